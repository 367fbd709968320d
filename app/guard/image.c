#include "guard/image.h"

#include <string.h>

#include "base/mem.h"
#include "guard/inner.h"

#define MAGIC "JEguard"
#define VERSION 16u /* of what the arrays mean: count up with the engine */
#define ORDER 0x01020304u
#define ALL_PARTS (PARTS + LEVELS * PARTS)
#define ALIGNED 16u

struct extent {
    uint64_t offset;
    uint64_t count;
};

struct head {
    char magic[8];
    uint32_t order;
    uint32_t version;
    uint64_t shape; /* of the structs */
    uint64_t length;
    uint64_t sum;
    uint64_t source;
    uint64_t entries;
    uint32_t start_tags[LEVELS];
    uint32_t english;
    struct extent extents[ALL_PARTS];
};

/* Every array of the guard, always in the same order. */
static size_t all_parts(struct guard *guard, struct part parts[ALL_PARTS])
{
    const struct part own[] = {
        PART(guard->rules.items, guard->rules.count),
        PART(guard->rows.items, guard->rows.count),
        PART(guard->starts.items, guard->starts.count),
        PART(guard->lists.items, guard->lists.count),
        PART(guard->ids, guard->ids_size),
    };
    size_t count = COUNT(own);

    memcpy(parts, own, sizeof own);
    count += words_parts(guard->words, parts + count);
    for (int level = 0; level < LEVELS; level++)
        count += automaton_parts(guard->automata[level], parts + count);
    return count;
}

/* Another compiler or another version lays out other structs. */
static uint64_t shape_of(const struct part *parts, size_t count)
{
    uint64_t shape = count;

    for (size_t i = 0; i < count; i++)
        shape = shape * 31 + parts[i].size;
    return shape;
}

static uint64_t own_shape(void)
{
    struct guard empty = {.words = words_empty()};
    struct part parts[ALL_PARTS];
    uint64_t shape;

    for (int level = 0; level < LEVELS; level++)
        empty.automata[level] = automaton_empty();
    shape = shape_of(parts, all_parts(&empty, parts));
    words_free(&empty.words);
    for (int level = 0; level < LEVELS; level++)
        automaton_free(&empty.automata[level]);
    return shape;
}

static size_t align(size_t length)
{
    return (length + ALIGNED - 1) / ALIGNED * ALIGNED;
}

static const void *first_of(const struct part *part)
{
    const void *first;

    /* All pointers to things look alike on what this runs on. */
    memcpy(&first, part->items, sizeof first);
    return first;
}

static void point(const struct part *part, const void *first, size_t count)
{
    memcpy(part->items, &first, sizeof first);
    *part->count = count;
}

uint64_t guard_image_sum(uint64_t sum, const unsigned char *bytes,
                         size_t length)
{
    uint64_t word = 0;

    for (; length >= sizeof word; bytes += sizeof word,
                                  length -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        sum = (sum ^ word) * 0x9E3779B97F4A7C15ull;
        sum ^= sum >> 32;
    }
    for (; length; bytes++, length--)
        sum = (sum ^ *bytes) * 0x9E3779B97F4A7C15ull;
    return sum;
}

void guard_image_make(const struct guard *guard, uint64_t source,
                      unsigned char **bytes, size_t *length)
{
    struct guard copy = *guard; /* only looked at */
    struct part parts[ALL_PARTS];
    size_t count = all_parts(&copy, parts), at = align(sizeof(struct head));
    struct head head = {.magic = MAGIC, .order = ORDER, .version = VERSION};

    head.shape = shape_of(parts, count);
    for (size_t i = 0; i < count; i++) {
        head.extents[i] = (struct extent){at, *parts[i].count};
        at = align(at + *parts[i].count * parts[i].size);
    }
    *length = at;
    *bytes = mem_new(at, 1);
    for (size_t i = 0; i < count; i++)
        if (*parts[i].count)
            memcpy(*bytes + head.extents[i].offset, first_of(&parts[i]),
                   *parts[i].count * parts[i].size);
    head.length = at;
    head.source = source;
    head.entries = guard->entries;
    head.english = guard->english;
    memcpy(head.start_tags, guard->start_tags, sizeof head.start_tags);
    memcpy(*bytes, &head, sizeof head);
    head.sum = guard_image_sum(guard_image_begin(*bytes),
                               *bytes + guard_image_head(),
                               at - guard_image_head());
    memcpy(*bytes, &head, sizeof head);
}

size_t guard_image_head(void)
{
    return align(sizeof(struct head));
}

bool guard_image_fits(const unsigned char *bytes, size_t length,
                      uint64_t source)
{
    struct head head;

    if (length < guard_image_head())
        return false;
    memcpy(&head, bytes, sizeof head);
    return memcmp(head.magic, MAGIC, sizeof head.magic) == 0 &&
           head.order == ORDER && head.version == VERSION &&
           head.length == length && head.shape == own_shape() &&
           head.source == source;
}

uint64_t guard_image_begin(const unsigned char *bytes)
{
    struct head head;

    memcpy(&head, bytes, sizeof head);
    head.sum = 0;
    return guard_image_sum(
        guard_image_sum(0, (const unsigned char *)&head, sizeof head),
        bytes + sizeof head, guard_image_head() - sizeof head);
}

bool guard_image_sum_is(const unsigned char *bytes, uint64_t sum)
{
    struct head head;

    memcpy(&head, bytes, sizeof head);
    return head.sum == sum;
}

static bool lies_inside(const struct extent *extent, size_t size,
                        size_t length)
{
    return extent->offset % ALIGNED == 0 && extent->offset <= length &&
           extent->count <= (length - extent->offset) / size;
}

/* Before anything is freed: what is lent is not the guard's. */
static void give_back(struct guard *guard, const struct part *parts,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        point(&parts[i], NULL, 0);
    guard->image = NULL;
}

enum err guard_take_image(const struct guard_image *image,
                          struct guard **guard)
{
    struct guard *own = mem_new(1, sizeof *own);
    struct part parts[ALL_PARTS];
    struct head head;
    bool whole = true;
    size_t count;

    *guard = NULL;
    own->words = words_empty();
    own->scratch = mem_new(1, sizeof *own->scratch);
    for (int level = 0; level < LEVELS; level++)
        own->automata[level] = automaton_empty();
    count = all_parts(own, parts);
    memcpy(&head, image->bytes, sizeof head);
    for (size_t i = 0; i < count && whole; i++) {
        whole = lies_inside(&head.extents[i], parts[i].size, image->length);
        if (whole)
            point(&parts[i], image->bytes + head.extents[i].offset,
                  (size_t)head.extents[i].count);
    }
    own->entries = (size_t)head.entries;
    own->english = (uint8_t)head.english;
    memcpy(own->start_tags, head.start_tags, sizeof own->start_tags);
    if (!whole || !words_are_whole(own->words)) {
        give_back(own, parts, count);
        guard_free(&own);
        return ERR_INVALID;
    }
    own->image = mem_copy(image, sizeof *image);
    *guard = own;
    return ERR_OK;
}

void image_let_go(struct guard *guard)
{
    const struct guard_image *image = guard->image;
    struct part parts[ALL_PARTS];

    if (!image)
        return;
    give_back(guard, parts, all_parts(guard, parts));
    if (image->release)
        image->release(image->bytes, image->length);
    mem_free((void *)(uintptr_t)image);
}
