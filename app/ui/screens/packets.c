#include "ui/screens/packets.h"

#include <stdio.h>

#include "base/mem.h"
#include "flow/browse.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/exchange_parts.h"
#include "ui/screens/rows.h"

/* Packets that came: first the list, then one by one or all that are fine.
 * Nothing is taken before. */

enum { ALL = 1, NEXT, CLEAN, INBOX, ROW = 1000 };

struct state {
    struct receive receive;
    struct sticks sticks;
    const char *stick; /* borrowed of sticks; NULL = the inbox */
    int chosen;        /* index of the one that is shown, -1 none */
    bool asked;        /* the guard's question is put */
    unsigned how;      /* what was said yes to so far */
};

static void look(struct app *app, struct state *state)
{
    receive_done(&state->receive);
    state->chosen = -1;
    app_failed(app, receive_look(app_session(app), state->stick, NULL, NULL,
                                 &state->receive));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)argument;
    sticks_load(app, &state->sticks);
    look(app, state);
    return ERR_OK;
}

/* --- the list ------------------------------------------------------------- */

static bool is_useless(enum err err)
{
    return err == ERR_PARCEL_KNOWN || err == ERR_PARCEL_OVERTAKEN ||
           err == ERR_PARCEL_EXPIRED || err == ERR_PARCEL_GONE;
}

static size_t count_fine(const struct state *state)
{
    size_t fine = 0;

    for (size_t i = 0; i < state->receive.count; i++)
        fine += !state->receive.items[i].err &&
                !state->receive.items[i].taken;
    return fine;
}

static const char *state_of(const struct incoming *incoming)
{
    if (incoming->taken)
        return _("✓ done");
    if (incoming->err == ERR_FINDING)
        return _("! may not be needed");
    return incoming->err ? _("! look") : _("fine");
}

static void build_rows(const struct state *state, struct page *page)
{
    for (size_t i = 0; i < state->receive.count; i++) {
        const struct incoming *one = &state->receive.items[i];
        const char *below = one->label;

        if (one->err && one->err != ERR_FINDING && !one->taken)
            below = phrase(err_text(one->err));
        page_row(page, ROW + (int)i, packet_title(one), state_of(one), below);
    }
}

/* What lies there beside packets: said, and left alone. */
static void build_beside(const struct state *state, struct page *page)
{
    char line[160];

    if (state->receive.many)
        page_text(page, LOOK_WARN,
                  _("! There are very many files in this folder. Only some "
                    "are looked at."));
    if (!state->receive.odd)
        return;
    snprintf(line, sizeof line,
             /* TRANSLATORS: %lu is a number of odd files that are left
              * alone. */
             P_("%lu other thing lies there and is left alone.",
                "%lu other things lie there and are left alone.",
                (unsigned long)state->receive.odd),
             (unsigned long)state->receive.odd);
    page_text(page, LOOK_QUIET, line);
}

static void build_places(const struct state *state, struct page *page)
{
    if (state->stick)
        page_row(page, INBOX, _("Look into this laptop's inbox"), NULL, NULL);
    for (size_t i = 0; i < state->sticks.count; i++)
        page_row(page, STICK_ROW + (int)i, _("Look on the stick"), NULL,
                 state->sticks.paths[i]);
    page_row(page, STICK_AGAIN, _("Look again"), NULL, NULL);
}

static void build_list(const struct state *state, struct page *page)
{
    size_t fine = count_fine(state);
    bool useless = false;

    page_head(page, 0, _("Packets that came"), NULL);
    if (state->stick)
        page_text(page, LOOK_QUIET, state->stick);
    if (!state->receive.count)
        page_text(page, LOOK_PLAIN, _("No packet is here now."));
    build_rows(state, page);
    build_beside(state, page);
    page_gap(page);
    for (size_t i = 0; i < state->receive.count; i++)
        useless |= is_useless(state->receive.items[i].err) &&
                   !state->receive.items[i].taken;
    if (state->receive.more)
        page_row(page, NEXT, _("Show the next ones"), NULL, NULL);
    if (useless)
        page_row(page, CLEAN, _("Remove those that are of no more use"), NULL,
                 NULL);
    build_places(state, page);
    if (fine || state->receive.more)
        page_button(page, ALL, true, _("Take all that are fine"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    page_turn(page, state->chosen < 0 ? 0 : 1 + state->chosen);
    if (state->chosen >= 0)
        packet_build(app, &state->receive.items[state->chosen], state->asked,
                     page);
    else
        build_list(state, page);
}

/* --- taking --------------------------------------------------------------- */

struct job {
    struct session *session;
    struct receive *receive;
    size_t taken;
};

static enum err work(void *user, bool (*progress)(void *bar, int percent),
                     void *bar)
{
    struct job *job = user;

    return receive_take_all(job->session, progress, bar, job->receive,
                            &job->taken);
}

static void take_all(struct app *app, struct state *state)
{
    struct job job = {app_session(app), &state->receive, 0};
    struct text line = {0};

    app_failed(app, app_work(app, _("Taking the packets…"), work, &job));
    format_count(&line, "%lu packet was taken", "%lu packets were taken",
                 (unsigned long)job.taken, NULL);
    app_say(app, text_string(&line));
    text_done(&line);
}

/* Whoever takes over has to know by which code the family calls it. */
static void say_taken(struct app *app, const struct incoming *incoming)
{
    struct request request = {0};
    struct text line = {0}, code = {0};

    if (incoming->what == INCOMING_HANDED_OVER &&
        !browse_get(app_session(app), incoming->request, &request)) {
        text_format(&code, "%d", request.code);
        /* TRANSLATORS: {code} is a number of three digits. */
        format_fill(&line, _("It is yours now. Its code here is {code}."),
                    &(struct format_part){"code", text_string(&code)}, 1);
    }
    app_say(app, line.length ? text_string(&line) : _("Taken."));
    request_done(&request);
    text_done(&line);
    text_done(&code);
}

static void take(struct app *app, struct state *state)
{
    struct incoming *one = &state->receive.items[state->chosen];
    enum err err = receive_take(app_session(app), &state->receive,
                                (size_t)state->chosen, state->how);

    if (err == ERR_FINDING) {
        state->asked = true;
        return;
    }
    if (err) {
        one->err = err;
        state->how = RECEIVE_PLAIN;
        state->asked = false;
        app_failed(app, err);
        return;
    }
    say_taken(app, one);
    state->chosen = -1;
}

static void remove_one(struct app *app, struct state *state)
{
    if (app_failed(app, receive_remove(app_session(app), &state->receive,
                                       (size_t)state->chosen)))
        return;
    look(app, state);
    app_say(app, _("The packet was removed."));
}

static void clean(struct app *app, struct state *state)
{
    size_t removed;

    if (!app_failed(app, receive_clean(app_session(app), &state->receive,
                                       &removed)))
        look(app, state);
}

static void choose_one(struct app *app, struct state *state, int id)
{
    const struct incoming *one = &state->receive.items[state->chosen];

    switch (id) {
    case PACKET_TAKE:
        if (one->err == ERR_PARCEL_GAP || one->err == ERR_PARCEL_CONFLICT)
            state->how |= RECEIVE_ANYWAY;
        take(app, state);
        break;
    case PACKET_OUT:
        state->how |= RECEIVE_TAKE_OUT;
        take(app, state);
        break;
    case PACKET_NEEDED:
        state->how |= RECEIVE_NEEDED;
        take(app, state);
        break;
    case PACKET_REMOVE:
        remove_one(app, state);
        break;
    default:
        state->chosen = -1;
    }
}

static void choose(struct app *app, struct state *state, int id)
{
    const char *stick = sticks_chosen(&state->sticks, id);

    if (id >= ROW) {
        state->chosen = id - ROW;
        state->asked = false;
        state->how = RECEIVE_PLAIN;
        if (state->receive.items[state->chosen].taken)
            state->chosen = -1;
    } else if (stick || id == INBOX) {
        state->stick = stick;
        look(app, state);
    } else if (id == ALL) {
        take_all(app, state);
    } else if (id == NEXT) {
        app_failed(app, receive_next(app_session(app), NULL, NULL,
                                     &state->receive));
    } else if (id == CLEAN) {
        clean(app, state);
    } else {
        state->stick = NULL;
        sticks_load(app, &state->sticks);
        look(app, state);
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK && state->chosen >= 0) {
        state->chosen = -1;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (state->chosen >= 0)
        choose_one(app, state, action->id);
    else
        choose(app, state, action->id);
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    receive_done(&state->receive);
    sticks_done(&state->sticks);
}

const struct screen screen_packets = {.name = "packets",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .build = build,
                                      .act = act,
                                      .close = close};
