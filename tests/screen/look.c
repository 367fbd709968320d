#include "look.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/page_items.h"

/* What was complained about, so that it is said once. */
static LIST(char *) said;

int look_complain(const struct look_from *from, const char *what)
{
    struct text line = {0};

    text_format(&line, "%s in %s at %dx%d: %s", from->stop, from->language,
                from->columns, from->rows, what);
    for (size_t i = 0; i < said.count; i++)
        if (strcmp(said.items[i], text_string(&line)) == 0) {
            text_done(&line);
            return 0;
        }
    fprintf(stderr, "%s\n", text_string(&line));
    *LIST_ADD(&said) = text_take(&line);
    return 1;
}

void look_print(struct player *player)
{
    struct text out = {0};

    canvas_dump(player->app.canvas, &out);
    fprintf(stderr, "%s\n", text_string(&out));
    text_done(&out);
}

/* First row on the screen; body rows scroll. */
static int row_on_screen(struct player *player, const struct spot *spot)
{
    struct app *app = &player->app;

    return spot->fixed ? spot->row
                       : spot->row + app->layout.body_first -
                             app_view(app)->top;
}

static bool apart(const struct spot *a, const struct spot *b)
{
    return a->row + a->rows <= b->row || b->row + b->rows <= a->row ||
           a->at + a->cells <= b->at || b->at + b->cells <= a->at;
}

static int look_spots(struct player *player, const struct look_from *from)
{
    const struct layout *layout = &player->app.layout;
    int found = 0;

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (spot->at < 0 || spot->cells < 1 || spot->rows < 1 ||
            spot->at + spot->cells > from->columns)
            found += look_complain(from, "something to choose falls off");
        if (spot->fixed && (spot->row < 0 ||
                            spot->row + spot->rows > from->rows))
            found += look_complain(from, "a bar falls off");
        if (spot->fixed && spot->kind != SPOT_PART &&
            spot->row < layout->body_first + layout->body_rows &&
            spot->row + spot->rows > layout->body_first)
            found += look_complain(from, "a bar lies on the body");
        for (size_t k = 0; k < i; k++)
            if (spot->kind != SPOT_PART &&
                layout->spots.items[k].kind != SPOT_PART &&
                layout->spots.items[k].fixed == spot->fixed &&
                !apart(spot, &layout->spots.items[k]))
                found += look_complain(from, "two things to choose overlap");
    }
    return found;
}

static bool is_marked(struct player *player, const struct spot *spot)
{
    struct canvas *canvas = player->app.canvas;
    int first = row_on_screen(player, spot);

    for (int row = first; row < first + spot->rows; row++)
        for (int at = spot->at; at < spot->at + spot->cells; at++)
            if (row >= 0 && row < canvas_rows(canvas) &&
                canvas_cell(canvas, row, canvas_screen_column(canvas, at))
                        ->look == LOOK_FOCUS)
                return true;
    return false;
}

static int look_focus(struct player *player, const struct look_from *from)
{
    struct app *app = &player->app;
    const struct layout *layout = &app->layout;
    const struct spot *focus = player_focus(player);
    int at = canvas_screen_column(app->canvas, layout->cursor_column);
    int row;
    int found = 0;

    if (layout->cursor_row < 0 || layout->cursor_row >= from->rows ||
        layout->cursor_column < 0 || layout->cursor_column >= from->columns)
        found += look_complain(from, "the cursor is off the screen");
    if (!focus)
        return found;
    row = row_on_screen(player, focus);
    if (!focus->fixed &&
        (row + focus->rows <= layout->body_first ||
         row >= layout->body_first + layout_visible(layout)))
        found += look_complain(from, "the focus is not seen");
    if (!focus->fixed && focus->rows <= layout_visible(layout) &&
        (row < layout->body_first ||
         row + focus->rows > layout->body_first + layout_visible(layout)))
        found += look_complain(from, "only a part of the focus is seen");
    if (layout->cursor_row < row || layout->cursor_row >= row + focus->rows ||
        at < focus->at || at >= focus->at + focus->cells)
        found += look_complain(from, "the cursor is not on the focus");
    if (!is_marked(player, focus))
        found += look_complain(from, "the focus is not marked");
    return found;
}

static bool has_stop(struct player *player, int id)
{
    const struct layout *layout = &player->app.layout;

    for (size_t i = 0; i < layout->spots.count; i++)
        if (layout->spots.items[i].id == id &&
            layout->spots.items[i].kind != SPOT_PART)
            return true;
    return false;
}

int look_at(struct player *player, const struct look_from *from)
{
    struct app *app = &player->app;
    const struct page *page = app->page;
    int found = 0;

    if (canvas_was_cut(app->canvas))
        found += look_complain(from, "a text is cut");
    if (canvas_overlapped(app->canvas))
        found += look_complain(from, "a text lies on another");
    if (!page->title || !*page->title)
        found += look_complain(from, "there is no title");
    if (!(page->flags & (PAGE_NO_BACK | PAGE_SHEET)) &&
        !has_stop(player, SPOT_BACK))
        found += look_complain(from, "there is no way back");
    if (app->practice && !app->layout.marked)
        found += look_complain(from, "the practice is not marked");
    if (app->practice && app->nav.entries.count > 0 &&
        nav_top(&app->nav)->id < SCREEN_COUNT &&
        nav_top(&app->nav)->id != SCREEN_PRACTICE) {
        struct guide_lines lines = {0};
        struct layout_notice notice = {0};

        guide_fill(app, &lines, &notice);
        if (!notice.lead || !*notice.lead)
            found += look_complain(from, "the guide leads nowhere");
        guide_lines_done(&lines);
    }
    if (app->layout.body_rows < 2 &&
        app->layout.body_needed > app->layout.body_rows)
        found += look_complain(from, "there is no room for the body");
    return found + look_spots(player, from) + look_focus(player, from);
}
