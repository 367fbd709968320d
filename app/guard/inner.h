#ifndef GUARD_INNER_H
#define GUARD_INNER_H
/* The guard itself: words, automata, rules and what leads from one to the
 * other. Only for app/guard.
 */
#include "guard/automaton.h"
#include "guard/scratch.h"
#include "guard/words.h"

enum rule_kind {
    RULE_FINDS,
    RULE_EXCEPT,
    RULE_JOINS /* a member of a set: `row` is the set's symbol */
};

struct rule {
    uint32_t row;
    uint8_t kind;
    uint8_t category; /* CATEGORY_COUNT = any */
    uint8_t language; /* 0 = whatever the line looks like */
    uint8_t home;     /* language of its file, 0 if none */
    uint8_t sure;
    bool danger;
};

struct row {
    uint32_t id; /* into ids */
};

/* Where rows of words go on whose anchor is a symbol; 0 if nowhere. */
struct starting {
    uint32_t at[LEVELS];
    struct filter filter[LEVELS];
    uint32_t weight; /* how often it is met, roughly */
};

struct membership {
    uint32_t next;
    uint32_t set;
};

struct guard {
    struct words *words;
    struct automaton *automata[LEVELS];
    struct {
        struct rule *items;
        size_t count;
        size_t room;
    } rules;
    struct {
        struct row *items;
        size_t count;
        size_t room;
    } rows;
    struct {
        struct membership *items;
        size_t count;
        size_t room;
    } memberships;
    struct {
        struct starting *items; /* of each symbol below SYMBOL_WORD */
        size_t count;
        size_t room;
    } starts;
    /* What each word is: guard/lists.h. Words may share them. */
    struct {
        uint32_t *items;
        size_t count;
        size_t room;
    } lists;
    char *ids;
    size_t ids_size;
    size_t entries;
    uint8_t english; /* its number among the languages */
    uint32_t start_tags[LEVELS]; /* tags that something begins with */
    struct scratch *scratch;
    const struct guard_image *image; /* whose arrays these are; or NULL */
};

/* Gives an image back, so that only what is the guard's own is left. */
void image_let_go(struct guard *guard);
/* Puts everything into the form that is read from. */
void freeze(struct guard *guard);

#endif
