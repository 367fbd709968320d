/* Numbers that states and banks give to people, of digits alone: by their
 * groups and check digits. */
#include "guard/identity_inside.h"

#include <string.h>

#include "guard/check.h"

static const struct shape none = {NULL, CATEGORY_COUNT, 0};

static bool is_day(int year, int month, int day)
{
    return year >= 1900 && year < 2040 && month >= 1 && month <= 12 &&
           day >= 1 && day <= 31;
}

static bool has_day(const struct number *number, size_t at)
{
    return is_day(number_part(number, at, 4), number_part(number, at + 4, 2),
                  number_part(number, at + 6, 2));
}

/* `a 123 456 789`, `a# 123456789`, `a# is 123456789`. */
static bool follows_a(const struct scratch *scratch,
                      const struct number *number)
{
    const struct token *token = &scratch->tokens.items[number->first];
    uint32_t at = number->first;

    if (at >= 2 && token[-1].sign == '#' && token[-1].plain)
        at--;
    if (!at)
        return false;
    token = &scratch->tokens.items[at - 1];
    return token_length(token) == 1 && token->flags & TOKEN_CAPITAL &&
           (*token_letters(scratch, token) & LETTER_POINT) == 'a';
}

static struct shape nine_digits(const struct scratch *scratch,
                                const struct number *number)
{
    bool called = tag_near(scratch, number->first, TAG_BIT(TAG_CALLING), 4, 3);

    if (follows_a(scratch, number))
        return GOV("alien_number", 95);
    if (number_is(number, "324") && number->digits[0] != '0' &&
        strncmp(number->digits, "666", 3) != 0)
        return number->digits[0] == '9' ? GOV("itin", 90) : GOV("ssn", 90);
    if (number_is(number, "324") && number->digits[0] == '0' && !called)
        return GOV("ssn", 80);
    if (number->count == 1 && !called && !strchr("067", number->digits[0]) &&
        !tag_near(scratch, number->first, TAG_BIT(TAG_CODING), 3, 0))
        return GOV("nine_digits", 60);
    return none;
}

static struct shape ten_digits(const struct scratch *scratch,
                               const struct number *number)
{
    bool called = tag_near(scratch, number->first, TAG_BIT(TAG_CALLING), 4, 3);

    if (number_is(number, "46") && number->digits[0] != '0' && !called)
        return GOV("russian_passport", 85);
    if (number_is(number, "226") && !called)
        return GOV("russian_passport", 85);
    if (number_is(number, "3331"))
        return GOV("haitian_nif", 85);
    if (number_is(number, "271"))
        return GOV("sss", 85);
    if (number_is(number, "361") && !called && check_iranian(number->digits))
        return GOV("iranian_code", 85);
    if (number->count == 1 && !called && number->digits[0] == '3' &&
        check_ukrainian(number->digits))
        return GOV("ukrainian_tax", 65);
    return none;
}

/* The month says the century, too: 21 is January of the 2000s. */
static bool has_polish_day(const struct number *number)
{
    int month = number_part(number, 2, 2);

    return is_day(1900, month % 20, number_part(number, 4, 2)) && month <= 32;
}

static struct shape eleven_digits(const struct scratch *scratch,
                                  const struct number *number)
{
    bool called = tag_near(scratch, number->first, TAG_BIT(TAG_CALLING), 4, 3);

    if (number_is(number, "3332"))
        return GOV("cpf_or_snils", 85);
    if (number->count == 1 && !called && check_cpf(number->digits))
        return GOV("cpf", 75);
    if (number->count == 1 && !called && has_polish_day(number) &&
        check_pesel(number->digits))
        return GOV("pesel", 85);
    return none;
}

/* How long a number is says who gives it out (ISO/IEC 7812). */
static bool is_issued(const char *digits, size_t length)
{
    switch (length) {
    case 14:
        return digits[0] == '3' && strchr("0689", digits[1]);
    case 15:
        return digits[0] == '3' && strchr("47", digits[1]);
    case 16:
        return strchr("23456", digits[0]);
    default:
        return length > 16 && length <= 19 && digits[0] == '6';
    }
}

static bool is_card(const struct number *number)
{
    return is_issued(number->digits, number->length) &&
           (number->count == 1 || number_is(number, "4444") ||
            number_is(number, "465") || number_is(number, "464") ||
            number_is(number, "44443") || number_is(number, "46414")) &&
           check_luhn(number->digits, number->length);
}

/* French: sex, year, month, department, commune, order, key. */
static bool is_french(const struct number *number)
{
    int month = number->length >= 13 ? number_part(number, 3, 2) : 0;

    return (number->length == 13 || number->length == 15) &&
           strchr("12", number->digits[0]) && month >= 1 && month <= 12 &&
           (number->count == 1 || number_is(number, "122233") ||
            number_is(number, "1222332"));
}

static struct shape long_number(const struct number *number)
{
    const char *digits = number->digits;

    if (is_card(number))
        return MONEY("card", 95);
    if (number->length == 18 && has_day(number, 6) &&
        check_chinese(digits, digits[17]))
        return GOV("chinese_id", 95);
    if (number_is(number, "67") && strchr("12345678", digits[6]) &&
        is_day(1900 + number_part(number, 0, 2) % 100,
               number_part(number, 2, 2), number_part(number, 4, 2)))
        return GOV("korean_id", 95);
    if (number->length == 13 && number->count == 1 &&
        is_day(1900, number_part(number, 3, 2), number_part(number, 5, 2)) &&
        check_cnp(digits))
        return GOV("cnp", 90);
    if (number->length == 13 && number->count == 1 &&
        strchr("1234", digits[6]) &&
        is_day(1900 + number_part(number, 0, 2), number_part(number, 2, 2),
               number_part(number, 4, 2)))
        return GOV("korean_id", 70);
    if (is_french(number))
        return GOV("french_nir", 85);
    return none;
}

struct shape identity_shape(const struct scratch *scratch,
                            const struct number *number)
{
    if (number->plus)
        return none;
    switch (number->length) {
    case 7:
    case 8:
        return follows_a(scratch, number) ? GOV("alien_number", 90) : none;
    case 9:
        return nine_digits(scratch, number);
    case 10:
        return ten_digits(scratch, number);
    case 11:
        return eleven_digits(scratch, number);
    case 12:
        if (number->count == 1 && number->digits[0] == '0' &&
            !tag_near(scratch, number->first, TAG_BIT(TAG_CODING), 3, 0))
            return GOV("vietnamese_id", 75);
        return none;
    default:
        return long_number(number);
    }
}
