/* From marks to findings: what an exception takes away, what something
 * stronger says better, and what is one with what lies beneath it.
 */
#include "guard/inner.h"

#include <stdlib.h>

#include "base/list.h"

static bool touches(const struct mark *a, const struct mark *b)
{
    return a->from < b->to && b->from < a->to;
}

static int compare_marks(const void *left, const void *right)
{
    const struct mark *a = left, *b = right;

    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->category != b->category)
        return a->category < b->category ? -1 : 1;
    return a->to == b->to ? 0 : a->to > b->to ? -1 : 1;
}

/* They come nearly in order, and are few. */
static void sort_marks(struct marks *marks)
{
    if (marks->count > 64) {
        qsort(marks->items, marks->count, sizeof *marks->items, compare_marks);
        return;
    }
    for (size_t i = 1; i < marks->count; i++) {
        struct mark mark;
        size_t at = i;

        if (compare_marks(&marks->items[i - 1], &marks->items[i]) <= 0)
            continue;
        mark = marks->items[i];
        for (; at && compare_marks(&marks->items[at - 1], &mark) > 0; at--)
            marks->items[at] = marks->items[at - 1];
        marks->items[at] = mark;
    }
}

/* An address by its signs; it may hold a name. */
static bool is_address(const struct mark *mark)
{
    return mark->category == CATEGORY_CONTACT && !mark->by_rule;
}

/* An exception holds for the rules of its own language and for shapes; for
 * those of other languages only in a text that looks like it. Behind the name
 * of a payment stands an account and no address, but for x@y.z, which no words
 * around it make harmless. */
static bool excepts(const struct mark *other, const struct mark *mark)
{
    return other->kind == RULE_EXCEPT && touches(other, mark) &&
           !(is_address(mark) && mark->sure > 90) &&
           (other->category == mark->category ||
            other->category == CATEGORY_COUNT) &&
           (!mark->by_rule || other->spoken || other->home == mark->home);
}

/* Exceptions are few and short, so those near it in order are looked at. */
static bool is_excepted(const struct marks *marks, size_t at)
{
    const struct mark *mark = &marks->items[at];
    size_t from = at > 64 ? at - 64 : 0;

    for (size_t i = from; i < marks->count && i < at + 64; i++) {
        if (marks->items[i].from >= mark->to)
            break;
        if (excepts(&marks->items[i], mark))
            return true;
    }
    return false;
}

static bool lies_inside(const struct mark *other, const struct mark *mark)
{
    return other->from <= mark->from && other->to >= mark->to;
}

static bool covers(const struct mark *other, const struct mark *mark)
{
    return mark->sure < 90 && lies_inside(other, mark) &&
           (other->by_rule || other->sure > mark->sure);
}

#define STRONGER                                                               \
    (CATEGORY_BIT(CATEGORY_CONTACT) | CATEGORY_BIT(CATEGORY_GOV_ID) |          \
     CATEGORY_BIT(CATEGORY_MONEY_ACCOUNT))
/* These may be told by an address and what stands before it. */
#define NUMBERED                                                               \
    (CATEGORY_BIT(CATEGORY_MONEY_ACCOUNT) | CATEGORY_BIT(CATEGORY_GOV_ID) |    \
     CATEGORY_BIT(CATEGORY_PHONE))
/* A date inside a telephone number is none. */
#define STRONGER_THAN_DATES (STRONGER | CATEGORY_BIT(CATEGORY_PHONE))

static bool is_weak(const struct mark *mark)
{
    return !mark->by_rule || mark->category == CATEGORY_PERSON_NAME ||
           mark->category == CATEGORY_PHONE;
}

/* Whether what stands around it says what it really is: a word inside an
 * e-mail address, even if a row ends with it by chance; the ten digits of an
 * account. */
static bool overrules(const struct mark *other, const struct mark *mark)
{
    unsigned stronger =
        mark->category == CATEGORY_BIRTH_DATE ? STRONGER_THAN_DATES : STRONGER;

    if (other->kind != RULE_FINDS || other->category == mark->category ||
        !(CATEGORY_BIT(other->category) & stronger))
        return false;
    if (is_address(other) && (CATEGORY_BIT(mark->category) & NUMBERED
                                  ? lies_inside(other, mark)
                                  : touches(other, mark)))
        return true;
    /* Check digits say more than "his number". */
    if (mark->category == CATEGORY_PHONE && !other->by_rule &&
        other->sure >= 90 && lies_inside(mark, other))
        return true;
    return is_weak(mark) && mark->category != CATEGORY_PERSON_NAME &&
           covers(other, mark);
}

static bool is_overruled(const struct marks *marks, size_t at)
{
    const struct mark *mark = &marks->items[at];

    if (mark->category == CATEGORY_CONTACT)
        return false;
    for (size_t i = at > 32 ? at - 32 : 0; i < marks->count && i < at + 32;
         i++)
        if (overrules(&marks->items[i], mark))
            return true;
    return false;
}

static bool is_allowed(const struct guard_context *context,
                       const struct mark *mark)
{
    return context->allow & CATEGORY_BIT(mark->category) ||
           (context->is_town && mark->category == CATEGORY_PERSON_NAME);
}

/* Two that lie over each other and say the same are one. */
static bool join_last(struct findings *findings, const struct mark *mark,
                      size_t base)
{
    size_t start = base + mark->place, end = base + mark->finish;

    for (size_t i = findings->count; i > 0 && i + 16 > findings->count; i--) {
        struct finding *last = &findings->items[i - 1];
        size_t last_end = last->start + last->length;

        if (last->category != (enum category)mark->category ||
            last_end <= start || last->start >= end)
            continue;
        if (start < last->start)
            last->start = start;
        last->length = (end > last_end ? end : last_end) - last->start;
        if (mark->sure > last->sure) {
            last->sure = mark->sure;
            last->rule = mark->rule;
        }
        last->danger = last->danger || mark->danger;
        return true;
    }
    return false;
}

void marks_take(struct scratch *scratch, size_t base, struct findings *findings)
{
    struct marks *marks = &scratch->marks;
    bool excepts_any = false, strong = false;

    sort_marks(marks);
    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];

        if (mark->kind == RULE_EXCEPT)
            excepts_any = true;
        else if (CATEGORY_BIT(mark->category) & STRONGER_THAN_DATES)
            strong = true;
    }
    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];
        struct finding *finding;

        if (mark->kind != RULE_FINDS || is_allowed(scratch->context, mark) ||
            (excepts_any && is_excepted(marks, i)) ||
            (strong && is_overruled(marks, i)) ||
            join_last(findings, mark, base))
            continue;
        finding = LIST_ADD(findings);
        *finding = (struct finding){
            .category = (enum category)mark->category,
            .start = base + mark->place,
            .length = mark->finish - mark->place,
            .rule = mark->rule,
            .sure = mark->sure,
            .danger = mark->danger,
        };
    }
}
