#include "ui/page.h"

#include "base/mem.h"
#include "ui/page_items.h"

struct page *page_new(void)
{
    return mem_new(1, sizeof(struct page));
}

static void item_done(struct item *item)
{
    for (size_t i = 0; i < ITEM_STRINGS; i++)
        MEM_FREE(item->strings[i]);
    for (size_t i = 0; item->labels && i < item->count; i++)
        mem_free(item->labels[i]);
    MEM_FREE(item->labels);
    MEM_FREE(item->marks);
    MEM_FREE(item->modules);
}

void page_clear(struct page *page)
{
    for (size_t i = 0; i < page->items.count; i++)
        item_done(&page->items.items[i]);
    LIST_DONE(&page->items);
    for (size_t i = 0; i < page->buttons.count; i++)
        mem_free(page->buttons.items[i].label);
    LIST_DONE(&page->buttons);
    MEM_FREE(page->title);
    MEM_FREE(page->detail);
    MEM_FREE(page->status);
    mem_wipe(page, sizeof *page);
}

void page_free(struct page **page)
{
    if (!*page)
        return;
    page_clear(*page);
    mem_free(*page);
    *page = NULL;
}

static struct item *add(struct page *page, enum item_kind kind, int id)
{
    struct item *item = LIST_ADD(&page->items);

    item->kind = kind;
    item->id = id;
    return item;
}

void page_head(struct page *page, unsigned flags, const char *title,
               const char *detail)
{
    MEM_FREE(page->title);
    MEM_FREE(page->detail);
    page->flags = flags;
    page->title = mem_string(title);
    page->detail = mem_string(detail);
}

void page_steps(struct page *page, int step, int total)
{
    page->step = step;
    page->steps = total;
}

void page_text(struct page *page, enum look look, const char *string)
{
    struct item *item = add(page, ITEM_TEXT, 0);

    item->look = look;
    item->strings[0] = mem_string(string);
}

void page_note(struct page *page, const char *string)
{
    struct item *item = add(page, ITEM_NOTE, 0);

    item->look = LOOK_QUIET;
    item->strings[0] = mem_string(string);
}

void page_gap(struct page *page)
{
    add(page, ITEM_GAP, 0);
}

void page_pair(struct page *page, enum look look, const char *label,
               const char *value)
{
    struct item *item = add(page, ITEM_PAIR, 0);

    item->look = look;
    item->strings[0] = mem_string(label);
    item->strings[1] = mem_string(value);
}

void page_bullet(struct page *page, const char *sign, const char *string,
                 const char *detail)
{
    struct item *item = add(page, ITEM_BULLET, 0);

    item->strings[0] = mem_string(sign);
    item->strings[1] = mem_string(string);
    item->strings[2] = mem_string(detail);
}

void page_big(struct page *page, const char *string)
{
    struct item *item = add(page, ITEM_BIG, 0);

    item->look = LOOK_TITLE;
    item->strings[0] = mem_string(string);
}

void page_bar(struct page *page, int percent)
{
    add(page, ITEM_BAR, 0)->percent =
        percent < 0 ? 0 : percent > 100 ? 100 : percent;
}

void page_chart(struct page *page, const char *label, const char *value,
                int percent)
{
    struct item *item = add(page, ITEM_CHART, 0);

    item->strings[0] = mem_string(label);
    item->strings[1] = mem_string(value);
    item->percent = percent < 0 ? 0 : percent > 100 ? 100 : percent;
}

void page_row(struct page *page, int id, const char *label, const char *detail,
              const char *below)
{
    struct item *item = add(page, ITEM_ROW, id);

    item->strings[0] = mem_string(label);
    item->strings[1] = mem_string(detail);
    item->strings[2] = mem_string(below);
}

void page_card(struct page *page, int id, const char *title, const char *middle,
               const char *state, const char *below)
{
    struct item *item = add(page, ITEM_CARD, id);

    item->strings[0] = mem_string(title);
    item->strings[1] = mem_string(middle);
    item->strings[2] = mem_string(state);
    item->strings[3] = mem_string(below);
}

void page_tick(struct page *page, int id, bool ticked, const char *label)
{
    struct item *item = add(page, ITEM_TICK, id);

    item->on = ticked;
    item->strings[0] = mem_string(label);
}

void page_button(struct page *page, int id, bool primary, const char *label)
{
    struct button *button = LIST_ADD(&page->buttons);

    button->id = id;
    button->primary = primary;
    button->label = mem_string(label);
}

void page_stepper(struct page *page, int id, const char *value)
{
    add(page, ITEM_STEPPER, id)->strings[0] = mem_string(value);
}

void page_chips(struct page *page, int first_id, const char *const *labels,
                size_t count, int chosen_index)
{
    struct item *item = add(page, ITEM_CHIPS, first_id);

    item->labels = mem_new(count, sizeof *item->labels);
    item->count = count;
    item->chosen = chosen_index;
    for (size_t i = 0; i < count; i++)
        item->labels[i] = mem_string(labels[i]);
}

void page_calendar(struct page *page, int id, int32_t day, int32_t today,
                   int32_t first, int32_t last)
{
    struct item *item = add(page, ITEM_CALENDAR, id);

    item->day = day < first ? first : day > last ? last : day;
    item->today = today;
    item->first = first;
    item->last = last;
}

void page_input(struct page *page, const struct page_input *input)
{
    struct item *item = add(page, ITEM_INPUT, input->id);

    item->strings[0] = mem_string(input->label);
    item->input = input->input;
    item->rows = input->rows > 0 ? input->rows : 1;
    if (input->mark_count > 0) {
        item->marks = mem_copy(input->marks,
                               input->mark_count * sizeof *input->marks);
        item->mark_count = input->mark_count;
    }
}

void page_code(struct page *page, const struct page_code *code)
{
    struct item *item = add(page, ITEM_CODE, code->id);

    item->strings[0] = mem_string(code->label);
    item->modules =
        mem_copy(code->modules, (size_t)code->size * (size_t)code->size);
    item->size = code->size;
    item->quiet = code->quiet;
    item->on = code->several;
}

void page_status(struct page *page, enum look look, const char *string)
{
    MEM_FREE(page->status);
    page->status_look = look;
    page->status = mem_string(string);
    page->status_keys = false;
}

void page_status_keys(struct page *page, const char *string)
{
    page_status(page, LOOK_QUIET, string);
    page->status_keys = true;
}

void page_focus(struct page *page, int id)
{
    page->focus = id;
}

void page_turn(struct page *page, int number)
{
    page->turn = number;
}

const char *item_string(const struct item *item, size_t index)
{
    return item->strings[index] ? item->strings[index] : "";
}

bool page_has_notes(const struct page *page)
{
    for (size_t i = 0; i < page->items.count; i++)
        if (page->items.items[i].kind == ITEM_NOTE)
            return true;
    return false;
}

int page_primary(const struct page *page)
{
    for (size_t i = 0; i < page->buttons.count; i++)
        if (page->buttons.items[i].primary)
            return page->buttons.items[i].id;
    return 0;
}

const struct item *page_find(const struct page *page, int id)
{
    for (size_t i = 0; i < page->items.count; i++) {
        const struct item *item = &page->items.items[i];
        int ids = item->kind == ITEM_CHIPS ? (int)item->count : 1;

        if (item->id > 0 && id >= item->id && id < item->id + ids)
            return item;
    }
    return NULL;
}

const struct item *page_find_code(const struct page *page)
{
    for (size_t i = 0; i < page->items.count; i++)
        if (page->items.items[i].kind == ITEM_CODE)
            return &page->items.items[i];
    return NULL;
}

const struct item *page_find_input(const struct page *page, int id)
{
    const struct item *item = page_find(page, id);

    return item && item->kind == ITEM_INPUT ? item : NULL;
}
