/* What a purge costs, as a ratio to the raw statements that erase the same.
 *
 * 10,000 answers of a store have their day: once all four of 2,500 requests,
 * which go with them, once two of the four of 5,000 requests, which stay and
 * keep only what find may meet of the others. As many others are not touched.
 * The floor is DELETE (and UPDATE of what find reads) in tables with the same
 * columns and indexes and no triggers or references, told which rows, in one
 * durable commit with secure_delete. Both are filled again between the rounds,
 * outside the time. The file is rewritten afterwards, when nobody waits
 * (traces_tidy): that stands beside it.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

#include <sodium.h>

#include "base/day.h"
#include "base/mem.h"
#include "vault/requests.h"
#include "vault/traces.h"
#include "vault/vault_state.h"

#define RUNS 11
#define STAYING 5000
#define FIELDS 10000
#define TODAY 20000
#define PHRASE "lantern copper window thursday"

struct bench {
    char folder[64];
    struct vault *vault;
    sqlite3 *raw;
};

static void check(int bad, const char *what)
{
    if (!bad)
        return;
    fprintf(stderr, "purge_bench: %s: %d\n", what, bad);
    exit(1);
}

static double now(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double one = *(const double *)a;
    double other = *(const double *)b;

    return one < other ? -1 : one > other;
}

static double median(double times[RUNS])
{
    qsort(times, RUNS, sizeof *times, by_size);
    return times[RUNS / 2];
}

static void ours_do(struct bench *bench, const char *sql)
{
    struct db *db;

    check((int)vault_db(bench->vault, &db), "store");
    check((int)db_run(db, sql, DB_NO_VALUES), sql);
}

static void raw_do(struct bench *bench, const char *sql)
{
    check(sqlite3_exec(bench->raw, sql, NULL, NULL, NULL), sql);
}

#define REQUEST_COLUMNS                                                        \
    "INSERT INTO request (row, id, code, task, state, outcome, day, changed,"  \
    " postponed, asked, needed, question, expires, lines_expire, first)"
#define ANSWER_COLUMNS                                                         \
    "INSERT INTO answer (request, field, stage, value, search, expires,"       \
    " state, day, dated, warned)"
/* The i-th of the count requests from the first on. */
#define TEXTS                                                                  \
    "'%s', 3, 'text:bring two %s boxes, number ' || (31 * i),"                 \
    " 'bring two %s boxes, number ' || (31 * i), %d, 1, 20000, 0, 0"

static const char *const words[] = {"blue", "green", "red", "yellow"};

/* Answers a, b ... of each of so many requests, in both files. */
static void answer(struct bench *bench, int first, int count, int from,
                   int fields, int32_t day)
{
    for (int i = from; i < from + fields; i++) {
        char name[2] = {(char)('a' + i), '\0'};
        char sql[900];

        (void)snprintf(sql, sizeof sql,
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT"
                       " i + 1 FROM n WHERE i < %d) " ANSWER_COLUMNS
                       " SELECT %d + i, " TEXTS " FROM n",
                       count, first, name, words[i], words[i], (int)day);
        ours_do(bench, sql);
        raw_do(bench, sql);
    }
}

static void ask(struct bench *bench, int first, int count, int32_t day)
{
    char sql[900];

    (void)snprintf(sql, sizeof sql,
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                   " FROM n WHERE i < %d) " REQUEST_COLUMNS
                   " SELECT %d + i, randomblob(16), 1000 + %d + i, 'ride', 1,"
                   " 0, 20000, 20000, 0, 0, 1, 0, %d, %d, %d FROM n",
                   count, first, first, (int)day, (int)day, (int)day);
    ours_do(bench, sql);
    raw_do(bench, sql);
}

static const char *const raw_table[] = {
    "PRAGMA cipher_compatibility = 3",
    "PRAGMA cipher_page_size = 4096",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "CREATE TABLE answer (row INTEGER PRIMARY KEY, request INTEGER,"
    " field TEXT, stage INTEGER, value TEXT, search TEXT, expires INTEGER,"
    " state INTEGER, day INTEGER, dated INTEGER, warned INTEGER,"
    " erased INTEGER DEFAULT 0, UNIQUE (request, field))",
    "CREATE TABLE request (row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,"
    " code INTEGER, task TEXT, state INTEGER, outcome INTEGER, day INTEGER,"
    " changed INTEGER, ended INTEGER, postponed INTEGER, asked INTEGER,"
    " needed INTEGER, question INTEGER, expires INTEGER,"
    " lines_expire INTEGER, first INTEGER, search TEXT DEFAULT '',"
    " erased INTEGER DEFAULT 0)",
    "CREATE INDEX request_list ON request (state, day) WHERE erased = 0",
    "CREATE INDEX request_task ON request (task, state, day)"
    " WHERE erased = 0",
    "CREATE INDEX request_search ON request (state, day, row, search, erased)"
    " WHERE erased = 0 AND search <> ''",
    "CREATE INDEX request_code ON request (code)",
    "CREATE INDEX request_first ON request (first)",
    "CREATE INDEX request_erased ON request (row) WHERE erased = 1",
    "CREATE INDEX answer_erased ON answer (request) WHERE erased = 1",
    "CREATE INDEX answer_town ON answer (search, state, day, request)"
    " WHERE erased = 0 AND search <> '' AND length(search) <= 80",
};

static void begin(struct bench *bench, const struct vault_key *key)
{
    char path[100], spec[68] = "x'";

    (void)snprintf(path, sizeof path, "%s/store", bench->folder);
    check((int)vault_create(path, key, day_month(TODAY), random_system(),
                            &bench->vault),
          "vault_create");
    sodium_bin2hex(spec + 2, 65, bench->vault->raw_key->bytes, 32);
    spec[66] = '\'';
    (void)snprintf(path, sizeof path, "%s/raw.db", bench->folder);
    check(sqlite3_open(path, &bench->raw), "open");
    check(sqlite3_key(bench->raw, spec, 67), "key");
    for (size_t i = 0; i < COUNT(raw_table); i++)
        raw_do(bench, raw_table[i]);
    ask(bench, 0, STAYING, 30000);
    answer(bench, 0, STAYING, 0, 2, 30000);
}

static double purge_ours(struct bench *bench, int32_t day, int expected)
{
    double start = now();
    int purged;

    check((int)traces_purge(bench->vault, day, &purged), "purge");
    start = now() - start;
    check(purged != expected, "purged");
    return start;
}

/* What find reads of a request that stays: the texts of its first two. */
#define LEFT                                                                   \
    "(SELECT group_concat(search, char(10)) FROM answer"                       \
    " WHERE request = request.row AND field < 'c')"

static double purge_raw(struct bench *bench, int32_t day, const char *rest)
{
    char sql[200];
    double start;

    (void)snprintf(sql, sizeof sql, "DELETE FROM answer WHERE expires <= %d",
                   (int)day);
    start = now();
    raw_do(bench, "BEGIN IMMEDIATE");
    raw_do(bench, sql);
    check(sqlite3_changes(bench->raw) != FIELDS, "deleted");
    raw_do(bench, rest);
    raw_do(bench, "COMMIT");
    return now() - start;
}

/* The copy that find reads, which triggers keep in the store. */
static void fill_search(struct bench *bench)
{
    raw_do(bench, "UPDATE request SET search = (SELECT group_concat(search,"
                  " char(10)) FROM answer WHERE request = request.row)");
}

/* Requests that are over, with all that is in them. */
static int fill_whole(struct bench *bench, int32_t day)
{
    ask(bench, STAYING, FIELDS / 4, day);
    answer(bench, STAYING, FIELDS / 4, 0, 4, day);
    fill_search(bench);
    return FIELDS + FIELDS / 4;
}

/* Two fields more for those that stay. */
static int fill_part(struct bench *bench, int32_t day)
{
    answer(bench, 0, STAYING, 2, 2, day);
    fill_search(bench);
    return FIELDS;
}

static void measure(struct bench *bench, const char *what, int32_t day,
                    int (*fill)(struct bench *bench, int32_t day),
                    const char *rest)
{
    double ours[RUNS], raw[RUNS], ratios[RUNS], tidy[RUNS];
    double ratio;

    for (int i = 0; i < RUNS; i++) {
        int expected = fill(bench, day + i);
        double start;

        raw[i] = purge_raw(bench, day + i, rest);
        ours[i] = purge_ours(bench, day + i, expected);
        ratios[i] = ours[i] / raw[i];
        start = now();
        check((int)traces_tidy(bench->vault), "tidy");
        tidy[i] = now() - start;
    }
    ratio = median(ratios);
    printf("%-44s %8.2f %-5s at most %g%s\n", what, ratio, "times", 1.5,
           ratio <= 1.5 ? "" : "   TOO MUCH");
    printf("    %.1f ms to %.1f ms; the file rewritten later: %.1f ms\n",
           median(ours), median(raw), median(tidy));
}

static int drop(const char *path, const struct stat *about, int kind,
                struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

int main(void)
{
    struct bench bench = {.folder = "/tmp/purge-bench-XXXXXX"};
    char phrase[] = PHRASE;
    struct vault_key key = {0};
    struct secret *passphrase;

    check((int)secret_setup(), "sodium");
    passphrase = secret_take(phrase, strlen(phrase));
    key.passphrase = passphrase;
    check(!mkdtemp(bench.folder), "folder");
    begin(&bench, &key);
    measure(&bench, "10,000 fields and their requests purged", TODAY + 1,
            fill_whole, "DELETE FROM request WHERE row > 5000");
    measure(&bench, "10,000 fields of requests that stay", TODAY + 50,
            fill_part, "UPDATE request SET search = " LEFT);
    (void)sqlite3_close(bench.raw);
    vault_close(&bench.vault);
    secret_free(&passphrase);
    (void)nftw(bench.folder, drop, 16, FTW_DEPTH | FTW_PHYS);
    return 0;
}
