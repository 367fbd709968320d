#include "ui/screens/rows.h"

#include "i18n/phrase.h"

static const char *const protects[] = {
    N_("A lost or stolen laptop that is off or locked: without a passphrase "
       "nobody can read what is in it."),
    N_("A person who looks over your shoulder: hide with Ctrl-X."),
    N_("One line too many: the program warns before it is kept."),
    N_("Old requests: each answer is erased on its day, in the backups too."),
    N_("A closed lid or an empty battery: what was answered is still there."),
};

static const char *const cannot[] = {
    N_("Everybody with a passphrase reads everything in this store."),
    N_("An open laptop: whoever sits in front of it reads it."),
    N_("A laptop that somebody has tampered with, or a camera above you."),
    N_("What was already told or sent: messages live on in phones."),
    N_("A judge's order: a person can be made to give the passphrase."),
    N_("Whoever takes the disk sees that the program is used, how large its "
       "files are and when they changed."),
    N_("Erased data may survive inside a flash disk, but only encrypted."),
};

static void build_sandbox(const struct session *session, struct page *page)
{
    page_gap(page);
    page_text(page, LOOK_TITLE, _("On this laptop"));
    page_bullet(page, session_sandbox_calls(session) ? "✓" : "!",
                session_sandbox_calls(session)
                    ? _("The program has shut itself off from the network and "
                        "from other programs.")
                    : _("The program can't shut itself off from the network "
                        "here. It doesn't use it all the same."),
                NULL);
    page_bullet(page, session_sandbox_files(session) ? "✓" : "!",
                session_sandbox_files(session)
                    ? _("It can reach its own files and sticks, no others.")
                    : _("This system is too old to keep it to its own "
                        "files."),
                NULL);
}

static void build(struct app *app, void *state, struct page *page)
{
    (void)state;
    page_head(page, 0, _("What it protects"), NULL);
    page_text(page, LOOK_TITLE, _("It protects against"));
    for (size_t i = 0; i < COUNT(protects); i++)
        page_bullet(page, "✓", phrase(protects[i]), NULL);
    page_gap(page);
    page_text(page, LOOK_TITLE, _("It can't protect against"));
    for (size_t i = 0; i < COUNT(cannot); i++)
        page_bullet(page, "·", phrase(cannot[i]), NULL);
    build_sandbox(app_session(app), page);
}

static bool act(struct app *app, void *state, const struct action *action)
{
    (void)app;
    (void)state;
    (void)action;
    return false;
}

const struct screen screen_about = {
    .name = "about", .build = build, .act = act};
