/* A store with two requests, for tests/session/pictures.sh: children on a day
 * that is near, with somebody who can; and a ride of which little is known.
 * usage: picture_fill STORE STATE CONFIG DATA LOCALE PASSPHRASE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/secret.h"
#include "flow/ask.h"
#include "flow/keys.h"
#include "flow/tell.h"
#include "flow/unlock.h"
#include "host/clock.h"
#include "host/folder.h"
#include "i18n/phrase.h"

static void check(enum err err, const char *what)
{
    if (!err)
        return;
    fprintf(stderr, "picture_fill: %s: %s\n", what, err_text(err));
    exit(1);
}

/* A day some days from now; good until the next call. */
static const char *when(const struct session *session, int days,
                        const char *time)
{
    static char value[64];
    struct date date = day_date(session_today(session) + days);

    snprintf(value, sizeof value, "%04d-%02d-%02d %s", date.year, date.month,
             date.day, time);
    return value;
}

static void keep(struct session *session, struct request_id id,
                 const char *field, const char *value)
{
    check(ask_keep(session, id, field, value, false), field);
}

static const char *answer(const struct session *session,
                          const struct field *field)
{
    switch (field->kind) {
    case FIELD_WHEN:
        return when(session, 3, "14:30");
    case FIELD_DURATION:
        return "180";
    case FIELD_AGES:
        return "3-5,teen";
    case FIELD_TOWN:
        return "text:Springfield";
    case FIELD_PLACE:
        return "say";
    case FIELD_NOTE:
        return NULL;
    case FIELD_REACH:
        return "know";
    default:
        return "2";
    }
}

static void fill(struct session *session)
{
    const struct task *task = session_task_find(session, "babysitting");
    struct request_id id;
    int64_t line;

    check(ask_begin(session, "ride", &id), "ride");
    keep(session, id, "when", when(session, 5, "09:00"));
    check(task ? ERR_OK : ERR_ABSENT, "babysitting");
    check(ask_begin(session, task->id, &id), task->id);
    for (size_t i = 0; i < task->field_count; i++) {
        const char *value = answer(session, &task->fields[i]);

        if (value)
            keep(session, id, task->fields[i].name, value);
    }
    check(tell_consent(session, id, 0, true), "yes");
    check(tell_done(session, id, 0, TELL_ASKING, 3), "asked");
    check(tell_line_add(session, id, NULL, &line), "a line");
}

int main(int argc, char **argv)
{
    struct folders folders = {0};
    struct session *session;
    struct secret *code;

    if (argc < 7)
        return 2;
    check(secret_setup(), "secrets");
    folders = (struct folders){.store = argv[1],
                               .state = argv[2],
                               .config = argv[3],
                               .data = argv[4],
                               .locale = argv[5]};
    clock_setup(folders.state);
    check(phrase_setup(folders.locale), "texts");
    session = session_new(&folders);
    check(unlock_create(session, secret_take(argv[6], strlen(argv[6]))),
          "store");
    check(keys_recovery(session, &code), "recovery code");
    secret_free(&code);
    check(keys_recovery_confirmed(session), "recovery code");
    fill(session);
    session_free(&session);
    return 0;
}
