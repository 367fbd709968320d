#include "ui/screens/start.h"

#include "ui/screens/screen.h"

int start_after_language(struct app *app)
{
    struct vault_probe probe;
    enum err err;

    if (session_is_open(app_session(app)))
        return SCREEN_HOME;
    err = unlock_look(app_session(app), &probe);
    if (err || probe.state == VAULT_BROKEN)
        return SCREEN_TROUBLE;
    return probe.state == VAULT_ABSENT ? SCREEN_WELCOME : SCREEN_UNLOCK;
}

int start_screen(struct app *app)
{
    if (!session_language(app_session(app)))
        return SCREEN_LANGUAGE;
    return start_after_language(app);
}

void start_opened(struct app *app, enum unlock_next next)
{
    static const int screens[] = {
        [UNLOCK_HOME] = SCREEN_HOME,
        [UNLOCK_DATE] = SCREEN_DATE,
        [UNLOCK_OLDER] = SCREEN_TROUBLE,
        [UNLOCK_RECOVERY] = SCREEN_RECOVERY,
        [UNLOCK_HELD] = SCREEN_HOLD,
    };
    struct screen_argument older = {.number = UNLOCK_OLDER};

    app_home(app, SCREEN_HOME);
    if (next != UNLOCK_HOME)
        app_push(app, screens[next], next == UNLOCK_OLDER ? &older : NULL);
}
