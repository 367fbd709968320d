/* Numbers that states and banks give to people: by their groups and check
 * digits. Letters in them are small here, for the text is folded.
 */
#include "guard/number.h"

#include <string.h>

#include "guard/check.h"

static const struct shape none = {NULL, CATEGORY_COUNT, 0};

#define GOV(name, percent)                                                     \
    (struct shape)                                                             \
    {                                                                          \
        "shape." name, CATEGORY_GOV_ID, percent                                \
    }
#define MONEY(name, percent)                                                   \
    (struct shape)                                                             \
    {                                                                          \
        "shape." name, CATEGORY_MONEY_ACCOUNT, percent                         \
    }

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

/* --- letters and digits ------------------------------------------------- */

#define MIXED_ROOM 36

/* The letters of a few words in a row, as bytes; '?' for other scripts. A
 * mark of Latin or Cyrillic capitals is kept apart. */
struct mixed {
    char letters[MIXED_ROOM + 1];
    size_t length;
    uint32_t to;
    bool cyrillic;
};

static bool add_word(const struct scratch *scratch, uint32_t at,
                     struct mixed *mixed)
{
    const struct token *token = &scratch->tokens.items[at];

    if (mixed->length + token_length(token) > MIXED_ROOM)
        return false;
    for (uint32_t i = token->start; i < token->end; i++) {
        uint32_t point = scratch->folded.letters[i] & LETTER_POINT;

        if (point >= 0x400 && point < 0x530)
            mixed->cyrillic = true;
        mixed->letters[mixed->length++] = point < 0x80 ? (char)point : '?';
    }
    mixed->letters[mixed->length] = '\0';
    mixed->to = at + 1;
    return true;
}

/* A pattern of a letters, 9 digits; `*` = letter or digit. */
static bool looks_like(const char *text, const char *pattern)
{
    for (; *pattern; pattern++, text++) {
        bool digit = *text >= '0' && *text <= '9';
        bool letter = (*text >= 'a' && *text <= 'z') || *text == '?';

        if ((*pattern == '9' && !digit) || (*pattern == 'a' && !letter) ||
            (*pattern == '*' && !digit && !letter))
            return false;
    }
    return !*text;
}

static bool is_nie(const char *text)
{
    char number[9];
    int value = 0;

    if (looks_like(text, "a9999999a") && strchr("xyz", text[0])) {
        memcpy(number, text, 8);
        number[0] = (char)('0' + (text[0] - 'x'));
    } else if (looks_like(text, "99999999a")) {
        memcpy(number, text, 8);
    } else {
        return false;
    }
    for (int i = 0; i < 8; i++)
        value = value * 10 + number[i] - '0';
    return "trwagmyfpdxbnjzsqvhlcke"[value % 23] == text[8];
}

static bool is_receipt(const char *text)
{
    static const char offices[] = "eac wac lin src nbc msc ioe ysc vsc tsc "
                                  "nsc csc psc zsc";
    char office[4] = {0};

    if (!looks_like(text, "aaa9999999999"))
        return false;
    memcpy(office, text, 3);
    return strstr(offices, office) != NULL;
}

/* Offices whose letters are no word anywhere: `wac` is Somali for a call. */
static bool is_office(const char *text)
{
    return strchr("ienvm", text[0]) && is_receipt(text);
}

static struct shape mixed_of(const struct mixed *mixed)
{
    const char *text = mixed->letters;

    if (check_iban(text, mixed->length))
        return MONEY("iban", 95);
    if (mixed->length >= 18 && text[0] >= 'a' && text[1] >= 'a' &&
        strspn(text + 2, "0123456789") >= 14)
        return MONEY("iban_mistyped", 60);
    if (is_receipt(text))
        return GOV("uscis_receipt", 95);
    if (looks_like(text, "aaaa999999aaaaaa*9"))
        return GOV("curp", 95);
    if (looks_like(text, "99999999999999999a") &&
        check_chinese(text, text[17]))
        return GOV("chinese_id", 95);
    if (is_nie(text))
        return GOV("spanish_id", 95);
    if (looks_like(text, "9a*9a*9aa99"))
        return GOV("medicare", 90);
    if (looks_like(text, "aa999999a"))
        return GOV("uk_ni", 90);
    if (text[0] == 'a' && (looks_like(text, "a99999999") ||
                           looks_like(text, "a999999999")))
        return GOV("alien_number", 95);
    if (looks_like(text, "aaaa999999***"))
        return GOV("rfc", 80);
    if (looks_like(text, "aa999999") || looks_like(text, "aa9999999") ||
        looks_like(text, "a99999999") || looks_like(text, "a9999999") ||
        looks_like(text, "99aa99999") || looks_like(text, "a9999999a"))
        return GOV("passport", 70);
    return none;
}

/* Words that may go on: capitals and digits with a space or a hyphen. */
static bool may_go_on(const struct token *token)
{
    return token->signs <= 1 && (!token->sign || token->sign == '-' ||
                                 token->sign == '.') &&
           (token->flags & (TOKEN_DIGITS | TOKEN_MIXED) ||
            token_length(token) <= 4);
}

/* What stands before a number in small letters, or with one capital, is as a
 * rule a word: "at 12345678", "Jo 305 555 0128". */
static bool is_spelled(const struct token *token)
{
    unsigned code = TOKEN_MIXED | TOKEN_DIGITS | TOKEN_CAPITALS;

    if (token_length(token) == 1)
        code |= TOKEN_CAPITAL;
    return !(token->flags & code);
}

struct shape mixed_shape(const struct scratch *scratch, uint32_t at,
                         uint32_t *to)
{
    const struct tokens *tokens = &scratch->tokens;
    struct mixed mixed = {.to = at};
    struct shape best = none;

    for (uint32_t i = at; i < tokens->count && i < at + 10; i++) {
        const struct token *token = &tokens->items[i];
        struct shape shape;

        if ((i > at && !may_go_on(token)) || !add_word(scratch, i, &mixed))
            break;
        if (mixed.length < 8)
            continue;
        shape = mixed_of(&mixed);
        if (shape.rule && i > at && token->signs &&
            (shape.sure <= 90 || !is_office(mixed.letters)) &&
            is_spelled(&tokens->items[at]))
            continue;
        if (shape.rule) {
            best = shape;
            *to = mixed.to;
        }
    }
    return best;
}
