#ifndef TESTS_UNIT_UI_DUMP_H
#define TESTS_UNIT_UI_DUMP_H
/* A page as text, for tests: laid out, dumped, the focus between > and <. */
#include <locale.h>
#include <string.h>

#include "ui/layout.h"

struct dump {
    struct layout layout;
    struct layout_view view;
    struct layout_notice notice;
    struct canvas *canvas;
    struct text text;
};

static inline const char *dump_page(struct dump *dump, const struct page *page,
                                    int columns, int rows,
                                    enum direction direction)
{
    canvas_free(&dump->canvas);
    dump->canvas = canvas_new(columns, rows, direction);
    layout_place(&dump->layout, page, dump->canvas, &dump->view,
                 &dump->notice);
    text_clear(&dump->text);
    canvas_dump(dump->canvas, &dump->text);
    return text_string(&dump->text);
}

static inline void dump_done(struct dump *dump)
{
    layout_done(&dump->layout);
    canvas_free(&dump->canvas);
    text_done(&dump->text);
}

#endif
