#include "guard/mixed.h"

#include <string.h>

#include "guard/check.h"
#include "guard/identity_inside.h"

#define MIXED_ROOM 36

static const struct shape none = {NULL, CATEGORY_COUNT, 0};

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
