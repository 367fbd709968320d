#include "i18n/bidi.h"

#include <fribidi.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/mem.h"

_Static_assert(sizeof(FriBidiChar) == sizeof(uint32_t), "code points");
_Static_assert(sizeof(FriBidiCharType) == sizeof(uint32_t), "types");
_Static_assert(sizeof(FriBidiLevel) == sizeof(signed char), "levels");

/* Below the Hebrew block nothing is right-to-left. */
#define FIRST_RTL 0x590
#define LAM_ALEF_FIRST 0xFEF5
#define LAM_ALEF_LAST 0xFEFC

bool bidi_is_rtl(uint32_t point)
{
    if (point < FIRST_RTL)
        return false;
    FriBidiCharType type = fribidi_get_bidi_type(point);
    return type == FRIBIDI_TYPE_RTL || type == FRIBIDI_TYPE_AL;
}

bool bidi_is_ltr(uint32_t point)
{
    return fribidi_get_bidi_type(point) == FRIBIDI_TYPE_LTR;
}

/* The letter of a presentation form, and which form it is. */
static ucs4_t letter_of(uint32_t shaped, int *form)
{
    ucs4_t letters[UC_DECOMPOSITION_MAX_LENGTH];

    return uc_decomposition(shaped, form, letters) >= 1 ? letters[0] : 0;
}

bool bidi_is_apart(uint32_t shaped, uint32_t next)
{
    int form = 0, next_form = 0;
    ucs4_t letter = letter_of(shaped, &form);
    ucs4_t after = letter_of(next, &next_form);
    int joins = after ? uc_joining_type(after) : UC_JOINING_TYPE_U;

    return letter && uc_joining_type(letter) == UC_JOINING_TYPE_D &&
           (form == UC_DECOMP_ISOLATED || form == UC_DECOMP_FINAL) &&
           (next_form == UC_DECOMP_ISOLATED ||
            next_form == UC_DECOMP_INITIAL) &&
           (joins == UC_JOINING_TYPE_D || joins == UC_JOINING_TYPE_R);
}

bool bidi_is_needed(const uint32_t *points, size_t count,
                    enum direction direction)
{
    if (direction == DIRECTION_RTL)
        return true;
    for (size_t i = 0; i < count; i++) {
        if (points[i] < FIRST_RTL)
            continue;
        FriBidiCharType type = fribidi_get_bidi_type(points[i]);
        if (FRIBIDI_IS_RTL(type) || FRIBIDI_IS_ARABIC(type) ||
            FRIBIDI_IS_EXPLICIT(type) || FRIBIDI_IS_ISOLATE(type))
            return true;
    }
    return false;
}

/* FriBidi puts a ligature where the alef was. It is moved to the lam, where a
 * cursor before the two would stand. */
static void move_ligatures(uint32_t *points, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (points[i] == FRIBIDI_CHAR_FILL && points[i + 1] >= LAM_ALEF_FIRST &&
            points[i + 1] <= LAM_ALEF_LAST) {
            points[i] = points[i + 1];
            points[i + 1] = FRIBIDI_CHAR_FILL;
        }
}

/* Out of memory inside FriBidi: logical order is better than none. */
static void level_all(struct bidi *bidi)
{
    for (size_t i = 0; i < bidi->count; i++)
        bidi->levels[i] = 0;
    bidi->base = FRIBIDI_PAR_LTR;
}

void bidi_resolve(struct bidi *bidi, uint32_t *points, size_t count,
                  enum direction direction, bool mirrored)
{
    FriBidiStrIndex length = (FriBidiStrIndex)count;
    FriBidiBracketType *brackets = mem_new(count, sizeof *brackets);
    FriBidiArabicProp *joins = mem_new(count, sizeof *joins);
    FriBidiParType base =
        direction == DIRECTION_RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;

    bidi->count = count;
    bidi->types = mem_new(count, sizeof *bidi->types);
    bidi->levels = mem_new(count, sizeof *bidi->levels);
    bidi->order = mem_new(count, sizeof *bidi->order);
    fribidi_get_bidi_types(points, length, bidi->types);
    fribidi_get_bracket_types(points, length, bidi->types, brackets);
    if (fribidi_get_par_embedding_levels_ex(bidi->types, brackets, length,
                                            &base, bidi->levels)) {
        bidi->base = base;
        fribidi_get_joining_types(points, length, joins);
        fribidi_join_arabic(bidi->types, length, bidi->levels, joins);
        fribidi_shape((mirrored ? FRIBIDI_FLAG_SHAPE_MIRRORING : 0) |
                          FRIBIDI_FLAG_SHAPE_ARAB_PRES |
                          FRIBIDI_FLAG_SHAPE_ARAB_LIGA,
                      bidi->levels, length, joins, points);
        move_ligatures(points, count);
    } else
        level_all(bidi);
    mem_free(joins);
    mem_free(brackets);
}

const int *bidi_order_line(struct bidi *bidi, size_t start, size_t count)
{
    for (size_t i = start; i < start + count; i++)
        bidi->order[i] = (int)i;
    if (count && !fribidi_reorder_line(
                     FRIBIDI_FLAGS_DEFAULT, bidi->types,
                     (FriBidiStrIndex)count, (FriBidiStrIndex)start,
                     bidi->base, bidi->levels, NULL, bidi->order))
        for (size_t i = start; i < start + count; i++)
            bidi->order[i] = (int)i;
    return bidi->order + start;
}

void bidi_done(struct bidi *bidi)
{
    mem_free(bidi->types);
    mem_free(bidi->levels);
    mem_free(bidi->order);
    *bidi = (struct bidi){0};
}
