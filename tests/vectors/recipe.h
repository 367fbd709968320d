#ifndef RECIPE_H
#define RECIPE_H
/* One vector of tests/vectors/parcel.txt: how its file comes about, in what
 * situation it arrives, and what has to be answered. README.md has the words
 * that may stand in it. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealer.h"

#define RECIPE_EDITS 4
#define RECIPE_AFTER 3
#define RECIPE_PADDING 64

enum edit_kind { EDIT_PUT, EDIT_CUT, EDIT_APPEND, EDIT_GROW, EDIT_HASH };

struct edit {
    enum edit_kind kind;
    size_t at; /* put: offset; cut: length; grow: zero bytes to add */
    unsigned char bytes[32];
    size_t length;
};

/* Many files at once: at each place one bit changed, or cut off there. */
enum family { FAMILY_NONE, FAMILY_FLIPS, FAMILY_CUTS };

struct recipe {
    char name[48];
    char about[160];
    char answer[16];
    unsigned char *body;
    size_t body_length;
    struct sealing sealing;
    char label[16];
    unsigned char padding[RECIPE_PADDING];
    unsigned char signature[64];
    struct edit edits[RECIPE_EDITS];
    size_t edit_count;
    enum family family;
    size_t from, to, step;
    bool is_rehashed; /* each of the family gets the right hash again */
    unsigned char hash[32];
    /* the situation */
    int32_t today;
    char owner[16];   /* none sender me third gone */
    char contact[16]; /* verified unverified unknown otherbox */
    unsigned version; /* that the contact used before */
    bool is_task_unknown;
    char after[RECIPE_AFTER][48]; /* vectors that were taken before */
    size_t after_count;
};

struct recipes {
    struct recipe *items;
    size_t count;
};

/* Reads the file; leaves with 1 and a message if a line isn't understood. */
struct recipes recipes_read(const char *path);
void recipes_done(struct recipes *recipes);
const struct recipe *recipes_find(const struct recipes *recipes,
                                  const char *name);
/* One line; false if it isn't understood. */
bool recipe_line(struct recipes *recipes, const char *line);
/* The same without its start: one word and what follows it. */
bool recipe_word(struct recipe *recipe, const char *word, const char *rest);
void recipe_init(struct recipe *recipe, const char *name);
/* The file before the family's changes; free it. */
unsigned char *recipe_make(const struct recipe *recipe, size_t *length);
/* Hex, with quoted parts as they are; NULL if it is none. Free it. */
unsigned char *recipe_bytes(const char *words, size_t *length);

#endif
