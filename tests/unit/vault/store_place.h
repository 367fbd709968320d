#ifndef STORE_PLACE_H
#define STORE_PLACE_H
/* An open store in a folder of its own, and short ways to fill it. */
#include "keys_place.h"

#include "base/day.h"
#include "vault/requests.h"
#include "vault/traces.h"
#include "vault/vault.h"
#include "vault/vault_state.h"

#define TODAY 20000

struct store_place {
    char folder[64];
    char path[80];
    struct secret *passphrase;
    struct vault_key key;
    struct vault *vault;
};

static inline int store_setup_in(void **state, const char *template)
{
    struct store_place *place = calloc(1, sizeof *place);

    if (!place || secret_setup())
        return -1;
    snprintf(place->folder, sizeof place->folder, "%s", template);
    if (!mkdtemp(place->folder))
        return -1;
    snprintf(place->path, sizeof place->path, "%s/store", place->folder);
    place->passphrase = keys_secret("lantern copper window thursday");
    place->key.passphrase = place->passphrase;
    if (vault_create(place->path, &place->key, day_month(TODAY),
                     random_system(), &place->vault))
        return -1;
    *state = place;
    return 0;
}

static inline int store_setup(void **state)
{
    return store_setup_in(state, "/tmp/store-test-XXXXXX");
}

static inline int store_teardown(void **state)
{
    struct store_place *place = *state;

    vault_close(&place->vault);
    nftw(place->folder, keys_drop, 16, FTW_DEPTH | FTW_PHYS);
    secret_free(&place->passphrase);
    free(place);
    return 0;
}

static inline void store_open_again(struct store_place *place)
{
    vault_close(&place->vault);
    assert_int_equal(vault_open(place->path, &place->key, &place->vault),
                     ERR_OK);
}

/* A request of that task, open, on that day. */
static inline struct request_id store_add(struct vault *vault,
                                          const char *task, int32_t when)
{
    struct request request = {.task = mem_string(task),
                              .state = REQUEST_OPEN,
                              .when = when,
                              .changed = TODAY,
                              .ended = DAY_NONE,
                              .consent_asking = DAY_NONE,
                              .consent_place = DAY_NONE,
                              .needed = 1};

    assert_int_equal(requests_add(vault, &request, TODAY, random_system()),
                     ERR_OK);
    mem_free(request.task);
    return request.id;
}

static inline void store_put(struct vault *vault, struct request_id id,
                             const char *field, const char *value,
                             const char *search, enum stage stage,
                             int32_t expires)
{
    struct answer_row row = {field, value, search, stage, expires, false};

    assert_int_equal(requests_put(vault, id, &row), ERR_OK);
}

static inline int64_t store_line(struct vault *vault, struct request_id id,
                                 const char *label, enum stage stage)
{
    struct helper helper = {
        .label = mem_string(label), .stage = stage, .told = TODAY};
    int64_t line;

    assert_int_equal(requests_helper_add(vault, id, &helper, &line), ERR_OK);
    mem_free(helper.label);
    return line;
}

static inline struct db *store_db(struct vault *vault)
{
    struct db *db;

    assert_int_equal(vault_db(vault, &db), ERR_OK);
    return db;
}

static inline int64_t store_number(struct vault *vault, const char *sql)
{
    int64_t number;

    assert_int_equal(
        db_ask_number(store_db(vault), sql, DB_NO_VALUES, &number), ERR_OK);
    return number;
}

#define STORE_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)

#endif
