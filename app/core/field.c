#include "core/field.h"

#include <string.h>

#include "base/day.h"
#include "base/mark.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/spoken.h"

/* Days outside of these are a slip or malice, whatever the calendar says. */
#define YEAR_FIRST 2000
#define YEAR_LAST 2199
#define PHONE_LIMIT 40
#define PHONE_DIGITS_LEAST 3
#define PHONE_DIGITS_MOST 20
#define CODE_LIMIT 7

static const char *const kind_ids[FIELD_KINDS] = {
    [FIELD_TOWN] = "town",         [FIELD_WHEN] = "when",
    [FIELD_DURATION] = "duration", [FIELD_COUNT] = "count",
    [FIELD_AGES] = "ages",         [FIELD_CHOICE] = "choice",
    [FIELD_LANGUAGE] = "language", [FIELD_AMOUNT] = "amount",
    [FIELD_PLACE] = "place",       [FIELD_NOTE] = "note",
    [FIELD_REACH] = "reach",
};

static const char *const age_bands[FIELD_AGE_BANDS] = {"0-2", "3-5", "6-9",
                                                       "10-12", "teen"};

const char *field_kind_id(enum field_kind kind)
{
    return kind < FIELD_KINDS ? kind_ids[kind] : "";
}

bool field_kind_find(const char *id, enum field_kind *kind)
{
    *kind = FIELD_NOTE;
    for (unsigned at = 0; at < FIELD_KINDS; at++) {
        if (strcmp(kind_ids[at], id) == 0) {
            *kind = (enum field_kind)at;
            return true;
        }
    }
    return false;
}

const char *field_age_band(size_t index)
{
    return index < FIELD_AGE_BANDS ? age_bands[index] : NULL;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The value after the prefix, NULL if it starts otherwise. */
static const char *after(const char *value, const char *prefix)
{
    size_t length = strlen(prefix);

    return strncmp(value, prefix, length) == 0 ? value + length : NULL;
}

/* Without sign, blanks or leading zeros: each number has one form. */
static bool is_number(const char *value, long low, long high)
{
    size_t length = strlen(value);
    long number = 0;

    if (length < 1 || length > 6 || (value[0] == '0' && length > 1))
        return false;
    for (; *value; value++) {
        if (!is_digit(*value))
            return false;
        number = number * 10 + (*value - '0');
    }
    return number >= low && number <= high;
}

/* Whether the value has this form; 9 stands for a digit. */
static bool has_form(const char *value, const char *form)
{
    for (; *form; form++, value++)
        if (*form == '9' ? !is_digit(*value) : *value != *form)
            return false;
    return *value == '\0';
}

static int digits_at(const char *value, int count)
{
    int number = 0;

    while (count-- > 0)
        number = number * 10 + (*value++ - '0');
    return number;
}

bool field_when(const char *value, int32_t *day, int *minutes)
{
    bool timed = has_form(value, "9999-99-99 99:99");
    struct date date;

    *day = DAY_NONE;
    *minutes = -1;
    if (!timed && !has_form(value, "9999-99-99"))
        return false;
    date = (struct date){digits_at(value, 4), digits_at(value + 5, 2),
                         digits_at(value + 8, 2)};
    if (date.year < YEAR_FIRST || date.year > YEAR_LAST || !day_is_valid(date))
        return false;
    if (timed) {
        int hour = digits_at(value + 11, 2), minute = digits_at(value + 14, 2);

        if (hour > 23 || minute > 59)
            return false;
        *minutes = hour * 60 + minute;
    }
    *day = day_from_date(date);
    return true;
}

static bool accepts_when(const struct field *field, const char *value)
{
    int32_t day;
    int minutes;

    (void)field;
    return field_when(value, &day, &minutes);
}

static bool accepts_duration(const struct field *field, const char *value)
{
    (void)field;
    return is_number(value, FIELD_DURATION_LEAST, FIELD_DURATION_MOST);
}

static bool accepts_count(const struct field *field, const char *value)
{
    (void)field;
    return is_number(value, 0, FIELD_COUNT_MOST);
}

static bool accepts_amount(const struct field *field, const char *value)
{
    (void)field;
    return is_number(value, 1, FIELD_AMOUNT_MOST);
}

/* Bands in their order, none twice: what is left of the value shrinks. */
static bool accepts_ages(const struct field *field, const char *value)
{
    size_t band = 0;

    (void)field;
    for (;;) {
        const char *rest = NULL;

        while (band < FIELD_AGE_BANDS && !rest)
            rest = after(value, age_bands[band++]);
        if (!rest)
            return false;
        if (*rest == '\0')
            return true;
        if (*rest != ',')
            return false;
        value = rest + 1;
    }
}

static bool accepts_choice(const struct field *field, const char *value)
{
    for (size_t at = 0; at < field->option_count; at++)
        if (strcmp(field->options[at], value) == 0)
            return true;
    return false;
}

static bool accepts_language(const struct field *field, const char *value)
{
    const char *comma = strchr(value, ',');
    char first[CODE_LIMIT + 1] = "";

    (void)field;
    if (!comma || comma - value > CODE_LIMIT)
        return false;
    memcpy(first, value, (size_t)(comma - value));
    return spoken_find(first) && spoken_find(comma + 1) &&
           strcmp(first, comma + 1) != 0;
}

/* The length is looked at first: checking a text costs more than counting. */
static bool is_text(const char *typed)
{
    size_t length = strnlen(typed, FIELD_TEXT_LIMIT + 1);

    return length <= FIELD_TEXT_LIMIT && typed[strspn(typed, " ")] != '\0' &&
           text_is_clean(typed);
}

static bool is_prefixed_text(const char *value, const char *prefix)
{
    const char *typed = after(value, prefix);

    return typed && is_text(typed);
}

static bool accepts_town(const struct field *field, const char *value)
{
    (void)field;
    return strcmp(value, "area") == 0 || is_prefixed_text(value, "text:");
}

static bool accepts_place(const struct field *field, const char *value)
{
    (void)field;
    return strcmp(value, "say") == 0 || is_prefixed_text(value, "text:");
}

static bool accepts_note(const struct field *field, const char *value)
{
    (void)field;
    return is_prefixed_text(value, "text:");
}

/* Nothing but a number, or the place for it would take any contact. */
static bool is_phone(const char *typed)
{
    size_t length = strnlen(typed, PHONE_LIMIT + 1), digits = 0;

    if (length > PHONE_LIMIT || strspn(typed, "+0123456789-()./ ") != length)
        return false;
    for (size_t at = 0; at < length; at++)
        digits += is_digit(typed[at]);
    return digits >= PHONE_DIGITS_LEAST && digits <= PHONE_DIGITS_MOST;
}

static bool accepts_reach(const struct field *field, const char *value)
{
    const char *day = after(value, "come:");
    const char *phone = after(value, "phone:");

    if (day)
        return has_form(day, "9999-99-99") && accepts_when(field, day);
    if (phone)
        return is_phone(phone);
    return strcmp(value, "know") == 0 || is_prefixed_text(value, "through:");
}

bool field_accepts(const struct field *field, const char *value)
{
    static bool (*const accepts[FIELD_KINDS])(const struct field *,
                                              const char *) = {
        [FIELD_TOWN] = accepts_town,         [FIELD_WHEN] = accepts_when,
        [FIELD_DURATION] = accepts_duration, [FIELD_COUNT] = accepts_count,
        [FIELD_AGES] = accepts_ages,         [FIELD_CHOICE] = accepts_choice,
        [FIELD_LANGUAGE] = accepts_language, [FIELD_AMOUNT] = accepts_amount,
        [FIELD_PLACE] = accepts_place,       [FIELD_NOTE] = accepts_note,
        [FIELD_REACH] = accepts_reach,
    };

    return value && field->kind < FIELD_KINDS &&
           accepts[field->kind](field, value);
}

const char *field_typed(enum field_kind kind, const char *value)
{
    const char *typed = NULL;

    if (kind == FIELD_TOWN || kind == FIELD_PLACE || kind == FIELD_NOTE)
        typed = after(value, "text:");
    if (kind == FIELD_REACH) {
        typed = after(value, "through:");
        if (!typed)
            typed = after(value, "phone:");
    }
    return typed;
}

category_set field_allows(const struct field *field, const char *value)
{
    if (field->kind == FIELD_REACH && after(value, "phone:"))
        return CATEGORY_BIT(CATEGORY_PHONE);
    return field->allow;
}

void field_done(struct field *field)
{
    mem_free(field->name);
    mem_free(field->label);
    mem_free(field->why);
    for (size_t at = 0; at < field->option_count; at++)
        mem_free(field->options[at]);
    mem_free(field->options);
    *field = (struct field){0};
}
