#ifndef FLOW_SESSION_H
#define FLOW_SESSION_H
/* What the program holds while it runs: folders, texts, rules, the store when
 * it is open, and the day that is believed.
 *
 * The only door to data for screens and commands. It never shows a field that
 * the audience may not know (core/need.h) and never writes a text that the
 * guard has an unanswered finding in. Tasks and guard are read when first
 * asked for, so that the first paint need not wait.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "core/request.h"
#include "core/task.h"
#include "guard/guard.h"

struct folders;
struct session;
struct language;

/* Folders are borrowed and must outlive the session. */
struct session *session_new(const struct folders *folders);
/* Locks first; NULL is allowed; clears the variable. */
void session_free(struct session **session);

/* Whether the store is open. */
bool session_is_open(const struct session *session);
/* Whether it is a practice with an invented family (flow/practice.h). */
bool session_is_practice(const struct session *session);
/* The believed day; DAY_NONE while nothing is believed. */
int32_t session_today(const struct session *session);
/* Minutes since midnight by the computer's clock, for sensible defaults. */
int session_minutes(const struct session *session);
int64_t session_running_ms(const struct session *session);
int64_t session_boot_ms(const struct session *session);

/* Tasks, in menu order. Loaded at the first call. */
size_t session_tasks(struct session *session);
const struct task *session_task(struct session *session, size_t index);
const struct task *session_task_find(struct session *session, const char *id);
const struct field *session_form(struct session *session, const char *name);
/* A field of a form with several lines; NULL if unknown. */
const struct field *session_form_field(struct session *session,
                                       const char *form, const char *field);
/* The guard, loaded at the first call; never NULL. */
const struct guard *session_guard(struct session *session);
/* Complaints about data files so far (file:line: wrong; instead), translated,
 * one a line; "" if none. Borrowed. */
const char *session_complaints(const struct session *session);

/* What the sandbox could not do on this computer; told once by main, shown
 * under *what it protects*. */
void session_sandbox_note(struct session *session, bool files, bool calls);
bool session_sandbox_files(const struct session *session);
bool session_sandbox_calls(const struct session *session);

/* Language and theme stand outside the encryption (state folder). NULL if
 * never chosen, or if it is to be asked at every start. */
const struct language *session_language(const struct session *session);
MUST_USE enum err session_language_keep(struct session *session,
                                        const struct language *language);
bool session_language_asked(const struct session *session);
MUST_USE enum err session_language_ask_always(struct session *session,
                                              bool always);
/* "colour", "mono", "contrast", "reader". */
const char *session_theme(const struct session *session);
MUST_USE enum err session_theme_keep(struct session *session,
                                     const char *theme);
/* How letters from right to left are drawn, if a person chose it: one word
 * (ui/detection.h reads it), or NULL. Keeping NULL takes the choice back. */
const char *session_drawing(const struct session *session);
MUST_USE enum err session_drawing_keep(struct session *session,
                                       const char *drawing);

#endif
