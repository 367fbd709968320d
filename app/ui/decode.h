#ifndef UI_DECODE_H
#define UI_DECODE_H
/* Bytes from a terminal into events.
 *
 * Takes answers to the terminal's questions out of ordinary input whenever
 * they come, in any pieces, and keeps what was typed between them. Pastes are
 * kept up to a limit and come whole. Sequences that mean nothing here are
 * swallowed. What was typed is wiped as soon as it is handed on. No I/O.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "ui/detection.h"
#include "ui/press.h"

#define DECODE_PASTE_LIMIT 65536

struct decoder {
    struct text waiting; /* bytes not understood yet */
    struct text paste;
    bool pasting;
    bool pasted;         /* the paste was handed out: wipe it next time */
    struct answers answers;
    bool answered;       /* something new since decode_answered */
    bool asked;          /* answers are on their way: set by who asked */
};

void decode_begin(struct decoder *decoder);
void decode_done(struct decoder *decoder);
void decode_feed(struct decoder *decoder, const char *bytes, size_t length);
/* The next event; false if there is none, or the rest of one is still to
 * come. `waited`: nothing more came for a while, so an Esc is an Esc. */
bool decode_next(struct decoder *decoder, bool waited, struct event *event);
/* Whether the beginning of something is held back. */
bool decode_is_waiting(const struct decoder *decoder);
/* Milliseconds of silence after which `waited` is true: an Esc is soon one, a
 * paste is not over soon, and answers may be slow. */
int decode_patience(const struct decoder *decoder);
/* Whether the answers have grown; once. */
bool decode_answered(struct decoder *decoder);

#endif
