#include "flow/hold.h"

#include <string.h>

#include "base/mark.h"
#include "base/mem.h"
#include "flow/finish.h"
#include "flow/opening.h"
#include "flow/state_file.h"

#define HOLD_FILE "hold"

static const char *const reasons[] = {
    [HOLD_NONE] = "",
    [HOLD_PAPER] = "paper",
    [HOLD_EXPECTED] = "expected",
    [HOLD_LAWYER] = "lawyer",
};

/* Read anew each time: another window or `justenough hold` may have set it.
 * A mark that can't be read or understood counts: to erase by mistake is
 * worse than to keep by mistake. */
enum hold_reason hold_now(const struct session *session)
{
    enum hold_reason reason = HOLD_PAPER;
    char *word;
    enum err err = state_file_read(session, HOLD_FILE, &word);

    if (!err && !word)
        reason = HOLD_NONE;
    for (size_t i = HOLD_PAPER; word && i < COUNT(reasons); i++)
        if (strcmp(word, reasons[i]) == 0)
            reason = (enum hold_reason)i;
    mem_free(word);
    return reason;
}

enum err hold_check(const struct session *session)
{
    return hold_now(session) == HOLD_NONE ? ERR_OK : ERR_HELD;
}

enum err hold_start(struct session *session, enum hold_reason reason)
{
    if (reason == HOLD_NONE || reason >= COUNT(reasons))
        return ERR_INVALID;
    return state_file_write(session, HOLD_FILE, reasons[reason]);
}

enum err hold_stop(struct session *session)
{
    enum err err = session_need_open(session);

    if (!err)
        err = state_file_remove(session, HOLD_FILE);
    /* What it held back is due, and not only at the next unlock. */
    if (!err)
        err = finish_sweep(session);
    return err ? err : day_purge(session);
}
