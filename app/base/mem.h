#ifndef BASE_MEM_H
#define BASE_MEM_H
/* Memory that can't fail, and that is wiped when it is given back.
 *
 * Running out of memory ends the program at once, with exit code 70; the
 * parent process puts the terminal back (host/supervise.h). Everything from
 * here is released by mem_free, which wipes it; the size is taken from the
 * allocator. Keys and passphrases do not belong here but in base/secret.h.
 */
#include <stddef.h>

/* A zeroed block of `count` things of `size` bytes; never NULL. */
void *mem_new(size_t count, size_t size);
/* The block grown or shrunk to count*size; new bytes are zero, the old place
 * is wiped. */
void *mem_resize(void *block, size_t old_count, size_t count, size_t size);
void *mem_copy(const void *bytes, size_t size);
/* A copy of a string; NULL stays NULL. */
char *mem_string(const char *string);
/* At most `length` bytes of it, always terminated. */
char *mem_string_n(const char *string, size_t length);
/* Wipes and releases; NULL is allowed. */
void mem_free(void *block);
/* The same for a variable, which becomes NULL. */
#define MEM_FREE(variable) (mem_free(variable), (variable) = NULL)
/* Gives memory that was freed back to the system: after long work that needed
 * much for a moment. */
void mem_trim(void);
/* Overwrites bytes in a way that the compiler can't leave out. */
void mem_wipe(void *bytes, size_t size);

#endif
