#ifndef HOST_TTY_H
#define HOST_TTY_H
/* The terminal device itself: modes, size, what the text console can draw.
 *
 * Used by ui/term_*.c and the supervisor only. Knows escape sequences for
 * entering and leaving, nothing of screens.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What to send when the program takes over and gives back the terminal:
 * bracketed paste, bidi off and on, mouse. Constant strings. */
const char *tty_enter_text(void);
const char *tty_leave_text(void);
/* A text console and not a window (KDGKBTYPE answers). */
bool tty_is_console(int descriptor);
/* Whether the console's character map has this character. False if unknown. */
bool tty_console_draws(int descriptor, uint32_t character);
/* Writes all of it; false on error. */
bool tty_write(int descriptor, const char *bytes, size_t length);

#endif
