#ifndef UI_DETECTION_H
#define UI_DETECTION_H
/* Which way of drawing right-to-left text a terminal needs, from what it
 * answered and what the environment says. Pure.
 *
 * The answers are those to CSI 8 $ p, CSI > q, CSI > c and CSI c; any of them
 * may be missing. Knows nothing of how they came.
 */
#include <stdbool.h>

enum bidi_output {
    BIDI_VISUAL,  /* draws cells as they come: also when nothing is known */
    BIDI_BDSM,    /* VTE: visual, after its own engine was switched off */
    BIDI_GUARD,   /* Konsole, VTE under tmux: LRM keeps its engine quiet */
    BIDI_MLTERM,  /* visual, after a switch of its own */
    BIDI_READING, /* mlterm under tmux: joined letters in reading order, which
                   * its engine puts into place; LRM has a width there */
    BIDI_LOGICAL  /* for screen readers, by choice only */
};

struct answers {
    int bdsm;         /* of CSI 8 $ p: 0 unknown mode, 1 or 2 known; -1 none */
    char version[48]; /* of CSI > q, "" none */
    int device;       /* first number of CSI > c, -1 none */
    bool complete;    /* CSI c was answered: no more will come */
};

/* The terminals that show a tmux, by what their environments say. */
#define AROUND_MOST 4
struct around {
    int count; /* -1: can't be known */
    unsigned signs[AROUND_MOST];
};
/* Takes one variable of the environment of terminal `index` (from 0): "A=b".
 * Those after AROUND_MOST are passed over. */
void detection_around(struct around *around, int index,
                      const char *assignment);

struct surroundings {
    const char *term; /* TERM; NULL and "" alike */
    const char *vte;  /* VTE_VERSION, and so on: NULL if unset */
    const char *konsole;
    const char *mlterm;
    const char *tmux;
    const struct around *around; /* NULL: can't be known */
};

struct detected {
    enum bidi_output output;
    bool sure; /* false: somebody should look whether it is right */
};

/* How a person's choice is called: "visual", "guard", "reading", "logical".
 * What only some terminals need is "visual". */
const char *detection_way(enum bidi_output output);

/* What is known of this terminal as one word of letters, digits, '.', '-',
 * '+', '_' and ',': a choice holds where it was made. */
#define DETECTION_PLACE 40
void detection_place(const struct answers *answers,
                     const struct surroundings *surroundings,
                     char place[DETECTION_PLACE]);

/* `wanted` NULL, or a person's choice: a way, or WAY:PLACE, which counts in
 * that place only. */
struct detected detection_bidi(const struct answers *answers,
                               const struct surroundings *surroundings,
                               const char *wanted);

#endif
