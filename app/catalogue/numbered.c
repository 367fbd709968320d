#include "catalogue/numbered.h"

#include <string.h>

#include "base/mark.h"

size_t numbered_read(const char *section, const char *word, size_t most,
                     const char **rest)
{
    size_t length = strlen(word), number = 0;

    if (strncmp(section, word, length) != 0 || section[length] != ' ')
        return 0;
    section += length + 1;
    if (*section == '0')
        return 0;
    while (*section >= '0' && *section <= '9' && number <= most)
        number = number * 10 + (size_t)(*section++ - '0');
    if (number < 1 || number > most)
        return 0;
    if (rest)
        *rest = section;
    else if (*section)
        return 0;
    return number;
}

bool numbered_begin(struct numbered *numbered, struct reading *reading,
                    size_t number)
{
    if (numbered->lines[number]) {
        reading_complain(reading, N_("a number that is there twice"),
                         N_("each number once, counted from 1"));
        return false;
    }
    numbered->lines[number] = reading->line;
    return true;
}

size_t numbered_count(const struct numbered *numbered, struct reading *reading,
                      size_t least, int line)
{
    size_t count = 0;

    for (size_t i = 1; i < COUNT(numbered->lines); i++) {
        if (!numbered->lines[i])
            continue;
        if (++count == i)
            continue;
        reading->line = numbered->lines[i];
        reading_complain(reading, N_("a number is left out before this one"),
                         N_("each number once, counted from 1"));
        return 0;
    }
    if (count < least) {
        reading->line = line;
        reading_complain(reading, N_("fewer sections than it needs"),
                         N_("a lesson: one card and two questions; a sheet: "
                            "one part; a letter: one blank"));
    }
    return count;
}
