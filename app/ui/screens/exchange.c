#include "ui/screens/exchange_parts.h"

#include <stdio.h>

#include "base/day.h"
#include "flow/contacts.h"
#include "flow/receive.h"
#include "flow/send.h"
#include "flow/theirs.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/rows.h"

/* Other laptops: what came, what waits, who they are, how it works. */

enum { LOOK = 1, OUTBOX, OTHERS, CONTACTS, CARD, STICK, SYNCTHING, SHOWS };

struct state {
    int waiting;
    int others;
    int contacts;
    int due;
    int32_t last;
};

static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    struct session *session = app_session(app);
    struct send_waiting *waiting;
    struct theirs *theirs;
    struct contact *contacts;
    size_t count;

    *state = (struct state){.last = DAY_NONE};
    if (!app_failed(app, send_waiting(session, &waiting, &count))) {
        for (size_t i = 0; i < count; i++)
            state->waiting += waiting[i].files;
        send_waiting_done(waiting, count);
    }
    if (!app_failed(app, theirs_list(session, &theirs, &count))) {
        state->others = (int)count;
        theirs_list_done(theirs, count);
    }
    if (!app_failed(app, contacts_list(session, &contacts, &count))) {
        for (size_t i = 0; i < count; i++)
            state->due += contacts[i].due;
        state->contacts = (int)count;
        contacts_done(contacts, count);
    }
    app_failed(app, receive_last(session, &state->last));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    refresh(app, data);
    return ERR_OK;
}

static void number_row(struct page *page, int id, const char *label,
                       int number, const char *below)
{
    struct text value = {0};

    if (number)
        format_number(&value, number, NULL);
    page_row(page, id, label, text_string(&value), below);
    text_done(&value);
}

static void build_last(const struct state *state, struct page *page)
{
    struct text line = {0}, day = {0};

    if (state->last == DAY_NONE) {
        page_text(page, LOOK_QUIET, _("No packet has come so far."));
        return;
    }
    format_day(&day, state->last, DAY_LONG, NULL);
    /* TRANSLATORS: {day} is a day like "Sunday 22 November". */
    format_fill(&line, _("The last packet came on {day}."),
                &(struct format_part){"day", text_string(&day)}, 1);
    page_text(page, LOOK_QUIET, text_string(&line));
    text_done(&line);
    text_done(&day);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    (void)app;
    page_head(page, PAGE_NUMBERED, _("Other laptops"), NULL);
    build_last(state, page);
    page_gap(page);
    number_row(page, OUTBOX, _("Packets that wait to go"), state->waiting,
               NULL);
    number_row(page, OTHERS, _("Requests of other laptops"), state->others,
               NULL);
    number_row(page, CONTACTS, _("Contacts"), state->contacts,
               state->due ? _("! one was not heard of for 90 days") : NULL);
    page_row(page, CARD, _("This laptop's card"), NULL, NULL);
    page_gap(page);
    page_row(page, STICK, _("How it works with a stick"), NULL, NULL);
    page_row(page, SYNCTHING, _("How it works with Syncthing"), NULL, NULL);
    page_row(page, SHOWS, _("What even a sealed packet shows"), NULL, NULL);
    page_button(page, LOOK, true, _("Look for packets"));
    page_focus(page, LOOK);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    static const struct {
        enum screen_id screen;
        int number;
    } ways[] = {
        [LOOK] = {SCREEN_PACKETS, 0},
        [OUTBOX] = {SCREEN_OUTBOX, 0},
        [OTHERS] = {SCREEN_OTHERS, 0},
        [CONTACTS] = {SCREEN_CONTACTS, 0},
        [CARD] = {SCREEN_CARD, 0},
        [STICK] = {SCREEN_EXCHANGE_HOW, HOW_STICK},
        [SYNCTHING] = {SCREEN_EXCHANGE_HOW, HOW_SYNCTHING},
        [SHOWS] = {SCREEN_EXCHANGE_HOW, HOW_SHOWS},
    };

    (void)data;
    if (action->act != ACT_CHOOSE || action->id < LOOK ||
        action->id >= (int)COUNT(ways))
        return false;
    app_push(app, (int)ways[action->id].screen,
             &(struct screen_argument){.number = ways[action->id].number});
    return true;
}

const struct screen screen_exchange = {.name = "exchange",
                                       .size = sizeof(struct state),
                                       .open = open,
                                       .refresh = refresh,
                                       .build = build,
                                       .act = act};
