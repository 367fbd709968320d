#include "ui/screens/rows.h"

static const struct screen *const rows[SCREEN_COUNT] = {
    [SCREEN_LANGUAGE] = &screen_language,
    [SCREEN_WELCOME] = &screen_welcome,
    [SCREEN_PASSPHRASE] = &screen_passphrase,
    [SCREEN_RECOVERY] = &screen_recovery,
    [SCREEN_UNLOCK] = &screen_unlock,
    [SCREEN_CANT_OPEN] = &screen_cant_open,
    [SCREEN_TROUBLE] = &screen_trouble,
    [SCREEN_HOLD] = &screen_hold,
    [SCREEN_DATE] = &screen_date,
    [SCREEN_HOME] = &screen_home,
    [SCREEN_FIND] = &screen_find,
    [SCREEN_NEW] = &screen_new,
    [SCREEN_TASK] = &screen_task,
    [SCREEN_QUESTION] = &screen_question,
    [SCREEN_SOMETHING] = &screen_something,
    [SCREEN_REVIEW] = &screen_review,
    [SCREEN_CONSENT] = &screen_consent,
    [SCREEN_TELL] = &screen_tell,
    [SCREEN_REQUEST] = &screen_request,
    [SCREEN_HELPER] = &screen_helper,
    [SCREEN_HELPER_ADD] = &screen_helper_add,
    [SCREEN_CHANGES] = &screen_changes,
    [SCREEN_END] = &screen_end,
    [SCREEN_KEPT] = &screen_kept,
    [SCREEN_EXPIRING] = &screen_expiring,
    [SCREEN_LEARN] = &screen_learn,
    [SCREEN_MORE] = &screen_more,
    [SCREEN_SETTINGS] = &screen_settings,
    [SCREEN_PASSPHRASES] = &screen_passphrases,
    [SCREEN_STICK] = &screen_stick,
    [SCREEN_BACKUPS] = &screen_backups,
    [SCREEN_CALL] = &screen_call,
    [SCREEN_KEYS] = &screen_keys,
    [SCREEN_ABOUT] = &screen_about,
    [SCREEN_LESSON] = &screen_lesson,
    [SCREEN_SHEETS] = &screen_sheets,
    [SCREEN_SHEET] = &screen_sheet,
};

const struct screen *screen_row(enum screen_id id)
{
    return (unsigned)id < SCREEN_COUNT ? rows[id] : NULL;
}
