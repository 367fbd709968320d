#ifndef PARCEL_MANY_H
#define PARCEL_MANY_H
/* Many laptops that tell each other about their requests, over a carrier that
 * loses, delays, doubles, damages and misdirects.
 *
 * A laptop here is the least that a store has to keep: what it told whom, what
 * it was told, and a struct parcel_seen for each direction. Everything is
 * drawn from one seed. Used by many_test.c (few) and exchange_bench.c (many).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sodium.h>

#include "base/day.h"
#include "base/mark.h"
#include "base/mem.h"
#include "base/random.h"
#include "parcel/parcel.h"

#define MANY_TODAY 20780
#define MANY_TOLD 3 /* laptops that hear of one request */
#define MANY_NOTHING (-1)
#define MANY_IN_FLIGHT 512

/* What one laptop told or was told about one request. */
struct many_copy {
    int stage; /* MANY_NOTHING, or an enum stage */
    int value; /* of the field that changes */
    struct parcel_seen seen;
};

struct many_request {
    size_t owner;
    struct request_id id;
    int value;
    bool is_over;
    size_t told[MANY_TOLD];          /* laptops */
    struct many_copy out[MANY_TOLD]; /* at the owner */
    struct many_copy in[MANY_TOLD];  /* at the laptop that was told */
    bool is_lost[MANY_TOLD];         /* the newest will never arrive */
};

struct many_letter {
    unsigned char *bytes;
    size_t length;
    size_t to;
};

struct many_sums {
    unsigned long made, lost, doubled, taken, gaps, known, overtaken, other,
        damaged, wrong;
    double make_ms, take_ms;
    size_t bytes;
};

struct many {
    size_t laptops, requests;
    struct parcel_identity *identities;
    struct parcel_contact *contacts;
    struct many_request *all;
    struct many_letter flight[MANY_IN_FLIGHT];
    struct many_sums sums;
    uint64_t seed;
    uint64_t pool[64];
    size_t drawn;
};

static inline uint64_t many_draw(struct many *many, uint64_t below)
{
    if (many->drawn == COUNT(many->pool)) {
        unsigned char seed[randombytes_SEEDBYTES] = {0};

        memcpy(seed, &many->seed, sizeof many->seed);
        many->seed++;
        many->drawn = 0;
        randombytes_buf_deterministic(many->pool, sizeof many->pool, seed);
    }
    return many->pool[many->drawn++] % below;
}

static inline double many_now(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static inline void many_wrong(struct many *many, const char *what, enum err err)
{
    if (many->sums.wrong++ < 5)
        printf("# %s: %s\n", what, err_text(err));
}

/* --- start and end -------------------------------------------------------- */

static inline void many_start_request(struct many *many, size_t at)
{
    struct many_request *request = &many->all[at];

    memcpy(request->id.bytes, &at, sizeof at);
    request->id.bytes[REQUEST_ID_SIZE - 1] = 1;
    request->owner = (size_t)many_draw(many, many->laptops);
    for (size_t i = 0; i < MANY_TOLD; i++) {
        /* Neighbours of the owner, all different. */
        request->told[i] = (request->owner + 1 + i * 2) % many->laptops;
        request->out[i].stage = request->in[i].stage = MANY_NOTHING;
    }
}

static inline void many_start(struct many *many, size_t laptops,
                              size_t requests)
{
    memset(many, 0, sizeof *many);
    many->laptops = laptops;
    many->requests = requests;
    many->seed = 1;
    many->drawn = COUNT(many->pool);
    many->identities = mem_new(laptops, sizeof *many->identities);
    many->contacts = mem_new(laptops, sizeof *many->contacts);
    many->all = mem_new(requests, sizeof *many->all);
    for (size_t at = 0; at < laptops; at++) {
        struct secret *seed = secret_new(PARCEL_SEED_SIZE);

        memcpy(seed->bytes, &at, sizeof at);
        parcel_identity_init(&many->identities[at], seed);
        secret_free(&seed);
        many->contacts[at].keys = many->identities[at].keys;
        many->contacts[at].verified = true;
        many->contacts[at].version = PARCEL_VERSION;
    }
    for (size_t at = 0; at < requests; at++)
        many_start_request(many, at);
}

static inline void many_end(struct many *many)
{
    for (size_t at = 0; at < many->laptops; at++)
        parcel_identity_done(&many->identities[at]);
    for (size_t at = 0; at < MANY_IN_FLIGHT; at++)
        mem_free(many->flight[at].bytes);
    mem_free(many->identities);
    mem_free(many->contacts);
    mem_free(many->all);
}

/* --- receiving ------------------------------------------------------------ */

static inline struct many_copy *
many_find(struct many *many, const struct parcel *parcel, size_t laptop)
{
    size_t at;
    struct many_request *request;

    memcpy(&at, parcel->request.id.bytes, sizeof at);
    if (at >= many->requests)
        return NULL;
    request = &many->all[at];
    for (size_t i = 0; i < MANY_TOLD; i++)
        if (request->told[i] == laptop &&
            parcel_keys_equal(&many->identities[request->owner].keys,
                              &parcel->from))
            return &request->in[i];
    return NULL;
}

/* The whole state of the stage is replaced; a missing one does not matter. */
static inline void many_keep(struct many_copy *copy,
                             const struct parcel *parcel)
{
    const char *value = request_value(&parcel->request, "duration");

    copy->stage = MANY_NOTHING;
    copy->value = 0;
    if (parcel->kind == PARCEL_OFFER || parcel->kind == PARCEL_CHANGED) {
        copy->stage = (int)parcel->stage;
        copy->value = value ? atoi(value) : 0;
    }
    parcel_seen_add(&copy->seen, parcel);
}

static inline void many_judge(struct many *many, struct many_copy *copy,
                              const struct parcel *parcel)
{
    enum err err = parcel_judge(parcel, &copy->seen,
                                copy->seen.counter ? PARCEL_OWNER_SENDER
                                                   : PARCEL_OWNER_NONE,
                                MANY_TODAY);

    switch (err) {
    case ERR_PARCEL_GAP:
        many->sums.gaps++;
        many_keep(copy, parcel);
        break;
    case ERR_OK:
        many->sums.taken++;
        many_keep(copy, parcel);
        break;
    case ERR_PARCEL_KNOWN:
        many->sums.known++;
        break;
    case ERR_PARCEL_OVERTAKEN:
        many->sums.overtaken++;
        break;
    default:
        many_wrong(many, "judged", err);
    }
}

static inline enum err many_open(struct many *many, size_t laptop,
                                 const unsigned char *bytes, size_t length)
{
    struct parcel parcel;
    double start = many_now();
    enum err err = parcel_open(&many->identities[laptop], many->contacts,
                               many->laptops, bytes, length, &parcel);
    struct many_copy *copy = err ? NULL : many_find(many, &parcel, laptop);

    if (copy)
        many_judge(many, copy, &parcel);
    else if (!err)
        many_wrong(many, "came to nobody's request", err);
    parcel_done(&parcel);
    many->sums.take_ms += many_now() - start;
    return err;
}

/* --- the carrier ---------------------------------------------------------- */

/* To somebody it isn't for, or with a bit changed on the way. */
static inline void many_annoy(struct many *many,
                              const struct many_letter *letter)
{
    size_t other = (size_t)many_draw(many, many->laptops);
    enum err err;

    if (many_draw(many, 10) == 0 && other != letter->to) {
        err = many_open(many, other, letter->bytes, letter->length);
        if (err != ERR_PARCEL_OTHER)
            many_wrong(many, "misdirected", err);
        many->sums.other++;
    }
    if (many_draw(many, 50) == 0) {
        size_t at = (size_t)many_draw(many, letter->length);

        letter->bytes[at] ^= 4;
        err = many_open(many, letter->to, letter->bytes, letter->length);
        letter->bytes[at] ^= 4;
        if (err != ERR_PARCEL_DAMAGED)
            many_wrong(many, "damaged", err);
        many->sums.damaged++;
    }
}

static inline void many_deliver(struct many *many, struct many_letter *letter)
{
    if (!letter->bytes)
        return;
    many_annoy(many, letter);
    if (many_open(many, letter->to, letter->bytes, letter->length))
        many_wrong(many, "delivered", ERR_IO);
    MEM_FREE(letter->bytes);
}

/* Whoever lay in that place of the bag comes out now: so everything comes in
 * another order, some of it much later. */
static inline void many_drop_in(struct many *many, unsigned char *bytes,
                                size_t length, size_t to)
{
    struct many_letter *place = &many->flight[many_draw(many, MANY_IN_FLIGHT)];

    many_deliver(many, place);
    *place = (struct many_letter){bytes, length, to};
}

static inline void many_carry(struct many *many, unsigned char *bytes,
                              size_t length, size_t to, bool *is_lost)
{
    *is_lost = many_draw(many, 100) < 20;
    if (*is_lost) {
        many->sums.lost++;
        mem_free(bytes);
        return;
    }
    while (many_draw(many, 100) < 20) {
        many->sums.doubled++;
        many_drop_in(many, mem_copy(bytes, length), length, to);
    }
    many_drop_in(many, bytes, length, to);
}

/* --- sending -------------------------------------------------------------- */

static inline void many_answer(struct parcel *parcel, const char *field,
                               const char *value, enum stage stage)
{
    struct request *request = &parcel->request;
    size_t count = request->answer_count++;

    request->answers = mem_resize(request->answers, count, count + 1,
                                  sizeof *request->answers);
    request->answers[count] = (struct answer){
        mem_string(field), mem_string(value), stage, DAY_NONE, false};
}

static inline void many_fill(struct parcel *parcel,
                             const struct many_request *request)
{
    char value[16];

    parcel->request.code = 417;
    parcel->request.task = mem_string("babysitting");
    snprintf(value, sizeof value, "%d", request->value);
    many_answer(parcel, "duration", value, STAGE_ASKING);
    many_answer(parcel, "when", "2026-11-27 14:00", STAGE_ASKING);
    if (parcel->stage >= STAGE_AVAILABLE)
        many_answer(parcel, "children", "2", STAGE_AVAILABLE);
    if (parcel->stage >= STAGE_AGREED)
        many_answer(parcel, "place", "text:12 Mill Lane", STAGE_AGREED);
}

/* Tells one laptop how things stand for it now. */
static inline void many_tell(struct many *many, struct many_request *request,
                             size_t which)
{
    struct many_copy *copy = &request->out[which];
    size_t to = request->told[which], length;
    struct parcel parcel = {.kind = PARCEL_OFFER};
    unsigned char *bytes;
    double start = many_now();

    if (copy->stage == MANY_NOTHING) {
        parcel.kind = request->is_over ? PARCEL_ENDED : PARCEL_WITHDRAWN;
        parcel.request.end = request->is_over ? END_DONE : END_NONE;
    } else {
        parcel.stage = (enum stage)copy->stage;
        copy->value = request->value;
        many_fill(&parcel, request);
    }
    parcel.to = many->identities[to].keys;
    parcel.request.id = request->id;
    parcel.sent = MANY_TODAY;
    parcel.expires = MANY_TODAY + 20;
    parcel_number(&parcel, &copy->seen);
    if (parcel_make(&many->identities[request->owner], &parcel, &bytes,
                    &length)) {
        many_wrong(many, "made", ERR_INVALID);
    } else {
        parcel_seen_add(&copy->seen, &parcel);
        many->sums.made++;
        many->sums.bytes += length;
        many->sums.make_ms += many_now() - start;
        many_carry(many, bytes, length, to, &request->is_lost[which]);
    }
    parcel_done(&parcel);
}

/* One thing that happens to one request: the next stage, a change, a step
 * back, or the end. */
static inline void many_step(struct many *many)
{
    struct many_request *request = &many->all[many_draw(many, many->requests)];
    size_t which = (size_t)many_draw(many, MANY_TOLD);
    struct many_copy *copy = &request->out[which];
    uint64_t what = many_draw(many, 10);

    if (request->is_over)
        return;
    if (what < 6 && copy->stage < (int)STAGE_AGREED) {
        copy->stage++;
        many_tell(many, request, which);
    } else if (what < 8) {
        request->value += 5;
        for (size_t i = 0; i < MANY_TOLD; i++)
            if (request->out[i].stage != MANY_NOTHING)
                many_tell(many, request, i);
    } else if (what == 8 && copy->stage != MANY_NOTHING) {
        copy->stage--;
        many_tell(many, request, which);
    } else if (what == 9 && many_draw(many, 4) == 0) {
        request->is_over = true;
        for (size_t i = 0; i < MANY_TOLD; i++)
            if (request->out[i].seen.counter) {
                request->out[i].stage = MANY_NOTHING;
                many_tell(many, request, i);
            }
    }
}

/* Everybody gives what is still in the bag; who has heard nothing of the
 * newest is told once more, until that arrives as well. */
static inline void many_settle(struct many *many)
{
    bool is_open = true;

    while (is_open) {
        is_open = false;
        for (size_t at = 0; at < many->requests; at++)
            for (size_t i = 0; i < MANY_TOLD; i++)
                if (many->all[at].is_lost[i]) {
                    is_open = true;
                    many_tell(many, &many->all[at], i);
                }
    }
    for (size_t at = 0; at < MANY_IN_FLIGHT; at++)
        many_deliver(many, &many->flight[at]);
}

/* Copies that are not what their owner thinks, whatever was carried how. */
static inline size_t many_differences(const struct many *many)
{
    size_t different = 0;

    for (size_t at = 0; at < many->requests; at++)
        for (size_t i = 0; i < MANY_TOLD; i++) {
            const struct many_copy *out = &many->all[at].out[i];
            const struct many_copy *in = &many->all[at].in[i];

            different +=
                in->stage != out->stage ||
                (in->stage != MANY_NOTHING && in->value != out->value) ||
                in->seen.counter != out->seen.counter;
        }
    return different;
}

#endif
