#include "ui/layout_parts.h"

#include "i18n/calendar.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

#define DAY_CELLS 4
#define GRID_CELLS (7 * DAY_CELLS)

static int32_t clamp(const struct item *item, int32_t day)
{
    return day < item->first ? item->first
                             : day > item->last ? item->last : day;
}

static void draw(const struct placing *placing, int row, int at, int cells,
                 enum look look, const char *string)
{
    struct canvas_line line = {row, at, cells, look, false};

    canvas_text(placing->canvas, &line, string);
}

static void part(struct placing *placing, const struct item *item, int row,
                 int at, int cells, int32_t day)
{
    struct spot *spot = layout_spot(placing, item->id, row, at, cells);

    spot->kind = SPOT_PART;
    spot->day = clamp(item, day);
}

/* "‹  November 2026  ›": a tap on an arrow goes to the same day there, or to
 * its last. */
static void draw_month(struct placing *placing, const struct item *item,
                       int row, int at)
{
    enum calendar calendar = calendar_of(NULL);
    int32_t start = calendar_month_start(calendar, item->day, 0);
    int32_t next = calendar_month_start(calendar, item->day, 1);
    int32_t before = calendar_month_start(calendar, item->day, -1);
    int32_t into = item->day - start;
    struct text name = {0};
    int cells;
    int grid; /* wider than the days if the month's name is */

    format_month_of(&name, item->day);
    cells = canvas_width(placing->canvas, text_string(&name));
    at -= cells + 6 > GRID_CELLS ? (cells + 7 - GRID_CELLS) / 2 : 0;
    grid = cells + 6 > GRID_CELLS ? cells + 6 : GRID_CELLS;
    draw(placing, row, at + (grid - cells) / 2, cells, LOOK_TITLE,
         text_string(&name));
    text_done(&name);
    if (start > item->first) {
        draw(placing, row, at + 1, 1, LOOK_PLAIN, "‹");
        part(placing, item, row, at, 3,
             before + into < start ? before + into : start - 1);
    }
    if (next <= item->last) {
        int32_t after = calendar_month_start(calendar, item->day, 2);

        draw(placing, row, at + grid - 2, 1, LOOK_PLAIN, "›");
        part(placing, item, row, at + grid - 3, 3,
             next + into < after ? next + into : after - 1);
    }
}

static void draw_day(struct placing *placing, const struct item *item,
                     int32_t day, int row, int at)
{
    struct text number = {0};
    bool chosen = day == item->day;
    int pad;

    if (day < item->first || day > item->last) {
        draw(placing, row, at + 2, 1, LOOK_QUIET, "·");
        return;
    }
    format_number(&number, calendar_date(calendar_of(NULL), day).day, NULL);
    pad = canvas_width(placing->canvas, text_string(&number)) < 2 ? 1 : 0;
    draw(placing, row, at + 1 + pad, 2 - pad,
         chosen || day == item->today ? LOOK_TITLE : LOOK_PLAIN,
         text_string(&number));
    text_done(&number);
    if (chosen) {
        draw(placing, row, at, 1, LOOK_STATE, "[");
        draw(placing, row, at + 3, 1, LOOK_STATE, "]");
        layout_highlight(placing, item->id, row, 1, at, DAY_CELLS);
    }
}

static int column_of(int32_t day)
{
    return (day_weekday(day) - phrase_language()->first_weekday + 7) % 7;
}

/* The days of the month, and a spot to tap on each that can be chosen. */
static int draw_days(struct placing *placing, const struct item *item,
                     int row, int at, struct spot *whole)
{
    enum calendar calendar = calendar_of(NULL);
    int32_t start = calendar_month_start(calendar, item->day, 0);
    int32_t end = calendar_month_start(calendar, item->day, 1);
    /* Weeks without a day to choose are left out. */
    int32_t from = item->first > start ? item->first : start;
    int column = column_of(from);
    int rows = 0;

    from = from - column > start ? from - column : start;
    column = column_of(from);
    for (int32_t day = from; day < end; day++) {
        int day_at = at + column * DAY_CELLS;

        draw_day(placing, item, day, row + rows, day_at);
        if (day == item->day) {
            whole->cursor_row = row + rows;
            whole->cursor_at = day_at + 1;
        }
        if (day >= item->first && day <= item->last)
            part(placing, item, row + rows, day_at, DAY_CELLS, day);
        if (++column == 7 && day + 1 < end) {
            if (day >= item->last)
                break;
            column = 0;
            rows++;
        }
    }
    return rows + 1;
}

int layout_calendar(struct placing *placing, const struct item *item, int row)
{
    int at = placing->at + (placing->cells - GRID_CELLS) / 2;
    struct spot whole = {0};
    struct spot *spot =
        layout_spot(placing, item->id, row, at, GRID_CELLS);
    size_t index = placing->layout->spots.count;
    int rows;

    spot->kind = SPOT_CALENDAR;
    draw_month(placing, item, row, at);
    for (int i = 0; i < 7; i++) {
        int weekday = (phrase_language()->first_weekday + i) % 7;

        draw(placing, row + 1, at + i * DAY_CELLS + 1, DAY_CELLS - 1,
             LOOK_QUIET, format_weekday_short(weekday, NULL));
    }
    rows = 2 + draw_days(placing, item, row + 2, at, &whole);
    if (!placing->recording)
        return rows;
    /* The list may have moved since. */
    spot = &placing->layout->spots.items[index - 1];
    spot->rows = rows;
    spot->cursor_row = whole.cursor_row;
    spot->cursor_at = whole.cursor_at;
    return rows;
}
