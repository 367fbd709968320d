#include "cli/command.h"

#include <stdio.h>

#include "flow/monthly.h"

int cmd_totals(const struct cli *cli, struct session *session)
{
    struct text table = {0};
    enum err err = command_unlock(cli, session);

    /* A changed key file is told, and the numbers all the same. */
    if (!err || err == ERR_KEY_TAMPERED) {
        enum err listed = monthly_table(session, &table);

        fputs(text_string(&table), stdout);
        err = listed ? listed : err;
    }
    text_done(&table);
    return command_failed(err);
}
