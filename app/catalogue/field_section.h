#ifndef CATALOGUE_FIELD_SECTION_H
#define CATALOGUE_FIELD_SECTION_H
/* [Field NAME], the section that tasks and forms have in common.
 *
 * Private to app/catalogue.
 */
#include "catalogue/section.h"

/* The name in "Field NAME"; NULL if this is another section. */
const char *field_section_name(const char *section);
/* Starts a section that fills the field, which gets the name. Complains and
 * yields false if the name can't be used or one of `count` fields has it. */
bool field_section_begin(struct section *section, struct reading *reading,
                         struct field *field, const char *name,
                         const struct field *others, size_t count);
/* False if the field can't be used: the caller releases it. */
bool field_section_end(struct section *section, struct reading *reading);

#endif
