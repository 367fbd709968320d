#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H
/* One command without a screen: a row of the table in cli.c.
 *
 * `run` prints to standard output, complains to standard error by
 * command_failed, and returns the exit code. All texts are translated.
 */
#include <stdbool.h>

#include "cli/cli.h"

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_BAD_USAGE = 2,
    EXIT_OPEN_ELSEWHERE = 3,
    EXIT_NOT_OPENED = 4
};

struct command {
    const char *name;
    const char *usage; /* what follows the name, not translated */
    const char *help;  /* msgid, one line */
    bool needs_session;
    bool keeps;        /* writes to the state folder */
    bool looks;        /* at the laptop, before the sandbox */
    bool takes_word;   /* one word of its own after the name */
    const char *keeps_for; /* the word with which it keeps, or NULL */
    int (*run)(const struct cli *cli, struct session *session);
};

/* NULL at the end of the table. */
const struct command *command_row(int index);
/* "--language" and the like, every one that is taken; NULL at the end. */
const char *command_option(int index);
/* Whether nobody reads standard output any more, as when `head` has had its
 * lines: that is no failure, and there is nothing more to say. */
bool command_unread(void);
/* Says what happened and what to do; the exit code that belongs to it. */
int command_failed(enum err err);
/* The same for a word of the command line that means nothing here. */
int command_misused(const char *word);
/* Opens the store with the passphrase from --passphrase-fd, or asks for it on
 * the terminal without showing it; waits first if wrong ones were tried.
 * ERR_USAGE if there is neither, ERR_NOT_FOUND if there is no store. With
 * ERR_KEY_TAMPERED it is open all the same. */
MUST_USE enum err command_unlock(const struct cli *cli,
                                 struct session *session);

int cmd_guard(const struct cli *cli, struct session *session);
int cmd_tasks(const struct cli *cli, struct session *session);
int cmd_learn(const struct cli *cli, struct session *session);
int cmd_inventory(const struct cli *cli, struct session *session);
int cmd_check(const struct cli *cli, struct session *session);
int cmd_verify(const struct cli *cli, struct session *session);
int cmd_totals(const struct cli *cli, struct session *session);
int cmd_hold(const struct cli *cli, struct session *session);
int cmd_send(const struct cli *cli, struct session *session);
int cmd_receive(const struct cli *cli, struct session *session);
int cmd_inquiries(const struct cli *cli, struct session *session);
int cmd_help(const struct cli *cli, struct session *session);
int cmd_version(const struct cli *cli, struct session *session);

#endif
