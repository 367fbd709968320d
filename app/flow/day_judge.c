#include "flow/opening.h"

#include "base/mem.h"
#include "core/retention.h"
#include "flow/ask_inside.h"
#include "flow/checkup.h"
#include "flow/finish_inside.h"
#include "flow/hold.h"
#include "flow/monthly_inside.h"
#include "flow/post.h"
#include "flow/send.h"
#include "flow/settings.h"
#include "host/clock.h"
#include "vault/backup.h"
#include "vault/requests.h"
#include "vault/traces.h"

#define REMIND_DAYS 7

static enum clock_belief belief(int32_t day, int32_t last)
{
    return retention_believe(day, last, clock_built());
}

static enum err believe(struct session *session, int32_t day)
{
    int last;
    enum err err;

    if (day == session->today)
        return ERR_OK;
    err = settings_read(session, SETTING_DAY, &last);
    if (!err && last != day)
        err = settings_put(session, SETTING_DAY, day);
    if (err)
        return err;
    session->today = day;
    session->idle = IDLE_TIDY;
    return ERR_OK;
}

enum err day_judge(struct session *session, bool *believed)
{
    int minutes, last;
    int32_t clock = clock_day(&minutes);
    enum err err = settings_read(session, SETTING_DAY, &last);

    *believed = false;
    if (err)
        return err;
    if (belief(clock, last) == CLOCK_BELIEVED) {
        session->day_said = false;
        *believed = true;
        return believe(session, clock);
    }
    /* The date that a person said moves on with the computer's days, so that
     * it is asked for once and not after each lock. */
    if (session->day_said &&
        belief(clock + session->day_ahead, last) == CLOCK_BELIEVED) {
        *believed = true;
        return believe(session, clock + session->day_ahead);
    }
    return ERR_OK;
}

enum err day_purge(struct session *session)
{
    int purged;
    enum err err;

    if (session->today == DAY_NONE || hold_check(session))
        return ERR_OK;
    err = finish_overdue(session);
    if (!err)
        err = monthly_release(session);
    if (!err)
        err = traces_purge(session->vault, session->today, &purged);
    /* A backup that is damaged holds nothing that could be shown, and must
     * not keep anybody out; the check in idle time names it. */
    if (err == ERR_BACKUP)
        err = ERR_OK;
    if (!err)
        (void)!post_tidy(session);
    ask_towns_changed(session);
    return err;
}

/* Once after each opening. What stays a day longer harms nobody. */
static void tidy(struct session *session)
{
    if (session->practice)
        return;
    (void)!backup_tidy(session->store, session->today,
                       hold_check(session) != ERR_OK);
}

/* Under a hold a code that is there can't be made anew. */
static bool wants_recovery(struct session *session)
{
    bool has = false;

    if (!settings_get(session, SETTING_RECOVERY))
        return false;
    return !hold_check(session) || opening_has_recovery(session, &has) ||
           !has;
}

/* A hold is easily forgotten: once a week somebody is told. The first week
 * begins with the first opening under it. */
static bool wants_reminder(struct session *session)
{
    int last = settings_get(session, SETTING_REMINDED);
    bool due;

    if (!hold_check(session)) {
        if (last != DAY_NONE)
            (void)!settings_put(session, SETTING_REMINDED, DAY_NONE);
        return false;
    }
    due = last != DAY_NONE && session->today - last >= REMIND_DAYS;
    if (due || last == DAY_NONE)
        (void)!settings_put(session, SETTING_REMINDED, session->today);
    return due;
}

enum err opening_finish(struct session *session, enum unlock_next *next)
{
    bool believed = false, older = false;
    enum err err = ERR_OK;

    *next = UNLOCK_HOME;
    err = folder_make_private(session->folders->state);
    if (!err)
        err = traces_anchor(session->vault, session->folders->state, &older);
    if (!err && older)
        err = post_skip(session);
    if (!err)
        err = day_judge(session, &believed);
    /* Before the sweep, which takes away who has to be told. */
    if (!err)
        (void)!send_settle(session);
    if (!err && !hold_check(session))
        err = requests_sweep(session->vault);
    if (!err && believed)
        err = day_purge(session);
    if (!err && believed)
        tidy(session);
    if (err) {
        unlock_lock(session);
        return err;
    }
    /* The date is asked for again by unlock_new_day, the rest is not. */
    if (older)
        *next = UNLOCK_OLDER;
    else if (!believed)
        *next = UNLOCK_DATE;
    else if (wants_recovery(session))
        *next = UNLOCK_RECOVERY;
    else if (wants_reminder(session))
        *next = UNLOCK_HELD;
    return ERR_OK;
}

int32_t unlock_last_day(struct session *session)
{
    int32_t last = settings_get(session, SETTING_DAY);
    int32_t built = clock_built();

    return last == DAY_NONE || last < built ? built : last;
}

enum err unlock_set_today(struct session *session, int32_t day)
{
    int minutes, last;
    bool opening;
    enum err err = settings_read(session, SETTING_DAY, &last);

    if (err)
        return err;
    if (day < clock_built())
        return ERR_INVALID;
    if (belief(day, last) == CLOCK_AHEAD && day != session->day_asked) {
        session->day_asked = day;
        return ERR_CLOCK;
    }
    session->day_asked = DAY_NONE;
    session->day_said = true;
    session->day_ahead = day - clock_day(&minutes);
    opening = session->today == DAY_NONE;
    err = believe(session, day);
    if (!err)
        err = day_purge(session);
    if (!err && opening)
        tidy(session);
    return err;
}

enum err unlock_new_day(struct session *session, bool *ask)
{
    int32_t before = session->today;
    int minutes, last;
    bool believed;
    enum err err;

    *ask = false;
    if (!session->vault)
        return ERR_OK;
    err = day_judge(session, &believed);
    if (!err)
        err = settings_read(session, SETTING_DAY, &last);
    if (err)
        return err;
    if (believed)
        return session->today != before ? day_purge(session) : ERR_OK;
    /* A clock that went back while the store is open (a journey, a repair)
     * takes nothing away: today stays and goes on from there. */
    if (before != DAY_NONE &&
        belief(clock_day(&minutes), last) == CLOCK_BACK) {
        session->day_said = true;
        session->day_ahead = before - clock_day(&minutes);
        return ERR_OK;
    }
    *ask = true;
    return ERR_OK;
}

static void note_found(void *user, const char *what, enum err err)
{
    struct session *session = user;

    (void)what;
    /* A damaged store says more than a damaged backup. */
    if (err && session->idle_found != ERR_STORE_DAMAGED)
        session->idle_found = err;
}

static void check_once(struct session *session)
{
    enum err err;

    if (settings_get(session, SETTING_CHECKED) == session->today)
        return;
    err = backup_verify(session->vault, note_found, session);
    if (err && !session->idle_found)
        session->idle_found = err;
    (void)!settings_put(session, SETTING_CHECKED, session->today);
}

/* A damaged store must not push a good backup out. */
static void back_up_once(struct session *session)
{
    enum err err;

    if (settings_get(session, SETTING_BACKED_UP) == session->today ||
        session->idle_found == ERR_STORE_DAMAGED)
        return;
    err = backup_make(session->vault, session->today,
                      hold_check(session) != ERR_OK);
    if (!err)
        err = settings_put(session, SETTING_BACKED_UP, session->today);
    if (err && !session->idle_found)
        session->idle_found = err;
}

/* What the purge left for when nobody waits. It goes on as it is if that
 * doesn't work: the store still says that it is untidy. */
static void tidy_once(struct session *session)
{
    if (!hold_check(session))
        session->untidy = traces_tidy(session->vault) != ERR_OK;
}

enum err unlock_obstacle(struct session *session)
{
    enum err err = hold_check(session);

    if (!err)
        err = session_need_day(session);
    if (!err && session->untidy)
        err = ERR_DISK_FULL;
    return err;
}

bool unlock_idle(struct session *session)
{
    struct checkup checkup;

    if (session_need_day(session) || session->practice ||
        session->idle == IDLE_DONE)
        return false;
    if (session->idle == IDLE_TIDY) {
        tidy_once(session);
        session->idle = IDLE_CHECK;
        return true;
    }
    if (session->idle == IDLE_CHECK) {
        check_once(session);
        session->idle = IDLE_BACKUP;
        return true;
    }
    if (session->idle == IDLE_BACKUP) {
        back_up_once(session);
        session->idle = IDLE_COUNT;
        return true;
    }
    (void)!checkup_look(session, &checkup);
    checkup_done(&checkup);
    session->idle = IDLE_DONE;
    return false;
}

enum err unlock_found(const struct session *session)
{
    return session->idle_found;
}
