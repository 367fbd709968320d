#include "cli/command.h"

#include <stdio.h>

#include "i18n/phrase.h"

#define NAME_CELLS 34

static void print_row(const struct command *command)
{
    int used = printf("  justenough %s %s", command->name, command->usage);

    printf("%*s%s\n", used < NAME_CELLS + 12 ? NAME_CELLS + 12 - used : 1, "",
           phrase(command->help));
}

int cmd_help(const struct cli *cli, struct session *session)
{
    (void)cli;
    (void)session;
    printf("%s\n\n", _("Just Enough: arrange help, and write down only what "
                       "that help needs."));
    printf("  justenough%*s%s\n", NAME_CELLS, "",
           _("the app with its screens"));
    printf("  justenough --lines%*s%s\n", NAME_CELLS - 8, "",
           _("the same in lines, for a screen reader or a simple terminal"));
    printf("  justenough --reader%*s%s\n", NAME_CELLS - 9, "",
           _("a screen for a screen reader: one thing on a line, no boxes"));
    for (int i = 0; command_row(i); i++)
        print_row(command_row(i));
    printf("\n%s\n  --language CODE, --store %s\n",
           _("All of them take:"),
           /* TRANSLATORS: stands for the name of a folder on a command line. */
           _("FOLDER"));
    return EXIT_DONE;
}

int cmd_version(const struct cli *cli, struct session *session)
{
    (void)cli;
    (void)session;
    printf("justenough %s\n", JE_VERSION);
    return EXIT_DONE;
}
