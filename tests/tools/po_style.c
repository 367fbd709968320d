#include "po_entry.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "base/mark.h"
#include "i18n/bidi.h"
#include "i18n/format.h"

/* Words that a text needs to be worth translating. */
#define LONG_WORDS 4
#define FSI 0x2068
#define LRI 0x2066
#define PDI 0x2069

static size_t count_of(const char *text, const char *what)
{
    size_t count = 0;

    for (; (text = strstr(text, what)) != NULL; text += strlen(what))
        count++;
    return count;
}

static bool starts_blank(const char *text)
{
    return *text == ' ' || *text == '\t';
}

static bool ends_blank(const char *text)
{
    size_t size = strlen(text);

    return size && (text[size - 1] == ' ' || text[size - 1] == '\t');
}

/* "，" has its blank within. */
static bool ends_wide(const char *text)
{
    size_t size = strlen(text);
    ucs4_t point;

    return u8_prev(&point, (const uint8_t *)text + size,
                   (const uint8_t *)text) &&
           point >= 0x3000 && point < 0xFFF0;
}

static void check_blanks(const struct entry *entry, const char *form,
                         const char *english)
{
    if (starts_blank(form) != starts_blank(english))
        po_complain(entry, "a blank at its start differs");
    if (ends_blank(form) != ends_blank(english) && !ends_wide(form))
        po_complain(entry, "a blank at its end differs");
    if (strstr(form, "  ") && !strstr(english, "  "))
        po_complain(entry, "has two blanks together");
    if (count_of(form, "\n") != count_of(english, "\n"))
        po_complain(entry, "has another number of line breaks");
}

struct pair {
    const char *open, *close;
};

static void check_brackets(const struct entry *entry, const char *form,
                           const char *english)
{
    static const struct pair pairs[] = {
        {"(", ")"}, {"[", "]"}, {"（", "）"}, {"「", "」"}, {"『", "』"},
        {"《", "》"}};

    for (size_t i = 0; i < COUNT(pairs); i++) {
        bool same = count_of(english, pairs[i].open) ==
                    count_of(english, pairs[i].close);

        if (same && count_of(form, pairs[i].open) !=
                        count_of(form, pairs[i].close))
            po_complain(entry, "brackets are not in pairs");
    }
    if (count_of(english, "\"") % 2 == 0 && count_of(form, "\"") % 2 != 0)
        po_complain(entry, "quotation marks are not in pairs");
    if (count_of(form, "«") != count_of(form, "»") &&
        count_of(english, "«") == count_of(english, "»"))
        po_complain(entry, "quotation marks are not in pairs");
    /* The English ones close with the sign of an apostrophe. */
    if (count_of(form, "“") != count_of(form, "”") &&
        !count_of(form, "„") && !count_of(english, "“"))
        po_doubt(entry, "quotation marks are not in pairs");
}

/* What menus of other programs leave behind. */
static void check_leftovers(const struct entry *entry, const char *form,
                            const char *english)
{
    for (const char *at = form; *at; at++)
        if ((*at == '&' || *at == '_') && isalpha((unsigned char)at[1]) &&
            !strchr(english, *at)) {
            po_complain(entry, "has a sign for a menu key");
            return;
        }
}

/* The next number in any digits, as its value; false at the end. */
static bool next_number(const char **at, long *number)
{
    int value, size = 0;

    while (**at && !(size = format_digit(*at, &value)))
        ++*at;
    if (!size)
        return false;
    for (*number = 0; (size = format_digit(*at, &value)) > 0; *at += size)
        if (*number < 100000000)
            *number = *number * 10 + value;
    return true;
}

static bool has_number(const char *text, long wanted)
{
    long number;

    while (next_number(&text, &number))
        if (number == wanted)
            return true;
    return false;
}

/* Numbers stay, though some are said in words or as another clock does. */
static void check_numbers(const struct entry *entry, const char *form,
                          const char *english)
{
    const char *at = english;
    long number;

    while (next_number(&at, &number))
        if (number > 12 && !has_number(form, number)) {
            po_doubt(entry, "a number of the English is missing");
            return;
        }
    at = form;
    while (next_number(&at, &number))
        if (number > 12 && !has_number(english, number)) {
            po_doubt(entry, "has a number that the English doesn't have");
            return;
        }
}

/* "--store" is typed as it is. */
static void check_options(const struct entry *entry, const char *form,
                          const char *english)
{
    for (const char *at = english; (at = strstr(at, "--")) != NULL; at += 2) {
        size_t size = strspn(at + 2, "abcdefghijklmnopqrstuvwxyz-");
        struct text option = {0};

        text_append_n(&option, at, size + 2);
        if (size && !strstr(form, text_string(&option)))
            po_complain(entry, "an option of the English is missing");
        text_done(&option);
    }
}

static size_t words_in(const char *text)
{
    size_t words = 0;
    bool inside = false;

    for (; *text; text++) {
        bool letter = isalpha((unsigned char)*text);

        words += letter && !inside;
        inside = letter || (inside && (*text == '\'' || *text == '_'));
    }
    return words;
}

static bool is_first(const char *at, const char *text)
{
    return at == text || at[-1] == ' ' || at[-1] == '\n';
}

/* "the the"; some languages say a word twice on purpose. */
static bool has_doubled_word(const char *text)
{
    for (const char *at = text; *at; at++) {
        size_t size = strcspn(at, " \n");

        if (size > 1 && is_first(at, text) && at[size] == ' ' &&
            strncmp(at, at + size + 1, size) == 0 &&
            (!at[2 * size + 1] || strchr(" \n.,;:!?", at[2 * size + 1])))
            return true;
    }
    return false;
}

struct ending {
    char english;
    const char *others[5];
};

static bool has_before(const char *text, size_t size, const char *end)
{
    size_t tail = strlen(end);

    return size >= tail && strncmp(text + size - tail, end, tail) == 0;
}

/* Behind a quotation mark or before it, as each language likes. */
static bool ends_with(const char *text, const char *end)
{
    static const char *const closing[] = {"\"", "”", "“", "»", "」",
                                          "』", ")", "）"};
    size_t size = strlen(text);

    if (has_before(text, size, end))
        return true;
    for (size_t i = 0; i < COUNT(closing); i++)
        if (has_before(text, size, closing[i]))
            return has_before(text, size - strlen(closing[i]), end);
    return false;
}

/* Whether the sign at the end, if it is one, says the same. */
static void check_end(const struct entry *entry, const char *form,
                      const char *english)
{
    static const struct ending endings[] = {
        {'.', {".", "。", "．", "۔", NULL}},
        {'?', {"?", "？", "؟", NULL}},
        {'!', {"!", "！", NULL}},
        {':', {":", "：", NULL}},
    };

    for (size_t i = 0; i < COUNT(endings); i++) {
        const char end[] = {endings[i].english, '\0'};
        bool same = false;

        for (size_t k = 0; endings[i].others[k]; k++)
            same = same || ends_with(form, endings[i].others[k]);
        if (same != ends_with(english, end))
            po_doubt(entry, "ends with another sign");
    }
}

/* Isolates in a text without a letter of another direction do nothing but
 * take three bytes and, on some terminals, a cell. */
static void check_isolates(const struct entry *entry, const char *form,
                           const struct language *language)
{
    const uint8_t *at = (const uint8_t *)form;
    bool isolates = false, foreign = strchr(form, '{') != NULL;
    ucs4_t point;

    while ((at = u8_next(&point, at)) != NULL) {
        isolates = isolates || (point >= LRI && point <= PDI);
        foreign = foreign || (language->direction == DIRECTION_RTL
                                  ? bidi_is_ltr(point) || uc_is_digit(point)
                                  : bidi_is_rtl(point));
    }
    if (isolates && !foreign)
        po_complain(entry, "has isolates that it doesn't need");
}

void po_style(const struct entry *entry, const char *form,
              const char *english, const struct language *language)
{
    check_blanks(entry, form, english);
    check_brackets(entry, form, english);
    check_leftovers(entry, form, english);
    check_options(entry, form, english);
    check_isolates(entry, form, language);
    check_numbers(entry, form, english);
    check_end(entry, form, english);
    if (strcmp(form, english) == 0 && words_in(english) >= LONG_WORDS)
        po_complain(entry, "is English still");
    if (has_doubled_word(form) && !has_doubled_word(english))
        po_doubt(entry, "has a word twice");
}
