/* The program's own free and realloc: what is given back is wiped first,
 * whoever gives it back: this program, the C library, curses, SQLCipher.
 *
 * They stand in the executable, so the dynamic linker gives them to all
 * libraries; the blocks are still glibc's own, which the manual allows as
 * long as every call goes on to the same allocator. glibc's M_PERTURB is no
 * help: blocks that it keeps for the next small request stay readable.
 */
#include <stdlib.h>

#include <errno.h>
#include <malloc.h>
#include <string.h>

/* glibc's names for its own functions, there for those who put others in
 * front of them. */
void __libc_free(void *block);
void *__libc_malloc(size_t size);

void free(void *block)
{
    if (!block)
        return;
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

/* Never glibc's: that one leaves the old place as it was. */
void *realloc(void *block, size_t size)
{
    size_t usable = block ? malloc_usable_size(block) : 0;
    void *moved;

    if (block && size == 0) {
        free(block);
        return NULL;
    }
    /* It fits, and doesn't waste more than half: only the end is given up. */
    if (size <= usable && size >= usable / 2) {
        explicit_bzero((char *)block + size, usable - size);
        return block;
    }
    moved = __libc_malloc(size);
    if (!moved) {
        errno = ENOMEM;
        return NULL;
    }
    if (block) {
        memcpy(moved, block, size < usable ? size : usable);
        free(block);
    }
    return moved;
}
