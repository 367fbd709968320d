#ifndef HOST_TMUX_H
#define HOST_TMUX_H
/* The terminals that show a tmux, found in /proc: tmux hides what it is drawn
 * on, and a pane's own environment is that of the place where the server was
 * started, perhaps days ago in another terminal.
 *
 * Used by ui/place.c only, before the sandbox closes. Asks no program,
 * opens no socket, follows no link; keeps nothing of what it read.
 */

/* Calls `each` with every variable ("NAME=value", borrowed, wiped afterwards)
 * of each terminal's environment; `index` counts them from 0. `proc` is
 * "/proc", `tmux` the value of TMUX; what makes no sense in either gives -1.
 * Returns how many terminals there are, -1 if that can't be known. */
int tmux_terminals(const char *proc, const char *tmux,
                   void (*each)(void *user, int index, const char *variable),
                   void *user);

#endif
