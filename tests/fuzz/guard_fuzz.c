/* Rule files, texts and images that nobody would write, the same in every run.
 *
 *   guard_fuzz RUNS [SEED]
 *
 * Rules of data/guard are damaged, and others grown from the grammar of
 * data/guard/FORMAT.md; each is read, and what is left of it reads texts: lines
 * of tests/guard with damage, every code point, words repeated. With more than
 * 10,000 runs the lines are up to 10 MB long and the sets much larger. What is
 * always true of complaints, findings and images is checked after each; a try
 * that does not end within minutes is named and ends the program. Run under
 * the sanitizers. */
#include "guard_fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "catalogue/catalogue.h"
#include "host/file.h"

#define LIMIT (4 * 1024 * 1024)
#define FILES_MOST 200
#define LONG_FROM 10000
/* No more than this is shown of what failed. */
#define SHOWN 6000

static struct fuzz fuzz;

uint64_t fuzz_draw(struct fuzz *own, uint64_t below)
{
    if (own->drawn == COUNT(own->pool)) {
        unsigned char seed[randombytes_SEEDBYTES] = {0};

        memcpy(seed, &own->state, sizeof own->state);
        own->state++;
        own->drawn = 0;
        randombytes_buf_deterministic(own->pool, sizeof own->pool, seed);
    }
    return own->pool[own->drawn++] % below;
}

static void show(const char *name, const struct text *text)
{
    printf("# %s, %zu bytes: \"", name, text->length);
    for (size_t at = 0; at < text->length && at < SHOWN; at++) {
        unsigned char byte = (unsigned char)text->bytes[at];

        if (byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\')
            putchar(byte);
        else
            printf("\\%03o", byte);
    }
    printf("\"\n");
}

_Noreturn void fuzz_fail(const struct fuzz *own, const char *what)
{
    for (size_t i = 0; i < own->file_count; i++)
        show("rules", &own->files[i]);
    show("text", &own->text);
    printf("not ok guard_fuzz: %s (seed %lu, run %lu)\n", what, own->seed,
           own->run);
    fflush(stdout);
    _exit(1);
}

static void give_up(int number)
{
    (void)number;
    fuzz_fail(&fuzz, "a try that doesn't end");
}

/* --- what is drawn from --------------------------------------------------- */

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);

    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static void add_piece(struct pieces *pieces, const char *bytes, size_t length)
{
    struct piece *piece = LIST_ADD(pieces);

    piece->bytes = mem_string_n(bytes, length);
    piece->length = length;
}

/* The texts of labelled lines: `label TAB text`. */
static void add_lines(const char *bytes, size_t length)
{
    const char *end = bytes + length;

    while (bytes < end) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *tab;

        if (!stop)
            stop = end;
        tab = memchr(bytes, '\t', (size_t)(stop - bytes));
        if (*bytes != '#' && tab)
            add_piece(&fuzz.lines, tab + 1, (size_t)(stop - tab) - 1);
        bytes = stop + 1;
    }
}

static bool read_folder(const char *folder, const char *ending)
{
    char **names, *bytes;
    size_t count, length;

    if (file_names(folder, FILES_MOST, &names, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct text path = {0};

        text_format(&path, "%s/%s", folder, names[i]);
        if (ends_with(names[i], ending) &&
            file_read(text_string(&path), LIMIT, &bytes, &length) == ERR_OK) {
            if (strcmp(ending, ".rules") == 0)
                add_piece(&fuzz.rules, bytes, length);
            else
                add_lines(bytes, length);
            mem_free(bytes);
        }
        text_done(&path);
    }
    file_names_done(names, count);
    return true;
}

static bool set_up(void)
{
    const struct catalogue_places places = {.data = "data"};

    return sodium_init() >= 0 && read_folder("data/guard", ".rules") &&
           read_folder("tests/guard", ".tsv") && fuzz.rules.count > 10 &&
           fuzz.lines.count > 1000 &&
           catalogue_guard(&places, NULL, NULL, &fuzz.guard) == ERR_OK;
}

static void pieces_done(struct pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++)
        mem_free(pieces->items[i].bytes);
    LIST_DONE(pieces);
}

static void tear_down(void)
{
    pieces_done(&fuzz.rules);
    pieces_done(&fuzz.lines);
    guard_free(&fuzz.guard);
    for (size_t i = 0; i < FUZZ_FILES; i++)
        text_done(&fuzz.files[i]);
    text_done(&fuzz.text);
}

static void report(unsigned long runs)
{
    static const char *const ways[WAY_COUNT] = {
        "rules, damaged, without complaint", "rules, grown, without complaint",
        "texts with findings", "images taken"};

    for (int way = 0; way < WAY_COUNT; way++)
        printf("# %s: %lu, others: %lu\n", ways[way], fuzz.good[way],
               fuzz.bad[way]);
    /* A driver that never gets anything through tests nothing. */
    if (!fuzz.good[WAY_RULES] || !fuzz.bad[WAY_RULES] ||
        !fuzz.good[WAY_GROWN] || !fuzz.bad[WAY_GROWN] ||
        !fuzz.good[WAY_TEXTS] || !fuzz.bad[WAY_TEXTS] || !fuzz.bad[WAY_IMAGES])
        fuzz_fail(&fuzz, "too little was tried");
    printf("ok guard_fuzz %lu runs\n", runs);
}

int main(int argument_count, char **arguments)
{
    unsigned long runs =
        argument_count > 1 ? strtoul(arguments[1], NULL, 10) : 400;

    fuzz.seed = argument_count > 2 ? strtoul(arguments[2], NULL, 10) : 1;
    fuzz.state = (uint64_t)fuzz.seed << 32;
    fuzz.drawn = COUNT(fuzz.pool);
    fuzz.is_long = runs > LONG_FROM;
    if (!set_up())
        fuzz_fail(&fuzz, "data/guard or tests/guard can't be read");
    signal(SIGALRM, give_up);
    text_try_points(&fuzz);
    for (fuzz.run = 1; fuzz.run <= runs; fuzz.run++) {
        alarm(FUZZ_PATIENCE);
        rules_try(&fuzz);
        for (int i = 0; i < 8; i++)
            text_try(&fuzz, fuzz.guard);
        if (fuzz.run % (fuzz.is_long ? 2000 : 100) == 0)
            text_try_repeats(&fuzz);
    }
    alarm(0);
    report(runs);
    tear_down();
    return 0;
}
