/* From a frozen automaton to what its rows need next. */
#include "guard/filter.h"

#include "guard/tag.h"

/* What must stand there, while it is collected. */
struct need {
    uint32_t symbols[FILTER_SYMBOLS];
    uint32_t count;  /* more than there is room for: can't be said so shortly */
    uint32_t side;
};

/* One of the node's sets and words is enough. */
static void need_symbols(struct need *need, const struct node *node,
                         uint32_t side)
{
    const struct edge *edges = automaton_edges(node);

    for (uint32_t i = 0; i < node->count && edges[i].symbol < SYMBOL_GAP; i++) {
        if (need->count < FILTER_SYMBOLS)
            need->symbols[need->count] = edges[i].symbol;
        if (need->count++ == 0)
            need->side = side;
        else if (need->side != side)
            need->side = FILTER_ANYWHERE;
    }
}

static void need_node(struct need *need, const struct automaton *automaton,
                      uint32_t index)
{
    const struct node *node = NULL;
    const struct edge *edges;

    if (!(index & AUTOMATON_RULE))
        node = automaton_node(automaton, index);
    if (!node || node->outs) {
        need->count = FILTER_SYMBOLS + 1; /* nothing more is needed */
        return;
    }
    need_symbols(need, node,
                 node->back ? FILTER_LEFT : FILTER_RIGHT);
    edges = automaton_edges(node);
    for (uint32_t i = node->count - node->gaps; i < node->count; i++) {
        if (edges[i].symbol == SYMBOL_TURN)
            need_node(need, automaton, edges[i].to);
        else
            need_symbols(need, automaton_node(automaton, edges[i].to),
                         FILTER_ANYWHERE);
    }
}

static uint32_t filter_of(const struct need *need)
{
    static const struct need anything = {{TAG_ANY}, 1, FILTER_ANYWHERE};
    uint32_t filter = need->side;

    if (!need->count || need->count > FILTER_SYMBOLS)
        return filter_of(&anything);
    for (uint32_t i = 0; i < FILTER_SYMBOLS; i++)
        filter = filter << SIGNATURE_BITS |
                 signature_wide_bit(need->symbols[i < need->count ? i : 0]);
    return filter;
}

uint32_t filter_for_node(const struct automaton *automaton, uint32_t node)
{
    struct need need = {.count = 0};

    need_node(&need, automaton, node);
    return filter_of(&need);
}

uint32_t filter_for_edge(const struct automaton *automaton,
                         const struct edge *edge)
{
    struct need need = {.count = 0};

    if (edge->symbol < SYMBOL_GAP || edge->symbol == SYMBOL_TURN)
        return filter_for_node(automaton, edge->to);
    need_symbols(&need, automaton_node(automaton, edge->to), FILTER_ANYWHERE);
    return filter_of(&need);
}
