/* Packets that wait, and moving them onto a stick, of send.h. */
#include "flow/send.h"

#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "flow/hold.h"
#include "flow/post.h"
#include "host/carried.h"
#include "host/folder.h"

char *send_outbox(const struct session *session)
{
    return post_folder(session, "outbox");
}

static struct send_waiting *find(struct send_waiting *list, size_t count,
                                 int64_t contact)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].contact == contact)
            return &list[i];
    return NULL;
}

enum err send_waiting(struct session *session, struct send_waiting **list,
                      size_t *count)
{
    LIST(struct send_waiting) found = {0};
    struct exchange_waiting *rows = NULL;
    size_t row_count = 0;
    enum err err = session_need_open(session);

    *list = NULL;
    *count = 0;
    if (!err)
        err = post_tidy(session) == ERR_LOCKED ? ERR_LOCKED : ERR_OK;
    if (!err)
        err = exchange_waiting_list(session->vault, &rows, &row_count);
    for (size_t i = 0; !err && i < row_count; i++) {
        struct send_waiting *one =
            find(found.items, found.count, rows[i].contact);
        struct exchange_contact contact;

        if (!one) {
            err = post_contact(session, rows[i].contact, &contact);
            if (err)
                break;
            one = LIST_ADD(&found);
            one->contact = contact.id;
            one->label = contact.label;
        }
        one->files++;
    }
    mem_free(rows);
    if (err) {
        send_waiting_done(found.items, found.count);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

void send_waiting_done(struct send_waiting *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mem_free(list[i].label);
    mem_free(list);
}

/* --- onto a stick --------------------------------------------------------- */

struct carry {
    struct session *session;
    char *outbox;
    char *folder; /* on the stick */
};

static enum err copy(const struct carry *carry, const char *name)
{
    char *bytes;
    size_t length;
    enum err err = carried_read(carry->outbox, name, PARCEL_FILE_LEAST,
                                PARCEL_FILE_MOST, &bytes, &length);

    /* Taken away meanwhile by whoever it was for. */
    if (err == ERR_ABSENT)
        return ERR_OK;
    if (!err)
        err = carried_put(carry->folder, name, bytes, length);
    mem_free(bytes);
    return err;
}

/* Only what is safely on the stick goes from here. Under a hold nothing goes;
 * what comes twice is seen to be the same. */
static enum err let_go(const struct carry *carry, const char *name)
{
    enum err err;

    if (hold_check(carry->session))
        return ERR_OK;
    err = carried_remove(carry->outbox, name);
    return err ? err : exchange_waiting_drop(carry->session->vault, name);
}

static enum err carry_all(const struct carry *carry,
                          const struct exchange_waiting *rows, size_t count,
                          bool (*progress)(void *bar, int percent), void *bar,
                          size_t *done)
{
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < count; i++) {
        err = copy(carry, rows[i].name);
        if (!err)
            *done = i + 1;
        if (progress && !progress(bar, (int)(i * 100 / count)))
            break;
    }
    return err;
}

enum err send_carry(struct session *session, int64_t contact,
                    const char *stick,
                    bool (*progress)(void *bar, int percent), void *bar,
                    int *carried)
{
    struct carry carry = {.session = session};
    struct exchange_waiting *rows = NULL;
    struct text folder = {0};
    size_t count = 0, wanted = 0, done = 0;
    enum err err = session_need_open(session);

    *carried = 0;
    if (!err)
        err = exchange_waiting_list(session->vault, &rows, &count);
    if (err)
        return err;
    for (size_t i = 0; i < count; i++)
        if (!contact || rows[i].contact == contact)
            rows[wanted++] = rows[i];
    text_format(&folder, "%s/exchange", stick);
    carry.outbox = post_folder(session, "outbox");
    carry.folder = text_take(&folder);
    err = folder_stick_is_in(stick) ? carried_folder(carry.folder)
                                    : ERR_ABSENT;
    if (!err)
        err = carry_all(&carry, rows, wanted, progress, bar, &done);
    /* Nothing goes from here before the whole stick has it. */
    if (done) {
        enum err settled = carried_settle(carry.folder);

        /* Pulled out meanwhile, and written to what lay below it. */
        if (!settled && !folder_stick_is_in(stick))
            settled = ERR_ABSENT;
        err = err ? err : settled;
        for (size_t i = 0; !settled && i < done; i++) {
            enum err gone = let_go(&carry, rows[i].name);

            err = err ? err : gone;
            *carried += 1;
        }
    }
    mem_free(rows);
    mem_free(carry.outbox);
    mem_free(carry.folder);
    return err;
}
