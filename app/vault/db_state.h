#ifndef VAULT_DB_STATE_H
#define VAULT_DB_STATE_H
/* The inside of an open store file, for vault/db*.c and schema.c alone. */
#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

#include "vault/db.h"

struct db {
    sqlite3 *handle;
    int depth;       /* of transactions that were begun */
    enum err failed; /* the first error within, for the outermost end */
};

/* What a result code of SQLite means; SQLITE_OK, _ROW and _DONE are ERR_OK. */
enum err db_error(struct db *db, int code);
/* A new file with key and settings, but no tables. ERR_EXISTS. */
MUST_USE enum err db_blank(const char *path, const struct secret *raw_key,
                           const unsigned char id[DB_STORE_ID_SIZE],
                           uint32_t epoch, struct db **db);
/* Several statements without values or rows, one after the other. */
MUST_USE enum err db_script(struct db *db, const char *sql);

#endif
