#include "ui/screens/exchange_parts.h"

#include "i18n/phrase.h"
#include "ui/screens/rows.h"

enum { ADD = 1, CARD };

struct state {
    struct laptops laptops;
};

static void refresh(struct app *app, void *data)
{
    app_failed(app, laptops_load(app, &((struct state *)data)->laptops));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    return laptops_load(app, &((struct state *)data)->laptops);
}

static const char *state_of(const struct contact *contact)
{
    if (contact->due)
        return _("! still needed?");
    return contact->verified ? _("compared") : _("! not compared");
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct laptops *laptops = &((struct state *)data)->laptops;

    (void)app;
    page_head(page, PAGE_NUMBERED, _("Contacts"), NULL);
    if (!laptops->count)
        page_text(page, LOOK_PLAIN,
                  _("Laptops of other volunteers, to whom a request can be "
                    "sent sealed. There is none yet."));
    for (size_t i = 0; i < laptops->count; i++)
        page_row(page, LAPTOP_ROW + (int)i, laptops->list[i].label,
                 state_of(&laptops->list[i]), NULL);
    page_gap(page);
    page_row(page, CARD, _("This laptop's card"), NULL, NULL);
    page_note(page, _("A contact is asked about after 90 days without a "
                      "packet, then erased."));
    page_button(page, ADD, true, _("Add a laptop"));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    const struct laptops *laptops = &((struct state *)data)->laptops;
    const struct contact *chosen = laptops_chosen(laptops, action->id);
    struct screen_argument argument = {0};

    if (action->act != ACT_CHOOSE)
        return false;
    if (chosen) {
        argument.line = chosen->id;
        app_push(app, SCREEN_CONTACT, &argument);
    } else {
        app_push(app, action->id == CARD ? SCREEN_CARD : SCREEN_CARD_READ,
                 NULL);
    }
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    laptops_done(&((struct state *)data)->laptops);
}

const struct screen screen_contacts = {.name = "contacts",
                                       .size = sizeof(struct state),
                                       .open = open,
                                       .refresh = refresh,
                                       .build = build,
                                       .act = act,
                                       .close = close};
