#ifndef I18N_MANIFEST_H
#define I18N_MANIFEST_H
/* Which catalogues the build made: <folder>/manifest.
 *
 * glibc's reader crashes on damaged catalogues, so none is handed to it
 * before its BLAKE2b hash was found here. Lines: "texts N" (how many texts a
 * complete catalogue has) and what `b2sum -l 256` writes. Guards against damage,
 * not against somebody who may change the program's own files.
 */
#include <stddef.h>

#include "base/err.h"

/* `name` is relative to the folder. ERR_ABSENT: there is no such file;
 * ERR_DATA: it is not what the build made, or there is no manifest. */
MUST_USE enum err manifest_check(const char *folder, const char *name);
/* 0 if it isn't known. */
unsigned long manifest_texts(const char *folder);
/* Texts in the catalogue, without its header entry; 0 if it can't be read. */
unsigned long manifest_texts_in(const char *folder, const char *name);
/* Each translation in it but the header (plural forms one by one), if it is
 * what the build made. */
void manifest_each_text(const char *folder, const char *name,
                        void (*each)(void *user, const char *text),
                        void *user);

#endif
