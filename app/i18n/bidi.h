#ifndef I18N_BIDI_H
#define I18N_BIDI_H
/* The bidi algorithm and Arabic shaping, over FriBidi; used by lay.c.
 *
 * Works on code points of one paragraph in logical order. The arrays belong
 * to the struct and are released by bidi_done.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "i18n/language.h"

struct bidi {
    uint32_t *types;
    signed char *levels; /* odd = right-to-left */
    uint32_t base;
    int *order; /* of the whole paragraph, sorted line by line */
    size_t count;
};

/* Letters of right-to-left scripts, or of left-to-right ones. */
bool bidi_is_rtl(uint32_t point);
bool bidi_is_ltr(uint32_t point);
/* Whether these two, one after the other, are shaped apart although their
 * letters would join (a ZWNJ stood between them). */
bool bidi_is_apart(uint32_t shaped, uint32_t next);
/* Whether laying these points out left to right, as they come, is wrong. */
bool bidi_is_needed(const uint32_t *points, size_t count,
                    enum direction direction);
/* Finds the levels and shapes `points` in place: presentation forms,
 * lam-alef as one (its second place becomes U+FEFF), and mirrored brackets if
 * nobody after us mirrors them. */
void bidi_resolve(struct bidi *bidi, uint32_t *points, size_t count,
                  enum direction direction, bool mirrored);
/* The line's places in visual order, as indexes into the paragraph; borrowed
 * until the next call. Marks come after their letter. */
const int *bidi_order_line(struct bidi *bidi, size_t start, size_t count);
void bidi_done(struct bidi *bidi);

#endif
