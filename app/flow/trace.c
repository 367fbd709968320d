#include "flow/trace.h"

#include "base/mark.h"
#include "core/retention.h"

static const struct trace traces[] = {
    /* TRANSLATORS: these texts stand in the inventory, a page for everybody to
     * read. */
    {N_("A request"),
     N_("Its kind of help, how far it has come, its days, and how many people "
        "were asked and are needed. No name, and no field for one."),
     N_("When the last of its answers is erased."),
     0,
     0,
     {"request: row id task state outcome day changed ended postponed asked"
      " needed question expires lines_expire first erased counted"}},
    {N_("An answer"),
     N_("What the kind of help asks for, as listed there, and whether it was "
        "kept after a warning."),
     N_("Each on its own day, as listed there."),
     0,
     0,
     {"answer: row request field stage value search expires state day dated"
      " warned erased",
      "request: search"}},
    {N_("A text that was half typed"),
     N_("What stood in one field when the screen locked, if nothing was found "
        "in it that is not needed."),
     N_("When the answer is kept, or with its request."),
     0,
     0,
     {"half: request field typed"}},
    {N_("An answer that was changed"),
     N_("Which field of which request, so that the old answer is taken out of "
        "the backups too. Not what it said."),
     N_("When the store is locked, at the latest."),
     0,
     0,
     {"replaced: request field"}},
    {N_("A helper's line"),
     N_("A letter or a word that the group chose, how far the helper has "
        "come, and on which day they were told last."),
     /* TRANSLATORS: {time} is like "30 days" or "2 years". */
     N_("{time} after the end of the request. Then only how many there were "
        "stays, in the receipt."),
     RETENTION_HELPER_DAYS,
     0,
     {"helper: line request label stage told reserve stale"}},
    {N_("The yes of the family"),
     N_("Two ticks with a day: yes to asking round, yes to telling the place."),
     N_("With the request."),
     0,
     0,
     {"request: consent_asking consent_place"}},
    {N_("The code"),
     N_("Three digits, drawn at random, by which the family can ask, change "
        "or stop without a name; and how many codes are in use."),
     /* TRANSLATORS: {time} is like "30 days" or "2 years". */
     N_("With the request. It is not given to another one for {time}."),
     RETENTION_CODE_DAYS,
     0,
     {"request: code", "code: code until", "code_use: digits used"}},
    {N_("A receipt"),
     N_("Kind of help, month, how it ended, and how many were asked, could "
        "help and were chosen. No code, label, town or day."),
     /* TRANSLATORS: {time} is like "30 days" or "2 years". */
     N_("At most {time} after the end."),
     RETENTION_RECEIPT_DAYS,
     0,
     {"receipt: row task month outcome asked available agreed expires"}},
    {N_("A passphrase"),
     N_("A number and the month it was made. No person."),
     N_("When it is removed."),
     0,
     0,
     {"slot: slot kind month"}},
    {N_("The store itself"),
     N_("A number drawn at random, which key it belongs to, how often it was "
        "opened, and how many texts were kept after a warning since it was "
        "made."),
     N_("With the store."),
     0,
     0,
     {"store: one id epoch generation warned untidy purging next_total"}},
    {N_("The settings"),
     N_("Those that are listed here."),
     N_("When they are changed."),
     0,
     0,
     {"setting: name value"}},
    {N_("A refresher"),
     N_("If it is used: the day on which the group last went through the "
        "lessons. No person."),
     N_("When the next one is done."),
     0,
     0,
     {NULL}},
    {N_("Backups"),
     N_("The same as the store, encrypted like it, at most three on this "
        "laptop. What is erased in the store is erased in them too. Copies on "
        "sticks can't be reached."),
     N_("When a newer one takes their place."),
     0,
     0,
     {NULL}},
    {N_("A store that was given up"),
     N_("All that was in it, encrypted; nobody can open it any more without "
        "its passphrase."),
     /* TRANSLATORS: {time} is like "30 days" or "2 years". */
     N_("After {time}."),
     RETENTION_ASIDE_DAYS,
     0,
     {NULL}},
    {N_("Another laptop"),
     N_("If packets are exchanged: a word that the group chose for it, its "
        "keys, whether they were compared, and the day of its last packet; "
        "and this laptop's own word and keys."),
     /* TRANSLATORS: {time} is like "30 days" or "2 years". */
     N_("It is asked about after {time} without a packet, then erased."),
     RETENTION_CONTACT_DAYS,
     0,
     {"identity: one seed label",
      "contact: row label sign box verified version came packet"}},
    {N_("A packet"),
     N_("If packets are exchanged: which request went to which laptop or came "
        "from there, up to which stage, and numbers by which the same packet "
        "is not taken twice."),
     N_("With the request, or with the laptop."),
     0,
     0,
     {"link: row request contact ours gone line told day content sent"
      " sent_until seen seen_until",
      "waiting: name contact until"}},
    {N_("A request that came in a packet"),
     N_("Its code, its days and the answers up to the stage that was sent."),
     N_("On the days that came with it, as on the laptop that sent it."),
     0,
     0,
     {"received: row link code task stage state outcome day changed ended reply"
      " expires",
      "received_answer: row received field stage value expires dated"}},
    {N_("An inquiry of an authority"),
     N_("Choices only: the day, how they came, what kind of body and paper, "
        "what it was about, what was answered. No names, no text."),
     /* TRANSLATORS: {time} is like "30 days" or "2 years". */
     N_("After {time}, or sooner if the group says so."),
     0,
     RETENTION_INQUIRY_MONTHS / 12,
     {"inquiry: row id day came body paper about answered expires erased"}},
    {N_("Totals"),
     N_("How many requests of each kind ended in a month, changed a little at "
        "random so that no single family can be seen in it. The exact number "
        "is there only until the month is over."),
     /* TRANSLATORS: {time} is like "30 days" or "2 years". */
     N_("After {time}."),
     0,
     RETENTION_TOTAL_YEARS,
     {"total: month task noisy expires", "total_open: month task exact"}},
};

const struct trace *trace_all(size_t *count)
{
    *count = COUNT(traces);
    return traces;
}

static const struct trace_file files[] = {
    {"language", N_("The language of the screen"),
     N_("The one that was chosen, or that it is asked for at every start.")},
    {"theme", N_("The colours of the screen"), N_("The choice.")},
    {"drawing", N_("How letters are drawn"), N_("The choice.")},
    {"hold", N_("Stop erasing"),
     N_("That it is on, and which of three reasons was chosen.")},
    {"failures", N_("Wrong passphrases"),
     N_("How many were tried since the last right one.")},
    {"anchor", N_("A mark against old copies"),
     N_("How often each store was opened, sealed so that it can't be "
        "changed.")},
    {"store.key", N_("The key file"),
     N_("Random numbers, and how much work one try of a passphrase is. Not "
        "how many passphrases there are.")},
    {"", N_("Files"),
     N_("That the program is used, how large its files are and when they "
        "changed.")},
    {"tasks", N_("The group's own kinds of help"),
     N_("What the group wrote into them.")},
    {"agreements", N_("The group's agreements"),
     N_("What the group wrote there to be published.")},
};

const struct trace_file *trace_files(size_t *count)
{
    *count = COUNT(files);
    return files;
}
