#ifndef CATALOGUE_DATA_FOLDER_H
#define CATALOGUE_DATA_FOLDER_H
/* The files of one folder of data, each read whole and handed on.
 *
 * Private to app/catalogue. Bounds what is read: 64 KiB a file, 200 files a
 * folder. What can't be read is complained about; the rest still comes. Owns
 * nothing.
 */
#include <stdbool.h>

#include "catalogue/reading.h"

struct data_folder {
    catalogue_complain *complain; /* may be NULL */
    void *user;                   /* of `complain` */
    bool may_be_absent;
    /* One file: its name without the ending, its bytes; borrowed. */
    void (*add)(void *into, struct reading *reading, const char *stem,
                const char *bytes, size_t length);
    bool (*skip)(void *into, const char *stem); /* may be NULL */
    void *into;
    enum err err; /* ERR_DATA after any complaint */
};

/* "folder/name"; the caller's. */
char *data_path(const char *folder, const char *name);
/* Every file with that ending, in order of name. */
void data_folder_load(struct data_folder *files, const char *folder,
                      const char *ending);
/* One file of it, whether it would be skipped or not. */
void data_folder_load_one(struct data_folder *files, const char *folder,
                          const char *stem, const char *ending);

#endif
