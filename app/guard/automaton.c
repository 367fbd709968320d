#include "guard/automaton.h"

#include "base/list.h"

struct edge {
    uint32_t node; /* 0 = free */
    uint32_t symbol;
    uint32_t to;
};

struct automaton {
    LIST(struct node) nodes;
    LIST(struct out) outs;
    struct edge *edges;
    size_t edge_room;
    size_t edge_count;
};

struct automaton *automaton_new(void)
{
    struct automaton *automaton = mem_new(1, sizeof *automaton);

    (void)LIST_ADD(&automaton->nodes);
    (void)LIST_ADD(&automaton->outs);
    automaton->edge_room = 1024;
    automaton->edges = mem_new(automaton->edge_room, sizeof(struct edge));
    return automaton;
}

void automaton_free(struct automaton **automaton)
{
    if (!*automaton)
        return;
    LIST_DONE(&(*automaton)->nodes);
    LIST_DONE(&(*automaton)->outs);
    mem_free((*automaton)->edges);
    MEM_FREE(*automaton);
}

size_t automaton_size(const struct automaton *automaton)
{
    return sizeof *automaton +
           automaton->nodes.room * sizeof *automaton->nodes.items +
           automaton->outs.room * sizeof *automaton->outs.items +
           automaton->edge_room * sizeof *automaton->edges;
}

static size_t slot_of(const struct automaton *automaton, uint32_t node,
                      uint32_t symbol)
{
    uint64_t key = (uint64_t)node << 32 | symbol;

    key *= 0x9E3779B97F4A7C15ull;
    return (key >> 24) & (automaton->edge_room - 1);
}

static size_t find_edge(const struct automaton *automaton, uint32_t node,
                        uint32_t symbol)
{
    size_t slot = slot_of(automaton, node, symbol);

    while (automaton->edges[slot].node &&
           (automaton->edges[slot].node != node ||
            automaton->edges[slot].symbol != symbol))
        slot = (slot + 1) & (automaton->edge_room - 1);
    return slot;
}

static void grow_edges(struct automaton *automaton)
{
    struct edge *old = automaton->edges;
    size_t old_room = automaton->edge_room;

    automaton->edge_room *= 2;
    automaton->edges = mem_new(automaton->edge_room, sizeof *old);
    for (size_t i = 0; i < old_room; i++)
        if (old[i].node)
            automaton->edges[find_edge(automaton, old[i].node,
                                       old[i].symbol)] = old[i];
    mem_free(old);
}

uint32_t automaton_start(struct automaton *automaton)
{
    (void)LIST_ADD(&automaton->nodes);
    return (uint32_t)automaton->nodes.count - 1;
}

static void note_edge(struct node *node, uint32_t symbol)
{
    if (symbol >= SYMBOL_GAP)
        node->gaps |= (uint16_t)(1u << (symbol - SYMBOL_GAP));
    else if (symbol < SYMBOL_TAGS)
        node->tags |= 1u << symbol;
    else
        node->edges = 1;
}

uint32_t automaton_grow(struct automaton *automaton, uint32_t node,
                        uint32_t symbol)
{
    size_t slot = find_edge(automaton, node, symbol);
    uint32_t to;

    if (automaton->edges[slot].node)
        return automaton->edges[slot].to;
    to = automaton_start(automaton);
    if (symbol >= SYMBOL_GAP)
        automaton->nodes.items[to].gap = (uint8_t)(symbol - SYMBOL_GAP);
    note_edge(&automaton->nodes.items[node], symbol);
    automaton->edges[slot] = (struct edge){node, symbol, to};
    if (++automaton->edge_count * 2 > automaton->edge_room)
        grow_edges(automaton);
    return to;
}

uint32_t automaton_step(const struct automaton *automaton, uint32_t node,
                        uint32_t symbol)
{
    return automaton->edges[find_edge(automaton, node, symbol)].to;
}

void automaton_end(struct automaton *automaton, uint32_t node, uint32_t rule)
{
    struct out *out = LIST_ADD(&automaton->outs);

    out->rule = rule;
    out->next = automaton->nodes.items[node].outs;
    automaton->nodes.items[node].outs = (uint32_t)automaton->outs.count - 1;
}

const struct node *automaton_node(const struct automaton *automaton,
                                  uint32_t node)
{
    return &automaton->nodes.items[node];
}

const struct out *automaton_out(const struct automaton *automaton,
                                uint32_t out)
{
    return &automaton->outs.items[out];
}
