#ifndef I18N_EDIT_H
#define I18N_EDIT_H
/* The cursor in a laid text: bytes of the string to cells and back.
 *
 * The cursor stands on the cell of the letter before which it would insert.
 * At the end of the text that is the cell behind the last one: in a
 * right-to-left line the one to its left, column -1; a field keeps one cell
 * free for it. Left and right go cell by cell as the eye sees them, and come
 * through every place of a line once. Direction is the one given to lay(); a
 * text laid with LAY_LOGICAL is edited as DIRECTION_LTR.
 * Knows no keys and changes no text. Offsets are on cluster boundaries.
 */
#include <stddef.h>

#include "i18n/width.h"

struct edit_place {
    size_t line;
    int column; /* from the line's left edge; -1 left of it */
};

enum edit_move {
    EDIT_LEFT,
    EDIT_RIGHT,
    EDIT_UP,
    EDIT_DOWN,
    EDIT_HOME, /* where the line begins to be read */
    EDIT_END
};

/* Where the cursor is seen when it stands before byte `at`. */
struct edit_place edit_place(const struct laid *laid, const char *string,
                             size_t at, enum direction direction);
/* The offset nearest to a place, for a tap or for going up and down. */
size_t edit_at(const struct laid *laid, const char *string,
               struct edit_place place, enum direction direction);
/* The offset after a movement; the same one where it goes no further. */
size_t edit_move(const struct laid *laid, const char *string, size_t at,
                 enum edit_move move, enum direction direction);
/* The cluster boundaries around `at` in reading order, for Backspace (from
 * edit_before to at) and Delete (from at to edit_after). */
size_t edit_before(const char *string, size_t at);
size_t edit_after(const char *string, size_t at);

#endif
