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

/* A word, or two in a row; `then` is -1 if there is but one. */
struct choice {
    int word;
    int then;
};

/* One of two choices, after no more than `gap` words. */
struct item {
    struct choice choices[2];
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

static struct choice any_choice(void)
{
    return (struct choice){below(WORDS), below(3) ? -1 : below(WORDS)};
}

static struct row any_row(void)
{
    struct row row = {.count = 1 + below(ITEMS)};

    for (int i = 0; i < row.count; i++) {
        struct item *item = &row.items[i];

        item->choices[0] = any_choice();
        item->choices[1] = below(3) ? item->choices[0] : any_choice();
        item->gap = i && !below(3) ? below(4) : 0;
    }
    return row;
}

static bool is_same(struct choice a, struct choice b)
{
    return a.word == b.word && a.then == b.then;
}

static void write_choice(struct choice choice, struct text *rules)
{
    text_format(rules, "%ca", 'a' + choice.word);
    if (choice.then >= 0)
        text_format(rules, " %ca", 'a' + choice.then);
}

/* As a rule: `ba (ca|da ba) ..2 <s4>`. */
static void write_row(const struct row *row, struct text *rules)
{
    for (int i = 0; i < row->count; i++) {
        const struct item *item = &row->items[i];

        if (item->gap)
            text_format(rules, " ..%d", item->gap);
        text_append(rules, " ");
        if (!is_same(item->choices[0], item->choices[1])) {
            text_append(rules, "(");
            write_choice(item->choices[0], rules);
            text_append(rules, "|");
            write_choice(item->choices[1], rules);
            text_append(rules, ")");
        } else if (item->choices[0].then < 0 && below(2)) {
            text_format(rules, "<only%c>", 'a' + item->choices[0].word);
        } else {
            write_choice(item->choices[0], rules);
        }
    }
}

/* How many words of the text the choice takes, 0 if it isn't there. */
static int taken(struct choice choice, const int *text, int left)
{
    if (left < 1 || text[0] != choice.word)
        return 0;
    if (choice.then < 0)
        return 1;
    return left > 1 && text[1] == choice.then ? 2 : 0;
}

static bool stands_at(const struct row *row, int item, const int *text,
                      int count, int at)
{
    if (item == row->count)
        return true;
    for (int gap = 0; gap <= row->items[item].gap && at + gap < count; gap++)
        for (int i = 0; i < 2; i++) {
            int words = taken(row->items[item].choices[i], text + at + gap,
                              count - at - gap);

            if (words &&
                stands_at(row, item + 1, text, count, at + gap + words))
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
    /* Everyday words: rows of them are written another way. */
    if (below(2))
        text_append(rules, "[Language]\ncode = xx\nplain = aa, ba, ca, da\n");
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
