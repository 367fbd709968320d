#ifndef CATALOGUE_AGREEMENT_FILE_H
#define CATALOGUE_AGREEMENT_FILE_H
/* A group's file `agreements`: [Agreement NAME] sections, each saying with
 * whom, what is told to them, why, and until when.
 *
 * Private to app/catalogue. It is there to be published, so it stands open in
 * the configuration folder and nothing about a family belongs in it.
 */
#include <stdbool.h>

#include "catalogue/reading.h"

/* The agreements that can be used; *list is the caller's, each with
 * agreement_done. False if anything in the file was complained about: then
 * there may be more than these. */
bool agreement_file_read(struct reading *reading, const char *bytes,
                         size_t length, struct agreement **list, size_t *count);
void agreement_done(struct agreement *agreement);

#endif
