#include "ui/layout.h"

#include <stdlib.h>

/* Lines that one step scrolls where there is nothing to go to. */
#define SCROLL_ROWS 3
/* Everything fixed lies above or below the whole body. */
#define FAR 1000000

static bool is_stop(const struct spot *spot)
{
    return spot->kind != SPOT_PART;
}

static int last_top(const struct layout *layout)
{
    int last = layout->body_needed - layout_visible(layout);

    return last > 0 ? last : 0;
}

/* Top to bottom as one scale, whatever scrolls. */
static int height(const struct layout *layout, const struct spot *spot)
{
    if (!spot->fixed)
        return spot->row;
    return spot->row < layout->body_first ? spot->row - FAR : spot->row + FAR;
}

/* As a whole, if it is not taller than what can be seen. */
static bool is_seen(const struct layout *layout,
                    const struct layout_view *view, const struct spot *spot)
{
    int visible = layout_visible(layout);
    int rows = spot->rows <= visible ? spot->rows : 1;

    return spot->fixed || (spot->row >= view->top &&
                           spot->row + rows <= view->top + visible);
}

const struct spot *layout_focus(const struct layout *layout,
                                const struct layout_view *view)
{
    for (size_t i = 0; view->focus != 0 && i < layout->spots.count; i++)
        if (is_stop(&layout->spots.items[i]) &&
            layout->spots.items[i].id == view->focus)
            return &layout->spots.items[i];
    return NULL;
}

const struct spot *layout_tapped(const struct layout *layout,
                                 const struct canvas *canvas,
                                 const struct layout_view *view, int row,
                                 int screen_column)
{
    int at = canvas_screen_column(canvas, screen_column);

    /* Parts were noted after the whole, and lie on top of it. */
    for (size_t i = layout->spots.count; i-- > 0;) {
        const struct spot *spot = &layout->spots.items[i];
        int first = spot->row;

        if (!spot->fixed) {
            if (row < layout->body_first ||
                row >= layout->body_first + layout_visible(layout))
                continue;
            first += layout->body_first - view->top;
        }
        if (row >= first && row < first + spot->rows && at >= spot->at &&
            at < spot->at + spot->cells)
            return spot;
    }
    return NULL;
}

static bool set_focus(struct layout_view *view, const struct spot *spot)
{
    if (!spot)
        return false;
    view->focus = spot->id;
    view->follow = true;
    return true;
}

/* Nearest stop further down (sign 1) or up (-1), then nearest sideways. */
static const struct spot *vertical(const struct layout *layout,
                                   const struct spot *from, int start,
                                   int sign)
{
    const struct spot *best = NULL;
    int middle = from ? from->at + from->cells / 2 : 0;
    int best_distance = 0;
    int best_aside = 0;

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];
        int distance = (height(layout, spot) - start) * sign;
        int aside = abs(spot->at + spot->cells / 2 - middle);

        if (!is_stop(spot) || distance <= 0)
            continue;
        if (best && (distance > best_distance ||
                     (distance == best_distance && aside >= best_aside)))
            continue;
        best = spot;
        best_distance = distance;
        best_aside = aside;
    }
    return best;
}

/* What scrolled out of sight can't keep the focus. */
static void scroll(const struct layout *layout, struct layout_view *view,
                   int rows)
{
    const struct spot *focus = layout_focus(layout, view);
    const struct spot *other = NULL;

    view->top += rows;
    if (view->top > last_top(layout))
        view->top = last_top(layout);
    if (view->top < 0)
        view->top = 0;
    view->follow = false;
    if (focus && is_seen(layout, view, focus))
        return;
    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (!is_stop(spot) || spot->id == SPOT_UNDO ||
            spot->id == SPOT_HELP ||
            !is_seen(layout, view, spot))
            continue;
        if (!spot->fixed) {
            /* Nearest to where it was: the last one when going up. */
            if (!other || other->fixed || rows < 0)
                other = spot;
        } else if (!other && spot->id > 0) {
            other = spot;
        }
    }
    view->focus = other ? other->id : 0;
}

static bool move_vertically(const struct layout *layout,
                            struct layout_view *view, int sign)
{
    const struct spot *focus = layout_focus(layout, view);
    int start = focus ? height(layout, focus)
                      : view->top + (sign > 0 ? -1 : 1);
    const struct spot *target = vertical(layout, focus, start, sign);
    int end = view->top + layout_visible(layout);
    bool near = target && !target->fixed &&
                (sign > 0 ? target->row + target->rows <= end + SCROLL_ROWS
                          : target->row >= view->top - SCROLL_ROWS);
    bool more = sign > 0 ? view->top < last_top(layout) : view->top > 0;

    /* From the bars into the body: straight there. */
    if (focus && focus->fixed && target && !target->fixed)
        near = true;
    if (more && !near) {
        scroll(layout, view, sign * SCROLL_ROWS);
        return true;
    }
    return set_focus(view, target);
}

/* In the same line, as the eye sees it. */
static bool move_sideways(const struct layout *layout,
                          struct layout_view *view, int sign)
{
    const struct spot *focus = layout_focus(layout, view);
    const struct spot *best = NULL;

    for (size_t i = 0; focus && i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (!is_stop(spot) || spot->fixed != focus->fixed ||
            spot->row != focus->row || (spot->at - focus->at) * sign <= 0)
            continue;
        if (!best || (best->at - spot->at) * sign > 0)
            best = spot;
    }
    return set_focus(view, best);
}

static bool move_in_order(const struct layout *layout,
                          struct layout_view *view, int step)
{
    size_t count = layout->spots.count;
    size_t at = step > 0 ? count - 1 : 0;

    for (size_t i = 0; i < count; i++)
        if (is_stop(&layout->spots.items[i]) &&
            layout->spots.items[i].id == view->focus)
            at = i;
    for (size_t i = 0; i < count; i++) {
        at = (at + (step > 0 ? 1 : count - 1)) % count;
        if (is_stop(&layout->spots.items[at]))
            return set_focus(view, &layout->spots.items[at]);
    }
    return false;
}

static bool move_to_end(const struct layout *layout, struct layout_view *view,
                        bool last)
{
    const struct spot *found = NULL;

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (is_stop(spot) && !spot->fixed && (last || !found))
            found = spot;
    }
    scroll(layout, view, last ? FAR : -FAR);
    if (found && is_seen(layout, view, found))
        view->focus = found->id;
    return true;
}

bool layout_move(const struct layout *layout, struct layout_view *view,
                 enum layout_move move, enum direction direction)
{
    int page = layout_visible(layout) > 1 ? layout_visible(layout) - 1 : 1;
    int forward = direction == DIRECTION_RTL ? -1 : 1;

    if (layout->spots.count == 0)
        return false;
    switch (move) {
    case LAYOUT_UP:
        return move_vertically(layout, view, -1);
    case LAYOUT_DOWN:
        return move_vertically(layout, view, 1);
    case LAYOUT_LEFT:
        return move_sideways(layout, view, -forward);
    case LAYOUT_RIGHT:
        return move_sideways(layout, view, forward);
    case LAYOUT_NEXT:
        return move_in_order(layout, view, 1);
    case LAYOUT_PREVIOUS:
        return move_in_order(layout, view, -1);
    case LAYOUT_PAGE_UP:
        scroll(layout, view, -page);
        return true;
    case LAYOUT_PAGE_DOWN:
        scroll(layout, view, page);
        return true;
    case LAYOUT_FIRST:
        return move_to_end(layout, view, false);
    case LAYOUT_LAST:
        return move_to_end(layout, view, true);
    case LAYOUT_WHEEL_UP:
        scroll(layout, view, -SCROLL_ROWS);
        return true;
    case LAYOUT_WHEEL_DOWN:
        scroll(layout, view, SCROLL_ROWS);
        return true;
    }
    return false;
}

bool layout_number(const struct layout *layout, struct layout_view *view,
                   int number)
{
    for (size_t i = 0; number > 0 && i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (is_stop(spot) && spot->number == number)
            return set_focus(view, spot);
    }
    return false;
}
