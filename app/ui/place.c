#include "ui/place.h"

#include <stdlib.h>

#include "host/tmux.h"

static void note(void *user, int index, const char *variable)
{
    detection_around(user, index, variable);
}

void place_begin(struct place *place, const char *wanted)
{
    *place = (struct place){0};
    text_set(&place->wanted, wanted ? wanted : "");
    place->around.count =
        tmux_terminals("/proc", getenv("TMUX"), note, &place->around);
}

void place_done(struct place *place)
{
    text_done(&place->wanted);
}

static struct surroundings look(const struct place *place)
{
    return (struct surroundings){
        .term = getenv("TERM"),
        .vte = getenv("VTE_VERSION"),
        .konsole = getenv("KONSOLE_VERSION"),
        .mlterm = getenv("MLTERM"),
        .tmux = getenv("TMUX"),
        .around = &place->around,
    };
}

struct detected place_detect(const struct place *place,
                             const struct answers *answers)
{
    const struct surroundings around = look(place);

    return detection_bidi(answers, &around,
                          place->wanted.length ? text_string(&place->wanted)
                                               : NULL);
}

void place_choose(struct place *place, const struct answers *answers,
                  const char *way, struct text *kept)
{
    const struct surroundings around = look(place);
    char name[DETECTION_PLACE];

    text_clear(kept);
    detection_place(answers, &around, name);
    if (way)
        text_format(kept, "%s:%s", way, name);
    text_set(&place->wanted, text_string(kept));
}
