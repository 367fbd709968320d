#include "ui/nav.h"

#include "base/mem.h"

struct nav_entry *nav_top(struct nav *nav)
{
    return nav->entries.count > 0
               ? &nav->entries.items[nav->entries.count - 1]
               : NULL;
}

static enum err open_entry(struct nav *nav, int id, size_t below,
                           const struct screen_argument *argument,
                           struct nav_entry *entry)
{
    static const struct screen_argument none;
    enum err err = ERR_OK;

    *entry = (struct nav_entry){.id = id,
                                .screen = nav->row((enum screen_id)id)};
    if (!entry->screen)
        return ERR_NOT_FOUND;
    entry->state = mem_new(1, entry->screen->size);
    nav->opening = entry;
    nav->below = below;
    if (entry->screen->open)
        err = entry->screen->open(nav->app, entry->state,
                                  argument ? argument : &none);
    nav->opening = NULL;
    return err;
}

static void close_entry(struct nav *nav, struct nav_entry *entry)
{
    if (entry->screen && entry->screen->close && entry->state)
        entry->screen->close(nav->app, entry->state);
    MEM_FREE(entry->state);
}

static void drop_top(struct nav *nav)
{
    struct nav_entry *top = nav_top(nav);

    close_entry(nav, top);
    *top = (struct nav_entry){0};
    nav->entries.count--;
}

static void refresh_top(struct nav *nav)
{
    struct nav_entry *top = nav_top(nav);

    if (top && top->screen->refresh)
        top->screen->refresh(nav->app, top->state);
    /* What was added meanwhile must not push the focus out of sight. */
    if (top)
        top->view.follow = true;
}

enum err nav_push(struct nav *nav, int id,
                  const struct screen_argument *argument)
{
    struct nav_entry entry;
    enum err err =
        open_entry(nav, id, nav->entries.count, argument, &entry);

    if (err) {
        close_entry(nav, &entry);
        return err;
    }
    *LIST_ADD(&nav->entries) = entry;
    return ERR_OK;
}

enum err nav_replace(struct nav *nav, int id,
                     const struct screen_argument *argument)
{
    struct nav_entry entry;
    size_t below = nav->entries.count > 0 ? nav->entries.count - 1 : 0;
    enum err err = open_entry(nav, id, below, argument, &entry);

    if (err) {
        close_entry(nav, &entry);
        return err;
    }
    if (nav->entries.count > 0)
        drop_top(nav);
    *LIST_ADD(&nav->entries) = entry;
    return ERR_OK;
}

bool nav_back(struct nav *nav)
{
    if (nav->entries.count < 2)
        return false;
    drop_top(nav);
    refresh_top(nav);
    return true;
}

bool nav_has(const struct nav *nav, int id)
{
    for (size_t i = 0; i < nav->entries.count; i++)
        if (nav->entries.items[i].id == id)
            return true;
    return false;
}

enum err nav_home(struct nav *nav, int id)
{
    struct nav_entry entry;
    enum err err;

    if (nav_has(nav, id)) {
        bool covered = nav_top(nav)->id != id;

        while (nav_top(nav)->id != id)
            drop_top(nav);
        if (covered)
            refresh_top(nav);
        return ERR_OK;
    }
    err = open_entry(nav, id, 0, NULL, &entry);
    if (err) {
        close_entry(nav, &entry);
        return err;
    }
    while (nav->entries.count > 0)
        drop_top(nav);
    *LIST_ADD(&nav->entries) = entry;
    return ERR_OK;
}

void nav_leave(struct nav *nav)
{
    const struct action leave = {.act = ACT_LEAVE};

    for (size_t i = nav->entries.count; i-- > 0;) {
        struct nav_entry *entry = &nav->entries.items[i];

        if (entry->screen->act)
            entry->screen->act(nav->app, entry->state, &leave);
    }
}

void nav_done(struct nav *nav)
{
    while (nav->entries.count > 0)
        drop_top(nav);
    LIST_DONE(&nav->entries);
}
