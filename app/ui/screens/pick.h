#ifndef UI_SCREENS_PICK_H
#define UI_SCREENS_PICK_H
/* In which language something is read out or sent: asked each time, kept
 * nowhere. */
#include "i18n/language.h"
#include "ui/page.h"

void pick_language_build(struct page *page);
/* The language of the row that was chosen; NULL for any other id. */
const struct language *pick_language(int id);

#endif
