#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "i18n/phrase.h"

static const struct command commands[] = {
    {.name = "guard",
     .usage = "[--task ID]",
     .help = N_("reads lines, prints what a task would not need in each"),
     .needs_session = true,
     .run = cmd_guard},
    {.name = "tasks",
     .usage = "",
     .help = N_("what each task asks for, and what it never asks"),
     .needs_session = true,
     .run = cmd_tasks},
    {.name = "learn",
     .usage = "[ID|card]",
     .help = N_("lessons and sheets as text; card: whom to call"),
     .needs_session = true,
     .takes_word = true,
     .keeps_for = "card",
     .run = cmd_learn},
    {.name = "inventory",
     .usage = "",
     .help = N_("what can be held, why, how long, who is told: to publish"),
     .needs_session = true,
     .run = cmd_inventory},
    {.name = "check",
     .usage = "",
     .help = N_("looks at this laptop and gives plain advice"),
     .needs_session = true,
     .looks = true,
     .run = cmd_check},
    {.name = "verify",
     .usage = "[--passphrase-fd N]",
     .help = N_("checks the store, its key file and its backups"),
     .needs_session = true,
     .keeps = true,
     .run = cmd_verify},
    {.name = "totals",
     .usage = "[--passphrase-fd N]",
     .help = N_("how many requests a month, about, as a table (CSV)"),
     .needs_session = true,
     .keeps = true,
     .run = cmd_totals},
    {.name = "hold",
     .usage = "[paper|expected|lawyer]",
     .help = N_("stop erasing, before anything is opened"),
     .needs_session = true,
     .keeps = true,
     .takes_word = true,
     .run = cmd_hold},
    {.name = "send",
     .usage = "[CODE --to NAME [--line NAME]]",
     .help = N_("seals a packet for another laptop, or lists what waits"),
     .needs_session = true,
     .keeps = true,
     .takes_word = true,
     .run = cmd_send},
    {.name = "receive",
     .usage = "[list]",
     .help = N_("takes the packets that came and are fine, or lists them"),
     .needs_session = true,
     .keeps = true,
     .takes_word = true,
     .run = cmd_receive},
    {.name = "inquiries",
     .usage = "[markdown|csv] [--lawyer-said-yes]",
     .help = N_("what others asked of the group, for an oversight body"),
     .needs_session = true,
     .keeps = true,
     .takes_word = true,
     .run = cmd_inquiries},
    {.name = "--help",
     .usage = "",
     .help = N_("this text"),
     .run = cmd_help},
    {.name = "--version",
     .usage = "",
     .help = N_("which version this is"),
     .run = cmd_version},
};

const struct command *command_row(int index)
{
    return index >= 0 && index < (int)COUNT(commands) ? &commands[index]
                                                      : NULL;
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < COUNT(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* Options take their value from the next argument or after '='. */
enum option_kind { OPTION_TEXT, OPTION_NUMBER, OPTION_FLAG };

struct option_row {
    const char *name;
    enum option_kind kind;
    size_t offset;
};

static const struct option_row options[] = {
    {"--language", OPTION_TEXT, offsetof(struct cli, language)},
    {"--store", OPTION_TEXT, offsetof(struct cli, store)},
    {"--task", OPTION_TEXT, offsetof(struct cli, task)},
    {"--to", OPTION_TEXT, offsetof(struct cli, to)},
    {"--line", OPTION_TEXT, offsetof(struct cli, line)},
    {"--passphrase-fd", OPTION_NUMBER, offsetof(struct cli, passphrase_fd)},
    {"--lawyer-said-yes", OPTION_FLAG, offsetof(struct cli, lawyer_said_yes)},
    {"--lines", OPTION_FLAG, offsetof(struct cli, lines)},
    {"--reader", OPTION_FLAG, offsetof(struct cli, reader)},
};

const char *command_option(int index)
{
    return index >= 0 && index < (int)COUNT(options) ? options[index].name
                                                     : NULL;
}

static enum err complain(const char *argument)
{
    (void)command_misused(argument);
    return ERR_USAGE;
}

static enum err set_option(struct cli *cli, const struct option_row *row,
                           const char *value)
{
    char *field = (char *)cli + row->offset;
    char *end;
    long number;

    if (row->kind == OPTION_TEXT) {
        memcpy(field, &value, sizeof value);
        return ERR_OK;
    }
    number = strtol(value, &end, 10);
    if (end == value || *end || number < 0 || number > 1023)
        return complain(value);
    memcpy(field, &(int){(int)number}, sizeof(int));
    return ERR_OK;
}

/* Reads one option at argv[*at]; moves *at past its value. */
static enum err read_option(int argc, char **argv, int *at, struct cli *cli)
{
    const char *argument = argv[*at];
    size_t length = strcspn(argument, "=");

    for (size_t i = 0; i < COUNT(options); i++) {
        if (strlen(options[i].name) != length ||
            strncmp(options[i].name, argument, length) != 0)
            continue;
        if (options[i].kind == OPTION_FLAG && !argument[length]) {
            memcpy((char *)cli + options[i].offset, &(bool){true},
                   sizeof(bool));
            return ERR_OK;
        }
        if (options[i].kind == OPTION_FLAG)
            return complain(argument);
        if (argument[length] == '=')
            return set_option(cli, &options[i], argument + length + 1);
        if (*at + 1 >= argc)
            return complain(argument);
        return set_option(cli, &options[i], argv[++*at]);
    }
    return complain(argument);
}

enum err cli_parse(int argc, char **argv, struct cli *cli)
{
    *cli = (struct cli){.passphrase_fd = -1};
    for (int i = 1; i < argc; i++) {
        const struct command *command = find(argv[i]);
        enum err err = ERR_OK;

        if (command && !cli->command)
            cli->command = command;
        else if (argv[i][0] == '-')
            err = read_option(argc, argv, &i, cli);
        else if (cli->command && cli->command->takes_word && !cli->word)
            cli->word = argv[i];
        else
            err = complain(argv[i]);
        if (err)
            return err;
    }
    return ERR_OK;
}

bool cli_needs_session(const struct cli *cli)
{
    return !cli->command || cli->command->needs_session;
}

bool cli_looks(const struct cli *cli)
{
    return !cli->command || cli->command->looks;
}

bool cli_keeps(const struct cli *cli)
{
    const struct command *command = cli->command;

    return command && (command->keeps ||
                       (command->keeps_for && cli->word &&
                        strcmp(command->keeps_for, cli->word) == 0));
}

int cli_run(const struct cli *cli, struct session *session)
{
    int code = cli->command->run(cli, session);

    /* What nobody could read was not said: a full disk. Whoever closed the
     * pipe has read enough. */
    if ((fflush(stdout) != 0 || ferror(stdout)) && code == EXIT_DONE &&
        !command_unread())
        code = command_failed(ERR_IO);
    return code;
}
