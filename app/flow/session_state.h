#ifndef FLOW_SESSION_STATE_H
#define FLOW_SESSION_STATE_H
/* The session's inside, for the files of flow/ only. */
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "flow/session.h"
#include "host/folder.h"
#include "vault/vault.h"

/* One change that can still be undone. */
enum undo_kind { UNDO_NONE, UNDO_ERASE, UNDO_ERASE_ANSWER, UNDO_LINE,
                 UNDO_LINE_ADD };
struct undo {
    enum undo_kind kind;
    struct request_id request;
    char *field;
    struct helper before; /* the line as it was; label owned */
};

struct session {
    const struct folders *folders;
    struct catalogue *catalogue; /* NULL until asked for */
    struct guard *guard;         /* NULL until asked for */
    struct text complaints;
    struct vault *vault;         /* NULL while locked */
    int32_t today;               /* believed, DAY_NONE */
    int32_t day_asked;           /* a date ahead that was said once */
    int failures;
    int64_t wait_until;          /* monotonic ms; wrong passphrases */
    struct undo undo;
    const struct language *language;
    bool language_always;
    char *theme;
};

#endif
