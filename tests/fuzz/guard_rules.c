/* Rule files, damaged and grown: whatever stands in them, they are read, what
 * is wrong is named with its file and line, and what is left works. */
#include "guard_fuzz.h"

#include <string.h>

#include "catalogue/guard_file.h"
#include "guard/image.h"

static const char *const names[FUZZ_FILES] = {"made/xx.rules", "made/yy.rules",
                                              "made/zz.rules"};

/* What was complained about while a guard was made. */
struct heard {
    struct fuzz *fuzz;
    int line; /* of the first file, that has to be among them; 0 = none */
    bool named;
    unsigned long count;
    uint64_t sum;
};

static int last_line(const struct text *file)
{
    int line = 1;

    for (size_t at = 0; at < file->length; at++)
        line += file->bytes[at] == '\n';
    return line;
}

static void hear(void *user, const struct ini_complaint *complaint)
{
    struct heard *heard = user;
    size_t file = 0;

    while (file < heard->fuzz->file_count &&
           strcmp(complaint->file, names[file]) != 0)
        file++;
    if (file == heard->fuzz->file_count || complaint->line < 1 ||
        !*complaint->wrong || !*complaint->instead ||
        (!heard->count &&
         complaint->line > last_line(&heard->fuzz->files[file])))
        fuzz_fail(heard->fuzz, "a complaint without its place");
    heard->named |= file == 0 && complaint->line == heard->line;
    heard->count++;
    heard->sum = heard->sum * 31 + (uint64_t)complaint->line * 4 + file;
    heard->sum =
        guard_image_sum(heard->sum, (const unsigned char *)complaint->wrong,
                        strlen(complaint->wrong));
}

static struct guard *load(struct fuzz *fuzz, int wrong_line,
                          struct heard *heard)
{
    struct guard_builder *builder = guard_builder_new();

    *heard = (struct heard){.fuzz = fuzz, .line = wrong_line};
    guard_builder_complain(builder, hear, heard);
    for (size_t i = 0; i < fuzz->file_count; i++) {
        struct reading reading = {names[i], hear, heard, 0, ERR_OK};
        const struct text *file = &fuzz->files[i];
        /* Of exactly this size, so that a byte too far is noticed. */
        char *bytes =
            mem_copy(text_string(file), file->length ? file->length : 1);

        guard_file_read(&reading, builder, bytes, file->length);
        mem_free(bytes);
    }
    return guard_take_builder(&builder);
}

/* The same files once more make the same guard, to the last byte. */
static void load_again(struct fuzz *fuzz, const struct guard *guard,
                       const struct heard *first)
{
    struct heard heard;
    struct guard *again = load(fuzz, 0, &heard);
    unsigned char *one, *two;
    size_t one_length, two_length;

    if (heard.count != first->count || heard.sum != first->sum)
        fuzz_fail(fuzz, "the same files twice, and other complaints");
    guard_image_make(guard, 5, &one, &one_length);
    guard_image_make(again, 5, &two, &two_length);
    if (one_length != two_length || memcmp(one, two, one_length) != 0)
        fuzz_fail(fuzz, "the same files twice, and two guards");
    mem_free(one);
    mem_free(two);
    guard_free(&again);
}

/* Some lines of a file of data/guard, with all its sections, and at times with
 * all its sets, so that the rules can do without complaint. */
static void pick_file(struct fuzz *fuzz, struct text *file)
{
    const struct piece *whole =
        &fuzz->rules.items[fuzz_draw(fuzz, fuzz->rules.count)];
    uint64_t keep = fuzz_draw(fuzz, 40) == 0 ? 1 : 4 + fuzz_draw(fuzz, 30);
    bool all_sets = fuzz_draw(fuzz, 3) == 0, in_sets = false;
    size_t at = 0;

    while (at < whole->length) {
        const char *line = whole->bytes + at;
        const char *end = memchr(line, '\n', whole->length - at);
        size_t length = end ? (size_t)(end - line) + 1 : whole->length - at;

        if (*line == '[')
            in_sets = strncmp(line, "[Sets]", 6) == 0;
        if (*line == '[' || fuzz_draw(fuzz, keep) == 0 || (in_sets && all_sets))
            text_append_n(file, line, length);
        at += length;
    }
}

static enum way pick_files(struct fuzz *fuzz)
{
    enum way way = fuzz_draw(fuzz, 2) ? WAY_RULES : WAY_GROWN;

    fuzz->file_count =
        fuzz_draw(fuzz, 4) ? 1 : 1 + (size_t)fuzz_draw(fuzz, FUZZ_FILES);
    for (size_t i = 0; i < FUZZ_FILES; i++)
        text_clear(&fuzz->files[i]);
    for (size_t i = 0; i < fuzz->file_count; i++) {
        if (way == WAY_RULES)
            pick_file(fuzz, &fuzz->files[i]);
        else
            grow_file(fuzz, &fuzz->files[i]);
        if (fuzz_draw(fuzz, way == WAY_RULES ? 8 : 3))
            damage_file(fuzz, &fuzz->files[i]);
    }
    return way;
}

void rules_try(struct fuzz *fuzz)
{
    enum way way = pick_files(fuzz);
    bool wrong = fuzz_draw(fuzz, 3) == 0;
    int line = wrong ? grow_mistake(fuzz, &fuzz->files[0]) : 0;
    struct heard heard;
    struct guard *guard = load(fuzz, line, &heard);

    if (wrong && !heard.named)
        fuzz_fail(fuzz, "a mistake that nobody named");
    fuzz->good[way] += !heard.count;
    fuzz->bad[way] += heard.count > 0;
    for (int i = 0; i < 4; i++)
        text_try(fuzz, guard);
    if (fuzz->run % 4 == 0)
        load_again(fuzz, guard, &heard);
    if (fuzz->run % 2 == 0)
        image_try(fuzz, guard);
    guard_free(&guard);
    fuzz->file_count = 0;
}
