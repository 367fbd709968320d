#include "core/need.h"

#include "base/mark.h"

/* What each audience may read at most, and by which ways it is reached at
 * all. `own` says by which ways fields of our own may go to it: to whoever
 * coordinates on the screen and when the request is taken over by packet, to
 * the family on the screen alone, so that nothing of it lives on in a phone. */
#define BY(way) (1u << (way))

static const struct {
    enum stage limit;
    unsigned ways;
    unsigned own;
} rows[] = {
    [AUDIENCE_ASKED] = {STAGE_ASKING,
                        BY(WAY_SCREEN) | BY(WAY_TEXT) | BY(WAY_QR) |
                            BY(WAY_PACKET),
                        0},
    [AUDIENCE_AVAILABLE] = {STAGE_AVAILABLE,
                            BY(WAY_SCREEN) | BY(WAY_TEXT) | BY(WAY_QR) |
                                BY(WAY_PACKET),
                            0},
    [AUDIENCE_AGREED] = {STAGE_AGREED,
                         BY(WAY_SCREEN) | BY(WAY_TEXT) | BY(WAY_QR) |
                             BY(WAY_PACKET),
                         0},
    [AUDIENCE_COORDINATOR] = {STAGE_OWN,
                              BY(WAY_SCREEN) | BY(WAY_TEXT) | BY(WAY_QR) |
                                  BY(WAY_PACKET),
                              BY(WAY_SCREEN) | BY(WAY_PACKET)},
    [AUDIENCE_FAMILY] = {STAGE_OWN, BY(WAY_SCREEN) | BY(WAY_TEXT) | BY(WAY_QR),
                         BY(WAY_SCREEN)},
};

/* Phones keep what they get; a place must not live on there. */
static bool is_spoken_only(const struct field *field)
{
    return field->kind == FIELD_PLACE;
}

bool need_may_know(enum audience audience, const struct field *field,
                   enum way way)
{
    if (audience >= COUNT(rows) || way > WAY_PACKET)
        return false;
    if (!(rows[audience].ways & BY(way)))
        return false;
    if (is_spoken_only(field) && (way == WAY_TEXT || way == WAY_QR))
        return false;
    /* Whatever the file says, a way back and a note are our own. */
    if (field->stage == STAGE_OWN || field->kind == FIELD_REACH ||
        field->kind == FIELD_NOTE)
        return (rows[audience].own & BY(way)) != 0;
    return field->stage <= rows[audience].limit;
}

enum stage need_limit(enum audience audience)
{
    return audience < COUNT(rows) ? rows[audience].limit : STAGE_ASKING;
}

enum audience need_of_stage(enum stage stage)
{
    switch (stage) {
    case STAGE_AVAILABLE:
        return AUDIENCE_AVAILABLE;
    case STAGE_AGREED:
        return AUDIENCE_AGREED;
    case STAGE_OWN:
        return AUDIENCE_COORDINATOR;
    case STAGE_ASKING:
        break;
    }
    return AUDIENCE_ASKED;
}
