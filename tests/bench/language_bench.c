/* What it costs to change the language: its catalogue is found true, opened,
 * and a screenful of texts is looked up and laid out. First time and later,
 * beside the same in English, which needs no catalogue. One core.
 * usage: language_bench LOCALE-FOLDER */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/mark.h"
#include "i18n/language.h"
#include "i18n/phrase.h"
#include "i18n/width.h"

#define ROUNDS 21
#define MOST_MS 10.0
#define CELLS 58

/* As many as a full screen shows. */
static const char *const texts[] = {
    N_("Requests"), N_("New"), N_("Learn"), N_("More"), N_("Back"),
    N_("Settings"), N_("Language"), N_("Colours"), N_("Times"),
    N_("Ask for the language at every start"),
    N_("The screen is covered after"), N_("It locks after"),
    N_("So that people know if they are free."),
    N_("The code is enough to talk about them."),
    N_("There is no place for it. Help is for everyone."),
    N_("It is asked at the end: how will we reach them?"),
    N_("Don't write it. Tell a person who can act, now."),
    N_("Only for you. No names, no reasons, no numbers."),
    N_("Nothing was lost. Try once more; if it comes again, make a backup on "
       "a stick and change the disk."),
    N_("Delete files you don't need, or empty the waste bin, then try once "
       "more."),
};

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double switch_to(const struct language *language)
{
    double before = now_ms();

    if (phrase_use(language))
        exit(2);
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct laid laid = {0};

        lay(&laid, phrase(texts[i]), CELLS, language->direction, 0);
        laid_done(&laid);
    }
    return now_ms() - before;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, by_value);
    return values[ROUNDS / 2];
}

int main(int argc, char **argv)
{
    size_t count;
    const struct language *rows = languages(&count);
    double worst = 0;

    if (argc != 2)
        return 2;
    for (size_t i = 0; i < count; i++) {
        double first[ROUNDS], later[ROUNDS], english[ROUNDS];
        double took;

        for (int k = 0; k < ROUNDS; k++) {
            /* Forgets what it knows of all catalogues. */
            if (phrase_setup(argv[1]))
                return 2;
            if (phrase_percent(&rows[i]) == 0)
                break;
            first[k] = switch_to(&rows[i]);
            english[k] = switch_to(&rows[0]);
            later[k] = switch_to(&rows[i]);
        }
        if (phrase_percent(&rows[i]) == 0)
            continue;
        took = median(first);
        worst = took > worst ? took : worst;
        printf("switch to %-6s first %6.3f ms, later %6.3f ms, English %6.3f "
               "ms (bound %.0f)%s\n",
               rows[i].code, took, median(later), median(english), MOST_MS,
               took > MOST_MS ? "  TOO SLOW" : "");
    }
    return worst > MOST_MS;
}
