#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"
#include "ui/detection.h"

struct recorded {
    const char *what;
    struct answers answers;
    struct surroundings surroundings;
    const char *wanted;
    enum bidi_output output;
    bool sure;
    /* What is in the environments of the terminals that show a tmux, one
     * after the other; a row of NULL begins with "nobody". */
    const char *around[6];
};

#define TMUX {-1, "tmux 3.3a", 84, true}
#define PANE .term = "tmux-256color", .tmux = "/tmp/t,1,0"

/* Answers as they were written down in front of the terminals. */
static const struct recorded rows[] = {
    {"xterm", {0, "XTerm(379)", 41, true}, {.term = "xterm"}, NULL,
     BIDI_VISUAL, true, {0}},
    {"VTE", {1, "", 65, true}, {.term = "xterm-256color", .vte = "7006"},
     NULL, BIDI_BDSM, true, {0}},
    {"VTE, switched already", {2, "", 65, true}, {.term = "xterm"}, NULL,
     BIDI_BDSM, true, {0}},
    {"Konsole", {-1, "Konsole 22.12.3", 1, true},
     {.term = "xterm-256color", .konsole = "221203"}, NULL, BIDI_GUARD, true,
     {0}},
    {"mlterm", {0, "", 24, true}, {.term = "mlterm", .mlterm = "3.9.0"},
     NULL, BIDI_MLTERM, true, {0}},
    {"mlterm as xterm", {0, "", 24, true}, {.term = "xterm"}, NULL,
     BIDI_MLTERM, true, {0}},
    {"xterm started in VTE", {0, "XTerm(379)", 41, true},
     {.term = "xterm", .vte = "7006"}, NULL, BIDI_VISUAL, true, {0}},
    {"xterm started in Konsole", {0, "", 41, true},
     {.term = "xterm", .konsole = "221203"}, NULL, BIDI_VISUAL, true, {0}},
    {"silent", {-1, "", -1, false}, {.term = "vt220"}, NULL, BIDI_VISUAL,
     false, {0}},
    {"silent Konsole", {-1, "", -1, false}, {.konsole = "221203"}, NULL,
     BIDI_GUARD, false, {0}},
    {"nothing known", {-1, "", -1, false}, {0}, NULL, BIDI_VISUAL, false,
     {0}},
    {"text console", {-1, "", -1, false}, {.term = "linux"}, NULL,
     BIDI_VISUAL, true, {0}},
    {"another one", {0, "foot(1.13.1)", 1, true}, {.term = "foot"}, NULL,
     BIDI_VISUAL, false, {0}},

    {"tmux in xterm", TMUX, {PANE}, NULL, BIDI_VISUAL, true,
     {"TERM=xterm", "XTERM_VERSION=XTerm(379)"}},
    {"tmux in VTE", TMUX, {PANE, .vte = "7006"}, NULL, BIDI_GUARD, true,
     {"TERM=xterm-256color", "VTE_VERSION=7006"}},
    {"tmux in Konsole", TMUX, {PANE, .konsole = "221203"}, NULL, BIDI_GUARD,
     true, {"TERM=xterm-256color", "KONSOLE_VERSION=221203"}},
    {"tmux in mlterm", TMUX, {PANE, .mlterm = "3.9.0"}, NULL, BIDI_READING,
     true, {"TERM=mlterm", "MLTERM=3.9.0"}},
    {"tmux in mlterm, started in VTE", TMUX, {PANE, .vte = "7006"}, NULL,
     BIDI_READING, true, {"TERM=mlterm", "MLTERM=3.9.0"}},
    {"tmux in VTE, started in mlterm", TMUX, {PANE, .mlterm = "3.9.0"}, NULL,
     BIDI_GUARD, true, {"VTE_VERSION=7006"}},
    {"tmux in xterm, started in VTE", TMUX, {PANE, .vte = "7006"}, NULL,
     BIDI_VISUAL, true, {"TERM=xterm", "XTERM_VERSION=XTerm(379)"}},
    {"tmux in mlterm that was started in VTE", TMUX, {PANE}, NULL,
     BIDI_VISUAL, false, {"VTE_VERSION=7006", "MLTERM=3.9.0"}},
    {"tmux in something else", TMUX, {PANE, .vte = "7006"}, NULL,
     BIDI_VISUAL, false, {"TERM=foot"}},
    {"tmux in tmux in mlterm", TMUX, {PANE, .mlterm = "3.9.0"}, NULL,
     BIDI_VISUAL, false, {"TERM=tmux-256color", "MLTERM=3.9.0"}},
    {"tmux in two that are alike", TMUX, {PANE}, NULL, BIDI_GUARD, true,
     {"VTE_VERSION=7006", "next", "KONSOLE_VERSION=221203"}},
    {"tmux in two that differ", TMUX, {PANE}, NULL, BIDI_GUARD, false,
     {"VTE_VERSION=7006", "next", "XTERM_VERSION=XTerm(379)"}},
    {"tmux in five", TMUX, {PANE}, NULL, BIDI_VISUAL, false,
     {"next", "next", "next", "next"}},
    {"tmux that nobody looks at", TMUX, {PANE}, NULL, BIDI_VISUAL, true,
     {"nobody"}},
    {"the same, started in VTE", TMUX, {PANE, .vte = "7006"}, NULL,
     BIDI_GUARD, true, {"nobody"}},
    {"tmux of which nothing can be known", TMUX, {PANE, .vte = "7006"}, NULL,
     BIDI_GUARD, false, {0}},
    {"tmux elsewhere (ssh)", TMUX, {.term = "tmux-256color"}, NULL,
     BIDI_VISUAL, false, {0}},
    {"screen", {-1, "", 83, true}, {.term = "screen", .vte = "7006"}, NULL,
     BIDI_GUARD, false, {0}},

    {"chosen", {1, "", 65, true}, {.vte = "7006"}, "logical", BIDI_LOGICAL,
     true, {0}},
    {"chosen, and a switch is known", {1, "", 65, true}, {0}, "visual",
     BIDI_BDSM, true, {0}},
    {"chosen, and another switch is known", {0, "", 24, true}, {0}, "visual",
     BIDI_MLTERM, true, {0}},
    {"chosen guard", {0, "XTerm(379)", 41, true}, {0}, "guard", BIDI_GUARD,
     true, {0}},
    {"chosen nonsense", {1, "", 65, true}, {0}, "sideways", BIDI_BDSM, true,
     {0}},
    {"chosen half", {1, "", 65, true}, {0}, "guar", BIDI_BDSM, true, {0}},
    {"chosen more", {1, "", 65, true}, {0}, "guards", BIDI_BDSM, true, {0}},
    {"chosen here", TMUX, {PANE}, "reading:tmux-256color,tmux-3.3a",
     BIDI_READING, true, {0}},
    {"chosen elsewhere", TMUX, {PANE}, "reading:xterm,", BIDI_VISUAL, false,
     {0}},
};

static struct around terminals(const char *const *around)
{
    struct around found = {-1, {0}};
    int index = 0;

    if (!around[0])
        return found;
    found.count = 0;
    for (int i = 0; i < 6 && around[i]; i++) {
        if (strcmp(around[i], "nobody") == 0)
            return found;
        if (strcmp(around[i], "next") == 0)
            index++;
        else
            detection_around(&found, index, around[i]);
        found.count = index + 1;
    }
    return found;
}

static void recorded_terminals(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct around around = terminals(rows[i].around);
        struct surroundings surroundings = rows[i].surroundings;
        struct detected found;

        surroundings.around = &around;
        found = detection_bidi(&rows[i].answers, &surroundings,
                               rows[i].wanted);
        if (found.output != rows[i].output || found.sure != rows[i].sure)
            print_error("%s\n", rows[i].what);
        assert_int_equal(found.output, rows[i].output);
        assert_int_equal(found.sure, rows[i].sure);
    }
}

static void only_known_variables_count(void **state)
{
    struct around around = {1, {0}};

    (void)state;
    detection_around(&around, 0, "MY_MLTERM=1");
    detection_around(&around, 0, "MLTERM");
    detection_around(&around, 0, "");
    detection_around(&around, -1, "MLTERM=1");
    detection_around(&around, AROUND_MOST, "MLTERM=1");
    for (int i = 0; i < AROUND_MOST; i++)
        assert_int_equal(around.signs[i], 0);
}

static void a_place_is_one_word(void **state)
{
    const struct answers hostile = {-1, "a b\033]0;x\n/../", 84, true};
    const struct answers none = {-1, "", -1, false};
    const struct surroundings long_name = {
        .term = "a-terminal-with-a-very-long-name-indeed"};
    char place[DETECTION_PLACE];

    (void)state;
    detection_place(&hostile, &long_name, place);
    assert_string_equal(place, "a-terminal-with-a-v,a-b--0-x--..-");
    detection_place(&none, &(struct surroundings){0}, place);
    assert_string_equal(place, ",");
}

static void ways_have_names(void **state)
{
    (void)state;
    assert_string_equal(detection_way(BIDI_VISUAL), "visual");
    assert_string_equal(detection_way(BIDI_BDSM), "visual");
    assert_string_equal(detection_way(BIDI_MLTERM), "visual");
    assert_string_equal(detection_way(BIDI_GUARD), "guard");
    assert_string_equal(detection_way(BIDI_READING), "reading");
    assert_string_equal(detection_way(BIDI_LOGICAL), "logical");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recorded_terminals),
        cmocka_unit_test(only_known_variables_count),
        cmocka_unit_test(a_place_is_one_word),
        cmocka_unit_test(ways_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
