#ifndef UI_SCREENS_SCREEN_H
#define UI_SCREENS_SCREEN_H
/* What a screen is: a row of functions and the size of its private state.
 *
 * `open` reads what it needs through flow, `build` describes the page from the
 * state alone, `act` answers one thing that the person did. State is zeroed
 * before open, wiped after close. Screens never draw, print or wait. `refresh` is
 * called each time a covered screen comes to the top again.
 */
#include <stdbool.h>

#include "ui/app.h"

enum act {
    ACT_CHOOSE,    /* Enter, tap or number on item `id` */
    ACT_BACK,      /* Esc, Backspace, Back; return false for the usual way;
                    * `id` has the focus */
    ACT_STEP,      /* stepper or calendar `id`: `amount` -1 or 1 (calendar:
                    * the day itself) */
    ACT_NUMBER,    /* a number was typed on the stepper `id`: `amount`; return
                    * false if it has no use for numbers */
    ACT_TYPED,     /* input `id` changed */
    ACT_MORE_ABOUT,/* Tab in an input: why it hurts; `?` elsewhere has help */
    ACT_FIND,      /* `/` */
    ACT_TICK,      /* time passed */
    ACT_LEAVE      /* lock, signal, lid: keep what may be kept, at once */
};

struct action {
    enum act act;
    int id;
    int amount;
    int32_t day; /* calendar */
};

struct screen {
    const char *name; /* for tests and help, not translated */
    size_t size;
    enum err (*open)(struct app *app, void *state,
                     const struct screen_argument *argument);
    void (*refresh)(struct app *app, void *state); /* may be NULL */
    void (*build)(struct app *app, void *state, struct page *page);
    /* True if it was answered; false lets the loop do the usual. */
    bool (*act)(struct app *app, void *state, const struct action *action);
    void (*close)(struct app *app, void *state); /* may be NULL */
};

/* One row of screens.c each, in this order. */
enum screen_id {
    SCREEN_LANGUAGE,    /* number 1: from first start, then set-up */
    SCREEN_WELCOME,     /* start, or practise */
    SCREEN_PASSPHRASE,  /* set-up: made or own; number: enum pass_use */
    SCREEN_RECOVERY,    /* code, typed back */
    SCREEN_UNLOCK,
    SCREEN_CANT_OPEN,   /* I can't get in */
    SCREEN_TROUBLE,     /* key file or store damaged: what to do */
    SCREEN_HOLD,        /* stop erasing */
    SCREEN_DATE,        /* what day is it? */
    SCREEN_HOME,
    SCREEN_FIND,
    SCREEN_NEW,         /* choose a task */
    SCREEN_TASK,        /* the card before the first question; name */
    SCREEN_QUESTION,    /* request, name = field */
    SCREEN_SOMETHING,   /* Something else... */
    SCREEN_REVIEW,      /* all answers before asking */
    SCREEN_CONSENT,     /* read to the family, yes; number 0 asking, 1 place */
    SCREEN_TELL,        /* this is all they will see; number: enum tell_kind */
    SCREEN_REQUEST,
    SCREEN_HELPER,      /* one line */
    SCREEN_HELPER_ADD,  /* somebody can */
    SCREEN_CHANGES,     /* what changes: fields to pick */
    SCREEN_END,         /* done, cancel, nobody found */
    SCREEN_KEPT,        /* what we keep, and until when */
    SCREEN_EXPIRING,    /* what goes within 7 days */
    SCREEN_LEARN,
    SCREEN_MORE,
    SCREEN_SETTINGS,
    SCREEN_PASSPHRASES,
    SCREEN_STICK,       /* second factor */
    SCREEN_BACKUPS,
    SCREEN_CALL,        /* whom to call; number 1: at set-up, may be skipped */
    SCREEN_KEYS,        /* what the keys do */
    SCREEN_ABOUT,       /* what it protects against, and what it can't */
    SCREEN_HELD,        /* what we hold about you: a code is asked for */
    SCREEN_INQUIRIES,   /* what others asked of the group */
    SCREEN_INQUIRY,     /* one of them; request: its id, zero for a new one */
    SCREEN_LESSON,      /* name; number: one question alone, counted from 1 */
    SCREEN_SHEETS,      /* what can be read out or printed */
    SCREEN_SHEET,       /* name */
    SCREEN_EXCHANGE,    /* other laptops */
    SCREEN_EXCHANGE_HOW, /* number: enum exchange_how */
    SCREEN_CONTACTS,
    SCREEN_CONTACT,     /* line: its id */
    SCREEN_CARD,        /* this laptop's card */
    SCREEN_CARD_READ,   /* the card of another one */
    SCREEN_OUTBOX,      /* packets that wait to be carried */
    SCREEN_PACKETS,     /* packets that came */
    SCREEN_SEND,        /* request, line, number: enum tell_kind */
    SCREEN_HAND_OVER,   /* request */
    SCREEN_OTHERS,      /* requests of other laptops */
    SCREEN_THEIRS,      /* line: link of one of them */
    SCREEN_CHECKUP,     /* for two people who don't coordinate */
    SCREEN_LAPTOP,      /* what was seen of the laptop */
    SCREEN_INVENTORY,   /* what can be held; number: its part, 0 the list */
    SCREEN_PRACTICE,    /* before a practice; in it, what was practised */
    SCREEN_TOTALS,      /* about how many requests a month */
    SCREEN_SOONER,      /* the group's own, shorter rule */
    SCREEN_DRAWING,     /* does this look right? */
    SCREEN_COUNT
};

/* The table. */
const struct screen *screen_row(enum screen_id id);

#endif
