#ifndef FLOW_TRACE_H
#define FLOW_TRACE_H
/* Everything that can stay behind on a laptop, as rows of tables.
 *
 * MUST: 1. name every table and column of the store, every setting and every
 * file outside the encryption: a unit test compares them, and fails when
 * somebody adds one that isn't named here; 2. take its days from
 * core/retention.h, which the code that erases takes them from too. Pure.
 * What a task asks for is not in here: that is in its file.
 */
#include <stddef.h>

#define TRACE_COLUMNS 4

struct trace {
    const char *name;  /* msgid */
    const char *holds; /* msgid */
    const char *ends;  /* msgid; {time} stands for days or years */
    int days;          /* 0: none */
    int years;
    /* "table: column column"; the same table may stand in several rows. */
    const char *columns[TRACE_COLUMNS];
};
const struct trace *trace_all(size_t *count);

/* What can be seen of the program without any passphrase. */
struct trace_file {
    const char *file;  /* how its name begins; "" for what is no file */
    const char *name;  /* msgid */
    const char *holds; /* msgid */
};
const struct trace_file *trace_files(size_t *count);

#endif
