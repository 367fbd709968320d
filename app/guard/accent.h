#ifndef GUARD_ACCENT_H
#define GUARD_ACCENT_H
/* The marks of a Vietnamese word as one byte, for words that are one without
 * them: đau (pain) and dấu (a sign), Dũng (a name) and đừng (don't).
 *
 * A word of a rule file may say which marks it has. It then means a word of
 * the text that has none at all, for many type none, or just these. Where the
 * tone stands (hòa, hoà) makes no difference, nor does hook or tilde, which
 * people confuse. Other marks count as none. Only for app/guard.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ACCENT_SAID 0x80u /* of a rule's word: it has just these marks */
#define ACCENT_TONE 7u    /* which of the marks is the tone */
/* Of words that differ by their marks alone: all of them together, for what is
 * written without any; and the one that says nothing, for any marks. */
#define ACCENT_BARE 0x7Fu
#define ACCENT_ANY 0x7Eu

/* The marks in UTF-8 text, composed or not; 0 if it has none. */
uint8_t accent_of(const char *text, size_t length);

/* Whether a word that says something means one that is written so. The tone is the first
 * that is left out in a hurry: trục xuât. */
static inline bool accent_agrees(uint8_t said, uint8_t written)
{
    unsigned marks = said & ~ACCENT_SAID;

    if (said == ACCENT_BARE || !written)
        return said == ACCENT_BARE && !written;
    return said == ACCENT_ANY || marks == written ||
           (marks & ~ACCENT_TONE) == written;
}

#endif
