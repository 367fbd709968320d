#ifndef GUARD_AUTOMATON_H
#define GUARD_AUTOMATON_H
/* Rows of words as a sparse automaton.
 *
 * A node is what has been read of one or more rules; an edge is a symbol: a
 * word, a set, or a gap. Node 0 stands for none; a rule's first symbol leads
 * to a node that the caller keeps (a word's or set's `start`). Every node
 * knows which kinds of edges it has, so that most questions need no look-up.
 */
#include <stddef.h>
#include <stdint.h>

/* Symbols: 0 to 31 are tags (guard/inner.h), then sets, words and gaps. */
#define SYMBOL_TAGS 32u
#define SYMBOL_WORD 0x40000000u
#define SYMBOL_GAP 0x80000000u
#define GAP_LONGEST 9u

struct node {
    uint32_t outs; /* first of the rules that end here, 0 if none */
    uint32_t tags; /* tag symbols it has edges for */
    uint16_t gaps; /* lengths of gaps it has edges for, as bits */
    uint8_t gap;   /* words that may be skipped from here */
    uint8_t edges; /* has edges for sets or words */
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
/* 0 if there is no such edge. */
uint32_t automaton_step(const struct automaton *automaton, uint32_t node,
                        uint32_t symbol);
void automaton_end(struct automaton *automaton, uint32_t node, uint32_t rule);
const struct node *automaton_node(const struct automaton *automaton,
                                  uint32_t node);
const struct out *automaton_out(const struct automaton *automaton,
                                uint32_t out);

#endif
