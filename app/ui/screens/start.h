#ifndef UI_SCREENS_START_H
#define UI_SCREENS_START_H
/* Which screen comes next on the way into the program. */
#include "flow/unlock.h"
#include "ui/app.h"

/* The first screen: language if it was never chosen, else what the store's
 * folder asks for. */
int start_screen(struct app *app);
/* After the language: welcome, unlock or trouble. */
int start_after_language(struct app *app);
/* Opens what has to come after unlocking; returns nothing to the caller. */
void start_opened(struct app *app, enum unlock_next next);

/* What a passphrase is made for (screen_argument.number). */
enum pass_use { PASS_FIRST, PASS_ADD, PASS_CHANGE, PASS_NEW_KEY };

#endif
