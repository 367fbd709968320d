/* What the guard costs: beside u8_casefold with NFKC for the same lines, the
 * least that any reader of text in all scripts has to pay. One core.
 * usage: guard_bench DATA FILE.tsv ... */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <unicase.h>
#include <uninorm.h>

#include "base/list.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "guard/rules.h"
#include "host/file.h"

#define ROUNDS 15
#define FILE_LIMIT (4 << 20)

struct line {
    const char *text;
    size_t length;
};
struct lines {
    struct line *items;
    size_t count;
    size_t room;
};

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, by_value);
    return values[ROUNDS / 2];
}

/* The second column of each line; the file's bytes stay in use. */
static void take_lines(const char *path, struct lines *lines)
{
    char *bytes, *rest, *line;
    size_t length;

    if (file_read(path, FILE_LIMIT, &bytes, &length))
        return;
    rest = bytes;
    while ((line = strsep(&rest, "\n")) != NULL) {
        char *text = strchr(line, '\t');
        struct line *added;

        if (!text || *line == '#')
            continue;
        text++;
        text[strcspn(text, "\t")] = '\0';
        added = LIST_ADD(lines);
        added->text = text;
        added->length = strlen(text);
    }
}

/* Mixes the languages, always in the same way. */
static void shuffle(struct lines *lines)
{
    uint64_t state = 1;

    for (size_t left = lines->count; left > 1; left--) {
        struct line *last = &lines->items[left - 1], other = *last;
        size_t at;

        state = state * 6364136223846793005u + 1442695040888963407u;
        at = (size_t)(state >> 33) % left;
        *last = lines->items[at];
        lines->items[at] = other;
    }
}

static double fold_all(const struct lines *lines)
{
    double before = now_ms();

    for (size_t i = 0; i < lines->count; i++) {
        size_t size;
        uint8_t *folded = u8_casefold((const uint8_t *)lines->items[i].text,
                                      lines->items[i].length, NULL,
                                      UNINORM_NFKC, NULL, &size);

        free(folded);
    }
    return now_ms() - before;
}

static double read_all(const struct guard *guard, const struct lines *lines)
{
    const struct guard_context context = {0};
    struct findings findings = {0};
    double before = now_ms();

    for (size_t i = 0; i < lines->count; i++) {
        findings_clear(&findings);
        guard_read(guard, &context, lines->items[i].text,
                   lines->items[i].length, &findings);
    }
    findings_done(&findings);
    return now_ms() - before;
}

/* One text of so many bytes, read after a key press or when it is pasted. */
static double read_long(const struct guard *guard, const struct lines *lines,
                        size_t length)
{
    struct text field = {0};
    struct lines one = {0};
    double rounds[ROUNDS];

    for (size_t i = 0; field.length < length && i < lines->count; i++)
        text_append(&field, lines->items[i].text);
    LIST_ADD(&one)->text = text_string(&field);
    one.items[0].length = field.length < length ? field.length : length;
    for (int i = 0; i < ROUNDS; i++)
        rounds[i] = read_all(guard, &one);
    LIST_DONE(&one);
    text_done(&field);
    return median(rounds);
}

/* The guard is left open for what comes next. */
static double load(const struct catalogue_places *places, struct guard **guard)
{
    double rounds[ROUNDS];

    for (int i = 0; i < ROUNDS; i++) {
        double before = now_ms();

        guard_free(guard);
        if (catalogue_guard(places, NULL, NULL, guard))
            fprintf(stderr, "some rules have mistakes\n");
        rounds[i] = now_ms() - before;
    }
    return median(rounds);
}

int main(int argc, char **argv)
{
    struct catalogue_places files = {.data = argv[1]};
    struct catalogue_places image = {.data = argv[1], .rules = argv[2]};
    double folds[ROUNDS], reads[ROUNDS], fold, read, from_files, from_image;
    double key_press, paste;
    struct guard *guard = NULL;
    struct lines lines = {0};
    size_t built;

    for (int i = 3; i < argc; i++)
        take_lines(argv[i], &lines);
    if (argc < 4 || !lines.count)
        return 2;
    shuffle(&lines);
    from_files = load(&files, &guard);
    built = guard_size(guard);
    from_image = load(&image, &guard);
    /* Turn about, so that other work on the machine hits both alike. */
    for (int i = 0; i < ROUNDS; i++) {
        folds[i] = fold_all(&lines);
        reads[i] = read_all(guard, &lines);
    }
    fold = median(folds);
    read = median(reads);
    printf("guard, %zu lines: %.0f lines a second; casefold %.0f: ratio %.2f "
           "(bound 1.2)\n",
           lines.count, (double)lines.count / read * 1e3,
           (double)lines.count / fold * 1e3, read / fold);
    printf("loading %zu entries  %6.2f ms (bound 10 for 20,000), "
           "from the files of a group %.0f ms\n",
           guard_entries(guard), from_image, from_files);
    key_press = read_long(guard, &lines, 500);
    paste = read_long(guard, &lines, 10000);
    printf("memory of the guard   %6.2f MB of its own beside the image "
           "(bound 4), built from files %.2f MB\n",
           (double)guard_size(guard) / 1e6, (double)built / 1e6);
    printf("a key press at 500 characters %6.3f ms (bound 1), a paste of "
           "10,000 %.3f ms\n",
           key_press, paste);
    guard_free(&guard);
    return 0;
}
