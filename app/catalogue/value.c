#include "catalogue/value.h"

#include <string.h>

#include "base/day.h"
#include "base/ini.h"
#include "base/mem.h"
#include "base/text.h"

#define NAME_LIMIT 32

bool value_text(char **text, const char *value)
{
    struct text clean = {0};

    text_append_clean(&clean, value, strlen(value), INI_LINE_LIMIT);
    if (text_string(&clean)[strspn(text_string(&clean), " ")] == '\0') {
        text_done(&clean);
        return false;
    }
    mem_free(*text);
    *text = text_take(&clean);
    return true;
}

bool value_paragraphs(char **text, const char *value)
{
    struct text whole = {0};
    size_t length = strlen(value);

    if (!length || value[strspn(value, " \n")] == '\0' || *value == '\n' ||
        value[length - 1] == '\n' || strstr(value, "\n\n\n"))
        return false;
    for (;;) {
        length = strcspn(value, "\n");
        text_append_clean(&whole, value, length, INI_LINE_LIMIT);
        value += length;
        if (!*value)
            break;
        text_append(&whole, "\n");
        value++;
    }
    mem_free(*text);
    *text = text_take(&whole);
    return true;
}

static bool read_digits(int *number, const char *at, size_t length)
{
    *number = 0;
    for (size_t i = 0; i < length; i++) {
        if (at[i] < '0' || at[i] > '9')
            return false;
        *number = *number * 10 + (at[i] - '0');
    }
    return true;
}

bool value_day(int32_t *day, const char *value)
{
    struct date date;

    if (strlen(value) != 10 || value[4] != '-' || value[7] != '-' ||
        !read_digits(&date.year, value, 4) ||
        !read_digits(&date.month, value + 5, 2) ||
        !read_digits(&date.day, value + 8, 2) || !day_is_valid(date))
        return false;
    *day = day_from_date(date);
    return true;
}

bool value_number(int *number, const char *value, int least, int most)
{
    int sum = 0;

    if (!*value || strlen(value) > 4)
        return false;
    for (; *value; value++) {
        if (*value < '0' || *value > '9')
            return false;
        sum = sum * 10 + (*value - '0');
    }
    if (sum < least || sum > most)
        return false;
    *number = sum;
    return true;
}

bool value_categories(category_set *set, const char *value)
{
    category_set found = 0;

    for (;;) {
        enum category category;
        size_t length;
        char *id;

        value += strspn(value, " ,");
        length = strcspn(value, " ,");
        if (!length)
            break;
        id = mem_string_n(value, length);
        category = category_find(id);
        mem_free(id);
        if (category == CATEGORY_COUNT)
            return false;
        found |= CATEGORY_BIT(category);
        value += length;
    }
    *set = found;
    return found != 0;
}

bool value_is_name(const char *value)
{
    size_t length = strlen(value);

    return length && length <= NAME_LIMIT &&
           strspn(value, "abcdefghijklmnopqrstuvwxyz_") == length;
}
