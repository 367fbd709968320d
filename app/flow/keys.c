#include "flow/keys.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "flow/hold.h"
#include "flow/opening.h"
#include "flow/session_state.h"
#include "flow/settings.h"
#include "host/file.h"
#include "host/folder.h"

/* Of the code's seven groups of four the last two are typed back. */
#define TYPED_BACK 8

struct secret *keys_make(bool digits)
{
    return vault_passphrase_make(random_system(), digits);
}

enum strength keys_strength(const struct secret *passphrase)
{
    return vault_passphrase_strength(passphrase);
}

enum err keys_list(struct session *session, struct slot_info infos[VAULT_SLOTS],
                   size_t *count)
{
    *count = 0;
    return session->vault ? vault_slots(session->vault, infos, count)
                          : ERR_LOCKED;
}

/* A key file that is already there is used again: it may be the only one
 * that opens somebody else's store. */
static enum err make_factor(const char *stick, struct secret **factor)
{
    enum err err = opening_factor_read(stick, factor);
    char *path;

    if (err != ERR_ABSENT)
        return err;
    path = opening_factor_path(stick);
    *factor = vault_factor_make(random_system());
    err = file_replace(path, (*factor)->bytes, (*factor)->length);
    if (err)
        secret_free(factor);
    mem_free(path);
    return err;
}

enum err opening_has_recovery(struct session *session, bool *has)
{
    struct slot_info infos[VAULT_SLOTS];
    size_t count;
    enum err err = vault_slots(session->vault, infos, &count);

    *has = false;
    for (size_t i = 0; !err && i < count; i++)
        *has = *has || infos[i].kind == SLOT_RECOVERY;
    return err;
}

/* Without a code in any slot the one on paper opens nothing: it is asked for
 * again, whoever made it. */
static enum err note_recovery(struct session *session)
{
    bool has;
    enum err err = opening_has_recovery(session, &has);

    if (err || has || settings_get(session, SETTING_RECOVERY))
        return err;
    return settings_put(session, SETTING_RECOVERY, 2);
}

/* A slot for this passphrase: a new one, or the own one in its place. */
static enum err put_key(struct session *session, struct secret *passphrase,
                        const char *stick, bool own)
{
    struct secret *factor = NULL;
    struct vault_key key = {.passphrase = passphrase};
    enum err err = session_need_kept(session);

    if (!err && keys_strength(passphrase) == STRENGTH_WEAK)
        err = ERR_WEAK;
    if (!err && stick && !folder_stick_is_in(stick))
        err = ERR_ABSENT;
    if (!err && stick)
        err = make_factor(stick, &factor);
    key.factor = factor;
    if (!err && own)
        err = vault_slot_change(session->vault, &key, opening_month(session),
                                random_system());
    else if (!err)
        err = vault_slot_add(session->vault, &key,
                             factor ? SLOT_PASSPHRASE_FACTOR : SLOT_PASSPHRASE,
                             opening_month(session), random_system());
    secret_free(&factor);
    secret_free(&passphrase);
    return err;
}

enum err keys_add(struct session *session, struct secret *passphrase,
                  const char *stick)
{
    return put_key(session, passphrase, stick, false);
}

/* The old one opens nothing afterwards: under a hold it stays, and a further
 * one can be added. */
enum err keys_change(struct session *session, struct secret *passphrase,
                     const char *stick)
{
    enum err err = hold_check(session);

    if (err) {
        secret_free(&passphrase);
        return err;
    }
    err = put_key(session, passphrase, stick, true);
    return err ? err : note_recovery(session);
}

enum err keys_remove(struct session *session, int slot)
{
    enum err err = session_need_kept(session);

    if (!err)
        err = hold_check(session);
    if (!err)
        err = vault_slot_remove(session->vault, slot, random_system());
    return err ? err : note_recovery(session);
}

enum err keys_new(struct session *session, struct secret *passphrase,
                  vault_progress *progress, void *user)
{
    struct vault_key key = {.passphrase = passphrase};
    enum err err = session_need_kept(session);

    if (!err)
        err = hold_check(session);
    if (!err)
        err = vault_new_key(session->vault, &key, opening_month(session),
                            random_system(), progress, user);
    /* The code on paper opens nothing any more. */
    if (!err)
        err = note_recovery(session);
    secret_free(&passphrase);
    return err;
}

enum err keys_recovery(struct session *session, struct secret **code)
{
    bool has;
    enum err err = session_need_kept(session);

    *code = NULL;
    if (!err)
        err = opening_has_recovery(session, &has);
    /* It would take the place of the one that may be on paper. */
    if (!err && has)
        err = hold_check(session);
    if (!err)
        err = vault_recovery_make(session->vault, opening_month(session),
                                  random_system(), code);
    /* Not confirmed until it was typed back from the paper. */
    if (!err && !settings_get(session, SETTING_RECOVERY))
        err = settings_put(session, SETTING_RECOVERY, 2);
    if (err)
        secret_free(code);
    return err;
}

/* The last letters and digits, in the form that the code is written in;
 * false if there are fewer. */
static bool last_groups(const struct secret *text, unsigned char *out)
{
    size_t left = TYPED_BACK;

    for (size_t i = text->length; i > 0 && left > 0; i--) {
        int byte = toupper(text->bytes[i - 1]);

        if (!isalnum(byte))
            continue;
        if (byte == 'O')
            byte = '0';
        if (byte == 'I' || byte == 'L')
            byte = '1';
        out[--left] = (unsigned char)byte;
    }
    return left == 0;
}

bool keys_recovery_matches(const struct secret *code,
                           const struct secret *typed)
{
    struct secret *wanted = secret_new(TYPED_BACK);
    struct secret *given = secret_new(TYPED_BACK);
    bool matches = last_groups(code, wanted->bytes) &&
                   last_groups(typed, given->bytes);

    wanted->length = given->length = TYPED_BACK;
    matches = matches && secret_equal(wanted, given);
    secret_free(&wanted);
    secret_free(&given);
    return matches;
}

enum err keys_recovery_later(struct session *session)
{
    return settings_put(session, SETTING_RECOVERY, 1);
}

enum err keys_recovery_confirmed(struct session *session)
{
    return settings_put(session, SETTING_RECOVERY, 0);
}
