#ifndef FLOW_TELL_H
#define FLOW_TELL_H
/* What somebody is told: made from their stage's fields alone.
 *
 * The place is in no text; the code is. Each text but under a hold ends with
 * the request to delete it. The language is the receiver's and is never
 * stored. `line` 0 = somebody who is asked round.
 */
#include "base/text.h"
#include "flow/session.h"
#include "i18n/language.h"

enum tell_kind {
    TELL_ASKING,
    TELL_AVAILABLE,
    TELL_AGREED,    /* place not in it: say it */
    TELL_CHANGED,
    TELL_COVERED,   /* thank you, it is covered */
    TELL_CANCELLED,
    TELL_NOBODY,    /* to the family's side: nobody was found */
    TELL_TAKE_BACK
};
/* ERR_STAGE if the line hasn't reached that; ERR_CONSENT before the yes. */
MUST_USE enum err tell_text(struct session *session, struct request_id id,
                            int64_t line, enum tell_kind kind,
                            const struct language *in, struct text *out);
/* The same as short lines for a QR code. ERR_STAGE for whoever has agreed:
 * they are told by word of mouth. */
MUST_USE enum err tell_short(struct session *session, struct request_id id,
                             int64_t line, enum tell_kind kind,
                             const struct language *in, struct text *out);
/* The first message as it will go out, to be read to the family before their
 * yes. */
MUST_USE enum err tell_preview(struct session *session, struct request_id id,
                               const struct language *in, struct text *out);
/* Names of fields that they will not see, joined. */
MUST_USE enum err tell_unseen(struct session *session, struct request_id id,
                              int64_t line, enum tell_kind kind,
                              struct text *out);
/* Names of fields that this line was told, joined: of its stage, and of the
 * one before until it is noted that they were told. */
MUST_USE enum err tell_told(struct session *session, struct request_id id,
                            int64_t line, struct text *out);
/* The place for the screen alone, while a key is held: after AGREED and the
 * second yes. *out empty if "I tell it myself". */
MUST_USE enum err tell_place(struct session *session, struct request_id id,
                             int64_t line, struct text *out);
/* The list "to say, not to write" of a task, translated, one a line. */
void tell_to_say(const struct task *task, const struct language *in,
                 struct text *out);
/* It was told: counts people asked, or notes the line's day and that it knows
 * the newest. */
MUST_USE enum err tell_done(struct session *session, struct request_id id,
                            int64_t line, enum tell_kind kind, int people);
/* The family's yes: 0 before asking round, 1 before the place is told
 * (ERR_CONSENT without the first). False withdraws it; without the first there
 * is no second, and every line has to hear of it. */
MUST_USE enum err tell_consent(struct session *session, struct request_id id,
                               int which, bool yes);

/* Helpers' lines. `label` NULL = the next letter. The guard reads it. */
MUST_USE enum err tell_line_add(struct session *session, struct request_id id,
                                const char *label, int64_t *line);
/* A proposed label: "A", "B" ... */
void tell_line_label(const struct request *request, struct text *out);
/* available -> agreed: chosen. ERR_CONSENT without the second yes, where the
 * task has a place to tell. */
MUST_USE enum err tell_line_choose(struct session *session,
                                   struct request_id id, int64_t line);
/* One stage back; from available the line goes. */
MUST_USE enum err tell_line_back(struct session *session,
                                 struct request_id id, int64_t line);
/* The whole of taking back: notes that they were told so, then one stage
 * back. ERR_HELD before anything under a hold. */
MUST_USE enum err tell_take_back(struct session *session,
                                 struct request_id id, int64_t line);
MUST_USE enum err tell_line_reserve(struct session *session,
                                    struct request_id id, int64_t line,
                                    bool reserve);
MUST_USE enum err tell_needed(struct session *session, struct request_id id,
                              int helpers);

#endif
