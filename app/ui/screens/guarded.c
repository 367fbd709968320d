#include "ui/screens/guarded.h"

#include <string.h>

#include "base/mem.h"

#include "flow/settings.h"
#include "flow/show.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* Ids of the sheets' rows; screens stay below. */
enum {
    TAKE_OUT = 900, CHANGE, NEEDED, UNDO_CUT, UNDERSTOOD, WHY
};

/* Apart from the turns that screens count themselves (page_turn). */
#define TYPING_TURN 1000

void guarded_open(struct guarded *guarded, const struct task *task,
                  const struct field *field)
{
    memset(guarded, 0, sizeof *guarded);
    guarded->task = task;
    guarded->field = field;
    input_init(&guarded->input, FIELD_TEXT_LIMIT);
}

void guarded_done(struct guarded *guarded)
{
    input_done(&guarded->input);
    findings_done(&guarded->findings);
    text_done(&guarded->before_cut);
    text_done(&guarded->kept);
}

static void read_along(struct app *app, struct guarded *guarded)
{
    findings_clear(&guarded->findings);
    ask_read(app_session(app), guarded->task, guarded->field,
             input_string(&guarded->input), &guarded->findings);
}

void guarded_set(struct app *app, struct guarded *guarded, const char *text)
{
    input_set(&guarded->input, text, SIZE_MAX);
    read_along(app, guarded);
}

void guarded_set_kept(struct app *app, struct guarded *guarded,
                      const char *text)
{
    guarded_set(app, guarded, text);
    text_set(&guarded->kept, text);
}

bool guarded_is_sheet(const struct guarded *guarded)
{
    return guarded->sheet != SHEET_NONE;
}

/* "a name, a reason": each category once, in the fixed order. */
static void names_of(const struct findings *findings, struct text *out)
{
    category_set set = findings_categories(findings);
    const char *names[CATEGORY_COUNT];
    size_t count = 0;

    for (int i = 0; i < CATEGORY_COUNT; i++)
        if (set & CATEGORY_BIT(i))
            names[count++] = phrase(category_name((enum category)i));
    format_list(out, names, count, NULL);
}

static bool has_danger(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].danger)
            return true;
    return false;
}

void guarded_build(struct app *app, struct guarded *guarded, struct page *page,
                   int id, int rows, const char *label)
{
    struct page_mark marks[32];
    struct page_input input = {id, &guarded->input, rows, label, marks, 0};
    struct text line = {0};

    (void)app;
    for (size_t i = 0; i < guarded->findings.count && i < COUNT(marks); i++)
        marks[input.mark_count++] =
            (struct page_mark){guarded->findings.items[i].start,
                               guarded->findings.items[i].length};
    page_turn(page, TYPING_TURN + guarded->turn);
    page_input(page, &input);
    if (guarded->findings.count) {
        text_append(&line, "! ");
        names_of(&guarded->findings, &line);
        page_text(page, LOOK_WARN, text_string(&line));
        page_row(page, WHY, _("Why this hurts"), "Tab", NULL);
    } else if (guarded->undo_ready) {
        page_row(page, UNDO_CUT, _("Undo: put back what was taken out"), NULL,
                 NULL);
    }
    text_done(&line);
}

static void build_found(struct guarded *guarded, struct page *page)
{
    const char *typed = input_string(&guarded->input);

    for (size_t i = 0; i < guarded->findings.count && i < 4; i++) {
        const struct finding *finding = &guarded->findings.items[i];
        char *piece = mem_string_n(typed + finding->start, finding->length);
        struct text line = {0};
        const struct format_part parts[] = {
            {"text", piece},
            {"category", phrase(category_name(finding->category))}};

        /* TRANSLATORS: {text} is what somebody typed, {category} what it
         * looks like: "maria": a name. */
        format_fill(&line, _("“{text}”: {category}"), parts, COUNT(parts));
        page_text(page, LOOK_PLAIN, text_string(&line));
        text_done(&line);
        mem_free(piece);
    }
}

static void build_ask(struct app *app, struct guarded *guarded,
                      struct page *page)
{
    page_head(page, PAGE_SHEET, _("Is this needed?"), NULL);
    build_found(guarded, page);
    page_gap(page);
    page_text(page, LOOK_PLAIN,
              _("They can help without knowing this. What isn't written "
                "can't get out."));
    page_row(page, TAKE_OUT, _("Take it out"), NULL, NULL);
    page_row(page, CHANGE, _("Change it"), NULL, NULL);
    if (guarded->has_request &&
        ask_may_keep(guarded->field, &guarded->findings)) {
        struct text label = {0}, day = {0};
        int32_t until;

        if (!ask_warned_until(app_session(app), guarded->request,
                              guarded->field, &until)) {
            format_day(&day, until, DAY_SHORT, NULL);
            /* TRANSLATORS: {day} is a date like "Wed 25 Nov". */
            format_fill(&label, _("It is needed, keep until {day}"),
                        &(struct format_part){"day", text_string(&day)}, 1);
            page_row(page, NEEDED, text_string(&label), NULL, NULL);
        }
        text_done(&label);
        text_done(&day);
    }
    page_focus(page, TAKE_OUT);
}

static void build_why(struct guarded *guarded, struct page *page)
{
    category_set seen = 0;

    page_head(page, PAGE_SHEET, _("Why this hurts"), NULL);
    for (size_t i = 0; i < guarded->findings.count; i++) {
        enum category category = guarded->findings.items[i].category;

        if (seen & CATEGORY_BIT(category))
            continue;
        seen |= CATEGORY_BIT(category);
        page_text(page, LOOK_TITLE, phrase(category_name(category)));
        page_text(page, LOOK_PLAIN, phrase(category_why(category)));
        page_text(page, LOOK_PLAIN, phrase(category_instead(category)));
        page_gap(page);
    }
    page_button(page, UNDERSTOOD, true, _("Go on typing"));
}

static void build_danger(struct app *app, struct page *page)
{
    static const char *const who[] = {
        [CALL_EMERGENCY] = N_("Emergency"),
        [CALL_COORDINATOR] = N_("Coordinator"),
        [CALL_LAWYER] = N_("Lawyer"),
        [CALL_PLACES] = N_("Where to go"),
    };

    page_head(page, PAGE_SHEET, _("Is somebody in danger now?"), NULL);
    page_text(page, LOOK_WARN,
              _("Then call a person who can act, at once and by word of "
                "mouth."));
    for (int i = 0; i < CALL_COUNT; i++) {
        char *number = NULL;

        if (settings_call(app_session(app), (enum call)i, &number))
            continue;
        if (!number && i == CALL_EMERGENCY)
            /* TRANSLATORS: the emergency numbers of the countries where this
             * language's readers will mostly be; keep digits. */
            page_pair(page, LOOK_TITLE, phrase(who[i]), _("911, 112 or 999"));
        else if (number)
            page_pair(page, LOOK_TITLE, phrase(who[i]), number);
        mem_free(number);
    }
    page_text(page, LOOK_PLAIN,
              _("This laptop isn't the place to write it down."));
    page_button(page, UNDERSTOOD, true, _("Go on"));
}

void guarded_build_sheet(struct app *app, struct guarded *guarded,
                         struct page *page)
{
    if (guarded->sheet == SHEET_ASK)
        build_ask(app, guarded, page);
    else if (guarded->sheet == SHEET_WHY)
        build_why(guarded, page);
    else
        build_danger(app, page);
}

enum guarded_result guarded_finish(struct guarded *guarded)
{
    if (!guarded->findings.count ||
        (guarded->kept.length && strcmp(input_string(&guarded->input),
                                        text_string(&guarded->kept)) == 0))
        return GUARDED_KEEP;
    if (has_danger(&guarded->findings) && !guarded->danger_shown) {
        guarded->danger_shown = true;
        guarded->sheet = SHEET_DANGER;
        return GUARDED_TAKEN;
    }
    guarded->sheet = SHEET_ASK;
    return GUARDED_TAKEN;
}

static void take_out(struct app *app, struct guarded *guarded)
{
    size_t cursor = guarded->input.cursor;
    char *left = ask_without(input_string(&guarded->input),
                             &guarded->findings, &cursor);

    text_set(&guarded->before_cut, input_string(&guarded->input));
    guarded->undo_ready = true;
    input_set(&guarded->input, left, cursor);
    mem_free(left);
    read_along(app, guarded);
}

static enum guarded_result choose(struct app *app, struct guarded *guarded,
                                  int id)
{
    switch (id) {
    case TAKE_OUT:
        guarded->sheet = SHEET_NONE;
        take_out(app, guarded);
        return GUARDED_TAKEN;
    case CHANGE:
        guarded->sheet = SHEET_NONE;
        return GUARDED_TAKEN;
    case NEEDED:
        guarded->sheet = SHEET_NONE;
        return GUARDED_NEEDED;
    case UNDERSTOOD:
        /* After the danger sheet comes the question whether it is needed. */
        guarded->sheet =
            guarded->sheet == SHEET_DANGER ? SHEET_ASK : SHEET_NONE;
        return GUARDED_TAKEN;
    case WHY:
        guarded->sheet = SHEET_WHY;
        return GUARDED_TAKEN;
    case UNDO_CUT:
        guarded_set(app, guarded, text_string(&guarded->before_cut));
        text_clear(&guarded->before_cut);
        guarded->undo_ready = false;
        guarded->turn++;
        return GUARDED_TAKEN;
    default:
        return GUARDED_PASS;
    }
}

enum guarded_result guarded_act(struct app *app, struct guarded *guarded,
                                int input_id, const struct action *action)
{
    switch (action->act) {
    case ACT_TYPED:
        if (action->id != input_id)
            return GUARDED_PASS;
        read_along(app, guarded);
        guarded->danger_shown &= has_danger(&guarded->findings);
        return GUARDED_TAKEN;
    case ACT_BACK:
        if (!guarded_is_sheet(guarded))
            return GUARDED_PASS;
        guarded->sheet = SHEET_NONE;
        return GUARDED_TAKEN;
    case ACT_MORE_ABOUT:
        if (guarded_is_sheet(guarded) || !guarded->findings.count)
            return GUARDED_PASS;
        guarded->sheet = SHEET_WHY;
        return GUARDED_TAKEN;
    case ACT_CHOOSE:
        return choose(app, guarded, action->id);
    default:
        return GUARDED_PASS;
    }
}
