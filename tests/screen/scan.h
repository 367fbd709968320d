#ifndef TESTS_SCREEN_SCAN_H
#define TESTS_SCREEN_SCAN_H
/* The code on the screen, as a phone would read it: the cells become a picture
 * (what is no code is black), which zbarimg reads. */
#include "base/text.h"
#include "player.h"

/* What it read, without the line end that it adds; "" if it read nothing. */
void scan(struct player *player, struct text *out);
/* Presses Right from the first code to the last, and reads each: without their
 * numbers, joined by spaces. Returns how many there were. */
int scan_all(struct player *player, struct text *out);

#endif
