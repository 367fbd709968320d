/* A store with two requests, for tests/session/pictures.sh: children on a day
 * that is near, with somebody who can; and a ride of which little is known.
 * usage: picture_fill STORE STATE CONFIG DATA LOCALE PASSPHRASE */
#include "flow/keys.h"
#include "fill.h"

static void fill(struct session *session)
{
    const struct task *task = session_task_find(session, "babysitting");
    struct request_id id;
    int64_t line;

    check(ask_begin(session, "ride", &id), "ride");
    check(ask_keep(session, id, "when", fill_day(session, 5, "09:00"), false),
          "when");
    check(task ? ERR_OK : ERR_ABSENT, "babysitting");
    id = fill_request(session, task, 3, "180");
    check(tell_done(session, id, 0, TELL_ASKING, 3), "asked");
    check(tell_line_add(session, id, NULL, &line), "a line");
}

int main(int argc, char **argv)
{
    struct session *session = fill_begin(argc, argv);
    struct secret *code;

    check(keys_recovery(session, &code), "recovery code");
    secret_free(&code);
    check(keys_recovery_confirmed(session), "recovery code");
    fill(session);
    session_free(&session);
    return 0;
}
