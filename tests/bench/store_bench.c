/* The store's speed, as ratios to raw SQLCipher calls of the same run.
 *
 * Makes a store with 1,000 and one with 100,000 requests in a temporary
 * folder and prints one line a measure: name, value, what it may be at most.
 * Every number is the median of several runs. With a folder as argument it
 * opens that store and prints its own resident memory instead.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

#include <sodium.h>

#include "store_fill.h"

#include "base/day.h"
#include "base/mem.h"
#include "host/file.h"
#include "vault/requests.h"
#include "vault/vault.h"
#include "vault/vault_state.h"

#define RUNS 21
#define PAGE 20
#define SMALL 1000
#define LARGE 100000
#define TODAY 20000
#define PHRASE "lantern copper window thursday"

struct bench {
    char folder[64];
    struct secret *passphrase;
    struct vault_key key;
    struct vault *small;
    struct vault *large;
    sqlite3 *raw; /* a store of its own for raw inserts */
};

static void check(int bad, const char *what)
{
    if (!bad)
        return;
    fprintf(stderr, "store_bench: %s: %d\n", what, bad);
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

typedef void measured(struct bench *bench, struct vault *vault, int run);

/* How much longer the first takes; taking turns, so that a busy machine slows
 * both down. */
static double ratio(struct bench *bench, measured *ours, measured *raw)
{
    double ratios[RUNS];

    ours(bench, bench->large, 0);
    raw(bench, bench->large, 0);
    for (int i = 0; i < RUNS; i++) {
        double start = now();
        double middle;

        raw(bench, bench->large, i + 1);
        middle = now();
        ours(bench, bench->large, i + 1);
        ratios[i] = (now() - middle) / (middle - start);
    }
    qsort(ratios, RUNS, sizeof *ratios, by_size);
    return ratios[RUNS / 2];
}

/* Milliseconds; the first run warms up and does not count. */
static double median(struct bench *bench, struct vault *vault, measured *work)
{
    double times[RUNS];

    work(bench, vault, 0);
    for (int i = 0; i < RUNS; i++) {
        double start = now();

        work(bench, vault, i + 1);
        times[i] = now() - start;
    }
    qsort(times, RUNS, sizeof *times, by_size);
    return times[RUNS / 2];
}

static void report(const char *what, double value, double most,
                   const char *unit)
{
    printf("%-44s %8.2f %-5s at most %g%s\n", what, value, unit, most,
           value <= most ? "" : "   TOO MUCH");
}

static void fill(struct vault *vault, int64_t requests)
{
    struct db *db;

    check((int)vault_db(vault, &db), "store");
    check((int)db_begin(db), "begin");
    for (size_t i = 0; i < COUNT(store_fill); i++) {
        char sql[1200];

        (void)snprintf(sql, sizeof sql,
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                       " SELECT i + 1 FROM n WHERE i < %lld) %s",
                       (long long)requests, store_fill[i]);
        check((int)db_run(db, sql, DB_NO_VALUES), store_fill[i]);
    }
    check((int)db_end(db, ERR_OK), "end");
}

static struct vault *make_store(struct bench *bench, const char *name,
                                int64_t requests)
{
    char path[128];
    struct vault *vault;

    (void)snprintf(path, sizeof path, "%s/%s", bench->folder, name);
    check((int)vault_create(path, &bench->key, day_month(TODAY),
                            random_system(), &vault),
          "vault_create");
    fill(vault, requests);
    return vault;
}

static void raw_do(sqlite3 *raw, const char *sql)
{
    check(sqlite3_exec(raw, sql, NULL, NULL, NULL), sql);
}

static sqlite3 *raw_open(const char *path, const struct secret *key)
{
    char spec[68] = "x'";
    sqlite3 *raw;

    sodium_bin2hex(spec + 2, 65, key->bytes, 32);
    spec[66] = '\'';
    check(sqlite3_open_v2(path, &raw,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
          "open");
    check(sqlite3_key(raw, spec, 67), "key");
    raw_do(raw, "PRAGMA cipher_compatibility = 3");
    raw_do(raw, "PRAGMA cipher_page_size = 4096");
    return raw;
}

/* What the first screen reads: the cards of open requests, by day. */
static void raw_open_and_list(struct bench *bench, struct vault *vault, int run)
{
    char path[128];
    sqlite3_stmt *statement;
    sqlite3 *raw;
    int64_t sum = 0;
    int rows = 0;

    (void)bench;
    (void)run;
    (void)snprintf(path, sizeof path, "%s/store.db", vault->folder);
    raw = raw_open(path, vault->raw_key);
    for (int state = 0; state < 2; state++) {
        check(sqlite3_prepare_v2(
                  raw,
                  "SELECT row, day, id, code, task, state, outcome, question,"
                  " asked, needed, (SELECT count(*) FROM helper h WHERE"
                  "  h.request = r.row) FROM request r"
                  " WHERE state = ? AND erased = 0 ORDER BY day LIMIT 20",
                  -1, &statement, NULL),
              "prepare");
        (void)sqlite3_bind_int(statement, 1, state);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            sum += sqlite3_column_int64(statement, 0);
            rows++;
        }
        (void)sqlite3_finalize(statement);
    }
    check(rows < PAGE || sum < PAGE, "rows");
    (void)sqlite3_close(raw);
}

static void raw_insert_setup(struct bench *bench)
{
    char path[128];

    (void)snprintf(path, sizeof path, "%s/raw.db", bench->folder);
    bench->raw = raw_open(path, bench->large->raw_key);
    raw_do(bench->raw, "PRAGMA secure_delete = ON");
    raw_do(bench->raw, "PRAGMA journal_mode = DELETE");
    raw_do(bench->raw, "PRAGMA synchronous = EXTRA");
    raw_do(bench->raw,
           "CREATE TABLE answer (row INTEGER PRIMARY KEY, request INTEGER,"
           " field TEXT, stage INTEGER, value TEXT, search TEXT,"
           " expires INTEGER, UNIQUE (request, field))");
    raw_do(bench->raw,
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
           " WHERE i < 100000) INSERT INTO answer SELECT NULL, i, 'town', 0,"
           " 'text:some town', 'some town', 30000 FROM n");
}

static void raw_insert(struct bench *bench, struct vault *vault, int run)
{
    sqlite3_stmt *statement;

    (void)vault;
    check(sqlite3_prepare_v2(bench->raw,
                             "INSERT INTO answer (request, field, stage,"
                             " value, search, expires) VALUES (?, 'when', 0,"
                             " 'text:some more words', 'some more words',"
                             " 30000)",
                             -1, &statement, NULL),
          "prepare");
    (void)sqlite3_bind_int(statement, 1, 50000 + run);
    check(sqlite3_step(statement) != SQLITE_DONE, "insert");
    (void)sqlite3_finalize(statement);
}

static void raw_insert_more(struct bench *bench, struct vault *vault, int run)
{
    raw_insert(bench, vault, run + RUNS + 1);
}

static struct request_filter any(void)
{
    return (struct request_filter){.state = -1, .when = DAY_NONE};
}

static size_t list(struct vault *vault, struct request_filter filter)
{
    struct request_cursor cursor = {0};
    struct request_card *cards;
    size_t count;
    size_t total = 0;
    bool more;
    bool unfinished;

    do {
        check((int)requests_list(vault, &filter, &cursor, PAGE, &cards, &count,
                                 &more, &unfinished),
              "list");
        request_cards_done(cards, count);
        total += count;
    } while (unfinished);
    return total;
}

static void open_and_list(struct bench *bench, struct vault *vault, int run)
{
    (void)bench;
    (void)run;
    check((int)vault_reopen(vault), "reopen");
    check(list(vault, any()) != PAGE, "page");
}

static void list_page(struct bench *bench, struct vault *vault, int run)
{
    (void)bench;
    (void)run;
    check(list(vault, any()) != PAGE, "page");
}

static void list_later_page(struct bench *bench, struct vault *vault, int run)
{
    struct request_filter filter = any();
    struct request_cursor cursor = {true, TODAY + 10, 300};
    struct request_card *cards;
    size_t count;
    bool more;
    bool unfinished;

    (void)bench;
    (void)run;
    check((int)requests_list(vault, &filter, &cursor, PAGE, &cards, &count,
                             &more, &unfinished),
          "list");
    request_cards_done(cards, count);
}

static void find_code(struct bench *bench, struct vault *vault, int run)
{
    struct request_filter filter = any();

    (void)bench;
    filter.code = 1000 + 1 + 2 * run;
    check(list(vault, filter) != 1, "code");
}

static void find_task(struct bench *bench, struct vault *vault, int run)
{
    struct request_filter filter = any();

    (void)bench;
    (void)run;
    filter.task = "task3";
    check(list(vault, filter) != PAGE, "task");
}

static void find_day(struct bench *bench, struct vault *vault, int run)
{
    struct request_filter filter = any();

    (void)bench;
    filter.when = TODAY + run % 19;
    check(list(vault, filter) == 0, "day");
}

static void find_town(struct bench *bench, struct vault *vault, int run)
{
    struct request_filter filter = any();

    (void)bench;
    (void)run;
    filter.town = "town 7";
    check(list(vault, filter) == 0, "town");
}

static void find_text(struct bench *bench, struct vault *vault, int run)
{
    struct request_filter filter = any();

    (void)bench;
    (void)run;
    filter.state = -2;
    /* Once, nearly at the end; all of it is read. */
    filter.text = "for number 3099969";
    check(list(vault, filter) != 1, "text");
}

static void find_first_text(struct bench *bench, struct vault *vault, int run)
{
    struct request_filter filter = any();

    (void)bench;
    (void)run;
    filter.text = "blue boxes";
    check(list(vault, filter) != PAGE, "text");
}

static void save(struct bench *bench, struct vault *vault, int run)
{
    char field[] = "a";
    struct answer_row row = {
        field, "text:some more words", "some more words", STAGE_ASKING, 30000,
        false};
    struct request_filter filter = any();
    struct request_cursor cursor = {0};
    struct request_card *cards;
    size_t count;
    bool more;
    bool unfinished;
    static struct request_id id;

    (void)bench;
    if (run == 0) {
        check((int)requests_list(vault, &filter, &cursor, 1, &cards, &count,
                                 &more, &unfinished),
              "list");
        id = cards[0].id;
        request_cards_done(cards, count);
    }
    field[0] = (char)('a' + run);
    check((int)requests_put(vault, id, &row), "put");
}

static void begin_draft(struct bench *bench, struct vault *vault, int run)
{
    struct request draft = {
        .task = "task1", .when = DAY_NONE, .changed = TODAY, .needed = 1};

    (void)bench;
    (void)run;
    check((int)requests_add(vault, &draft, TODAY, random_system()), "add");
}

static double memory_of(const char *name)
{
    char line[256];
    double kilobytes = 0;
    FILE *file = fopen("/proc/self/status", "r");

    check(!file, "/proc");
    while (fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0)
            kilobytes = atof(line + strlen(name));
    (void)fclose(file);
    return kilobytes / 1024;
}

static int show_memory(struct bench *bench, const char *folder)
{
    struct vault *vault;

    check((int)vault_open(folder, &bench->key, &vault), "open");
    for (int i = 1; i < 5; i++) {
        list_page(bench, vault, i);
        find_town(bench, vault, i);
        find_text(bench, vault, i);
    }
    report("resident memory of the store alone", memory_of("VmRSS:"), 14, "MB");
    vault_close(&vault);
    return 0;
}

/* A process of its own: this one has made the stores. */
static void measure_memory(struct bench *bench)
{
    char path[128];
    int status;
    pid_t child;

    (void)snprintf(path, sizeof path, "%s/large", bench->folder);
    vault_close(&bench->large);
    (void)fflush(stdout);
    child = fork();
    if (child == 0) {
        (void)execl("/proc/self/exe", "store_bench", path, (char *)NULL);
        _exit(127);
    }
    check(child < 0 || waitpid(child, &status, 0) != child || status != 0,
          "memory");
}

static int drop(const char *path, const struct stat *about, int kind,
                struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static void flat(struct bench *bench, const char *what, measured *work)
{
    double small = median(bench, bench->small, work);
    double large = median(bench, bench->large, work);
    char name[80];

    (void)snprintf(name, sizeof name, "%s, 100,000 to 1,000", what);
    report(name, large / small, 1.5, "times");
}

int main(int argc, char **argv)
{
    struct bench bench = {.folder = "/tmp/store-bench-XXXXXX"};
    char phrase[] = PHRASE;

    check((int)secret_setup(), "sodium");
    bench.passphrase = secret_take(phrase, strlen(phrase));
    bench.key.passphrase = bench.passphrase;
    if (argc > 1)
        return show_memory(&bench, argv[1]);
    check(!mkdtemp(bench.folder), "folder");
    bench.small = make_store(&bench, "small", SMALL);
    bench.large = make_store(&bench, "large", LARGE);

    raw_insert_setup(&bench);
    report("open and first list, to raw SQLCipher",
           ratio(&bench, open_and_list, raw_open_and_list), 2, "times");
    report("an answer kept, to a raw durable insert",
           ratio(&bench, save, raw_insert), 1.5, "times");
    report("a new draft, to a raw durable insert",
           ratio(&bench, begin_draft, raw_insert_more), 1.5, "times");
    flat(&bench, "list page", list_page);
    flat(&bench, "later page", list_later_page);
    flat(&bench, "find by code", find_code);
    flat(&bench, "find by task", find_task);
    flat(&bench, "find by day", find_day);
    flat(&bench, "find by town", find_town);
    report("find a piece of text in 100,000, all",
           median(&bench, bench.large, find_text), 100, "ms");
    report("find a piece of text in 100,000, first hits",
           median(&bench, bench.large, find_first_text), 20, "ms");
    measure_memory(&bench);

    (void)sqlite3_close(bench.raw);
    vault_close(&bench.small);
    secret_free(&bench.passphrase);
    (void)nftw(bench.folder, drop, 16, FTW_DEPTH | FTW_PHYS);
    return 0;
}
