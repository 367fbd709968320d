#ifndef FLOW_STATE_FILE_H
#define FLOW_STATE_FILE_H
/* The few short files outside the encryption, in the state folder: language,
 * theme, hold, the count of failed unlocks.
 *
 * One word each; nothing about a request or a person may ever go in here. A
 * practice has no such files: it reads none, and writing answers
 * ERR_READ_ONLY.
 */
#include "flow/session_state.h"

/* *word is the caller's, without the newline; NULL if there is no such file.
 * An error if it is there and can't be read. */
MUST_USE enum err state_file_read(const struct session *session,
                                  const char *name, char **word);
/* Atomic; makes the folder if need be. */
MUST_USE enum err state_file_write(const struct session *session,
                                   const char *name, const char *word);
MUST_USE enum err state_file_remove(const struct session *session,
                                    const char *name);
/* The name for the store in use: "failures", or "failures-2". Caller's. */
char *state_file_of_store(const struct session *session, const char *name);

#endif
