#include "base/mem.h"
#include "flow/hold.h"
#include "flow/keys.h"
#include "flow/opening.h"
#include "flow/post.h"
#include "flow/session_state.h"
#include "flow/settings.h"
#include "host/file.h"
#include "host/folder.h"

enum err keys_backups(struct session *session, struct backup_info **list,
                      size_t *count)
{
    return backup_list(session->store, list, count);
}

enum err keys_backup(struct session *session)
{
    enum err err = session_need_kept(session);

    if (!err)
        err = session_need_day(session);
    if (!err)
        err = backup_make(session->vault, session->today,
                          hold_check(session) != ERR_OK);
    return err ? err
               : settings_put(session, SETTING_BACKED_UP, session->today);
}

enum err keys_backup_to(struct session *session, const char *stick)
{
    enum err err = session_need_kept(session);

    if (!err)
        err = session_need_day(session);
    /* Pulled out since it was listed: not onto the laptop instead. */
    if (!err && !folder_stick_is_in(stick))
        err = ERR_ABSENT;
    return err ? err
               : backup_copy_to(session->vault, stick, session->today);
}

static enum err restore(struct session *session, const struct vault_key *key,
                        void *user, struct vault **vault)
{
    return backup_restore(session->store, key, user, vault);
}

/* The backup may be so old that it would not believe today's date: what was
 * believed a moment ago still is, and what is over goes before it is shown. */
static enum err keep_day(struct session *session, int32_t today)
{
    int last;
    enum err err = settings_read(session, SETTING_DAY, &last);

    if (err || today == DAY_NONE || last >= today)
        return err;
    return settings_put(session, SETTING_DAY, today);
}

/* Also works while locked: a damaged store can't be opened first. What was
 * purged since the backup was made is purged again before anything is shown. */
enum err keys_restore(struct session *session, const char *name,
                      struct secret *passphrase)
{
    struct text copy = {0};
    enum unlock_next next;
    int32_t today = session->today;
    enum err err = session->practice ? ERR_LOCKED : hold_check(session);

    if (err)
        goto out;
    text_set(&copy, name);
    unlock_lock(session);
    err = opening_with_key(session, passphrase, restore, copy.bytes);
    /* That it is older is no news to whoever asked for it. */
    if (session->vault) {
        enum err after = keep_day(session, today);

        if (!after)
            after = post_skip(session);
        if (!after)
            after = opening_finish(session, &next);
        err = after ? after : err;
    }
out:
    text_done(&copy);
    secret_free(&passphrase);
    return err;
}

enum err keys_verify(struct session *session,
                     void (*report)(void *user, const char *what,
                                    enum err err),
                     void *user)
{
    enum err err = session_need_kept(session);

    return err ? err : backup_verify(session->vault, report, user);
}

enum err keys_sticks(struct session *session, char ***paths, size_t *count)
{
    (void)session;
    return folder_sticks(paths, count);
}

void keys_sticks_done(char **paths, size_t count)
{
    file_names_done(paths, count);
}
