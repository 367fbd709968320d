#include "cli/command.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mark.h"
#include "base/search.h"
#include "base/text.h"
#include "flow/evidence.h"
#include "i18n/phrase.h"

struct form_row {
    const char *word;
    enum evidence_form form;
};

static const struct form_row forms[] = {
    {"markdown", EVIDENCE_MARKDOWN},
    {"csv", EVIDENCE_CSV},
};

/* TRANSLATORS: what is typed to say that the lawyer said yes; one short common
 * word. The English one is accepted too. */
#define YES N_("yes")

static bool is_yes(char *typed)
{
    typed[strcspn(typed, "\r\n")] = '\0';
    return search_same(typed, "yes") || search_same(typed, phrase(YES));
}

/* Asked before anything is opened; a script has to say it by the option. */
static bool has_lawyer_said_yes(const struct cli *cli)
{
    char typed[64];

    if (cli->lawyer_said_yes)
        return true;
    if (isatty(STDIN_FILENO)) {
        fprintf(stderr, "%s (%s): ", _("Has the lawyer said yes?"),
                phrase(YES));
        if (fgets(typed, sizeof typed, stdin) && is_yes(typed))
            return true;
    }
    fprintf(stderr, "justenough: %s %s\n",
            _("Nothing was given out: the lawyer has to say yes first."),
            _("Some orders forbid telling others. After the yes, say "
              "--lawyer-said-yes."));
    return false;
}

int cmd_inquiries(const struct cli *cli, struct session *session)
{
    enum evidence_form form = EVIDENCE_MARKDOWN;
    struct text out = {0};
    bool known = !cli->word;
    enum err err;

    for (size_t i = 0; !known && i < COUNT(forms); i++)
        if (strcmp(forms[i].word, cli->word) == 0) {
            form = forms[i].form;
            known = true;
        }
    if (!known)
        return command_misused(cli->word);
    if (!has_lawyer_said_yes(cli))
        return EXIT_FAILED;
    err = command_unlock(cli, session);
    if (!err || err == ERR_KEY_TAMPERED)
        err = evidence_export(session, form, &out);
    if (!err)
        fputs(text_string(&out), stdout);
    text_done(&out);
    return command_failed(err);
}
