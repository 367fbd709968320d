#include "ui/screens/rows.h"


#include "base/day.h"
#include "base/mem.h"
#include "flow/keys.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/start.h"

/* Works while the store is open (make, copy, restore) and while it can't be
 * opened (restore only). */

enum { MAKE = 1, AGAIN, TYPED, RESTORE, BACKUP = 20, STICK = 100 };

struct state {
    struct backup_info *list;
    size_t count;
    char **sticks;
    size_t stick_count;
    int chosen; /* backup, -1 none */
    struct input input;
};

static void empty(struct state *state)
{
    mem_free(state->list);
    keys_sticks_done(state->sticks, state->stick_count);
    state->list = NULL;
    state->sticks = NULL;
    state->count = state->stick_count = 0;
    state->chosen = -1;
}

static void refresh(struct app *app, void *data)
{
    struct state *state = data;

    empty(state);
    app_failed(app, keys_backups(app_session(app), &state->list,
                                 &state->count));
    if (session_is_open(app_session(app)))
        app_failed(app, keys_sticks(app_session(app), &state->sticks,
                                    &state->stick_count));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    input_init_hidden(&((struct state *)data)->input, 512);
    refresh(app, data);
    return ERR_OK;
}

static void build_restore(struct state *state, struct page *page)
{
    struct page_input input = {TYPED, &state->input, 1, _("Passphrase"), NULL,
                               0};

    page_text(page, LOOK_PLAIN,
              _("The store as it is now is kept beside it until the next "
                "start. What was erased since then is erased again at once."));
    page_text(page, LOOK_PLAIN, _("Passphrase"));
    page_input(page, &input);
    page_button(page, RESTORE, false, _("Restore this backup"));
    page_focus(page, TYPED);
}

static void build_list(struct app *app, const struct state *state,
                       struct page *page)
{
    if (!state->count)
        page_text(page, LOOK_QUIET, _("There is no backup yet."));
    for (size_t i = 0; i < state->count; i++) {
        struct text day = {0};

        format_day(&day, state->list[i].day, DAY_LONG, NULL);
        page_row(page, BACKUP + (int)i, text_string(&day),
                 state->list[i].verified ? C_("backup", "whole")
                                         : C_("backup", "! damaged"), NULL);
        text_done(&day);
    }
    if (!session_is_open(app_session(app)))
        return;
    if (state->stick_count)
        page_text(page, LOOK_PLAIN,
                  _("A copy on a stick keeps what is erased here later: make "
                    "a new one now and then, and erase the old one."));
    for (size_t i = 0; i < state->stick_count; i++)
        page_row(page, STICK + (int)i, _("Copy to the stick"), NULL,
                 state->sticks[i]);
    page_row(page, AGAIN, _("Look for a stick"), NULL, NULL);
    page_button(page, MAKE, true, _("Make a backup now"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    page_head(page, 0, _("Backups"), NULL);
    if (state->chosen >= 0) {
        build_restore(state, page);
        return;
    }
    page_text(page, LOOK_PLAIN,
              _("Three are kept on this laptop: the newest, one about a day "
                "and one about a week older."));
    build_list(app, state, page);
}

struct job {
    struct session *session;
    const char *name;
    struct secret *passphrase;
};

static enum err work_restore(void *user,
                             bool (*progress)(void *bar, int percent),
                             void *bar)
{
    struct job *job = user;

    (void)progress;
    (void)bar;
    return keys_restore(job->session, job->name, job->passphrase);
}

static enum err work_make(void *user, bool (*progress)(void *bar, int percent),
                          void *bar)
{
    struct job *job = user;

    (void)progress;
    (void)bar;
    return job->name ? keys_backup_to(job->session, job->name)
                     : keys_backup(job->session);
}

static void restore(struct app *app, struct state *state)
{
    struct job job = {.session = app_session(app),
                      .name = state->list[state->chosen].name};

    if (input_is_empty(&state->input))
        return;
    job.passphrase = input_take_hidden(&state->input);
    if (app_failed(app, app_work(app, _("Restoring…"), work_restore, &job)))
        return;
    app_home(app, start_after_language(app));
    app_say(app, _("The backup was restored."));
}

static void make(struct app *app, struct state *state, const char *stick)
{
    struct job job = {.session = app_session(app), .name = stick};

    if (app_failed(app, app_work(app, _("Making a backup…"), work_make, &job)))
        return;
    refresh(app, state);
    app_say(app, stick ? _("The copy is on the stick and was checked. You "
                           "can take it out.")
                       : _("The backup was made and checked."));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_TYPED)
        return true;
    if (action->act == ACT_BACK && state->chosen >= 0) {
        state->chosen = -1;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == MAKE)
        make(app, state, NULL);
    else if (action->id == AGAIN)
        refresh(app, state);
    else if (action->id >= STICK)
        make(app, state, state->sticks[action->id - STICK]);
    else if (action->id >= BACKUP)
        state->chosen = action->id - BACKUP;
    else
        restore(app, state);
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    empty(state);
    input_done(&state->input);
}

const struct screen screen_backups = {.name = "backups",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .refresh = refresh,
                                      .build = build,
                                      .act = act,
                                      .close = close};
