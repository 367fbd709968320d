#ifndef FLOW_SETTINGS_H
#define FLOW_SETTINGS_H
/* The store's few settings, as rows of one table.
 *
 * Kept encrypted; while locked the defaults answer. Numbers are bounded by
 * the table: there is no "never lock".
 */
#include "flow/session.h"

enum setting {
    SETTING_COVER,     /* minutes until the screen is covered: 1 (1..5) */
    SETTING_LOCK,      /* minutes until it locks: 5 (1..15) */
    SETTING_HOUR12,    /* -1 as the language does, 0, 1 */
    SETTING_CHECKED,   /* day of the last check (internal) */
    SETTING_BACKED_UP, /* day of the last backup (internal) */
    SETTING_RECOVERY,  /* 0 confirmed, 1 put off, 2 never made (internal) */
    SETTING_DAY,       /* last believed day (internal) */
    SETTING_INQUIRY,   /* months that inquiries are kept: 24 (3..24) */
    SETTING_REFRESHED, /* day of the last refresher (internal) */
    SETTING_KEEP,      /* answers: most days after the end: 30 (0..30) */
    SETTING_IDLE,      /* most days without a change or a date: 30 (3..30) */
    SETTING_RECEIPT,   /* receipts from now on, most days: 30 (0..30) */
    SETTING_REMINDED,  /* day of the last word about a hold (internal) */
    SETTING_CALENDAR,  /* -1 as the language does, else enum calendar */
    SETTING_MONEY,     /* 0 no sign, else a row of settings_money_sign */
    SETTING_COUNT
};
/* The default also if it can't be read. */
int settings_get(struct session *session, enum setting setting);
/* Where not knowing must not be taken for the default. ERR_LOCKED, ERR_IO. */
MUST_USE enum err settings_read(struct session *session, enum setting setting,
                                int *value);
/* ERR_INVALID outside its bounds. */
MUST_USE enum err settings_put(struct session *session, enum setting setting,
                               int value);
/* Of SETTING_KEEP and SETTING_IDLE: every request ends by the new rule at once.
 * Not while erasing is stopped: ERR_HELD. */
MUST_USE enum err settings_sooner(struct session *session,
                                  enum setting setting, int value);
void settings_bounds(enum setting setting, int *least, int *most);

/* "$", "€" ...; "" where no sign is written. NULL past the last of them. */
const char *settings_money_sign(int money);
/* What it says, as a msgid, for the inventory; its name in the store. */
const char *settings_what(enum setting setting);
const char *settings_name(enum setting setting);

/* Whom to call and where to go: short texts, read by the guard as their form
 * says. */
enum call {
    CALL_EMERGENCY,
    CALL_COORDINATOR,
    CALL_LAWYER,
    CALL_PLACES, /* where to go: a clinic, a shelter, free advice */
    CALL_COUNT
};
/* *text is the caller's; NULL if nothing was filled in or while locked. */
MUST_USE enum err settings_call(struct session *session, enum call call,
                                char **text);
MUST_USE enum err settings_call_put(struct session *session, enum call call,
                                    const char *text);
/* The form's field with its label, why and limits; NULL if it is missing. */
const struct field *settings_call_field(struct session *session,
                                        enum call call);
/* Number of texts kept after a warning, for the check-up. */
MUST_USE enum err settings_warned(struct session *session, int *count);

#endif
