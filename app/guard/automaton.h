#ifndef GUARD_AUTOMATON_H
#define GUARD_AUTOMATON_H
/* Rows of words as a sparse automaton.
 *
 * A node is what has been read of one or more rules; an edge is a symbol: a
 * word, a set, or a gap. Node 0 stands for none; a rule's first symbol leads
 * to a node that the caller keeps (a word's or set's `start`). It is grown in
 * a hash table, then frozen into rows of edges; every node knows what kinds of
 * edges it has, so that most questions need no look-up.
 */
#include <stddef.h>
#include <stdint.h>

/* Symbols: 0 to 31 are tags (guard/inner.h), then sets, words and gaps. */
#define SYMBOL_TAGS 32u
#define SYMBOL_WORD 0x40000000u
#define SYMBOL_GAP 0x80000000u
#define GAP_LONGEST 9u

struct node {
    uint64_t signature; /* of its sets and words: see automaton_signature */
    uint32_t outs;      /* first of the rules that end here, 0 if none */
    uint32_t tags;      /* tag symbols it has edges for */
    uint32_t edges;     /* index of its first edge, once frozen */
    uint16_t count;     /* of its edges */
    uint16_t gaps;      /* lengths of gaps it has edges for, as bits */
};

struct edge {
    uint32_t symbol;
    uint32_t to;
};

struct out {
    uint32_t next;
    uint32_t rule;
};

struct automaton;

struct automaton *automaton_new(void);
void automaton_free(struct automaton **automaton);
size_t automaton_size(const struct automaton *automaton);
uint32_t automaton_start(struct automaton *automaton);
/* Where the edge leads, made if it is new. */
uint32_t automaton_grow(struct automaton *automaton, uint32_t node,
                        uint32_t symbol);
/* Nothing is grown after this; edges stand in order of their symbols. */
void automaton_freeze(struct automaton *automaton);
const struct edge *automaton_edges(const struct automaton *automaton,
                                   const struct node *node);
/* One of 64 bits for a symbol: no common bit, no common symbol. */
uint64_t automaton_signature(uint32_t symbol);
/* 0 if there is no such edge. Only when frozen. */
uint32_t automaton_step(const struct automaton *automaton,
                        const struct node *node, uint32_t symbol);
void automaton_end(struct automaton *automaton, uint32_t node, uint32_t rule);
const struct node *automaton_node(const struct automaton *automaton,
                                  uint32_t node);
const struct out *automaton_out(const struct automaton *automaton,
                                uint32_t out);

#endif
