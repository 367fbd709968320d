/* A store with an open request of each task, for tests/session/qr.sh; and what
 * a phone should read from each of them.
 * usage: qr_fill STORE STATE CONFIG DATA LOCALE PASSPHRASE
 * Prints a line for each task and language: the task's name in English, the
 * language's code, its own name and its short text on one line, parted by
 * tabs. */
#include "fill.h"

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
    struct session *session = fill_begin(argc, argv);

    for (size_t i = 0; i < session_tasks(session); i++) {
        const struct task *task = session_task(session, i);

        print(session, task, fill_request(session, task, 12, "150"));
    }
    session_free(&session);
    return 0;
}
