/* Every vector of tests/vectors/parcel.txt through what a packet goes through
 * when it arrives: look, open, task, judge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/mark.h"
#include "base/mem.h"
#include "parcel/parcel.h"
#include "recipe.h"

#define PATH "tests/vectors/parcel.txt"
#define HOSTILE_LEAST 80
#define MILLISECONDS_MOST 100
#define KIBIBYTES_MOST 65536

static struct recipes recipes;
static struct parcel_identity bert;

static struct field fields[] = {
    {.name = "when", .kind = FIELD_WHEN, .stage = STAGE_ASKING},
    {.name = "duration", .kind = FIELD_DURATION, .stage = STAGE_ASKING},
    {.name = "town", .kind = FIELD_TOWN, .stage = STAGE_ASKING},
    {.name = "children", .kind = FIELD_COUNT, .stage = STAGE_AVAILABLE},
    {.name = "ages", .kind = FIELD_AGES, .stage = STAGE_AVAILABLE},
    {.name = "place", .kind = FIELD_PLACE, .stage = STAGE_AGREED},
    {.name = "note", .kind = FIELD_NOTE, .stage = STAGE_OWN},
    {.name = "reach", .kind = FIELD_REACH, .stage = STAGE_OWN},
};
static const struct task task = {
    .id = "babysitting", .fields = fields, .field_count = COUNT(fields)};

static const struct {
    const char *word;
    enum err err;
} answers[] = {
    {"ok", ERR_OK},
    {"large", ERR_PARCEL_LARGE},
    {"damaged", ERR_PARCEL_DAMAGED},
    {"newer", ERR_PARCEL_NEWER},
    {"other", ERR_PARCEL_OTHER},
    {"end", ERR_PARCEL_END},
    {"form", ERR_PARCEL_FORM},
    {"forwarded", ERR_PARCEL_FORWARDED},
    {"forged", ERR_PARCEL_FORGED},
    {"sender", ERR_PARCEL_SENDER},
    {"unverified", ERR_PARCEL_UNVERIFIED},
    {"older", ERR_PARCEL_OLDER},
    {"text", ERR_PARCEL_TEXT},
    {"task", ERR_PARCEL_TASK},
    {"stage", ERR_PARCEL_STAGE},
    {"early", ERR_PARCEL_EARLY},
    {"expired", ERR_PARCEL_EXPIRED},
    {"known", ERR_PARCEL_KNOWN},
    {"overtaken", ERR_PARCEL_OVERTAKEN},
    {"conflict", ERR_PARCEL_CONFLICT},
    {"gone", ERR_PARCEL_GONE},
    {"gap", ERR_PARCEL_GAP},
};

static const char *word_of(enum err err)
{
    for (size_t at = 0; at < COUNT(answers); at++)
        if (answers[at].err == err)
            return answers[at].word;
    return err_text(err);
}

static enum parcel_owner owner_of(const char *word)
{
    static const char *const owners[] = {"none", "sender", "me", "third",
                                         "gone"};

    for (unsigned at = 0; at < COUNT(owners); at++)
        if (!strcmp(owners[at], word))
            return (enum parcel_owner)at;
    fail_msg("owner %s", word);
    return PARCEL_OWNER_NONE;
}

static size_t contacts_of(const struct recipe *recipe,
                          struct parcel_contact contacts[2])
{
    struct laptop anna = laptop_of('a'), dora = laptop_of('d');
    bool is_known = strcmp(recipe->contact, "unknown") != 0;

    memcpy(contacts[0].keys.sign, dora.sign, 32);
    memcpy(contacts[0].keys.box, dora.box, 32);
    contacts[0].verified = true;
    contacts[0].version = 0;
    memcpy(contacts[1].keys.sign, anna.sign, 32);
    memcpy(contacts[1].keys.box, anna.box, 32);
    if (!strcmp(recipe->contact, "otherbox"))
        memcpy(contacts[1].keys.box, dora.box, 32);
    contacts[1].verified = strcmp(recipe->contact, "unverified") != 0;
    contacts[1].version = (uint16_t)recipe->version;
    return is_known ? 2 : 1;
}

static void check_empty(const struct parcel *parcel, enum err err)
{
    struct parcel none = {0};

    if (err == ERR_PARCEL_SENDER || err == ERR_PARCEL_UNVERIFIED) {
        assert_false(sodium_is_zero(parcel->from.sign, 32));
        none.from = parcel->from;
    }
    assert_memory_equal(parcel, &none, sizeof none);
}

static enum err open_bytes(const struct recipe *recipe,
                           const unsigned char *bytes, size_t length,
                           struct parcel *parcel)
{
    struct parcel_contact contacts[2];
    size_t count = contacts_of(recipe, contacts);
    unsigned char hash[PARCEL_HASH_SIZE];
    enum err look = parcel_look(bytes, length, hash);
    enum err err = parcel_open(&bert, contacts, count, bytes, length, parcel);

    if (look)
        assert_int_equal(look, err);
    else
        assert_memory_equal(hash, bytes + length - 32, 32);
    if (err)
        check_empty(parcel, err);
    else
        assert_memory_equal(hash, parcel->hash, 32);
    return err;
}

static void see(const char *name, struct parcel_seen *seen)
{
    const struct recipe *recipe = recipes_find(&recipes, name);
    struct parcel parcel;
    unsigned char *file;
    size_t length;

    assert_non_null(recipe);
    file = recipe_make(recipe, &length);
    assert_int_equal(open_bytes(recipe, file, length, &parcel), ERR_OK);
    parcel_seen_add(seen, &parcel);
    parcel_done(&parcel);
    free(file);
}

static enum err answer_to(const struct recipe *recipe,
                          const unsigned char *bytes, size_t length)
{
    /* Of exactly this size, so that a byte too far is noticed. */
    unsigned char *copy = mem_copy(bytes, length ? length : 1);
    struct parcel_seen seen = {0};
    struct parcel parcel;
    enum err err = open_bytes(recipe, copy, length, &parcel);

    mem_free(copy);
    if (!err)
        err = parcel_fits(&parcel, recipe->is_task_unknown ? NULL : &task);
    for (size_t at = 0; !err && at < recipe->after_count; at++)
        see(recipe->after[at], &seen);
    if (!err)
        err = parcel_judge(&parcel, &seen, owner_of(recipe->owner),
                           recipe->today);
    parcel_done(&parcel);
    return err;
}

static size_t check(const struct recipe *recipe, const unsigned char *bytes,
                    size_t length, size_t place)
{
    const char *word = word_of(answer_to(recipe, bytes, length));

    if (!strcmp(word, recipe->answer))
        return 0;
    printf("# %s (%zu): %s instead of %s\n", recipe->name, place, word,
           recipe->answer);
    return 1;
}

/* One bit of one byte changed, or the end cut off, in a copy. */
static size_t check_member(const struct recipe *recipe,
                           const unsigned char *file, size_t length,
                           size_t place)
{
    unsigned char *member = mem_copy(file, length);
    size_t wrong;

    if (recipe->family == FAMILY_CUTS)
        length = place;
    else
        member[place] ^= (unsigned char)(1u << place % 8);
    if (recipe->is_rehashed)
        sealing_hash(member, length);
    wrong = check(recipe, member, length, place);
    mem_free(member);
    return wrong;
}

static size_t check_recipe(const struct recipe *recipe)
{
    size_t length, wrong = 0;
    unsigned char *file = recipe_make(recipe, &length);

    if (length > 32 && memcmp(recipe->hash, file + length - 32, 32) != 0) {
        printf("# %s: not the file it was\n", recipe->name);
        wrong++;
    }
    if (recipe->family == FAMILY_NONE)
        wrong += check(recipe, file, length, 0);
    else
        for (size_t at = recipe->from; at <= recipe->to; at += recipe->step)
            wrong += check_member(recipe, file, length, at);
    free(file);
    return wrong;
}

static void each_vector_gets_its_answer(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t at = 0; at < recipes.count; at++)
        wrong += check_recipe(&recipes.items[at]);
    assert_int_equal(wrong, 0);
}

static void there_are_enough_for_each_answer(void **state)
{
    size_t hostile = 0;

    (void)state;
    for (size_t at = 0; at < recipes.count; at++)
        hostile += strcmp(recipes.items[at].answer, "ok") != 0;
    assert_true(hostile >= HOSTILE_LEAST);
    for (size_t answer = 0; answer < COUNT(answers); answer++) {
        size_t found = 0;

        for (size_t at = 0; at < recipes.count; at++)
            found += !strcmp(recipes.items[at].answer, answers[answer].word);
        if (!found)
            fail_msg("no vector is answered by %s", answers[answer].word);
    }
}

/* Whatever is wrong, and however large it says it is: at once, in little
 * memory. */
static void no_answer_takes_long(void **state)
{
    struct rusage use;

    (void)state;
    for (size_t at = 0; at < recipes.count; at++) {
        struct timespec start, end;
        size_t length;
        unsigned char *file = recipe_make(&recipes.items[at], &length);
        double milliseconds;

        (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
        (void)answer_to(&recipes.items[at], file, length);
        (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
        milliseconds = (double)(end.tv_sec - start.tv_sec) * 1e3 +
                       (double)(end.tv_nsec - start.tv_nsec) / 1e6;
        if (milliseconds > MILLISECONDS_MOST)
            fail_msg("%s took %f ms", recipes.items[at].name, milliseconds);
        free(file);
    }
    assert_int_equal(getrusage(RUSAGE_SELF, &use), 0);
#ifndef __SANITIZE_ADDRESS__
    assert_true(use.ru_maxrss < KIBIBYTES_MOST);
#endif
}

static int setup(void **state)
{
    struct secret *seed;

    (void)state;
    if (secret_setup())
        return -1;
    seed = secret_new(PARCEL_SEED_SIZE);
    memset(seed->bytes, 'b', seed->size);
    parcel_identity_init(&bert, seed);
    secret_free(&seed);
    recipes = recipes_read(PATH);
    return recipes.count ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    recipes_done(&recipes);
    parcel_identity_done(&bert);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_answer_takes_long),
        cmocka_unit_test(each_vector_gets_its_answer),
        cmocka_unit_test(there_are_enough_for_each_answer),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
