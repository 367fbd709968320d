#ifndef GUARD_RULES_H
#define GUARD_RULES_H
/* How rules get into a guard: rows as they stand in data/guard/FORMAT.md.
 *
 * Call guard_builder_file before the rows of a file, guard_builder_row for
 * each key of it, guard_take_builder at the end. Sets may be used before they
 * are made, so most mistakes are found by guard_take_builder; they go to the
 * complaint function, which must stay valid until then. What is broken is left
 * out, the rest works.
 */
#include "base/ini.h"
#include "base/text.h"
#include "guard/guard.h"

typedef void guard_complain(void *user, const struct ini_complaint *complaint);

void guard_builder_complain(struct guard_builder *builder,
                            guard_complain *complain, void *user);
void guard_builder_file(struct guard_builder *builder, const char *file);
void guard_builder_section(struct guard_builder *builder, const char *section,
                           int line);
void guard_builder_row(struct guard_builder *builder, const char *key,
                       const char *value, int line);
/* Whether anything was complained about so far. */
bool guard_builder_failed(const struct guard_builder *builder);
/* Rows and entries of the built guard, for the bench. */
size_t guard_entries(const struct guard *guard);

/* The text as the rules must be written. */
void guard_fold(const char *text, size_t length, struct text *folded);

#endif
