/* Line mode: what a line that was typed means. */
#include <string.h>

#include "i18n/calendar.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/line.h"

#define MARK '.'

struct sign {
    const char *typed; /* after the full stop */
    enum command command;
};

static const struct sign signs[] = {
    {".", COMMAND_HIDE}, {"?", COMMAND_HELP},     {"/", COMMAND_FIND},
    {"-", COMMAND_UNDO}, {"*", COMMAND_LANGUAGE},
};

static void choose_number(struct app *app, long number)
{
    struct line_choices choices = {0};
    int id = 0;

    line_choices(app, &choices);
    if (number >= 1 && (size_t)number <= choices.list.count)
        id = choices.list.items[number - 1].id;
    LIST_DONE(&choices.list);
    if (number == 0)
        app_obey(app, COMMAND_BACK);
    else if (id && !line_ask(app, id))
        app_choose(app, id);
    else if (!id)
        app_say(app, _("There is no such number here."));
}

/* After the full stop. */
static void command(struct app *app, const char *typed)
{
    long number;

    for (size_t i = 0; i < COUNT(signs); i++)
        if (strcmp(signs[i].typed, typed) == 0) {
            app_obey(app, signs[i].command);
            return;
        }
    if (format_read_number(typed, &number))
        choose_number(app, number);
    else
        app_say(app, _("A full stop, then a number of the list: .2"));
}

/* --- values ----------------------------------------------------------------
 */

static void next(struct app *app)
{
    int primary = page_primary(app->page);

    if (primary)
        app_choose(app, primary);
}

static void type_value(struct app *app, const struct item *item,
                       const char *typed, size_t length)
{
    (void)input_edit(item->input, INPUT_ERASE_ALL, DIRECTION_LTR, 60);
    if (input_type(item->input, typed, length))
        app_act(app, &(struct action){.act = ACT_TYPED, .id = item->id});
    /* Typing may have changed what the page offers. */
    app_build(app);
    next(app);
}

static void step_value(struct app *app, const struct item *item,
                       const char *typed)
{
    long number;

    if (*typed == '+' || *typed == '-') {
        for (; *typed == '+' || *typed == '-'; typed++)
            app_step(app, item->id, *typed == '+' ? 1 : -1);
        return;
    }
    if (!format_read_number(typed, &number) || number > 1000000 ||
        !app_act(app, &(struct action){.act = ACT_NUMBER,
                                       .id = item->id,
                                       .amount = (int)number}))
        app_say(app, _("Type a number, or + and -."));
}

/* "24", or "24 12" with what sign you like between: the next such day. */
static int32_t read_day(const char *typed, const struct item *item)
{
    long numbers[2] = {0, 0};
    int count = 0, value, size;
    bool inside = false;

    for (; *typed; typed += size ? size : 1) {
        size = format_digit(typed, &value);
        if (size && !inside && ++count > 2)
            return DAY_NONE;
        inside = size > 0;
        if (size && numbers[count - 1] < 100)
            numbers[count - 1] = numbers[count - 1] * 10 + value;
    }
    if (!count)
        return DAY_NONE;
    for (int32_t day = item->first; day <= item->last; day++) {
        struct date date = calendar_date(calendar_of(NULL), day);

        if (date.day == numbers[0] && (count < 2 || date.month == numbers[1]))
            return day;
    }
    return DAY_NONE;
}

static void go_to_day(struct app *app, const struct item *item,
                      const char *typed)
{
    int32_t day = read_day(typed, item);

    if (day == DAY_NONE)
        app_say(app, _("That day can't be chosen here."));
    else
        app_step_day(app, item->id, day);
}

static void set_value(struct app *app, const struct item *item,
                      const char *typed, size_t length)
{
    switch (item->kind) {
    case ITEM_INPUT:
        type_value(app, item, typed, length);
        break;
    case ITEM_CALENDAR:
        go_to_day(app, item, typed);
        break;
    default:
        step_value(app, item, typed);
    }
}

/* A secret is copied nowhere but into its own memory. */
static bool is_secret(const struct item *value)
{
    return value && value->kind == ITEM_INPUT && value->input->hidden;
}

static void handle(struct app *app, const struct item *value,
                   const char *line)
{
    long number;

    if (*line == MARK)
        command(app, line + 1);
    else if (value)
        set_value(app, value, line, strlen(line));
    else if (format_read_number(line, &number))
        choose_number(app, number);
    else
        app_say(app, _("Type a number and press Enter."));
}

void line_handle(struct app *app, const char *typed, size_t length)
{
    const struct item *value;
    struct text line = {0};
    unsigned turn = app->turn;

    app_build(app);
    value = line_value(app);
    if (length == 0) {
        next(app);
    } else if (is_secret(value) && *typed != MARK) {
        type_value(app, value, typed, length);
    } else {
        text_append_clean(&line, typed, length, length * 3);
        handle(app, value, text_string(&line));
    }
    text_done(&line);
    /* A second wrong line is answered too, in the same words. */
    if (app->said.until != 0 && app->said.turn == turn)
        text_done(&app->lines.status);
}
