#include "cli/command.h"

#include <stdio.h>

#include "flow/inventory.h"

int cmd_inventory(const struct cli *cli, struct session *session)
{
    struct text page = {0};

    (void)cli;
    inventory_write(session, &page);
    fputs(text_string(&page), stdout);
    text_done(&page);
    /* A file that can't be read is missing above. */
    fputs(session_complaints(session), stderr);
    return *session_complaints(session) ? EXIT_FAILED : EXIT_DONE;
}
