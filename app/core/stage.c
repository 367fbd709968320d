#include "core/stage.h"

#include <string.h>

#include "base/mark.h"

struct stage_row {
    const char *id;
    const char *seen_by;
    const char *name;
};

static const struct stage_row rows[] = {
    /* TRANSLATORS: the longer texts stand after "Seen by:". */
    [STAGE_ASKING] = {"asking", N_("everybody who is asked"), N_("asking")},
    [STAGE_AVAILABLE] = {"available", N_("who can help"), N_("can help")},
    [STAGE_AGREED] = {"agreed", N_("who has agreed"), N_("agreed")},
    [STAGE_OWN] = {"own", N_("only you"), N_("only here")},
};

static const struct {
    enum stage from;
    enum stage to;
} changes[] = {
    {STAGE_ASKING, STAGE_AVAILABLE},
    {STAGE_AVAILABLE, STAGE_AGREED},
    {STAGE_AGREED, STAGE_AVAILABLE},
    {STAGE_AVAILABLE, STAGE_ASKING},
};

const char *stage_id(enum stage stage)
{
    return stage < COUNT(rows) ? rows[stage].id : "";
}

bool stage_find(const char *id, enum stage *stage)
{
    *stage = STAGE_OWN;
    for (unsigned at = 0; at < COUNT(rows); at++) {
        if (strcmp(rows[at].id, id) == 0) {
            *stage = (enum stage)at;
            return true;
        }
    }
    return false;
}

const char *stage_seen_by(enum stage stage)
{
    return stage < COUNT(rows) ? rows[stage].seen_by : "";
}

const char *stage_name(enum stage stage)
{
    return stage < COUNT(rows) ? rows[stage].name : "";
}

bool stage_may_change(enum stage from, enum stage to)
{
    for (size_t at = 0; at < COUNT(changes); at++)
        if (changes[at].from == from && changes[at].to == to)
            return true;
    return false;
}
