/* One step on a store, so that strace can put a fault into it.
 *
 *   vault_steps STEP FOLDER 3< passphrases, one a line
 *
 *   create   first line           a store
 *   fill     first                puts rows into it
 *   open     first line           prints rows and slots
 *   change   first, then second   the passphrase that opened it
 *   add      first, then second   one more passphrase
 *   remove   first                slot 1
 *   newkey   first, then second   a new data key
 *   backup   first                a backup, so that newkey has one to remake
 *   inquiry  first                two inquiries of 40 days ago, one of today
 *
 * Leaves with 0; 1 if the passphrase doesn't open; 2 for any other error,
 * whose text goes to stderr; 3 if rows are missing; 64 for wrong usage.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/secret.h"
#include "core/inquiry.h"
#include "vault/backup.h"
#include "vault/inquiries.h"
#include "vault/traces.h"
#include "vault/vault.h"

#define ROWS 40
#define MONTH 24322
#define DAY 20000
#define LINES 2
#define MISSING ERR_COUNT

struct given {
    const char *folder;
    struct secret *lines[LINES];
};

static struct secret *read_line(void)
{
    struct secret *line = secret_new(1024);
    size_t length = 0;

    while (length < line->size && read(3, line->bytes + length, 1) == 1 &&
           line->bytes[length] != '\n')
        length++;
    line->length = length;
    return line;
}

static void name_row(int row, char name[16], char value[32])
{
    snprintf(name, 16, "row.%d", row);
    snprintf(value, 32, "what stands in %d", row);
}

static enum err put_rows(struct vault *vault, const struct vault_key *key)
{
    enum err err = ERR_OK;

    (void)key;
    for (int row = 0; row < ROWS && !err; row++) {
        char name[16], value[32];

        name_row(row, name, value);
        err = traces_setting_put(vault, name, value);
    }
    return err;
}

static enum err see_rows(struct vault *vault)
{
    struct slot_info infos[VAULT_SLOTS];
    size_t slots;
    enum err err = vault_slots(vault, infos, &slots);

    for (int row = 0; row < ROWS && !err; row++) {
        char name[16], expected[32];
        char *value;

        name_row(row, name, expected);
        err = traces_setting_get(vault, name, &value);
        if (!err && (!value || strcmp(value, expected) != 0))
            err = MISSING;
        mem_free(value);
    }
    if (!err)
        printf("%d rows, %zu slots\n", ROWS, slots);
    return err;
}

static enum err create(const struct given *given, struct vault **vault)
{
    struct vault_key key = {given->lines[0], NULL};

    return vault_create(given->folder, &key, MONTH, random_system(), vault);
}

static enum err change(struct vault *vault, const struct vault_key *key)
{
    return vault_slot_change(vault, key, MONTH + 1, random_system());
}

static enum err add(struct vault *vault, const struct vault_key *key)
{
    return vault_slot_add(vault, key, SLOT_PASSPHRASE, MONTH + 1,
                          random_system());
}

static enum err take_away(struct vault *vault, const struct vault_key *key)
{
    (void)key;
    return vault_slot_remove(vault, 1, random_system());
}

static enum err new_key(struct vault *vault, const struct vault_key *key)
{
    return vault_new_key(vault, key, MONTH + 1, random_system(), NULL, NULL);
}

static enum err see(struct vault *vault, const struct vault_key *key)
{
    (void)key;
    return see_rows(vault);
}

static enum err back_up(struct vault *vault, const struct vault_key *key)
{
    (void)key;
    return backup_make(vault, DAY, false);
}

struct step {
    const char *name;
    enum err (*run)(struct vault *vault, const struct vault_key *key);
};

static enum err ask(struct vault *vault, const struct vault_key *key)
{
    static const int choices[][INQUIRY_PARTS] = {
        {2, 3, 1, 2, 1}, {0, 1, 1, 0, 1}, {1, 5, 0, 1, 0}};
    int32_t today = (int32_t)(time(NULL) / 86400);
    enum err err = ERR_OK;

    (void)key;
    for (int i = 0; !err && i < 3; i++) {
        struct inquiry inquiry = {.day = i < 2 ? today - 40 : today};

        inquiry.expires = inquiry_expiry(inquiry.day, 24);
        memcpy(inquiry.choices, choices[i], sizeof inquiry.choices);
        err = inquiries_add(vault, &inquiry, random_system());
    }
    return err;
}

static const struct step steps[] = {
    {"fill", put_rows},  {"open", see},         {"change", change},
    {"add", add},        {"remove", take_away}, {"newkey", new_key},
    {"backup", back_up}, {"inquiry", ask},
};

static enum err run(const char *name, const struct given *given,
                    struct vault **vault)
{
    struct vault_key first = {given->lines[0], NULL};
    struct vault_key second = {given->lines[1], NULL};

    if (strcmp(name, "create") == 0)
        return create(given, vault);
    for (size_t i = 0; i < COUNT(steps); i++)
        if (strcmp(steps[i].name, name) == 0) {
            enum err err = vault_open(given->folder, &first, vault);

            return err ? err : steps[i].run(*vault, &second);
        }
    return ERR_USAGE;
}

int main(int argc, char **argv)
{
    struct given given = {0};
    struct vault *vault = NULL;
    enum err err = secret_setup();

    if (err || argc != 3)
        return 64;
    given.folder = argv[2];
    for (int i = 0; i < LINES; i++)
        given.lines[i] = read_line();
    err = run(argv[1], &given, &vault);
    vault_close(&vault);
    for (int i = 0; i < LINES; i++)
        secret_free(&given.lines[i]);
    if (err == MISSING)
        return 3;
    if (err && err != ERR_NOT_OPENED)
        fprintf(stderr, "%s: %s\n", argv[1], err_text(err));
    return !err ? 0 : err == ERR_NOT_OPENED ? 1 : err == ERR_USAGE ? 64 : 2;
}
