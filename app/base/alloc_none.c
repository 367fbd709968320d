/* Sanitizers and valgrind bring an allocator of their own, and look after
 * what is freed: nothing of ours stands in front of it. */
#include <stdlib.h>
