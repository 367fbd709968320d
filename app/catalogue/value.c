#include "catalogue/value.h"

#include <string.h>

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
