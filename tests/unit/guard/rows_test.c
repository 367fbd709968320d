/* Rows of words, against a matcher that is slow and plain: whatever the guard
 * leaves out for the sake of speed, no row may be missed and none made up. */
#include "guard/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"
#include "made_guard.h"

#define WORDS 9
#define ITEMS 5
#define ROUNDS 1500
#define TEXTS 12
#define LONGEST 150 /* words: places of symbols repeat after 64 */

/* One of two words, after no more than `gap` others. */
struct item {
    int words[2];
    int gap;
};

struct row {
    struct item items[ITEMS];
    int count;
};

static int below(int limit)
{
    return rand() % limit;
}

static struct row any_row(void)
{
    struct row row = {.count = 1 + below(ITEMS)};

    for (int i = 0; i < row.count; i++) {
        struct item *item = &row.items[i];

        item->words[0] = below(WORDS);
        item->words[1] = below(3) ? item->words[0] : below(WORDS);
        item->gap = i && !below(3) ? below(4) : 0;
    }
    return row;
}

/* As a rule: `ba (ca|da) ..2 <s4>`. */
static void write_row(const struct row *row, struct text *rules)
{
    for (int i = 0; i < row->count; i++) {
        const struct item *item = &row->items[i];

        if (item->gap)
            text_format(rules, " ..%d", item->gap);
        if (item->words[0] != item->words[1])
            text_format(rules, " (%ca|%ca)", 'a' + item->words[0],
                        'a' + item->words[1]);
        else
            text_format(rules, below(2) ? " %ca" : " <only%c>",
                        'a' + item->words[0]);
    }
}

static bool stands_at(const struct row *row, int item, const int *text,
                      int count, int at)
{
    if (item == row->count)
        return true;
    for (int gap = 0; gap <= row->items[item].gap && at + gap < count; gap++) {
        int word = text[at + gap];

        if ((word == row->items[item].words[0] ||
             word == row->items[item].words[1]) &&
            stands_at(row, item + 1, text, count, at + gap + 1))
            return true;
    }
    return false;
}

static bool stands_in(const struct row *row, const int *text, int count)
{
    for (int at = 0; at < count; at++)
        if (stands_at(row, 0, text, count, at))
            return true;
    return false;
}

/* Words of many sets, some in all of them, and rows that use them. */
static void write_sets(struct text *rules, int sets)
{
    text_append(rules, "[Sets]\n");
    for (int i = 0; i < WORDS; i++)
        text_format(rules, "only%c = %ca\n", 'a' + i, 'a' + i);
    for (int i = 0; i < sets; i++)
        text_format(rules, "many%d = aa, %ca, z%da\n", i, 'b' + i % 3, i);
    text_append(rules, "[Rules]\n");
    for (int i = 0; i < sets; i++)
        text_format(rules, "health = <many%d> %ca ... y%da\n", i,
                    'a' + below(WORDS), i);
}

static bool says_legal(const struct guard *guard, const char *text)
{
    return strstr(says(guard, text), "legal") != NULL;
}

/* Short texts of all words, and a long one in which few stand in any row. */
static int any_text(bool is_long, int words[LONGEST])
{
    int count = is_long ? 50 + below(LONGEST - 50) : 1 + below(12);
    int quiet = is_long ? below(count - 12) : 0;

    for (int i = 0; i < count; i++)
        words[i] = is_long && (i < quiet || i >= quiet + 12)
                       ? WORDS
                       : below(WORDS + 1); /* one that is in no row, too */
    return count;
}

static void check_texts(const struct guard *guard, const struct row *row)
{
    for (int i = 0; i < TEXTS; i++) {
        int words[LONGEST], count = any_text(i < 2, words);
        struct text text = {0};

        for (int j = 0; j < count; j++)
            text_format(&text, "%ca ", 'a' + words[j]);
        if (says_legal(guard, text_string(&text)) !=
            stands_in(row, words, count)) {
            print_error("%s\n", text_string(&text));
            fail();
        }
        text_done(&text);
    }
}

static void no_row_is_missed_and_none_made_up(void **state)
{
    (void)state;
    srand(20);
    for (int round = 0; round < ROUNDS; round++) {
        struct complaints complaints = {0};
        struct text rules = {0};
        struct row row = any_row();
        struct guard *guard;

        write_sets(&rules, below(4) ? below(5) : 400);
        text_append(&rules, "legal =");
        write_row(&row, &rules);
        text_append(&rules, "\n");
        guard = make_guard(text_string(&rules), &complaints);
        assert_int_equal(complaints.count, 0);
        check_texts(guard, &row);
        guard_free(&guard);
        text_done(&rules);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_row_is_missed_and_none_made_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
