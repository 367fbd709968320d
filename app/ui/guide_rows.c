#include "ui/guide_rows.h"

#include "base/mark.h"
#include "ui/screens/screen.h"

#define CHOOSE(choice) LEAD_CHOICE, choice
#define PRIMARY LEAD_PRIMARY, NULL
#define CARD LEAD_CARD, NULL
#define BACK LEAD_BACK, NULL
#define PAGE_OF(step, screen) step, screen, false
#define SHEET_OF(step, screen) step, screen, true
#define ANYWHERE SCREEN_COUNT
#define ALWAYS GUIDE_STEPS

/* Each line stands alone above what it leads to, on a screen of 40 cells. */
static const struct guide_row rows[] = {
    {PAGE_OF(GUIDE_BEGIN, SCREEN_HOME),
     /* TRANSLATORS: The guide's lines in a practice, this and those that
      * follow, stand in a screen of 40 cells: best 37 cells, never more than
      * 74. Short, friendly, to the volunteer. */
     N_("An invented family needs a sitter."), CHOOSE(N_("+ New request"))},
    {PAGE_OF(GUIDE_BEGIN, SCREEN_NEW), N_("Move with ↑ ↓, choose with Enter."),
     CHOOSE(N_("Babysitting"))},
    {PAGE_OF(GUIDE_BEGIN, SCREEN_TASK),
     N_("What is asked, and what is not."), PRIMARY},

    {PAGE_OF(GUIDE_ANSWER, SCREEN_QUESTION),
     N_("All but one is filled in for you."),
     CHOOSE(N_("I know how: nothing is written"))},
    {PAGE_OF(GUIDE_ANSWER, SCREEN_QUESTION), N_("Answer, then go on:"),
     PRIMARY},
    {PAGE_OF(GUIDE_ANSWER, SCREEN_REVIEW), N_("Something is still open."),
     PRIMARY},

    {PAGE_OF(GUIDE_GUARD, SCREEN_REVIEW),
     N_("Now try to write down too much."), CHOOSE(N_("Something else…"))},
    {SHEET_OF(GUIDE_GUARD, SCREEN_SOMETHING), N_("So it is not needed."),
     PRIMARY},
    {PAGE_OF(GUIDE_GUARD, SCREEN_SOMETHING),
     N_("The last row opens a note."), CHOOSE(N_("Something different"))},
    {PAGE_OF(GUIDE_GUARD, SCREEN_QUESTION),
     N_("Type a name and a reason, or:"), CHOOSE(N_("Type it for me"))},
    {PAGE_OF(GUIDE_GUARD, SCREEN_QUESTION),
     N_("It asks before anything is kept."), CHOOSE(N_("Take it out"))},
    {SHEET_OF(GUIDE_GUARD, SCREEN_QUESTION), N_("Read it, then go on."),
     PRIMARY},
    {PAGE_OF(GUIDE_GUARD, SCREEN_QUESTION),
     N_("The guard reads it. Try to keep it:"), PRIMARY},

    {PAGE_OF(GUIDE_YES, SCREEN_QUESTION), N_("It asks again each time."),
     CHOOSE(N_("Take it out"))},
    {PAGE_OF(GUIDE_YES, SCREEN_QUESTION), N_("What is left may be kept."),
     PRIMARY},
    {PAGE_OF(GUIDE_YES, SCREEN_REVIEW),
     N_("Nobody is asked before this yes."), PRIMARY},
    {PAGE_OF(GUIDE_YES, SCREEN_CONSENT),
     N_("Read to the end (↓). The first yes:"), PRIMARY},
    {PAGE_OF(GUIDE_YES, SCREEN_REQUEST),
     N_("Nobody is asked before this yes."), PRIMARY},

    {PAGE_OF(GUIDE_ASK, SCREEN_TELL),
     N_("You say it, or send it yourself."), PRIMARY},
    {PAGE_OF(GUIDE_ASK, SCREEN_REQUEST), N_("Nobody was asked so far."),
     CHOOSE(N_("Ask round"))},

    {PAGE_OF(GUIDE_SOMEBODY, SCREEN_REQUEST),
     N_("One of them answers: \"I can.\""), PRIMARY},
    {PAGE_OF(GUIDE_SOMEBODY, SCREEN_HELPER_ADD),
     N_("A letter is enough; no name."), PRIMARY},

    {PAGE_OF(GUIDE_CHOOSE, SCREEN_TELL),
     N_("Only this person learns this."), PRIMARY},
    {PAGE_OF(GUIDE_CHOOSE, SCREEN_HELPER), N_("Choose this person."),
     CHOOSE(N_("Choose"))},
    {PAGE_OF(GUIDE_CHOOSE, SCREEN_CONSENT),
     N_("The second yes, before the place."), PRIMARY},
    {PAGE_OF(GUIDE_CHOOSE, SCREEN_REQUEST),
     N_("Open the line of the one who can."), CHOOSE(N_("can help"))},
    {PAGE_OF(GUIDE_CHOOSE, SCREEN_REQUEST),
     N_("Open the line of the one who can."), CHOOSE(N_("in reserve"))},

    {PAGE_OF(GUIDE_PLACE, SCREEN_TELL), N_("The place is said, never sent."),
     PRIMARY},
    {PAGE_OF(GUIDE_PLACE, SCREEN_HELPER), N_("Tell what they need now."),
     PRIMARY},
    {PAGE_OF(GUIDE_PLACE, SCREEN_REQUEST), N_("Open the chosen line."),
     CHOOSE(N_("chosen"))},

    {PAGE_OF(GUIDE_CHANGE, SCREEN_REQUEST), N_("Then the day changes."),
     CHOOSE(N_("What changes"))},
    {PAGE_OF(GUIDE_CHANGE, SCREEN_CHANGES), N_("Choose what is different."),
     CHOOSE(N_("When"))},
    {PAGE_OF(GUIDE_CHANGE, SCREEN_CHANGES), N_("Choose what is different."),
     CHOOSE(N_("How long"))},
    {PAGE_OF(GUIDE_CHANGE, SCREEN_QUESTION),
     N_("Press ↓ for one week later. Then:"), CHOOSE(N_("Keep"))},

    {PAGE_OF(GUIDE_TELL, SCREEN_CHANGES),
     N_("Who was told the old day is marked."), BACK},
    {PAGE_OF(GUIDE_TELL, SCREEN_REQUEST), N_("Open the marked line."),
     CHOOSE(N_("! tell the change"))},
    {PAGE_OF(GUIDE_TELL, SCREEN_HELPER), N_("They still wait for news."),
     CHOOSE(N_("Tell the change"))},
    {PAGE_OF(GUIDE_TELL, SCREEN_TELL), N_("The new day, in a ready text."),
     PRIMARY},

    {PAGE_OF(GUIDE_END, SCREEN_REQUEST), N_("Then the help took place."),
     CHOOSE(N_("It is done"))},
    {SHEET_OF(GUIDE_END, SCREEN_END), N_("The last step."), PRIMARY},

    {PAGE_OF(GUIDE_DONE, SCREEN_REQUEST),
     N_("Finished. Needed again, it begins without people."), BACK},

    /* From everywhere else. */
    {SHEET_OF(ALWAYS, ANYWHERE), N_("Read it, then go on."), PRIMARY},
    {PAGE_OF(ALWAYS, SCREEN_QUESTION), N_("Answer, then go on:"), PRIMARY},
    {PAGE_OF(GUIDE_DONE, SCREEN_HOME), N_("That was all of it."), BACK},
    {PAGE_OF(ALWAYS, SCREEN_HOME), N_("The practice goes on here."), CARD},
    {PAGE_OF(ALWAYS, SCREEN_HOME), N_("An invented family needs help."),
     PRIMARY},
    {PAGE_OF(ALWAYS, ANYWHERE), N_("To go on with the practice:"), BACK},
};

const struct guide_row *guide_rows(size_t *count)
{
    *count = COUNT(rows);
    return rows;
}
