#ifndef GUARD_GUARD_H
#define GUARD_GUARD_H
/* Notices in a text what a task does not need, in all languages at once.
 *
 * MUST: 1. work without a store; 2. keep no state between texts and store
 * nothing; 3. take time linear in the input, whatever the input; 4. never
 * quote more than the caller already shows; 5. survive any bytes.
 *
 * Rules come in as rows (app/catalogue reads them from data/guard). A guard is
 * immutable once built; guard_read may be called from one thread at a time.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "core/category.h"

struct guard;
struct guard_builder;

/* One finding. Places are byte offsets into the text as it was handed in. */
struct finding {
    enum category category;
    size_t start;
    size_t length;
    const char *rule; /* id "file.category.n" or the shape's name; of guard */
    int sure;         /* percent */
    bool danger;      /* violence, or danger to a child: somebody must act */
};

struct findings {
    struct finding *items; /* in order of place, then category */
    size_t count;
    size_t room;
};

/* What the guard may take for granted about one text. */
struct guard_context {
    category_set allow; /* of the field and the task */
    bool is_town;       /* a field of kind town: names aren't looked for */
    /* Words that count as towns because they were accepted as such (folded by
     * guard itself); NULL-terminated, may be NULL. */
    const char *const *towns;
};

struct guard_builder *guard_builder_new(void);
/* A built guard; the builder is consumed. Rules are added by the functions of
 * guard/rules.h, which app/catalogue uses. */
struct guard *guard_take_builder(struct guard_builder **builder);
void guard_free(struct guard **guard);

/* Appends what was noticed and is not allowed; findings is owned by the
 * caller and may be used again after findings_clear. */
void guard_read(const struct guard *guard, const struct guard_context *context,
                const char *text, size_t length, struct findings *findings);
void findings_clear(struct findings *findings);
void findings_done(struct findings *findings);
category_set findings_categories(const struct findings *findings);
/* Heap bytes of the guard and of the room that its readings needed so far, for
 * the memory bound. A mapped image is not counted. */
size_t guard_size(const struct guard *guard);

#endif
