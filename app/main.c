/* Supervise, harden, locale, arguments, start a command or the app. */
#include <stdio.h>
#include <stdlib.h>

#include "base/secret.h"
#include "cli/cli.h"
#include "flow/advice.h"
#include "flow/session.h"
#include "host/clock.h"
#include "host/folder.h"
#include "host/harden.h"
#include "host/sandbox.h"
#include "host/supervise.h"
#include "i18n/phrase.h"
#include "ui/ui.h"

static enum err close_in(const struct folders *folders,
                         struct session *session)
{
    const struct sandbox_place places[] = {
        {folders->store, true},   {folders->state, true},
        {folders->config, true},  {"/media", true},
        {"/run/media", true},     {folders->data, false},
        {folders->locale, false}, {folders->rules, false},
        {"/usr/share/zoneinfo", false}, {"/etc/localtime", false},
        {"/usr/share/terminfo", false}, {"/lib/terminfo", false},
        {"/etc/terminfo", false},
    };
    struct sandbox_report report;
    enum err err = sandbox_enter(places, COUNT(places), &report);

    if (session)
        session_sandbox_note(session, report.files, report.calls);
    return err;
}

struct app_place {
    const struct folders *folders;
    struct session *session;
};

/* Called by the app when the terminal is ready and before anything is typed.
 * The sandbox can only open what is there. Whether the store's folder is fit
 * to keep a store is looked at, and said, before it is opened. */
static enum err close_app_in(void *user)
{
    const struct app_place *place = user;

    advice_look(place->session, getenv("HOME"));
    (void)!folder_make_private(place->folders->store);
    (void)!folder_make_private(place->folders->state);
    return close_in(place->folders, place->session);
}

/* A command leaves no folder behind that it doesn't need. */
static enum err run_command(const struct cli *cli, struct session *session,
                            const struct folders *folders, int *exit_code)
{
    enum err err;

    if (cli_looks(cli))
        advice_look(session, getenv("HOME"));
    if (cli_keeps(cli))
        (void)!folder_make_private(folders->state);
    err = close_in(folders, session);
    if (!err)
        *exit_code = cli_run(cli, session);
    return err;
}

/* False if its catalogue can't be used: English is on then. */
static bool choose_language(const struct cli *cli, struct session *session)
{
    const struct language *language = NULL;

    if (cli->language)
        language = language_find(cli->language);
    if (!language && session)
        language = session_language(session);
    if (!language)
        language = language_guess(getenv("LANGUAGE"), getenv("LC_ALL"),
                                  getenv("LC_MESSAGES"), getenv("LANG"));
    return phrase_use(language) == ERR_OK;
}

static enum err start(const struct cli *cli, struct folders *folders,
                      int *exit_code)
{
    struct session *session = NULL;
    enum err err = secret_setup();
    bool texts;

    if (!err)
        err = folders_find(cli->store, folders);
    if (!err)
        err = phrase_setup(folders->locale);
    if (err)
        return err;
    clock_setup(folders->state);
    if (cli_needs_session(cli))
        session = session_new(folders);
    texts = choose_language(cli, session);
    if (cli->command)
        err = run_command(cli, session, folders, exit_code);
    else
        err = ui_run(&(struct ui_setup){.session = session,
                                        .no_texts = !texts,
                                        .lines = cli->lines,
                                        .reader = cli->reader,
                                        .ready = close_app_in,
                                        .user = &(struct app_place){folders,
                                                                    session}},
                     exit_code);
    session_free(&session);
    return err;
}

int main(int argc, char **argv)
{
    struct folders folders = {0};
    struct cli cli;
    int exit_code = 1;
    enum err err = cli_parse(argc, argv, &cli);

    if (err)
        return 2;
    err = harden_start(cli.passphrase_fd);
    if (!err && !cli.command)
        err = supervise_start();
    if (!err)
        err = start(&cli, &folders, &exit_code);
    if (err) {
        fprintf(stderr, "justenough: %s %s\n", phrase(err_text(err)),
                phrase(err_hint(err)));
        exit_code = err == ERR_USAGE ? 2 : 1;
    }
    folders_done(&folders);
    return exit_code;
}
