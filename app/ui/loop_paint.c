#include "ui/app_inside.h"

#include <stdlib.h>

#include "flow/checkup.h"
#include "flow/settings.h"
#include "i18n/calendar.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/page_items.h"

struct layout_view *app_view(struct app *app)
{
    return app->explaining ? &app->notes : &nav_top(&app->nav)->view;
}

static void fit_theme(struct app *app)
{
    enum theme theme = app->setup->reader
                           ? THEME_READER
                           : theme_pick(app->session
                                            ? session_theme(app->session)
                                            : NULL,
                                        getenv("NO_COLOR"));

    if (theme != app->theme)
        app->term.back->theme(app->term.state, theme);
    app->theme = theme;
}

/* What is read aloud begins at the left in every language. */
static enum direction direction_of(unsigned flags)
{
    return flags & LAY_LOGICAL ? DIRECTION_LTR : phrase_language()->direction;
}

/* A terminal that orders letters itself leaves the others where they are. */
static unsigned without_need(unsigned flags, enum theme theme)
{
    if (flags & LAY_JOINED && theme != THEME_READER &&
        phrase_language()->direction == DIRECTION_LTR)
        flags &= ~(unsigned)(LAY_LOGICAL | LAY_JOINED);
    return flags;
}

void app_fit(struct app *app)
{
    enum direction direction;
    unsigned flags;
    int columns;
    int rows;

    fit_theme(app);
    flags = app->term.back->lay_flags(app->term.state) |
            (app->theme == THEME_READER ? LAY_LOGICAL : 0);
    flags = without_need(flags, app->theme);
    direction = direction_of(flags);
    app->term.back->size(app->term.state, &columns, &rows);
    if (!app->canvas || canvas_columns(app->canvas) != columns ||
        canvas_rows(app->canvas) != rows ||
        canvas_direction(app->canvas) != direction) {
        struct nav_entry *top = nav_top(&app->nav);

        canvas_free(&app->canvas);
        app->canvas = canvas_new(columns, rows, direction);
        if (top)
            top->view.follow = true;
    }
    canvas_flags(app->canvas, flags);
}

unsigned app_contexts(const struct app *app)
{
    const struct nav_entry *top =
        &app->nav.entries.items[app->nav.entries.count - 1];
    const struct item *item = page_find(
        app->page, app->explaining ? app->notes.focus : top->view.focus);

    if (item && item->kind == ITEM_INPUT)
        return KEY_IN_INPUT | KEY_ANYWHERE;
    if (item && (item->kind == ITEM_STEPPER || item->kind == ITEM_CODE))
        return KEY_IN_STEPPER | KEY_ANYWHERE;
    if (item && item->kind == ITEM_CALENDAR)
        return KEY_IN_CALENDAR | KEY_ANYWHERE;
    return KEY_ON_PAGE | KEY_ANYWHERE;
}

/* The notes that there was no room for, as a sheet of their own. */
static void build_notes(struct app *app)
{
    struct page *notes = page_new();
    struct page *page = app->page;

    page_head(notes, PAGE_SHEET, page->title, NULL);
    for (size_t i = 0; i < page->items.count; i++)
        if (page->items.items[i].kind == ITEM_NOTE)
            page_text(notes, LOOK_PLAIN,
                      item_string(&page->items.items[i], 0));
    page_button(notes, 1, true, _("Close"));
    page_button(notes, 2, false, _("What the keys do"));
    page_free(&app->page);
    app->page = notes;
}

void app_build(struct app *app)
{
    struct nav_entry *top = nav_top(&app->nav);

    /* While the store is locked a language's own calendar stands. */
    if (phrase_language()->persian && app->session)
        calendar_choose(settings_get(app->session, SETTING_CALENDAR));
    page_clear(app->page);
    top->screen->build(app, top->state, app->page);
    if (app->explaining)
        build_notes(app);
}

static int tab_of(int screen)
{
    static const int screens[] = {SCREEN_HOME, SCREEN_NEW, SCREEN_LEARN,
                                  SCREEN_MORE};

    for (int i = 0; i < (int)COUNT(screens); i++)
        if (screens[i] == screen)
            return i + 1;
    return 0;
}

/* A voice would be at it all the time: it says every tenth second. */
#define SAID_SECONDS 10

static void countdown_text(const struct app *app, struct text *out)
{
    unsigned long left = (unsigned long)app_countdown(app);

    if (app->theme == THEME_READER)
        left = (left + SAID_SECONDS - 1) / SAID_SECONDS * SAID_SECONDS;

    /* TRANSLATORS: %lu seconds until the program locks by itself. */
    format_count(out, "Locks in %lu second. Any key keeps it open.",
                 "Locks in %lu seconds. Any key keeps it open.", left, NULL);
}

bool app_status(const struct app *app, struct text *out)
{
    text_clear(out);
    if (app_countdown(app) > 0)
        countdown_text(app, out);
    else if (app->said.until != 0)
        text_set(out, text_string(&app->said.text));
    return out->length > 0;
}

static void paint_cover(struct app *app)
{
    struct text text = {0};
    struct canvas_line line = {canvas_rows(app->canvas) / 2, 1,
                               canvas_columns(app->canvas) - 2, LOOK_PLAIN,
                               false};

    canvas_wipe(app->canvas);
    if (app_countdown(app) > 0) {
        countdown_text(app, &text);
        canvas_paragraph(app->canvas, &line, 0, 3, text_string(&text));
    }
    text_done(&text);
    app->layout.spots.count = 0;
    app->term.back->show(app->term.state, app->canvas, 0, 0);
}

static void fill_footer(const struct app *app, struct layout_notice *notice,
                        struct text *out)
{
    const struct page *page = app->page;
    unsigned say = page->flags & PAGE_NO_BACK ? 0 : KEY_SAY_BACK;

    notice->typing = app_contexts(app) & KEY_IN_INPUT;
    if (!layout_offers_notes(app->canvas, page, notice))
        say |= KEY_SAY_HELP;
    text_clear(out);
    key_footer(app_contexts(app), say,
               layout_status_cells(app->canvas, page, notice), out);
    notice->footer = text_string(out);
}

static void place(struct app *app, struct layout_notice *notice)
{
    struct text footer = {0};
    unsigned contexts = app_contexts(app);

    fill_footer(app, notice, &footer);
    layout_place(&app->layout, app->page, app->canvas, app_view(app), notice);
    /* The first placing chose what has the focus. */
    if (app_contexts(app) != contexts) {
        fill_footer(app, notice, &footer);
        layout_place(&app->layout, app->page, app->canvas, app_view(app),
                     notice);
    }
    text_done(&footer);
}

void app_paint(struct app *app)
{
    struct layout_notice notice = {0};
    struct guide_lines lines = {0};
    struct text countdown = {0};
    struct nav_entry *top;

    app_fit(app);
    if (line_is_on(app)) {
        line_paint(app);
        return;
    }
    if (app->covered) {
        paint_cover(app);
        return;
    }
    app_build(app);
    top = nav_top(&app->nav);
    notice.tab = tab_of(top->id);
    notice.due = app->session && checkup_is_due(app->session);
    if (app->practice)
        guide_fill(app, &lines, &notice);
    if (app->said.until != 0) {
        notice.status = text_string(&app->said.text);
        notice.look = app->said.look;
        notice.undo = app->said.undo;
    }
    if (app_countdown(app) > 0) {
        countdown_text(app, &countdown);
        notice.status = text_string(&countdown);
        notice.look = LOOK_WARN;
        notice.undo = false;
    }
    place(app, &notice);
    guide_lines_done(&lines);
    text_done(&countdown);
    app->term.back->show(app->term.state, app->canvas, app->layout.cursor_row,
                         app->layout.cursor_column);
}

void app_paint_bar(struct app *app, const char *title, int percent)
{
    struct page *page = page_new();
    struct layout_view view = {0};
    struct layout_notice notice = {0};

    if (line_is_on(app)) {
        line_paint_bar(app, title, percent);
        page_free(&page);
        return;
    }
    app_fit(app);
    page_head(page, PAGE_NO_BACK | PAGE_CENTERED, title, NULL);
    page_bar(page, percent);
    layout_place(&app->layout, page, app->canvas, &view, &notice);
    app->term.back->show(app->term.state, app->canvas, app->layout.cursor_row,
                         app->layout.cursor_column);
    page_free(&page);
}
