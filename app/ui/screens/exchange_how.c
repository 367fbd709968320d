#include "ui/screens/exchange_parts.h"

#include "base/mem.h"
#include "flow/receive.h"
#include "flow/send.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/rows.h"

/* Step by step: with a stick, with Syncthing; and what is not hidden. */

struct state {
    enum exchange_how how;
    char *inbox;
    char *outbox;
};

/* A step, or the folder that it is about. */
struct step {
    const char *text; /* msgid */
    enum { NO_FOLDER, OUTBOX, INBOX } folder;
};

static const struct step stick[] = {
    {N_("Put the stick in. Choose: Packets that wait to go. Choose the stick, "
        "and wait until it says that it can be taken out."), NO_FOLDER},
    {N_("Carry the stick to the other laptop and put it in there."),
     NO_FOLDER},
    {N_("There, choose: Look for packets, then the stick."), NO_FOLDER},
    {N_("What was taken is removed from the stick. If the stick is lost, send "
        "again: nobody can read what was on it."), NO_FOLDER},
};

static const struct step syncthing[] = {
    {N_("Syncthing is another program. Somebody who looks after your laptops "
        "installs it on each of them."), NO_FOLDER},
    {N_("In Syncthing, add this folder and share it with the other laptop, as "
        "send and receive:"), OUTBOX},
    {N_("On the other laptop, accept it with a folder of its own inside this "
        "one, named like the sender:"), INBOX},
    {N_("Do the same the other way round. Then packets come by themselves "
        "whenever both laptops are on; choose: Look for packets."),
     NO_FOLDER},
    {N_("Share no other folder of this program. The store itself must never "
        "be carried."), NO_FOLDER},
};

static const struct step shows[] = {
    {N_("Nobody but the other laptop can read a packet, or change it without "
        "being noticed."), NO_FOLDER},
    {N_("But whoever sees the folder or the stick sees that there are "
        "packets, how many, and when. With Syncthing they also see which "
        "laptops send to which."), NO_FOLDER},
    {N_("Whoever carries packets can hold them back. A missing one is "
        "noticed when the next one comes."), NO_FOLDER},
    {N_("If it is a secret that somebody helps at all, meet and talk instead."),
     NO_FOLDER},
};

static const struct {
    const char *title; /* msgid */
    const struct step *steps;
    size_t count;
} pages[] = {
    [HOW_STICK] = {N_("With a stick"), stick, COUNT(stick)},
    [HOW_SYNCTHING] = {N_("With Syncthing"), syncthing, COUNT(syncthing)},
    [HOW_SHOWS] = {N_("What even a sealed packet shows"), shows,
                   COUNT(shows)},
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->how = argument->number >= 0 && argument->number < (int)COUNT(pages)
                     ? (enum exchange_how)argument->number
                     : HOW_STICK;
    state->outbox = send_outbox(app_session(app));
    return receive_inbox(app_session(app), &state->inbox);
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;
    bool numbered = state->how != HOW_SHOWS;

    (void)app;
    page_head(page, 0, phrase(pages[state->how].title), NULL);
    for (size_t i = 0; i < pages[state->how].count; i++) {
        const struct step *step = &pages[state->how].steps[i];
        struct text sign = {0};

        if (numbered)
            format_number(&sign, (long)i + 1, NULL);
        else
            text_append(&sign, "·");
        page_bullet(page, text_string(&sign), phrase(step->text), NULL);
        text_done(&sign);
        if (step->folder == OUTBOX)
            page_text(page, LOOK_STATE, state->outbox);
        else if (step->folder == INBOX)
            page_text(page, LOOK_STATE, state->inbox);
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    (void)app;
    (void)data;
    (void)action;
    return false;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    mem_free(state->inbox);
    mem_free(state->outbox);
}

const struct screen screen_exchange_how = {.name = "exchange_how",
                                           .size = sizeof(struct state),
                                           .open = open,
                                           .build = build,
                                           .act = act,
                                           .close = close};
