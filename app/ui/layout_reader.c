/* For who hears the screen or feels it: one thing on a line, in words, and
 * nothing beside it. The title is the first line, what happened the last one;
 * all else scrolls between them, the ways out last.
 */
#include "ui/layout_parts.h"

#include "i18n/format.h"
#include "i18n/phrase.h"

#define ALL_ROWS 100000

static int say(const struct placing *placing, int row, int at, enum look look,
               const char *string)
{
    struct canvas_line line = {row, at,
                               placing->at + placing->cells - at, look, false};

    if (!*string)
        return 0;
    return canvas_paragraph(placing->canvas, &line, 0, ALL_ROWS, string);
}

static int say_together(const struct placing *placing, int row, int at,
                        enum look look, const char *const *parts, size_t count)
{
    struct text line = {0};
    int rows;

    format_together(&line, parts, count);
    rows = say(placing, row, at, look, text_string(&line));
    text_done(&line);
    return rows;
}

/* A thing that can be chosen, on rows of its own; `number` 0: none. */
static int choice(struct placing *placing, int id, int number, int row,
                  const char *const *parts, size_t count)
{
    struct spot *spot = layout_spot(placing, id, row, placing->outer_at,
                                    placing->outer_cells);
    int at = placing->at;
    int rows;

    if (number > 0) {
        struct text digits = {0};

        spot->number = number;
        format_number(&digits, number, NULL);
        canvas_text(placing->canvas,
                    &(struct canvas_line){row, at, placing->digits, LOOK_QUIET,
                                          false},
                    text_string(&digits));
        text_done(&digits);
        at += placing->digits;
    }
    rows = say_together(placing, row, at, LOOK_PLAIN, parts, count);
    rows = rows > 0 ? rows : 1;
    spot->rows = rows;
    spot->cursor_at = at;
    layout_highlight(placing, id, row, rows, placing->outer_at,
                     placing->outer_cells);
    return rows;
}

static int next_number(struct placing *placing)
{
    placing->number++;
    return placing->numbered ? placing->number : 0;
}

static int place_choice(struct placing *placing, const struct item *item,
                        int row)
{
    return choice(placing, item->id, next_number(placing), row,
                  (const char *const *)item->strings, ITEM_STRINGS);
}

static int place_tick(struct placing *placing, const struct item *item,
                      int row)
{
    const char *parts[] = {item->strings[0],
                           item->on ? _("ticked") : _("not ticked")};

    return choice(placing, item->id, next_number(placing), row, parts,
                  COUNT(parts));
}

static int place_card(struct placing *placing, const struct item *item,
                      int row)
{
    return choice(placing, item->id, 0, row,
                  (const char *const *)item->strings, ITEM_STRINGS);
}

static int place_chips(struct placing *placing, const struct item *item,
                       int row)
{
    int rows = 0;

    for (size_t i = 0; i < item->count; i++) {
        const char *parts[] = {item->labels[i],
                               (int)i == item->chosen ? _("chosen") : NULL};

        rows += choice(placing, item->id + (int)i, 0, row + rows, parts,
                       COUNT(parts));
    }
    return rows;
}

static int place_value(struct placing *placing, int id, enum spot_kind kind,
                       int row, const char *value)
{
    size_t index = placing->layout->spots.count;
    int rows = choice(placing, id, 0, row, &value, 1);

    if (placing->recording)
        placing->layout->spots.items[index].kind = kind;
    return rows;
}

/* A month is no picture here: the day alone, arrows change it. */
static int place_calendar(struct placing *placing, const struct item *item,
                          int row)
{
    struct text day = {0};
    int rows;

    format_day(&day, item->day, DAY_LONG, NULL);
    rows = place_value(placing, item->id, SPOT_CALENDAR, row,
                       text_string(&day));
    text_done(&day);
    return rows;
}

static int place_bar(const struct placing *placing, const struct item *item,
                     int row)
{
    struct text number = {0}, percent = {0};
    int rows;

    format_number(&number, item->percent, NULL);
    format_fill(&percent, _("{number}%"),
                &(struct format_part){"number", text_string(&number)}, 1);
    rows = say(placing, row, placing->at, LOOK_PLAIN, text_string(&percent));
    text_done(&number);
    text_done(&percent);
    return rows;
}

int layout_reader_item(struct placing *placing, const struct item *item,
                       int row)
{
    switch (item->kind) {
    case ITEM_ROW:
        return place_choice(placing, item, row);
    case ITEM_CARD:
        return place_card(placing, item, row);
    case ITEM_TICK:
        return place_tick(placing, item, row);
    case ITEM_CHIPS:
        return place_chips(placing, item, row);
    case ITEM_STEPPER:
        return place_value(placing, item->id, SPOT_STEPPER, row,
                           item_string(item, 0));
    case ITEM_CALENDAR:
        return place_calendar(placing, item, row);
    case ITEM_PAIR:
    case ITEM_CHART: /* a label and its number; the bar says the same */
        return say_together(placing, row, placing->at, item->look,
                            (const char *const *)item->strings, 2);
    case ITEM_BULLET: /* the sign says what the words say */
        return say_together(placing, row, placing->at, LOOK_PLAIN,
                            (const char *const *)item->strings + 1, 2);
    case ITEM_BIG:
        return say(placing, row, placing->at, item->look, item_string(item, 0));
    case ITEM_BAR:
        return place_bar(placing, item, row);
    case ITEM_GAP:
        return 0;
    case ITEM_NOTE: /* needs no room of its own: it scrolls */
    case ITEM_TEXT:
        return say(placing, row, placing->at, item->look, item_string(item, 0));
    case ITEM_INPUT: /* its label; layout_items.c does the rest */
        return say(placing, row, placing->at, LOOK_PLAIN, item_string(item, 0));
    case ITEM_CODE: /* layout_code.c */
        break;
    }
    return 0;
}

int layout_reader_top(struct placing *placing)
{
    const struct page *page = placing->page;
    const char *parts[] = {placing->notice->mark, page->title, page->detail};
    int rows = say_together(placing, 0, placing->at, LOOK_TITLE, parts,
                            COUNT(parts));

    placing->layout->marked = placing->notice->mark != NULL;
    return rows + layout_guide(placing, rows);
}

int layout_reader_buttons(struct placing *placing, int row, bool draw)
{
    const struct page *page = placing->page;
    int rows = 0;

    for (size_t i = 0; i < page->buttons.count; i++)
        if (!draw)
            rows += canvas_measure(placing->canvas, placing->cells,
                                   page->buttons.items[i].label);
        else
            rows +=
                choice(placing, page->buttons.items[i].id, 0, row + rows,
                       (const char *const *)&page->buttons.items[i].label, 1);
    return rows;
}

/* The four top screens, then the ways out of this one. */
int layout_reader_ends(struct placing *placing, int row)
{
    const struct page *page = placing->page;
    int rows = 0;

    for (int i = 0; page->flags & PAGE_TABS && i < LAYOUT_TABS; i++) {
        bool due = i == LAYOUT_TABS - 1 && placing->notice->due;
        const char *parts[] = {layout_tab_name(i),
                               placing->notice->tab == i + 1 ? _("chosen")
                                                             : NULL,
                               /* TRANSLATORS: read aloud behind "More": the
                                * check-up waits there. */
                               due ? _("something to do") : NULL};

        rows += choice(placing, SPOT_TAB - i, i + 1, row + rows, parts,
                       COUNT(parts));
    }
    if (placing->notice->mark)
        rows += choice(placing, SPOT_PRACTICE, 0, row + rows,
                       &placing->notice->mark, 1);
    if (!(page->flags & PAGE_NO_BACK))
        rows += choice(placing, SPOT_BACK, 0, row + rows,
                       &(const char *){_("Back")}, 1);
    rows += choice(placing, SPOT_LANGUAGE, 0, row + rows,
                   &(const char *){_("Language")}, 1);
    if (!(page->flags & PAGE_NO_HIDE))
        rows += choice(placing, SPOT_HIDE, 0, row + rows,
                       &(const char *){_("Hide and lock")}, 1);
    return rows;
}
