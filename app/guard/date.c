/* Days written as people write them, and whether they are somebody's birth.
 *
 * A full date of long ago is one as it stands; a newer one, or one with two
 * digits for the year, only beside a word such as `born`. What is no birth (a
 * crossing, an arrival) is taken away by the exceptions of the rule files.
 */
#include "guard/number.h"

#define LONG_AGO 2016
#define REACH 4

struct day {
    uint32_t to; /* the word after it; 0 if there is no date */
    uint32_t year;
    bool has_year;
};

static const struct token *token_at(const struct scratch *scratch, uint32_t at)
{
    static const struct token nothing;

    return at < scratch->tokens.count ? &scratch->tokens.items[at] : &nothing;
}

static bool is_digits(const struct scratch *scratch, uint32_t at,
                      uint32_t least, uint32_t most)
{
    const struct token *token = token_at(scratch, at);
    uint32_t value;

    if (!(token->flags & TOKEN_DIGITS) || token_length(token) > 4)
        return false;
    value = token->value;
    return value >= least && value <= most;
}

static bool is_year(const struct scratch *scratch, uint32_t at)
{
    return token_length(token_at(scratch, at)) == 4 &&
           is_digits(scratch, at, 1900, 2039);
}

static bool is_point(const struct scratch *scratch, uint32_t at,
                     uint32_t point)
{
    const struct token *token = token_at(scratch, at);

    return token->end > token->start &&
           (*token_letters(scratch, token) & LETTER_POINT) == point;
}

static uint32_t value_at(const struct scratch *scratch, uint32_t at)
{
    return token_at(scratch, at)->value;
}

static bool is_sign(const struct scratch *scratch, uint32_t at, char sign)
{
    const struct token *token = token_at(scratch, at);

    return token->sign == sign && token->signs >= 1 && token->signs <= 3;
}

/* 3/4/1990, 1990-3-4, 3.4.90, 3 4 1990; 3/4 without a year. */
static struct day numeric_day(const struct scratch *scratch, uint32_t at)
{
    struct day day = {0, 0, false};
    const struct token *second = token_at(scratch, at + 1);
    char sign = second->sign ? (char)second->sign : ' ';
    bool same = sign == ' ' ? !token_at(scratch, at + 2)->sign
                            : is_sign(scratch, at + 2, sign);

    if (sign != '/' && sign != '-' && sign != '.' && sign != ' ')
        return day;
    /* A fourth group with the same sign: a telephone number. */
    if (token_at(scratch, at + 3)->flags & TOKEN_DIGITS &&
        token_at(scratch, at + 3)->signs == 1 &&
        (token_at(scratch, at + 3)->sign ? token_at(scratch, at + 3)->sign
                                         : ' ') == sign)
        return day;
    if (is_year(scratch, at) && is_digits(scratch, at + 1, 1, 12) &&
        is_digits(scratch, at + 2, 1, 31) && same)
        return (struct day){at + 3, value_at(scratch, at), true};
    if (!is_digits(scratch, at, 1, 31) ||
        !is_digits(scratch, at + 1, 1, 31) ||
        (value_at(scratch, at) > 12 && value_at(scratch, at + 1) > 12))
        return day;
    if (same && is_year(scratch, at + 2))
        return (struct day){at + 3, value_at(scratch, at + 2), true};
    if (same && sign != ' ' && is_digits(scratch, at + 2, 0, 99) &&
        token_length(token_at(scratch, at + 2)) == 2) {
        uint32_t year = value_at(scratch, at + 2);

        return (struct day){at + 3, year > 39 ? 1900 + year : 2000 + year,
                            true};
    }
    return sign == '/' ? (struct day){at + 2, 0, false} : day;
}

/* 1990年3月5日, 1990년 3월 5일; the year may be missing. */
static struct day eastern_day(const struct scratch *scratch, uint32_t at)
{
    static const uint32_t marks[2][3] = {{0x5E74, 0x6708, 0x65E5},
                                         {0xB144, 0xC6D4, 0xC77C}};
    struct day day = {0, 0, false};

    for (size_t i = 0; i < 2; i++) {
        uint32_t from = at;

        if (is_digits(scratch, at, 0, 2039) &&
            is_point(scratch, at + 1, marks[i][0])) {
            day.year = value_at(scratch, at);
            if (day.year < 100)
                day.year += day.year > 39 ? 1900 : 2000;
            day.has_year = true;
            from = at + 2;
        }
        if (is_digits(scratch, from, 1, 12) &&
            is_point(scratch, from + 1, marks[i][1]) &&
            is_digits(scratch, from + 2, 1, 31)) {
            bool marked = is_point(scratch, from + 3, marks[i][2]) ||
                          is_point(scratch, from + 3, 0x53F7);

            day.to = from + 3 + (marked ? 1 : 0);
            return day;
        }
        day = (struct day){0, 0, false};
    }
    return day;
}

/* Past the little words between the parts: of, de, th. */
static uint32_t skip_small(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = token_at(scratch, at);

    if (token->kind == LETTER_PLAIN && token_length(token) <= 5 &&
        !(token->tags & TAG_BIT(TAG_MONTH)) && token->gap <= GAP_COMMA &&
        (token->plain || token->flags & TOKEN_JOINED))
        return at + 1;
    return at;
}

/* A year after the month and the day, perhaps with a word between. */
static struct day with_year(const struct scratch *scratch, uint32_t at)
{
    uint32_t next = skip_small(scratch, at);

    for (uint32_t i = at; i <= next; i++)
        if (is_year(scratch, i))
            return (struct day){i + 1, value_at(scratch, i), true};
    /* "5 tháng 3 năm 1990": the word may be long */
    if (is_year(scratch, at + 1) &&
        token_at(scratch, at)->kind != LETTER_DIGIT &&
        token_length(token_at(scratch, at)) <= 5)
        return (struct day){at + 2, value_at(scratch, at + 1), true};
    return (struct day){at, 0, false};
}

/* The word after the month, if one stands here: a name, or `thang 3`. */
static uint32_t month_end(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = token_at(scratch, at);

    if (!token->month)
        return 0;
    if (token->month <= 12)
        return at + 1;
    return is_digits(scratch, at + 1, 1, 12) ? at + 2 : 0;
}

static struct day named_day(const struct scratch *scratch, uint32_t at)
{
    struct day none = {0, 0, false};
    uint32_t next, end;

    if (is_digits(scratch, at, 1, 31)) {
        next = at + 1;
        for (int i = 0; i < 2; i++) {
            end = month_end(scratch, next);
            if (end)
                return with_year(scratch, end);
            next = skip_small(scratch, next);
        }
        return none;
    }
    end = month_end(scratch, at);
    if (!end)
        return none;
    next = skip_small(scratch, end);
    if (is_digits(scratch, next, 1, 31) &&
        token_length(token_at(scratch, next)) <= 2) {
        end = next + 1;
        if (token_at(scratch, end)->flags & TOKEN_JOINED)
            end++;
        return with_year(scratch, end);
    }
    return none;
}

/* 19900305 or 05031990 in one piece, only beside `born`. */
static bool is_compact(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = token_at(scratch, at);
    uint32_t value;

    if (!(token->flags & TOKEN_DIGITS) || token_length(token) != 8)
        return false;
    value = token->value;
    return (value / 10000 >= 1900 && value / 10000 < 2040 &&
            value / 100 % 100 <= 12 && value % 100 <= 31) ||
           (value % 10000 >= 1900 && value % 10000 < 2040 &&
            value / 1000000 <= 31 && value / 10000 % 100 <= 31);
}

uint32_t date_read(const struct guard *guard, struct scratch *scratch,
                   uint32_t at)
{
    struct day day = numeric_day(scratch, at);
    bool born;

    if (!day.to && (token_at(scratch, at + 1)->kind == LETTER_HAN ||
                    token_at(scratch, at + 1)->kind == LETTER_HANGUL))
        day = eastern_day(scratch, at);
    if (!day.to)
        day = named_day(scratch, at);
    if (!day.to && is_compact(scratch, at))
        day = (struct day){at + 1, 2039, true};
    if (!day.to || day.to > scratch->tokens.count)
        return 0;
    hit_add(guard, scratch, at, day.to, TAG_DATE);
    born = tag_near(scratch, at, TAG_BIT(TAG_BORN), REACH,
                    day.to - at + REACH / 2);
    if (day.has_year && (born || day.year < LONG_AGO))
        mark_add(scratch, CATEGORY_BIRTH_DATE, at, day.to, "shape.birth_date",
                 born ? 95 : 60);
    return day.to;
}
