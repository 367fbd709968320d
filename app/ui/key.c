#include "ui/key.h"

#include "base/mark.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "i18n/width.h"
#include "ui/utf8.h"

#define TYPING KEY_IN_INPUT
#define MOVING (KEY_ON_PAGE | KEY_IN_STEPPER | KEY_IN_CALENDAR)
#define CHARACTER(sign) {PRESS_CHARACTER, sign}
#define CONTROL(sign) {PRESS_CONTROL, sign}

/* The texts with a colon stand in one line at the bottom, as many as fit. Names
 * of keys are as short as on the keyboard. */
static const struct key table[] = {
    {KEY_ANYWHERE, {PRESS_ENTER, 0}, COMMAND_CHOOSE, N_("Enter"),
     N_("Choose what is marked, or go on"),
     /* TRANSLATORS: at the bottom, beside others; max 20 cells. */
     N_("Enter: go on")},
    {MOVING, CHARACTER(' '), COMMAND_CHOOSE, N_("Space"), NULL, NULL},
    {KEY_ANYWHERE, {PRESS_ESCAPE, 0}, COMMAND_BACK, N_("Esc"),
     N_("Back, without losing anything"),
     /* TRANSLATORS: at the bottom, beside others; max 20 cells. */
     N_("Esc: back")},
    {MOVING, {PRESS_BACKSPACE, 0}, COMMAND_BACK, N_("Backspace"), NULL, NULL},
    {KEY_ON_PAGE, {PRESS_UP, 0}, COMMAND_UP, "↑ ↓",
     N_("Move up and down"), NULL},
    {KEY_IN_STEPPER, {PRESS_UP, 0}, COMMAND_UP, "↑", NULL, NULL},
    {KEY_IN_CALENDAR, {PRESS_UP, 0}, COMMAND_UP, "↑", NULL, NULL},
    {KEY_IN_INPUT, {PRESS_UP, 0}, COMMAND_UP, "↑", NULL, NULL},
    {MOVING | TYPING, {PRESS_DOWN, 0}, COMMAND_DOWN, "↓", NULL, NULL},
    {KEY_ON_PAGE, {PRESS_LEFT, 0}, COMMAND_LEFT, "← →",
     N_("Move sideways, change a number or a day"), NULL},
    {KEY_IN_STEPPER, {PRESS_LEFT, 0}, COMMAND_LEFT, "← →", NULL,
     /* TRANSLATORS: at the bottom, beside others; max 20 cells. */
     N_("← →: change")},
    {KEY_IN_CALENDAR, {PRESS_LEFT, 0}, COMMAND_LEFT, "← ↑ → ↓", NULL,
     /* TRANSLATORS: at the bottom, beside others; max 20 cells. */
     N_("Arrows: choose a day")},
    {KEY_IN_INPUT, {PRESS_LEFT, 0}, COMMAND_LEFT, "←", NULL, NULL},
    {MOVING | TYPING, {PRESS_RIGHT, 0}, COMMAND_RIGHT, "→", NULL, NULL},
    {KEY_IN_STEPPER, CHARACTER('-'), COMMAND_LESS, "−", NULL, NULL},
    {KEY_IN_STEPPER, CHARACTER(0x2212), COMMAND_LESS, "−", NULL, NULL},
    {KEY_IN_STEPPER, CHARACTER('+'), COMMAND_MORE, "+", NULL, NULL},
    {KEY_IN_STEPPER, CHARACTER('='), COMMAND_MORE, "+", NULL, NULL},
    {MOVING, {PRESS_TAB, 0}, COMMAND_NEXT, N_("Tab"),
     N_("To the next thing that can be chosen"), NULL},
    {KEY_IN_INPUT, {PRESS_TAB, 0}, COMMAND_MORE_ABOUT, N_("Tab"),
     N_("While typing: why something is better left out"), NULL},
    {KEY_ANYWHERE, {PRESS_BACK_TAB, 0}, COMMAND_PREVIOUS, N_("Shift Tab"),
     NULL, NULL},
    {KEY_ANYWHERE, {PRESS_PAGE_UP, 0}, COMMAND_PAGE_UP, N_("Page up, down"),
     N_("Scroll, or another month"), NULL},
    {KEY_ANYWHERE, {PRESS_PAGE_DOWN, 0}, COMMAND_PAGE_DOWN, N_("Page down"),
     NULL, NULL},
    {KEY_ANYWHERE, {PRESS_HOME, 0}, COMMAND_FIRST, N_("Home, End"),
     N_("To the first, to the last"), NULL},
    {KEY_ANYWHERE, {PRESS_END, 0}, COMMAND_LAST, N_("End"), NULL, NULL},
    {KEY_ON_PAGE | KEY_IN_CALENDAR, CHARACTER('0'), COMMAND_NUMBER,
     N_("1, 2, 3 …"), N_("To the row with that number, in any digits"), NULL},
    {KEY_IN_STEPPER, CHARACTER('0'), COMMAND_NUMBER, N_("1, 2, 3 …"),
     N_("Set the number that is marked"), NULL},
    {KEY_IN_INPUT, {PRESS_BACKSPACE, 0}, COMMAND_ERASE_BACK, N_("Backspace"),
     NULL, NULL},
    {KEY_IN_INPUT, {PRESS_DELETE, 0}, COMMAND_ERASE_FORWARD, N_("Delete"),
     NULL, NULL},
    {KEY_IN_INPUT, CONTROL('U'), COMMAND_ERASE_ALL, "^U",
     N_("While typing: take out the whole text"), NULL},
    {KEY_IN_INPUT, CONTROL('A'), COMMAND_FIRST, "^A", NULL, NULL},
    {KEY_IN_INPUT, CONTROL('E'), COMMAND_LAST, "^E", NULL, NULL},
    {KEY_ANYWHERE, CONTROL('X'), COMMAND_HIDE, N_("Ctrl X"),
     N_("Hide everything and lock, at once, from anywhere"), NULL},
    {KEY_ANYWHERE, CONTROL('\\'), COMMAND_HIDE, N_("Ctrl \\"),
     N_("The same, on any keyboard"), NULL},
    {KEY_ANYWHERE, CONTROL('L'), COMMAND_LANGUAGE, N_("Ctrl L"),
     N_("Another language"), NULL},
    {KEY_ANYWHERE, CONTROL('Z'), COMMAND_UNDO, N_("Ctrl Z"),
     N_("Undo, while it is offered"), NULL},
    {MOVING, CHARACTER('/'), COMMAND_FIND, "/", N_("Find a request"), NULL},
    {MOVING, CHARACTER(0xFF0F), COMMAND_FIND, "/", NULL, NULL},
    {MOVING, CHARACTER(0xF7), COMMAND_FIND, "/", NULL, NULL},
    {MOVING, CHARACTER('?'), COMMAND_HELP, "?", N_("What the keys do"),
     /* TRANSLATORS: at the bottom, beside others; max 20 cells. */
     N_("?: keys")},
    {MOVING, CHARACTER(0x61F), COMMAND_HELP, "?", NULL, NULL},
    {MOVING, CHARACTER(0xFF1F), COMMAND_HELP, "?", NULL, NULL},
    /* So that nobody ends the program by habit. */
    {KEY_ANYWHERE, CONTROL('C'), COMMAND_NOTHING, "^C", NULL, NULL},
};

const struct key *key_table(size_t *count)
{
    *count = COUNT(table);
    return table;
}

static int digit_value(const struct press *press)
{
    char bytes[UTF8_SIZE];
    int value = 0;

    if (press->kind != PRESS_CHARACTER)
        return -1;
    utf8_put(bytes, press->character);
    return format_digit(bytes, &value) > 0 ? value : -1;
}

static bool same_press(const struct press *a, const struct press *b)
{
    if (a->kind != b->kind)
        return false;
    return (a->kind != PRESS_CHARACTER && a->kind != PRESS_CONTROL) ||
           a->character == b->character;
}

const struct key *key_find(unsigned contexts, const struct press *press,
                           int *digit)
{
    int value = digit_value(press);
    struct press wanted = *press;

    *digit = value >= 0 ? value : 0;
    if (value >= 0)
        wanted.character = '0';
    for (unsigned context = KEY_IN_INPUT; context <= KEY_ANYWHERE;
         context *= 2)
        for (size_t i = 0; contexts & context && i < COUNT(table); i++)
            if (table[i].contexts & context &&
                same_press(&table[i].press, &wanted))
                return &table[i];
    return NULL;
}

bool key_conflict(const struct key *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            if (rows[i].contexts & rows[k].contexts &&
                same_press(&rows[i].press, &rows[k].press))
                return true;
    return false;
}

/* Left out one by one for want of room: the way back, which stands in the top
 * bar too, then from the end; help is the last to go. */
static size_t shorten(const struct key **rows, size_t count)
{
    size_t gone = count - 1;

    if (count > 1 && rows[gone]->command == COMMAND_HELP)
        gone--;
    for (size_t i = 0; i < count; i++)
        if (rows[i]->command == COMMAND_BACK)
            gone = i;
    for (size_t i = gone; i + 1 < count; i++)
        rows[i] = rows[i + 1];
    return count - 1;
}

static void join(const struct key **rows, size_t count, struct text *out)
{
    text_clear(out);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_append(out, "   ");
        text_append(out, _(rows[i]->footer));
    }
}

static bool is_said(const struct key *key, unsigned say)
{
    if (key->command == COMMAND_BACK)
        return say & KEY_SAY_BACK;
    return key->command != COMMAND_HELP || say & KEY_SAY_HELP;
}

void key_footer(unsigned contexts, unsigned say, int cells, struct text *out)
{
    const struct key *rows[COUNT(table)];
    size_t count = 0;

    for (size_t i = 0; i < COUNT(table); i++)
        if (table[i].footer && table[i].contexts & contexts &&
            is_said(&table[i], say))
            rows[count++] = &table[i];
    join(rows, count, out);
    while (count > 1 && width_cells(text_string(out)) > cells) {
        count = shorten(rows, count);
        join(rows, count, out);
    }
}
