#ifndef VAULT_DB_MEMORY_H
#define VAULT_DB_MEMORY_H
/* Private to vault/db*.c: gives SQLite an allocator that wipes what it frees.
 *
 * Without it plaintext of records stays readable in the heap after the store
 * was closed. Must run before anything else of SQLite; later calls of it do
 * nothing.
 */
#include "base/err.h"

MUST_USE enum err db_memory_setup(void);

#endif
