/* What accounting for it costs: the check-up with 100,000 requests, beside the
 * least that counting them has to pay, and the inventory.
 *
 * usage: account_bench DATA; makes a store in a temporary folder. Every number
 * is the median of several runs.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "store_fill.h"

#include "flow/checkup.h"
#include "flow/inventory.h"
#include "flow/session_state.h"
#include "flow/unlock.h"
#include "i18n/phrase.h"
#include "vault/vault_state.h"

#define RUNS 21
#define REQUESTS 100000
#define PHRASE "lantern copper window thursday"

static void check(int bad, const char *what)
{
    if (!bad)
        return;
    fprintf(stderr, "account_bench: %s: %d\n", what, bad);
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

/* Milliseconds; the first run warms up and does not count. */
static double median(struct session *session, void (*work)(struct session *))
{
    double times[RUNS];

    work(session);
    for (int i = 0; i < RUNS; i++) {
        double start = now();

        work(session);
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

static struct db *db_of(struct session *session)
{
    struct db *db;

    check((int)vault_db(session->vault, &db), "store");
    return db;
}

static void fill(struct session *session)
{
    struct db *db = db_of(session);

    check((int)db_begin(db), "begin");
    for (size_t i = 0; i < COUNT(store_fill); i++) {
        char sql[1200];

        (void)snprintf(sql, sizeof sql,
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                       " SELECT i + 1 FROM n WHERE i < %d) %s",
                       REQUESTS, store_fill[i]);
        check((int)db_run(db, sql, DB_NO_VALUES), store_fill[i]);
    }
    check((int)db_end(db, ERR_OK), "end");
}

static void look(struct session *session)
{
    struct checkup checkup;

    check((int)checkup_look(session, &checkup), "check-up");
    checkup_done(&checkup);
}

/* No way of counting reads less than one entry a row. */
static void count(struct session *session)
{
    static const char *const counts[] = {"SELECT count(*) FROM request",
                                         "SELECT count(*) FROM helper"};
    int64_t number;

    for (size_t i = 0; i < COUNT(counts); i++)
        check((int)db_ask_number(db_of(session), counts[i], DB_NO_VALUES,
                                 &number),
              "count");
}

static void write_inventory(struct session *session)
{
    struct text page = {0};

    inventory_write(session, &page);
    check(page.length < 10000, "inventory");
    text_done(&page);
}

/* As the command does it: the files are read, too. */
static void read_and_write(struct session *session)
{
    catalogue_free(&session->catalogue);
    write_inventory(session);
}

static int drop(const char *path, const struct stat *about, int kind,
                struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/account-bench-XXXXXX", phrase[] = PHRASE;
    char store[64], state[64];
    struct folders folders = {.store = store, .state = state};
    struct session *session;
    double floor, took;

    check(argc < 2, "usage: account_bench DATA");
    check((int)secret_setup(), "sodium");
    check(!mkdtemp(folder), "folder");
    (void)snprintf(store, sizeof store, "%s/store", folder);
    (void)snprintf(state, sizeof state, "%s/state", folder);
    folders.config = state;
    folders.data = argv[1];
    (void)!phrase_setup(folder);
    session = session_new(&folders);
    check((int)unlock_create(session, secret_take(phrase, strlen(phrase))),
          "store");
    fill(session);
    floor = median(session, count);
    took = median(session, look);
    report("check-up with 100,000 requests", took, 50, "ms");
    report("the same, to counting the rows alone", took / floor, 12, "times");
    report("inventory", median(session, write_inventory), 20, "ms");
    report("inventory, with reading the files", median(session, read_and_write),
           20, "ms");
    session_free(&session);
    (void)nftw(folder, drop, 16, FTW_DEPTH | FTW_PHYS);
    return 0;
}
