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

/* Groups of sequences. Bidi goes out only where it is known to be wanted:
 * explicit mode, left-to-right path, no guessing, no mirrored boxes. */
#define TTY_PASTE_ON "\033[?2004h"
#define TTY_PASTE_OFF "\033[?2004l"
#define TTY_BIDI_OFF "\033[8l\033[1 k\033[?2501l\033[?2500l"
#define TTY_BIDI_BACK "\033[?2501l\033[?2500l\033[0 k\033[8h"
#define TTY_MLTERM_OFF "\033]5379;use_ctl=false\007"
#define TTY_MLTERM_BACK "\033]5379;use_ctl=true\007"
#define TTY_MOUSE_OFF "\033[?1000l\033[?1002l\033[?1003l\033[?1006l"

/* Milliseconds that a terminal may take before it counts as gone. */
#define TTY_PATIENCE 2000

/* What to send when the program takes over (bracketed paste; curses switches
 * the mouse on, ui/term the bidi group) and gives back the terminal (all of
 * it). Constant strings, chosen by TERM. */
const char *tty_enter_text(void);
const char *tty_leave_text(void);
/* A text console and not a window (KDGKBTYPE answers). */
bool tty_is_console(int descriptor);
/* Each character that the console's own map has. False if it has none to
 * tell: no text console. */
bool tty_console_each(int descriptor, void (*each)(void *user, uint32_t point),
                      void *user);
/* Writes all of it; false on error. */
bool tty_write(int descriptor, const char *bytes, size_t length);

#endif
