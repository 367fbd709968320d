#ifndef EXAMPLES_H
#define EXAMPLES_H
/* The example files in tests/unit/catalogue/examples, whole or with one line
 * changed. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"
#include "tasks.h"

#define EXAMPLES "tests/unit/catalogue/examples/"

/* The caller's. Line 0: as it stands; past the last: added; `instead` NULL:
 * left out. */
static inline char *example(const char *name, int line, const char *instead)
{
    struct text path = {0}, file = {0};
    char *bytes, *at;
    size_t length;
    int number = 1;

    text_format(&path, EXAMPLES "%s", name);
    if (file_read(text_string(&path), 65536, &bytes, &length)) {
        fprintf(stderr, "%s can't be read\n", text_string(&path));
        exit(1);
    }
    for (at = bytes; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        size_t cells = strcspn(at, "\n");

        if (number++ != line)
            text_append_n(&file, at, cells);
        else if (instead)
            text_append(&file, instead);
        if (number - 1 != line || instead)
            text_append(&file, "\n");
    }
    if (line >= number && instead)
        text_format(&file, "%s\n", instead);
    mem_free(bytes);
    text_done(&path);
    return text_take(&file);
}

#endif
