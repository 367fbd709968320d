#include "ui/guide.h"

#include <string.h>

#include "flow/practice.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/app_inside.h"
#include "ui/guide_rows.h"
#include "ui/page_items.h"

/* Only what keeps nothing and goes nowhere. */
static const bool allowed[SCREEN_COUNT] = {
    [SCREEN_LANGUAGE] = true,   [SCREEN_HOME] = true,
    [SCREEN_FIND] = true,       [SCREEN_NEW] = true,
    [SCREEN_TASK] = true,       [SCREEN_QUESTION] = true,
    [SCREEN_SOMETHING] = true,  [SCREEN_REVIEW] = true,
    [SCREEN_CONSENT] = true,    [SCREEN_TELL] = true,
    [SCREEN_REQUEST] = true,    [SCREEN_HELPER] = true,
    [SCREEN_HELPER_ADD] = true, [SCREEN_CHANGES] = true,
    [SCREEN_END] = true,        [SCREEN_KEPT] = true,
    [SCREEN_EXPIRING] = true,   [SCREEN_LEARN] = true,
    [SCREEN_MORE] = true,       [SCREEN_CALL] = true,
    [SCREEN_KEYS] = true,       [SCREEN_ABOUT] = true,
    [SCREEN_PRACTICE] = true,   [SCREEN_LESSON] = true,
    [SCREEN_SHEETS] = true,     [SCREEN_SHEET] = true,
    [SCREEN_HELD] = true,
};

bool guide_allows(int screen)
{
    return screen >= 0 && screen < SCREEN_COUNT && allowed[screen];
}

/* What was practised once the step is reached. */
struct done_row {
    const char *name;
    enum guide_step step;
};

static const struct done_row done_rows[GUIDE_DONE_COUNT] = {
    /* TRANSLATORS: these seven stand below each other as what was practised;
     * each at most 34 cells. */
    {N_("What is asked, and what is not"), GUIDE_ANSWER},
    {N_("One question at a time"), GUIDE_GUARD},
    {N_("The guard"), GUIDE_YES},
    {N_("Asking round"), GUIDE_SOMEBODY},
    {N_("The two yeses of the family"), GUIDE_PLACE},
    {N_("A change, and who was told"), GUIDE_END},
    {N_("Done, and forgotten"), GUIDE_DONE},
};

const char *guide_done(unsigned row)
{
    return done_rows[row].name;
}

/* --- where one is ----------------------------------------------------------
 */

static bool is_named(const char *string, const char *label)
{
    return string && strcmp(string, label) == 0;
}

/* Whether something of that name can be chosen on the page. */
static bool page_offers(const struct page *page, const char *label)
{
    for (size_t i = 0; i < page->items.count; i++) {
        const struct item *item = &page->items.items[i];

        if (item->id > 0 &&
            (is_named(item->strings[0], label) ||
             (item->kind == ITEM_ROW && is_named(item->strings[1], label))))
            return true;
    }
    for (size_t i = 0; i < page->buttons.count; i++)
        if (is_named(page->buttons.items[i].label, label))
            return true;
    return false;
}

static enum guide_step step_of(const struct guide *guide,
                               enum practice_step step)
{
    switch (step) {
    case PRACTICE_BEGIN:
        return GUIDE_BEGIN;
    case PRACTICE_ANSWER:
        return GUIDE_ANSWER;
    case PRACTICE_YES:
        return guide->guard_met ? GUIDE_YES : GUIDE_GUARD;
    case PRACTICE_ASK:
        return GUIDE_ASK;
    case PRACTICE_SOMEBODY:
        return GUIDE_SOMEBODY;
    case PRACTICE_CHOOSE:
        return GUIDE_CHOOSE;
    case PRACTICE_PLACE:
        return GUIDE_PLACE;
    case PRACTICE_CHANGE:
        return guide->changed ? GUIDE_END : GUIDE_CHANGE;
    case PRACTICE_TELL:
        return GUIDE_TELL;
    default:
        return GUIDE_DONE;
    }
}

/* A step that was passed over counts only if it was really done. */
static void note_done(struct guide *guide)
{
    for (unsigned i = 0; i < GUIDE_DONE_COUNT; i++) {
        enum guide_step step = done_rows[i].step;
        bool done = guide->step >= step;

        if (step == GUIDE_YES)
            done = guide->guard_met;
        if (step == GUIDE_END)
            done = guide->changed && guide->step >= GUIDE_END;
        if (done)
            guide->done |= 1u << i;
    }
}

void guide_look(struct app *app)
{
    struct guide *guide = &app->guide;
    const struct nav_entry *top = nav_top(&app->nav);
    enum practice_step step;

    /* The page is still the one that was answered. */
    if (app->page && app->page->flags & PAGE_SHEET &&
        page_offers(app->page, _("Take it out")))
        guide->guard_met = true;
    if (practice_step(app->practice, &step))
        return;
    guide->changed |= step == PRACTICE_TELL;
    guide->step = step_of(guide, step);
    note_done(guide);
    if (guide->step != GUIDE_DONE || guide->shown || !top ||
        top->id != SCREEN_HOME)
        return;
    guide->shown = true;
    app_failed(app, nav_push(&app->nav, SCREEN_PRACTICE, NULL));
}

/* --- what to choose --------------------------------------------------------
 */

static const char *first_card(const struct page *page)
{
    for (size_t i = 0; i < page->items.count; i++)
        if (page->items.items[i].kind == ITEM_CARD)
            return page->items.items[i].strings[0];
    return NULL;
}

static const char *primary_label(const struct page *page)
{
    for (size_t i = 0; i < page->buttons.count; i++)
        if (page->buttons.items[i].primary)
            return page->buttons.items[i].label;
    return NULL;
}

/* NULL if the page has no such thing. */
static const char *lead_of(const struct guide_row *row, const struct page *page)
{
    switch (row->lead) {
    case LEAD_PRIMARY:
        return primary_label(page);
    case LEAD_CARD:
        return first_card(page);
    case LEAD_BACK:
        return _("Esc");
    default:
        return page_offers(page, phrase(row->choice)) ? phrase(row->choice)
                                                      : NULL;
    }
}

static bool applies(const struct guide_row *row, enum guide_step step,
                    int screen, const struct page *page)
{
    return (row->step == step || row->step == GUIDE_STEPS) &&
           (row->screen == screen || row->screen == SCREEN_COUNT) &&
           (!row->sheet || page->flags & PAGE_SHEET);
}

/* As the row itself is numbered: what is out of sight is found by it. */
static int number_of(const struct page *page, const char *label)
{
    int number = 0;

    for (size_t i = 0; i < page->items.count; i++) {
        const struct item *item = &page->items.items[i];

        if (item->kind != ITEM_ROW && item->kind != ITEM_TICK)
            continue;
        number++;
        if (is_named(item->strings[0], label) ||
            is_named(item->strings[1], label))
            return page->flags & PAGE_NUMBERED ? number : 0;
    }
    return 0;
}

static void put_lead(const struct page *page, const char *lead,
                     struct text *out)
{
    int number = number_of(page, lead);

    if (number) {
        format_number(out, number, NULL);
        text_append(out, "  ");
    }
    text_append(out, lead);
}

static void find_lines(const struct app *app, int screen,
                       struct guide_lines *lines)
{
    size_t count;
    const struct guide_row *rows = guide_rows(&count);

    for (size_t i = 0; i < count; i++) {
        const char *lead;

        if (!applies(&rows[i], app->guide.step, screen, app->page))
            continue;
        lead = lead_of(&rows[i], app->page);
        if (!lead)
            continue;
        text_set(&lines->hint, phrase(rows[i].hint));
        put_lead(app->page, lead, &lines->lead);
        return;
    }
}

void guide_fill(struct app *app, struct guide_lines *lines,
                struct layout_notice *notice)
{
    int screen = nav_top(&app->nav)->id;

    /* TRANSLATORS: stands on each screen of a practice, so that nobody takes
     * it for a real request; at most 26 cells. */
    text_format(&lines->mark, "%s ×", _("Practice: invented"));
    notice->mark = text_string(&lines->mark);
    if (screen == SCREEN_PRACTICE)
        return;
    find_lines(app, app->explaining ? SCREEN_COUNT : screen, lines);
    if (!lines->hint.length)
        return;
    notice->hint = text_string(&lines->hint);
    notice->lead = text_string(&lines->lead);
}

void guide_lines_done(struct guide_lines *lines)
{
    text_done(&lines->mark);
    text_done(&lines->hint);
    text_done(&lines->lead);
}
