#include "cli/cmd_guard.h"
#include "cli/command.h"

#include <stdio.h>

#include "flow/session.h"

int cmd_guard(const struct cli *cli, struct session *session)
{
    struct guard_context context = {0};
    const struct guard *guard = session_guard(session);
    enum err err;

    if (cli->task) {
        const struct task *task = session_task_find(session, cli->task);

        if (!task)
            return command_misused(cli->task);
        context.allow = task->allow;
    }
    fputs(session_complaints(session), stderr);
    err = cmd_guard_run(guard, &context, stdin, stdout);
    return err && command_unread() ? EXIT_DONE : command_failed(err);
}
