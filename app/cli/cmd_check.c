#include "cli/command.h"

#include <stdio.h>

#include "flow/advice.h"
#include "i18n/phrase.h"
#include "i18n/width.h"

/* The widest of the words, so that what follows stands below each other. */
static int word_cells(void)
{
    int most = 0;

    for (int answer = ADVICE_FINE; answer <= ADVICE_UNKNOWN; answer++) {
        int cells =
            width_cells(phrase(advice_word((enum advice_answer)answer)));

        most = cells > most ? cells : most;
    }
    return most;
}

/* Advice is no failure: a script may read the words, people act on them. */
int cmd_check(const struct cli *cli, struct session *session)
{
    size_t count;
    const struct advice *points = advice_points(session, &count);
    int most = word_cells();

    (void)cli;
    for (size_t at = 0; at < count; at++) {
        const char *word = phrase(advice_word(points[at].answer));

        printf("%s%*s  %s", word, most - width_cells(word), "",
               phrase(points[at].what));
        if (*points[at].advice)
            printf(" %s", phrase(points[at].advice));
        putchar('\n');
    }
    return EXIT_DONE;
}
