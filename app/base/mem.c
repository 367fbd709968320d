#include "base/mem.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void exhausted(void)
{
    static const char message[] = "justenough: out of memory\n";

    (void)!write(STDERR_FILENO, message, sizeof message - 1);
    _exit(70);
}

void *mem_new(size_t count, size_t size)
{
    void *block = calloc(count ? count : 1, size ? size : 1);

    if (!block)
        exhausted();
    return block;
}

void *mem_resize(void *block, size_t old_count, size_t count, size_t size)
{
    void *moved;
    size_t kept = old_count < count ? old_count : count;

    /* Never realloc: it may leave the old bytes behind unwiped. */
    moved = mem_new(count, size);
    if (block && kept)
        memcpy(moved, block, kept * size);
    mem_free(block);
    return moved;
}

void *mem_copy(const void *bytes, size_t size)
{
    void *block = mem_new(size, 1);

    if (size)
        memcpy(block, bytes, size);
    return block;
}

char *mem_string(const char *string)
{
    return string ? mem_copy(string, strlen(string) + 1) : NULL;
}

char *mem_string_n(const char *string, size_t length)
{
    size_t size = strnlen(string, length);
    char *copy = mem_new(size + 1, 1);

    memcpy(copy, string, size);
    return copy;
}

void mem_trim(void)
{
    (void)malloc_trim(0);
}

void mem_wipe(void *bytes, size_t size)
{
    explicit_bzero(bytes, size);
}

void mem_free(void *block)
{
    if (!block)
        return;
    mem_wipe(block, malloc_usable_size(block));
    free(block);
}
