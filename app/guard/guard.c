/* The guard as a whole: what it takes in memory, and its end. */
#include "guard/guard.h"

#include "base/list.h"
#include "guard/inner.h"
#include "guard/rules.h"

void guard_free(struct guard **guard)
{
    if (!*guard)
        return;
    image_let_go(*guard);
    words_free(&(*guard)->words);
    for (int i = 0; i < LEVELS; i++)
        automaton_free(&(*guard)->automata[i]);
    LIST_DONE(&(*guard)->rules);
    LIST_DONE(&(*guard)->rows);
    LIST_DONE(&(*guard)->memberships);
    LIST_DONE(&(*guard)->starts);
    LIST_DONE(&(*guard)->lists);
    LIST_DONE(&(*guard)->scratch->tokens);
    LIST_DONE(&(*guard)->scratch->found);
    LIST_DONE(&(*guard)->scratch->hits);
    LIST_DONE(&(*guard)->scratch->where);
    for (int level = 0; level < LEVELS; level++)
        LIST_DONE(&(*guard)->scratch->begins[level]);
    LIST_DONE(&(*guard)->scratch->marks);
    mem_free((*guard)->scratch);
    mem_free((*guard)->ids);
    MEM_FREE(*guard);
}

static size_t scratch_size(const struct scratch *scratch)
{
    size_t begins = 0;

    for (int level = 0; level < LEVELS; level++)
        begins += scratch->begins[level].room * sizeof(struct begin);
    return sizeof *scratch + begins +
           scratch->tokens.room * sizeof *scratch->tokens.items +
           scratch->found.room * sizeof *scratch->found.items +
           scratch->hits.room * sizeof *scratch->hits.items +
           scratch->marks.room * sizeof *scratch->marks.items +
           scratch->where.room * sizeof *scratch->where.items;
}

size_t guard_size(const struct guard *guard)
{
    size_t size = sizeof *guard + scratch_size(guard->scratch);

    if (guard->image)
        return size;
    return size + guard->ids_size + words_size(guard->words) +
           automaton_size(guard->automata[LEVEL_SHARED]) +
           automaton_size(guard->automata[LEVEL_SETS]) +
           automaton_size(guard->automata[LEVEL_RULES]) +
           guard->rules.room * sizeof *guard->rules.items +
           guard->rows.room * sizeof *guard->rows.items +
           guard->memberships.room * sizeof *guard->memberships.items +
           guard->starts.room * sizeof *guard->starts.items +
           guard->lists.room * sizeof *guard->lists.items;
}

size_t guard_entries(const struct guard *guard)
{
    return guard->entries;
}
