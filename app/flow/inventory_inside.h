#ifndef FLOW_INVENTORY_INSIDE_H
#define FLOW_INVENTORY_INSIDE_H
/* How the parts of the inventory are filled, for flow/inventory*.c alone.
 * Texts are copied. */
#include "flow/inventory.h"

/* The item, for cells that are made one by one. */
struct inventory_item *inventory_add(struct inventory_part *part,
                                     enum inventory_kind kind,
                                     const char *first);
/* Cells up to a NULL. */
void inventory_add_cells(struct inventory_part *part, enum inventory_kind kind,
                         const char *const *cells);
/* inventory_task.c */
void inventory_of_task(const struct task *task, struct inventory_part *part);
/* The names of these categories, as a list. */
void inventory_categories(struct text *out, category_set set);

#endif
