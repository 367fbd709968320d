#include "core/need.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"

static bool may(enum audience audience, enum field_kind kind, enum stage stage,
                enum way way)
{
    struct field field = {.kind = kind, .stage = stage};

    return need_may_know(audience, &field, way);
}

/* S screen, T text, Q QR, P packet; in this order. */
static void check(enum audience audience, enum field_kind kind,
                  enum stage stage, const char *ways)
{
    static const char letters[] = "STQP";

    for (unsigned way = 0; way < 4; way++) {
        bool wanted = strchr(ways, letters[way]) != NULL;

        if (may(audience, kind, stage, (enum way)way) != wanted)
            fail_msg("audience %u, %s of stage %s by %c should be %d", audience,
                     field_kind_id(kind), stage_id(stage), letters[way],
                     wanted);
    }
}

static void ordinary_fields_follow_the_stage(void **state)
{
    static const char *const ways[5][4] = {
        /* asking, available, agreed, own */
        [AUDIENCE_ASKED] = {"STQP", "", "", ""},
        [AUDIENCE_AVAILABLE] = {"STQP", "STQP", "", ""},
        [AUDIENCE_AGREED] = {"STQP", "STQP", "STQP", ""},
        [AUDIENCE_COORDINATOR] = {"STQP", "STQP", "STQP", "SP"},
        [AUDIENCE_FAMILY] = {"STQ", "STQ", "STQ", "S"},
    };

    (void)state;
    for (unsigned audience = 0; audience < COUNT(ways); audience++)
        for (unsigned stage = 0; stage < 4; stage++)
            for (unsigned kind = 0; kind < FIELD_PLACE; kind++)
                check((enum audience)audience, (enum field_kind)kind,
                      (enum stage)stage, ways[audience][stage]);
}

static void a_place_is_never_written(void **state)
{
    (void)state;
    check(AUDIENCE_ASKED, FIELD_PLACE, STAGE_AGREED, "");
    check(AUDIENCE_AVAILABLE, FIELD_PLACE, STAGE_AGREED, "");
    check(AUDIENCE_AGREED, FIELD_PLACE, STAGE_AGREED, "SP");
    check(AUDIENCE_COORDINATOR, FIELD_PLACE, STAGE_AGREED, "SP");
    check(AUDIENCE_FAMILY, FIELD_PLACE, STAGE_AGREED, "S");
    /* Also if a file were to put it into a stage where everybody is asked. */
    check(AUDIENCE_ASKED, FIELD_PLACE, STAGE_ASKING, "SP");
}

static void way_back_and_note_stay_here(void **state)
{
    static const enum field_kind kinds[] = {FIELD_REACH, FIELD_NOTE};

    (void)state;
    for (size_t at = 0; at < COUNT(kinds); at++) {
        /* Whatever stage the field claims. */
        for (unsigned stage = 0; stage < 4; stage++) {
            check(AUDIENCE_ASKED, kinds[at], (enum stage)stage, "");
            check(AUDIENCE_AVAILABLE, kinds[at], (enum stage)stage, "");
            check(AUDIENCE_AGREED, kinds[at], (enum stage)stage, "");
            check(AUDIENCE_COORDINATOR, kinds[at], (enum stage)stage, "SP");
            check(AUDIENCE_FAMILY, kinds[at], (enum stage)stage, "S");
        }
    }
}

static void whoever_is_unknown_learns_nothing(void **state)
{
    (void)state;
    assert_false(may((enum audience)5, FIELD_TOWN, STAGE_ASKING, WAY_SCREEN));
    assert_false(may(AUDIENCE_ASKED, FIELD_TOWN, STAGE_ASKING, (enum way)4));
    assert_false(may(AUDIENCE_AGREED, FIELD_TOWN, (enum stage)7, WAY_SCREEN));
    assert_int_equal(need_limit((enum audience)9), STAGE_ASKING);
}

static void limits_and_audiences_fit_together(void **state)
{
    (void)state;
    for (unsigned stage = 0; stage < 4; stage++)
        assert_int_equal(need_limit(need_of_stage((enum stage)stage)), stage);
    assert_int_equal(need_limit(AUDIENCE_FAMILY), STAGE_OWN);
    assert_int_equal(need_of_stage((enum stage)9), AUDIENCE_ASKED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_fields_follow_the_stage),
        cmocka_unit_test(a_place_is_never_written),
        cmocka_unit_test(way_back_and_note_stay_here),
        cmocka_unit_test(whoever_is_unknown_learns_nothing),
        cmocka_unit_test(limits_and_audiences_fit_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
