/* A real store with many requests, for measuring the program on it.
 * usage: fill FOLDER PASSPHRASE COUNT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "store_fill.h"
#include "vault/db.h"
#include "vault/vault.h"
#include "vault/vault_state.h"

static enum err fill(struct vault *vault, int count)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_begin(db);
    for (size_t i = 0; !err && i < COUNT(store_fill); i++) {
        struct text sql = {0};

        text_format(&sql,
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                    " FROM n WHERE i < %d) ",
                    count);
        text_append(&sql, store_fill[i]);
        err = db_run(db, text_string(&sql), DB_NO_VALUES);
        text_done(&sql);
    }
    return err ? err : db_end(db, ERR_OK);
}

int main(int argc, char **argv)
{
    struct vault *vault = NULL;
    struct secret *passphrase;
    struct vault_key key = {0};
    enum err err = secret_setup();

    if (err || argc < 4)
        return 2;
    passphrase = secret_take(argv[2], strlen(argv[2]));
    key.passphrase = passphrase;
    err = vault_create(argv[1], &key, 2026 * 12 + 10, random_system(), &vault);
    if (!err)
        err = fill(vault, atoi(argv[3]));
    vault_close(&vault);
    secret_free(&passphrase);
    if (err)
        fprintf(stderr, "fill: %s\n", err_text(err));
    return err != ERR_OK;
}
