#include "guard/accent.h"

#include <uninorm.h>
#include <unistr.h>

#include "base/mark.h"

/* Bits 0 to 2 are the tone, of which a word has one; the others are the
 * letters that marks make: đ, â ê ô, ă, ơ ư. */
enum {
    TONE_RISING = 1,
    TONE_FALLING = 2,
    TONE_BROKEN = 3,
    TONE_HEAVY = 4,
    STROKE = 8,
    CIRCUMFLEX = 16,
    BREVE = 32,
    HORN = 64
};

static const struct {
    uint16_t point;
    uint8_t accent;
} marks[] = {
    {0x300, TONE_FALLING}, {0x301, TONE_RISING}, {0x302, CIRCUMFLEX},
    {0x303, TONE_BROKEN},  {0x306, BREVE},       {0x309, TONE_BROKEN},
    {0x31B, HORN},         {0x323, TONE_HEAVY},  {0x110, STROKE},
    {0x111, STROKE},
};

static uint8_t accent_of_mark(ucs4_t point)
{
    for (size_t i = 0; i < COUNT(marks); i++)
        if (marks[i].point == point)
            return marks[i].accent;
    return 0;
}

/* Only Latin letters: Cyrillic й is no и with a mark. */
static bool is_latin(ucs4_t point)
{
    return point < 0x370 || (point >= 0x1E00 && point < 0x1F00);
}

/* A letter with all its marks: one comes off at a time, the last one first. */
static uint8_t accent_of_letter(ucs4_t point)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    uint8_t accent = 0;

    while (uc_canonical_decomposition(point, parts) == 2) {
        accent |= accent_of_mark(parts[1]);
        point = parts[0];
    }
    return accent | accent_of_mark(point);
}

uint8_t accent_of(const char *text, size_t length)
{
    const uint8_t *at = (const uint8_t *)text;
    uint8_t accent = 0;

    while (length) {
        ucs4_t point = *at;
        int taken = 1;
        uint8_t one;

        if (point >= 0x80) {
            taken = u8_mbtouc(&point, at, length);
            one = is_latin(point) ? accent_of_letter(point) : 0;
            /* Two tones are none of Vietnamese; the last one is kept. */
            if (one & ACCENT_TONE)
                accent &= (uint8_t)~ACCENT_TONE;
            accent |= one;
        }
        at += taken;
        length -= (size_t)taken;
    }
    return accent;
}
