#include "cli/manual_rows_tool.h"

#include <stddef.h>

#include "base/mark.h"
#include "i18n/phrase.h"

/* TRANSLATORS: `this` stays as it is, signs included. */
#define ASKS_PASSPHRASE                                                        \
    N_("Asks for the passphrase; a script gives it with `--passphrase-fd`.")
#define NEEDS_NO_STORE N_("Needs no store and no passphrase.")

static const struct manual_row rows[] = {
    /* TRANSLATORS: Head of a section of the manual page (what is it called?):
     * as manual pages of your language say it, in capitals if they do. */
    {MANUAL_HEAD, NULL, N_("NAME")},
    {MANUAL_NAME, "justenough",
     N_("Arrange help, and write down only what that help needs")},
    /* TRANSLATORS: Head of a section of the manual page (how it is typed). */
    {MANUAL_HEAD, NULL, N_("SYNOPSIS")},
    {MANUAL_SYNOPSIS,
     "justenough [--lines|--reader] [--language CODE] "
     "[--store FOLDER]",
     NULL},
    {MANUAL_SYNOPSIS, "justenough COMMAND [--language CODE] [--store FOLDER]",
     NULL},
    /* TRANSLATORS: Head of a section of the manual page. */
    {MANUAL_HEAD, NULL, N_("DESCRIPTION")},
    {MANUAL_TEXT, NULL,
     N_("Without a command the app with its screens starts. It keeps requests "
        "for help in an encrypted store, warns before anything is kept that "
        "the help does not need, and erases everything when its time is "
        "over.")},
    {MANUAL_TEXT, NULL,
     N_("On the first screen, and under Learn, you can try it with an invented "
        "family. That takes about five minutes, needs no passphrase and "
        "writes no file.")},
    /* TRANSLATORS: Head of a section of the manual page. */
    {MANUAL_HEAD, NULL, N_("COMMANDS")},
    {MANUAL_COMMANDS, NULL, NULL},
    /* TRANSLATORS: Head of a section of the manual page. */
    {MANUAL_HEAD, NULL, N_("OPTIONS")},
    /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
    {MANUAL_USAGE, "--lines",
     N_("The app in lines instead of screens, for a screen reader, a simple "
        "terminal or a pipe; also where no screen can be shown. What you type "
        "is a number of the list, or what is asked for; `.0` goes back, `..` "
        "hides and locks, `.?` explains, `.*` changes the language.")},
    {MANUAL_USAGE, "--reader",
     N_("a screen for a screen reader: one thing on a line, no boxes")},
    {MANUAL_TEXT, NULL, N_("You can also choose it in the settings.")},
    {MANUAL_USAGE, "--language CODE",
     N_("The language, for this run only. These are there:")},
    {MANUAL_LANGUAGES, NULL, NULL},
    {MANUAL_USAGE, "--store FOLDER", N_("Keeps the store in another folder.")},
    {MANUAL_USAGE, "--passphrase-fd N",
     /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
     N_("For scripts: the passphrase is the first line that can be read from "
        "file descriptor <N>. It is never an argument and never in the "
        "environment.")},
    /* TRANSLATORS: Head of a section of the manual page: keys to press. */
    {MANUAL_HEAD, NULL, N_("KEYS")},
    {MANUAL_WORD, "Ctrl-X, Ctrl-\\", N_("Hide and lock")},
    {MANUAL_WORD, "Ctrl-L", N_("Language")},
    {MANUAL_WORD, "?", N_("What the keys do")},
    {MANUAL_WORD, "/", N_("Find")},
    {MANUAL_WORD, "0-9, \342\206\221, \342\206\223, Enter, Esc",
     N_("With these you reach everything.")},
    /* TRANSLATORS: Head of a section of the manual page. */
    {MANUAL_HEAD, NULL, N_("FILES")},
    {MANUAL_FILE, "~/.local/share/justenough",
     N_("The store, its key file in two copies, and backups. All of it is "
        "encrypted.")},
    {MANUAL_FILE, "~/.local/share/justenough/exchange/outbox, inbox",
     N_("Sealed packets to and from other laptops, for a stick or for "
        "Syncthing. Folders within the inbox are looked into as well.")},
    {MANUAL_FILE, "~/.local/state/justenough",
     N_("Language, colours, whether erasing is stopped, how often a wrong "
        "passphrase was tried, and how a false old copy of the store is "
        "noticed. Not encrypted.")},
    {MANUAL_FILE, "~/.config/justenough/tasks",
     N_("A group's own kinds of help.")},
    {MANUAL_FILE, "~/.config/justenough/guard",
     N_("A group's own rules for the warnings.")},
    {MANUAL_FILE, "~/.config/justenough/learn",
     N_("A group's own lessons and sheets. One with the id of one of ours "
        "takes its place.")},
    {MANUAL_FILE, "~/.config/justenough/agreements",
     /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
     N_("A group's agreements with other bodies, which `justenough inventory` "
        "prints. Each has a section like this:")},
    {MANUAL_LINE, "[Agreement clinic]", NULL},
    {MANUAL_VALUE, "with = ", N_("With whom")},
    {MANUAL_VALUE, "tells = ", N_("What is told to them")},
    {MANUAL_COLUMN, "why = ", NC_("column", "Why")},
    {MANUAL_COLUMN, "until = ", NC_("column", "Until")},
    {MANUAL_FILE, "$XDG_DATA_HOME, $XDG_STATE_HOME, $XDG_CONFIG_HOME",
     /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
     N_("Where one of these is set, it stands for `~/.local/share`, "
        "`~/.local/state` or `~/.config` above.")},
    /* TRANSLATORS: Head of a section of the manual page: the number with which
     * the program ends. */
    {MANUAL_HEAD, NULL, N_("EXIT STATUS")},
    {MANUAL_WORD, "0", N_("Done.")},
    {MANUAL_WORD, "1", N_("It failed, and a message says why.")},
    {MANUAL_WORD, "2", N_("This command was not understood.")},
    {MANUAL_WORD, "3", N_("The store is already open in another window.")},
    {MANUAL_WORD, "4", N_("Not opened.")},
};

static const struct manual_more more[] = {
    {"guard",
     /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
     N_("Reads from standard input and prints one line for each line: `ok`, "
        "or what was noticed, with commas between. With `--task`, what that "
        "kind of help may ask is not noticed.")},
    {"guard", NEEDS_NO_STORE},
    /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
    {"tasks", N_("Says also at which stage each thing is asked and how long it "
                 "is kept, and the <ID> of each kind of help.")},
    {"tasks", NEEDS_NO_STORE},
    /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
    {"learn", N_("Without a word it lists them. With an <ID> it prints that "
                 "lesson, or that sheet or letter, for a class or a notice "
                 "board. On paper: `justenough learn ID | lp`")},
    /* TRANSLATORS: of the command `learn card`, which prints whom to call. */
    {"learn", N_("Only `card` asks for the passphrase.")},
    {"inventory", N_("The group's own kinds of help and its agreements with "
                     "other bodies are part of it. It is written as "
                     "Markdown.")},
    {"inventory", NEEDS_NO_STORE},
    {"check", N_("One line for each: disk, swap, home folder, clock, memory, "
                 "updates, terminal, fonts. It changes nothing and always ends "
                 "with 0.")},
    {"check", NEEDS_NO_STORE},
    {"verify", ASKS_PASSPHRASE},
    /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
    {"totals", N_("A line has month, kind of help and number, with commas "
                  "between; `<5` means fewer than 5. Only months that are over "
                  "are counted. Each number is a little off, by chance, so "
                  "that nobody can be found by it; it is the same each "
                  "time.")},
    {"totals", ASKS_PASSPHRASE},
    {"hold", N_("The word says why: a paper from a court is here, it is "
                "expected, or a lawyer said so. Needs no passphrase.")},
    /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
    {"send", N_("With a <CODE>: seals a packet about that request for the "
                "contact <NAME> and puts it into the outbox. In it is what "
                "everybody who is asked may know or, with `--line`, what that "
                "helper may know. Prints `sent`, the code and the contact, "
                "with tabs between.")},
    /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
    {"send", N_("Without a code: one line for each contact, with `waiting`, "
                "the contact, and how many packets wait to be carried.")},
    {"send", ASKS_PASSPHRASE},
    /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
    {"receive", N_("Takes the packets in the inbox that need no answer by a "
                   "person; with `list` it takes none.")},
    /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
    {"receive", N_("One line for each packet, with tabs between: first "
                   "`taken`, `left` or `there`; then what it is (`new`, "
                   "`more`, `changed`, `withdrawn`, `ended`, `take-over`, "
                   "`can`, `cannot`, `taken-over`, `erased`, `unknown`); the "
                   "contact; the code; why it was left.")},
    {"receive", ASKS_PASSPHRASE},
    /* TRANSLATORS: `this` and <THIS> stay as they are, signs included. */
    {"inquiries", N_("For each the month and five choices, no day and no name. "
                     "It asks first whether the lawyer has said yes; a script "
                     "says so with `--lawyer-said-yes`. What it prints is not "
                     "encrypted.")},
    {"inquiries", ASKS_PASSPHRASE},
};

const struct manual_row *manual_row(int index)
{
    return index >= 0 && index < (int)COUNT(rows) ? &rows[index] : NULL;
}

const struct manual_more *manual_more(int index)
{
    return index >= 0 && index < (int)COUNT(more) ? &more[index] : NULL;
}
