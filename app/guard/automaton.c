#include "guard/automaton.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/list.h"
#include "guard/filter.h"

struct automaton_slot {
    uint32_t node; /* 0 = free */
    struct edge edge;
};

struct automaton *automaton_new(size_t expected)
{
    struct automaton *automaton = mem_new(1, sizeof *automaton);

    (void)LIST_ADD(&automaton->nodes);
    (void)LIST_ADD(&automaton->outs);
    automaton->slot_room = 256;
    while (automaton->slot_room < expected)
        automaton->slot_room *= 2;
    automaton->slots =
        mem_new(automaton->slot_room, sizeof *automaton->slots);
    return automaton;
}

struct automaton *automaton_empty(void)
{
    return mem_new(1, sizeof(struct automaton));
}

size_t automaton_parts(struct automaton *automaton, struct part *parts)
{
    const struct part all[] = {
        PART(automaton->frozen, automaton->frozen_count),
        PART(automaton->outs.items, automaton->outs.count),
    };

    memcpy(parts, all, sizeof all);
    return COUNT(all);
}

void automaton_free(struct automaton **automaton)
{
    if (!*automaton)
        return;
    LIST_DONE(&(*automaton)->nodes);
    LIST_DONE(&(*automaton)->outs);
    mem_free((*automaton)->slots);
    mem_free((*automaton)->frozen);
    MEM_FREE(*automaton);
}

size_t automaton_size(const struct automaton *automaton)
{
    return sizeof *automaton +
           automaton->nodes.room * sizeof *automaton->nodes.items +
           automaton->outs.room * sizeof *automaton->outs.items +
           automaton->slot_room * sizeof *automaton->slots +
           automaton->frozen_count * sizeof *automaton->frozen;
}

static size_t find_slot(const struct automaton *automaton, uint32_t node,
                        uint32_t symbol)
{
    uint64_t key = ((uint64_t)node << 32 | symbol) * 0x9E3779B97F4A7C15ull;
    size_t slot = (key >> 24) & (automaton->slot_room - 1);

    while (automaton->slots[slot].node &&
           (automaton->slots[slot].node != node ||
            automaton->slots[slot].edge.symbol != symbol))
        slot = (slot + 1) & (automaton->slot_room - 1);
    return slot;
}

static void grow_slots(struct automaton *automaton)
{
    struct automaton_slot *old = automaton->slots;
    size_t old_room = automaton->slot_room;

    automaton->slot_room *= 2;
    automaton->slots = mem_new(automaton->slot_room, sizeof *old);
    for (size_t i = 0; i < old_room; i++)
        if (old[i].node)
            automaton->slots[find_slot(automaton, old[i].node,
                                       old[i].edge.symbol)] = old[i];
    mem_free(old);
}

uint32_t automaton_start(struct automaton *automaton)
{
    (void)LIST_ADD(&automaton->nodes);
    return (uint32_t)automaton->nodes.count - 1;
}

static void note_edge(struct node *node, uint32_t symbol)
{
    node->count++;
    if (symbol >= SYMBOL_GAP) {
        node->gaps++;
        return;
    }
    if (symbol < SYMBOL_TAGS)
        node->tags |= 1u << symbol;
}

uint32_t automaton_grow(struct automaton *automaton, uint32_t node,
                        uint32_t symbol)
{
    size_t slot = find_slot(automaton, node, symbol);
    uint32_t to;

    if (automaton->slots[slot].node)
        return automaton->slots[slot].edge.to;
    if (automaton->nodes.items[node].count == UINT16_MAX)
        return node;
    to = automaton_start(automaton);
    automaton->nodes.items[to].back =
        symbol == SYMBOL_TURN || automaton->nodes.items[node].back;
    note_edge(&automaton->nodes.items[node], symbol);
    automaton->slots[slot] = 
        (struct automaton_slot){node, {symbol, to, {0, 0}}};
    if (++automaton->edge_count * 2 > automaton->slot_room)
        grow_slots(automaton);
    return to;
}

static int compare_edges(const void *left, const void *right)
{
    const struct edge *a = left, *b = right;

    return a->symbol < b->symbol ? -1 : a->symbol > b->symbol;
}

#define NODE_SIZE (sizeof(struct node) / sizeof(uint32_t))
#define EDGE_SIZE (sizeof(struct edge) / sizeof(uint32_t))

static size_t table_size(size_t edges)
{
    return edges > AUTOMATON_MANY ? AUTOMATON_TABLE : 0;
}

static struct node *node_at(struct automaton *automaton, size_t place)
{
    return (struct node *)(void *)(automaton->frozen + place);
}

/* Where the node after this one is, or the end. */
static size_t place_after(const struct automaton *automaton, size_t place)
{
    size_t count = automaton_node(automaton, (uint32_t)place)->count;

    return place + NODE_SIZE + count * EDGE_SIZE + table_size(count);
}

static struct edge *edges_of(struct node *node)
{
    return (struct edge *)(void *)(node + 1);
}

/* Where each node will be. */
static uint32_t *place_nodes(struct automaton *automaton)
{
    const struct node *nodes = automaton->nodes.items;
    const struct out *outs = automaton->outs.items;
    uint32_t *places = mem_new(automaton->nodes.count, sizeof *places);
    size_t at = NODE_SIZE; /* place 0 means none */

    for (size_t i = 1; i < automaton->nodes.count; i++) {
        if (!nodes[i].count && nodes[i].outs && !outs[nodes[i].outs].next) {
            places[i] = AUTOMATON_RULE | outs[nodes[i].outs].rule;
            continue;
        }
        places[i] = (uint32_t)at;
        at += NODE_SIZE + nodes[i].count * EDGE_SIZE +
              table_size(nodes[i].count);
    }
    automaton->frozen_count = at;
    automaton->frozen = mem_new(at, sizeof *automaton->frozen);
    return places;
}

static void move_nodes(struct automaton *automaton, const uint32_t *places)
{
    for (size_t i = 1; i < automaton->nodes.count; i++)
        if (!(places[i] & AUTOMATON_RULE)) {
            struct node *node = node_at(automaton, places[i]);

            *node = automaton->nodes.items[i];
            node->count = 0;
        }
    for (size_t i = 0; i < automaton->slot_room; i++) {
        const struct automaton_slot *slot = &automaton->slots[i];
        struct node *node;

        if (!slot->node)
            continue;
        node = node_at(automaton, places[slot->node]);
        edges_of(node)[node->count++] =
            (struct edge){
            slot->edge.symbol, places[slot->edge.to], {0, 0}};
    }
    LIST_DONE(&automaton->nodes);
    MEM_FREE(automaton->slots);
    automaton->slot_room = 0;
}

/* Its edges in order, and their filters and places. */
static void finish_node(struct automaton *automaton, struct node *node)
{
    struct edge *edges = edges_of(node);
    uint32_t *table = (uint32_t *)(void *)(edges + node->count);

    for (uint32_t i = 0; i < node->count; i++) {
        uint32_t place = where_of(edges[i].symbol);

        edges[i].filter = filter_for_edge(automaton, &edges[i]);
        if (node->count > AUTOMATON_MANY && edges[i].symbol < SYMBOL_GAP)
            table[place / 32] |= 1u << place % 32;
    }
}

void automaton_freeze(struct automaton *automaton, uint32_t **places)
{
    size_t at;

    *places = place_nodes(automaton);
    move_nodes(automaton, *places);
    for (at = 0; at < automaton->frozen_count; at = place_after(automaton, at)) {
        struct node *node = node_at(automaton, at);

        if (node->count > 1)
            qsort(edges_of(node), node->count, sizeof(struct edge),
                  compare_edges);
    }
    for (at = 0; at < automaton->frozen_count; at = place_after(automaton, at))
        finish_node(automaton, node_at(automaton, at));
}

void automaton_asked(const struct automaton *automaton, uint8_t *sets,
                     uint8_t *words)
{
    for (size_t at = 0; at < automaton->frozen_count;
         at = place_after(automaton, at)) {
        const struct node *node = automaton_node(automaton, (uint32_t)at);
        const struct edge *edges = automaton_edges(node);

        for (uint32_t i = 0; i < automaton_words(node); i++) {
            if (edges[i].symbol < SYMBOL_WORD)
                sets[edges[i].symbol] = 1;
            else
                words[edges[i].symbol - SYMBOL_WORD] = 1;
        }
    }
}

const struct edge *automaton_step(const struct node *node, uint32_t symbol)
{
    const struct edge *edges = automaton_edges(node);
    size_t low = 0, high = node->count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (edges[middle].symbol < symbol)
            low = middle + 1;
        else
            high = middle;
    }
    return low < node->count && edges[low].symbol == symbol ? &edges[low]
                                                            : NULL;
}

void automaton_end(struct automaton *automaton, uint32_t node, uint32_t rule)
{
    struct out *out = LIST_ADD(&automaton->outs);

    out->rule = rule;
    out->next = automaton->nodes.items[node].outs;
    automaton->nodes.items[node].outs = (uint32_t)automaton->outs.count - 1;
}

