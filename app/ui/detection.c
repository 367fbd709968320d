#include "ui/detection.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/mark.h"

/* First numbers that they give to CSI > c. */
#define MLTERM_DEVICE 24
#define XTERM_DEVICE 41

static bool starts(const char *string, const char *start)
{
    return string && strncmp(string, start, strlen(start)) == 0;
}

static bool is_set(const char *string)
{
    return string && *string;
}

/* --- ways and places ------------------------------------------------------ */

static const struct choice {
    const char *name;
    enum bidi_output output;
} choices[] = {
    {"visual", BIDI_VISUAL},
    {"guard", BIDI_GUARD},
    {"reading", BIDI_READING},
    {"logical", BIDI_LOGICAL},
};

const char *detection_way(enum bidi_output output)
{
    for (size_t i = 0; i < COUNT(choices); i++)
        if (choices[i].output == output)
            return choices[i].name;
    return choices[0].name;
}

static bool is_plain(char sign)
{
    return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') ||
           (sign >= 'a' && sign <= 'z') || strchr("._+,", sign) != NULL;
}

void detection_place(const struct answers *answers,
                     const struct surroundings *surroundings,
                     char place[DETECTION_PLACE])
{
    (void)snprintf(place, DETECTION_PLACE, "%.19s,%.19s",
                   surroundings->term ? surroundings->term : "",
                   answers->version);
    for (char *sign = place; *sign; sign++)
        if (!is_plain(*sign))
            *sign = '-';
}

static const struct choice *chosen(const struct answers *answers,
                                   const struct surroundings *surroundings,
                                   const char *wanted)
{
    char place[DETECTION_PLACE];

    detection_place(answers, surroundings, place);
    for (size_t i = 0; wanted && i < COUNT(choices); i++) {
        const char *rest = wanted + strlen(choices[i].name);

        if (starts(wanted, choices[i].name) &&
            (*rest == '\0' || (*rest == ':' && strcmp(rest + 1, place) == 0)))
            return &choices[i];
    }
    return NULL;
}

/* --- tmux ----------------------------------------------------------------- */

enum { SIGN_VTE = 1, SIGN_KONSOLE = 2, SIGN_MLTERM = 4, SIGN_XTERM = 8,
       SIGN_OTHER = 16 };

/* What a terminal is called in the environment of what it runs. Variables are
 * inherited by terminals that were started from another one; TERM is each
 * one's own. */
static const struct sign {
    const char *start;
    unsigned sign;
} sign_rows[] = {
    {"VTE_VERSION=", SIGN_VTE},       {"KONSOLE_VERSION=", SIGN_KONSOLE},
    {"MLTERM=", SIGN_MLTERM},         {"XTERM_VERSION=", SIGN_XTERM},
    {"TERM=tmux", SIGN_OTHER},        {"TERM=screen", SIGN_OTHER},
};

void detection_around(struct around *around, int index, const char *assignment)
{
    if (index < 0 || index >= AROUND_MOST)
        return;
    for (size_t i = 0; i < COUNT(sign_rows); i++)
        if (starts(assignment, sign_rows[i].start))
            around->signs[index] |= sign_rows[i].sign;
}

static struct detected by_signs(unsigned signs)
{
    switch (signs) {
    case SIGN_VTE:
    case SIGN_KONSOLE:
    case SIGN_VTE | SIGN_KONSOLE:
        return (struct detected){BIDI_GUARD, true};
    case SIGN_MLTERM:
        return (struct detected){BIDI_READING, true};
    case SIGN_XTERM:
        return (struct detected){BIDI_VISUAL, true};
    default:
        return (struct detected){BIDI_VISUAL, false};
    }
}

/* Its own environment is that of the place where it was started: it tells
 * something only while nobody looks on, and is a guess where nothing else can
 * be known. */
static struct detected by_start(const struct surroundings *surroundings)
{
    unsigned signs = (is_set(surroundings->vte) ? SIGN_VTE : 0) |
                     (is_set(surroundings->konsole) ? SIGN_KONSOLE : 0) |
                     (is_set(surroundings->mlterm) ? SIGN_MLTERM : 0);

    return by_signs(signs);
}

/* tmux draws itself and passes nothing on: what counts is the terminal that
 * it is shown in, or all of them. */
static struct detected inside_tmux(const struct surroundings *surroundings)
{
    const struct around *around = surroundings->around;
    struct detected seen = by_start(surroundings);

    if (!around || around->count < 0 || around->count > AROUND_MOST) {
        seen.sure = false;
        return seen;
    }
    if (around->count == 0) {
        seen.sure = true;
        return seen;
    }
    seen = by_signs(around->signs[0]);
    for (int i = 1; i < around->count; i++) {
        struct detected other = by_signs(around->signs[i]);

        if (!other.sure || other.output != seen.output)
            seen.sure = false;
    }
    return seen;
}

/* --- all of it ------------------------------------------------------------ */

static struct detected found(const struct answers *answers,
                             const struct surroundings *surroundings)
{
    if (starts(answers->version, "tmux") || is_set(surroundings->tmux) ||
        starts(surroundings->term, "tmux") ||
        starts(surroundings->term, "screen"))
        return inside_tmux(surroundings);
    if (answers->bdsm == 1 || answers->bdsm == 2)
        return (struct detected){BIDI_BDSM, true};
    if (starts(answers->version, "Konsole"))
        return (struct detected){BIDI_GUARD, true};
    if (starts(answers->version, "XTerm"))
        return (struct detected){BIDI_VISUAL, true};
    if (answers->device == MLTERM_DEVICE ||
        starts(surroundings->term, "mlterm"))
        return (struct detected){BIDI_MLTERM, true};
    /* Inherited variables count only where nothing answered. */
    if (answers->device < 0 && !answers->complete &&
        answers->version[0] == '\0' && is_set(surroundings->konsole))
        return (struct detected){BIDI_GUARD, false};
    return (struct detected){BIDI_VISUAL,
                             (answers->device == XTERM_DEVICE &&
                              answers->version[0] == '\0') ||
                                 starts(surroundings->term, "linux")};
}

struct detected detection_bidi(const struct answers *answers,
                               const struct surroundings *surroundings,
                               const char *wanted)
{
    const struct choice *choice = chosen(answers, surroundings, wanted);
    struct detected detected = found(answers, surroundings);

    if (!choice)
        return detected;
    detected.sure = true;
    /* Cells as they come may need a switch here. */
    if (choice->output != BIDI_VISUAL || (detected.output != BIDI_BDSM &&
                                          detected.output != BIDI_MLTERM))
        detected.output = choice->output;
    return detected;
}
