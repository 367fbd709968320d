#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "flow/unlock.h"
#include "i18n/phrase.h"

struct reason_row {
    const char *word;
    enum hold_reason reason;
};

static const struct reason_row reasons[] = {
    {"paper", HOLD_PAPER},
    {"expected", HOLD_EXPECTED},
    {"lawyer", HOLD_LAWYER},
};

int cmd_hold(const struct cli *cli, struct session *session)
{
    enum hold_reason reason = cli->word ? HOLD_NONE : HOLD_EXPECTED;

    for (size_t i = 0; cli->word && i < COUNT(reasons); i++)
        if (strcmp(reasons[i].word, cli->word) == 0)
            reason = reasons[i].reason;
    if (reason == HOLD_NONE)
        return command_misused(cli->word);
    if (hold_now(session) == HOLD_NONE) {
        enum err err = hold_start(session, reason);

        if (err)
            return command_failed(err);
    }
    printf("%s\n%s\n", _("Stop erasing is on. Nothing is erased from now on."),
           _("Call your lawyer before you do anything else with this laptop."));
    return EXIT_DONE;
}
