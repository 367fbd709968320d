#include "flow/advice.h"

#include <string.h>

#include "base/mark.h"
#include "flow/session_state.h"
#include "host/laptop.h"

/* The rest needs somebody who knows computers, or another laptop. */
static const char *const soon[] = {"home", "clock", "updates"};

static const struct {
    enum laptop_answer from;
    enum advice_answer to;
} answers[] = {
    {LAPTOP_GOOD, ADVICE_FINE},
    {LAPTOP_BAD, ADVICE_LOOK},
    {LAPTOP_UNKNOWN, ADVICE_UNKNOWN},
};

static bool is_soon(const char *id)
{
    for (size_t at = 0; at < COUNT(soon); at++)
        if (strcmp(soon[at], id) == 0)
            return true;
    return false;
}

static enum advice_answer answer_of(enum laptop_answer answer)
{
    for (size_t at = 0; at < COUNT(answers); at++)
        if (answers[at].from == answer)
            return answers[at].to;
    return ADVICE_UNKNOWN;
}

void advice_look(struct session *session, const char *home)
{
    struct laptop_point points[ADVICE_MOST];
    size_t count;

    laptop_look(home ? home : "", points, &count);
    for (size_t at = 0; at < count; at++)
        session->advice[at] = (struct advice){
            .id = points[at].id,
            .what = points[at].what,
            .advice = points[at].advice,
            .answer = answer_of(points[at].answer),
            .soon = is_soon(points[at].id),
        };
    session->advice_count = count;
}

const struct advice *advice_points(const struct session *session, size_t *count)
{
    *count = session->advice_count;
    return session->advice;
}

const char *advice_word(enum advice_answer answer)
{
    static const char *const words[] = {
        /* TRANSLATORS: before each line of a list of things looked at. */
        [ADVICE_FINE] = N_("ok"),
        [ADVICE_LOOK] = N_("please look"),
        [ADVICE_UNKNOWN] = N_("can't tell"),
    };

    return words[answer];
}
