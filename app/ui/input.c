#include "ui/input.h"

#include <string.h>

#include "base/mem.h"
#include "i18n/edit.h"
#include "i18n/format.h"
#include "i18n/width.h"

void input_init(struct input *input, size_t limit)
{
    *input = (struct input){.limit = limit};
}

void input_init_hidden(struct input *input, size_t limit)
{
    *input = (struct input){.limit = limit};
    input->hidden = secret_new(limit);
    input->hidden->length = 0;
}

void input_done(struct input *input)
{
    text_done(&input->text);
    secret_free(&input->hidden);
    *input = (struct input){0};
}

const char *input_string(const struct input *input)
{
    return text_string(&input->text);
}

bool input_is_empty(const struct input *input)
{
    return input->hidden ? input->hidden->length == 0
                         : input->text.length == 0;
}

/* The nearest place between clusters, not behind `at`. */
static size_t between_clusters(const char *string, size_t at)
{
    size_t place = 0;

    while (string[place]) {
        size_t next = edit_after(string, place);

        if (next > at || next <= place)
            break;
        place = next;
    }
    return place;
}

void input_set(struct input *input, const char *string, size_t cursor)
{
    struct text fresh = {0};

    if (input->hidden)
        return;
    if (string)
        text_append_clean(&fresh, string, strlen(string), input->limit);
    text_done(&input->text);
    input->text = fresh;
    if (cursor > fresh.length)
        cursor = fresh.length;
    input->cursor = between_clusters(input_string(input), cursor);
}

static bool type_hidden(struct input *input, const char *string,
                        size_t length)
{
    struct secret *hidden = input->hidden;
    bool changed = false;

    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)string[i];

        if (byte < 0x20 || byte == 0x7F || hidden->length == hidden->size)
            continue;
        hidden->bytes[hidden->length++] = byte;
        changed = true;
    }
    return changed;
}

static void append_digits(struct text *out, const char *string, size_t length)
{
    size_t at = 0;

    while (at < length) {
        int value;
        int size = format_digit(string + at, &value);

        if (size > 0)
            text_append_n(out, string + at, (size_t)size);
        at += size > 0 ? (size_t)size : 1;
    }
}

/* What may go in, cleaned, and no more than there is room for. */
static void take_typed(const struct input *input, struct text *out,
                       const char *string, size_t length)
{
    struct text copy = {0};
    size_t room = input->limit > input->text.length
                      ? input->limit - input->text.length
                      : 0;

    if (input->digits) {
        /* The copy is terminated, so that reading digits stops. */
        text_append_n(&copy, string, length);
        text_clear(out);
        append_digits(out, text_string(&copy), copy.length);
        text_done(&copy);
        text_append_n(&copy, text_string(out), out->length);
        text_clear(out);
        text_append_clean(out, text_string(&copy), copy.length, room);
    } else {
        text_append_clean(out, string, length, room);
    }
    text_done(&copy);
}

bool input_type(struct input *input, const char *string, size_t length)
{
    struct text typed = {0};
    struct text whole = {0};
    struct text before = {0};

    if (input->hidden)
        return type_hidden(input, string, length);
    take_typed(input, &typed, string, length);
    if (typed.length == 0) {
        text_done(&typed);
        return false;
    }
    /* A mark joins the letter before it, and perhaps what follows. */
    text_append_n(&whole, input_string(input), input->cursor);
    text_append_n(&whole, text_string(&typed), typed.length);
    text_append_clean(&before, text_string(&whole), whole.length,
                      input->limit);
    text_append(&whole, input_string(input) + input->cursor);
    input_set(input, text_string(&whole), before.length);
    text_done(&before);
    text_done(&whole);
    text_done(&typed);
    return true;
}

static bool edit_hidden(struct input *input, enum input_move move)
{
    struct secret *hidden = input->hidden;

    if (hidden->length == 0)
        return false;
    if (move == INPUT_ERASE_ALL) {
        mem_wipe(hidden->bytes, hidden->length);
        hidden->length = 0;
        return true;
    }
    if (move != INPUT_ERASE_BACK)
        return false;
    /* One character of UTF-8; nobody sees clusters here. */
    while (hidden->length > 0) {
        unsigned char byte = hidden->bytes[--hidden->length];

        hidden->bytes[hidden->length] = 0;
        if ((byte & 0xC0) != 0x80)
            break;
    }
    return true;
}

static bool erase(struct input *input, size_t from, size_t to)
{
    struct text rest = {0};

    if (from >= to)
        return false;
    text_append_n(&rest, input_string(input), from);
    text_append(&rest, input_string(input) + to);
    input_set(input, text_string(&rest), from);
    text_done(&rest);
    return true;
}

static bool move_cursor(struct input *input, enum edit_move move,
                        enum direction direction, int cells)
{
    struct laid laid = {0};
    size_t before = input->cursor;

    lay(&laid, input_string(input), cells, direction, input->lay_flags);
    input->cursor = edit_move(&laid, input_string(input), before, move,
                              direction);
    laid_done(&laid);
    return input->cursor != before;
}

bool input_edit(struct input *input, enum input_move move,
                enum direction direction, int cells)
{
    const char *string = input_string(input);
    size_t at = input->cursor;

    if (input->hidden)
        return edit_hidden(input, move);
    switch (move) {
    case INPUT_LEFT:
        return move_cursor(input, EDIT_LEFT, direction, cells);
    case INPUT_RIGHT:
        return move_cursor(input, EDIT_RIGHT, direction, cells);
    case INPUT_UP:
        return move_cursor(input, EDIT_UP, direction, cells);
    case INPUT_DOWN:
        return move_cursor(input, EDIT_DOWN, direction, cells);
    case INPUT_START:
        return move_cursor(input, EDIT_HOME, direction, cells);
    case INPUT_END:
        return move_cursor(input, EDIT_END, direction, cells);
    case INPUT_ERASE_BACK:
        return at > 0 && erase(input, edit_before(string, at), at);
    case INPUT_ERASE_FORWARD:
        return string[at] && erase(input, at, edit_after(string, at));
    case INPUT_ERASE_ALL:
        return erase(input, 0, input->text.length);
    }
    return false;
}

int input_first_line(int cursor_line, int rows)
{
    return cursor_line >= rows ? cursor_line - rows + 1 : 0;
}

void input_tap(struct input *input, enum direction direction, int cells,
               int rows, int line, int at)
{
    const char *string = input_string(input);
    struct laid laid = {0};
    struct edit_place place;

    if (input->hidden)
        return;
    lay(&laid, string, cells, direction, input->lay_flags);
    place = edit_place(&laid, string, input->cursor, direction);
    line += input_first_line((int)place.line, rows);
    place.line = (size_t)line < laid.count ? (size_t)line : laid.count - 1;
    place.column =
        direction == DIRECTION_RTL ? laid.lines[place.line].cells - 1 - at : at;
    input->cursor = edit_at(&laid, string, place, direction);
    laid_done(&laid);
}

struct secret *input_take_hidden(struct input *input)
{
    struct secret *taken;

    if (!input->hidden)
        return NULL;
    taken = secret_new(input->hidden->length);
    if (input->hidden->length > 0)
        memcpy(taken->bytes, input->hidden->bytes, input->hidden->length);
    taken->length = input->hidden->length;
    edit_hidden(input, INPUT_ERASE_ALL);
    return taken;
}
