#include "po_entry.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/list.h"
#include "base/mark.h"
#include "base/mem.h"

struct term {
    char *english; /* "request|requests", lower case */
    char *words;   /* "pedid|solicit", folded */
};

static LIST(struct term) terms;

/* What a person reads most often and would be lost without. */
static const char *const needed[] = {
    "request", "volunteer", "passphrase", "recovery code", "lock",
    "erase",   "agree",     "hand over",  "need to know",
};

#define SIGN " == "
#define EXCEPT "not in the glossary:"

/* Letters without case, and Arabic without its small vowels. */
static char *fold(const char *string)
{
    size_t size;
    uint8_t *folded = u8_casefold((const uint8_t *)string, strlen(string),
                                  NULL, UNINORM_NFC, NULL, &size);
    struct text out = {0};
    const uint8_t *at = folded;
    size_t left = size;

    while (left > 0) {
        ucs4_t point;
        int length = u8_mbtouc(&point, at, left);

        if (!(point >= 0x064B && point <= 0x0652) && point != 0x0640)
            text_append_n(&out, (const char *)at, (size_t)length);
        at += length;
        left -= (size_t)length;
    }
    free(folded);
    return text_take(&out);
}

/* "a , b" to "a|b". */
static char *tidy(const char *from, size_t length, const char *between)
{
    struct text out = {0};

    for (size_t at = 0; at < length;) {
        size_t size = 0, start = at, end;

        while (at + size < length && !strchr(between, from[at + size]))
            size++;
        end = at + size;
        at = end + 1;
        while (start < end && from[start] == ' ')
            start++;
        while (end > start && from[end - 1] == ' ')
            end--;
        if (out.length && end > start)
            text_append(&out, "|");
        text_append_n(&out, from + start, end - start);
    }
    return text_take(&out);
}

static void read_line(const char *line, size_t length)
{
    const char *sign = strstr(line, SIGN);
    char *english, *words;
    size_t before;

    if (!sign || (before = (size_t)(sign - line)) >= length)
        return;
    english = tidy(line, before, ",");
    before += strlen(SIGN);
    words = tidy(line + before, length - before, "|");
    if (*english && *words) {
        struct term *term = LIST_ADD(&terms);

        term->english = fold(english);
        term->words = fold(words);
    }
    mem_free(english);
    mem_free(words);
}

void po_glossary_read(const struct entry *header)
{
    const char *line = text_string(&header->remark);

    while (*line) {
        size_t length = strcspn(line, "\n");

        read_line(line, length);
        line += length + (line[length] == '\n');
    }
}

static bool is_letter(char byte)
{
    return isalnum((unsigned char)byte) || byte == '\'' || byte & 0x80;
}

/* As whole words, so that "store" is not found in "restore". */
static bool has_word(const char *text, const char *word, size_t length)
{
    for (const char *at = text; *at; at++)
        if (strncmp(at, word, length) == 0 &&
            (at == text || !is_letter(at[-1])) && !is_letter(at[length]))
            return true;
    return false;
}

static bool has_part(const char *text, const char *part, size_t length)
{
    for (; *text; text++)
        if (strncmp(text, part, length) == 0)
            return true;
    return false;
}

static bool has_any(const char *text, const char *list,
                    bool (*has)(const char *, const char *, size_t))
{
    while (*list) {
        size_t length = strcspn(list, "|");

        if (length && has(text, list, length))
            return true;
        list += length + (list[length] == '|');
    }
    return false;
}

static bool is_excepted(const struct entry *entry, const char *english)
{
    const char *remark = strstr(text_string(&entry->remark), EXCEPT);

    return remark && has_any(remark + strlen(EXCEPT), english, has_word);
}

void po_glossary(const struct entry *entry, const char *form,
                 const char *english)
{
    char *source = fold(english);
    char *target = fold(form);

    for (size_t i = 0; i < terms.count; i++) {
        const struct term *term = &terms.items[i];
        char what[200];

        if (!has_any(source, term->english, has_word) ||
            has_any(target, term->words, has_part) ||
            is_excepted(entry, term->english))
            continue;
        snprintf(what, sizeof what, "glossary: %.60s is %.100s",
                 term->english, term->words);
        po_doubt(entry, what);
    }
    mem_free(source);
    mem_free(target);
}

size_t po_glossary_terms(void)
{
    return terms.count;
}

static bool is_listed(const char *wanted)
{
    bool found = false;

    for (size_t i = 0; i < terms.count && !found; i++) {
        struct text list = {0}, word = {0};

        text_format(&list, "|%s|", terms.items[i].english);
        text_format(&word, "|%s|", wanted);
        found = strstr(text_string(&list), text_string(&word)) != NULL;
        text_done(&list);
        text_done(&word);
    }
    return found;
}

bool po_glossary_complete(void)
{
    for (size_t i = 0; i < COUNT(needed); i++)
        if (!is_listed(needed[i]))
            return false;
    return true;
}

void po_glossary_done(void)
{
    for (size_t i = 0; i < terms.count; i++) {
        mem_free(terms.items[i].english);
        mem_free(terms.items[i].words);
    }
    LIST_DONE(&terms);
}
