/* A store in memory alone, of vault.h.
 *
 * It has keys like any other, so that nothing in vault/ meets a NULL, but they
 * wrap nothing and open nothing. */
#include "base/mem.h"
#include "vault/keyfile.h"
#include "vault/vault_state.h"

enum err vault_unsaved(const struct random *random, struct vault **vault)
{
    struct vault *made = mem_new(1, sizeof *made);
    struct secret *data_key = secret_new(KEYFILE_KEY_SIZE);
    struct keyfile keyfile = {0};
    enum err err;

    *vault = NULL;
    made->lock = -1;
    random_fill(random, keyfile.store_id, sizeof keyfile.store_id);
    random_fill(random, data_key->bytes, data_key->length);
    vault_set_keys(made, data_key, &keyfile, -1);
    err = db_unsaved(made->store_id, &made->db);
    if (err)
        vault_close(&made);
    *vault = made;
    return err;
}
