/* From a frozen automaton to what its rows need next. */
#include "guard/filter.h"

#include "guard/tag.h"

/* What must stand there, while it is collected. */
struct need {
    uint32_t symbols[FILTER_SYMBOLS];
    uint32_t count; /* more than there is room for: can't be said so shortly */
    uint32_t side;
    uint32_t next; /* where the last of them leads to */
};

/* One of the node's sets and words is enough. */
static void need_symbols(struct need *need, const struct node *node,
                         uint32_t side)
{
    const struct edge *edges = automaton_edges(node);

    for (uint32_t i = 0; i < automaton_words(node); i++) {
        if (need->count < FILTER_SYMBOLS)
            need->symbols[need->count] = edges[i].symbol;
        need->next = edges[i].to;
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
    need_symbols(need, node, node->back ? FILTER_LEFT : FILTER_RIGHT);
    edges = automaton_edges(node);
    for (uint32_t i = automaton_words(node); i < node->count; i++) {
        if (edges[i].symbol == SYMBOL_TURN)
            need_node(need, automaton, edges[i].to);
        else
            need_symbols(need, automaton_node(automaton, edges[i].to),
                         FILTER_ANYWHERE);
    }
}

/* After a symbol that must be there come others that must be there; any word
 * is said already. */
static void need_more(struct need *need, const struct automaton *automaton)
{
    struct need more = *need;

    while (need->count < FILTER_SYMBOLS && more.count == 1) {
        uint32_t next = more.next;

        more.count = 0;
        need_node(&more, automaton, next);
        if (more.count == 1 && more.symbols[0] != TAG_ANY)
            need->symbols[need->count++] = more.symbols[0];
    }
}

static struct filter filter_of(struct need *need,
                               const struct automaton *automaton)
{
    bool all = need->count == 1;
    uint64_t bits = 0;

    if (!need->count || need->count > FILTER_SYMBOLS) {
        *need = (struct need){.symbols = {TAG_ANY}, .count = 1};
        all = true;
    } else if (all) {
        need_more(need, automaton);
    }
    for (uint32_t i = 0; i < FILTER_SYMBOLS; i++) {
        uint32_t other = all ? (uint32_t)TAG_ANY : need->symbols[0];
        uint32_t symbol = i < need->count ? need->symbols[i] : other;

        bits |= (uint64_t)where_wide(symbol) << i * WHERE_BITS;
    }
    return (struct filter){(uint32_t)bits, (uint32_t)(bits >> 32) |
                                               (uint32_t)all << FILTER_ALL |
                                               need->side << FILTER_SIDE};
}

struct filter filter_for_node(const struct automaton *automaton, uint32_t node)
{
    struct need need = {.count = 0};

    need_node(&need, automaton, node);
    return filter_of(&need, automaton);
}

struct filter filter_for_edge(const struct automaton *automaton,
                              const struct edge *edge)
{
    struct need need = {.count = 0};

    if (edge->symbol < SYMBOL_GAP || edge->symbol == SYMBOL_TURN)
        return filter_for_node(automaton, edge->to);
    need_symbols(&need, automaton_node(automaton, edge->to), FILTER_ANYWHERE);
    return filter_of(&need, automaton);
}
