/* Line mode: each page as lines, from top to bottom, and only when something
 * on it is new.
 */
#include "ui/line.h"

#include <string.h>

#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/guide.h"

#define BAR_STEP 25

bool line_is_on(const struct app *app)
{
    return app->term.back->print != NULL;
}

static bool holds_value(const struct item *item)
{
    return item->kind == ITEM_INPUT || item->kind == ITEM_STEPPER ||
           item->kind == ITEM_CALENDAR ||
           (item->kind == ITEM_CODE && item->on);
}

/* As on a screen: another turn begins anew, and where the page wants the
 * focus it goes. */
static void follow_page(struct app *app)
{
    struct layout_view *view = app_view(app);
    const struct page *page = app->page;
    int turn = page->flags & PAGE_SHEET ? -page->turn - 1 : page->turn;

    if (turn != view->turn)
        *view = (struct layout_view){.turn = turn};
    if (page->focus != view->asked)
        view->focus = 0;
    view->asked = page->focus;
}

bool line_ask(struct app *app, int id)
{
    const struct item *item = page_find(app->page, id);

    if (!item || !holds_value(item))
        return false;
    app_view(app)->focus = id;
    return true;
}

const struct item *line_value(const struct app *app)
{
    const struct page *page = app->page;
    int chosen = app_view((struct app *)app)->focus;
    const struct item *asked = chosen > 0 ? page_find(page, chosen) : NULL;

    if (asked && holds_value(asked))
        return asked;
    asked = page->focus ? page_find(page, page->focus) : NULL;
    if (asked)
        return holds_value(asked) ? asked : NULL;
    for (size_t i = 0; i < page->items.count; i++)
        if (holds_value(&page->items.items[i]))
            return &page->items.items[i];
    return NULL;
}

static void add(struct line_choices *choices, int id, const struct item *item)
{
    struct line_choice *choice = LIST_ADD(&choices->list);

    choice->id = id;
    choice->item = item;
}

void line_choices(const struct app *app, struct line_choices *choices)
{
    const struct page *page = app->page;
    const struct item *value = line_value(app);

    for (size_t i = 0; i < page->items.count; i++) {
        const struct item *item = &page->items.items[i];
        size_t ids = item->kind == ITEM_CHIPS ? item->count : 1;

        if (item->id && item != value)
            for (size_t j = 0; j < ids; j++)
                add(choices, item->id + (int)j, item);
    }
    for (size_t i = 0; i < page->buttons.count; i++)
        add(choices, page->buttons.items[i].id, NULL);
    for (int i = 0; page->flags & PAGE_TABS && i < 4; i++)
        add(choices, SPOT_TAB - i, NULL);
}

/* --- the page as text ------------------------------------------------------
 */

struct writing {
    struct text *out;
    const struct item *value; /* what a line is taken for */
    unsigned long number; /* of the last thing that can be chosen */
};

static void say(struct writing *writing, const char *string)
{
    if (!string || !*string)
        return;
    text_append(writing->out, string);
    text_append(writing->out, "\n");
}

static void say_together(struct writing *writing, const char *const *parts,
                         size_t count)
{
    format_together(writing->out, parts, count);
    text_append(writing->out, "\n");
}

static void number(struct writing *writing)
{
    writing->number++;
    format_number(writing->out, (long)writing->number, NULL);
    text_append(writing->out, ". ");
}

static void say_chips(struct writing *writing, const struct item *item)
{
    for (size_t i = 0; i < item->count; i++) {
        number(writing);
        if ((int)i == item->chosen) {
            /* TRANSLATORS: stands after a choice that is on: "3 hours, chosen"
             */
            const char *parts[] = {item->labels[i], _("chosen")};

            say_together(writing, parts, COUNT(parts));
        } else {
            say(writing, item->labels[i]);
        }
    }
}

static void say_calendar(struct writing *writing, const struct item *item)
{
    struct text day = {0}, first = {0}, last = {0};
    struct format_part parts[] = {{"first", NULL}, {"last", NULL}};

    format_day(&day, item->day, DAY_LONG, NULL);
    say(writing, text_string(&day));
    format_day(&first, item->first, DAY_SHORT, NULL);
    format_day(&last, item->last, DAY_SHORT, NULL);
    parts[0].value = text_string(&first);
    parts[1].value = text_string(&last);
    /* TRANSLATORS: both are days: "Sun 22 Nov". */
    format_fill(writing->out, _("Possible: {first} to {last}."), parts,
                COUNT(parts));
    text_append(writing->out, "\n");
    text_done(&day);
    text_done(&first);
    text_done(&last);
}

static void say_input(struct writing *writing, const struct item *item)
{
    const char *typed =
        item->input->hidden ? NULL : input_string(item->input);
    const char *parts[] = {item->strings[0], typed};

    if (parts[0] || (typed && *typed))
        say_together(writing, parts, COUNT(parts));
}

static void say_tick(struct writing *writing, const struct item *item)
{
    const char *parts[] = {item->strings[0],
                           /* TRANSLATORS: what a box is that can be ticked. */
                           item->on ? _("ticked") : _("not ticked")};

    number(writing);
    say_together(writing, parts, COUNT(parts));
}

static void say_bar(struct writing *writing, int percent)
{
    struct text number = {0};

    format_number(&number, percent, NULL);
    format_fill(writing->out, _("{number}%"),
                &(struct format_part){"number", text_string(&number)}, 1);
    text_append(writing->out, "\n");
    text_done(&number);
}

static void say_choice(struct writing *writing, const struct item *item,
                       size_t together)
{
    number(writing);
    say_together(writing, (const char *const *)item->strings, together);
    for (size_t i = together; i < ITEM_STRINGS; i++)
        say(writing, item->strings[i]);
}

/* What a camera reads can't be said. */
static void say_code(struct writing *writing, const struct item *item)
{
    say(writing, _("A code needs a screen. Read the text out, or copy it."));
    if (!item->on)
        number(writing);
    say(writing, item->strings[0]);
}

static void say_item(struct writing *writing, const struct item *item)
{
    if (holds_value(item) && item != writing->value)
        number(writing);
    switch (item->kind) {
    case ITEM_GAP:
        break;
    case ITEM_TEXT:
    case ITEM_NOTE:
    case ITEM_BIG:
    case ITEM_STEPPER:
        say(writing, item->strings[0]);
        break;
    case ITEM_CODE:
        say_code(writing, item);
        break;
    case ITEM_PAIR:
    case ITEM_CHART:
        say_together(writing, (const char *const *)item->strings, 2);
        break;
    case ITEM_BULLET:
        say_together(writing, (const char *const *)item->strings + 1, 2);
        break;
    case ITEM_BAR:
        say_bar(writing, item->percent);
        break;
    case ITEM_ROW:
        say_choice(writing, item, 2);
        break;
    case ITEM_CARD:
        say_choice(writing, item, 3);
        break;
    case ITEM_TICK:
        say_tick(writing, item);
        break;
    case ITEM_CHIPS:
        say_chips(writing, item);
        break;
    case ITEM_CALENDAR:
        say_calendar(writing, item);
        break;
    case ITEM_INPUT:
        say_input(writing, item);
        break;
    }
}

static void say_buttons(struct writing *writing, const struct page *page)
{
    for (size_t i = 0; i < page->buttons.count; i++) {
        number(writing);
        say(writing, page->buttons.items[i].label);
    }
}

static void say_tabs(struct writing *writing)
{
    const char *const tabs[] = {_("Requests"), _("New"), _("Learn"), _("More")};

    for (size_t i = 0; i < COUNT(tabs); i++) {
        number(writing);
        say(writing, tabs[i]);
    }
}

static const char *what_to_type(const struct item *value)
{
    if (!value)
        return _("Type a number and press Enter.");
    switch (value->kind) {
    case ITEM_CALENDAR:
        return _("Type the day of the month, or day and month, like 24 12. "
                 "For the list: a full stop and the number, like .2");
    case ITEM_STEPPER:
    case ITEM_CODE:
        return _("Type the number, or + and -. "
                 "For the list: a full stop and the number, like .2");
    default:
        return _("Type it and press Enter. "
                 "For the list: a full stop and the number, like .2");
    }
}

static void say_keys(struct writing *writing, const struct page *page)
{
    const int primary = page_primary(page);

    say(writing, what_to_type(writing->value));
    for (size_t i = 0; primary && i < page->buttons.count; i++)
        if (page->buttons.items[i].id == primary) {
            const struct format_part parts[] = {
                {"action", page->buttons.items[i].label}};

            /* TRANSLATORS: action: what a button says, "Next". */
            format_fill(writing->out, _("Enter alone: {action}."), parts, 1);
            text_append(writing->out, "\n");
        }
    if (!(page->flags & PAGE_NO_BACK))
        say(writing, _(".0 goes back, .? explains, .. hides and locks."));
    else
        say(writing, _(".? explains, .. hides and locks."));
}

/* What a practice adds stands first, as on a screen. */
static void say_guide(struct app *app, struct writing *writing)
{
    struct guide_lines lines = {0};
    struct layout_notice notice = {0};

    if (!app->practice)
        return;
    guide_fill(app, &lines, &notice);
    say(writing, notice.mark);
    say(writing, notice.hint);
    say(writing, notice.lead);
    guide_lines_done(&lines);
}

static void write_page(struct app *app, struct text *out)
{
    const struct page *page = app->page;
    struct writing writing = {.out = out, .value = line_value(app)};
    const char *head[] = {page->title, page->detail};

    text_append(out, "\n");
    say_together(&writing, head, COUNT(head));
    say_guide(app, &writing);
    for (size_t i = 0; i < page->items.count; i++)
        say_item(&writing, &page->items.items[i]);
    say_buttons(&writing, page);
    if (page->flags & PAGE_TABS)
        say_tabs(&writing);
    if (!page->status_keys)
        say(&writing, page->status);
    say_keys(&writing, page);
}

/* --- saying what is new ----------------------------------------------------
 */

static bool asks_secret(const struct app *app)
{
    const struct item *value = line_value(app);

    return value && value->kind == ITEM_INPUT && value->input->hidden;
}

/* True if it was new. */
static bool take_new(struct text *last, struct text *now)
{
    bool same = strcmp(text_string(last), text_string(now)) == 0;

    text_done(last);
    *last = *now;
    *now = (struct text){0};
    return !same;
}

void line_paint(struct app *app)
{
    struct text page = {0}, status = {0}, out = {0};

    app_build(app);
    follow_page(app);
    if (app_status(app, &status))
        text_append(&status, "\n");
    write_page(app, &page);
    if (take_new(&app->lines.page, &page))
        text_append(&out, text_string(&app->lines.page));
    if (take_new(&app->lines.status, &status))
        text_append(&out, text_string(&app->lines.status));
    if (app->covered)
        text_clear(&out);
    app->term.back->print(app->term.state, text_string(&out),
                          asks_secret(app));
    text_done(&page);
    text_done(&status);
    text_done(&out);
}

void line_paint_bar(struct app *app, const char *title, int percent)
{
    struct text bar = {0};
    struct writing writing = {.out = &bar};

    say(&writing, title);
    say_bar(&writing, percent / BAR_STEP * BAR_STEP);
    if (take_new(&app->lines.bar, &bar))
        app->term.back->print(app->term.state, text_string(&app->lines.bar),
                              false);
    text_done(&bar);
}
