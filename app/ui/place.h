#ifndef UI_PLACE_H
#define UI_PLACE_H
/* Where this program is running, and what a person chose for that place: what
 * ui/detection.h judges, gathered from the environment and /proc.
 *
 * For ui/term_curses.c. Begins before the sandbox closes; later calls read
 * nothing but the environment.
 */
#include "base/text.h"
#include "ui/detection.h"

struct place {
    struct around around; /* the terminals that show a tmux */
    struct text wanted;   /* a person's choice; empty if there is none */
};

/* `wanted`: what place_choose once gave, a way, or NULL; copied. */
void place_begin(struct place *place, const char *wanted);
void place_done(struct place *place);
struct detected place_detect(const struct place *place,
                             const struct answers *answers);
/* From now on this way (NULL: as it was found). `kept` gets what is to be
 * handed to place_begin next time; "" for NULL. */
void place_choose(struct place *place, const struct answers *answers,
                  const char *way, struct text *kept);

#endif
