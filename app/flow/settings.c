#include "flow/settings.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/mark.h"
#include "base/mem.h"
#include "core/retention.h"
#include "flow/ask.h"
#include "flow/change.h"
#include "flow/hold.h"
#include "flow/session_state.h"
#include "i18n/calendar.h"
#include "vault/traces.h"

struct setting_row {
    const char *name;
    int preset;
    int least;
    int most;
    const char *what; /* msgid */
};

static const struct setting_row rows[SETTING_COUNT] = {
    [SETTING_COVER] = {"cover", 1, 1, 5,
                       N_("After how many minutes the screen is covered")},
    [SETTING_LOCK] = {"lock", 5, 1, 15, N_("After how many minutes it locks")},
    [SETTING_HOUR12] = {"hour12", -1, -1, 1, N_("How times are written")},
    [SETTING_CHECKED] = {"checked", DAY_NONE, DAY_NONE, INT32_MAX,
                         N_("The day the store was checked last")},
    [SETTING_BACKED_UP] = {"backed_up", DAY_NONE, DAY_NONE, INT32_MAX,
                           N_("The day of the last backup")},
    [SETTING_RECOVERY] = {"recovery", 0, 0, 2,
                          N_("Whether the recovery code was written down")},
    [SETTING_DAY] = {"day", DAY_NONE, DAY_NONE, INT32_MAX,
                     N_("The last day that was believed")},
    [SETTING_REFRESHED] = {"refreshed", DAY_NONE, DAY_NONE, INT32_MAX,
                           N_("The day of the last question to refresh what "
                              "was learned")},
    [SETTING_INQUIRY] = {"inquiry", RETENTION_INQUIRY_MONTHS,
                         RETENTION_INQUIRY_MONTHS_LEAST,
                         RETENTION_INQUIRY_MONTHS,
                         N_("After how many months an inquiry is erased")},
    [SETTING_KEEP] = {"keep", RETENTION_KEEP_CEILING, 0,
                      RETENTION_KEEP_CEILING,
                      N_("How many days after the end answers stay at most")},
    [SETTING_IDLE] = {"idle", RETENTION_IDLE_CEILING, 3,
                      RETENTION_IDLE_CEILING,
                      N_("After how many days without a change a request "
                         "ends")},
    [SETTING_RECEIPT] = {"receipt", RETENTION_RECEIPT_DAYS, 0,
                         RETENTION_RECEIPT_DAYS,
                         N_("How many days a receipt stays at most")},
    [SETTING_REMINDED] = {"reminded", DAY_NONE, DAY_NONE, INT32_MAX,
                          N_("The day of the last word about stop erasing")},
    [SETTING_CALENDAR] = {"calendar", -1, -1, CALENDAR_PERSIAN,
                          N_("In which calendar dates are written")},
    [SETTING_MONEY] = {"money", 0, 0, 7,
                       N_("Which sign stands with amounts of money")},
};

/* Kept by its place: new ones come at the end, and SETTING_MONEY's bound
 * grows with them. No country is guessed: a wrong sign is worse than none. */
static const char *const money_signs[] = {"",   "$",   "€",  "£",
                                          "kr", "CHF", "zł", "lei"};

static const struct {
    const char *setting;
    const char *field; /* of the form whom_to_call */
} calls[CALL_COUNT] = {
    [CALL_EMERGENCY] = {"call_emergency", "emergency"},
    [CALL_COORDINATOR] = {"call_coordinator", "coordinator"},
    [CALL_LAWYER] = {"call_lawyer", "lawyer"},
    [CALL_PLACES] = {"call_places", "places"},
};

#define CALL_FORM "whom_to_call"
#define CALL_LIMIT 200

enum err settings_read(struct session *session, enum setting setting,
                       int *value)
{
    const struct setting_row *row = &rows[setting];
    char *text, *end;
    enum err err = session_need_open(session);

    *value = row->preset;
    if (!err)
        err = traces_setting_get(session->vault, row->name, &text);
    if (err)
        return err;
    if (text && *text) {
        long number = strtol(text, &end, 10);

        /* What was written by another version may lie outside by now. */
        if (!*end && number >= row->least && number <= row->most)
            *value = (int)number;
    }
    mem_free(text);
    return ERR_OK;
}

int settings_get(struct session *session, enum setting setting)
{
    int value;

    (void)!settings_read(session, setting, &value);
    return value;
}

enum err settings_put(struct session *session, enum setting setting, int value)
{
    const struct setting_row *row = &rows[setting];
    char number[16];

    if (value < row->least || value > row->most)
        return ERR_INVALID;
    if (!session->vault)
        return ERR_LOCKED;
    (void)snprintf(number, sizeof number, "%d", value);
    return traces_setting_put(session->vault, row->name, number);
}

/* One that nobody has put into words is named all the same. */
const char *settings_what(enum setting setting)
{
    return rows[setting].what ? rows[setting].what : rows[setting].name;
}

const char *settings_name(enum setting setting)
{
    return rows[setting].name;
}

enum err settings_sooner(struct session *session, enum setting setting,
                         int value)
{
    enum err err = session_need_day(session);

    if (!err)
        err = hold_check(session);
    if (!err)
        err = vault_together(session->vault);
    if (err)
        return err;
    err = settings_put(session, setting, value);
    if (!err && setting != SETTING_RECEIPT)
        err = change_settle_all(session);
    return vault_together_end(session->vault, err);
}

void settings_bounds(enum setting setting, int *least, int *most)
{
    *least = rows[setting].least;
    *most = rows[setting].most;
}

const char *settings_money_sign(int money)
{
    return money >= 0 && money < (int)COUNT(money_signs) ? money_signs[money]
                                                         : NULL;
}

enum err settings_call(struct session *session, enum call call, char **text)
{
    *text = NULL;
    if (!session->vault)
        return ERR_OK;
    return traces_setting_get(session->vault, calls[call].setting, text);
}

const struct field *settings_call_field(struct session *session,
                                        enum call call)
{
    return session_form_field(session, CALL_FORM, calls[call].field);
}

enum err settings_call_put(struct session *session, enum call call,
                           const char *text)
{
    struct text clean = {0};
    char *before = NULL;
    enum err err = session_need_open(session);

    if (!err)
        err = settings_call(session, call, &before);
    if (!err && before && hold_now(session))
        err = ERR_HELD;
    if (!err && text)
        err = ask_form_text(session, settings_call_field(session, call), text,
                            CALL_LIMIT, &clean);
    if (!err)
        err = traces_setting_put(session->vault, calls[call].setting,
                                 clean.length ? clean.bytes : NULL);
    mem_free(before);
    text_done(&clean);
    return err;
}

enum err settings_warned(struct session *session, int *count)
{
    *count = 0;
    return session->vault ? traces_warned(session->vault, count) : ERR_LOCKED;
}
