#include "cli/command.h"

#include <stdio.h>

#include "flow/session.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

static void print_keep(int keep)
{
    struct text line = {0};

    if (keep == 0)
        text_format(&line, "; %s", _("erased when the request ends"));
    else
        /* TRANSLATORS: %lu is a number of days. */
        format_count(&line, "; erased %lu day after the end",
                     "; erased %lu days after the end", (unsigned long)keep,
                     NULL);
    puts(text_string(&line));
    text_done(&line);
}

static void print_task(const struct task *task)
{
    printf("%s (%s)\n  %s\n", phrase(task->name), task->id,
           phrase(task->purpose));
    if (task->of_group)
        printf("  %s\n", _("added by this group"));
    if (task->warned)
        printf("  ! %s\n",
               _("asks for something that should not be collected"));
    for (size_t i = 0; i < task->field_count; i++) {
        const struct field *field = &task->fields[i];

        printf("  + %s: %s", phrase(field->label),
               phrase(stage_seen_by(field->stage)));
        print_keep(field->keep);
    }
    for (size_t i = 0; i < task->not_needed_count; i++)
        printf("  - %s: %s\n", phrase(task->not_needed[i].label),
               phrase(task->not_needed[i].why));
    putchar('\n');
}

int cmd_tasks(const struct cli *cli, struct session *session)
{
    (void)cli;
    for (size_t i = 0; i < session_tasks(session); i++)
        print_task(session_task(session, i));
    fputs(session_complaints(session), stderr);
    return *session_complaints(session) ? EXIT_FAILED : EXIT_DONE;
}
