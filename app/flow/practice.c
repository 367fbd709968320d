#include "flow/practice.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/retention.h"
#include "flow/ask.h"
#include "flow/session_state.h"
#include "flow/settings.h"
#include "flow/unlock.h"
#include "host/clock.h"
#include "i18n/phrase.h"

/* Nothing can be in here: what would go round the rest meets the system. */
#define NOWHERE "/dev/null/practice"

/* How many days ahead the help is needed, so that nothing of it is over. */
#define DAYS_AHEAD 3

struct prepared {
    const char *field;
    const char *value;     /* msgid if it is typed */
    const char *otherwise; /* if the guard has something against that */
};

/* All of babysitting but the way back; the day is computed. Another task is
 * practised with all its questions. */
static const char task_id[] = "babysitting";
static const struct prepared answers[] = {
    {"duration", "180", NULL},
    /* TRANSLATORS: a town in the practice; a name by which everybody sees
     * that it is invented. Keep "text:" as it is. */
    {"town", N_("text:Anytown"), "area"},
    {"children", "2", NULL},
    {"ages", "3-5,6-9", NULL},
    {"place", "say", NULL},
};

static struct session *make(const struct session *real)
{
    struct session *made = mem_new(1, sizeof *made);

    made->practice = true;
    made->nowhere = *real->folders;
    made->nowhere.store = mem_string(NOWHERE);
    made->nowhere.state = mem_string(NOWHERE);
    made->folders = &made->nowhere;
    made->store = mem_string(NOWHERE);
    made->number = 1;
    made->today = DAY_NONE;
    made->day_asked = DAY_NONE;
    made->language = real->language;
    made->theme = mem_string(real->theme);
    made->sandbox_files = real->sandbox_files;
    made->sandbox_calls = real->sandbox_calls;
    return made;
}

/* The texts and rules that were read once: they are no one's secret. */
static void take_over(struct session *made, struct session *real)
{
    made->catalogue = real->catalogue;
    made->guard = real->guard;
    made->complaints = real->complaints;
    real->catalogue = NULL;
    real->guard = NULL;
    real->complaints = (struct text){0};
}

/* Nobody is asked for the date: what is erased too early was invented. */
static enum err begin_day(struct session *session)
{
    int minutes;
    int32_t clock = clock_day(&minutes);
    int32_t built = clock_built();
    bool believed = retention_believe(clock, DAY_NONE, built) == CLOCK_BELIEVED;

    session->today = believed ? clock : built;
    session->day_said = !believed;
    session->day_ahead = session->today - clock;
    return settings_put(session, SETTING_DAY, session->today);
}

enum err practice_begin(struct session *real, struct session **practice)
{
    struct session *made;
    enum err err;

    *practice = NULL;
    if (real->practice)
        return ERR_EXISTS;
    unlock_lock(real);
    made = make(real);
    err = vault_unsaved(random_system(), &made->vault);
    if (!err)
        err = begin_day(made);
    if (err) {
        session_free(&made);
        return err;
    }
    take_over(made, real);
    *practice = made;
    return ERR_OK;
}

static enum err answer(struct session *session, struct request_id id,
                       const struct prepared *row)
{
    enum err err =
        ask_keep(session, id, row->field,
                 row->otherwise ? phrase(row->value) : row->value, false);

    if ((err == ERR_FINDING || err == ERR_INVALID) && row->otherwise)
        err = ask_keep(session, id, row->field, row->otherwise, false);
    return err;
}

enum err practice_prepare(struct session *session, struct request_id id)
{
    struct date date = day_date(session->today + DAYS_AHEAD);
    struct ask_place place = {0};
    char when[32];
    enum err err;

    if (!session->practice)
        return ERR_OK;
    err = ask_place(session, id, NULL, &place);
    if (err || strcmp(place.task->id, task_id) != 0)
        goto out;
    (void)snprintf(when, sizeof when, "%04d-%02d-%02d 14:00", date.year,
                   date.month, date.day);
    err = ask_keep(session, id, "when", when, false);
    for (size_t i = 0; !err && i < COUNT(answers); i++)
        err = answer(session, id, &answers[i]);
out:
    ask_place_done(&place);
    return err;
}

const char *practice_line(void)
{
    /* TRANSLATORS: a line in the practice that the guard has to notice: first
     * something harmless, then a first name and a court, apart, so that the
     * rest still makes sense without them. At most 34 cells. Try it with
     * `justenough guard`: it says person_name,legal. */
    return N_("red bike. maria, court");
}
