#ifndef SESSION_FILL_H
#define SESSION_FILL_H
/* A store with requests in it, for the programs NAME_fill.c beside it. Whatever fails ends
 * the program and says what it was.
 * Arguments: STORE STATE CONFIG DATA LOCALE PASSPHRASE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/secret.h"
#include "flow/ask.h"
#include "flow/tell.h"
#include "flow/unlock.h"
#include "host/clock.h"
#include "host/folder.h"
#include "i18n/phrase.h"

static inline void check(enum err err, const char *what)
{
    if (!err)
        return;
    fprintf(stderr, "%s: %s\n", what, err_text(err));
    exit(1);
}

/* A new store, open. */
static inline struct session *fill_begin(int argc, char **argv)
{
    static struct folders folders; /* the session goes on reading it */
    struct session *session;

    if (argc < 7)
        exit(2);
    folders = (struct folders){.store = argv[1],
                               .state = argv[2],
                               .config = argv[3],
                               .data = argv[4],
                               .locale = argv[5]};
    check(secret_setup(), "secrets");
    clock_setup(folders.state);
    check(phrase_setup(folders.locale), "texts");
    session = session_new(&folders);
    check(unlock_create(session, secret_take(argv[6], strlen(argv[6]))),
          "store");
    return session;
}

/* A day some days from now; good until the next call. */
static inline const char *fill_day(const struct session *session, int days,
                                   const char *time)
{
    static char value[64];
    struct date date = day_date(session_today(session) + days);

    snprintf(value, sizeof value, "%04d-%02d-%02d %s", date.year, date.month,
             date.day, time);
    return value;
}

/* What a request may look like; NULL leaves the field out. */
static inline const char *fill_answer(const struct session *session,
                                      const struct field *field, int days,
                                      const char *duration)
{
    switch (field->kind) {
    case FIELD_WHEN:
        return fill_day(session, days, "14:30");
    case FIELD_DURATION:
        return duration;
    case FIELD_AMOUNT:
        return "1200";
    case FIELD_AGES:
        return "3-5,teen";
    case FIELD_CHOICE:
        return field->options[0];
    case FIELD_LANGUAGE:
        return "ar,es";
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

/* A request of this task, to which the family has said yes. */
static inline struct request_id fill_request(struct session *session,
                                             const struct task *task, int days,
                                             const char *duration)
{
    struct request_id id;

    check(ask_begin(session, task->id, &id), task->id);
    for (size_t i = 0; i < task->field_count; i++) {
        const struct field *field = &task->fields[i];
        const char *value = fill_answer(session, field, days, duration);

        if (value)
            check(ask_keep(session, id, field->name, value, false),
                  field->name);
    }
    check(tell_consent(session, id, 0, true), "yes");
    return id;
}

#endif
