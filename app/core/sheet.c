#include "core/sheet.h"

#include <string.h>

#include "base/mark.h"
#include "base/mem.h"

static const struct {
    const char *word;
    const char *name;
} kinds[SHEET_KINDS] = {
    [SHEET_FAMILY] = {"family", N_("For families")},
    [SHEET_GROUP] = {"group", N_("For the group")},
    [SHEET_LETTER] = {"letter", N_("Letters, filled in on paper")},
};

static const struct {
    const char *country;
    const char *name;
} countries[] = {
    {"any", N_("Any country")},
    {"CA", N_("Canada")},
    {"DE", N_("Germany")},
    {"ES", N_("Spain")},
    {"EU", N_("European Union")},
    {"FR", N_("France")},
    {"GB", N_("United Kingdom")},
    {"IE", N_("Ireland")},
    {"IT", N_("Italy")},
    {"MX", N_("Mexico")},
    {"US", N_("United States")},
};

enum sheet_kind sheet_kind_find(const char *word)
{
    int kind = 0;

    while (kind < SHEET_KINDS && strcmp(kinds[kind].word, word) != 0)
        kind++;
    return (enum sheet_kind)kind;
}

const char *sheet_kind_name(enum sheet_kind kind)
{
    return kinds[kind].name;
}

void sheet_done(struct sheet *sheet)
{
    mem_free(sheet->id);
    mem_free(sheet->title);
    mem_free(sheet->country);
    mem_free(sheet->reader);
    for (size_t i = 0; i < SHEET_PARTS; i++) {
        mem_free(sheet->parts[i].title);
        mem_free(sheet->parts[i].text);
    }
    for (size_t i = 0; i < SHEET_BLANKS; i++)
        mem_free(sheet->blanks[i]);
    *sheet = (struct sheet){0};
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

bool sheet_is_country(const char *word)
{
    return strcmp(word, "any") == 0 ||
           (strlen(word) == 2 && is_capital(word[0]) && is_capital(word[1]));
}

const char *sheet_country_name(const char *country)
{
    for (size_t i = 0; i < COUNT(countries); i++)
        if (strcmp(countries[i].country, country) == 0)
            return countries[i].name;
    return country;
}

size_t sheet_blank(const char *at, int *number)
{
    static const char start[] = "{blank_";
    const char *digits = at + sizeof start - 1;
    int value = 0;

    *number = 0;
    if (strncmp(at, start, sizeof start - 1) != 0 || *digits == '0')
        return 0;
    while (*digits >= '0' && *digits <= '9' && value <= SHEET_BLANKS)
        value = value * 10 + (*digits++ - '0');
    if (*digits != '}' || value < 1 || value > SHEET_BLANKS)
        return 0;
    *number = value;
    return (size_t)(digits - at) + 1;
}
