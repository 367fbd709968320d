#include "cli/print.h"

#include <stdio.h>
#include <string.h>

#include "i18n/phrase.h"
#include "i18n/width.h"

/* LRI, RLI, FSI and PDI: U+2066 to U+2069. */
static bool is_isolate(const char *at, size_t left)
{
    return left >= 3 && memcmp(at, "\xE2\x81", 2) == 0 &&
           (unsigned char)at[2] >= 0xA6 && (unsigned char)at[2] <= 0xA9;
}

static void print_bytes(const char *at, const char *end)
{
    while (end > at && end[-1] == ' ')
        end--;
    while (at < end) {
        if (is_isolate(at, (size_t)(end - at))) {
            at += 3;
            continue;
        }
        putchar(*at++);
    }
}

void print_paragraphs(const char *head, int indent, const char *string)
{
    struct laid laid = {0};
    int used = head ? width_cells(head) : 0;

    lay(&laid, string, PRINT_COLUMNS - indent, phrase_language()->direction,
        LAY_LOGICAL);
    for (size_t i = 0; i < laid.count; i++) {
        const struct laid_line *line = &laid.lines[i];
        int blanks = i == 0 && used < indent ? indent - used
                     : i == 0                ? 0
                                             : indent;

        if (i == 0 && head)
            fputs(head, stdout);
        if (line->end > line->start)
            printf("%*s", blanks, "");
        print_bytes(string + line->start, string + line->end);
        putchar('\n');
    }
    laid_done(&laid);
}

void print_heading(const char *string, char under)
{
    int cells = width_cells(string);

    print_paragraphs(NULL, 0, string);
    for (int i = 0; i < cells && i < PRINT_COLUMNS; i++)
        putchar(under);
    fputs("\n\n", stdout);
}
