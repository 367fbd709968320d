#ifndef HOST_CLOCK_H
#define HOST_CLOCK_H
/* The computer's day and its monotonic time; nothing here believes the day.
 *
 * Two files answer: clock.c (release), clock_test.c (test variant, where a
 * file named `clock` in the state folder sets the day and jumps).
 */
#include <stdint.h>

/* `state` is only read by the test variant. */
void clock_setup(const char *state);
/* Local calendar day and minutes since midnight by the computer's clock. */
int32_t clock_day(int *minutes);
/* Milliseconds of CLOCK_MONOTONIC, and of CLOCK_BOOTTIME, which goes on
 * during suspend. */
int64_t clock_running(void);
int64_t clock_since_boot(void);
/* Day the program was built (SOURCE_DATE_EPOCH). */
int32_t clock_built(void);

#endif
