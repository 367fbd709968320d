#ifndef GUARD_IMAGE_H
#define GUARD_IMAGE_H
/* A built guard as bytes: made when the program is built, so that no laptop
 * has to read 47,000 entries of text each time.
 *
 * An image is used where it lies (a mapped file), and costs only the pages
 * that are looked at. It belongs to the machine, the program and the very
 * rule files it was made from; whatever doesn't fit is ERR_INVALID, and the
 * caller reads the text files instead, which stay the truth. A checksum finds
 * damage; it is no protection against somebody who may write to the program's
 * own folder.
 *
 * Layout, all in the machine's own byte order: struct head of image.c, then
 * the arrays, each at a multiple of 16 bytes.
 */
#include "guard/guard.h"

struct guard_image {
    const unsigned char *bytes; /* at a multiple of 16 */
    size_t length;
    /* Called once by guard_free; may be NULL. */
    void (*release)(const unsigned char *bytes, size_t length);
};

/* `source`: guard_image_sum of the names and bytes of the rule files. *bytes
 * is the caller's (mem_free). */
void guard_image_make(const struct guard *guard, uint64_t source,
                      unsigned char **bytes, size_t *length);
/* How many bytes the head takes: enough for guard_image_fits. */
size_t guard_image_head(void);
/* Whether a file of `length` bytes that begins so was made by this program
 * from these rules. */
bool guard_image_fits(const unsigned char *head, size_t length,
                      uint64_t source);
/* A checksum, taken in pieces: begin with zero, or for an image with what
 * guard_image_begin makes of its head, and go on after the head; every piece
 * but the last is a multiple of 8 bytes. */
uint64_t guard_image_begin(const unsigned char *head);
uint64_t guard_image_sum(uint64_t sum, const unsigned char *bytes,
                         size_t length);
bool guard_image_sum_is(const unsigned char *head, uint64_t sum);
/* A guard that reads from the image. ERR_INVALID if an array does not lie in
 * it; then nothing was released. */
MUST_USE enum err guard_take_image(const struct guard_image *image,
                                   struct guard **guard);

#endif
