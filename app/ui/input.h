#ifndef UI_INPUT_H
#define UI_INPUT_H
/* One line (or paragraph) that is typed into.
 *
 * Edits by grapheme cluster in logical order; arrows move as the eye expects.
 * Plain inputs keep a struct text in NFC, cleaned (no control or bidi
 * characters); hidden ones keep guarded memory and show nothing, not even a
 * length. A paste comes whole, cleaned, at most up to the limit.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/secret.h"
#include "base/text.h"
#include "i18n/language.h"

struct input {
    struct text text;      /* plain */
    struct secret *hidden; /* or this */
    size_t cursor;         /* byte, between clusters */
    size_t limit;
    bool digits;           /* takes numbers only, in any digits */
    unsigned lay_flags;    /* how it was laid out last */
};

enum input_move {
    INPUT_LEFT, INPUT_RIGHT, INPUT_UP, INPUT_DOWN,
    INPUT_START, INPUT_END, INPUT_ERASE_BACK, INPUT_ERASE_FORWARD,
    INPUT_ERASE_ALL
};

void input_init(struct input *input, size_t limit);
void input_init_hidden(struct input *input, size_t limit);
void input_done(struct input *input);
/* Sets the whole text with the cursor at `cursor` (or the end, SIZE_MAX). */
void input_set(struct input *input, const char *string, size_t cursor);
const char *input_string(const struct input *input);
bool input_is_empty(const struct input *input);
/* True if something changed. `string` is UTF-8 of a key or a paste. */
bool input_type(struct input *input, const char *string, size_t length);
/* `cells` is the width it is laid out in, for moves by line. */
bool input_edit(struct input *input, enum input_move move,
                enum direction direction, int cells);
/* The cursor goes to a cell that was tapped: `line` of the `rows` that are
 * shown, `at` cells from its start side. */
void input_tap(struct input *input, enum direction direction, int cells,
               int rows, int line, int at);
/* The first line that is shown where there are more than `rows`. */
int input_first_line(int cursor_line, int rows);
/* A copy of what was typed into a hidden input, for flow; the input is
 * emptied. */
struct secret *input_take_hidden(struct input *input);

#endif
