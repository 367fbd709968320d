/* The customs of each language, a row each. First weekdays and clocks are
 * those of CLDR 48 for its readers, but that English and Spanish tell the time
 * in 24 hours, which can't be misread (the settings change it); the order of
 * the parts of dates and amounts is CLDR's too, but that a dollar stands where
 * the readers write it where they live now. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/day.h"
#include "folder.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

#define NBSP "\u00a0"
#define FSI "\u2068"
#define PDI "\u2069"
#define ZWNJ "\u200c"

struct custom {
    const char *code;
    int first_weekday; /* 0 = Sunday */
    bool hour12;
    const char *time;    /* five past two in the afternoon, as usual */
    const char *other;   /* and on the other clock */
    const char *day;     /* long */
    const char *full;    /* with the year */
    const char *money;   /* 12,500 dollars */
    const char *francs;  /* 350 CHF */
    const char *percent; /* 25 */
    const char *list;    /* a, b, c */
};

static const struct custom customs[] = {
    {"en", 0, false, "14:05", "2:05" NBSP "pm", "Tuesday 24 November",
     "24 November 2026", "$12,500", "CHF" NBSP "350", "25%", "a, b and c"},
    {"es", 0, false, "14:05", "2:05" NBSP "p." NBSP "m.",
     "martes 24 de noviembre", "24 de noviembre de 2026", "$12,500",
     "CHF" NBSP "350", "25%", "a, b y c"},
    {"fr", 1, false, "14h05", "2:05" NBSP "pm", "mardi 24 novembre",
     "24 novembre 2026", "12" NBSP "500" NBSP "$", "350" NBSP "CHF",
     "25" NBSP "%", "a, b et c"},
    {"pt_BR", 0, false, "14:05", "2:05" NBSP "pm",
     "terça-feira, 24 de novembro", "24 de novembro de 2026",
     "$" NBSP "12.500", "CHF" NBSP "350", "25%", "a, b e c"},
    {"ht", 1, false, "14:05", "2:05" NBSP "pm", "madi 24 novanm",
     "24 novanm 2026", "$12,500", "350" NBSP "CHF", "25%", "a, b ak c"},
    {"zh_CN", 1, false, "14:05", "下午2:05", "11月24日星期二", "2026年11月24日",
     "$12,500", "CHF" NBSP "350", "25%", "a、b和c"},
    {"vi", 1, false, "14:05", "2:05" NBSP "CH", "Thứ Ba, 24 tháng 11",
     "24 tháng 11 năm 2026", "$12.500", "350" NBSP "CHF", "25%", "a, b và c"},
    {"ko", 0, true, "오후" NBSP "2:05", "14:05", "11월 24일 화요일", "2026년 11월 24일",
     "$12,500", "CHF" NBSP "350", "25%", "a, b, c"},
    {"fil", 0, true, "2:05" NBSP "pm", "14:05", "Martes, Nobyembre 24",
     "Nobyembre 24, 2026", "$12,500", "CHF" NBSP "350", "25%", "a, b at c"},
    {"ar", 6, true, "2:05" NBSP "م", "14:05", "الثلاثاء 24 نوفمبر",
     "24 نوفمبر 2026", "$12,500", "350" NBSP "CHF", "25%",
     FSI "a" PDI "، " FSI "b" PDI " و" FSI "c" PDI},
    {"fa", 6, false, "۱۴:۰۵", "۲:۰۵" NBSP "ب.ظ",
     "سه" ZWNJ "شنبه ۳ آذر (۲۴ نوامبر)", "۳ آذر ۱۴۰۵ (۲۴ نوامبر ۲۰۲۶)",
     "$۱۲٬۵۰۰", "۳۵۰" NBSP "CHF", "۲۵٪",
     FSI "a" PDI "، " FSI "b" PDI " و " FSI "c" PDI},
    {"ru", 1, false, "14:05", "2:05" NBSP "PM", "вторник, 24 ноября",
     "24 ноября 2026", "12" NBSP "500" NBSP "$", "350" NBSP "CHF",
     "25" NBSP "%", "a, b и c"},
    {"uk", 1, false, "14:05", "2:05" NBSP "пп", "вівторок, 24 листопада",
     "24 листопада 2026", "12" NBSP "500" NBSP "$", "350" NBSP "CHF", "25%",
     "a, b і c"},
    {"so", 1, true, "2:05" NBSP "pm", "14:05", "Talaado 24 Nofembar",
     "24 Nofembar 2026", "$12,500", "CHF" NBSP "350", "25%", "a, b iyo c"},
    {"pl", 1, false, "14:05", "2:05" NBSP "pm", "wtorek, 24 listopada",
     "24 listopada 2026", "12" NBSP "500" NBSP "$", "350" NBSP "CHF", "25%",
     "a, b i c"},
    {"ro", 1, false, "14:05", "2:05" NBSP "p.m.", "marți, 24 noiembrie",
     "24 noiembrie 2026", "12.500" NBSP "$", "350" NBSP "CHF", "25" NBSP "%",
     "a, b și c"},
};

static const struct custom *custom_of(const char *code)
{
    for (size_t i = 0; i < sizeof customs / sizeof *customs; i++)
        if (strcmp(customs[i].code, code) == 0)
            return &customs[i];
    return NULL;
}

/* Prints all that differs of a language at once. */
static int differs(const char *code, const char *what, struct text *is,
                   const char *wanted)
{
    int found = strcmp(text_string(is), wanted) != 0;

    if (found)
        print_error("%s, %s: \"%s\", wanted \"%s\"\n", code, what,
                    text_string(is), wanted);
    text_done(is);
    return found;
}

static int look(const struct language *language, const struct custom *custom)
{
    const int32_t day = day_from_date((struct date){2026, 11, 24});
    const int afternoon = 14 * 60 + 5;
    const char *const letters[] = {"a", "b", "c"};
    struct text out = {0};
    int found = 0;

    format_time(&out, afternoon, -1, language);
    found += differs(custom->code, "time", &out, custom->time);
    format_time(&out, afternoon, !custom->hour12, language);
    found += differs(custom->code, "other clock", &out, custom->other);
    format_day(&out, day, DAY_LONG, language);
    found += differs(custom->code, "day", &out, custom->day);
    format_day(&out, day, DAY_FULL, language);
    found += differs(custom->code, "full date", &out, custom->full);
    format_money(&out, 12500, "$", language);
    found += differs(custom->code, "money", &out, custom->money);
    format_money(&out, 350, "CHF", language);
    found += differs(custom->code, "francs", &out, custom->francs);
    format_number(&out, 25, language);
    const struct format_part part = {"number", text_string(&out)};
    struct text percent = {0};

    format_fill_own(&percent, phrase_in(language, "{number}%"), &part, 1);
    text_done(&out);
    found += differs(custom->code, "percent", &percent, custom->percent);
    format_list(&out, letters, 3, language);
    found += differs(custom->code, "list", &out, custom->list);
    return found;
}

static void each_language_has_its_row(void **state)
{
    size_t count;
    const struct language *rows = languages(&count);
    int found = 0;

    (void)state;
    for (size_t i = 0; i < count; i++) {
        const struct custom *custom = custom_of(rows[i].code);

        if (!custom)
            fail_msg("%s has no row here", rows[i].code);
        assert_int_equal(rows[i].first_weekday, custom->first_weekday);
        assert_int_equal(rows[i].hour12, custom->hour12);
        assert_int_equal(rows[i].persian, strcmp(rows[i].code, "fa") == 0);
        found += look(&rows[i], custom);
    }
    assert_int_equal(found, 0);
}

static int set_up(void **state)
{
    (void)state;
    return phrase_setup(locale_folder()) != ERR_OK;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_language_has_its_row),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
