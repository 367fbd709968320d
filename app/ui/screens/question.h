#ifndef UI_SCREENS_QUESTION_H
#define UI_SCREENS_QUESTION_H
/* One question of a request, whatever its kind: shared by the file that runs
 * the screen and those that know a kind of answer each.
 *
 * Pickers hold the answer in plain numbers; typed kinds in a guarded input.
 */
#include "flow/ask.h"
#include "ui/screens/guarded.h"
#include "ui/screens/screen.h"

enum { QUESTION_NEXT = 1, QUESTION_SKIP, QUESTION_ELSE, QUESTION_TYPED,
       QUESTION_OTHER, QUESTION_DAY, QUESTION_TIME, QUESTION_NUMBER,
       QUESTION_LINE, /* in a practice: typed for the volunteer */
       QUESTION_ROW = 20, QUESTION_CHIP = 60 };

struct question {
    struct request_id request;
    struct ask_place place;
    bool single;       /* one answer is being changed, not the whole asked */
    struct guarded guarded;
    bool typing;       /* a typed kind shows its input */
    int choice;        /* row chosen, -1 none */
    int second;        /* second language */
    int32_t day;
    int minutes;       /* of the day, -1 = any time; or length, number */
    unsigned bands;    /* FIELD_AGES: bit i = band i */
    bool day_chosen;   /* FIELD_WHEN: the day is picked, the time comes */
    bool chosen;       /* a row was picked that is the whole answer: go on */
};

/* What one kind of answer does. `set` takes the kept value (may be NULL),
 * `value` appends the canonical answer, nothing if there is none yet. */
struct question_kind {
    void (*set)(struct app *app, struct question *question, const char *value);
    void (*build)(struct app *app, struct question *question,
                  struct page *page);
    /* True if the action was this kind's. */
    bool (*act)(struct app *app, struct question *question,
                const struct action *action);
    void (*value)(const struct question *question, struct text *out);
};

/* By enum field_kind; question_pickers.c and question_typed.c. */
extern const struct question_kind question_when, question_duration,
    question_count, question_ages, question_choice, question_language,
    question_amount;
extern const struct question_kind question_town, question_place,
    question_note, question_reach;

#endif
