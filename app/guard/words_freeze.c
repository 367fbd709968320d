/* The words when all are there: those with the same letters in order, and all
 * in the order in which they are best kept.
 */
#include "base/list.h"
#include "guard/accent.h"
#include "guard/words_grow.h"
#include "guard/words_inside.h"

#define RANKS 4u /* among words with the same letters */

static unsigned rank_of(const struct word *word)
{
    if (word->mode & WORD_PART)
        return 0;
    if (word->mode != WORD_EXACT)
        return RANKS - 1;
    return word->accent && word->accent != ACCENT_BARE ? 2 : 1;
}

/* Those from this one on; yields the first of them. */
static uint32_t sort_alike(struct words *words, uint32_t first)
{
    struct word *items = words->words.items;
    uint32_t heads[RANKS] = {0}, lasts[RANKS] = {0}, sorted = 0;
    unsigned modes = 0;

    for (uint32_t at = first; at; at = items[at].next) {
        unsigned rank = rank_of(&items[at]);

        modes |= items[at].modes;
        if (lasts[rank])
            items[lasts[rank]].next = at;
        else
            heads[rank] = at;
        lasts[rank] = at;
    }
    for (unsigned rank = RANKS; rank-- > 0;)
        if (heads[rank]) {
            items[lasts[rank]].next = sorted;
            sorted = heads[rank];
        }
    for (uint32_t at = sorted; at; at = items[at].next)
        items[at].modes = (uint16_t)modes;
    return sorted;
}

void words_sort(struct words *words)
{
    for (size_t slot = 0; slot < words->slot_room; slot++)
        words->slots[slot] =
            (words->slots[slot] & ~SLOT_WORD) |
            sort_alike(words, words->slots[slot] & SLOT_WORD);
}

/* Whether the word, or one with the same letters, is an everyday one. */
static bool is_everyday(const struct words *words, uint32_t at)
{
    for (; at; at = words->words.items[at].next)
        if (words->words.items[at].plain)
            return true;
    return false;
}

uint32_t *words_order(const struct words *words)
{
    uint32_t *order = mem_new(words->words.count, sizeof *order);
    uint8_t *first = mem_new(words->words.count, sizeof *first);
    uint32_t count = 1;

    for (size_t slot = 0; slot < words->slot_room; slot++)
        first[words->slots[slot] & SLOT_WORD] = 1;
    for (int rare = 0; rare < 2; rare++)
        for (uint32_t i = 1; i < words->words.count; i++)
            if (first[i] && is_everyday(words, i) == !rare)
                for (uint32_t at = i; at; at = words->words.items[at].next)
                    order[count++] = at;
    mem_free(first);
    return order;
}

void words_freeze(struct words *words, const uint32_t *order)
{
    size_t count = words->words.count;
    struct word *ordered = mem_new(count, sizeof *ordered);
    uint32_t *places = mem_new(count, sizeof *places);

    for (uint32_t i = 1; i < count; i++)
        places[order[i]] = i;
    for (uint32_t i = 1; i < count; i++) {
        ordered[i] = words->words.items[order[i]];
        ordered[i].next = places[ordered[i].next];
    }
    for (size_t slot = 0; slot < words->slot_room; slot++)
        words->slots[slot] = (words->slots[slot] & ~SLOT_WORD) |
                             places[words->slots[slot] & SLOT_WORD];
    mem_free(places);
    LIST_DONE(&words->builds);
    mem_free(words->words.items);
    words->words.items = ordered;
    words->words.room = count;
}
