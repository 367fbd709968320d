#ifndef FLOW_LEARN_H
#define FLOW_LEARN_H
/* Lessons, sheets, and the question that refreshes what was learned.
 *
 * Read when first asked for. Nothing is ever kept about who read or answered
 * what: the one trace is the day of the store's last refresher. Works while
 * the store is closed. What is returned is borrowed from the session.
 */
#include "base/text.h"
#include "core/lesson.h"
#include "core/sheet.h"
#include "flow/session.h"

size_t learn_lessons(struct session *session);
/* NULL past the last, or if unknown. */
const struct lesson *learn_lesson(struct session *session, size_t index);
const struct lesson *learn_lesson_find(struct session *session,
                                       const char *id);
size_t learn_sheets(struct session *session);
const struct sheet *learn_sheet(struct session *session, size_t index);
const struct sheet *learn_sheet_find(struct session *session, const char *id);

/* The text of a part in a language (NULL: the one that is on), a blank as a
 * line to write on with its label. Appends; nothing past the last part. */
void learn_sheet_text(const struct sheet *sheet, size_t part,
                      const struct language *in, struct text *out);
/* The line on top: that no lawyer has read it, or who has. Appends. */
void learn_sheet_reader(const struct sheet *sheet,
                        const struct language *in, struct text *out);
/* For which country, and when it was looked up. Appends. */
void learn_sheet_facts(const struct sheet *sheet, const struct language *in,
                       struct text *out);

/* One part as it goes into somebody's phone: the line on top, its title, its
 * text. Appends; nothing past the last part. */
void learn_sheet_sent(const struct sheet *sheet, size_t part,
                      const struct language *in, struct text *out);

/* Whether a question is due, and which: every three months, while the store
 * is open and a day is believed. The first time it only notes the day from
 * which three months are counted. */
bool learn_refresher(struct session *session, const struct lesson **lesson,
                     size_t *question);
/* It was opened or put away: the next one comes in three months. */
MUST_USE enum err learn_refreshed(struct session *session);

#endif
