#include "store_place.h"

#include "core/retention.h"

static void a_draft_comes_back_as_it_was_saved(void **state)
{
    struct store_place *place = *state;
    struct request draft = {.task = mem_string("babysitting"),
                            .when = DAY_NONE,
                            .changed = TODAY,
                            .ended = DAY_NONE,
                            .consent_asking = DAY_NONE,
                            .consent_place = DAY_NONE,
                            .needed = 1};
    struct request read;

    assert_int_equal(requests_add(place->vault, &draft, TODAY, random_system()),
                     ERR_OK);
    assert_in_range(draft.code, 100, 999);
    draft.state = REQUEST_OPEN;
    draft.end = END_NONE;
    draft.when = TODAY + 4;
    draft.consent_asking = TODAY;
    draft.asked = 3;
    draft.needed = 2;
    draft.question = 5;
    draft.postponed = 7;
    assert_int_equal(requests_save(place->vault, &draft), ERR_OK);
    store_open_again(place);
    assert_int_equal(requests_get(place->vault, draft.id, STAGE_OWN, &read),
                     ERR_OK);
    assert_true(request_id_equal(read.id, draft.id));
    assert_int_equal(read.code, draft.code);
    assert_string_equal(read.task, "babysitting");
    assert_int_equal(read.state, REQUEST_OPEN);
    assert_int_equal(read.when, TODAY + 4);
    assert_int_equal(read.changed, TODAY);
    assert_int_equal(read.ended, DAY_NONE);
    assert_int_equal(read.consent_asking, TODAY);
    assert_int_equal(read.consent_place, DAY_NONE);
    assert_int_equal(read.asked, 3);
    assert_int_equal(read.needed, 2);
    assert_int_equal(read.question, 5);
    assert_int_equal(read.postponed, 7);
    request_done(&read);
    draft.id.bytes[0] ^= 1;
    assert_int_equal(requests_save(place->vault, &draft), ERR_NOT_FOUND);
    assert_int_equal(requests_get(place->vault, draft.id, STAGE_OWN, &read),
                     ERR_NOT_FOUND);
    assert_null(read.task);
    mem_free(draft.task);
}

static void answers_are_replaced_and_dropped(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", DAY_NONE);
    struct answer_row row = {"note",    "text:tall house", "tall house",
                             STAGE_OWN, TODAY + 3,         true};
    struct request read;
    int warned;

    store_put(place->vault, id, "town", "text:Springfield", "springfield",
              STAGE_ASKING, TODAY + 5);
    store_put(place->vault, id, "seats", "2", "", STAGE_ASKING, TODAY + 5);
    store_put(place->vault, id, "town", "text:Shelby'; DROP", "shelby",
              STAGE_ASKING, TODAY + 6);
    assert_int_equal(requests_put(place->vault, id, &row), ERR_OK);
    assert_int_equal(requests_put(place->vault, id, &row), ERR_OK);
    assert_int_equal(traces_warned(place->vault, &warned), ERR_OK);
    assert_int_equal(warned, 1);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read), ERR_OK);
    assert_int_equal(read.answer_count, 3);
    assert_string_equal(request_value(&read, "town"), "text:Shelby'; DROP");
    assert_int_equal(read.answers[0].expires, TODAY + 6);
    assert_false(read.answers[0].warned);
    assert_true(read.answers[2].warned);
    assert_int_equal(read.answers[2].stage, STAGE_OWN);
    request_done(&read);
    assert_int_equal(requests_drop(place->vault, id, "town"), ERR_OK);
    assert_int_equal(requests_drop(place->vault, id, "never"), ERR_OK);
    assert_int_equal(requests_get(place->vault, id, STAGE_AGREED, &read),
                     ERR_OK);
    assert_int_equal(read.answer_count, 1);
    assert_string_equal(read.answers[0].field, "seats");
    request_done(&read);
    row.stage = (enum stage)4;
    assert_int_equal(requests_put(place->vault, id, &row), ERR_STAGE);
    row.stage = STAGE_OWN;
    id.bytes[3] ^= 1;
    assert_int_equal(requests_put(place->vault, id, &row), ERR_NOT_FOUND);
}

/* Fields of each stage in every order that a task may have them. The value
 * says which stage it is of. */
static const enum stage layouts[][4] = {
    {STAGE_ASKING, STAGE_AVAILABLE, STAGE_AGREED, STAGE_OWN},
    {STAGE_OWN, STAGE_AGREED, STAGE_AVAILABLE, STAGE_ASKING},
    {STAGE_ASKING, STAGE_ASKING, STAGE_AGREED, STAGE_OWN},
    {STAGE_AGREED, STAGE_OWN, STAGE_ASKING, STAGE_AVAILABLE},
    {STAGE_OWN, STAGE_OWN, STAGE_ASKING, STAGE_AGREED},
    {STAGE_ASKING, STAGE_AVAILABLE, STAGE_AVAILABLE, STAGE_OWN},
};
static const char *const fields[] = {"town", "ages", "place", "note"};

static struct request_id add_layout(struct vault *vault, size_t layout,
                                    enum stage when_stage)
{
    struct request_id id = store_add(vault, "babysitting", DAY_NONE);

    store_put(vault, id, "when", "2026-11-24 14:00", "", when_stage, TODAY + 9);
    for (size_t i = 0; i < COUNT(fields); i++) {
        char value[32];

        snprintf(value, sizeof value, "text:stage %d", (int)layouts[layout][i]);
        store_put(vault, id, fields[i], value, value, layouts[layout][i],
                  TODAY + 9);
    }
    return id;
}

static void check_seen(const struct request *seen, size_t layout,
                       enum stage limit, enum stage when_stage)
{
    size_t wanted = when_stage <= limit;

    for (size_t i = 0; i < COUNT(fields); i++)
        if (layouts[layout][i] <= limit)
            wanted++;
    assert_int_equal(seen->answer_count, wanted);
    for (size_t i = 0; i < seen->answer_count; i++) {
        assert_true(seen->answers[i].stage <= limit);
        if (strncmp(seen->answers[i].value, "text:stage ", 11) == 0)
            assert_true(seen->answers[i].value[11] - '0' <= (int)limit);
    }
    if (when_stage > limit)
        assert_int_equal(seen->when, DAY_NONE);
    else
        assert_int_equal(seen->when,
                         day_from_date((struct date){2026, 11, 24}));
}

static void check_layout(struct vault *vault, size_t layout,
                         enum stage when_stage)
{
    struct request_id id = add_layout(vault, layout, when_stage);
    struct request_id other = add_layout(vault, layout, when_stage);
    int64_t available = store_line(vault, id, "A", STAGE_AVAILABLE);
    int64_t agreed = store_line(vault, id, "B", STAGE_AGREED);
    int64_t elsewhere = store_line(vault, other, "C", STAGE_AGREED);
    struct request seen;

    assert_int_equal(requests_get_for_helper(vault, id, available, &seen),
                     ERR_OK);
    check_seen(&seen, layout, STAGE_AVAILABLE, when_stage);
    assert_int_equal(seen.helper_count, 1);
    assert_string_equal(seen.helpers[0].label, "A");
    request_done(&seen);
    assert_int_equal(requests_get_for_helper(vault, id, agreed, &seen), ERR_OK);
    check_seen(&seen, layout, STAGE_AGREED, when_stage);
    request_done(&seen);
    /* Request and line: neither alone is enough. */
    assert_int_equal(requests_get_for_helper(vault, id, elsewhere, &seen),
                     ERR_NOT_FOUND);
    assert_null(seen.answers);
    assert_int_equal(requests_get_for_helper(vault, id, 0, &seen),
                     ERR_NOT_FOUND);
    for (int limit = STAGE_ASKING; limit <= STAGE_OWN; limit++) {
        assert_int_equal(requests_get(vault, id, (enum stage)limit, &seen),
                         ERR_OK);
        check_seen(&seen, layout, (enum stage)limit, when_stage);
        request_done(&seen);
    }
}

static void no_helper_reads_a_later_stage_or_own(void **state)
{
    struct store_place *place = *state;

    for (size_t i = 0; i < COUNT(layouts); i++)
        for (int when = STAGE_ASKING; when <= STAGE_OWN; when++)
            check_layout(place->vault, i, (enum stage)when);
}

/* Even a line that somebody wrote a wrong stage into. */
static void a_line_never_reaches_own(void **state)
{
    struct store_place *place = *state;
    struct request_id id = add_layout(place->vault, 0, STAGE_ASKING);
    int64_t line = store_line(place->vault, id, "A", STAGE_AGREED);
    struct helper helper = {.label = "A", .stage = STAGE_OWN};
    struct request seen;

    assert_int_equal(requests_helper_add(place->vault, id, &helper, &line),
                     ERR_STAGE);
    helper.stage = STAGE_ASKING;
    assert_int_equal(requests_helper_add(place->vault, id, &helper, &line),
                     ERR_STAGE);
    assert_int_equal(db_run(store_db(place->vault),
                            "UPDATE helper SET stage = 3", DB_NO_VALUES),
                     ERR_OK);
    line = store_number(place->vault, "SELECT line FROM helper");
    assert_int_equal(requests_get_for_helper(place->vault, id, line, &seen),
                     ERR_OK);
    check_seen(&seen, 0, STAGE_AGREED, STAGE_ASKING);
    request_done(&seen);
}

static void lines_move_and_go(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", DAY_NONE);
    struct request_id other = store_add(place->vault, "ride", DAY_NONE);
    int64_t line = store_line(place->vault, id, "sitter A", STAGE_AVAILABLE);
    struct helper helper = {.id = line,
                            .label = "sitter B",
                            .stage = STAGE_AGREED,
                            .told = DAY_NONE,
                            .reserve = true,
                            .stale = true};
    struct request read;

    assert_int_equal(requests_helper_save(place->vault, other, &helper),
                     ERR_NOT_FOUND);
    assert_int_equal(requests_helper_save(place->vault, id, &helper), ERR_OK);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read), ERR_OK);
    assert_int_equal(read.helper_count, 1);
    assert_string_equal(read.helpers[0].label, "sitter B");
    assert_int_equal(read.helpers[0].stage, STAGE_AGREED);
    assert_int_equal(read.helpers[0].told, DAY_NONE);
    assert_true(read.helpers[0].reserve && read.helpers[0].stale);
    request_done(&read);
    assert_int_equal(requests_helper_drop(place->vault, other, line),
                     ERR_NOT_FOUND);
    assert_int_equal(requests_helper_drop(place->vault, id, line), ERR_OK);
    assert_int_equal(requests_helper_drop(place->vault, id, line),
                     ERR_NOT_FOUND);
}

static void marked_rows_are_gone_until_undone(void **state)
{
    struct store_place *place = *state;
    struct request_id id = add_layout(place->vault, 0, STAGE_ASKING);
    int64_t line = store_line(place->vault, id, "A", STAGE_AGREED);
    struct request read;
    int32_t when;

    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read), ERR_OK);
    when = read.when;
    request_done(&read);
    assert_int_equal(requests_mark_answer(place->vault, id, "place", true),
                     ERR_OK);
    assert_int_equal(requests_mark_answer(place->vault, id, "when", true),
                     ERR_OK);
    assert_int_equal(requests_get_for_helper(place->vault, id, line, &read),
                     ERR_OK);
    assert_null(request_value(&read, "place"));
    assert_null(request_value(&read, "when"));
    assert_int_equal(read.when, DAY_NONE);
    /* A stale copy in somebody's hands must not bring the day back. */
    read.when = when;
    assert_int_equal(requests_save(place->vault, &read), ERR_OK);
    request_done(&read);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read), ERR_OK);
    assert_int_equal(read.when, DAY_NONE);
    request_done(&read);
    assert_int_equal(requests_mark_answer(place->vault, id, "when", false),
                     ERR_OK);
    assert_int_equal(requests_mark(place->vault, id, true, TODAY), ERR_OK);
    assert_int_equal(requests_get_for_helper(place->vault, id, line, &read),
                     ERR_NOT_FOUND);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read),
                     ERR_NOT_FOUND);
    assert_int_equal(requests_mark(place->vault, id, false, TODAY), ERR_OK);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read), ERR_OK);
    assert_int_equal(read.when, when);
    assert_null(request_value(&read, "place"));
    request_done(&read);
    assert_int_equal(requests_sweep(place->vault), ERR_OK);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM answer"
                                                " WHERE field = 'place'"),
                     0);
    assert_int_equal(requests_mark(place->vault, id, true, TODAY), ERR_OK);
    store_open_again(place);
    assert_int_equal(requests_sweep(place->vault), ERR_OK);
    assert_int_equal(store_number(place->vault,
                                  "SELECT (SELECT count(*) FROM request) +"
                                  " (SELECT count(*) FROM answer) +"
                                  " (SELECT count(*) FROM helper)"),
                     0);
    assert_int_equal(requests_mark(place->vault, id, false, TODAY), ERR_NOT_FOUND);
}

static void half_typed_text_is_one_a_request(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", DAY_NONE);
    char *field;
    char *typed;

    assert_int_equal(requests_half_get(place->vault, id, &field, &typed),
                     ERR_OK);
    assert_null(typed);
    assert_int_equal(requests_half_put(place->vault, id, "town", "Spri"),
                     ERR_OK);
    assert_int_equal(requests_half_put(place->vault, id, "note", "two bo"),
                     ERR_OK);
    store_open_again(place);
    assert_int_equal(requests_half_get(place->vault, id, &field, &typed),
                     ERR_OK);
    assert_string_equal(field, "note");
    assert_string_equal(typed, "two bo");
    mem_free(field);
    mem_free(typed);
    store_put(place->vault, id, "town", "text:Springfield", "springfield",
              STAGE_ASKING, TODAY + 1);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM half"),
                     1);
    store_put(place->vault, id, "note", "text:two boxes", "two boxes",
              STAGE_OWN, TODAY + 1);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM half"),
                     0);
    assert_int_equal(requests_half_put(place->vault, id, "note", "three"),
                     ERR_OK);
    assert_int_equal(requests_mark_answer(place->vault, id, "note", true),
                     ERR_OK);
    assert_int_equal(requests_half_get(place->vault, id, &field, &typed),
                     ERR_OK);
    assert_null(typed);
    assert_int_equal(requests_half_put(place->vault, id, "note", NULL), ERR_OK);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM half"),
                     0);
}

static void the_day_goes_with_its_answer(void **state)
{
    struct store_place *place = *state;
    struct request_id id = add_layout(place->vault, 0, STAGE_ASKING);
    struct request read;

    assert_int_equal(requests_drop(place->vault, id, "when"), ERR_OK);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read), ERR_OK);
    assert_int_equal(read.when, DAY_NONE);
    request_done(&read);
    /* Not every text with digits is a day. */
    store_put(place->vault, id, "note", "2026-13-40", "", STAGE_OWN, TODAY);
    store_put(place->vault, id, "reach", "come:2026-11-24", "", STAGE_OWN,
              TODAY);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM answer"
                                                " WHERE dated = 1 OR day > 0"),
                     0);
}

/* Counts up, so that the draws of codes are known; ids stay random. */
static void fill_counting(void *state, void *bytes, size_t size)
{
    uint32_t *next = state;

    random_fill(random_system(), bytes, size);
    if (size != sizeof *next)
        return;
    memcpy(bytes, next, size);
    (*next)++;
}

static void codes_are_not_drawn_again(void **state)
{
    struct store_place *place = *state;
    bool seen[1000] = {false};
    int longer = 0;

    for (int i = 0; i < 500; i++) {
        struct request draft = {.task = "ride", .when = DAY_NONE};

        assert_int_equal(
            requests_add(place->vault, &draft, TODAY, random_system()), ERR_OK);
        if (draft.code > 999) {
            assert_in_range(draft.code, 1000, 9999);
            longer++;
            continue;
        }
        assert_in_range(draft.code, 100, 999);
        assert_false(seen[draft.code]);
        seen[draft.code] = true;
    }
    /* More than half of 900 are in use after 451. */
    assert_int_equal(longer, 49);
}

static void a_code_rests_after_its_request(void **state)
{
    struct store_place *place = *state;
    uint32_t next = 0;
    struct random counting = {fill_counting, &next};
    struct request draft = {.task = "ride", .when = DAY_NONE};
    int first;
    int purged;

    assert_int_equal(requests_add(place->vault, &draft, TODAY, &counting),
                     ERR_OK);
    first = draft.code;
    assert_int_equal(
        requests_expire(place->vault, draft.id, NULL, 0, TODAY + 100), ERR_OK);
    assert_int_equal(traces_purge(place->vault, TODAY + 99, &purged), ERR_OK);
    next = 0;
    /* The draw that gave the first code: taken, though 90 days are over. */
    assert_int_equal(requests_add(place->vault, &draft, TODAY + 99, &counting),
                     ERR_OK);
    assert_int_not_equal(draft.code, first);
    assert_int_equal(traces_purge(place->vault, TODAY + 100, &purged), ERR_OK);
    next = 0;
    assert_int_equal(requests_add(place->vault, &draft, TODAY + 189, &counting),
                     ERR_OK);
    assert_int_not_equal(draft.code, first);
    assert_int_equal(traces_purge(place->vault, TODAY + 190, &purged), ERR_OK);
    next = 0;
    assert_int_equal(requests_add(place->vault, &draft, TODAY + 190, &counting),
                     ERR_OK);
    assert_int_equal(draft.code, first);
    draft.code = REQUESTS_NO_CODE;
    assert_int_equal(requests_add(place->vault, &draft, TODAY + 190, &counting),
                     ERR_OK);
    assert_int_equal(draft.code, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_draft_comes_back_as_it_was_saved),
        STORE_TEST(answers_are_replaced_and_dropped),
        STORE_TEST(no_helper_reads_a_later_stage_or_own),
        STORE_TEST(a_line_never_reaches_own),
        STORE_TEST(lines_move_and_go),
        STORE_TEST(marked_rows_are_gone_until_undone),
        STORE_TEST(half_typed_text_is_one_a_request),
        STORE_TEST(the_day_goes_with_its_answer),
        STORE_TEST(codes_are_not_drawn_again),
        STORE_TEST(a_code_rests_after_its_request),
    };

    return cmocka_run_group_tests_name("requests", tests, NULL, NULL);
}
