#include "ui/screens/rows.h"

#include "base/mem.h"
#include "flow/inventory.h"
#include "i18n/phrase.h"

/* What can be held, why, how long and who is told: a list of its parts, and
 * each of them as a page of its own (number: its place, from 1). */

enum { ROW = 10 };

struct state {
    size_t index; /* of the part, from 1; 0: the list */
    struct inventory_part part;
    char **titles;
    size_t count;
};

static void drop(struct state *state)
{
    inventory_part_done(&state->part);
    for (size_t i = 0; i < state->count; i++)
        mem_free(state->titles[i]);
    MEM_FREE(state->titles);
    state->count = 0;
}

/* In the language that is on. */
static void load(struct app *app, struct state *state)
{
    struct session *session = app_session(app);

    drop(state);
    if (state->index) {
        inventory_part(session, state->index - 1, &state->part);
        return;
    }
    state->count = inventory_parts(session);
    state->titles = mem_new(state->count, sizeof *state->titles);
    for (size_t i = 0; i < state->count; i++) {
        struct inventory_part part;

        inventory_part(session, i, &part);
        state->titles[i] = mem_string(part.title);
        inventory_part_done(&part);
    }
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->index = argument ? (size_t)argument->number : 0;
    load(app, state);
    return ERR_OK;
}

static void refresh(struct app *app, void *data)
{
    load(app, data);
}

/* A row of a table, its first cell as a title and the others below it, each
 * behind what stands above its column. */
static void build_row(const struct inventory_item *item,
                      const struct inventory_item *heads, struct page *page)
{
    page_gap(page);
    page_text(page, LOOK_TITLE, item->cells[0]);
    for (size_t i = 1; i < INVENTORY_CELLS && item->cells[i]; i++) {
        page_text(page, LOOK_QUIET, heads->cells[i]);
        page_text(page, LOOK_PLAIN, item->cells[i]);
    }
}

static void build_item(const struct inventory_item *item,
                       const struct inventory_item **heads, struct page *page)
{
    switch (item->kind) {
    case INVENTORY_TITLE:
        page_gap(page);
        page_text(page, LOOK_TITLE, item->cells[0]);
        break;
    case INVENTORY_TEXT:
        page_text(page, LOOK_PLAIN, item->cells[0]);
        break;
    case INVENTORY_WARN:
        page_bullet(page, "!", item->cells[0], NULL);
        break;
    case INVENTORY_POINT:
        page_bullet(page, "·", item->cells[0], NULL);
        if (item->cells[1])
            page_text(page, LOOK_QUIET, item->cells[1]);
        break;
    case INVENTORY_HEADS:
        *heads = item;
        break;
    case INVENTORY_ROW:
        build_row(item, *heads, page);
        break;
    }
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;
    const struct inventory_item *heads = NULL;

    (void)app;
    page_turn(page, (int)state->index);
    if (state->index) {
        page_head(page, 0, state->part.title, NULL);
        for (size_t i = 0; i < state->part.count; i++)
            build_item(&state->part.items[i], &heads, page);
        return;
    }
    page_head(page, PAGE_NUMBERED, _("What can be held"), NULL);
    page_text(page, LOOK_PLAIN,
              _("What this program can write down, why, for how long, and who "
                "is told. It is for everybody to read: \"justenough "
                "inventory\" writes it as a page to publish."));
    for (size_t i = 0; i < state->count; i++)
        page_row(page, ROW + (int)i, state->titles[i], NULL, NULL);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    const struct state *state = data;

    if (action->act != ACT_CHOOSE || action->id < ROW || state->index)
        return false;
    app_push(app, SCREEN_INVENTORY,
             &(struct screen_argument){.number = action->id - ROW + 1});
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    drop(data);
}

const struct screen screen_inventory = {.name = "inventory",
                                        .size = sizeof(struct state),
                                        .open = open,
                                        .refresh = refresh,
                                        .build = build,
                                        .act = act,
                                        .close = close};
