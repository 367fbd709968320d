/* Telephone numbers, as people of many countries write them in groups. */
#include "guard/number.h"

#include <string.h>

static const struct shape none = {NULL, CATEGORY_COUNT, 0};

/* Group sizes that are a telephone number wherever they stand. The first
 * digits that make it likely, or NULL. */
struct pattern {
    const char *sizes;
    const char *first;
};

static const struct pattern patterns[] = {
    {"334", NULL},       {"1334", "01"},      {"344", NULL},
    {"254", NULL},       {"244", NULL},       {"434", "0"},
    {"433", "01"},       {"22222", "0"},      {"13322", "078"},
    {"3322", "034589"},  {"333", "679"},      {"3222", "679"},
    {"56", "0"},         {"2254", "5"},       {"2244", "5"},
    {"2334", "2345689"}, {"2344", "2345689"}, {"3333", "29"},
    {"54", "9"},         {"343", "0"},        {"3344", "29"},
    {"47", "0"},         {"3323", "29"},      {"235", "0"},
    {"274", "5"},        {"21334", "5"},      {"23322", "37"},
    {"352", "0"},        {"1244", "1"},       {"144", "012"},
    {"2323", "0"},       {"2322", "05679"},   {"33222", "3"},
    {"363", "2"},        {"3134", "4"},       {"346", "2"},
    {"122222", "3"},     {"2122222", "3"},    {"455", "0"},
    {"4222", "0"},       {"443", "0"},        {"38", "05"},
    {"234", "0"},        {"29", "2689"},      {"362", "2"},
    {"4322", "0"},       {"2144", "1234567"}, {"12222", "6"},
    {"137", "78"},       {"3223", "0"},       {"46", "0"},
    {"27", "0"},         {"533", "0"},        {"48", "0"},
    {"317", "3"},        {"37", NULL},
};

static bool fits_pattern(const struct number *number)
{
    for (size_t i = 0; i < COUNT(patterns); i++)
        if (number_is(number, patterns[i].sizes) &&
            (!patterns[i].first ||
             strchr(patterns[i].first, number->digits[0])))
            return true;
    return false;
}

static bool is_spaced(const struct number *number)
{
    for (size_t i = 1; i < number->count; i++)
        if (number->signs[i] != ' ')
            return false;
    return true;
}

static bool is_year(int value)
{
    return value >= 1900 && value < 2040;
}

/* Seven or eight digits: a local number. */
static bool is_local(const struct number *number, bool called)
{
    if (number_is(number, "34"))
        return !is_spaced(number) || called;
    if (number_is(number, "44"))
        return called || !(is_year(number_part(number, 0, 4)) &&
                           is_year(number_part(number, 4, 4)));
    if (number_is(number, "322") || number_is(number, "232"))
        return called || number->signs[1] == '-';
    if (number_is(number, "233"))
        return called || number->digits[0] == '0';
    return called;
}

/* 00 and a country's number: how one calls abroad from most of the world. */
static bool is_abroad(const struct number *number)
{
    return number->length >= 11 && strncmp(number->digits, "00", 2) == 0 &&
           number->digits[2] != '0';
}

/* Written in one piece. */
static bool is_whole(const struct number *number, bool called)
{
    const char *digits = number->digits;

    switch (number->length) {
    case 7:
    case 8:
        return called;
    case 9:
        return called || strchr("067", digits[0]);
    case 10:
        return true;
    case 11:
        return called || strchr("0178", digits[0]) || digits[2] == '9';
    case 12:
        return called || strchr("2345689", digits[0]);
    case 13:
        return called || strncmp(digits, "55", 2) == 0 ||
               strncmp(digits, "521", 3) == 0 || strncmp(digits, "86", 2) == 0;
    default:
        return false;
    }
}

static bool is_repeated(const struct number *number)
{
    return strspn(number->digits, (char[]){number->digits[0], 0}) >=
           number->length;
}

struct shape phone_spelled(const struct number *number)
{
    size_t steps = 0; /* 1 2 3 or 9 8 7 */

    if (number->length != number->count ||
        (number->count != 10 && number->count != 11) || is_repeated(number))
        return none;
    for (size_t i = 1; i < number->length; i++) {
        int step = number->digits[i] - number->digits[i - 1];

        steps += step == 1 || step == -1;
    }
    if (steps > 5)
        return none;
    return (struct shape){"shape.phone", CATEGORY_PHONE, 75};
}

static bool has_signs(const struct number *number, char sign)
{
    for (size_t i = 1; i < number->count; i++)
        if (number->signs[i] != sign)
            return false;
    return number->count > 1;
}

/* 832-555-0190, 02-555-7741: nothing that is counted or ordered is written
 * so. */
bool phone_is_sure(const struct number *number)
{
    if (number->plus)
        return true;
    if (!has_signs(number, '-'))
        return false;
    return number->digits[0] == '0'
               ? number_is(number, "22222") || number_is(number, "234") ||
                     number_is(number, "244")
               : number_is(number, "334") && number->digits[0] > '1' &&
                     number->digits[3] > '1';
}

struct shape phone_shape(const struct scratch *scratch,
                         const struct number *number)
{
    bool called = tag_near(scratch, number->first, TAG_BIT(TAG_CALLING), 4,
                           (uint32_t)number->count + 1);
    bool fits;

    if (number->length < 7 || number->length > 15 || is_repeated(number))
        return none;
    if (number->plus || is_abroad(number))
        return (struct shape){"shape.phone", CATEGORY_PHONE, 95};
    if (number->count == 1)
        fits = is_whole(number, called);
    else if (number->length <= 8)
        fits = is_local(number, called);
    else
        fits = fits_pattern(number) ||
               (called && number->length <= 13 && number->sizes[0] <= 4);
    if (!fits)
        return none;
    return (struct shape){"shape.phone", CATEGORY_PHONE, called ? 95 : 75};
}
