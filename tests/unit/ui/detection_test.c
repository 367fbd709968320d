#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mark.h"
#include "ui/detection.h"

struct recorded {
    const char *what;
    struct answers answers;
    struct surroundings surroundings;
    const char *wanted;
    enum bidi_output output;
};

/* Answers as they were written down in front of the terminals. */
static const struct recorded rows[] = {
    {"xterm", {0, "XTerm(379)", 41, true}, {.term = "xterm"}, NULL,
     BIDI_VISUAL},
    {"VTE", {1, "", 65, true}, {.term = "xterm-256color", .vte = "7006"},
     NULL, BIDI_BDSM},
    {"VTE, switched already", {2, "", 65, true}, {.term = "xterm"}, NULL,
     BIDI_BDSM},
    {"Konsole", {-1, "Konsole 22.12.3", 1, true},
     {.term = "xterm-256color", .konsole = "221203"}, NULL, BIDI_GUARD},
    {"mlterm", {0, "", 24, true}, {.term = "mlterm", .mlterm = "3.9.0"},
     NULL, BIDI_MLTERM},
    {"mlterm as xterm", {0, "", 24, true}, {.term = "xterm"}, NULL,
     BIDI_MLTERM},
    {"tmux in xterm", {-1, "tmux 3.3a", 84, true},
     {.term = "tmux-256color", .tmux = "/tmp/t,1,0"}, NULL, BIDI_VISUAL},
    {"tmux in VTE", {-1, "tmux 3.3a", 84, true},
     {.term = "screen", .tmux = "/tmp/t,1,0", .vte = "7006"}, NULL,
     BIDI_GUARD},
    {"tmux in Konsole", {-1, "tmux 3.3a", 84, true},
     {.term = "screen", .tmux = "/tmp/t,1,0", .konsole = "221203"}, NULL,
     BIDI_GUARD},
    {"xterm started in VTE", {0, "XTerm(379)", 41, true},
     {.term = "xterm", .vte = "7006"}, NULL, BIDI_VISUAL},
    {"xterm started in Konsole", {0, "", 41, true},
     {.term = "xterm", .konsole = "221203"}, NULL, BIDI_VISUAL},
    {"silent", {-1, "", -1, false}, {.term = "vt220"}, NULL, BIDI_VISUAL},
    {"silent Konsole", {-1, "", -1, false}, {.konsole = "221203"}, NULL,
     BIDI_GUARD},
    {"nothing known", {-1, "", -1, false}, {0}, NULL, BIDI_VISUAL},
    {"chosen", {1, "", 65, true}, {.vte = "7006"}, "logical", BIDI_LOGICAL},
    {"chosen guard", {0, "XTerm(379)", 41, true}, {0}, "guard", BIDI_GUARD},
    {"chosen nonsense", {1, "", 65, true}, {0}, "sideways", BIDI_BDSM},
};

static void recorded_terminals(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum bidi_output output = detection_bidi(
            &rows[i].answers, &rows[i].surroundings, rows[i].wanted);

        if (output != rows[i].output)
            print_error("%s\n", rows[i].what);
        assert_int_equal(output, rows[i].output);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(recorded_terminals)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
