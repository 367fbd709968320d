#ifndef FLOW_ASK_INSIDE_H
#define FLOW_ASK_INSIDE_H
/* The guard's door, for the files of flow/. */
#include "core/request.h"
#include "flow/ask.h"
#include "flow/change.h"

/* Whether the guard finds anything in it. */
bool ask_finds(struct session *session, const struct task *task,
               const struct field *field, const char *typed);
/* A town was kept or is gone: they are read again when next needed. */
void ask_towns_changed(struct session *session);
/* Writes a new request that was filled in by the caller; id and code come
 * back in it. */
MUST_USE enum err ask_add_draft(struct session *session,
                                const struct task *task,
                                struct request *draft);
/* The first required field without an answer, NULL if there is none. */
const struct field *ask_first_missing(const struct task *task,
                                      const struct request *request);
/* The value as it may be kept: typed text cleaned and without blanks around
 * it, digits of a number in ASCII. ERR_INVALID. */
MUST_USE enum err ask_clean_value(const struct field *field, const char *value,
                                  struct text *out);

/* A field of a request that has not ended. change_done in any case. */
MUST_USE enum err ask_open_field(struct session *session,
                                 struct request_id id, const char *name,
                                 struct change *change,
                                 const struct field **field);

/* Half-typed text, at most one a request; field is NULL if there is none. */
struct ask_half {
    char *field;
    char *typed;
};
MUST_USE enum err ask_half_get(struct session *session, struct request_id id,
                               struct ask_half *half);
void ask_half_done(struct ask_half *half);
/* What belongs to this place of the questions. */
MUST_USE enum err ask_half_of(struct session *session, struct request_id id,
                              struct ask_place *place);
/* The field was answered: what was half typed there goes, but under a hold. */
MUST_USE enum err ask_half_answered(struct session *session,
                                    struct request_id id, const char *field);
/* The store drops it with an answer; under a hold it is put back, within the
 * same transaction. */
MUST_USE enum err ask_half_put_back(struct session *session,
                                    struct request_id id,
                                    const struct ask_half *half);

#endif
