#ifndef FLOW_SHOW_H
#define FLOW_SHOW_H
/* Answers, codes and ends as people read them, in any of the languages.
 * `in` NULL = the language that is on. All append to a struct text.
 */
#include "base/text.h"
#include "core/request.h"
#include "core/task.h"
#include "flow/session.h"
#include "i18n/language.h"

/* 24- or 12-hour setting of the store is applied when `in` is NULL. */
void show_value(struct session *session, struct text *out,
                const struct field *field, const char *value,
                const struct language *in);
/* Minutes since midnight, by the store's 12- or 24-hour setting if `in` is
 * NULL. */
void show_clock(struct session *session, struct text *out, int minutes,
                const struct language *in);
/* The answer with its label: "How many seats: 3". */
void show_fact(struct session *session, struct text *out,
               const struct field *field, const char *value,
               const struct language *in);
/* "Tue 24 Nov, 14:00 to 17:00" from when and duration. */
void show_time(struct session *session, struct text *out,
               const struct request *request, const struct task *task,
               const struct language *in);
/* "erased on Friday", "erased tomorrow", "erased the day after the end". */
void show_expiry(struct session *session, struct text *out, int32_t expires);
void show_expiry_in(struct session *session, struct text *out, int32_t expires,
                    const struct language *in);
/* One line about the answers of the first two stages, for the request. */
void show_summary(struct session *session, struct text *out,
                  const struct request *request, const struct task *task);
/* The state of a card as a word, and its line below. */
struct request_card;
void show_state(struct text *out, const struct request_card *card);
void show_below(struct session *session, struct text *out,
                const struct request_card *card);

#endif
