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
    BIDI_LOGICAL  /* for screen readers, by choice only */
};

struct answers {
    int bdsm;         /* of CSI 8 $ p: 0 unknown mode, 1 or 2 known; -1 none */
    char version[48]; /* of CSI > q, "" none */
    int device;       /* first number of CSI > c, -1 none */
    bool complete;    /* CSI c was answered: no more will come */
};

struct surroundings {
    const char *term; /* TERM; NULL and "" alike */
    const char *vte;  /* VTE_VERSION, and so on: NULL if unset */
    const char *konsole;
    const char *mlterm;
    const char *tmux;
};

/* `wanted` NULL, or a person's choice: "visual", "guard", "logical". */
enum bidi_output detection_bidi(const struct answers *answers,
                                const struct surroundings *surroundings,
                                const char *wanted);

#endif
