/* Packets from store to store: sent, carried as files and taken, with the disk
 * and the guard in it. Floors of the same run: one durable insert into a raw
 * SQLCipher file of the same folder, and the bare cryptography.
 *
 *   import_bench DATA [FOLDER]
 *
 * FOLDER (/tmp) lies on the disk that is measured. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

#include "base/day.h"
#include "base/mark.h"
#include "base/mem.h"
#include "flow/ask.h"
#include "flow/contacts.h"
#include "flow/receive.h"
#include "flow/send.h"
#include "flow/unlock.h"
#include "host/file.h"
#include "host/folder.h"
#include "parcel/parcel.h"

#define WAITING 1000
/* Of an agreed babysitting: parcel_bench says it anew in every run. */
#define CRYPTO_MS 0.2

struct bench {
    char folder[128];
    struct folders folders[2];
    struct session *sessions[2];
    int64_t contact; /* the second laptop, at the first */
    sqlite3 *raw;
};

static void check(int bad, const char *what)
{
    if (!bad)
        return;
    fprintf(stderr, "import_bench: %s: %s\n", what, err_text((enum err)bad));
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

static double middle(double *times, size_t count)
{
    qsort(times, count, sizeof *times, by_size);
    return times[count / 2];
}

static void report(const char *what, double value, double most,
                   const char *unit)
{
    printf("%-44s %8.2f %-5s at most %g%s\n", what, value, unit, most,
           value <= most ? "" : "   TOO MUCH");
}

/* --- floor ---------------------------------------------------------------- */

static void raw_do(sqlite3 *raw, const char *sql)
{
    check(sqlite3_exec(raw, sql, NULL, NULL, NULL) ? ERR_IO : ERR_OK, sql);
}

/* With the settings of the store. */
static void raw_start(struct bench *bench)
{
    static const char key[] = "x'000102030405060708090a0b0c0d0e0f"
                              "101112131415161718191a1b1c1d1e1f'";
    char path[160];

    snprintf(path, sizeof path, "%s/raw.db", bench->folder);
    check(sqlite3_open_v2(path, &bench->raw,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
          "open");
    check(sqlite3_key(bench->raw, key, sizeof key - 1), "key");
    raw_do(bench->raw, "PRAGMA cipher_compatibility = 3");
    raw_do(bench->raw, "PRAGMA cipher_page_size = 4096");
    raw_do(bench->raw, "PRAGMA secure_delete = ON");
    raw_do(bench->raw, "PRAGMA journal_mode = DELETE");
    raw_do(bench->raw, "PRAGMA synchronous = EXTRA");
    raw_do(bench->raw, "CREATE TABLE a (b TEXT)");
}

/* Between two packets, so that a busy disk slows both down. */
static double durable_insert(struct bench *bench)
{
    double start = now();

    raw_do(bench->raw, "INSERT INTO a VALUES ('some more words')");
    return now() - start;
}

/* --- two laptops ---------------------------------------------------------- */

static char *path_in(const struct bench *bench, int laptop, const char *name)
{
    struct text path = {0};

    text_format(&path, "%s/%d%s", bench->folder, laptop, name);
    return text_take(&path);
}

static void start(struct bench *bench, int laptop, char *data)
{
    static const char passphrase[] = "lantern copper window thursday";
    char *copy = mem_string(passphrase);
    struct folders *folders = &bench->folders[laptop];

    folders->store = path_in(bench, laptop, "store");
    folders->state = path_in(bench, laptop, "state");
    folders->config = path_in(bench, laptop, "config");
    folders->data = data;
    folders->locale = folders->config;
    check(mkdir(folders->state, 0700) ? ERR_IO : ERR_OK, folders->state);
    bench->sessions[laptop] = session_new(folders);
    check((int)unlock_create(bench->sessions[laptop],
                             secret_take(copy, strlen(copy))),
          "store");
    mem_free(copy);
}

static int64_t meet(struct bench *bench, int who, int whom)
{
    struct text card = {0}, numbers = {0};
    struct contact_offer offer;
    int64_t id;

    check((int)contacts_own_card(bench->sessions[whom], &card), "card");
    check((int)contacts_read(bench->sessions[who], card.bytes, card.length,
                             &offer),
          "read");
    check((int)contacts_add(bench->sessions[who], &offer,
                            whom ? "blue laptop" : "red laptop", &id),
          "add");
    check((int)contacts_own_numbers(bench->sessions[whom], &numbers),
          "numbers");
    check((int)contacts_verify(bench->sessions[who], id,
                               numbers.bytes + numbers.length - 11),
          "verify");
    contacts_offer_done(&offer);
    text_done(&card);
    text_done(&numbers);
    return id;
}

static void keep(struct bench *bench, struct request_id id, const char *field,
                 const char *value)
{
    check((int)ask_keep(bench->sessions[0], id, field, value, false), field);
}

static struct request_id sitting(struct bench *bench)
{
    struct date date = day_date(session_today(bench->sessions[0]) + 5);
    struct request_id id;
    struct text when = {0};

    text_format(&when, "%04d-%02d-%02d 14:00", date.year, date.month, date.day);
    check((int)ask_begin(bench->sessions[0], "babysitting", &id), "begin");
    keep(bench, id, "when", text_string(&when));
    keep(bench, id, "duration", "180");
    keep(bench, id, "town", "text:Springfield");
    keep(bench, id, "children", "2");
    keep(bench, id, "reach", "know");
    check((int)tell_consent(bench->sessions[0], id, 0, true), "consent");
    text_done(&when);
    return id;
}

/* From outbox to inbox, as a stick or Syncthing would. */
static size_t carry(struct bench *bench)
{
    char *outbox = send_outbox(bench->sessions[0]), *inbox, **names;
    size_t count;

    check((int)receive_inbox(bench->sessions[1], &inbox), "inbox");
    check((int)file_names(outbox, 10000, &names, &count), outbox);
    for (size_t at = 0; at < count; at++) {
        char source[300], target[300];

        snprintf(source, sizeof source, "%s/%s", outbox, names[at]);
        snprintf(target, sizeof target, "%s/%s", inbox, names[at]);
        check(rename(source, target) ? ERR_IO : ERR_OK, target);
    }
    file_names_done(names, count);
    mem_free(outbox);
    mem_free(inbox);
    return count;
}

/* Counts packets by the bar that the person sees, and makes the floor. */
struct watch {
    struct bench *bench;
    double inserts;
    int calls;
};

static bool watch(void *bar, int percent)
{
    struct watch *watch = bar;

    watch->calls += percent >= 0;
    watch->inserts += durable_insert(watch->bench);
    return true;
}

static void send_all(struct bench *bench)
{
    static double times[WAITING], inserts[WAITING];
    double insert;

    for (size_t at = 0; at < WAITING; at++) {
        struct request_id id = sitting(bench);
        double begun = now();

        check((int)send_packet(bench->sessions[0], id, 0, bench->contact,
                               TELL_ASKING),
              "send");
        times[at] = now() - begun;
        inserts[at] = durable_insert(bench);
    }
    insert = middle(inserts, WAITING);
    report("one durable insert while sending, the floor", insert, 1000, "ms");
    report("packet sent, beyond crypto and one insert",
           middle(times, WAITING) - insert - CRYPTO_MS, 10, "ms");
}

static void take_all(struct bench *bench)
{
    struct watch watched = {.bench = bench};
    struct receive receive;
    double begun = now(), took, insert;
    size_t taken;

    check((int)receive_look(bench->sessions[1], NULL, NULL, NULL, &receive),
          "look");
    report("first 200 listed", now() - begun, 1000, "ms");
    begun = now();
    check((int)receive_take_all(bench->sessions[1], watch, &watched, &receive,
                                &taken),
          "take");
    took = now() - begun - watched.inserts;
    check(taken != WAITING || watched.calls != WAITING, "taken");
    receive_done(&receive);
    insert = watched.inserts / WAITING;
    report("one durable insert while taking, the floor", insert, 1000, "ms");
    report("packet taken, beyond crypto and one insert",
           took / WAITING - insert - CRYPTO_MS, 10, "ms");
    report("1,000 waiting packets taken", took / 1000, 3, "s");
    report("the same, to 1,000 durable inserts", took / watched.inserts, 4,
           "times");
}

static int drop(const char *path, const struct stat *about, int kind,
                struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

int main(int count, char **arguments)
{
    static struct bench bench;

    check(count < 2 || secret_setup(), "usage: import_bench DATA [FOLDER]");
    snprintf(bench.folder, sizeof bench.folder, "%.100s/import-bench-XXXXXX",
             count > 2 ? arguments[2] : "/tmp");
    check(!mkdtemp(bench.folder), bench.folder);
    for (int laptop = 0; laptop < 2; laptop++)
        start(&bench, laptop, arguments[1]);
    bench.contact = meet(&bench, 0, 1);
    (void)meet(&bench, 1, 0);
    raw_start(&bench);
    send_all(&bench);
    check(carry(&bench) != WAITING, "carry");
    take_all(&bench);
    (void)sqlite3_close(bench.raw);
    for (int laptop = 0; laptop < 2; laptop++) {
        session_free(&bench.sessions[laptop]);
        mem_free(bench.folders[laptop].store);
        mem_free(bench.folders[laptop].state);
        mem_free(bench.folders[laptop].config);
    }
    nftw(bench.folder, drop, 16, FTW_DEPTH | FTW_PHYS);
    return 0;
}
