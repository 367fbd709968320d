#ifndef GUARD_PHRASE_H
#define GUARD_PHRASE_H
/* An entry while it is read: items in a row, and choices between rows.
 *
 * Rules are grown into one automaton, members of sets that are more than one
 * word into another that runs before it, so that a set is one edge for a
 * rule, whatever its members are. Only for the files that read entries.
 */
#include "guard/build.h"

#define PHRASE_ITEMS 256
#define PHRASE_DEPTH 6
#define PHRASE_ROWS 2000

enum item_type { ITEM_SYMBOL, ITEM_GAP, ITEM_CHOICE };

struct item {
    enum item_type type;
    uint32_t value; /* symbol, length of the gap, or first choice */
    uint32_t next;  /* 0 = end of the row */
};

struct choice {
    uint32_t first; /* item, 0 = nothing */
    uint32_t next;
};

struct phrase {
    struct guard_builder *builder;
    struct source source;
    const char *at;
    const char *end;
    unsigned depth;
    unsigned rows;
    unsigned heavy; /* times that groups make its rows more: group.c */
    bool broken;
    enum level level;
    const struct rule *rule;
    uint32_t rule_index;
    uint32_t item_count;
    uint32_t choice_count;
    struct item items[PHRASE_ITEMS];
    struct choice choices[PHRASE_ITEMS];
};

/* A row of items being put together. */
struct chain {
    uint32_t first;
    uint32_t last;
};

void phrase_wrong(struct phrase *phrase, const char *text,
                  const char *instead);
void phrase_add(struct phrase *phrase, struct chain *chain,
                enum item_type type, uint32_t value);
bool phrase_is_special(char byte);
/* One more choice before those from `next` on; where they begin now. */
uint32_t phrase_choice(struct phrase *phrase, uint32_t next, uint32_t first);
/* The same for a set and all that are its members. */
uint32_t phrase_set(struct phrase *phrase, uint32_t choices, uint32_t symbol);
/* Reads items up to the end, a | or the end of a bracket. */
struct chain phrase_row(struct phrase *phrase);
/* Reads a bracket, at phrase->at. */
void group_read(struct phrase *phrase, struct chain *chain);
/* Reads one word, with its signs, at phrase->at. */
void spelling_read(struct phrase *phrase, struct chain *chain);
/* How often a symbol stands in texts, roughly. */
uint32_t grow_weight(const struct phrase *phrase, uint32_t symbol);
/* All rows that begin with this item end in the phrase's rule. */
void grow_rows(struct phrase *phrase, uint32_t item);

#endif
