#include "i18n/edit.h"

#include <string.h>

#include <unigbrk.h>

#include "base/list.h"
#include "base/mem.h"
#include "i18n/cluster.h"

/* A place of the cursor on one line. Slots are kept from left to right. */
struct slot {
    size_t at;
    int column;
};

struct slots {
    LIST(struct slot) list;
};

static void add(struct slots *slots, size_t at, int column)
{
    *LIST_ADD(&slots->list) = (struct slot){at, column};
}

static size_t after(const char *string, size_t at, size_t end)
{
    return at + cluster_first(string + at, end - at);
}

/* The offset of a line's end, and whether the cursor may stand there: the
 * end of a line that was broken without a space is the next one's start. */
static bool find_end(const struct laid *laid, const char *string, size_t index,
                     size_t *end)
{
    const struct laid_line *line = &laid->lines[index];
    size_t last = line->start;

    *end = line->end;
    if (index + 1 == laid->count || laid->lines[index + 1].start > line->end)
        return true;
    for (size_t i = 0; i < line->count; i++)
        if (line->glyphs[i].source > last)
            last = line->glyphs[i].source;
    *end = line->count ? after(string, last, line->end) : last;
    return *end < line->end;
}

/* Glyphs inside a cluster are no places of their own. */
static void add_clusters(struct slots *slots, const struct laid_line *line,
                         const char *string)
{
    size_t length = line->end - line->start;
    char *starts = mem_new(length + 1, 1);
    int column = 0;

    u8_grapheme_breaks((const uint8_t *)string + line->start, length, starts);
    for (size_t i = 0; i < line->count; i++) {
        const struct glyph *glyph = &line->glyphs[i];

        if (glyph->width && starts[glyph->source - line->start])
            add(slots, glyph->source, column);
        column += glyph->width;
    }
    mem_free(starts);
}

static struct slots find_slots(const struct laid *laid, const char *string,
                               size_t index, enum direction direction)
{
    struct slots slots = {0};
    size_t end;
    bool has_end = find_end(laid, string, index, &end);

    if (has_end && direction == DIRECTION_RTL)
        add(&slots, end, -1);
    add_clusters(&slots, &laid->lines[index], string);
    if (has_end && direction == DIRECTION_LTR)
        add(&slots, end, laid->lines[index].cells);
    return slots;
}

static size_t line_of(const struct laid *laid, size_t at)
{
    size_t index = 0;

    while (index + 1 < laid->count && laid->lines[index + 1].start <= at)
        index++;
    return index;
}

/* The slot in which `at` lies: inside a lam-alef, or among the spaces of a
 * break, that is the nearest one before it. */
static size_t slot_of(const struct slots *slots, size_t at)
{
    const struct slot *all = slots->list.items;
    size_t best = 0;

    for (size_t i = 1; i < slots->list.count; i++) {
        bool before = all[i].at <= at;

        if ((before && (all[best].at > at || all[i].at > all[best].at)) ||
            (!before && all[best].at > at && all[i].at < all[best].at))
            best = i;
    }
    return best;
}

struct edit_place edit_place(const struct laid *laid, const char *string,
                             size_t at, enum direction direction)
{
    struct edit_place place = {line_of(laid, at), 0};
    struct slots slots = find_slots(laid, string, place.line, direction);

    if (slots.list.count)
        place.column = slots.list.items[slot_of(&slots, at)].column;
    LIST_DONE(&slots.list);
    return place;
}

size_t edit_at(const struct laid *laid, const char *string,
               struct edit_place place, enum direction direction)
{
    size_t index = place.line < laid->count ? place.line : laid->count - 1;
    struct slots slots = find_slots(laid, string, index, direction);
    size_t at = laid->lines[index].start;
    size_t chosen = 0;

    /* The last slot that doesn't begin right of the column: a tap on the
     * second half of a wide letter means that letter. */
    for (size_t i = 1; i < slots.list.count; i++)
        if (slots.list.items[i].column <= place.column)
            chosen = i;
    if (slots.list.count)
        at = slots.list.items[chosen].at;
    LIST_DONE(&slots.list);
    return at;
}

static size_t edge(const struct laid *laid, const char *string, size_t index,
                   bool rightmost, enum direction direction)
{
    struct slots slots = find_slots(laid, string, index, direction);
    size_t at = laid->lines[index].start;

    if (slots.list.count)
        at = slots.list.items[rightmost ? slots.list.count - 1 : 0].at;
    LIST_DONE(&slots.list);
    return at;
}

static size_t move_across(const struct laid *laid, const char *string,
                          size_t at, bool right, enum direction direction)
{
    size_t index = line_of(laid, at);
    struct slots slots = find_slots(laid, string, index, direction);
    size_t slot = slots.list.count ? slot_of(&slots, at) : 0;
    bool forward = right == (direction == DIRECTION_LTR);

    if (right && slot + 1 < slots.list.count)
        at = slots.list.items[slot + 1].at;
    else if (!right && slot > 0)
        at = slots.list.items[slot - 1].at;
    /* Over the edge of a line one comes in at the other edge. */
    else if (forward && index + 1 < laid->count)
        at = edge(laid, string, index + 1, !right, direction);
    else if (!forward && index > 0)
        at = edge(laid, string, index - 1, !right, direction);
    LIST_DONE(&slots.list);
    return at;
}

/* The first or the last place of a line in reading order. */
static size_t line_bound(const struct laid *laid, const char *string,
                         size_t at, bool last, enum direction direction)
{
    struct slots slots =
        find_slots(laid, string, line_of(laid, at), direction);
    size_t bound = at;

    for (size_t i = 0; i < slots.list.count; i++) {
        size_t here = slots.list.items[i].at;

        if (i == 0 || (last ? here > bound : here < bound))
            bound = here;
    }
    LIST_DONE(&slots.list);
    return bound;
}

/* Columns count from the left edge of each line, and lines of right-to-left
 * text are flush right. */
static size_t move_over(const struct laid *laid, const char *string, size_t at,
                        size_t to, enum direction direction)
{
    struct edit_place place = edit_place(laid, string, at, direction);

    if (direction == DIRECTION_RTL)
        place.column += laid->lines[to].cells - laid->lines[place.line].cells;
    place.line = to;
    return edit_at(laid, string, place, direction);
}

size_t edit_move(const struct laid *laid, const char *string, size_t at,
                 enum edit_move move, enum direction direction)
{
    size_t line = line_of(laid, at);

    switch (move) {
    case EDIT_LEFT:
    case EDIT_RIGHT:
        return move_across(laid, string, at, move == EDIT_RIGHT, direction);
    case EDIT_UP:
        return line ? move_over(laid, string, at, line - 1, direction) : at;
    case EDIT_DOWN:
        return line + 1 < laid->count
                   ? move_over(laid, string, at, line + 1, direction)
                   : at;
    case EDIT_HOME:
    case EDIT_END:
        return line_bound(laid, string, at, move == EDIT_END, direction);
    }
    return at;
}

size_t edit_before(const char *string, size_t at)
{
    return at - cluster_last(string, at);
}

size_t edit_after(const char *string, size_t at)
{
    size_t length = strlen(string);

    return at < length ? after(string, at, length) : length;
}
