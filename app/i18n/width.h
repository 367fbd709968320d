#ifndef I18N_WIDTH_H
#define I18N_WIDTH_H
/* How many cells text takes, where it may be broken, and its visual order.
 *
 * wcwidth is the one truth for width (LC_CTYPE must be set: phrase_setup).
 * Graphemes and line breaks are libunistring's, bidi and shaping FriBidi's.
 * Nothing here knows a terminal's habits but by enum bidi_output.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "i18n/language.h"

/* Cells of one code point: controls and what is never seen 0, unknown ones 1
 * (they are drawn as U+FFFD). */
int width_point(uint32_t point);
/* Cells of the string; control characters count as nothing. Arabic may need
 * fewer when it is laid (lam-alef is one cell): then take laid_line.cells. */
int width_cells(const char *string);
/* Bytes of the first grapheme cluster. */
size_t width_cluster(const char *string, int *cells);
/* Longest start that fits `cells`, cut between clusters; bytes. */
size_t width_fit(const char *string, int cells);

/* One cell as it is drawn: a base and its marks, or the right half of a wide
 * one (width 0). */
struct glyph {
    uint32_t points[5]; /* base and up to three marks, then zeros: a curses
                         * cell holds five with the guard's LRM */
    int width;          /* 1, 2, or 0 for a wide one's second cell */
    size_t source;      /* byte offset in the logical string */
    bool rtl;           /* of a right-to-left run */
};

/* Lines of a paragraph, wrapped by UAX 14 in logical order, bidi levels from
 * the whole paragraph, shaped before wrapping, glyphs in visual order. */
struct laid_line {
    struct glyph *glyphs;
    size_t count;
    int cells;
    /* Bytes of the logical string; the spaces at which a line was broken
     * belong to it but have no glyphs. */
    size_t start, end;
};
struct laid {
    struct laid_line *lines;
    size_t count;
};
/* Flags: no wrapping (one line); logical order without shaping (reader); with
 * it, letters joined all the same, for a terminal that orders them itself. */
enum { LAY_ONE_LINE = 1, LAY_LOGICAL = 2, LAY_NO_MARKS = 4, LAY_JOINED = 8 };
/* `laid` is filled; free it by laid_done. A cluster wider than `cells` is
 * left out. '\n' breaks lines (with LAY_ONE_LINE it is a space); other control
 * characters, overrides and embeddings vanish. There is always one line, an
 * empty one for "". With LAY_ONE_LINE what doesn't fit is cut off at the
 * logical end, and `end` says where. Lines are not aligned: an RTL line that
 * is drawn flush right starts at the column width - cells. */
void lay(struct laid *laid, const char *string, int cells,
         enum direction direction, unsigned flags);
void laid_done(struct laid *laid);
/* Wraps one visual line in LRM so that a terminal with a bidi engine of its
 * own puts back exactly our order (Konsole, VTE under tmux): reverses RTL
 * runs in place, puts ZWNJ back between letters that stand apart (Konsole would
 * join them), and marks where an LRM (U+200E) has to follow. Takes the whole
 * row of the screen; one without RTL letters stays as it is. */
void lay_guard(struct glyph *glyphs, size_t count, bool *mark_after);
/* Where a cursor belongs that is to be seen at `column`: such a terminal puts
 * it on the letter that was written there, wherever it draws that. The row is
 * as it was before the guard. */
size_t lay_guard_column(const struct glyph *glyphs, size_t count,
                        size_t column);

#endif
