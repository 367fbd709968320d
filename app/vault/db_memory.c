#include "vault/db_memory.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

#include "base/mem.h"

static void *take(int size)
{
    return size > 0 ? malloc((size_t)size) : NULL;
}

static int size_of(void *block)
{
    return block ? (int)malloc_usable_size(block) : 0;
}

/* Not the C library's realloc: it may leave the old bytes behind. */
static void *resize(void *block, int size)
{
    void *moved = take(size);
    size_t kept = (size_t)size_of(block);

    if (!moved)
        return NULL;
    if (kept > (size_t)size)
        kept = (size_t)size;
    if (kept)
        memcpy(moved, block, kept);
    mem_free(block);
    return moved;
}

static int round_up(int size)
{
    return (size + 7) & ~7;
}

static int start(void *unused)
{
    (void)unused;
    return SQLITE_OK;
}

static void stop(void *unused)
{
    (void)unused;
}

enum err db_memory_setup(void)
{
    static const sqlite3_mem_methods methods = {
        take, mem_free, resize, size_of, round_up, start, stop, NULL};
    static bool done;

    if (done)
        return ERR_OK;
    /* Statistics would take a lock at every allocation; nobody reads them. */
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK ||
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK ||
        sqlite3_initialize() != SQLITE_OK)
        return ERR_LOW_MEMORY;
    done = true;
    return ERR_OK;
}
