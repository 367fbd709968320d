/* Where the focus is, and what of a screen is seen because of it. */
#include "ui/layout_parts.h"

static bool is_stop(const struct spot *spot)
{
    return spot->kind != SPOT_PART;
}

const struct spot *layout_find_stop(const struct layout *layout, int id)
{
    for (size_t i = 0; id != 0 && i < layout->spots.count; i++)
        if (is_stop(&layout->spots.items[i]) && layout->spots.items[i].id == id)
            return &layout->spots.items[i];
    return NULL;
}

int layout_visible(const struct layout *layout)
{
    return layout->body_needed > layout->body_rows ? layout->body_rows - 1
                                                   : layout->body_rows;
}

/* A new screen is read from its top: what stands out of sight has to wait. */
static bool is_below_text(const struct layout *layout, const struct spot *spot)
{
    return !spot->fixed && spot->kind != SPOT_INPUT &&
           spot->row + spot->rows > layout_visible(layout);
}

static const struct spot *default_stop(const struct layout *layout,
                                       const struct page *page)
{
    const struct spot *first = NULL;
    const struct spot *primary = layout_find_stop(layout, page_primary(page));

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (spot->kind == SPOT_INPUT)
            return spot;
        if (!first && is_stop(spot) && spot->id > 0)
            first = spot;
    }
    /* Text comes before what stands below it. */
    if (first && is_below_text(layout, first))
        return primary && primary->fixed ? primary : NULL;
    return first && !first->fixed ? first : primary ? primary : first;
}

/* Something near the one that has gone. */
static const struct spot *neighbour(const struct layout *layout, size_t index)
{
    const struct spot *found = NULL;
    size_t stop = 0;

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (!is_stop(spot) || spot->fixed)
            continue;
        if (!found || stop <= index)
            found = spot;
        stop++;
    }
    return found;
}

void layout_choose_focus(const struct layout *layout, const struct page *page,
                         struct layout_view *view)
{
    const struct spot *spot;
    bool asked;
    /* A sheet over turn n is turn -n - 1. */
    int turn = page->flags & PAGE_SHEET ? -page->turn - 1 : page->turn;

    if (turn != view->turn)
        *view = (struct layout_view){.turn = turn};
    spot = layout_find_stop(layout, view->focus);
    asked = page->focus != 0 && page->focus != view->asked;
    if (asked || !view->started || (view->focus != 0 && !spot)) {
        const struct spot *wanted = layout_find_stop(layout, page->focus);

        if (wanted && !view->started && is_below_text(layout, wanted))
            wanted = NULL;
        if (!asked && view->started)
            wanted = neighbour(layout, view->index);
        spot = wanted ? wanted : default_stop(layout, page);
        view->focus = spot ? spot->id : 0;
        view->follow = true;
    }
    view->asked = page->focus;
    view->started = true;
    view->index = 0;
    for (size_t i = 0; spot && i < layout->spots.count; i++) {
        const struct spot *other = &layout->spots.items[i];

        if (other == spot)
            break;
        view->index += is_stop(other) && !other->fixed;
    }
}

void layout_scroll_to_focus(const struct layout *layout,
                            struct layout_view *view)
{
    const struct spot *spot = layout_find_stop(layout, view->focus);
    int visible = layout_visible(layout);
    int last = layout->body_needed - visible;

    /* A longer status line must not push the focus out of sight. */
    if (visible != view->visible)
        view->follow = true;
    view->visible = visible;
    /* Nor must what has become longer or shorter above it. */
    if (spot && !spot->fixed &&
        (spot->row + spot->rows <= view->top ||
         spot->row >= view->top + visible))
        view->follow = true;
    if (view->follow && spot && !spot->fixed) {
        int start = spot->row;
        int end = spot->row + spot->rows;

        if (end - start > visible)
            end = (start = spot->cursor_row) + 1;
        if (end <= visible && start < view->top)
            view->top = 0;
        if (start < view->top)
            view->top = start;
        if (end > view->top + visible)
            view->top = end - visible;
    }
    view->follow = false;
    if (view->top > last)
        view->top = last;
    if (view->top < 0)
        view->top = 0;
}
