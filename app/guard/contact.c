/* E-mail, web and @ addresses, by the signs that only they have. Reads the
 * source, for folding takes the signs away; ASCII is enough to find the place.
 */
#include "guard/inner.h"

#include <string.h>

static bool is_letter(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           byte >= 0x80;
}

static bool is_name(unsigned char byte)
{
    return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '_' ||
           byte == '-' || byte == '.' || byte == '+';
}

/* The tokens that lie over source bytes [from, to). */
static void mark_bytes(struct scratch *scratch, size_t from, size_t to,
                       const char *rule, int sure)
{
    const struct tokens *tokens = &scratch->tokens;
    size_t low = 0, high = tokens->count;
    uint32_t first, last;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (tokens->items[middle].finish <= from)
            low = middle + 1;
        else
            high = middle;
    }
    first = last = (uint32_t)low;
    while (last < tokens->count && tokens->items[last].place < to)
        last++;
    if (last > first)
        mark_add(scratch, CATEGORY_CONTACT, first, last, rule, sure);
}

/* x@y.z or @name; yields where the search goes on. */
static size_t read_at_sign(struct scratch *scratch, size_t at)
{
    const unsigned char *text = (const unsigned char *)scratch->text;
    size_t from = at, to = at + 1;

    while (from && is_name(text[from - 1]) && at - from < 64)
        from--;
    while (to < scratch->length && is_name(text[to]) && to - at < 128)
        to++;
    while (to > at + 1 && text[to - 1] == '.')
        to--;
    if (to - at < 3 || (!is_letter(text[at + 1]) && from == at))
        return to;
    if (from < at && memchr(text + at, '.', to - at))
        mark_bytes(scratch, from, to, "shape.email", 95);
    else if (from == at || from + 1 == at)
        mark_bytes(scratch, at, to, "shape.handle", 85);
    else
        mark_bytes(scratch, from, to, "shape.email", 60);
    return to;
}

static bool ends_like_address(const unsigned char *text, size_t length)
{
    static const char *const ends[] = {
        "com", "net", "org", "gov", "edu", "info", "me",  "io", "us", "mx",
        "br",  "fr",  "es",  "ru",  "ua",  "cn",   "kr",  "vn", "ph", "ht",
        "ir",  "so",  "uk",  "ca",  "de",  "ly",   "app", "co", "рф", "gl",
        "tv",  "be",  "pl",  "ro",
    };

    for (size_t i = 0; i < COUNT(ends); i++)
        if (strlen(ends[i]) == length &&
            strncasecmp((const char *)text, ends[i], length) == 0)
            return true;
    return false;
}

/* Past what follows the name of a place in the web. */
static size_t path_end(const struct scratch *scratch, size_t at)
{
    const unsigned char *text = (const unsigned char *)scratch->text;

    if (at >= scratch->length || text[at] != '/')
        return at;
    while (at < scratch->length && (is_name(text[at]) || text[at] == '/'))
        at++;
    return at;
}

/* word.com, www.word, https://word: the dot is here. */
static size_t read_dot(struct scratch *scratch, size_t at)
{
    const unsigned char *text = (const unsigned char *)scratch->text;
    size_t from = at, to = at + 1, end;

    while (from && is_name(text[from - 1]) && at - from < 64)
        from--;
    while (to < scratch->length &&
           (is_letter(text[to]) || text[to] == '-' || text[to] == '.') &&
           to - at < 64)
        to++;
    while (to > at + 1 && text[to - 1] == '.')
        to--;
    end = to;
    while (end > at + 1 && text[end - 1] != '.')
        end--;
    if (from == at || from + 1 >= at)
        return at + 1;
    if (at - from >= 3 && strncasecmp((const char *)text + from, "www", 3) == 0)
        mark_bytes(scratch, from, path_end(scratch, to), "shape.web", 95);
    else if (ends_like_address(text + end, to - end) &&
             (to >= scratch->length || !is_name(text[to])))
        mark_bytes(scratch, from, path_end(scratch, to), "shape.web", 80);
    return to;
}

/* The first sign of an address; most texts have none. */
static size_t first_sign(const char *text, size_t length)
{
    static const char signs[] = {'@', '.', ':'};
    size_t first = length;

    for (size_t i = 0; i < sizeof signs; i++) {
        const char *sign = memchr(text, signs[i], first);

        if (sign)
            first = (size_t)(sign - text);
    }
    return first;
}

void contact_read(struct scratch *scratch)
{
    const char *text = scratch->text;
    size_t at = first_sign(text, scratch->length);

    while (at < scratch->length) {
        char byte = text[at];

        if (byte == '@')
            at = read_at_sign(scratch, at);
        else if (byte == '.' && at + 2 < scratch->length &&
                 is_letter((unsigned char)text[at + 1]))
            at = read_dot(scratch, at);
        else if (byte == ':' && scratch->length - at > 4 &&
                 text[at + 1] == '/' && text[at + 2] == '/') {
            mark_bytes(scratch, at ? at - 1 : 0, at + 4, "shape.web", 95);
            at += 3;
        } else {
            at++;
        }
    }
}
