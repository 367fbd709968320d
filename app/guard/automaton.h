#ifndef GUARD_AUTOMATON_H
#define GUARD_AUTOMATON_H
/* Rows of words as a sparse automaton.
 *
 * A row is read from its anchor, the rarest of its words: first what stands to
 * the right of it, then, after a turn, what stands to the left. So words that
 * stand everywhere cost next to nothing.
 *
 * A node is what has been read of one or more rules; an edge is a symbol: a
 * word, a set, or a gap. Node 0 stands for none; a rule's first symbol leads
 * to a node that the caller keeps (a word's or set's `start`). It is grown in
 * a hash table, then frozen: the edges of a node stand behind it, and its
 * number is its place. Every node knows what kinds of edges it has, so that
 * most questions need no look-up.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "guard/part.h"
#include "guard/where.h"

/* Symbols: 0 to 31 are tags (guard/inner.h), then sets, words and gaps. After
 * a turn the words to the left are read, from right to left. */
#define SYMBOL_TAGS 32u
#define SYMBOL_WORD 0x40000000u
#define SYMBOL_GAP 0x80000000u
#define SYMBOL_TURN 0xC0000000u
#define GAP_LONGEST 9u

struct node {
    uint32_t outs;      /* first of the rules that end here, 0 if none */
    uint32_t tags;      /* tag symbols it has edges for */
    uint16_t count;     /* of its edges */
    uint8_t gaps; /* how many of them, the last ones, are gaps or a turn */
    uint8_t back;       /* reads to the left */
};

struct edge {
    uint32_t symbol;
    uint32_t to;
    struct filter filter; /* what must stand there for it to be worth a step */
};

struct out {
    uint32_t next;
    uint32_t rule;
};

struct automaton_slot;

/* Open for the sake of speed; changed by automaton.c alone. */
struct automaton {
    struct {
        struct node *items;
        size_t count;
        size_t room;
    } nodes; /* while it grows */
    struct {
        struct out *items;
        size_t count;
        size_t room;
    } outs;
    struct automaton_slot *slots; /* while it grows */
    size_t slot_room;
    size_t edge_count;
    uint32_t *frozen; /* nodes, each with its edges */
    size_t frozen_count;
};

/* `expected` edges, roughly: a guess saves growing. */
struct automaton *automaton_new(size_t expected);
/* Without any array: for image.c, which lends it some. */
struct automaton *automaton_empty(void);
/* The arrays of a frozen automaton, for image.c; at most PARTS. */
size_t automaton_parts(struct automaton *automaton, struct part *parts);
void automaton_free(struct automaton **automaton);
size_t automaton_size(const struct automaton *automaton);
uint32_t automaton_start(struct automaton *automaton);
/* Where the edge leads, made if it is new. */
uint32_t automaton_grow(struct automaton *automaton, uint32_t node,
                        uint32_t symbol);
/* Nothing is grown after this; edges stand in order of their symbols. A node
 * where one rule ends and nothing goes on is none any more: who led to it
 * leads to the rule, marked by AUTOMATON_RULE. `places` (mem_free) says where
 * each node is now. */
#define AUTOMATON_RULE 0x80000000u
void automaton_freeze(struct automaton *automaton, uint32_t **places);
static inline const struct edge *automaton_edges(const struct node *node)
{
    return (const struct edge *)(const void *)(node + 1);
}
/* How many of them, the first ones, are sets and words. */
static inline uint32_t automaton_words(const struct node *node)
{
    return node->count - (uint32_t)node->gaps;
}
/* A node of more edges than this has a table of their places behind them. */
#define AUTOMATON_MANY 32u
#define AUTOMATON_TABLE ((1u << WHERE_BITS) / 32)
/* Whether a node of many edges may have one for a set or word; may say yes in
 * error. */
static inline bool automaton_may_step(const struct node *node, uint32_t symbol)
{
    const uint32_t *table =
        (const uint32_t *)(const void *)(automaton_edges(node) + node->count);
    uint32_t place = where_of(symbol);

    return table[place / 32] >> place % 32 & 1;
}
/* Marks the sets and the words, by their numbers, that any edge asks for. Only
 * when frozen. */
void automaton_asked(const struct automaton *automaton, uint8_t *sets,
                     uint8_t *words);
/* NULL if there is no such edge. Only when frozen. */
const struct edge *automaton_step(const struct node *node, uint32_t symbol);
void automaton_end(struct automaton *automaton, uint32_t node, uint32_t rule);
static inline const struct node *
automaton_node(const struct automaton *automaton, uint32_t node)
{
    return (const struct node *)(const void *)(automaton->frozen + node);
}
static inline const struct out *
automaton_out(const struct automaton *automaton, uint32_t out)
{
    return &automaton->outs.items[out];
}

#endif
