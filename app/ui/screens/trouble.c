#include "ui/screens/rows.h"

#include "flow/keys.h"
#include "flow/unlock.h"
#include "i18n/phrase.h"
#include "ui/screens/start.h"

/* Nothing is ever repaired or replaced here without being asked for. */

enum { RETRY = 1, RESTORE, AGAIN, ACCEPT, LEAVE };

struct state {
    bool older; /* opened, but an older copy than last time */
    enum err err;
};

static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    struct vault_probe probe;

    if (state->older)
        return;
    state->err = unlock_look(app_session(app), &probe);
    if (!state->err)
        state->err = probe.err;
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    ((struct state *)data)->older = argument->number == UNLOCK_OLDER;
    refresh(app, data);
    return ERR_OK;
}

static void build_older(struct page *page)
{
    page_head(page, PAGE_NO_BACK, _("An older copy"), NULL);
    page_text(page, LOOK_PLAIN,
              _("This store is older than the one that was used here last. "
                "Was a backup put back?"));
    page_text(page, LOOK_PLAIN,
              _("If nobody did that, somebody may have changed the laptop: "
                "lock it and tell the group."));
    page_button(page, ACCEPT, true, _("Yes, we put it back"));
    page_button(page, LEAVE, false, _("Lock"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    (void)app;
    if (state->older) {
        build_older(page);
        return;
    }
    page_head(page, PAGE_NO_BACK | PAGE_NO_HIDE | PAGE_NUMBERED,
              _("The store can't be opened"), NULL);
    page_text(page, LOOK_WARN, phrase(err_text(state->err)));
    page_text(page, LOOK_PLAIN, phrase(err_hint(state->err)));
    page_text(page, LOOK_QUIET, _("Nothing was changed."));
    page_row(page, RETRY, _("Try once more"), NULL, NULL);
    page_row(page, RESTORE, _("Restore a backup"), NULL, NULL);
    page_row(page, AGAIN, _("Start again with an empty store"), NULL, NULL);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    (void)data;
    if (action->act == ACT_BACK)
        return true;
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case RETRY:
        app_home(app, start_after_language(app));
        return true;
    case RESTORE:
        app_push(app, SCREEN_BACKUPS, NULL);
        return true;
    case AGAIN:
        app_push(app, SCREEN_CANT_OPEN, NULL);
        return true;
    case ACCEPT:
        app_back(app);
        return true;
    default:
        app_lock(app);
        return true;
    }
}

const struct screen screen_trouble = {.name = "trouble",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .refresh = refresh,
                                      .build = build,
                                      .act = act};
