#include "cli/command.h"

#include <stdio.h>

#include "flow/keys.h"
#include "i18n/phrase.h"

static void report(void *user, const char *what, enum err err)
{
    enum err *worst = user;

    printf("%-24s %s\n", what, err ? phrase(err_text(err)) : _("whole"));
    if (err)
        *worst = err;
}

int cmd_verify(const struct cli *cli, struct session *session)
{
    enum err worst = ERR_OK;
    enum err err = command_unlock(cli, session);

    if (!err)
        err = keys_verify(session, report, &worst);
    return command_failed(err ? err : worst);
}
