#include "ui/app_inside.h"

#include "flow/settings.h"
#include "flow/unlock.h"
#include "ui/page_items.h"

#define MINUTE 60000
#define COUNTDOWN 30000
/* The clocks differ by more only after a suspend. */
#define SUSPENDED 2000
#define IDLE_AFTER 3000
#define IDLE_PAUSE 50

int64_t app_clock(const struct app *app)
{
    const struct ui_clock *clock = app->setup->clock;

    return clock ? clock->running(clock->user)
                 : session_running_ms(app->session);
}

static int64_t boot_clock(const struct app *app)
{
    const struct ui_clock *clock = app->setup->clock;

    return clock ? clock->boot(clock->user) : session_boot_ms(app->session);
}

static bool is_open(const struct app *app)
{
    return app->session && session_is_open(app->session);
}

/* Where nothing can be hidden yet nothing is covered. */
static bool may_cover(const struct app *app)
{
    return !(app->page->flags & PAGE_NO_HIDE);
}

static int64_t cover_at(const struct app *app)
{
    return app->touched +
           (int64_t)settings_get(app->session, SETTING_COVER) * MINUTE;
}

static int64_t lock_at(const struct app *app)
{
    return app->touched +
           (int64_t)settings_get(app->session, SETTING_LOCK) * MINUTE;
}

int app_countdown(const struct app *app)
{
    int64_t left;

    if (!is_open(app))
        return 0;
    left = lock_at(app) - app_clock(app);
    return left > 0 && left <= COUNTDOWN ? (int)((left + 999) / 1000) : 0;
}

/* A closed lid: whoever opens it need not be the same person. */
static bool was_suspended(struct app *app)
{
    int64_t running = app_clock(app);
    int64_t boot = boot_clock(app);
    bool suspended =
        (boot - app->boot) - (running - app->running) > SUSPENDED;

    app->running = running;
    app->boot = boot;
    return suspended;
}

static void tick(struct app *app)
{
    struct nav_entry *top = nav_top(&app->nav);
    int64_t now = app_clock(app);

    if (!top || top->ticks <= 0 || now < app->tick_at || app->explaining)
        return;
    app->tick_at = now + top->ticks;
    app_act(app, &(struct action){.act = ACT_TICK});
}

/* At midnight a new day begins for what is kept. */
static void check_day(struct app *app)
{
    int64_t now = app_clock(app);
    bool ask = false;

    if (!is_open(app) || now < app->day_at)
        return;
    app->day_at = now + MINUTE;
    if (app_failed(app, unlock_new_day(app->session, &ask)))
        return;
    if (ask && nav_top(&app->nav)->id != SCREEN_DATE)
        app_push(app, SCREEN_DATE, NULL);
}

static void work_idly(struct app *app)
{
    int64_t now = app_clock(app);

    if (!is_open(app) || now < app->idle_at ||
        now < app->touched + IDLE_AFTER)
        return;
    app->idle_at =
        now + (unlock_idle(app->session) ? IDLE_PAUSE : MINUTE);
}

void app_start_time(struct app *app)
{
    app->touched = app_clock(app);
    was_suspended(app);
}

bool app_check_time(struct app *app)
{
    int64_t now = app_clock(app);
    bool hidden = false;

    if (was_suspended(app) || (is_open(app) && now >= lock_at(app))) {
        app_hide(app);
        app->touched = now;
        return true;
    }
    if (!app->covered && may_cover(app) && now >= cover_at(app)) {
        app->term.back->blank(app->term.state);
        app->covered = true;
        hidden = true;
    }
    if (app->said.until != 0 && now >= app->said.until)
        app_unsay(app);
    tick(app);
    check_day(app);
    work_idly(app);
    return hidden;
}

static void sooner(int64_t *due, int64_t at)
{
    if (*due < 0 || at < *due)
        *due = at;
}

int app_next_due(const struct app *app)
{
    int64_t now = app_clock(app);
    int64_t due = -1;
    const struct nav_entry *top =
        app->nav.entries.count > 0
            ? &app->nav.entries.items[app->nav.entries.count - 1]
            : NULL;

    if (!app->covered && may_cover(app))
        sooner(&due, cover_at(app));
    if (app->said.until != 0)
        sooner(&due, app->said.until);
    if (top && top->ticks > 0 && !app->explaining)
        sooner(&due, app->tick_at);
    if (is_open(app)) {
        int64_t lock = lock_at(app);
        int64_t idle = app->touched + IDLE_AFTER;

        sooner(&due, lock - now > COUNTDOWN ? lock - COUNTDOWN
                                            : now + (lock - now - 1) % 1000 +
                                                  1);
        sooner(&due, app->idle_at > idle ? app->idle_at : idle);
        sooner(&due, app->day_at);
    }
    if (due < 0)
        return -1;
    return due <= now ? 0 : (int)(due - now < MINUTE ? due - now : MINUTE);
}
