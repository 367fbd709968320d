/* A store with an open request of each task, for tests/session/qr.sh; and what
 * a phone should read from each of them.
 * usage: qr_fill STORE STATE CONFIG DATA LOCALE PASSPHRASE
 * Prints a line for each task and language: the task's name in English, the
 * language's code, its own name and its short text on one line, parted by
 * tabs. */
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

static void check(enum err err, const char *what)
{
    if (!err)
        return;
    fprintf(stderr, "qr_fill: %s: %s\n", what, err_text(err));
    exit(1);
}

static const char *when(const struct session *session)
{
    static char value[64];
    struct date date = day_date(session_today(session) + 12);

    snprintf(value, sizeof value, "%04d-%02d-%02d 14:30", date.year,
             date.month, date.day);
    return value;
}

static const char *answer(const struct session *session,
                          const struct field *field)
{
    switch (field->kind) {
    case FIELD_WHEN:
        return when(session);
    case FIELD_DURATION:
        return "150";
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

static struct request_id make(struct session *session,
                              const struct task *task)
{
    struct request_id id;

    check(ask_begin(session, task->id, &id), task->id);
    for (size_t i = 0; i < task->field_count; i++) {
        const char *value = answer(session, &task->fields[i]);

        if (value)
            check(ask_keep(session, id, task->fields[i].name, value, false),
                  task->fields[i].name);
    }
    check(tell_consent(session, id, 0, true), "yes");
    return id;
}

static void print(struct session *session, const struct task *task,
                  struct request_id id)
{
    size_t count;
    const struct language *all = languages(&count);
    struct text out = {0};

    for (size_t i = 0; i < count; i++) {
        if (all[i].pseudo)
            continue;
        check(tell_short(session, id, 0, TELL_ASKING, &all[i], &out),
              all[i].code);
        for (size_t k = 0; k < out.length; k++)
            if (out.bytes[k] == '\n')
                out.bytes[k] = ' ';
        printf("%s\t%s\t%s\t%s\n", task->name, all[i].code, all[i].own_name,
               text_string(&out));
    }
    text_done(&out);
}

int main(int argc, char **argv)
{
    struct folders folders = {0};
    struct session *session;
    struct secret *passphrase;

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
    passphrase = secret_take(argv[6], strlen(argv[6]));
    session = session_new(&folders);
    check(unlock_create(session, passphrase), "store");
    for (size_t i = 0; i < session_tasks(session); i++) {
        const struct task *task = session_task(session, i);

        print(session, task, make(session, task));
    }
    session_free(&session);
    return 0;
}
