#ifndef I18N_PHRASE_H
#define I18N_PHRASE_H
/* Texts in the language that is on, or in another one.
 *
 * Wraps gettext of the C library with a stub LC_MESSAGES locale of ours, so
 * that no generated locale is needed (reference: DESIGN, Languages). A
 * catalogue is used only if its hash stands in the build's manifest.
 * Returned strings are gettext's and stay valid until the program ends.
 * English is the msgids themselves: it needs no catalogue and no gettext.
 * xgettext keywords: _, N_, C_:1c,2, NC_:1c,2, P_:1,2, and the functions here.
 */
#include <stddef.h>

#include "base/err.h"
#include "i18n/language.h"

/* `folder` holds <code>/LC_MESSAGES/justenough.mo, the manifest and the stub.
 * Sets LC_CTYPE to a UTF-8 one and English on. Never fails for want of a
 * catalogue; ERR_ABSENT if the system has no UTF-8 locale at all, not even
 * C.UTF-8: then letters beyond ASCII have no width. */
MUST_USE enum err phrase_setup(const char *folder);
/* ERR_DATA: the catalogue is damaged or false; ERR_ABSENT: there is none, or
 * no stub. English is on then, and the caller says so. */
MUST_USE enum err phrase_use(const struct language *language);
const struct language *phrase_language(void);
/* Grows by one at each change; who keeps laid-out text compares it. */
unsigned phrase_generation(void);

const char *phrase(const char *msgid);
const char *phrase_context(const char *context, const char *msgid);
const char *phrase_plural(const char *one, const char *many, unsigned long n);
/* For one call in another language (NULL = the one that is on); the result
 * stays valid. A language whose catalogue can't be used answers in English. */
const char *phrase_in(const struct language *language, const char *msgid);
const char *phrase_context_in(const struct language *language,
                              const char *context, const char *msgid);
const char *phrase_plural_in(const struct language *language, const char *one,
                             const char *many, unsigned long n);
/* Each translation of its catalogue, in the order of the file; none for
 * English or if the catalogue can't be used. */
void phrase_each(const struct language *language,
                 void (*each)(void *user, const char *text), void *user);
/* Percent of msgids that this language has, 0..100, for the picker. */
int phrase_percent(const struct language *language);

#define _(msgid) phrase(msgid)
#define C_(context, msgid) phrase_context(context, msgid)
#define P_(one, many, n) phrase_plural(one, many, n)
/* Like N_, for a text that is looked up with this context. */
#define NC_(context, text) text

#endif
