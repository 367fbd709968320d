#include "base/ini.h"

#include <stdbool.h>
#include <string.h>

#include <unistr.h>

#include "base/mem.h"
#include "base/text.h"

struct reading {
    const char *file;
    const struct ini_reader *reader;
    int line;
    bool in_section;
    enum err err;
};

static void complain(struct reading *reading, const char *wrong,
                     const char *instead)
{
    struct ini_complaint complaint = {reading->file, reading->line, wrong,
                                      instead};

    reading->err = ERR_DATA;
    if (reading->reader->complain)
        reading->reader->complain(reading->reader->user, &complaint);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static void trim(const char **start, const char **end)
{
    while (*start < *end && is_blank(**start))
        (*start)++;
    while (*end > *start && is_blank((*end)[-1]))
        (*end)--;
}

/* The letter after a backslash as the byte it stands for, 0 if none. */
static char escape_byte(char letter)
{
    static const char letters[] = "ntsr\\";
    static const char bytes[] = "\n\t \r\\";
    const char *found = letter ? strchr(letters, letter) : NULL;

    return found ? bytes[found - letters] : '\0';
}

static bool unescape(struct reading *reading, const char *at, const char *end,
                     struct text *value)
{
    for (; at < end; at++) {
        char byte = *at;

        if (byte == '\\') {
            byte = at + 1 < end ? escape_byte(at[1]) : '\0';
            at++;
        }
        if (!byte) {
            complain(reading, N_("a backslash that stands for nothing"),
                     N_("\\n, \\t, \\s or \\\\"));
            return false;
        }
        text_append_n(value, &byte, 1);
    }
    return true;
}

static void read_section(struct reading *reading, const char *start,
                         const char *end)
{
    struct text name = {0};

    reading->in_section = false;
    if (end - start < 3 || end[-1] != ']') {
        complain(reading, N_("a section without its end"), N_("[Name]"));
        return;
    }
    text_append_n(&name, start + 1, (size_t)(end - start) - 2);
    reading->in_section = true;
    if (reading->reader->section)
        reading->reader->section(reading->reader->user, text_string(&name),
                                 reading->line);
    text_done(&name);
}

static void read_pair(struct reading *reading, const char *start,
                      const char *end)
{
    const char *equals = memchr(start, '=', (size_t)(end - start));
    const char *key_end = equals;
    struct text key = {0}, value = {0};

    if (!equals || equals == start) {
        complain(reading, N_("neither a section nor a pair"),
                 N_("key = value, or # before a comment"));
        return;
    }
    if (!reading->in_section) {
        complain(reading, N_("a pair before the first section"),
                 N_("[Name] on a line above it"));
        return;
    }
    trim(&start, &key_end);
    equals++;
    trim(&equals, &end);
    text_append_n(&key, start, (size_t)(key_end - start));
    if (unescape(reading, equals, end, &value) && reading->reader->pair)
        reading->reader->pair(reading->reader->user, text_string(&key),
                              text_string(&value), reading->line);
    text_done(&key);
    text_done(&value);
}

/* C0 but tab, DEL, C1, and the characters that turn a line around: nothing
 * that could hide what a rule says, or reach a terminal. */
static bool is_control(ucs4_t character)
{
    return (character < 0x20 && character != '\t') ||
           (character >= 0x7F && character < 0xA0) || character == 0x200E ||
           character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

static bool is_readable(struct reading *reading, const char *start,
                        const char *end)
{
    size_t length = (size_t)(end - start);

    if (length > INI_LINE_LIMIT) {
        complain(reading, N_("a line longer than 1,000 bytes"),
                 N_("a shorter text, or two keys"));
        return false;
    }
    if (u8_check((const uint8_t *)start, length)) {
        complain(reading, N_("bytes that are not UTF-8"),
                 N_("the same text, saved as UTF-8"));
        return false;
    }
    while (start < end) {
        ucs4_t character;

        start += u8_mbtouc(&character, (const uint8_t *)start,
                           (size_t)(end - start));
        if (is_control(character)) {
            complain(reading, N_("a control character"),
                     N_("the line without it"));
            return false;
        }
    }
    return true;
}

static void read_line(struct reading *reading, const char *start,
                      const char *end)
{
    if (end > start && end[-1] == '\r')
        end--;
    if (!is_readable(reading, start, end))
        return;
    trim(&start, &end);
    if (start == end || *start == '#')
        return;
    if (*start == '[')
        read_section(reading, start, end);
    else
        read_pair(reading, start, end);
}

enum err ini_read(const char *file, const char *bytes, size_t length,
                  const struct ini_reader *reader)
{
    struct reading reading = {file, reader, 0, false, ERR_OK};
    const char *end = bytes + length;

    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3;
    while (bytes < end) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));

        if (!stop)
            stop = end;
        reading.line++;
        read_line(&reading, bytes, stop);
        bytes = stop + 1;
    }
    return reading.err;
}
