#ifndef GUARD_FUZZ_H
#define GUARD_FUZZ_H
/* What the parts of guard_fuzz share: numbers that are the same in every run
 * with the same seed, what is drawn from, and what is being tried. */
#include <stdint.h>

#include "base/list.h"
#include "base/text.h"
#include "guard/guard.h"

enum way { WAY_RULES, WAY_GROWN, WAY_TEXTS, WAY_IMAGES, WAY_COUNT };

struct piece {
    char *bytes;
    size_t length;
};

struct pieces {
    struct piece *items;
    size_t count;
    size_t room;
};

#define FUZZ_FILES 3
/* Minutes for what takes milliseconds: it finds what never ends, and measures
 * nothing. */
#define FUZZ_PATIENCE 900

struct fuzz {
    uint64_t state;
    uint64_t pool[64];
    size_t drawn;
    unsigned long seed, run;
    bool is_long;
    struct pieces rules; /* the files of data/guard */
    struct pieces lines; /* the texts of tests/guard, without their labels */
    struct guard *guard; /* of data/guard */
    /* What is tried now; shown when it fails. */
    struct text files[FUZZ_FILES];
    size_t file_count;
    unsigned sets; /* of the file that is grown, which may be named so far */
    struct text text;
    unsigned long good[WAY_COUNT], bad[WAY_COUNT];
};

uint64_t fuzz_draw(struct fuzz *fuzz, uint64_t below);
/* Says what went wrong and what with, and ends the program. */
_Noreturn void fuzz_fail(const struct fuzz *fuzz, const char *what);

/* A few random changes, of lines or of bytes. */
void damage_file(struct fuzz *fuzz, struct text *file);
void damage_text(struct fuzz *fuzz, struct text *text);
void damage_point(struct text *text, uint32_t point);
/* A line of tests/guard as it is. */
void damage_add_line(struct fuzz *fuzz, struct text *text);

/* Rule files by the grammar of data/guard/FORMAT.md. */
void grow_file(struct fuzz *fuzz, struct text *file);
/* The same with one thing that must be complained about, in its last lines;
 * which line that is. */
int grow_mistake(struct fuzz *fuzz, struct text *file);

/* Reads fuzz->text with this guard in every way and checks what it says. */
void text_check(struct fuzz *fuzz, const struct guard *guard);
void text_try(struct fuzz *fuzz, const struct guard *guard);
void text_try_points(struct fuzz *fuzz);
void text_try_repeats(struct fuzz *fuzz);

void rules_try(struct fuzz *fuzz);
/* Of a guard that rules were made into: what is lent says the same, what is
 * damaged is refused. */
void image_try(struct fuzz *fuzz, const struct guard *guard);

#endif
