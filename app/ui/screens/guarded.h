#ifndef UI_SCREENS_GUARDED_H
#define UI_SCREENS_GUARDED_H
/* A place to type that the guard reads along with: one for every screen.
 *
 * MUST: 1. say what does not belong here before the first key; 2. never take
 * keys or focus away while somebody types; 3. ask once a field before it is
 * kept, however many findings; 4. show *whom to call* first when somebody may
 * be in danger; 5. hand a text with an unanswered finding to nobody.
 *
 * A screen embeds struct guarded, calls guarded_build while guarded_is_sheet
 * is false (it adds the input to the screen's own page) or lets it build the
 * whole sheet, and passes every action to guarded_act first.
 */
#include "flow/ask.h"
#include "ui/screens/screen.h"

enum guarded_sheet {
    SHEET_NONE,
    SHEET_ASK,    /* is this needed? */
    SHEET_WHY,    /* why this hurts */
    SHEET_DANGER  /* is somebody in danger now? */
};

struct guarded {
    struct input input;
    struct findings findings;
    const struct task *task;   /* borrowed, may be NULL */
    const struct field *field; /* borrowed */
    struct request_id request;
    bool has_request;          /* "keep until" can be said */
    enum guarded_sheet sheet;
    bool danger_shown;         /* once a text */
    bool undo_ready;
    int turn;                  /* grows when the focus goes back to it */
    struct text before_cut;    /* what "take it out" took, until it is kept */
    struct text kept;          /* is in the store: not asked about twice */
};

enum guarded_result {
    GUARDED_PASS,   /* not for the guarded input */
    GUARDED_TAKEN,  /* answered */
    GUARDED_KEEP,   /* nothing is found in it: keep */
    GUARDED_NEEDED  /* "it is needed" was chosen: keep with that */
};

/* `first_line` of the page, msgid: what does not belong here. */
void guarded_open(struct guarded *guarded, const struct task *task,
                  const struct field *field);
void guarded_done(struct guarded *guarded);
void guarded_set(struct app *app, struct guarded *guarded, const char *text);
/* The same with a text that was kept before. */
void guarded_set_kept(struct app *app, struct guarded *guarded,
                      const char *text);
bool guarded_is_sheet(const struct guarded *guarded);
/* The input with its marks and the guard's line. */
void guarded_build(struct app *app, struct guarded *guarded, struct page *page,
                   int id, int rows, const char *label);
/* The whole sheet. */
void guarded_build_sheet(struct app *app, struct guarded *guarded,
                         struct page *page);
/* The person is done typing (Enter, Next). */
enum guarded_result guarded_finish(struct guarded *guarded);
enum guarded_result guarded_act(struct app *app, struct guarded *guarded,
                                int input_id, const struct action *action);

#endif
