#ifndef TASKS_H
#define TASKS_H
/* The program's own data, and complaints as they come. */
#include <stdio.h>
#include <string.h>

#include "catalogue/catalogue.h"

/* Tests are started in the top folder. */
#define DATA "data"

struct complaints {
    char lines[8192]; /* "file:line: wrong (instead)\n" each */
    size_t length;
    int count;
};

static inline void note_complaint(void *user,
                                  const struct ini_complaint *complaint)
{
    struct complaints *complaints = user;
    const char *slash = strrchr(complaint->file, '/');
    size_t room = sizeof complaints->lines - complaints->length;
    int length =
        snprintf(complaints->lines + complaints->length, room,
                 "%s:%d: %s (%s)\n", slash ? slash + 1 : complaint->file,
                 complaint->line, complaint->wrong, complaint->instead);

    complaints->count++;
    if (length > 0 && (size_t)length < room)
        complaints->length += (size_t)length;
}

#endif
