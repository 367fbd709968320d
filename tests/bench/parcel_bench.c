/* What a packet costs beyond its raw cryptography, and how large it is.
 *
 * One line a measure: name, value, what it may be at most. Every number is a
 * median; ours and the raw calls take turns, so that a busy machine slows
 * both down. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sodium.h>

#include "base/day.h"
#include "base/mark.h"
#include "base/mem.h"
#include "parcel/parcel.h"

#define RUNS 301
#define TODAY 20780
#define CHUNK 4096
#define SEALED (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES)
#define CONTACTS 2000
#define BEYOND_MOST 10.0 /* milliseconds: the bound */

struct bench {
    struct parcel_identity anna, bert;
    struct parcel_contact *contacts; /* anna is the last */
    size_t contact_count;
    struct parcel parcel;
    unsigned char *file;
    size_t length;
    unsigned char *raw; /* room for the same work without us */
    unsigned char *inside;
};

static void check(int bad, const char *what)
{
    if (!bad)
        return;
    fprintf(stderr, "parcel_bench: %s: %d\n", what, bad);
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

static double middle(double *times)
{
    qsort(times, RUNS, sizeof *times, by_size);
    return times[RUNS / 2];
}

static void report(const char *what, double value, double most,
                   const char *unit)
{
    printf("%-44s %8.3f %-5s at most %g%s\n", what, value, unit, most,
           value <= most ? "" : "   TOO MUCH");
}

/* --- the same work without us --------------------------------------------- */

static size_t chunks_of(const struct bench *bench)
{
    return (bench->length - 152) / SEALED;
}

static void raw_make(struct bench *bench)
{
    crypto_secretstream_xchacha20poly1305_state stream;
    unsigned char key[32], signature[64], hash[32];
    size_t chunks = chunks_of(bench);

    randombytes_buf(key, sizeof key);
    check(crypto_box_seal(bench->raw, key, sizeof key, bench->bert.keys.box),
          "seal");
    crypto_secretstream_xchacha20poly1305_init_push(&stream, bench->raw, key);
    crypto_sign_detached(signature, NULL, bench->inside, 600,
                         bench->anna.sign->bytes);
    for (size_t at = 0; at < chunks; at++)
        crypto_secretstream_xchacha20poly1305_push(
            &stream, bench->raw + 120 + at * SEALED, NULL,
            bench->inside + at * CHUNK, CHUNK, NULL, 0,
            at + 1 == chunks ? 3 : 0);
    crypto_generichash(hash, sizeof hash, bench->raw, bench->length - 32, NULL,
                       0);
}

static void raw_open(struct bench *bench)
{
    crypto_secretstream_xchacha20poly1305_state stream;
    unsigned char key[32], hash[32], tag;
    size_t chunks = chunks_of(bench);

    crypto_generichash(hash, sizeof hash, bench->file, bench->length - 32, NULL,
                       0);
    check(crypto_box_seal_open(key, bench->file + 16, 80, bench->bert.keys.box,
                               bench->bert.box->bytes),
          "open");
    crypto_secretstream_xchacha20poly1305_init_pull(&stream, bench->file + 96,
                                                    key);
    for (size_t at = 0; at < chunks; at++)
        check(crypto_secretstream_xchacha20poly1305_pull(
                  &stream, bench->raw + at * CHUNK, NULL, &tag,
                  bench->file + 120 + at * SEALED, SEALED, NULL, 0),
              "pull");
    /* Refused, but the work is the same. */
    check(crypto_sign_verify_detached(bench->raw, bench->raw + 64, 600,
                                      bench->anna.keys.sign) == 0,
          "verify");
}

/* --- ours ----------------------------------------------------------------- */

static void our_make(struct bench *bench)
{
    mem_free(bench->file);
    check((int)parcel_make(&bench->anna, &bench->parcel, &bench->file,
                           &bench->length),
          "make");
}

static void our_open(struct bench *bench)
{
    struct parcel read;

    check((int)parcel_open(&bench->bert, bench->contacts, bench->contact_count,
                           bench->file, bench->length, &read),
          "open");
    parcel_done(&read);
}

/* `most` times the floor: small ones are mostly crypto, the largest mostly
 * the look at 128 KB of text. */
static void compare(struct bench *bench, const char *what, double most,
                    void (*ours)(struct bench *), void (*raw)(struct bench *))
{
    static double our_times[RUNS], raw_times[RUNS];
    double us, floor;
    char line[64];

    for (int run = 0; run < RUNS; run++) {
        double start = now(), between;

        raw(bench);
        between = now();
        ours(bench);
        our_times[run] = now() - between;
        raw_times[run] = between - start;
    }
    us = middle(our_times);
    floor = middle(raw_times);
    snprintf(line, sizeof line, "%s, beyond raw crypto", what);
    report(line, us - floor, BEYOND_MOST, "ms");
    snprintf(line, sizeof line, "%s, to raw crypto", what);
    report(line, us / floor, most, "times");
}

/* --- packets -------------------------------------------------------------- */

static void add_answer(struct bench *bench, const char *field,
                       const char *value, enum stage stage)
{
    struct request *request = &bench->parcel.request;
    size_t count = request->answer_count++;

    request->answers = mem_resize(request->answers, count, count + 1,
                                  sizeof *request->answers);
    request->answers[count] = (struct answer){
        mem_string(field), mem_string(value), stage, DAY_NONE, false};
}

static void offer(struct bench *bench)
{
    parcel_done(&bench->parcel);
    bench->parcel.kind = PARCEL_OFFER;
    bench->parcel.to = bench->bert.keys;
    bench->parcel.counter = 1;
    bench->parcel.sent = TODAY;
    bench->parcel.expires = TODAY + 30;
    bench->parcel.stage = STAGE_AGREED;
    bench->parcel.request.code = 417;
    bench->parcel.request.task = mem_string("babysitting");
    add_answer(bench, "when", "2026-11-27 14:00", STAGE_ASKING);
    add_answer(bench, "duration", "180", STAGE_ASKING);
    add_answer(bench, "town", "text:Springfield", STAGE_ASKING);
    add_answer(bench, "children", "2", STAGE_AVAILABLE);
    add_answer(bench, "ages", "3-5,6-9", STAGE_AVAILABLE);
    add_answer(bench, "place", "text:12 Mill Lane", STAGE_AGREED);
}

/* The most that there can be: 64 answers of 2,000 bytes, 200 lines. */
static void largest(struct bench *bench)
{
    char value[2006] = "text:", field[3] = "aa";
    struct request *request = &bench->parcel.request;

    offer(bench);
    bench->parcel.kind = PARCEL_TAKE_OVER;
    bench->parcel.stage = STAGE_ASKING;
    request->changed = TODAY;
    request->consent_asking = request->consent_place = DAY_NONE;
    request->needed = 1;
    memset(value + 5, 'n', 2000);
    while (request->answer_count < PARCEL_ANSWERS_MOST) {
        field[0] = (char)('a' + request->answer_count / 26);
        field[1] = (char)('a' + request->answer_count % 26);
        add_answer(bench, field, value, STAGE_OWN);
    }
    request->helpers = mem_new(PARCEL_HELPERS_MOST, sizeof *request->helpers);
    request->helper_count = PARCEL_HELPERS_MOST;
    for (size_t at = 0; at < PARCEL_HELPERS_MOST; at++)
        request->helpers[at] =
            (struct helper){0,
                            mem_string("somebody from the Tuesday table"),
                            STAGE_AVAILABLE,
                            TODAY,
                            false,
                            false};
}

static void start(struct parcel_identity *identity, int letter)
{
    struct secret *seed = secret_new(PARCEL_SEED_SIZE);

    memset(seed->bytes, letter, seed->size);
    parcel_identity_init(identity, seed);
    secret_free(&seed);
}

static void with_contacts(struct bench *bench, size_t count)
{
    bench->contact_count = count;
    randombytes_buf(bench->contacts, count * sizeof *bench->contacts);
    for (size_t at = 0; at < count; at++) {
        bench->contacts[at].verified = true;
        bench->contacts[at].version = PARCEL_VERSION;
    }
    bench->contacts[count - 1].keys = bench->anna.keys;
}

int main(void)
{
    static struct bench bench;

    check((int)secret_setup(), "setup");
    start(&bench.anna, 'a');
    start(&bench.bert, 'b');
    bench.contacts = mem_new(CONTACTS, sizeof *bench.contacts);
    bench.raw = mem_new(PARCEL_FILE_MOST, 1);
    bench.inside = mem_new(PARCEL_FILE_MOST, 1);
    with_contacts(&bench, 10);
    offer(&bench);
    our_make(&bench);
    report("packet of an agreed babysitting", (double)bench.length, 16604,
           "bytes");
    compare(&bench, "packet made", 3, our_make, raw_make);
    compare(&bench, "packet opened", 3, our_open, raw_open);
    with_contacts(&bench, CONTACTS);
    compare(&bench, "opened with 2,000 contacts", 3, our_open, raw_open);
    with_contacts(&bench, 10);
    largest(&bench);
    our_make(&bench);
    report("largest take-over there is", (double)bench.length, PARCEL_FILE_MOST,
           "bytes");
    compare(&bench, "largest made", 30, our_make, raw_make);
    compare(&bench, "largest opened", 30, our_open, raw_open);
    parcel_done(&bench.parcel);
    mem_free(bench.file);
    mem_free(bench.contacts);
    mem_free(bench.raw);
    mem_free(bench.inside);
    parcel_identity_done(&bench.anna);
    parcel_identity_done(&bench.bert);
    return 0;
}
