#include "flow/checkup.h"

#include "base/list.h"
#include "base/mark.h"
#include "core/retention.h"
#include "flow/checkup_inside.h"
#include "flow/contacts.h"
#include "flow/keys.h"
#include "flow/session_state.h"
#include "flow/settings.h"
#include "flow/unlock.h"
#include "i18n/phrase.h"

/* Days after which each is due. */
#define GOING_DAYS 7
#define UNTOUCHED_DAYS 14
#define BACKUP_DAYS 7
#define PASSPHRASE_MONTHS 12
/* So many wrong ones are no slip of the finger. */
#define MANY_TRIES 4

static bool is_old(const struct checkup_facts *facts)
{
    return facts->today != DAY_NONE && facts->numbers.oldest != DAY_NONE &&
           facts->today - facts->numbers.oldest > UNTOUCHED_DAYS;
}

static bool is_held(const struct checkup_facts *facts)
{
    return facts->held;
}

static bool passphrase_is_old(const struct checkup_facts *facts)
{
    return facts->passphrases > 0 &&
           facts->month - facts->oldest_month > PASSPHRASE_MONTHS;
}

static bool recovery_is_missing(const struct checkup_facts *facts)
{
    return facts->recovery != 0;
}

static bool backup_is_old(const struct checkup_facts *facts)
{
    if (!facts->backups)
        return facts->numbers.drafts + facts->numbers.open +
                   facts->numbers.ended >
               0;
    return facts->today != DAY_NONE &&
           facts->today - facts->backup_day > BACKUP_DAYS;
}

static bool contacts_are_silent(const struct checkup_facts *facts)
{
    return facts->silent > 0;
}

static bool is_damaged(const struct checkup_facts *facts)
{
    return facts->damage != ERR_OK;
}

static bool clock_is_wrong(const struct checkup_facts *facts)
{
    return facts->today == DAY_NONE || facts->day_said;
}

static bool was_tried(const struct checkup_facts *facts)
{
    return facts->tried >= MANY_TRIES;
}

static bool laptop_needs_hands(const struct checkup_facts *facts)
{
    return facts->laptop_soon > 0;
}

struct row {
    const char *id;
    const char *name;
    void (*say)(const struct checkup_facts *facts, struct text *out);
    bool (*is_due)(const struct checkup_facts *facts); /* NULL: never */
    const char *advice;
    enum checkup_place place;
};

/* The names stand on lines of 40 cells, with a sign of state behind them. */
static const struct row rows[] = {
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"requests", N_("Requests"), checkup_say_requests, NULL,
     N_("End what is over, so that it can be erased."), CHECKUP_REQUESTS},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"oldest", N_("The oldest"), checkup_say_oldest, is_old,
     N_("Ask whether it is still needed, and end it if not."), CHECKUP_OLDEST},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"due", N_("Erased soon"), checkup_say_due, NULL,
     N_("Look once whether anything of it is still needed."), CHECKUP_GOING},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"warned", N_("Kept after a warning"), checkup_say_warned, NULL,
     N_("If the number grows, practise together what is not needed."),
     CHECKUP_LEARN},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"told", N_("Who was told"), checkup_say_told, NULL,
     N_("The fewer people are asked, the fewer have to keep it a secret."),
     CHECKUP_REQUESTS},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"hold", N_("Stop erasing"), checkup_say_hold, is_held,
     N_("While it is on, ask the lawyer every week whether it is needed."),
     CHECKUP_HOLD},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"passphrases", N_("Passphrases"), checkup_say_passphrases,
     passphrase_is_old,
     N_("Change each once a year, and remove those of people who have left."),
     CHECKUP_PASSPHRASES},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"recovery", N_("Recovery code"), checkup_say_recovery, recovery_is_missing,
     N_("Keep it on paper, not with the laptop: it is the only other way in."),
     CHECKUP_PASSPHRASES},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"backups", N_("Backups"), checkup_say_backups, backup_is_old,
     N_("One is made on each day of use; make one now if it is older."),
     CHECKUP_BACKUPS},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"damage", N_("Is everything whole?"), checkup_say_damage, is_damaged,
     N_("If something is damaged, go back to a backup that is whole."),
     CHECKUP_BACKUPS},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"contacts", N_("Other laptops"), checkup_say_contacts,
     contacts_are_silent,
     N_("Ask whether each is still used, and remove those that are not."),
     CHECKUP_CONTACTS},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"clock", N_("The date"), checkup_say_clock, clock_is_wrong,
     N_("Set the date of the laptop: what is erased, and when, depends on it."),
     CHECKUP_LAPTOP},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"tried", N_("Wrong passphrases"), checkup_say_tried, was_tried,
     N_("If it was none of you, somebody has tried to get in: change them."),
     CHECKUP_PASSPHRASES},
    /* TRANSLATORS: a line of the check-up; at most 30 cells. */
    {"laptop", N_("The laptop"), checkup_say_laptop, laptop_needs_hands,
     N_("Look at each point; some need somebody who knows computers."),
     CHECKUP_LAPTOP},
};

static enum err count_slots(struct session *session,
                            struct checkup_facts *facts)
{
    struct slot_info infos[VAULT_SLOTS];
    size_t count;
    enum err err = keys_list(session, infos, &count);

    for (size_t i = 0; !err && i < count; i++) {
        if (infos[i].kind == SLOT_RECOVERY)
            continue;
        if (!facts->passphrases++ || infos[i].month < facts->oldest_month)
            facts->oldest_month = infos[i].month;
    }
    return err;
}

/* How many, and no word of any. */
static enum err count_contacts(struct session *session,
                               struct checkup_facts *facts)
{
    struct contact *list;
    enum err err = contacts_list(session, &list, &facts->contacts);

    for (size_t i = 0; i < facts->contacts; i++)
        facts->silent += list[i].due;
    contacts_done(list, facts->contacts);
    return err;
}

static void count_advice(struct session *session, struct checkup_facts *facts)
{
    size_t count;
    const struct advice *points = advice_points(session, &count);

    facts->laptop = count > 0;
    for (size_t i = 0; i < count; i++) {
        bool look = points[i].answer == ADVICE_LOOK;

        facts->laptop_look += look;
        facts->laptop_soon += look && points[i].soon;
    }
}

static enum err gather(struct session *session, struct checkup_facts *facts)
{
    int32_t today = session->today;
    enum err err = session_need_open(session);

    *facts = (struct checkup_facts){
        .today = today,
        .month = today == DAY_NONE ? 0 : day_month(today),
        .day_said = session->day_said,
        .held = hold_now(session) != HOLD_NONE,
        .damage = session->idle_found,
        .tried = session->tried,
    };
    if (!err)
        err = traces_numbers(session->vault,
                             today == DAY_NONE ? DAY_NONE : today + GOING_DAYS,
                             &facts->numbers);
    if (!err)
        err = settings_warned(session, &facts->warned);
    if (!err)
        err = settings_read(session, SETTING_RECOVERY, &facts->recovery);
    if (!err)
        err = count_slots(session, facts);
    if (!err)
        err =
            backup_newest(session->store, &facts->backups, &facts->backup_day);
    if (!err)
        err = count_contacts(session, facts);
    count_advice(session, facts);
    return err;
}

/* A code is not made anew, nor a date asked for, where nothing is wrong; and
 * without a request there is none to open. */
static enum checkup_place place_of(const struct row *row,
                                   const struct checkup_facts *facts)
{
    if (row->is_due == recovery_is_missing && facts->recovery)
        return CHECKUP_RECOVERY;
    if (row->is_due == clock_is_wrong && facts->today == DAY_NONE)
        return CHECKUP_DATE;
    if (row->place == CHECKUP_OLDEST && facts->numbers.oldest == DAY_NONE)
        return CHECKUP_REQUESTS;
    return row->place;
}

/* A disk without encryption is not due at this table, but it is not fine. */
static bool is_fine(const struct row *row, const struct checkup_facts *facts)
{
    if (!row->is_due || row->is_due(facts))
        return false;
    return row->is_due != laptop_needs_hands ||
           (facts->laptop && !facts->laptop_look);
}

enum err checkup_look(struct session *session, struct checkup *checkup)
{
    struct checkup_facts facts;
    enum err err = gather(session, &facts);

    *checkup = (struct checkup){0};
    session->checkup_due = false;
    if (err)
        return err;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct checkup_item *item = LIST_ADD(checkup);
        struct text found = {0};

        rows[i].say(&facts, &found);
        *item = (struct checkup_item){
            .id = rows[i].id,
            .name = phrase(rows[i].name),
            .found = text_take(&found),
            .advice = phrase(rows[i].advice),
            .due = rows[i].is_due && rows[i].is_due(&facts),
            .fine = is_fine(&rows[i], &facts),
            .place = place_of(&rows[i], &facts),
            .request = facts.numbers.oldest_id,
            .is_draft = facts.numbers.oldest_draft,
        };
        session->checkup_due = session->checkup_due || item->due;
    }
    return ERR_OK;
}

void checkup_done(struct checkup *checkup)
{
    for (size_t i = 0; i < checkup->count; i++)
        mem_free(checkup->items[i].found);
    mem_free(checkup->items);
    *checkup = (struct checkup){0};
}

bool checkup_is_due(const struct session *session)
{
    return session->vault && session->checkup_due;
}
