/* The inventory as Markdown: headings, tables and lists, and nothing in a text
 * that a reader of Markdown would take for more than letters. */
#include "flow/inventory.h"

#include <ctype.h>
#include <string.h>

#include "i18n/phrase.h"

/* Anywhere in a line; in a table `|` would end a cell. */
#define SPECIAL "\\`*_{}[]<>#|~&$"
/* Only where a line begins: a list, a heading, a rule. */
#define AT_START "-+=.)"

/* A number with a dot or bracket behind it begins a list. */
static size_t list_number(const char *string)
{
    size_t digits = strspn(string, "0123456789");

    return digits && strchr(".)", string[digits]) && string[digits] ? digits
                                                                    : 0;
}

static void write_text(struct text *out, const char *string)
{
    const char *mark = string + list_number(string);

    for (const char *at = string; *at; at++) {
        bool first = at == string || at == mark;

        if (strchr(SPECIAL, *at) || (first && strchr(AT_START, *at)))
            text_append(out, "\\");
        /* A line that ends would end the cell or the point. */
        text_append_n(out, isspace((unsigned char)*at) ? " " : at, 1);
    }
}

static void write_cells(struct text *out, const struct inventory_item *item)
{
    text_append(out, "|");
    for (size_t at = 0; at < INVENTORY_CELLS && item->cells[at]; at++) {
        text_append(out, " ");
        write_text(out, item->cells[at]);
        text_append(out, " |");
    }
    text_append(out, "\n");
}

static void write_heads(struct text *out, const struct inventory_item *item)
{
    text_append(out, "\n");
    write_cells(out, item);
    text_append(out, "|");
    for (size_t at = 0; at < INVENTORY_CELLS && item->cells[at]; at++)
        text_append(out, " --- |");
    text_append(out, "\n");
}

static void write_point(struct text *out, const struct inventory_item *item)
{
    text_append(out, "- ");
    if (item->cells[1])
        text_append(out, "**");
    write_text(out, item->cells[0]);
    if (item->cells[1]) {
        text_append(out, "**: ");
        write_text(out, item->cells[1]);
    }
    text_append(out, "\n");
}

static void write_line(struct text *out, const char *before, const char *string,
                       const char *after)
{
    text_append(out, before);
    write_text(out, string);
    text_append(out, after);
}

static void write_item(struct text *out, const struct inventory_item *item,
                       bool after_point)
{
    switch (item->kind) {
    case INVENTORY_TITLE:
        write_line(out, "\n### ", item->cells[0], "\n");
        break;
    case INVENTORY_TEXT:
        write_line(out, "\n", item->cells[0], "\n");
        break;
    case INVENTORY_WARN:
        write_line(out, "\n**⚠ ", item->cells[0], "**\n");
        break;
    case INVENTORY_POINT:
        if (!after_point)
            text_append(out, "\n");
        write_point(out, item);
        break;
    case INVENTORY_HEADS:
        write_heads(out, item);
        break;
    case INVENTORY_ROW:
        write_cells(out, item);
        break;
    }
}

static void write_part(struct text *out, const struct inventory_part *part)
{
    write_line(out, "\n## ", part->title, "\n");
    for (size_t at = 0; at < part->count; at++) {
        enum inventory_kind before =
            at ? part->items[at - 1].kind : INVENTORY_TEXT;

        write_item(out, &part->items[at],
                   before == INVENTORY_POINT);
    }
}

void inventory_write(struct session *session, struct text *out)
{
    write_line(out, "# ", _("What Just Enough can hold"), "\n");
    write_line(out, "\n",
               _("Just Enough is a program with which volunteers arrange help. "
                 "This page says what it can write down, why, for how long, "
                 "and who is told. It is made from the same files that the "
                 "program works by."),
               "\n");
    for (size_t at = 0; at < inventory_parts(session); at++) {
        struct inventory_part part;

        inventory_part(session, at, &part);
        write_part(out, &part);
        inventory_part_done(&part);
    }
}
