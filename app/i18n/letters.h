#ifndef I18N_LETTERS_H
#define I18N_LETTERS_H
/* Sets of letters: what a language needs, what a text console can draw.
 *
 * A language's letters are those of its catalogue as they are drawn (joined,
 * without marks). Signs are left out: boxes and ticks have a word beside them.
 * Knows no terminal.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "i18n/language.h"

/* Of the first 65,536, which is all that a console's map can name. */
struct letters {
    uint8_t bits[65536 / 8];
};

void letters_add(struct letters *letters, uint32_t point);
bool letters_has(const struct letters *letters, uint32_t point);
size_t letters_count(const struct letters *letters);
/* English needs ASCII alone; a language without a catalogue needs nothing. */
void letters_of(struct letters *letters, const struct language *language);

/* Whether 99 of 100 of them are there. */
bool letters_drawn(const struct letters *wanted, const struct letters *there);
/* The name of a Debian console font (package console-setup-linux) that has
 * all of them; NULL if no console font can have: a window is needed. */
const char *letters_font(const struct letters *wanted);

#endif
