#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "flow/receive.h"
#include "i18n/phrase.h"

/* Words for scripts, the same in every language. */
static const char *const words[] = {
    [INCOMING_UNKNOWN] = "unknown",     [INCOMING_NEW] = "new",
    [INCOMING_MORE] = "more",           [INCOMING_CHANGED] = "changed",
    [INCOMING_WITHDRAWN] = "withdrawn", [INCOMING_ENDED] = "ended",
    [INCOMING_HANDED_OVER] = "take-over", [INCOMING_CAN] = "can",
    [INCOMING_CANNOT] = "cannot",       [INCOMING_TAKEN] = "taken-over",
    [INCOMING_ERASED] = "erased",
};

/* One line a packet: what became of it, what it is, from whom, about which
 * code, and why it was left. Labels were cleaned when they were kept. */
static void print_one(const char *state, const struct incoming *incoming,
                      int code)
{
    printf("%s\t%s\t%s\t", state, words[incoming->what],
           incoming->label ? incoming->label : "-");
    if (code)
        printf("%d", code);
    else
        printf("-");
    if (incoming->err)
        printf("\t%s", phrase(err_text(incoming->err)));
    printf("\n");
}

static enum err print_all(struct session *session, const char *fine,
                          struct receive *receive)
{
    enum err err;

    do {
        for (size_t i = 0; i < receive->count; i++)
            print_one(receive->items[i].err ? "left" : fine,
                      &receive->items[i],
                      receive_code(session, &receive->items[i]));
        err = receive->more ? receive_next(session, NULL, NULL, receive)
                            : ERR_NOT_FOUND;
    } while (!err);
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

/* So often as something is taken, all is looked at again: one packet may have
 * waited for another. */
static enum err take_all(struct session *session, size_t *taken)
{
    struct receive receive;
    enum err err = receive_look(session, NULL, NULL, NULL, &receive);

    *taken = 0;
    if (err)
        return err;
    do {
        for (size_t i = 0; i < receive.count; i++) {
            /* Asked before: what is handed over is gone afterwards. */
            int code = receive_code(session, &receive.items[i]);

            if (receive.items[i].err ||
                receive_take(session, &receive, i, RECEIVE_PLAIN))
                continue;
            print_one("taken", &receive.items[i], code);
            *taken += 1;
        }
        err = receive.more ? receive_next(session, NULL, NULL, &receive)
                           : ERR_NOT_FOUND;
    } while (!err);
    receive_done(&receive);
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

static enum err run(struct session *session, bool only_list)
{
    struct receive receive;
    size_t taken = 1;
    enum err err = ERR_OK;

    while (!err && !only_list && taken)
        err = take_all(session, &taken);
    if (!err)
        err = receive_look(session, NULL, NULL, NULL, &receive);
    if (err)
        return err;
    err = print_all(session, only_list ? "there" : "left", &receive);
    receive_done(&receive);
    return err;
}

int cmd_receive(const struct cli *cli, struct session *session)
{
    bool only_list = cli->word != NULL;
    enum err err;

    if (only_list && strcmp(cli->word, "list") != 0)
        return command_misused(cli->word);
    err = command_unlock(cli, session);
    return command_failed(err ? err : run(session, only_list));
}
