/* Looks for words in the memory of a running process.
 *
 *   scan PID < words, one a line
 *
 * Reads every mapping of /proc/PID/maps that could have changed, the closed
 * ones too, and looks for
 * each word as UTF-8 and UTF-16, and with 4 bytes a letter that stand close
 * together (UTF-32) or in cells up to 64 bytes apart, as screens are kept;
 * large and small Latin letters alike. Prints one line for each place; leaves
 * with 0 if there is none, 1 if there is one, 2 if the memory can't be read.
 */
#include <ctype.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WORDS 64
#define LONGEST 128
#define MOST_HITS 40

#define FARTHEST 64

/* One word: as UTF-8 and as characters. */
struct word {
    char name[LONGEST];
    size_t length;
    uint32_t points[LONGEST];
    size_t count;
};

static struct word words[WORDS];
static size_t word_count;
static int hits;

/* The next character of well-formed UTF-8. */
static uint32_t next_point(const char **at)
{
    const unsigned char *byte = (const unsigned char *)*at;
    int more = *byte >= 0xF0 ? 3 : *byte >= 0xE0 ? 2 : *byte >= 0xC0 ? 1 : 0;
    uint32_t point = more ? *byte & (0x3FU >> more) : *byte;

    for (byte++; more && *byte; more--)
        point = point << 6 | (*byte++ & 0x3F);
    *at = (const char *)byte;
    return point;
}

static void spell(struct word *word)
{
    word->length = strlen(word->name);
    for (const char *at = word->name; *at;)
        word->points[word->count++] = next_point(&at);
}

static void read_words(void)
{
    while (word_count < WORDS &&
           fgets(words[word_count].name, LONGEST, stdin)) {
        struct word *word = &words[word_count];

        word->name[strcspn(word->name, "\n")] = '\0';
        if (strlen(word->name) < 4)
            continue;
        spell(word);
        word_count++;
    }
}

static bool same(uint32_t a, uint32_t b)
{
    return a == b ||
           (a < 128 && b < 128 && tolower((int)a) == tolower((int)b));
}

static uint32_t letter(const unsigned char *bytes, size_t width)
{
    uint32_t value = 0;

    for (size_t i = 0; i < width; i++)
        value |= (uint32_t)bytes[i] << (8 * i);
    return value;
}

/* The bytes it takes from here with letters of this width and distance; 0 if
 * it isn't there. */
static size_t is_at(const unsigned char *bytes, size_t size,
                    const struct word *word, size_t width, size_t step)
{
    size_t count = width == 1 ? word->length : word->count;

    if ((count - 1) * step + width > size)
        return 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t wanted =
            width == 1 ? (unsigned char)word->name[i] : word->points[i];

        if (!same(letter(bytes + i * step, width), wanted))
            return 0;
    }
    return (count - 1) * step + width;
}

static void print_around(const unsigned char *bytes, size_t at, size_t size)
{
    size_t first = at > 24 ? at - 24 : 0;
    size_t end = at + 72 < size ? at + 72 : size;

    for (size_t i = first; i < end; i++)
        putchar(isprint(bytes[i]) ? bytes[i] : '.');
    putchar('\n');
}

static void look_at(const unsigned char *bytes, size_t at, size_t size,
                    uint64_t start, const char *name, const struct word *word)
{
    for (size_t step = 1; step <= FARTHEST; step += step < 4 ? step : 4) {
        size_t width = step < 4 ? step : 4;

        if (!is_at(bytes + at, size - at, word, width, step) ||
            hits++ >= MOST_HITS)
            continue;
        printf("%s, letters of %zu bytes %zu apart, %s+%zx: ", word->name,
               width, step, name, (size_t)start + at);
        print_around(bytes, at, size);
    }
}

static void look(const unsigned char *bytes, size_t size, uint64_t start,
                 const char *name)
{
    bool begins[256] = {false};

    for (size_t i = 0; i < word_count; i++) {
        unsigned char first = (unsigned char)words[i].name[0];

        begins[first] = begins[tolower(first)] = begins[toupper(first)] = true;
        begins[words[i].points[0] & 0xFF] = true;
    }
    for (size_t at = 0; at < size; at++)
        for (size_t i = 0; begins[bytes[at]] && i < word_count; i++)
            look_at(bytes, at, size, start, name, &words[i]);
}

static bool look_at_mapping(int memory, uint64_t start, uint64_t end,
                            const char *name)
{
    const size_t page = 4096;
    size_t size = end - start;
    unsigned char *bytes = calloc(1, size);
    bool read_any = false;

    if (!bytes)
        return false;
    /* Page by page: some can't be read, and that is no fault. */
    for (size_t at = 0; at < size; at += page)
        if (pread(memory, bytes + at, page, (off_t)(start + at)) > 0)
            read_any = true;
    if (read_any)
        look(bytes, size, start, name);
    free(bytes);
    return read_any;
}

int main(int argc, char **argv)
{
    char path[64], line[512];
    FILE *maps;
    int memory, read_any = 0;

    if (argc != 2)
        return 64;
    read_words();
    snprintf(path, sizeof path, "/proc/%s/maps", argv[1]);
    maps = fopen(path, "r");
    snprintf(path, sizeof path, "/proc/%s/mem", argv[1]);
    memory = open(path, O_RDONLY | O_CLOEXEC);
    if (!maps || memory < 0)
        return 2;
    while (fgets(line, sizeof line, maps)) {
        unsigned long long start, end;
        char rights[8], name[256] = "";

        if (sscanf(line, "%llx-%llx %7s %*s %*s %*s %255s", &start, &end,
                   rights, name) < 3 ||
            strncmp(name, "[v", 2) == 0 ||
            (*name == '/' && rights[1] != 'w' && rights[0] == 'r'))
            continue;
        read_any += look_at_mapping(memory, start, end,
                                    *name ? name : "anonymous");
    }
    if (!read_any)
        return 2;
    return hits > 0;
}
