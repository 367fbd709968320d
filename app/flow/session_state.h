#ifndef FLOW_SESSION_STATE_H
#define FLOW_SESSION_STATE_H
/* The session's inside, for the files of flow/ only. */
#include "base/day.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "catalogue/learning.h"
#include "flow/advice.h"
#include "flow/session.h"
#include "host/folder.h"
#include "vault/vault.h"

/* One change that can still be undone. Nothing erased is in it but a line
 * that was taken away: the store has no marks for lines. */
enum undo_kind { UNDO_NONE, UNDO_ERASE, UNDO_ERASE_ANSWER, UNDO_LINE,
                 UNDO_LINE_ADD, UNDO_LINE_DROP, UNDO_INQUIRY };
struct undo {
    enum undo_kind kind;
    struct request_id request; /* or an inquiry's */
    char *field;
    struct helper before; /* the line as it was; label owned */
    int64_t *stale;       /* lines that the change made stale */
    size_t stale_count;
};

/* Towns of the open requests, for the guard; read when first needed. */
struct towns {
    char **names; /* NULL-terminated */
    size_t count;
    bool read;
};

/* How far the day's tidying, check, backup and check-up have come. */
enum idle_step {
    IDLE_TIDY,
    IDLE_CHECK,
    IDLE_BACKUP,
    IDLE_COUNT,
    IDLE_DONE
};

/* As many as host/laptop.h has room for. */
#define ADVICE_MOST 16

struct session {
    const struct folders *folders;
    bool practice;               /* see flow/practice.h */
    struct folders nowhere;      /* the folders of a practice */
    int number;                  /* of the store in use, 1 .. */
    char *store;                 /* its folder */
    struct catalogue *catalogue; /* NULL until asked for */
    struct guard *guard;         /* NULL until asked for */
    struct learning *learning;   /* NULL until asked for */
    struct text complaints;
    struct vault *vault;         /* NULL while locked */
    int32_t today;               /* believed, DAY_NONE */
    int32_t day_asked;           /* a date ahead that was said once */
    bool day_said;               /* a person said the date since the start */
    int32_t day_ahead;           /* their date less the computer's */
    int failures;
    int64_t wait_until;          /* monotonic ms; wrong passphrases */
    struct undo undo;
    struct towns towns;
    enum idle_step idle;
    enum err idle_found;
    bool untidy;                 /* no room to rewrite what was erased from */
    const struct language *language;
    bool sandbox_files;
    bool sandbox_calls;
    struct advice advice[ADVICE_MOST];
    size_t advice_count;
    int tried;         /* wrong passphrases before the last right one */
    bool checkup_due;  /* as the last look at it found */
    bool language_always;
    char *theme;
    char *drawing;
};

/* Where data files are, and where what is wrong with them goes (`user` is the
 * session). */
struct catalogue_places session_places(const struct session *session);
void session_complain(void *user, const struct ini_complaint *complaint);
/* The tasks, forms and agreements, read at the first call. */
const struct catalogue *session_catalogue(struct session *session);
/* What has to go from memory when the store closes, but for the vault. */
void session_forget(struct session *session);
/* ERR_LOCKED or ERR_CLOCK unless the store is open (and a day believed). */
MUST_USE enum err session_need_open(const struct session *session);
MUST_USE enum err session_need_day(const struct session *session);
/* ERR_LOCKED as well in a practice: for what is about passphrases, backups
 * and sticks. */
MUST_USE enum err session_need_kept(const struct session *session);

#endif
