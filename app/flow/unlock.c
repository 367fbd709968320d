#include "flow/unlock.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "flow/hold.h"
#include "flow/monthly_inside.h"
#include "flow/opening.h"
#include "flow/send.h"
#include "flow/settings.h"
#include "flow/state_file.h"
#include "host/clock.h"
#include "host/file.h"
#include "vault/backup.h"
#include "vault/requests.h"

#define FAILURES_FILE "failures"

/* Second and further stores are folders inside the usual one. */
static char *store_path(const struct session *session, int number)
{
    struct text path = {0};

    text_append(&path, session->folders->store);
    if (number > 1)
        text_format(&path, "/%d", number);
    return text_take(&path);
}

static void start_waiting(struct session *session)
{
    session->wait_until =
        clock_running() + (int64_t)vault_delay(session->failures) * 1000;
}

/* The count outlives the program: starting it anew is no way around the
 * delay. That the file can be removed is known; Argon2id is what protects. */
static void read_failures(struct session *session)
{
    char *name = state_file_of_store(session, FAILURES_FILE);
    char *word;

    session->failures = 0;
    if (!state_file_read(session, name, &word) && word)
        session->failures = atoi(word);
    if (session->failures < 0 || session->failures > 1000)
        session->failures = 1000;
    mem_free(word);
    mem_free(name);
    start_waiting(session);
}

/* A disk that can't be written to must not keep anybody out. */
static void write_failures(struct session *session, int failures)
{
    char *name = state_file_of_store(session, FAILURES_FILE);
    char number[16];

    if (failures == session->failures)
        goto out;
    session->failures = failures;
    (void)snprintf(number, sizeof number, "%d", failures);
    if (failures)
        (void)!state_file_write(session, name, number);
    else
        (void)!state_file_remove(session, name);
out:
    start_waiting(session);
    mem_free(name);
}

/* What was tried before stays for the check-up until the program ends; it is
 * written nowhere. */
static void note_opened(struct session *session)
{
    if (session->failures)
        session->tried = session->failures;
    write_failures(session, 0);
}

enum err unlock_look(struct session *session, struct vault_probe *probe)
{
    return vault_look(session->store, probe);
}

int unlock_stores(struct session *session, bool exists[UNLOCK_STORES])
{
    int count = 0;

    for (int i = 0; i < UNLOCK_STORES; i++) {
        char *path = store_path(session, i + 1);
        struct vault_probe probe;

        exists[i] = !vault_look(path, &probe) && probe.state != VAULT_ABSENT;
        count += exists[i];
        mem_free(path);
    }
    return count;
}

int unlock_store(const struct session *session)
{
    return session->number;
}

void unlock_store_use(struct session *session, int number)
{
    if (session->vault || number < 1 || number > UNLOCK_STORES)
        return;
    mem_free(session->store);
    session->number = number;
    session->tried = 0;
    session->store = store_path(session, number);
    read_failures(session);
}

int unlock_wait(const struct session *session)
{
    int64_t left = session->wait_until - clock_running();

    return left > 0 ? (int)((left + 999) / 1000) : 0;
}

/* --- keys ----------------------------------------------------------------- */

char *opening_factor_path(const char *stick)
{
    struct text path = {0};

    text_format(&path, "%s/justenough.key", stick);
    return text_take(&path);
}

enum err opening_factor_read(const char *stick, struct secret **factor)
{
    char *path = opening_factor_path(stick);
    char *bytes;
    size_t length;
    enum err err = file_read(path, 4096, &bytes, &length);

    *factor = NULL;
    if (!err && length)
        *factor = secret_take(bytes, length);
    else if (!err)
        err = ERR_ABSENT;
    mem_free(bytes);
    mem_free(path);
    return err;
}

static enum err try_sticks(struct session *session, struct vault_key key,
                           opening_try *attempt, void *user,
                           struct vault **vault)
{
    enum err err = ERR_NOT_OPENED;
    char **sticks;
    size_t count;

    if (folder_sticks(&sticks, &count))
        return err;
    for (size_t i = 0; err == ERR_NOT_OPENED && i < count; i++) {
        struct secret *factor;

        if (opening_factor_read(sticks[i], &factor))
            continue;
        key.factor = factor;
        err = attempt(session, &key, user, vault);
        secret_free(&factor);
    }
    file_names_done(sticks, count);
    return err;
}

enum err opening_with_key(struct session *session,
                          const struct secret *passphrase,
                          opening_try *attempt, void *user)
{
    struct vault_key key = {.passphrase = passphrase};
    struct vault *vault = NULL;
    enum err err;

    /* Whoever doesn't wait learns nothing. */
    if (unlock_wait(session) > 0)
        return ERR_NOT_OPENED;
    err = attempt(session, &key, user, &vault);
    if (err == ERR_NOT_OPENED)
        err = try_sticks(session, key, attempt, user, &vault);
    session->vault = vault;
    if (err == ERR_NOT_OPENED)
        write_failures(session, session->failures + 1);
    else if (vault)
        note_opened(session);
    return err;
}

static enum err open_store(struct session *session,
                           const struct vault_key *key, void *user,
                           struct vault **vault)
{
    (void)user;
    return vault_open(session->store, key, vault);
}

int32_t opening_month(struct session *session)
{
    int minutes;
    int32_t day = session->today;

    if (day == DAY_NONE)
        day = clock_day(&minutes);
    if (day < clock_built())
        day = clock_built();
    return day_month(day);
}

static enum err opened(struct session *session, enum err err,
                       enum unlock_next *next)
{
    enum err after;

    *next = UNLOCK_HOME;
    if (!session->vault)
        return err;
    /* ERR_KEY_TAMPERED: it is open all the same, and the person is told. */
    after = opening_finish(session, next);
    return after ? after : err;
}

enum err unlock_create(struct session *session, struct secret *passphrase)
{
    const struct vault_key key = {.passphrase = passphrase};
    bool believed;
    enum err err = session->vault ? ERR_EXISTS : ERR_OK;

    if (!err)
        err = vault_create(session->store, &key, opening_month(session),
                           random_system(), &session->vault);
    if (!err)
        err = settings_put(session, SETTING_RECOVERY, 2);
    if (!err)
        err = day_judge(session, &believed);
    /* The months that count begin with the store, used or not. */
    if (!err && believed && !hold_check(session))
        err = monthly_release(session);
    if (err)
        unlock_lock(session);
    else
        write_failures(session, 0);
    secret_free(&passphrase);
    return err;
}

enum err unlock_open(struct session *session, struct secret *passphrase,
                     enum unlock_next *next)
{
    enum err err = ERR_OK;

    *next = UNLOCK_HOME;
    if (!session->vault)
        err = opened(session,
                     opening_with_key(session, passphrase, open_store, NULL),
                     next);
    secret_free(&passphrase);
    return err;
}

enum err unlock_by_recovery(struct session *session, struct secret *typed,
                            enum unlock_next *next)
{
    struct secret *code = NULL;
    enum err err = vault_recovery_read(typed, &code);

    *next = UNLOCK_HOME;
    secret_free(&typed);
    if (err)
        return err;
    return unlock_open(session, code, next);
}

void unlock_lock(struct session *session)
{
    if (session->vault && !hold_check(session)) {
        (void)!send_settle(session);
        (void)!requests_sweep(session->vault);
    }
    vault_close(&session->vault);
    session_forget(session);
}

enum err unlock_reopen(struct session *session)
{
    enum err err = session_need_open(session);

    if (!err)
        err = vault_reopen(session->vault);
    if (err)
        unlock_lock(session);
    return err;
}

enum err unlock_start_again(struct session *session)
{
    int32_t built = clock_built(), day;
    int minutes;
    enum err err = hold_check(session);

    if (err)
        return err;
    unlock_lock(session);
    day = clock_day(&minutes);
    /* A clock in 1970 would have it removed on the next good day. */
    err = backup_set_aside(session->store, day < built ? built : day);
    if (!err)
        write_failures(session, 0);
    return err;
}
