#include "guard/accent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"
#include "made_guard.h"

static uint8_t of(const char *word)
{
    return accent_of(word, strlen(word));
}

static void marks_tell_words_apart(void **state)
{
    static const char *const words[] = {
        "đau",  "dâu",  "đâu",  "dấu", "dầu", "dẫu", "dậu", "đầu",
        "dàu", "dáu", "dạu", "dảu", "dău", "dằu", "dơu", "dờu",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(words); i++)
        for (size_t j = 0; j < i; j++)
            if (of(words[i]) == of(words[j]))
                fail_msg("%s and %s", words[i], words[j]);
}

static void what_people_write_either_way_is_the_same(void **state)
{
    static const char *const pairs[][2] = {
        {"hòa", "hoà"},           {"thúy", "thuý"},
        {"nghỉ", "nghĩ"},         {"Dũng", "DŨNG"},
        {"Đặng", "đặng"},         {"ướt", "uớt"},
        {"tie\u0302\u0301ng", "tiếng"}, {"na\u0323\u0306ng", "nặng"},
        {"na\u0306\u0323ng", "nặng"},   {"u\u031B\u0300", "ừ"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (of(pairs[i][0]) != of(pairs[i][1]))
            fail_msg("%s and %s", pairs[i][0], pairs[i][1]);
}

static void the_rest_has_no_marks(void **state)
{
    static const char *const words[] = {
        "", "dau", "DAU 5", "мой", "ёж", "عَلي", "没有", "가다", "ç ü",
        "\xC3", "\xFF\xFE", "\xE1\xBA",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(words); i++)
        if (of(words[i]))
            fail_msg("%s", words[i]);
}

static void tries(const char *rules, const char *text, const char *wanted)
{
    struct complaints complaints = {0};
    struct guard *guard = make_guard(rules, &complaints);

    if (complaints.count)
        fail_msg("line %d: %s", complaints.line, complaints.wrong);
    assert_string_equal(says(guard, text), wanted);
    guard_free(&guard);
}

/* With marks or with none, but not with others; a word of a rule that says
 * nothing is met with any. */
static void a_rule_may_say_which_marks(void **state)
{
    static const char rules[] =
        "[Rules]\nhealth = đau chân, benh, ^=lan om\nlegal = toà*\n";

    (void)state;
    tries(rules, "đau chân", "health(đau chân)");
    tries(rules, "dau chan", "health(dau chan)");
    tries(rules, "ĐAU chan", "health(ĐAU chan)");
    tries(rules, "dấu chân", "");
    tries("[Rules]\nlegal = trục xuất\n", "trục xuât", "legal(trục xuât)");
    tries("[Rules]\nlegal = trục xuất\n", "truc xuắt", "");
    tries(rules, "đau chận", "");
    tries(rules, "bệnh, bềnh", "health(bệnh) health(bềnh)");
    tries(rules, "Lan om", "health(Lan om)");
    tries(rules, "Lần om", "");
    tries(rules, "tòa, toa, toàn", "legal(tòa) legal(toa) legal(toàn)");
    tries(rules, "tọa", "");
}

static void sets_and_groups_may_say_it_too(void **state)
{
    static const char rules[] = "[Sets]\nbody = chân, tay\n"
                                "[Rules]\nhealth = (đau|gãy) <body>\n";

    (void)state;
    tries(rules, "gãy chân", "health(gãy chân)");
    tries(rules, "gay chan", "health(gay chan)");
    tries(rules, "gầy chân", "");
    tries(rules, "đau tay", "health(đau tay)");
    tries(rules, "đau tây", "health(đau tây)");
    tries(rules, "đau chăn", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_tell_words_apart),
        cmocka_unit_test(what_people_write_either_way_is_the_same),
        cmocka_unit_test(the_rest_has_no_marks),
        cmocka_unit_test(a_rule_may_say_which_marks),
        cmocka_unit_test(sets_and_groups_may_say_it_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
