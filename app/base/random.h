#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H
/* Random numbers as a parameter, so that a test can give its own.
 *
 * Pure code takes a const struct random *; the program hands random_system()
 * down, which is libsodium's generator.
 */
#include <stddef.h>
#include <stdint.h>

struct random {
    void (*fill)(void *state, void *bytes, size_t size);
    void *state;
};

const struct random *random_system(void);
void random_fill(const struct random *random, void *bytes, size_t size);
/* Evenly spread over 0 .. below-1; below must not be 0. */
uint32_t random_below(const struct random *random, uint32_t below);

#endif
