#ifndef CLI_CLI_H
#define CLI_CLI_H
/* Commands without a screen, as rows of one table.
 *
 * cli_parse reads the command line before anything else is started; cli_run
 * runs what it named. No secret is ever an argument or in the environment: a
 * passphrase comes on a descriptor (--passphrase-fd N). Commands print plain
 * text, cleaned of control characters, and leave with few exit codes: 0 done,
 * 1 failed, 2 usage, 3 already open, 4 not opened.
 */
#include <stdbool.h>

#include "base/err.h"

struct session;
struct command;

struct cli {
    const struct command *command; /* NULL: the app with its screens */
    const char *language;          /* --language, or NULL */
    const char *store;             /* --store, or NULL */
    const char *task;              /* --task, or NULL */
    int passphrase_fd;             /* -1 if none */
    bool lawyer_said_yes;          /* --lawyer-said-yes */
    bool lines;                    /* --lines: the app without a screen */
    bool reader;                   /* --reader: a screen to be read aloud */
    const char *to;                /* --to, or NULL: a contact's label */
    const char *line;              /* --line, or NULL: a helper's label */
    const char *word;              /* a command's own word, or NULL */
};

/* ERR_USAGE prints what was wrong to stderr. --help and --version are
 * commands. Strings are borrowed from argv. */
MUST_USE enum err cli_parse(int argc, char **argv, struct cli *cli);
/* Whether the command needs a session (a store folder) at all. */
bool cli_needs_session(const struct cli *cli);
/* Whether it wants to know about the laptop (flow/advice.h), which has to be
 * looked at before the sandbox closes. */
bool cli_looks(const struct cli *cli);
/* Whether it writes to the state folder, which then has to be there. */
bool cli_keeps(const struct cli *cli);
/* The exit code. `session` may be NULL for those that need none. */
int cli_run(const struct cli *cli, struct session *session);

#endif
