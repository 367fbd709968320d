#ifndef UI_APP_INSIDE_H
#define UI_APP_INSIDE_H
/* The inside of the running app, for app.c, loop*.c and deed.c only. */
#include "ui/app.h"
#include "ui/guide.h"
#include "ui/key.h"
#include "ui/layout.h"
#include "ui/nav.h"
#include "ui/term.h"
#include "ui/ui.h"

/* What screens asked for while they acted; done when they have returned. */
enum reaction_kind {
    REACTION_PUSH,
    REACTION_REPLACE,
    REACTION_BACK,
    REACTION_HOME,
    REACTION_LOCK,
    REACTION_QUIT,
    REACTION_PRACTISE,
    REACTION_END_PRACTICE
};

struct reaction {
    enum reaction_kind kind;
    int screen;
    bool has_argument;
    struct screen_argument argument;
};

/* The message in the status line, for a while. */
struct said {
    struct text text;
    enum look look;
    bool undo;
    int64_t until;
    unsigned turn; /* of the event that it answers */
};

/* What line mode printed last: it says only what is new. */
struct lines {
    struct text page;
    struct text status;
    struct text bar;
};

/* The digits before, for numbers of two. */
struct pressed {
    int number;
    int64_t number_at;
};

struct app {
    const struct ui_setup *setup;
    struct session *session;  /* the setup's, or the practice */
    struct session *practice; /* NULL if there is none */
    struct guide guide;
    struct term term;
    struct nav nav;
    struct page *page;
    struct canvas *canvas;
    struct layout layout;
    LIST(struct reaction) reactions;
    struct said said;
    unsigned turn; /* grows with each event */
    struct pressed pressed;
    struct lines lines;
    enum theme theme;
    bool covered;
    bool seen;       /* nobody need be asked whether letters look right */
    bool explaining; /* the page's notes stand before it */
    struct layout_view notes;
    bool quit;
    int64_t touched; /* last key or tap */
    int64_t running; /* both clocks when they were last compared */
    int64_t boot;
    int64_t tick_at;
    int64_t idle_at; /* next small work while nobody types */
    int64_t day_at;  /* next look at the date */
};

/* app.c */
void app_react(struct app *app);
/* Takes the message away; what could be undone is now done. */
void app_unsay(struct app *app);
/* Everything that could hold a word of what was seen. */
void app_wipe(struct app *app);
/* At once: nothing to see, drafts kept, store closed, all screens wiped; then
 * the lock screen. Where nothing is open the screen is covered. */
void app_hide(struct app *app);

/* app_practice.c */
void app_begin_practice(struct app *app);
void app_leave_practice(struct app *app, bool for_real);
/* Wipes it, if there is one; the session is the setup's again. */
void app_drop_practice(struct app *app);

/* app_drawing.c: asks whether letters look right, if nobody knows; then true. */
bool app_doubt(struct app *app);
/* loop_time.c */
int64_t app_clock(const struct app *app);
void app_start_time(struct app *app);
/* Covers, locks, ticks. True if the screen has just been hidden: what was
 * typed meanwhile was not meant for what is there now. */
bool app_check_time(struct app *app);
/* Milliseconds until something is due; -1 for ever. */
int app_next_due(const struct app *app);
/* Seconds until the lock if they are few, else 0. */
int app_countdown(const struct app *app);

/* loop_paint.c */
void app_fit(struct app *app);
void app_paint(struct app *app);
void app_paint_bar(struct app *app, const char *title, int percent);
unsigned app_contexts(const struct app *app);
/* The view of what is shown: the top screen's, or the notes'. */
struct layout_view *app_view(struct app *app);

void app_build(struct app *app);
/* What the status line would say, if anything; false if there is nothing. */
bool app_status(const struct app *app, struct text *out);

/* line.c and line_typed.c: the same without a screen. */
bool line_is_on(const struct app *app);
void line_paint(struct app *app);
void line_paint_bar(struct app *app, const char *title, int percent);
void line_handle(struct app *app, const char *typed, size_t length);

/* deed.c */
void app_choose(struct app *app, int id);
void app_obey(struct app *app, enum command command);
void app_handle(struct app *app, const struct event *event);
bool app_act(struct app *app, const struct action *action);

/* deed_item.c: what has the focus answers first. */
bool app_edit(struct app *app, enum command command);
void app_type(struct app *app, const char *string, size_t length);
void app_step(struct app *app, int id, int amount);
void app_step_day(struct app *app, int id, int32_t day);
/* `row` and `at` count from the spot's own corner. */
void app_tap_input(struct app *app, const struct spot *spot, int row, int at);

/* deed_number.c: what a digit does. Returns a tab that is to be opened, or
 * 0. */
int app_number(struct app *app, int digit);

/* loop.c */
MUST_USE enum err loop_run(struct app *app, int first);

#endif
