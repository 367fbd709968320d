#include "i18n/letters.h"

#include <unictype.h>

#include "base/mark.h"
#include "i18n/phrase.h"
#include "i18n/width.h"

#define POINTS 65536u
#define LINE_CELLS 100000
#define ENOUGH 99 /* of 100 */

void letters_add(struct letters *letters, uint32_t point)
{
    if (point < POINTS)
        letters->bits[point / 8] |= (uint8_t)(1u << point % 8);
}

bool letters_has(const struct letters *letters, uint32_t point)
{
    return point < POINTS && letters->bits[point / 8] >> point % 8 & 1;
}

size_t letters_count(const struct letters *letters)
{
    size_t count = 0;

    for (uint32_t point = 0; point < POINTS; point++)
        count += letters_has(letters, point);
    return count;
}

struct finding {
    struct letters *letters;
    enum direction direction;
};

static void find(void *user, const char *text)
{
    const struct finding *finding = user;
    struct laid laid = {0};

    lay(&laid, text, LINE_CELLS, finding->direction, LAY_NO_MARKS);
    for (size_t i = 0; i < laid.count; i++)
        for (size_t k = 0; k < laid.lines[i].count; k++) {
            uint32_t point = laid.lines[i].glyphs[k].points[0];

            if (uc_is_alpha(point))
                letters_add(finding->letters, point);
        }
    laid_done(&laid);
}

void letters_of(struct letters *letters, const struct language *language)
{
    struct finding finding = {letters, language->direction};

    *letters = (struct letters){0};
    phrase_each(language, find, &finding);
}

bool letters_drawn(const struct letters *wanted, const struct letters *there)
{
    size_t all = 0, found = 0;

    for (uint32_t point = 0; point < POINTS; point++)
        if (letters_has(wanted, point)) {
            all++;
            found += letters_has(there, point);
        }
    return found * 100 >= all * ENOUGH;
}

struct font {
    uint32_t first, last;
    const char *name; /* NULL: no console font has 512 of so many signs */
};

/* The first range that a language has a letter of decides. What the fonts
 * have was read from their own tables (console-setup-linux 1.221). */
static const struct font fonts[] = {
    {0x1100, 0x11FF, NULL}, /* Hangul, Han, kana */
    {0x2E80, 0xD7FF, NULL},
    {0xF900, 0xFAFF, NULL},
    {0x0600, 0x06FF, "Arabic-Fixed16"},
    {0xFB50, 0xFEFC, "Arabic-Fixed16"},
    {0x1EA0, 0x1EF9, "Vietnamese-Fixed16"},
    {0x0021, 0x04FF, "Uni2-Fixed16"},
};

const char *letters_font(const struct letters *wanted)
{
    for (size_t i = 0; i < COUNT(fonts); i++)
        for (uint32_t point = fonts[i].first; point <= fonts[i].last; point++)
            if (letters_has(wanted, point))
                return fonts[i].name;
    return fonts[COUNT(fonts) - 1].name;
}
