#include "ui/screens/rows.h"

#include <stdio.h>

#include "flow/learn.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/coded.h"
#include "ui/screens/pick.h"

/* One part of a sheet a page, and at the end how it comes onto paper. The
 * language is picked each time and kept nowhere. A letter's blanks are lines
 * to write on: nothing is ever filled in here. */

enum { NEXT = 1, LANGUAGE, CODE };

struct state {
    const struct sheet *sheet;
    size_t part; /* past the last: on paper */
    bool choosing;
    const struct language *in; /* NULL: the one that is on */
    struct coded coded;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->sheet = learn_sheet_find(app_session(app), argument->name);
    return state->sheet ? ERR_OK : ERR_NOT_FOUND;
}

static void build_part(const struct state *state, struct page *page)
{
    const struct sheet_part *part = &state->sheet->parts[state->part];
    struct text text = {0};

    if (state->part == 0) {
        learn_sheet_facts(state->sheet, state->in, &text);
        page_text(page, LOOK_QUIET, text_string(&text));
        text_clear(&text);
    }
    page_row(page, LANGUAGE, _("Language"),
             (state->in ? state->in : phrase_language())->own_name, NULL);
    page_text(page, LOOK_TITLE, phrase_in(state->in, part->title));
    learn_sheet_text(state->sheet, state->part, state->in, &text);
    page_text(page, LOOK_PLAIN, text_string(&text));
    text_done(&text);
    /* A letter is of use on paper alone. */
    if (state->sheet->kind != SHEET_LETTER)
        page_row(page, CODE, _("Show as a QR code"), NULL, NULL);
    page_button(page, NEXT, true, _("Next"));
}

static void build_paper(const struct state *state, struct page *page)
{
    char command[80];

    page_text(page, LOOK_TITLE, _("On paper"));
    if (state->sheet->kind == SHEET_LETTER)
        page_text(page, LOOK_PLAIN,
                  _("Print it and fill it in by hand. Names, numbers and "
                    "signatures stay on the paper: what was never typed can't "
                    "be found on this laptop."));
    page_text(page, LOOK_PLAIN,
              _("To print it, type this in a terminal of this laptop:"));
    snprintf(command, sizeof command, "justenough learn %s | lp",
             state->sheet->id);
    page_text(page, LOOK_STATE, command);
    page_button(page, NEXT, true, _("Close"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    size_t count = state->sheet->part_count + 1;
    struct text reader = {0};
    char detail[48];

    if (coded_is_open(&state->coded)) {
        coded_build(app, &state->coded, page);
        return;
    }
    if (state->choosing) {
        pick_language_build(page);
        return;
    }
    snprintf(detail, sizeof detail, "%zu/%zu", state->part + 1, count);
    page_head(page, 0, phrase_in(state->in, state->sheet->title), detail);
    page_turn(page, (int)state->part + 1);
    learn_sheet_reader(state->sheet, state->in, &reader);
    page_text(page, state->sheet->reader ? LOOK_QUIET : LOOK_WARN,
              text_string(&reader));
    text_done(&reader);
    if (state->part < state->sheet->part_count)
        build_part(state, page);
    else
        build_paper(state, page);
    page_focus(page, NEXT);
}

static void show_code(struct state *state)
{
    struct text text = {0};

    learn_sheet_sent(state->sheet, state->part, state->in, &text);
    coded_open(&state->coded, text_string(&text), CODED_PARTS);
    text_done(&text);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (coded_act(&state->coded, action))
        return true;
    if (action->act == ACT_BACK && state->choosing) {
        state->choosing = false;
        return true;
    }
    if (action->act == ACT_BACK && state->part > 0) {
        state->part--;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (state->choosing) {
        state->in = pick_language(action->id);
        state->choosing = false;
    } else if (action->id == CODE) {
        show_code(state);
    } else if (action->id == LANGUAGE) {
        state->choosing = true;
    } else if (state->part < state->sheet->part_count) {
        state->part++;
    } else {
        app_back(app);
    }
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    coded_close(&((struct state *)data)->coded);
}

const struct screen screen_sheet = {.name = "sheet",
                                    .size = sizeof(struct state),
                                    .open = open,
                                    .build = build,
                                    .act = act,
                                    .close = close};
