#ifndef VAULT_REQUESTS_H
#define VAULT_REQUESTS_H
/* Requests, answers and helpers' lines in the store.
 *
 * The stage is in the query: a reader says up to which stage it may see, and
 * rows beyond it are not read at all. Rows marked for erasing are left out of
 * every answer. Each function is one transaction. Expiries are handed in.
 */
#include "core/request.h"
#include "vault/vault.h"

#define REQUESTS_NO_CODE (-1)
/* Inserts the draft's own columns (answers are put one by one); a random id is
 * drawn. A code is drawn unless its code is REQUESTS_NO_CODE. Until the first
 * requests_expire it ends after RETENTION_IDLE_CEILING days. No code is drawn
 * while a request has it, nor within RETENTION_CODE_DAYS after; when more than
 * half of a length are in use, codes get one digit longer. */
MUST_USE enum err requests_add(struct vault *vault, struct request *draft,
                               int32_t today, const struct random *random);
/* Reads one with answers up to `limit` (STAGE_OWN reads all, also own) and
 * all helpers' lines. `when` is DAY_NONE if its answer is of a later stage.
 * ERR_NOT_FOUND. */
MUST_USE enum err requests_get(struct vault *vault, struct request_id id,
                               enum stage limit, struct request *request);
/* What one helper may know: request AND line; the line's own stage is the
 * limit, never OWN. No other line is read. */
MUST_USE enum err requests_get_for_helper(struct vault *vault,
                                          struct request_id id, int64_t line,
                                          struct request *request);
/* Writes the request's own columns (state, end, days, counts, question). */
MUST_USE enum err requests_save(struct vault *vault,
                                const struct request *request);
/* Inserts or replaces one answer, and drops half-typed text of its field. An
 * answer in the form of a day (core/field.h) sets the request's `when`; when
 * it is dropped, marked or expires, `when` is cleared. `search` is the folded
 * text that find may meet ("" if none). With `warned` the number of texts kept
 * after a warning grows, unless this very text was kept so before. ERR_EXISTS
 * while the field's answer is marked for erasing: requests_sweep first. */
struct answer_row {
    const char *field;
    const char *value;
    const char *search;
    enum stage stage;
    int32_t expires;
    bool warned;
};
MUST_USE enum err requests_put(struct vault *vault, struct request_id id,
                               const struct answer_row *row);
/* At once, here and in each local backup (not under a hold, the caller asks);
 * requests_helper_drop too. */
MUST_USE enum err requests_drop(struct vault *vault, struct request_id id,
                                const char *field);
/* New expiries for every answer after a change of dates; rows name fields. The
 * row named REQUESTS_LINES is the helpers' lines (retention_end +
 * RETENTION_HELPER_DAYS), and by it traces_overdue knows that the end has
 * come; without it they go with the request. */
#define REQUESTS_LINES ""
MUST_USE enum err requests_expire(struct vault *vault, struct request_id id,
                                  const struct answer_row *rows, size_t count,
                                  int32_t request_expires);

/* Half-typed text without a finding: at most one a request. NULL clears. */
MUST_USE enum err requests_half_put(struct vault *vault, struct request_id id,
                                    const char *field, const char *typed);
/* *typed is the caller's (mem_free), NULL if there is none. */
MUST_USE enum err requests_half_get(struct vault *vault, struct request_id id,
                                    char **field, char **typed);

/* Helpers' lines. */
MUST_USE enum err requests_helper_add(struct vault *vault, struct request_id id,
                                      const struct helper *helper,
                                      int64_t *line);
MUST_USE enum err requests_helper_save(struct vault *vault,
                                       struct request_id id,
                                       const struct helper *helper);
MUST_USE enum err requests_helper_drop(struct vault *vault,
                                       struct request_id id, int64_t line);

/* Lists: by day (those without a day first), up to limit rows after a
 * cursor. */
struct request_card {
    struct request_id id;
    int code;
    char *task;
    enum request_state state;
    enum request_end end;
    int32_t when;
    int question;
    int asked;
    int needed;
    int available; /* lines at each stage */
    int agreed;
    bool stale;    /* somebody has to be told of a change */
    bool consented; /* the family's yes stands */
};
struct request_filter {
    const char *task;  /* NULL = all */
    int state;         /* enum request_state, -1 = all but ended, -2 = all */
    int code;          /* 0 = any */
    int32_t when;      /* DAY_NONE = any */
    const char *town;  /* folded, exact; NULL = any */
    const char *text;  /* folded piece of any typed text; NULL = any */
};
/* Keyset cursor; zero-initialise for the first page. */
struct request_cursor {
    bool started;
    int32_t when;
    int64_t row;
};
/* *cards is the caller's: request_cards_done. `more`: whether there are any
 * after these. With filter.text it stops after about 20 ms of scanning and
 * says so by *unfinished, to be called again with the cursor. */
MUST_USE enum err requests_list(struct vault *vault,
                                const struct request_filter *filter,
                                struct request_cursor *cursor, size_t limit,
                                struct request_card **cards, size_t *count,
                                bool *more, bool *unfinished);
void request_cards_done(struct request_card *cards, size_t count);
MUST_USE enum err requests_totals(struct vault *vault, int *drafts, int *open,
                                  int *ended);

/* Erase with a way back: marked rows are left out at once; _sweep deletes all
 * that is marked, here and in each local backup (Undo line gone, lock, quit,
 * next unlock; not under a hold, the caller asks). With `today` (DAY_NONE if
 * no day is believed) the code of a marked request rests from then on. */
MUST_USE enum err requests_mark(struct vault *vault, struct request_id id,
                                bool erased, int32_t today);
MUST_USE enum err requests_mark_answer(struct vault *vault,
                                       struct request_id id, const char *field,
                                       bool erased);
MUST_USE enum err requests_sweep(struct vault *vault);

#endif
