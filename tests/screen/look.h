#ifndef TESTS_SCREEN_LOOK_H
#define TESTS_SCREEN_LOOK_H
/* What has to be true of every screen, at any size and in any language. */
#include "player.h"

/* Where one looks from, for complaints. */
struct look_from {
    const char *stop;
    const char *language;
    int columns;
    int rows;
};

/* Looks at what is painted now: nothing cut, nothing drawn over, everything
 * inside the canvas, title and way back there, the focus seen and the cursor
 * on it. Each complaint is printed once; returns how many were new. */
int look_at(struct player *player, const struct look_from *from);
/* One complaint of a test's own. */
int look_complain(const struct look_from *from, const char *what);
/* Prints the screen once for each place. */
void look_print(struct player *player);

#endif
