#include "core/field.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/mark.h"
#include "base/mem.h"
#include "core/spoken.h"

static char *options[] = {"food", "rent", "other costs"};

/* Bands and codes, bounds, real days, one form for one answer; and what a
 * hostile packet may bring: controls, bidi, bytes that are no text. */
static const struct {
    enum field_kind kind;
    const char *value;
    bool good;
} values[] = {
    {FIELD_WHEN, "2026-11-24 14:00", true},
    {FIELD_WHEN, "2026-11-24", true},
    {FIELD_WHEN, "2026-11-24 00:00", true},
    {FIELD_WHEN, "2026-11-24 23:59", true},
    {FIELD_WHEN, "2028-02-29", true},
    {FIELD_WHEN, "2000-02-29 08:05", true},
    {FIELD_WHEN, "", false},
    {FIELD_WHEN, "2026-02-29", false},
    {FIELD_WHEN, "2100-02-29", false},
    {FIELD_WHEN, "2026-13-01", false},
    {FIELD_WHEN, "2026-00-10", false},
    {FIELD_WHEN, "2026-04-31", false},
    {FIELD_WHEN, "2026-11-00", false},
    {FIELD_WHEN, "1999-12-31", false},
    {FIELD_WHEN, "2200-01-01", false},
    {FIELD_WHEN, "2026-11-24 24:00", false},
    {FIELD_WHEN, "2026-11-24 14:60", false},
    {FIELD_WHEN, "2026-11-24 14:0", false},
    {FIELD_WHEN, "2026-11-24T14:00", false},
    {FIELD_WHEN, "2026-11-24  14:00", false},
    {FIELD_WHEN, "2026-11-24 14:00 ", false},
    {FIELD_WHEN, " 2026-11-24", false},
    {FIELD_WHEN, "2026-1-24", false},
    {FIELD_WHEN, "24.11.2026", false},
    {FIELD_WHEN, "2026-11-2\xd9\xa4", false},

    {FIELD_DURATION, "5", true},
    {FIELD_DURATION, "180", true},
    {FIELD_DURATION, "20160", true},
    {FIELD_DURATION, "4", false},
    {FIELD_DURATION, "20161", false},
    {FIELD_DURATION, "0180", false},
    {FIELD_DURATION, "+180", false},
    {FIELD_DURATION, "-180", false},
    {FIELD_DURATION, "3 h", false},
    {FIELD_DURATION, "", false},
    {FIELD_DURATION, "99999999999999999999", false},

    {FIELD_COUNT, "0", true},
    {FIELD_COUNT, "2", true},
    {FIELD_COUNT, "999", true},
    {FIELD_COUNT, "1000", false},
    {FIELD_COUNT, "00", false},
    {FIELD_COUNT, "02", false},
    {FIELD_COUNT, "2.5", false},
    {FIELD_COUNT, "two", false},
    {FIELD_COUNT, " 2", false},
    {FIELD_COUNT, "\xd9\xa2", false},

    {FIELD_AMOUNT, "1", true},
    {FIELD_AMOUNT, "350", true},
    {FIELD_AMOUNT, "999999", true},
    {FIELD_AMOUNT, "0", false},
    {FIELD_AMOUNT, "1000000", false},
    {FIELD_AMOUNT, "350.00", false},
    {FIELD_AMOUNT, "$350", false},

    {FIELD_AGES, "0-2", true},
    {FIELD_AGES, "teen", true},
    {FIELD_AGES, "3-5,6-9", true},
    {FIELD_AGES, "0-2,3-5,6-9,10-12,teen", true},
    {FIELD_AGES, "", false},
    {FIELD_AGES, "6-9,3-5", false},
    {FIELD_AGES, "3-5,3-5", false},
    {FIELD_AGES, "3-5,", false},
    {FIELD_AGES, ",3-5", false},
    {FIELD_AGES, "3-5, 6-9", false},
    {FIELD_AGES, "4", false},
    {FIELD_AGES, "teenager", false},
    {FIELD_AGES, "0-2,3-5,6-9,10-12,teen,teen", false},

    {FIELD_CHOICE, "food", true},
    {FIELD_CHOICE, "other costs", true},
    {FIELD_CHOICE, "", false},
    {FIELD_CHOICE, "Food", false},
    {FIELD_CHOICE, "food ", false},
    {FIELD_CHOICE, "bail", false},
    {FIELD_CHOICE, "food,rent", false},

    {FIELD_LANGUAGE, "ar,en", true},
    {FIELD_LANGUAGE, "en,ar", true},
    {FIELD_LANGUAGE, "quc,es", true},
    {FIELD_LANGUAGE, "ar", false},
    {FIELD_LANGUAGE, "ar,", false},
    {FIELD_LANGUAGE, ",en", false},
    {FIELD_LANGUAGE, "ar,ar", false},
    {FIELD_LANGUAGE, "ar, en", false},
    {FIELD_LANGUAGE, "ar,en,es", false},
    {FIELD_LANGUAGE, "AR,en", false},
    {FIELD_LANGUAGE, "xx,en", false},
    {FIELD_LANGUAGE, "Maria,en", false},
    {FIELD_LANGUAGE, "a very long beginning,en", false},

    {FIELD_TOWN, "area", true},
    {FIELD_TOWN, "text:Springfield", true},
    {FIELD_TOWN, "text:\xd8\xa7\xd9\x84\xd9\x82\xd8\xa7\xd9\x87", true},
    {FIELD_TOWN, "text:area", true},
    {FIELD_TOWN, "Springfield", false},
    {FIELD_TOWN, "text:", false},
    {FIELD_TOWN, "text:   ", false},
    {FIELD_TOWN, "Area", false},
    {FIELD_TOWN, "say", false},
    {FIELD_TOWN, "text:a\nb", false},
    {FIELD_TOWN, "text:a\tb", false},
    {FIELD_TOWN, "text:a\x1b[31m", false},
    {FIELD_TOWN,
     "text:\xe2\x80\xae"
     "evil",
     false},
    {FIELD_TOWN, "text:\xff\xfe", false},
    {FIELD_TOWN, "text:e\xcc\x81", false},
    {FIELD_TOWN, "text:\xc3\xa9", true},

    {FIELD_PLACE, "say", true},
    {FIELD_PLACE, "text:12 Main Street", true},
    {FIELD_PLACE, "text:", false},
    {FIELD_PLACE, "area", false},
    {FIELD_PLACE, "12 Main Street", false},

    {FIELD_NOTE, "text:red bike", true},
    {FIELD_NOTE, "text:\xe2\x80\xa8x", false},
    {FIELD_NOTE, "red bike", false},
    {FIELD_NOTE, "text:", false},
    {FIELD_NOTE, "", false},

    {FIELD_REACH, "know", true},
    {FIELD_REACH, "come:2026-11-24", true},
    {FIELD_REACH, "through:the Tuesday cook", true},
    {FIELD_REACH, "phone:+1 (555) 010-0123", true},
    {FIELD_REACH, "phone:112", true},
    {FIELD_REACH, "know:", false},
    {FIELD_REACH, "know me", false},
    {FIELD_REACH, "come:", false},
    {FIELD_REACH, "come:2026-11-24 14:00", false},
    {FIELD_REACH, "come:2026-11-31", false},
    {FIELD_REACH, "come:Tuesday", false},
    {FIELD_REACH, "through:", false},
    {FIELD_REACH, "through:a\rb", false},
    {FIELD_REACH, "phone:", false},
    {FIELD_REACH, "phone:12", false},
    {FIELD_REACH, "phone:call Maria 5550100", false},
    {FIELD_REACH, "phone:maria@example.org", false},
    {FIELD_REACH, "phone:123456789012345678901", false},
    {FIELD_REACH, "phone:5 5 5 0 1 0 0                                  ",
     false},
    {FIELD_REACH, "phone:\xd9\xa5\xd9\xa5\xd9\xa5\xd9\xa0", false},
    {FIELD_REACH, "text:5550100", false},
    {FIELD_REACH, "", false},
};

static void values_are_taken_in_one_form_only(void **state)
{
    (void)state;
    assert_true(COUNT(values) >= 80);
    for (size_t at = 0; at < COUNT(values); at++) {
        struct field field = {.kind = values[at].kind};

        if (field.kind == FIELD_CHOICE) {
            field.options = options;
            field.option_count = COUNT(options);
        }
        if (field_accepts(&field, values[at].value) != values[at].good)
            fail_msg("%s \"%s\" should be %s", field_kind_id(field.kind),
                     values[at].value, values[at].good ? "good" : "bad");
    }
}

static void no_kind_takes_nothing_or_too_much(void **state)
{
    char *value = mem_new(1, FIELD_TEXT_LIMIT + 7);

    (void)state;
    for (unsigned at = 0; at < FIELD_KINDS + 3u; at++) {
        struct field field = {.kind = (enum field_kind)at};

        assert_false(field_accepts(&field, NULL));
        assert_false(field_accepts(&field, ""));
    }
    memcpy(value, "text:", 5);
    memset(value + 5, 'a', FIELD_TEXT_LIMIT);
    assert_true(field_accepts(&(struct field){.kind = FIELD_NOTE}, value));
    value[FIELD_TEXT_LIMIT + 5] = 'a';
    assert_false(field_accepts(&(struct field){.kind = FIELD_NOTE}, value));
    mem_free(value);
}

static void kinds_have_ids(void **state)
{
    enum field_kind kind;

    (void)state;
    for (unsigned at = 0; at < FIELD_KINDS; at++) {
        assert_true(field_kind_find(field_kind_id((enum field_kind)at), &kind));
        assert_int_equal(kind, at);
    }
    assert_false(field_kind_find("address", &kind));
    assert_false(field_kind_find("", &kind));
    assert_string_equal(field_kind_id(FIELD_KINDS), "");
}

static void the_day_is_read_out_of_when(void **state)
{
    int32_t day;
    int minutes;

    (void)state;
    assert_true(field_when("2026-11-24 14:05", &day, &minutes));
    assert_int_equal(day, day_from_date((struct date){2026, 11, 24}));
    assert_int_equal(minutes, 14 * 60 + 5);
    assert_true(field_when("2026-11-24", &day, &minutes));
    assert_int_equal(minutes, -1);
    assert_false(field_when("2026-11-24 99:00", &day, &minutes));
    assert_int_equal(day, DAY_NONE);
    assert_int_equal(minutes, -1);
}

static void only_what_was_typed_is_typed(void **state)
{
    (void)state;
    assert_string_equal(field_typed(FIELD_TOWN, "text:Salem"), "Salem");
    assert_string_equal(field_typed(FIELD_PLACE, "text:12 A St"), "12 A St");
    assert_string_equal(field_typed(FIELD_NOTE, "text:x"), "x");
    assert_string_equal(field_typed(FIELD_REACH, "through:cook"), "cook");
    assert_string_equal(field_typed(FIELD_REACH, "phone:112"), "112");
    assert_null(field_typed(FIELD_TOWN, "area"));
    assert_null(field_typed(FIELD_PLACE, "say"));
    assert_null(field_typed(FIELD_REACH, "know"));
    assert_null(field_typed(FIELD_REACH, "come:2026-11-24"));
    assert_null(field_typed(FIELD_REACH, "text:x"));
    assert_null(field_typed(FIELD_CHOICE, "text:x"));
    assert_null(field_typed(FIELD_COUNT, "2"));
}

static void a_number_allows_a_number_alone(void **state)
{
    struct field reach = {.kind = FIELD_REACH,
                          .allow = CATEGORY_BIT(CATEGORY_HEALTH)};
    struct field place = {.kind = FIELD_PLACE,
                          .allow = CATEGORY_BIT(CATEGORY_STREET_ADDRESS)};

    (void)state;
    assert_int_equal(field_allows(&reach, "phone:112"),
                     CATEGORY_BIT(CATEGORY_PHONE));
    assert_int_equal(field_allows(&reach, "through:cook"), reach.allow);
    assert_int_equal(field_allows(&place, "text:phone:112"), place.allow);
}

static void bands_stand_in_order(void **state)
{
    static const char *const bands[] = {"0-2", "3-5", "6-9", "10-12", "teen"};

    (void)state;
    assert_int_equal(FIELD_AGE_BANDS, COUNT(bands));
    for (size_t at = 0; at < COUNT(bands); at++)
        assert_string_equal(field_age_band(at), bands[at]);
    assert_null(field_age_band(COUNT(bands)));
}

static void languages_have_one_code_each(void **state)
{
    size_t count, other;
    const struct spoken *all = spoken_all(&count);

    (void)state;
    assert_true(count >= 40);
    for (size_t at = 0; at < count; at++) {
        assert_ptr_equal(spoken_find(all[at].code), &all[at]);
        assert_in_range(strlen(all[at].code), 2, 3);
        assert_in_range(strlen(all[at].name), 2, 30);
        for (other = 0; other < at; other++)
            assert_string_not_equal(all[at].name, all[other].name);
    }
    assert_null(spoken_find(""));
    assert_null(spoken_find("ES"));
    assert_null(spoken_find("english"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_taken_in_one_form_only),
        cmocka_unit_test(no_kind_takes_nothing_or_too_much),
        cmocka_unit_test(kinds_have_ids),
        cmocka_unit_test(the_day_is_read_out_of_when),
        cmocka_unit_test(only_what_was_typed_is_typed),
        cmocka_unit_test(a_number_allows_a_number_alone),
        cmocka_unit_test(bands_stand_in_order),
        cmocka_unit_test(languages_have_one_code_each),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
