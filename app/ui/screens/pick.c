#include "ui/screens/pick.h"

#include "i18n/phrase.h"

#define ROW 500

void pick_language_build(struct page *page)
{
    size_t count;
    const struct language *all = languages(&count);

    page_head(page, PAGE_NUMBERED, _("In which language?"), NULL);
    for (size_t i = 0; i < count; i++)
        if (!all[i].pseudo)
            page_row(page, ROW + (int)i, all[i].own_name, all[i].latin, NULL);
}

const struct language *pick_language(int id)
{
    size_t count;
    const struct language *all = languages(&count);

    return id >= ROW && (size_t)(id - ROW) < count ? &all[id - ROW] : NULL;
}
