#include "guard/number.h"

#include <string.h>

#include "guard/house.h"
#include "guard/mixed.h"

bool number_is(const struct number *number, const char *sizes)
{
    if (strlen(sizes) != number->count)
        return false;
    for (size_t i = 0; i < number->count; i++)
        if (number->sizes[i] != sizes[i] - '0')
            return false;
    return true;
}

int number_part(const struct number *number, size_t from, size_t count)
{
    int value = 0;

    for (size_t i = from; i < from + count; i++)
        value = value * 10 + (number->digits[i] - '0');
    return value;
}

static bool is_digits(const struct scratch *scratch, uint32_t at)
{
    return at < scratch->tokens.count &&
           scratch->tokens.items[at].flags & TOKEN_DIGITS;
}

/* Whether the group belongs to the number before it. */
static bool is_joint(const struct token *token)
{
    return token->signs >= 1 && token->signs <= 3 &&
           (!token->sign || strchr("-./()", token->sign));
}

/* The groups from here on; a longer row is cut. */
static void gather(const struct scratch *scratch, uint32_t at,
                   struct number *number)
{
    const struct token *token = &scratch->tokens.items[at];

    number->length = number->count = 0;
    number->first = at;
    number->plus = token->sign == '+';
    while (number->count < NUMBER_GROUPS &&
           number->length + token_length(token) <= NUMBER_DIGITS) {
        for (uint32_t i = token->start; i < token->end; i++)
            number->digits[number->length++] =
                (char)(scratch->folded.letters[i] & LETTER_POINT);
        number->sizes[number->count] = (uint8_t)token_length(token);
        number->signs[number->count] = token->sign ? (char)token->sign : ' ';
        number->count++;
        if (!is_digits(scratch, ++at) ||
            !is_joint(&scratch->tokens.items[at]))
            break;
        token = &scratch->tokens.items[at];
    }
    number->digits[number->length] = '\0';
}

/* What people write before a number that is only a label. */
static bool is_labelled(const struct scratch *scratch, uint32_t from)
{
    return tag_near(scratch, from, TAG_BIT(TAG_CODING), 3, 0);
}

static bool is_counted(const struct scratch *scratch, uint32_t to)
{
    const struct tokens *tokens = &scratch->tokens;

    return to < tokens->count &&
           tokens->items[to].tags &
               (TAG_BIT(TAG_COUNTING) | TAG_BIT(TAG_CURRENCY));
}

static struct shape shape_of(const struct scratch *scratch,
                             const struct number *number)
{
    struct shape shape = identity_shape(scratch, number);

    if (shape.rule)
        return shape;
    if ((is_labelled(scratch, number->first) ||
         is_counted(scratch, number->first + (uint32_t)number->count)) &&
        !phone_is_sure(number))
        return shape;
    return phone_shape(scratch, number);
}

static void mark_shape(const struct guard *guard, struct scratch *scratch,
                       uint32_t at, uint32_t to, const struct shape *shape)
{
    mark_add(scratch, shape->category, at, to, shape->rule, shape->sure);
    hit_add(guard, scratch, at, to, TAG_CODE);
    if (shape->category == CATEGORY_PHONE)
        hit_add(guard, scratch, at, to, TAG_PHONE);
}

static bool is_hyphened(const struct token *token)
{
    return token->sign == '-' && token->signs == 1;
}

/* Tries the longest row first; yields the word after what was found. */
static uint32_t read_number(const struct guard *guard, struct scratch *scratch,
                            uint32_t at)
{
    struct number number;
    struct shape shape;

    gather(scratch, at, &number);
    shape = phone_spelled(&number);
    if (shape.rule) {
        mark_shape(guard, scratch, at, at + (uint32_t)number.count, &shape);
        return at + (uint32_t)number.count;
    }
    /* Other digits one by one are a count. */
    if (number.length < 7 || (number.count > 3 && number.sizes[0] == 1 &&
                              number.sizes[1] == 1 && number.sizes[2] == 1))
        return at;
    while (number.count && number.length >= 7) {
        uint32_t to = at + (uint32_t)number.count;

        shape = shape_of(scratch, &number);
        if (shape.rule) {
            mark_shape(guard, scratch, at, to, &shape);
            return to;
        }
        /* What is written like a card and is none counts parcels; what goes
         * on after a hyphen is no telephone number so far. */
        if (number_is(&number, "4444") ||
            is_hyphened(&scratch->tokens.items[to - 1]))
            return to;
        number.count--;
        number.length -= number.sizes[number.count];
    }
    return at;
}

/* Five or more digits in groups: a code, for the rules. */
static void tag_code(const struct guard *guard, struct scratch *scratch,
                     uint32_t at)
{
    const struct token *token = &scratch->tokens.items[at];
    size_t digits = token_length(token);
    uint32_t to = at + 1;

    while (is_digits(scratch, to) && to < at + 8 &&
           is_joint(&scratch->tokens.items[to])) {
        digits += token_length(&scratch->tokens.items[to]);
        to++;
    }
    if (digits >= 5)
        hit_add(guard, scratch, at, to, TAG_CODE);
}

static bool is_money(const struct scratch *scratch, uint32_t at)
{
    const struct tokens *tokens = &scratch->tokens;
    const struct token *token = &tokens->items[at];

    if (token->sign == '$' || token->sign == SIGN_MONEY)
        return true;
    if (at && token[-1].tags & TAG_BIT(TAG_CURRENCY))
        return true;
    return at + 1 < tokens->count &&
           token[1].tags & TAG_BIT(TAG_CURRENCY) && token[1].gap <= GAP_COMMA;
}

/* The word after a time of day, or 0. */
static uint32_t time_end(const struct scratch *scratch, uint32_t at)
{
    const struct tokens *tokens = &scratch->tokens;
    const struct token *token = &tokens->items[at];
    uint32_t to = at + 1;

    if (token_length(token) > 2 || token->value > 24) {
        if (token_length(token) != 4 || to >= tokens->count ||
            !(token[1].tags & TAG_BIT(TAG_CLOCK)))
            return 0;
        return to + 1;
    }
    if (is_digits(scratch, to) && token[1].sign == ':' &&
        token[1].signs == 1 && token_length(&token[1]) == 2)
        to++;
    if (to < tokens->count && tokens->items[to].tags & TAG_BIT(TAG_CLOCK))
        return to + 1;
    return to > at + 1 ? to : 0;
}

static void tag_digits(struct scratch *scratch, uint32_t at)
{
    struct token *token = &scratch->tokens.items[at];
    size_t length = token_length(token);
    uint32_t value = token->value;

    token->tags |= TAG_BIT(TAG_NUMBER);
    if (length == 4) {
        token->tags |= TAG_BIT(TAG_LAST4);
        if (value >= 1920 && value < 2040)
            token->tags |= TAG_BIT(TAG_YEAR);
    }
}

/* Yields how many words are done with. */
static uint32_t read_digits(const struct guard *guard, struct scratch *scratch,
                            uint32_t at)
{
    struct token *token = &scratch->tokens.items[at];
    uint32_t end;

    tag_digits(scratch, at);
    end = time_end(scratch, at);
    if (end) {
        hit_add(guard, scratch, at, end, TAG_TIME);
        for (uint32_t i = at; i < end; i++)
            if (is_digits(scratch, i))
                tag_digits(scratch, i);
        return end;
    }
    if (is_money(scratch, at)) {
        hit_add(guard, scratch, at, at + 1, TAG_MONEY);
        return at + 1;
    }
    if (house_begins(scratch, at)) {
        token->tags |= TAG_BIT(TAG_HOUSE);
        if (house_has_letter(scratch, at))
            hit_add(guard, scratch, at, at + 2, TAG_HOUSE);
    }
    tag_code(guard, scratch, at);
    end = read_number(guard, scratch, at);
    for (uint32_t i = at; i < end; i++)
        tag_digits(scratch, i);
    return end > at ? end : at + 1;
}

static uint32_t read_mixed(const struct guard *guard, struct scratch *scratch,
                           uint32_t at)
{
    struct token *token = &scratch->tokens.items[at];
    uint32_t to = at + 1;
    struct shape shape = mixed_shape(scratch, at, &to);

    if (token->flags & TOKEN_MIXED) {
        if (token_length(token) >= 5)
            hit_add(guard, scratch, at, at + 1, TAG_CODE);
        if (token->kind == LETTER_DIGIT)
            token->tags |= TAG_BIT(TAG_NUMBER);
    }
    if (!shape.rule || is_labelled(scratch, at) ||
        (token->kind == LETTER_DIGIT && is_counted(scratch, to)))
        return at + 1;
    mark_add(scratch, shape.category, at, to, shape.rule, shape.sure);
    hit_add(guard, scratch, at, to, TAG_CODE);
    return to;
}

/* Most texts have no number, and no month. */
static bool has_numbers(const struct tokens *tokens)
{
    unsigned any = 0;

    for (size_t i = 0; i < tokens->count; i++)
        any |= (tokens->items[i].flags & (TOKEN_DIGITS | TOKEN_MIXED)) |
               tokens->items[i].month;
    return any;
}

void number_read(const struct guard *guard, struct scratch *scratch)
{
    uint32_t count = (uint32_t)scratch->tokens.count;
    uint32_t busy = 0; /* words before this one belong to a number */

    if (!has_numbers(&scratch->tokens))
        return;
    for (uint32_t i = 0; i < count; i++) {
        const struct token *token = &scratch->tokens.items[i];
        bool digits = token->flags & TOKEN_DIGITS;
        uint32_t end = 0;

        if (digits || token->month)
            end = date_read(guard, scratch, i);
        if (end > busy)
            busy = end;
        if (digits && i >= busy && house_has_letter(scratch, i)) {
            end = read_mixed(guard, scratch, i);
            busy = end > busy && end > i + 1 ? end : busy;
        }
        if (digits && i >= busy) {
            end = read_digits(guard, scratch, i);
            busy = end > busy ? end : busy;
        } else if (digits) {
            tag_digits(scratch, i);
        } else if (i >= busy &&
                   (token->flags & TOKEN_MIXED ||
                    (i + 1 < count && token[1].flags &
                                          (TOKEN_DIGITS | TOKEN_MIXED) &&
                     token_length(token) <= 4))) {
            end = read_mixed(guard, scratch, i);
            busy = end > busy && end > i + 1 ? end : busy;
        }
    }
}
