#include "vault/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"
#include "vault/db_memory.h"
#include "vault/db_state.h"
#include "vault/schema.h"

#define SALT_SIZE 16
/* x'...': 32 bytes of key and 16 of salt in hexadecimal. */
#define SPEC_SIZE (2 * (DB_KEY_SIZE + SALT_SIZE) + 3)
#define BUSY_MS 2000

/* One prologue for SQLCipher 3.4.1 and 4.6.1, and the order matters: the
 * version sets the page size back, and 3.4.1 passes over what it does not
 * know. 4.6.1 would write its log over the screen. */
static const char prologue[] = "PRAGMA cipher_log_level = NONE;"
                               "PRAGMA cipher_compatibility = 3;"
                               "PRAGMA cipher_page_size = 4096;";
static const char settings[] = "PRAGMA secure_delete = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA mmap_size = 0;"
                               "PRAGMA cache_size = 256;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA recursive_triggers = OFF;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA journal_mode = DELETE;"
                               "PRAGMA synchronous = EXTRA;"
                               "PRAGMA locking_mode = NORMAL;"
                               "PRAGMA max_page_count = 65536;";

/* The salt stands in the first bytes of the file. As a fingerprint of key,
 * store and epoch it tells "belongs to another" from "is damaged", which
 * SQLCipher's answers can't. It gives nothing away: it is keyed. */
static void make_salt(const struct secret *raw_key,
                      const unsigned char id[DB_STORE_ID_SIZE], uint32_t epoch,
                      unsigned char salt[SALT_SIZE])
{
    unsigned char message[DB_STORE_ID_SIZE + 4];

    memcpy(message, id, DB_STORE_ID_SIZE);
    for (int i = 0; i < 4; i++)
        message[DB_STORE_ID_SIZE + i] = (unsigned char)(epoch >> (8 * i));
    crypto_generichash(salt, SALT_SIZE, message, sizeof message, raw_key->bytes,
                       raw_key->length);
}

static enum err set_key(struct db *db, const struct secret *raw_key,
                        const unsigned char salt[SALT_SIZE])
{
    struct secret *spec = secret_new(SPEC_SIZE + 1);
    char *at = (char *)spec->bytes;
    int code;

    memcpy(at, "x'", 2);
    sodium_bin2hex(at + 2, 2 * DB_KEY_SIZE + 1, raw_key->bytes, DB_KEY_SIZE);
    sodium_bin2hex(at + 2 + 2 * DB_KEY_SIZE, 2 * SALT_SIZE + 1, salt,
                   SALT_SIZE);
    at[SPEC_SIZE - 1] = '\'';
    code = sqlite3_key(db->handle, at, SPEC_SIZE);
    secret_free(&spec);
    return db_error(db, code);
}

static void set_limits(struct db *db)
{
    (void)sqlite3_busy_timeout(db->handle, BUSY_MS);
    (void)sqlite3_limit(db->handle, SQLITE_LIMIT_LENGTH, 1 << 20);
    (void)sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 1);
}

/* Opens an existing file, be it empty, up to the first statement. */
static enum err connect(const char *path, const struct secret *raw_key,
                        const unsigned char salt[SALT_SIZE], struct db **db)
{
    struct db *opened;
    enum err err = db_memory_setup();
    int code;

    if (err)
        return err;
    opened = mem_new(1, sizeof *opened);
    code = sqlite3_open_v2(path, &opened->handle,
                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE |
                               SQLITE_OPEN_NOMUTEX,
                           NULL);
    err = db_error(opened, code);
    if (!err)
        err = set_key(opened, raw_key, salt);
    if (!err) {
        set_limits(opened);
        err = db_script(opened, prologue);
    }
    if (err)
        db_close(&opened);
    *db = opened;
    return err;
}

/* Temporary tables and journals of such a store are in memory too. */
enum err db_unsaved(const unsigned char store_id[DB_STORE_ID_SIZE],
                    struct db **db)
{
    struct db *opened;
    enum err err = db_memory_setup();

    *db = NULL;
    if (err)
        return err;
    opened = mem_new(1, sizeof *opened);
    err = db_error(opened, sqlite3_open_v2(":memory:", &opened->handle,
                                           SQLITE_OPEN_READWRITE |
                                               SQLITE_OPEN_PRIVATECACHE |
                                               SQLITE_OPEN_NOMUTEX,
                                           NULL));
    if (!err) {
        set_limits(opened);
        err = db_script(opened, settings);
    }
    if (!err)
        err = schema_create(opened, store_id, 0);
    if (err)
        db_close(&opened);
    *db = opened;
    return err;
}

void db_close(struct db **db)
{
    if (!*db)
        return;
    (void)sqlite3_close((*db)->handle);
    MEM_FREE(*db);
}

static enum err make_empty(const char *path)
{
    int fd =
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0)
        return file_error(errno);
    return close(fd) == 0 ? ERR_OK : file_error(errno);
}

enum err db_blank(const char *path, const struct secret *raw_key,
                  const unsigned char id[DB_STORE_ID_SIZE], uint32_t epoch,
                  struct db **db)
{
    unsigned char salt[SALT_SIZE];
    enum err err = make_empty(path);

    *db = NULL;
    if (err)
        return err;
    make_salt(raw_key, id, epoch, salt);
    err = connect(path, raw_key, salt, db);
    if (!err)
        err = db_script(*db, settings);
    if (err) {
        db_close(db);
        (void)!file_remove(path);
    }
    return err;
}

enum err db_create(const char *path, const struct secret *raw_key,
                   const unsigned char store_id[DB_STORE_ID_SIZE],
                   uint32_t epoch, struct db **db)
{
    enum err err = db_blank(path, raw_key, store_id, epoch, db);

    if (err)
        return err;
    err = schema_create(*db, store_id, epoch);
    if (err) {
        db_close(db);
        (void)!file_remove(path);
    }
    return err;
}

/* The first bytes of a file that SQLite has not opened yet: closing it later
 * would take SQLite's locks away. */
static enum err read_salt(const char *path, unsigned char salt[SALT_SIZE])
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    enum err err = ERR_OK;
    ssize_t got;

    if (fd < 0)
        return file_error(errno);
    do {
        got = pread(fd, salt, SALT_SIZE, 0);
    } while (got < 0 && errno == EINTR);
    if (got != SALT_SIZE)
        err = ERR_IO;
    (void)close(fd);
    return err;
}

bool db_belongs(const char *path, const struct secret *raw_key,
                const unsigned char store_id[DB_STORE_ID_SIZE], uint32_t epoch)
{
    unsigned char salt[SALT_SIZE];
    unsigned char found[SALT_SIZE];

    make_salt(raw_key, store_id, epoch, salt);
    return !read_salt(path, found) && memcmp(salt, found, SALT_SIZE) == 0;
}

/* What can be seen from outside, before any decryption. */
static enum err look(const char *path, const unsigned char salt[SALT_SIZE])
{
    unsigned char found[SALT_SIZE];
    struct text journal = {0};
    bool interrupted;
    struct stat about;
    enum err err;

    if (lstat(path, &about) < 0)
        return errno == ENOENT ? ERR_STORE_ABSENT : file_error(errno);
    if (!S_ISREG(about.st_mode))
        return ERR_NOT_A_FILE;
    if (about.st_uid != geteuid())
        return ERR_OWNER;
    text_format(&journal, "%s-journal", path);
    interrupted = file_size(text_string(&journal)) > 0;
    text_done(&journal);
    /* With a journal the end may be half written, and will be put right. */
    if (about.st_size == 0)
        return ERR_STORE_EMPTY;
    if (about.st_size < 2 * DB_PAGE_SIZE ||
        (about.st_size % DB_PAGE_SIZE != 0 && !interrupted))
        return ERR_STORE_CUT;
    err = read_salt(path, found);
    if (err)
        return err;
    if (memcmp(found, salt, SALT_SIZE) == 0 || interrupted)
        return ERR_OK;
    return sodium_is_zero(found, SALT_SIZE) ? ERR_STORE_DAMAGED
                                            : ERR_STORE_OTHER;
}

/* The first reading: finds a damaged first page and a cut end, and rolls back
 * what was interrupted. */
static enum err first_read(struct db *db)
{
    /* It looks at the first page and at nothing else: what can be corrupt
     * about it is the number of pages that the file should have. */
    int code =
        sqlite3_exec(db->handle, "PRAGMA application_id", NULL, NULL, NULL);

    if ((code & 0xff) == SQLITE_CORRUPT)
        return ERR_STORE_CUT;
    return db_error(db, code);
}

static enum err check_owner(struct db *db,
                            const unsigned char id[DB_STORE_ID_SIZE],
                            uint32_t epoch)
{
    unsigned char found[DB_STORE_ID_SIZE];
    struct db_rows *rows;
    bool same = false;
    enum err err =
        db_rows(db, "SELECT id, epoch FROM store", DB_NO_VALUES, &rows);

    if (err)
        return err;
    if (db_next(rows))
        same = db_get_bytes(rows, 0, found, sizeof found) &&
               memcmp(found, id, sizeof found) == 0 &&
               db_get_number(rows, 1) == epoch;
    err = db_rows_end(&rows);
    return err || same ? err : ERR_STORE_OTHER;
}

/* All that has to be read before the store is believed. */
static enum err meet(struct db *db, const unsigned char id[DB_STORE_ID_SIZE],
                     uint32_t epoch, bool *behind)
{
    enum err err = db_begin_reading(db);

    if (err)
        return err;
    err = first_read(db);
    if (!err)
        err = schema_look(db, behind);
    if (!err)
        err = check_owner(db, id, epoch);
    return db_end(db, err);
}

enum err db_open(const char *path, const struct secret *raw_key,
                 const unsigned char store_id[DB_STORE_ID_SIZE], uint32_t epoch,
                 struct db **db)
{
    unsigned char salt[SALT_SIZE];
    bool behind = false;
    enum err err;

    *db = NULL;
    make_salt(raw_key, store_id, epoch, salt);
    err = look(path, salt);
    if (!err)
        err = connect(path, raw_key, salt, db);
    if (!err)
        err = meet(*db, store_id, epoch, &behind);
    if (!err)
        err = db_script(*db, settings);
    if (!err && behind)
        err = schema_bring_up(*db);
    if (err)
        db_close(db);
    return err;
}
