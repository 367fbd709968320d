#ifndef FLOW_ASK_H
#define FLOW_ASK_H
/* Writing a request down, one question at a time.
 *
 * MUST: 1. have the guard read every typed text before it is kept; 2. write a
 * text with an unanswered finding nowhere; 3. keep each answer when it is
 * given; 4. come back to the same question after any interruption.
 */
#include "base/text.h"
#include "flow/session.h"

/* A new draft with a code of its own. */
MUST_USE enum err ask_begin(struct session *session, const char *task,
                            struct request_id *id);
/* Where a draft stands: the field to ask next (NULL: all asked). */
struct ask_place {
    const struct task *task;
    const struct field *field;
    int index; /* 1 .. count; 0 for the note, which is no question */
    int count;
    char *value; /* kept answer or NULL; mem_free */
    char *half;  /* half-typed text or NULL; mem_free */
    bool dropped; /* half-typed text was dropped because of a finding */
};
/* `field` NULL: where the draft was left. */
MUST_USE enum err ask_place(struct session *session, struct request_id id,
                            const char *field, struct ask_place *place);
void ask_place_done(struct ask_place *place);
/* The field before and after; NULL at the ends. */
const struct field *ask_next(const struct task *task,
                             const struct field *field);
const struct field *ask_previous(const struct task *task,
                                 const struct field *field);

/* What the guard says to the typed part of an answer. `task` may be NULL (a
 * form's field). `typed` is what was typed, or the whole value ("through:...");
 * places count from its start. A bare number in the way back may be one. */
void ask_read(struct session *session, const struct task *task,
              const struct field *field, const char *typed,
              struct findings *findings);
/* Whether "it is needed, keep" may be drawn: only in a note, and never for
 * gov_id, money_account, biometric_photo, immigration_status. */
bool ask_may_keep(const struct field *field, const struct findings *findings);
/* The text without what was found, tidied; *cursor where it was. Caller's. */
char *ask_without(const char *typed, const struct findings *findings,
                  size_t *cursor);
/* First day without it, if it is kept after the warning. */
MUST_USE enum err ask_warned_until(struct session *session,
                                   struct request_id id,
                                   const struct field *field, int32_t *day);

/* Keeps an answer. ERR_FINDING unless the guard finds nothing, or
 * `needed` was chosen and may be, or the same text was kept before. Marks
 * helpers that were told the old value. ERR_INVALID, ERR_HELD (a kept value,
 * or an erased one, would be replaced under a hold). */
MUST_USE enum err ask_keep(struct session *session, struct request_id id,
                           const char *field, const char *value, bool needed);
/* An optional question left out, or an answer taken away. */
MUST_USE enum err ask_skip(struct session *session, struct request_id id,
                           const char *field);
/* Half-typed text at a lock or signal: kept only if nothing is found in it,
 * else only that something was dropped. An empty field drops what was half
 * typed in it before. */
MUST_USE enum err ask_half(struct session *session, struct request_id id,
                           const char *field, const char *typed);
/* Whether all required answers are there; the first missing field. */
MUST_USE enum err ask_missing(struct session *session, struct request_id id,
                              const struct field **missing);
/* A form's text as it may be kept: cleaned, "" if there is nothing in it.
 * ERR_FINDING, ERR_DATA if the form is missing (field NULL). */
MUST_USE enum err ask_form_text(struct session *session,
                                const struct field *field, const char *typed,
                                size_t limit, struct text *out);

#endif
