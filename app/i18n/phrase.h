#ifndef I18N_PHRASE_H
#define I18N_PHRASE_H
/* Texts in the language that is on, or in another one.
 *
 * Wraps gettext of the C library with a stub LC_MESSAGES locale of ours, so
 * that no generated locale is needed (reference: DESIGN, Languages). A
 * catalogue is used only if its hash stands in the build's manifest.
 * Returned strings are gettext's and stay valid until the program ends.
 * xgettext keywords: _, N_, C_:1c,2, P_:1,2.
 */
#include <stddef.h>

#include "base/err.h"
#include "i18n/language.h"

/* `folder` holds <code>/LC_MESSAGES/justenough.mo, the manifest and the stub.
 * Sets LC_CTYPE to a UTF-8 one. Never fails for want of a catalogue. */
MUST_USE enum err phrase_setup(const char *folder);
/* ERR_DATA: the catalogue is damaged or false; English is used and the
 * caller says so. */
MUST_USE enum err phrase_use(const struct language *language);
const struct language *phrase_language(void);
/* Grows by one at each change; who keeps laid-out text compares it. */
unsigned phrase_generation(void);

const char *phrase(const char *msgid);
const char *phrase_context(const char *context, const char *msgid);
const char *phrase_plural(const char *one, const char *many, unsigned long n);
/* For one call in another language, then back; the result stays valid. */
const char *phrase_in(const struct language *language, const char *msgid);
const char *phrase_context_in(const struct language *language,
                              const char *context, const char *msgid);
const char *phrase_plural_in(const struct language *language, const char *one,
                             const char *many, unsigned long n);
/* Percent of msgids that this language has, 0..100, for the picker. */
int phrase_percent(const struct language *language);

#define _(msgid) phrase(msgid)
#define C_(context, msgid) phrase_context(context, msgid)
#define P_(one, many, n) phrase_plural(one, many, n)

#endif
