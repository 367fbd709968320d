/* Prints which characters a catalogue needs, one "U+XXXX" a line, each once:
 * po_letters CODE < FILE, where FILE is a .po. As they are drawn: composed,
 * Arabic in its joined forms. Its last line is the number of them. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/phrase.h"
#include "i18n/width.h"

#define MOST 0x110000
#define LINE_CELLS 10000

static bool *seen;

static void note(const char *string, const struct language *language)
{
    struct laid laid = {0};

    lay(&laid, string, LINE_CELLS, language->direction, 0);
    for (size_t i = 0; i < laid.count; i++)
        for (size_t k = 0; k < laid.lines[i].count; k++) {
            const struct glyph *glyph = &laid.lines[i].glyphs[k];

            for (size_t n = 0; n < COUNT(glyph->points); n++)
                if (glyph->points[n] < MOST)
                    seen[glyph->points[n]] = true;
        }
    laid_done(&laid);
}

/* The text between the quotes of a line; escapes are of no interest. */
static void read_quoted(const char *line, const struct language *language)
{
    const char *start = strchr(line, '"');
    const char *end = strrchr(line, '"');
    struct text text = {0};

    if (!start || end <= start)
        return;
    for (start++; start < end; start++)
        if (*start == '\\' && start + 1 < end)
            start++;
        else
            text_append_n(&text, start, 1);
    note(text_string(&text), language);
    text_done(&text);
}

int main(int argc, char **argv)
{
    const struct language *language =
        argc == 2 ? language_find(argv[1]) : NULL;
    char *line = NULL;
    size_t room = 0, count = 0;
    bool translated = false;

    if (!language || phrase_setup("/") != ERR_OK)
        return 2;
    seen = mem_new(MOST, sizeof *seen);
    while (getline(&line, &room, stdin) >= 0) {
        if (strncmp(line, "msg", 3) == 0)
            translated = strncmp(line, "msgstr", 6) == 0;
        if (translated && *line != '#')
            read_quoted(line, language);
    }
    for (unsigned point = '!'; point < MOST; point++)
        if (seen[point]) {
            printf("U+%04X\n", point);
            count++;
        }
    printf("%zu\n", count);
    mem_free(line);
    mem_free(seen);
    return 0;
}
