/* Reads one catalogue and says what msgfmt doesn't: po_check [-q] CODE < FILE,
 * where FILE comes from `msgcat --no-wrap`. Exit 1 if anything is wrong. What
 * is only doubtful is said with "?" in front, with -q only counted.
 *
 * Texts missing or fuzzy, plural header against the language table, {parts}
 * and %lu against the English, "max N cells" in notes and contexts, NFC,
 * isolates in pairs, no other bidi controls, same line break at the end; then
 * po_entry.h's. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uninorm.h>
#include <unistr.h>

#include "base/mem.h"
#include "po_entry.h"
#include "i18n/phrase.h"
#include "i18n/width.h"

static const struct language *language;
static int complaints, doubts;
static bool quiet;

static void say(const struct entry *entry, const char *sign, const char *what)
{
    printf("%s%s: %s%s\"%s\": %s\n", sign, language->code,
           text_string(&entry->context), entry->context.length ? " / " : "",
           text_string(&entry->id), what);
}

void po_complain(const struct entry *entry, const char *what)
{
    say(entry, "", what);
    complaints++;
}

void po_doubt(const struct entry *entry, const char *what)
{
    if (!quiet)
        say(entry, "? ", what);
    doubts++;
}

/* Next {name} at or after *at; moves behind it. */
static bool next_part(const char **at, char name[32])
{
    const char *open;

    while ((open = strchr(*at, '{')) != NULL) {
        size_t size = strspn(open + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");

        *at = open + 1;
        if (!size || size > 29 || open[1 + size] != '}')
            continue;
        snprintf(name, 32, "{%.*s}", (int)size, open + 1);
        *at = open + 2 + size;
        return true;
    }
    return false;
}

static bool has_other_part(const char *form, const char *english)
{
    char name[32];

    while (next_part(&form, name))
        if (!strstr(english, name))
            return true;
    return false;
}

/* Every part of the English is there and no other; a part that only the note
 * names may be used, and then one of the others may be missing. */
static void check_parts(const struct entry *entry, const char *form,
                        const char *english, bool may_drop)
{
    const char *note = text_string(&entry->note);
    const char *at = form;
    char name[32];

    while (next_part(&at, name))
        if (!strstr(english, name) && !strstr(note, name))
            po_complain(entry, "has a {part} that the English doesn't have");
    at = english;
    while (!may_drop && next_part(&at, name))
        if (!strstr(form, name) && !has_other_part(form, english))
            po_complain(entry, "a {part} of the English is missing");
    if (strstr(form, "%lu") && !strstr(english, "%lu"))
        po_complain(entry, "has %lu, the English hasn't");
    if (!may_drop && strstr(english, "%lu") && !strstr(form, "%lu"))
        po_complain(entry, "%lu is missing");
}

static void check_points(const struct entry *entry, const char *form)
{
    const uint8_t *at = (const uint8_t *)form;
    size_t size = strlen(form), composed_size;
    uint8_t *composed =
        u8_normalize(UNINORM_NFC, at, size, NULL, &composed_size);
    int open = 0;
    ucs4_t point;

    if (!composed || composed_size != size || memcmp(composed, at, size) != 0)
        po_complain(entry, "is not in NFC");
    free(composed);
    while ((at = u8_next(&point, at)) != NULL) {
        if (point == 0x2069)
            open--;
        else if (point >= 0x2066 && point <= 0x2068)
            open++;
        else if (point == 0x200E || point == 0x200F || point == 0x061C ||
                 (point >= 0x202A && point <= 0x202E))
            po_complain(entry, "has a bidi control character");
        if (open < 0)
            break;
    }
    if (open)
        po_complain(entry, "isolates are not in pairs");
}

static int limit_in(const char *note)
{
    const char *at = note;

    while ((at = strstr(at, " cells")) != NULL) {
        const char *number = at;

        while (number > note && number[-1] >= '0' && number[-1] <= '9')
            number--;
        if (number < at && number - note >= 4 &&
            (strncmp(number - 4, "max ", 4) == 0 ||
             (number - note >= 8 && strncmp(number - 8, "at most ", 8) == 0)))
            return atoi(number);
        at++;
    }
    return 0;
}

/* A {part} and %lu count as one cell: what comes there is short, or the note
 * would not name a limit. */
static void check_width(const struct entry *entry, const char *form)
{
    int limit = limit_in(text_string(&entry->context));
    struct text bare = {0};
    struct laid laid;

    if (!limit)
        limit = limit_in(text_string(&entry->note));
    if (!limit)
        return;
    while (*form) {
        const char *after = form;
        char name[32];

        if (*form == '{' && next_part(&after, name) &&
            after == form + strlen(name)) {
            text_append(&bare, "0");
            form = after;
        } else if (strncmp(form, "%lu", 3) == 0) {
            text_append(&bare, "0");
            form += 3;
        } else
            text_append_n(&bare, form++, 1);
    }
    lay(&laid, text_string(&bare), 1000, language->direction, 0);
    for (size_t i = 0; i < laid.count; i++)
        if (laid.lines[i].cells > limit)
            po_complain(entry, "is wider than its limit");
    laid_done(&laid);
    text_done(&bare);
}

static bool ends_in_break(const char *text)
{
    size_t size = strlen(text);

    return size && text[size - 1] == '\n';
}

static void check_header(const struct entry *entry)
{
    struct text line = {0};

    text_format(&line, "Plural-Forms: %s\n", language->plural);
    if (!strstr(text_string(&entry->forms[0]), text_string(&line)))
        po_complain(entry, "Plural-Forms differs from app/i18n/language.c");
    if (!strstr(text_string(&entry->forms[0]), "charset=UTF-8\n"))
        po_complain(entry, "the charset must be UTF-8");
    text_done(&line);
}

static void check(const struct entry *entry)
{
    /* Only Arabic's words for none, one and two say their number. */
    bool arabic = strstr(language->plural, "nplurals=6") != NULL;
    size_t wanted = entry->plural.length ? (size_t)atoi(language->plural + 9)
                                         : 1;

    if (!entry->form_count)
        return;
    if (!entry->id.length) {
        check_header(entry);
        po_glossary_read(entry);
        return;
    }
    if (entry->fuzzy)
        po_complain(entry, "is fuzzy");
    if (entry->form_count != wanted)
        po_complain(entry, "has a wrong number of plural forms");
    for (size_t i = 0; i < entry->form_count; i++) {
        const char *form = text_string(&entry->forms[i]);
        const char *english = text_string(
            entry->plural.length ? &entry->plural : &entry->id);

        if (!*form) {
            po_complain(entry, "is not translated");
            continue;
        }
        check_parts(entry, form, english,
                    entry->plural.length && arabic && i < 3);
        check_points(entry, form);
        check_width(entry, form);
        if (ends_in_break(form) != ends_in_break(english))
            po_complain(entry, "a line break at its end differs");
        po_style(entry, form, english, language);
        po_glossary(entry, form, english);
    }
}

static void clear(struct entry *entry)
{
    text_done(&entry->remark);
    text_done(&entry->note);
    text_done(&entry->context);
    text_done(&entry->id);
    text_done(&entry->plural);
    for (size_t i = 0; i < PO_FORMS; i++)
        text_done(&entry->forms[i]);
    *entry = (struct entry){0};
}

static void append_quoted(struct text *text, const char *line)
{
    const char *at = strchr(line, '"');

    if (!at)
        return;
    for (at++; *at && *at != '"'; at++) {
        if (*at != '\\' || !at[1]) {
            text_append_n(text, at, 1);
            continue;
        }
        at++;
        text_append(text, *at == 'n'   ? "\n"
                          : *at == 't' ? "\t"
                          : *at == '"' ? "\""
                                       : "\\");
    }
}

static struct text *form_at(struct entry *entry, const char *line)
{
    size_t form = line[6] == '[' ? (size_t)atoi(line + 7) : 0;

    if (form >= PO_FORMS)
        form = PO_FORMS - 1;
    entry->form_count = form + 1;
    return &entry->forms[form];
}

static void read_line(struct entry *entry, struct text **into, const char *line)
{
    if (*line == '\n') {
        check(entry);
        clear(entry);
        *into = NULL;
        return;
    }
    if (strncmp(line, "#. ", 3) == 0)
        text_append(&entry->note, line + 3);
    else if (strncmp(line, "# ", 2) == 0)
        text_append(&entry->remark, line + 2);
    else if (strncmp(line, "#, ", 3) == 0 && strstr(line, "fuzzy"))
        entry->fuzzy = true;
    if (*line == '#')
        return;
    if (strncmp(line, "msgctxt ", 8) == 0)
        *into = &entry->context;
    else if (strncmp(line, "msgid ", 6) == 0)
        *into = &entry->id;
    else if (strncmp(line, "msgid_plural ", 13) == 0)
        *into = &entry->plural;
    else if (strncmp(line, "msgstr", 6) == 0)
        *into = form_at(entry, line);
    if (*into)
        append_quoted(*into, line);
}

int main(int argc, char **argv)
{
    struct entry entry = {0};
    struct text *into = NULL;
    char *line = NULL;
    size_t room = 0;

    quiet = argc == 3 && strcmp(argv[1], "-q") == 0;
    language = argc == 2 + quiet ? language_find(argv[argc - 1]) : NULL;
    if (!language || strcmp(language->code, argv[argc - 1]) != 0) {
        printf("%s: no row for it in app/i18n/language.c\n",
               argc == 2 + quiet ? argv[argc - 1]
                                 : "usage: po_check [-q] CODE");
        return 2;
    }
    /* For the width of letters; no catalogue is read. */
    if (phrase_setup("/") != ERR_OK)
        return 2;
    while (getline(&line, &room, stdin) >= 0)
        read_line(&entry, &into, line);
    check(&entry);
    clear(&entry);
    mem_free(line);
    if (!po_glossary_complete()) {
        printf("%s: the glossary in its header lacks a term\n",
               language->code);
        complaints++;
    }
    if (doubts || po_glossary_terms())
        printf("# %s: %d doubtful, %zu terms in the glossary\n",
               language->code, doubts, po_glossary_terms());
    po_glossary_done();
    return complaints ? 1 : 0;
}
