/* Packets and cards changed at random, the same in every run.
 *
 *   parcel_fuzz RUNS [SEED]
 *
 * Three ways in: the body alone; the body beneath a right seal and signature;
 * the file as it lies in a folder, with the right hash again. Whatever is
 * taken must be written again as the very same bytes, and must be what
 * parcel_make would make. Run under the sanitizers. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/mark.h"
#include "base/mem.h"
#include "parcel/parcel.h"
#include "parcel/wire.h"
#include "recipe.h"

#define LENGTH_AT 196
#define ROOM 4096

struct fuzz {
    struct recipes recipes;
    struct parcel_identity bert;
    struct parcel_contact anna;
    uint64_t state;
    uint64_t pool[64];
    size_t drawn;
    unsigned char bytes[ROOM];
    size_t length;
    unsigned long taken[4], refused[4];
};

/* Numbers that are the same in every run with the same seed. */
static uint64_t draw(struct fuzz *fuzz, uint64_t below)
{
    if (fuzz->drawn == COUNT(fuzz->pool)) {
        unsigned char seed[randombytes_SEEDBYTES] = {0};

        memcpy(seed, &fuzz->state, sizeof fuzz->state);
        fuzz->state++;
        fuzz->drawn = 0;
        randombytes_buf_deterministic(fuzz->pool, sizeof fuzz->pool, seed);
    }
    return fuzz->pool[fuzz->drawn++] % below;
}

static void fail(const char *what, const struct fuzz *fuzz)
{
    printf("not ok parcel_fuzz: %s: ", what);
    for (size_t at = 0; at < fuzz->length; at++)
        printf("%02x", fuzz->bytes[at]);
    putchar('\n');
    exit(1);
}

/* --- changes -------------------------------------------------------------- */

static void change_bit(struct fuzz *fuzz, size_t at)
{
    fuzz->bytes[at] ^= (unsigned char)(1u << draw(fuzz, 8));
}

static void change_byte(struct fuzz *fuzz, size_t at)
{
    static const unsigned char liked[] = {
        0, 1, 2, 3, 0x7F, 0x80, 0xFF, 0xC2, 0xE2, ':', 'a', ' ', 0x1B, 0xCC};

    fuzz->bytes[at] = liked[draw(fuzz, sizeof liked)];
}

static void change_number(struct fuzz *fuzz, size_t at)
{
    static const uint64_t liked[] = {0,      1,          0x7FFF,     0xFFFF,
                                     0x8000, 0x7FFFFFFF, 0x80000000, UINT32_MAX,
                                     2017,   UINT64_MAX, INT64_MAX,  1000000};
    uint64_t number = liked[draw(fuzz, COUNT(liked))] + draw(fuzz, 3) - 1;
    size_t size = (size_t)1 << draw(fuzz, 4);

    for (size_t i = 0; i < size && at + i < fuzz->length; i++)
        fuzz->bytes[at + i] = (unsigned char)(number >> (8 * i));
}

static void take_out(struct fuzz *fuzz, size_t at)
{
    size_t size = 1 + (size_t)draw(fuzz, 8);

    if (size > fuzz->length - at)
        size = fuzz->length - at;
    memmove(fuzz->bytes + at, fuzz->bytes + at + size,
            fuzz->length - at - size);
    fuzz->length -= size;
}

static void put_in(struct fuzz *fuzz, size_t at, const unsigned char *from,
                   size_t size)
{
    unsigned char copy[64];

    if (size > sizeof copy || fuzz->length + size > ROOM)
        return;
    memcpy(copy, from, size);
    memmove(fuzz->bytes + at + size, fuzz->bytes + at, fuzz->length - at);
    memcpy(fuzz->bytes + at, copy, size);
    fuzz->length += size;
}

/* A part of the same or of another body, put in once more. */
static void copy_in(struct fuzz *fuzz, size_t at)
{
    const struct recipe *other =
        &fuzz->recipes.items[draw(fuzz, fuzz->recipes.count)];
    size_t size = 1 + (size_t)draw(fuzz, 40);

    if (draw(fuzz, 2) && at + size <= fuzz->length)
        put_in(fuzz, at, fuzz->bytes + at, size);
    else if (other->body_length > size)
        put_in(fuzz, at, other->body + draw(fuzz, other->body_length - size),
               size);
}

static void cut(struct fuzz *fuzz, size_t at)
{
    fuzz->length = at;
}

static void change(struct fuzz *fuzz)
{
    static void (*const changes[])(struct fuzz *, size_t) = {
        change_bit, change_bit, change_byte, change_byte, change_number,
        take_out,   copy_in,    copy_in,     cut};
    size_t times = (size_t)draw(fuzz, 4);

    for (; times && fuzz->length; times--)
        changes[draw(fuzz, COUNT(changes))](fuzz,
                                            (size_t)draw(fuzz, fuzz->length));
}

/* --- ways in -------------------------------------------------------------- */

static void pick_body(struct fuzz *fuzz)
{
    const struct recipe *recipe;

    do {
        recipe = &fuzz->recipes.items[draw(fuzz, fuzz->recipes.count)];
    } while (recipe->body_length > ROOM);
    memcpy(fuzz->bytes, recipe->body, recipe->body_length);
    fuzz->length = recipe->body_length;
    change(fuzz);
    /* Most changes would else be stopped at the length. */
    if (fuzz->length >= WIRE_HEAD && draw(fuzz, 8)) {
        uint32_t content = (uint32_t)(fuzz->length - WIRE_HEAD);

        for (size_t at = 0; at < 4; at++)
            fuzz->bytes[LENGTH_AT + at] = (unsigned char)(content >> (8 * at));
    }
}

static void check_same(struct fuzz *fuzz, const struct parcel *parcel)
{
    struct text again = {0};

    if (wire_put(parcel, &again) != ERR_OK || again.length != fuzz->length ||
        memcmp(again.bytes, fuzz->bytes, again.length) != 0)
        fail("not written again as it was", fuzz);
    text_done(&again);
}

static void count(struct fuzz *fuzz, int way, enum err err)
{
    if (err)
        fuzz->refused[way]++;
    else
        fuzz->taken[way]++;
}

static void try_body(struct fuzz *fuzz)
{
    /* Of exactly this size, so that a byte too far is noticed. */
    unsigned char *copy;
    struct parcel parcel;
    enum err err;

    pick_body(fuzz);
    copy = mem_copy(fuzz->bytes, fuzz->length ? fuzz->length : 1);
    err = wire_head(copy, fuzz->length, &parcel);
    if (!err)
        err = wire_content(copy, fuzz->length, &parcel);
    if (!err)
        check_same(fuzz, &parcel);
    else if (err != ERR_PARCEL_FORM && err != ERR_PARCEL_TEXT &&
             err != ERR_PARCEL_STAGE)
        fail("an answer that a body can't get", fuzz);
    count(fuzz, 0, err);
    parcel_done(&parcel);
    mem_free(copy);
}

static enum err open_file(struct fuzz *fuzz, const unsigned char *file,
                          size_t length, struct parcel *parcel)
{
    unsigned char *copy = mem_copy(file, length ? length : 1);
    enum err err =
        parcel_open(&fuzz->bert, &fuzz->anna, 1, copy, length, parcel);

    mem_free(copy);
    return err;
}

static void try_sealed(struct fuzz *fuzz)
{
    struct sealing sealing;
    unsigned char *file;
    struct parcel parcel;
    size_t length;
    enum err err;

    pick_body(fuzz);
    sealing_init(&sealing, "fuzz");
    sealing.body = fuzz->bytes;
    sealing.body_length = fuzz->length;
    file = sealing_make(&sealing, &length);
    err = open_file(fuzz, file, length, &parcel);
    if (!err)
        check_same(fuzz, &parcel);
    count(fuzz, 1, err);
    parcel_done(&parcel);
    free(file);
}

/* No change of a file from outside may be taken, whatever its hash. */
static void try_file(struct fuzz *fuzz)
{
    struct recipe *recipe = &fuzz->recipes.items[0];
    size_t length, places = 1 + (size_t)draw(fuzz, 3);
    unsigned char *file = recipe_make(recipe, &length);
    size_t whole = length;
    struct parcel parcel;
    enum err err;

    for (; places; places--)
        file[draw(fuzz, draw(fuzz, 2) ? 128 : whole - 32)] ^=
            (unsigned char)(1 + draw(fuzz, 255));
    if (draw(fuzz, 4) == 0)
        length = (size_t)draw(fuzz, whole);
    sealing_hash(file, length);
    err = open_file(fuzz, file, length, &parcel);
    /* Two changes of one byte may undo each other. */
    if (!err && memcmp(recipe->hash, file + length - 32, 32) != 0)
        fail("a changed file was taken", fuzz);
    count(fuzz, 2, err);
    parcel_done(&parcel);
    free(file);
}

static void try_card(struct fuzz *fuzz)
{
    static const char *const labels[] = {"", "Table 1", "طاولة"};
    struct text card = {0}, label = {0}, again = {0};
    struct parcel_keys keys, same;
    enum err err =
        parcel_card_write(&fuzz->anna.keys, labels[draw(fuzz, 3)], &card);

    memcpy(fuzz->bytes, card.bytes, card.length);
    fuzz->length = card.length;
    change(fuzz);
    if (!err)
        err =
            parcel_card_read((char *)fuzz->bytes, fuzz->length, &keys, &label);
    if (!err) {
        text_clear(&card);
        if (!parcel_keys_equal(&keys, &fuzz->anna.keys) ||
            parcel_card_write(&keys, text_string(&label), &card) != ERR_OK ||
            parcel_card_read(card.bytes, card.length, &same, &again) !=
                ERR_OK ||
            strcmp(text_string(&label), text_string(&again)) != 0)
            fail("another card was taken", fuzz);
    }
    count(fuzz, 3, err);
    text_done(&card);
    text_done(&label);
    text_done(&again);
}

static int setup(struct fuzz *fuzz)
{
    struct laptop anna;
    struct secret *seed;

    if (secret_setup())
        return 1;
    anna = laptop_of('a');
    memcpy(fuzz->anna.keys.sign, anna.sign, 32);
    memcpy(fuzz->anna.keys.box, anna.box, 32);
    fuzz->anna.verified = true;
    seed = secret_new(PARCEL_SEED_SIZE);
    memset(seed->bytes, 'b', seed->size);
    parcel_identity_init(&fuzz->bert, seed);
    secret_free(&seed);
    fuzz->recipes = recipes_read("tests/vectors/parcel.txt");
    return fuzz->recipes.count == 0;
}

int main(int argument_count, char **arguments)
{
    static struct fuzz fuzz;
    unsigned long runs =
        argument_count > 1 ? strtoul(arguments[1], NULL, 10) : 20000;

    fuzz.state =
        argument_count > 2 ? strtoull(arguments[2], NULL, 10) << 32 : 1;
    fuzz.drawn = COUNT(fuzz.pool);
    if (setup(&fuzz))
        return 1;
    for (unsigned long run = 0; run < runs; run++) {
        try_body(&fuzz);
        if (run % 8 == 0)
            try_sealed(&fuzz);
        if (run % 16 == 0)
            try_file(&fuzz);
        if (run % 4 == 0)
            try_card(&fuzz);
    }
    for (int way = 0; way < 4; way++)
        printf("# %s: %lu taken, %lu refused\n",
               (const char *[]){"bodies", "sealed", "files", "cards"}[way],
               fuzz.taken[way], fuzz.refused[way]);
    /* A driver that never gets anything through tests nothing. */
    if (!fuzz.taken[0] || !fuzz.taken[1] || !fuzz.taken[3] || !fuzz.refused[2])
        fail("too little was tried", &fuzz);
    printf("ok parcel_fuzz %lu runs\n", runs);
    parcel_identity_done(&fuzz.bert);
    recipes_done(&fuzz.recipes);
    return 0;
}
