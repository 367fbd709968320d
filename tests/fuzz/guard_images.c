/* Images of guards: lent ones say what the guard says, damaged ones are
 * refused. */
#include "guard_fuzz.h"

#include <string.h>

#include "guard/image.h"

#define SOURCE 0x5EEDu
/* Five of the guard, seven of its words, two of each automaton. */
#define ARRAYS 18

struct image {
    unsigned char *bytes;
    size_t length;
};

/* As app/catalogue does it: NULL if it is refused. */
static struct guard *open_image(const struct image *image, uint64_t source)
{
    struct guard_image lent = {image->bytes, image->length, NULL};
    struct guard *guard = NULL;
    size_t head = guard_image_head();

    if (!guard_image_fits(image->bytes, image->length, source) ||
        !guard_image_sum_is(image->bytes,
                            guard_image_sum(guard_image_begin(image->bytes),
                                            image->bytes + head,
                                            image->length - head)))
        return NULL;
    if (guard_take_image(&lent, &guard))
        return NULL;
    return guard;
}

static void check_same(struct fuzz *fuzz, const struct guard *guard,
                       const struct guard *lent)
{
    struct findings one = {0}, two = {0};
    bool same;

    for (int i = 0; i < 4; i++) {
        text_clear(&fuzz->text);
        damage_add_line(fuzz, &fuzz->text);
        damage_text(fuzz, &fuzz->text);
        findings_clear(&one);
        findings_clear(&two);
        guard_read(guard, NULL, text_string(&fuzz->text), fuzz->text.length,
                   &one);
        guard_read(lent, NULL, text_string(&fuzz->text), fuzz->text.length,
                   &two);
        same = one.count == two.count;
        for (size_t j = 0; same && j < one.count; j++)
            same = one.items[j].start == two.items[j].start &&
                   one.items[j].length == two.items[j].length &&
                   one.items[j].category == two.items[j].category &&
                   strcmp(one.items[j].rule, two.items[j].rule) == 0;
        if (!same)
            fuzz_fail(fuzz, "an image says something else than its guard");
    }
    text_check(fuzz, lent);
    findings_done(&one);
    findings_done(&two);
}

static void change_bytes(struct fuzz *fuzz, struct image *image)
{
    uint64_t places = fuzz_draw(fuzz, 2) ? guard_image_head() : image->length;

    for (uint64_t times = 1 + fuzz_draw(fuzz, 4); times; times--) {
        size_t at = (size_t)fuzz_draw(fuzz, places);

        if (at < image->length)
            image->bytes[at] ^= (unsigned char)(1 + fuzz_draw(fuzz, 255));
    }
}

/* A part of it over another part: what a bad disk gives back. */
static void move_bytes(struct fuzz *fuzz, struct image *image)
{
    size_t length = 1 + (size_t)fuzz_draw(fuzz, image->length);
    size_t from = (size_t)fuzz_draw(fuzz, image->length - length + 1);
    size_t to = (size_t)fuzz_draw(fuzz, image->length - length + 1);

    memmove(image->bytes + to, image->bytes + from, length);
}

static void clear_bytes(struct fuzz *fuzz, struct image *image)
{
    size_t at = (size_t)fuzz_draw(fuzz, image->length);

    memset(image->bytes + at, 0, image->length - at);
}

static void cut_bytes(struct fuzz *fuzz, struct image *image)
{
    image->length = (size_t)fuzz_draw(fuzz, image->length);
}

static void try_damaged(struct fuzz *fuzz, const struct image *whole)
{
    static void (*const changes[])(struct fuzz *, struct image *) = {
        change_bytes, change_bytes, move_bytes, clear_bytes, cut_bytes};
    struct image copy = {mem_copy(whole->bytes, whole->length), whole->length};
    struct image image = copy;
    struct guard *guard;

    changes[fuzz_draw(fuzz, COUNT(changes))](fuzz, &image);
    /* Of exactly this size, so that a byte too far is noticed. */
    image.bytes = mem_copy(image.bytes, image.length ? image.length : 1);
    guard = open_image(&image, SOURCE);
    if (guard && (image.length != whole->length ||
                  memcmp(image.bytes, whole->bytes, whole->length) != 0))
        fuzz_fail(fuzz, "a damaged image was taken");
    fuzz->good[WAY_IMAGES] += guard != NULL;
    fuzz->bad[WAY_IMAGES] += !guard;
    guard_free(&guard);
    mem_free(copy.bytes);
    mem_free(image.bytes);
}

/* The checksum is no seal: with a right one, an array that leads outside is
 * still refused. Places and counts stand in the head as numbers of 8 bytes. */
static void try_outside(struct fuzz *fuzz, const struct image *whole)
{
    const uint64_t liked[] = {UINT64_MAX, UINT64_MAX / 32, INT64_MAX,
                              UINT32_MAX, whole->length + 1};
    uint64_t far = liked[fuzz_draw(fuzz, COUNT(liked))], before;
    struct guard_image lent = {whole->bytes, whole->length, NULL};
    int refused = 0;

    for (size_t at = 64; at + 8 <= guard_image_head(); at += 8) {
        struct guard *guard = NULL;

        memcpy(&before, whole->bytes + at, sizeof before);
        memcpy(whole->bytes + at, &far, sizeof far);
        refused += guard_take_image(&lent, &guard) != ERR_OK;
        guard_free(&guard);
        memcpy(whole->bytes + at, &before, sizeof before);
    }
    if (refused < ARRAYS * 2)
        fuzz_fail(fuzz, "an array outside of its image was taken");
}

void image_try(struct fuzz *fuzz, const struct guard *guard)
{
    struct image whole = {NULL, 0};
    struct guard *lent;

    guard_image_make(guard, SOURCE, &whole.bytes, &whole.length);
    lent = open_image(&whole, SOURCE);
    if (!lent || open_image(&whole, SOURCE + 1))
        fuzz_fail(fuzz, "an image that isn't taken, or for other rules");
    check_same(fuzz, guard, lent);
    guard_free(&lent);
    for (int i = 0; i < 6; i++)
        try_damaged(fuzz, &whole);
    if (fuzz->run % 16 == 0)
        try_outside(fuzz, &whole);
    mem_free(whole.bytes);
}
