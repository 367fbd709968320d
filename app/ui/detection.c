#include "ui/detection.h"

#include <stddef.h>
#include <string.h>

#include "base/mark.h"

/* First number that mlterm gives to CSI > c. */
#define MLTERM_DEVICE 24

static bool starts(const char *string, const char *start)
{
    return string && strncmp(string, start, strlen(start)) == 0;
}

static bool is_set(const char *string)
{
    return string && *string;
}

static const struct choice {
    const char *name;
    enum bidi_output output;
} choices[] = {
    {"visual", BIDI_VISUAL},
    {"guard", BIDI_GUARD},
    {"logical", BIDI_LOGICAL},
};

/* tmux draws itself and passes nothing on: what lies around it is only known
 * from the environment that it was started in. */
static enum bidi_output inside_tmux(const struct surroundings *surroundings)
{
    if (is_set(surroundings->vte) || is_set(surroundings->konsole))
        return BIDI_GUARD;
    return BIDI_VISUAL;
}

enum bidi_output detection_bidi(const struct answers *answers,
                                const struct surroundings *surroundings,
                                const char *wanted)
{
    for (size_t i = 0; wanted && i < COUNT(choices); i++)
        if (strcmp(wanted, choices[i].name) == 0)
            return choices[i].output;
    if (starts(answers->version, "tmux") || is_set(surroundings->tmux) ||
        starts(surroundings->term, "tmux") ||
        starts(surroundings->term, "screen"))
        return inside_tmux(surroundings);
    if (answers->bdsm == 1 || answers->bdsm == 2)
        return BIDI_BDSM;
    if (starts(answers->version, "Konsole"))
        return BIDI_GUARD;
    if (starts(answers->version, "XTerm"))
        return BIDI_VISUAL;
    if (answers->device == MLTERM_DEVICE ||
        starts(surroundings->term, "mlterm"))
        return BIDI_MLTERM;
    /* Variables are inherited by terminals that were started from another
     * one: they count only where nothing answered. */
    if (answers->device < 0 && !answers->complete &&
        answers->version[0] == '\0' && is_set(surroundings->konsole))
        return BIDI_GUARD;
    return BIDI_VISUAL;
}
