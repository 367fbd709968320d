#include "cli/command.h"

#include <stdio.h>

#include "flow/keys.h"
#include "i18n/phrase.h"
#include "i18n/width.h"

#define NAME_CELLS 24

static void report(void *user, const char *what, enum err err)
{
    enum err *worst = user;
    int left;

    what = phrase(what);
    left = NAME_CELLS - width_cells(what);
    printf("%s%*s %s\n", what, left > 0 ? left : 0, "",
           err ? phrase(err_text(err)) : _("whole"));
    if (err)
        *worst = err;
}

int cmd_verify(const struct cli *cli, struct session *session)
{
    enum err worst = ERR_OK;
    enum err err = command_unlock(cli, session);

    /* Changed from outside: that is what the report is for. */
    if (!err || err == ERR_KEY_TAMPERED)
        err = keys_verify(session, report, &worst);
    return command_failed(err ? err : worst);
}
