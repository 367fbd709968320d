#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "base/day.h"
#include "folder.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

#define FSI "\u2068"
#define PDI "\u2069"

static const struct language *en, *es, *ar;

static int set_up(void **state)
{
    (void)state;
    en = language_find("en");
    es = language_find("es");
    ar = language_find("ar");
    return phrase_setup(locale_folder()) != ERR_OK;
}

static int back_to_english(void **state)
{
    (void)state;
    return phrase_use(en) != ERR_OK;
}

/* Checks what was appended and empties the text. */
static void expect(struct text *out, const char *expected)
{
    assert_string_equal(text_string(out), expected);
    text_done(out);
}

static int32_t tuesday(void)
{
    return day_from_date((struct date){2026, 11, 24});
}

struct day_row {
    enum day_style style;
    const char *en, *es, *ar;
};

static void days(void **state)
{
    static const struct day_row rows[] = {
        {DAY_SHORT, "Tue 24 Nov", "mar 24 nov", "الثلاثاء 24 نوفمبر"},
        {DAY_LONG, "Tuesday 24 November", "martes 24 de noviembre",
         "الثلاثاء 24 نوفمبر"},
        {DAY_WEEKDAY, "Tuesday", "martes", "الثلاثاء"},
        {DAY_FULL, "24 November 2026", "24 de noviembre de 2026",
         "24 نوفمبر 2026"},
    };
    struct text out = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        format_day(&out, tuesday(), rows[i].style, NULL);
        expect(&out, rows[i].en);
        format_day(&out, tuesday(), rows[i].style, es);
        expect(&out, rows[i].es);
        format_day(&out, tuesday(), rows[i].style, ar);
        expect(&out, rows[i].ar);
    }
    text_append(&out, "on ");
    format_day(&out, 0, DAY_FULL, en);
    expect(&out, "on 1 January 1970");
    format_day(&out, -1, DAY_LONG, en);
    expect(&out, "Wednesday 31 December");
}

static void days_near(void **state)
{
    struct text out = {0};
    int32_t day = tuesday();

    (void)state;
    format_day_near(&out, day, day, en);
    expect(&out, "today");
    format_day_near(&out, day + 1, day, es);
    expect(&out, "mañana");
    format_day_near(&out, day - 1, day, ar);
    expect(&out, "أمس");
    format_day_near(&out, day + 2, day, en);
    expect(&out, "Thursday");
    format_day_near(&out, day + 6, day, en);
    expect(&out, "Monday");
    format_day_near(&out, day + 7, day, en);
    expect(&out, "Tue 1 Dec");
    format_day_near(&out, day - 2, day, en);
    expect(&out, "Sun 22 Nov");
    format_day_near(&out, INT32_MAX / 2, -INT32_MAX / 2, en);
    assert_true(out.length > 0);
    text_done(&out);
}

static void calendar(void **state)
{
    struct text out = {0};

    (void)state;
    assert_string_equal(format_weekday_short(0, en), "Su");
    assert_string_equal(format_weekday_short(6, es), "sá");
    assert_string_equal(format_weekday_short(7, ar), "ح");
    assert_string_equal(format_weekday_short(-1, en), "Sa");
    format_month(&out, 2026, 11, en);
    expect(&out, "November 2026");
    format_month(&out, 2027, 1, es);
    expect(&out, "enero de 2027");
    format_month(&out, 2027, 12, ar);
    expect(&out, "ديسمبر 2027");
}

static void times(void **state)
{
    struct text out = {0};

    (void)state;
    format_time(&out, 14 * 60, -1, en);
    expect(&out, "14:00");
    format_time(&out, 9 * 60 + 5, 0, es);
    expect(&out, "09:05");
    format_time(&out, 9 * 60 + 5, 1, en);
    expect(&out, "9:05\u00a0am");
    format_time(&out, 0, 1, en);
    expect(&out, "12:00\u00a0am");
    format_time(&out, 12 * 60, 1, es);
    expect(&out, "12:00\u00a0p.\u00a0m.");
    format_time(&out, 23 * 60 + 59, -1, ar);
    expect(&out, "11:59\u00a0م");
    format_time(&out, 24 * 60, 0, en);
    expect(&out, "00:00");
    format_time(&out, -1, 0, en);
    expect(&out, "23:59");
    format_day(&out, tuesday(), DAY_BRIEF, en);
    expect(&out, "24 Nov");
    format_moment(&out, tuesday(), DAY_SHORT, 14 * 60, en);
    expect(&out, "Tue 24 Nov, 14:00");
    format_moment(&out, tuesday(), DAY_LONG, 14 * 60, ar);
    expect(&out, "الثلاثاء 24 نوفمبر، 2:00\u00a0م");
}

static void durations(void **state)
{
    struct text out = {0};

    (void)state;
    format_duration(&out, 45, en);
    expect(&out, "45 minutes");
    format_duration(&out, 180, en);
    expect(&out, "3 hours");
    format_duration(&out, 61, es);
    expect(&out, "1 hora 1 minuto");
    format_duration(&out, 24 * 60 + 150, en);
    expect(&out, "1 day 2 hours 30 minutes");
    format_duration(&out, 24 * 60 + 5, en);
    expect(&out, "1 day 5 minutes");
    format_duration(&out, 150, ar);
    expect(&out, "ساعتان و30 دقيقة");
    format_duration(&out, 20160, ar);
    expect(&out, "14 يومًا");
    format_duration(&out, 0, en);
    expect(&out, "0 minutes");
    format_duration(&out, -5, en);
    expect(&out, "0 minutes");
}

static void numbers(void **state)
{
    struct text out = {0};

    (void)state;
    format_number(&out, 0, en);
    expect(&out, "0");
    format_number(&out, 1500, en);
    expect(&out, "1500");
    format_number(&out, 12000, es);
    expect(&out, "12,000");
    format_number(&out, 1234567, ar);
    expect(&out, "1,234,567");
    format_number(&out, -12, en);
    expect(&out, "-12");
    format_number(&out, -12, ar);
    expect(&out, FSI "-12" PDI);
    format_number(&out, LONG_MIN, en);
    assert_int_equal(out.bytes[0], '-');
    text_done(&out);
    format_padded(&out, 7, 2, en);
    expect(&out, "07");
    format_padded(&out, 12000, 2, en);
    expect(&out, "12000");
}

static void counts(void **state)
{
    struct text out = {0};

    (void)state;
    format_count(&out, "%lu day", "%lu days", 1, en);
    expect(&out, "1 day");
    format_count(&out, "%lu day", "%lu days", 12000, es);
    expect(&out, "12,000 días");
    format_count(&out, "%lu day", "%lu days", 1, ar);
    expect(&out, "يوم واحد");
    /* Never a printf format. */
    format_count(&out, "%s %n %% %", "%s %n %% %", 1, en);
    expect(&out, "%s %n % %");
    for (unsigned long n = 0; n <= 200; n++) {
        format_count(&out, "%lu day", "%lu days", n, es);
        text_format(&out, "|%lu %s", n, n == 1 ? "día" : "días");
        char *bar = strchr(out.bytes, '|');
        *bar = '\0';
        assert_string_equal(out.bytes, bar + 1);
        text_done(&out);
    }
}

static void reads_digits(void **state)
{
    long number = 7;
    int value;

    (void)state;
    assert_true(format_read_number("345", &number));
    assert_int_equal(number, 345);
    assert_true(format_read_number("٣٤٥", &number));
    assert_int_equal(number, 345);
    assert_true(format_read_number("۳۴۵", &number));
    assert_int_equal(number, 345);
    assert_true(format_read_number("３４５", &number));
    assert_int_equal(number, 345);
    assert_true(format_read_number("9223372036854775807", &number));
    assert_true(number == LONG_MAX);
    assert_false(format_read_number("9223372036854775808", &number));
    assert_false(format_read_number("99999999999999999999", &number));
    assert_false(format_read_number("", &number));
    assert_false(format_read_number("3 ", &number));
    assert_false(format_read_number("-3", &number));
    assert_false(format_read_number("3½", &number));
    assert_false(format_read_number("3\xff", &number));
    assert_int_equal(number, 0);
    assert_int_equal(format_digit("٣", &value), 2);
    assert_int_equal(value, 3);
    assert_int_equal(format_digit("x", &value), 0);
    assert_int_equal(format_digit("²", &value), 0);
    assert_int_equal(format_digit("", &value), 0);
}

static void age_bands(void **state)
{
    (void)state;
    assert_string_equal(format_age_band("3-5", en), "3 to 5 years");
    assert_string_equal(format_age_band("teen", es), "adolescente");
    assert_string_equal(format_age_band("10-12", ar), "من 10 إلى 12 سنة");
    assert_string_equal(format_age_band("99", ar), "99");
}

static void lists(void **state)
{
    static const char *const items[] = {"a", "b", "c", "{next}"};
    struct text out = {0};

    (void)state;
    format_list(&out, items, 0, en);
    expect(&out, "");
    format_list(&out, items, 1, en);
    expect(&out, "a");
    format_list(&out, items, 2, en);
    expect(&out, "a and b");
    format_list(&out, items, 4, en);
    expect(&out, "a, b, c and {next}");
    format_list(&out, items, 3, es);
    expect(&out, "a, b y c");
    format_list(&out, items, 2, ar);
    expect(&out, FSI "a" PDI " و" FSI "b" PDI);
}

static void fills(void **state)
{
    const struct format_part parts[] = {
        {"code", "417"}, {"place", "Springfield"}, {"empty", NULL}};
    struct text out = {0};

    (void)state;
    format_fill(&out, "{place} ({code})", parts, COUNT(parts));
    expect(&out, "Springfield (417)");
    format_fill(&out, "{code}{code}{empty}.", parts, COUNT(parts));
    expect(&out, "417417.");
    format_fill(&out, "{other} {} { {code {code}} }", parts, COUNT(parts));
    expect(&out, "{other} {} { {code 417} }");
    format_fill(&out, "{", parts, COUNT(parts));
    expect(&out, "{");
    format_fill(&out, "", parts, COUNT(parts));
    expect(&out, "");
}

static void isolates_where_directions_meet(void **state)
{
    const struct format_part latin[] = {{"x", "a-1"}};
    const struct format_part arabic[] = {{"x", "باب"}};
    const struct format_part digits[] = {{"x", "12 34"}};
    struct text out = {0};

    (void)state;
    format_fill(&out, "to {x}", arabic, 1);
    expect(&out, "to " FSI "باب" PDI);
    format_fill(&out, "إلى {x}", latin, 1);
    expect(&out, "إلى " FSI "a-1" PDI);
    format_fill(&out, "{x}:", digits, 1);
    expect(&out, "12 34:");
    format_isolated(&out, "Springfield");
    expect(&out, "Springfield");
    format_isolated(&out, "باب");
    expect(&out, FSI "باب" PDI);

    /* A pattern without letters is as the language that is on. */
    assert_int_equal(phrase_use(ar), ERR_OK);
    format_fill(&out, "{x}:", digits, 1);
    expect(&out, FSI "12 34" PDI ":");
    /* A message to somebody who reads English. */
    format_fill(&out, "to {x}", latin, 1);
    expect(&out, "to a-1");
    format_isolated(&out, "Springfield");
    expect(&out, FSI "Springfield" PDI);
    format_isolated(&out, "");
    format_isolated(&out, NULL);
    expect(&out, "");
}

static void values_stay_in_their_place(void **state)
{
    struct text out = {0};

    (void)state;
    format_isolated(&out, "evil\u202Etxt.exe");
    expect(&out, "eviltxt.exe");
    format_isolated(&out, PDI "a" PDI);
    expect(&out, "a");
    format_isolated(&out, FSI "a");
    expect(&out, FSI "a" PDI);
    format_isolated(&out, FSI "a" PDI PDI);
    expect(&out, FSI "a" PDI);
}

static void money(void **state)
{
    static const struct language *rows[3];
    struct text out = {0};

    (void)state;
    rows[0] = en;
    rows[1] = es;
    rows[2] = ar;
    format_money(&out, 350, "$", en);
    expect(&out, "$350");
    format_money(&out, 12500, "", en);
    expect(&out, "12,500");
    format_money(&out, 12500, "€", en);
    expect(&out, "€12,500");
    format_money(&out, 350, "CHF", en);
    expect(&out, "CHF\u00a0350");
    format_money(&out, 350, "zł", en);
    expect(&out, "zł\u00a0350");
    /* Amount and sign are in all of them, and nothing parts them. */
    for (size_t i = 0; i < COUNT(rows); i++) {
        format_money(&out, 350, "£", rows[i]);
        assert_non_null(strstr(text_string(&out), "£"));
        assert_non_null(strstr(text_string(&out), "350"));
        assert_null(strchr(text_string(&out), ' '));
        text_done(&out);
    }
}

/* What a language brings in its row and its catalogue alone, told by the two
 * that came last: no line of code knows them. */
struct custom {
    const char *code, *is_short, *is_long, *list, *number;
    const char *days[5]; /* 1, 2, 5, 20, 22 */
    const char *monday;
};

static void customs_come_with_the_catalogue(void **state)
{
    static const struct custom customs[] = {
        {"pl",
         "wt. 24 lis",
         "wtorek, 24 listopada",
         "a, b i c",
         "12\u00a0000",
         {"1 dzień", "2 dni", "5 dni", "20 dni", "22 dni"},
         "pn"},
        {"ro",
         "mar 24 nov",
         "marți, 24 noiembrie",
         "a, b și c",
         "12.000",
         {"1 zi", "2 zile", "5 zile", "20 de zile", "22 de zile"},
         "Lu"},
    };
    static const unsigned long counted[] = {1, 2, 5, 20, 22};
    static const char *const items[] = {"a", "b", "c"};
    struct text out = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(customs); i++) {
        const struct custom *is = &customs[i];
        const struct language *in = language_find(is->code);

        assert_non_null(in);
        assert_int_equal(in->first_weekday, 1);
        assert_false(in->hour12);
        format_day(&out, tuesday(), DAY_SHORT, in);
        expect(&out, is->is_short);
        format_day(&out, tuesday(), DAY_LONG, in);
        expect(&out, is->is_long);
        format_list(&out, items, COUNT(items), in);
        expect(&out, is->list);
        format_number(&out, 12000, in);
        expect(&out, is->number);
        format_money(&out, 350, "€", in);
        expect(&out, "350\u00a0€");
        for (size_t k = 0; k < COUNT(counted); k++) {
            format_count(&out, "%lu day", "%lu days", counted[k], in);
            expect(&out, is->days[k]);
        }
        assert_string_equal(format_weekday_short(1, in), is->monday);
        format_time(&out, 9 * 60 + 5, -1, in);
        expect(&out, "09:05");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days),
        cmocka_unit_test(days_near),
        cmocka_unit_test(calendar),
        cmocka_unit_test(times),
        cmocka_unit_test(durations),
        cmocka_unit_test(numbers),
        cmocka_unit_test(counts),
        cmocka_unit_test(reads_digits),
        cmocka_unit_test(age_bands),
        cmocka_unit_test(lists),
        cmocka_unit_test(fills),
        cmocka_unit_test_teardown(isolates_where_directions_meet,
                                  back_to_english),
        cmocka_unit_test(values_stay_in_their_place),
        cmocka_unit_test(money),
        cmocka_unit_test(customs_come_with_the_catalogue),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
