#ifndef FLOW_ASK_INSIDE_H
#define FLOW_ASK_INSIDE_H
/* The guard's door, for the files of flow/. */
#include "core/request.h"
#include "flow/ask.h"

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

#endif
