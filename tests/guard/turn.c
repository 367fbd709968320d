/* Labelled lines, each written another way that changes nothing of what it
 * says, for `report`: so a whole way of writing is measured on all lines.
 *
 *   turn WAY FILE.tsv ...     the lines to standard output
 *   turn                      names of all ways
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"

#define LIMIT (4 * 1024 * 1024)
#define WORD_LEAST 8 /* letters of a word that one may be wrong in */

/* The place and length, in bytes, of the longest run of letters; its letters
 * are counted. */
struct longest {
    size_t at, length, letters;
};

static struct longest longest_word(const char *line)
{
    const uint8_t *text = (const uint8_t *)line;
    struct longest best = {0}, now = {0};
    ucs4_t point;
    int taken;

    for (size_t at = 0; (taken = u8_strmbtouc(&point, text + at)) > 0;
         at += (size_t)taken) {
        if (!uc_is_property_alphabetic(point) || point > 0x1100) {
            now = (struct longest){0};
            continue;
        }
        if (!now.letters)
            now.at = at;
        now.letters++;
        now.length = at + (size_t)taken - now.at;
        if (now.letters > best.letters)
            best = now;
    }
    return best;
}

static void loud(const char *line, struct text *turned)
{
    size_t length;
    uint8_t *upper = u8_toupper((const uint8_t *)line, strlen(line), NULL,
                                NULL, NULL, &length);

    text_append_n(turned, (const char *)upper, length);
    free(upper);
}

/* Two letters more at the end of the longest word. */
static void drawn(const char *line, struct text *turned)
{
    struct longest word = longest_word(line);
    size_t end = word.at + word.length, last = end;

    while (word.letters && last > word.at &&
           ((unsigned char)line[--last] & 0xC0) == 0x80)
        ;
    text_append_n(turned, line, end);
    for (int i = 0; i < 2 && word.letters > 3; i++)
        text_append_n(turned, line + last, end - last);
    text_append(turned, line + end);
}

/* The longest word without its fifth letter. */
static void slip(const char *line, struct text *turned)
{
    struct longest word = longest_word(line);
    size_t from = word.at, to;

    if (word.letters < WORD_LEAST) {
        text_append(turned, line);
        return;
    }
    for (int i = 0; i < 4; i++)
        from += (size_t)u8_mblen((const uint8_t *)line + from, 4);
    to = from + (size_t)u8_mblen((const uint8_t *)line + from, 4);
    text_append_n(turned, line, from);
    text_append(turned, line + to);
}

static void point(const char *line, struct text *turned)
{
    text_format(turned, "3) %s", line);
}

static void wide(const char *line, struct text *turned)
{
    for (; *line; line++)
        if (*line == ' ')
            text_append(turned, "\u00a0");
        else
            text_append_n(turned, line, 1);
}

static void beside(const char *line, struct text *turned)
{
    text_format(turned, "%s, and we set up all the chairs for the fair by noon",
                line);
}

static void quoted(const char *line, struct text *turned)
{
    text_format(turned, "- \u201c%s\u201d 🙏", line);
}

static const struct {
    const char *name;
    void (*turn)(const char *line, struct text *turned);
} ways[] = {
    {"loud", loud},   {"drawn", drawn},   {"slip", slip},     {"point", point},
    {"wide", wide},   {"beside", beside}, {"quoted", quoted},
};

static void turn_line(size_t way, char *line)
{
    char *rest = line, *label = strsep(&rest, "\t");
    char *text = strsep(&rest, "\t");
    struct text turned = {0};

    if (!text || *label == '#')
        return;
    ways[way].turn(text, &turned);
    printf("%s\t%s%s%s\n", label, text_string(&turned), rest ? "\t" : "",
           rest ? rest : "");
    text_done(&turned);
}

static bool turn_file(size_t way, const char *path)
{
    char *bytes = NULL, *rest, *line;
    size_t length = 0;

    if (file_read(path, LIMIT, &bytes, &length) != ERR_OK) {
        fprintf(stderr, "%s: can't be read\n", path);
        return false;
    }
    rest = bytes;
    while ((line = strsep(&rest, "\n")) != NULL)
        turn_line(way, line);
    mem_free(bytes);
    return true;
}

int main(int argc, char **argv)
{
    size_t way = 0;
    bool ok = true;

    while (way < COUNT(ways) &&
           (argc < 2 || strcmp(ways[way].name, argv[1]) != 0)) {
        if (argc < 2)
            puts(ways[way].name);
        way++;
    }
    if (way == COUNT(ways))
        return argc < 2 ? 0 : 2;
    for (int i = 2; i < argc; i++)
        ok &= turn_file(way, argv[i]);
    return ok ? 0 : 1;
}
