/* What is looked at rather than read: big letters, bars, charts. */
#include "ui/layout_parts.h"

#include "i18n/format.h"
#include "i18n/phrase.h"

int layout_big(const struct placing *placing, const struct item *item, int row)
{
    const char *string = item_string(item, 0);
    int cells = layout_width(placing, string);

    if (cells > placing->cells)
        return layout_paragraph(placing, row, placing->at, placing->cells,
                                item->look, string);
    layout_line(placing, row, placing->at + (placing->cells - cells) / 2, cells,
                item->look, string);
    return 1;
}

int layout_bar(const struct placing *placing, const struct item *item, int row)
{
    struct text number = {0};
    struct text percent = {0};
    struct format_part part = {"number", NULL};
    int cells = placing->cells - 7;
    int full = cells * item->percent / 100;

    format_number(&number, item->percent, NULL);
    part.value = text_string(&number);
    /* TRANSLATORS: beside a bar that grows; at most 5 cells with a number up
     * to 100. */
    format_fill(&percent, _("{number}%"), &part, 1);
    canvas_sign(
        placing->canvas,
        &(struct canvas_line){row, placing->at, full, LOOK_PLAIN, false},
        0x2588);
    canvas_sign(placing->canvas,
                &(struct canvas_line){row, placing->at + full, cells - full,
                                      LOOK_PLAIN, false},
                0x2591);
    layout_line_at_end(placing, row, placing->at, placing->cells, LOOK_PLAIN,
                       text_string(&percent));
    text_done(&number);
    text_done(&percent);
    return 1;
}

/* The number stands above in words; the bar only makes it easy to see. */
int layout_chart(const struct placing *placing, const struct item *item,
                 int row)
{
    int rows = layout_detail(placing, row, placing->at, placing->cells,
                             item_string(item, 0), item_string(item, 1));
    int cells = placing->cells * item->percent / 100;

    if (cells == 0)
        return rows;
    canvas_sign(placing->canvas,
                &(struct canvas_line){row + rows, placing->at, cells,
                                      LOOK_PLAIN, false},
                0x2588);
    return rows + 1;
}
