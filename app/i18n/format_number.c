#include "i18n/format.h"

#include <limits.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "i18n/phrase.h"

#define FSI "\u2068"
#define PDI "\u2069"
/* Up to this many digits are easy to read without groups. */
#define UNGROUPED 4

/* One screen a process. */
static bool plain_digits;

void format_plain_digits(bool plain)
{
    plain_digits = plain;
}

static void append_digit(struct text *out, int value, const char *digits)
{
    const uint8_t *at = (const uint8_t *)digits;
    ucs4_t point;
    int size = 0;

    for (; value >= 0; value--) {
        at += size;
        size = u8_strmbtouc(&point, at);
        if (size <= 0)
            return;
    }
    text_append_n(out, (const char *)at, (size_t)size);
}

static void append_number(struct text *out, const char *plain,
                          const char *separator, const struct language *in)
{
    size_t length = strlen(plain);
    const char *digits;

    /* TRANSLATORS: The ten digits from zero to nine as your readers write
     * them in dates, times and numbers. */
    digits = phrase_context_in(in, "digits", "0123456789");
    if (plain_digits)
        digits = "0123456789";
    for (size_t i = 0; i < length; i++) {
        size_t left = length - i;

        if (separator && i && length > UNGROUPED && left % 3 == 0)
            text_append(out, separator);
        append_digit(out, plain[i] - '0', digits);
    }
}

void format_number(struct text *out, long number, const struct language *in)
{
    bool rtl = (in ? in : phrase_language())->direction == DIRECTION_RTL;
    bool isolate = number < 0 && rtl;
    struct text plain = {0};
    const char *separator;

    /* TRANSLATORS: Stands between groups of three digits: 12,000. */
    separator = phrase_context_in(in, "thousands", ",");
    text_format(&plain, "%lu",
                number < 0 ? 0UL - (unsigned long)number
                           : (unsigned long)number);
    /* A minus sign has no direction: it would go to the other side. */
    if (isolate)
        text_append(out, FSI);
    if (number < 0)
        text_append(out, "-");
    append_number(out, text_string(&plain), separator, in);
    if (isolate)
        text_append(out, PDI);
    text_done(&plain);
}

/* "CHF 350": a sign of letters doesn't touch the number. */
static bool is_word(const char *sign)
{
    const uint8_t *at = (const uint8_t *)sign;
    ucs4_t point;
    bool word = false;

    while ((at = u8_next(&point, at)) != NULL)
        word = uc_is_alpha(point);
    return word;
}

void format_money(struct text *out, long amount, const char *sign,
                  const struct language *in)
{
    struct text number = {0}, whole = {0};
    const char *pattern;

    format_number(&number, amount, in);
    const struct format_part parts[] = {
        {"amount", text_string(&number)},
        {"sign", sign},
    };
    if (is_word(sign))
        /* TRANSLATORS: {sign} is made of letters: "CHF 350" or "350 CHF". */
        pattern = phrase_context_in(in, "money, a word", "{sign} {amount}");
    else
        /* TRANSLATORS: {sign} is like "$" or "€": "$350" or "350 $", as your
         * readers write it where they live now. */
        pattern = phrase_context_in(in, "money", "{sign}{amount}");
    format_fill_own(&whole, *sign ? pattern : "{amount}", parts,
                    COUNT(parts));
    format_keep_together(&whole, 0);
    text_append(out, text_string(&whole));
    text_done(&whole);
    text_done(&number);
}

void format_padded(struct text *out, unsigned long number, int digits,
                   const struct language *in)
{
    struct text plain = {0};

    text_format(&plain, "%0*lu", digits, number);
    append_number(out, text_string(&plain), NULL, in);
    text_done(&plain);
}

void format_count(struct text *out, const char *one, const char *many,
                  unsigned long n, const struct language *in)
{
    const char *form = phrase_plural_in(in, one, many, n);
    const char *place;

    while ((place = strchr(form, '%')) != NULL) {
        text_append_n(out, form, (size_t)(place - form));
        form = place + 1;
        if (strncmp(form, "lu", 2) == 0) {
            format_number(out, n > LONG_MAX ? LONG_MAX : (long)n, in);
            form += 2;
        } else {
            text_append(out, "%");
            form += *form == '%';
        }
    }
    text_append(out, form);
}

int format_digit(const char *string, int *value)
{
    ucs4_t point;
    int size = u8_strmbtouc(&point, (const uint8_t *)string);

    *value = size > 0 ? uc_decimal_value(point) : -1;
    if (*value < 0) {
        *value = 0;
        return 0;
    }
    return size;
}

bool format_read_number(const char *string, long *number)
{
    long read = 0;

    *number = 0;
    if (!*string)
        return false;
    while (*string) {
        int value;
        int size = format_digit(string, &value);

        if (!size || read > (LONG_MAX - value) / 10)
            return false;
        read = read * 10 + value;
        string += size;
    }
    *number = read;
    return true;
}
