#include "ui/screens/exchange_parts.h"

#include <string.h>

#include "flow/keys.h"
#include "i18n/phrase.h"

enum err laptops_load(struct app *app, struct laptops *laptops)
{
    laptops_done(laptops);
    return contacts_list(app_session(app), &laptops->list, &laptops->count);
}

void laptops_done(struct laptops *laptops)
{
    contacts_done(laptops->list, laptops->count);
    *laptops = (struct laptops){0};
}

void laptops_build(const struct laptops *laptops, struct page *page)
{
    bool any = false;

    for (size_t i = 0; i < laptops->count; i++) {
        if (!laptops->list[i].verified)
            continue;
        page_row(page, LAPTOP_ROW + (int)i, laptops->list[i].label, NULL,
                 NULL);
        any = true;
    }
    if (any)
        return;
    page_text(page, LOOK_PLAIN,
              _("There is no laptop to send to yet. Exchange cards, then "
                "compare the numbers."));
    page_row(page, LAPTOP_ADD, _("Contacts"), NULL, NULL);
}

const struct contact *laptops_chosen(const struct laptops *laptops, int id)
{
    size_t index = (size_t)(id - LAPTOP_ROW);

    return id >= LAPTOP_ROW && index < laptops->count ? &laptops->list[index]
                                                      : NULL;
}

const struct contact *laptops_find(const struct laptops *laptops, int64_t id)
{
    for (size_t i = 0; i < laptops->count; i++)
        if (laptops->list[i].id == id)
            return &laptops->list[i];
    return NULL;
}

void sticks_load(struct app *app, struct sticks *sticks)
{
    sticks_done(sticks);
    app_failed(app, keys_sticks(app_session(app), &sticks->paths,
                                &sticks->count));
}

void sticks_done(struct sticks *sticks)
{
    keys_sticks_done(sticks->paths, sticks->count);
    *sticks = (struct sticks){0};
}

void sticks_build(const struct sticks *sticks, const char *label,
                  struct page *page)
{
    if (!sticks->count)
        page_text(page, LOOK_QUIET, _("No stick was found. Put one in."));
    for (size_t i = 0; i < sticks->count; i++)
        page_row(page, STICK_ROW + (int)i, label, NULL, sticks->paths[i]);
    page_row(page, STICK_AGAIN, _("Look again"), NULL, NULL);
}

const char *sticks_chosen(const struct sticks *sticks, int id)
{
    size_t index = (size_t)(id - STICK_ROW);

    return id >= STICK_ROW && index < sticks->count ? sticks->paths[index]
                                                    : NULL;
}

void numbers_build(const char *numbers, struct page *page)
{
    size_t half = strlen(numbers) / 2;
    struct text line = {0};

    text_append_n(&line, numbers, half);
    page_big(page, text_string(&line));
    text_set(&line, numbers + half + 1);
    page_big(page, text_string(&line));
    text_done(&line);
}
