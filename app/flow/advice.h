#ifndef FLOW_ADVICE_H
#define FLOW_ADVICE_H
/* What was seen of the laptop, and what to do about it, in plain words.
 *
 * main has it looked at once, before the sandbox closes, because it reads
 * what the sandbox hides. Changes nothing and is stored nowhere.
 */
#include <stdbool.h>
#include <stddef.h>

#include "flow/session.h"

enum advice_answer { ADVICE_FINE, ADVICE_LOOK, ADVICE_UNKNOWN };

struct advice {
    const char *id;     /* not translated */
    const char *what;   /* msgid: what was looked at */
    const char *advice; /* msgid; "" when fine */
    enum advice_answer answer;
    bool soon; /* whoever sits there can mend it within minutes */
};

/* `home` may be NULL: then it can't be told. */
void advice_look(struct session *session, const char *home);
/* All points in order; none before advice_look. Borrowed. */
const struct advice *advice_points(const struct session *session,
                                   size_t *count);
/* msgid: "ok", "please look", "can't tell". */
const char *advice_word(enum advice_answer answer);

#endif
