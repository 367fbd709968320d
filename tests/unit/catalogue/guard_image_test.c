#include "guard/image.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "guard/rules.h"
#include "host/file.h"
#include "tasks.h"

#define LIMIT (64 * 1024 * 1024)

/* A folder for rules, one for a group's, and the image. */
static char folder[] = "/tmp/guard_image_testXXXXXX";
static char rules[64], group[64], image[64], group_rules[64];

static void put(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void put_text(const char *path, const char *text)
{
    put(path, text, strlen(text));
}

static int set_up(void **state)
{
    char path[64];

    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/guard", folder);
    snprintf(rules, sizeof rules, "%s/guard/a.rules", folder);
    snprintf(image, sizeof image, "%s/image", folder);
    snprintf(group, sizeof group, "%s/group", folder);
    if (mkdir(path, 0700) || mkdir(group, 0700))
        return -1;
    snprintf(path, sizeof path, "%s/group/guard", folder);
    snprintf(group_rules, sizeof group_rules, "%s/group/guard/b.rules",
             folder);
    return mkdir(path, 0700);
}

static int tear_down(void **state)
{
    char command[128];

    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static struct guard *load(const char *with_image, const char *config)
{
    const struct catalogue_places places = {folder, config, with_image};
    struct guard *guard;

    assert_int_equal(catalogue_guard(&places, NULL, NULL, &guard), ERR_OK);
    return guard;
}

static void make_image(const char *data, unsigned char **bytes,
                       size_t *length)
{
    const struct catalogue_places places = {.data = data};

    assert_int_equal(
        catalogue_guard_image(&places, NULL, NULL, bytes, length), ERR_OK);
    put(image, *bytes, *length);
}

static category_set read_text(const struct guard *guard, const char *text)
{
    struct findings findings = {0};
    category_set set;

    guard_read(guard, NULL, text, strlen(text), &findings);
    set = findings_categories(&findings);
    findings_done(&findings);
    return set;
}

/* A guard of its own memory is much larger than one that is lent an image. */
static bool is_lent(const struct guard *guard)
{
    struct guard *built = load(NULL, NULL);
    bool lent = guard_size(guard) < guard_size(built);

    guard_free(&built);
    return lent;
}

static void set_rules(const char *text)
{
    unsigned char *bytes;
    size_t length;

    put_text(rules, text);
    (void)unlink(group_rules);
    make_image(folder, &bytes, &length);
    mem_free(bytes);
}

static void every_line_is_read_as_with_the_files(void **state)
{
    const struct catalogue_places plain = {.data = DATA};
    const struct catalogue_places lent = {.data = DATA, .rules = image};
    static const char *const lines[] = {"en.tsv", "es.held.tsv", "ar.tsv",
                                        "zh_CN.tsv", "ko.tsv", "ru.tsv"};
    struct guard *files, *mapped;
    unsigned char *bytes;
    size_t length, read = 0;

    (void)state;
    make_image(DATA, &bytes, &length);
    mem_free(bytes);
    assert_int_equal(catalogue_guard(&plain, NULL, NULL, &files), ERR_OK);
    assert_int_equal(catalogue_guard(&lent, NULL, NULL, &mapped), ERR_OK);
    assert_true(guard_size(mapped) < guard_size(files) / 4);
    assert_int_equal(guard_entries(mapped), guard_entries(files));
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct findings a = {0}, b = {0};
        char path[128], *text;

        snprintf(path, sizeof path, "tests/guard/%s", lines[i]);
        assert_int_equal(file_read(path, LIMIT, &text, &length), ERR_OK);
        guard_read(files, NULL, text, length, &a);
        guard_read(mapped, NULL, text, length, &b);
        assert_int_equal(a.count, b.count);
        for (size_t j = 0; j < a.count; j++) {
            assert_int_equal(a.items[j].category, b.items[j].category);
            assert_int_equal(a.items[j].start, b.items[j].start);
            assert_int_equal(a.items[j].length, b.items[j].length);
            assert_string_equal(a.items[j].rule, b.items[j].rule);
        }
        read += a.count;
        findings_done(&a);
        findings_done(&b);
        mem_free(text);
    }
    assert_true(read > 500);
    guard_free(&files);
    guard_free(&mapped);
}

static void a_changed_rule_counts_at_once(void **state)
{
    struct guard *guard;

    (void)state;
    set_rules("[Rules]\nlegal = court\n");
    guard = load(image, NULL);
    assert_true(is_lent(guard));
    assert_int_equal(read_text(guard, "court"), CATEGORY_BIT(CATEGORY_LEGAL));
    guard_free(&guard);
    put_text(rules, "[Rules]\nhealth = court\n");
    guard = load(image, NULL);
    assert_false(is_lent(guard));
    assert_int_equal(read_text(guard, "court"), CATEGORY_BIT(CATEGORY_HEALTH));
    guard_free(&guard);
}

static void a_groups_rules_are_added(void **state)
{
    struct guard *guard;

    (void)state;
    set_rules("[Rules]\nlegal = court\n");
    put_text(group_rules, "[Rules]\nhealth = fever\n");
    guard = load(image, group);
    assert_int_equal(read_text(guard, "court fever"),
                     CATEGORY_BIT(CATEGORY_LEGAL) |
                         CATEGORY_BIT(CATEGORY_HEALTH));
    guard_free(&guard);
    assert_int_equal(unlink(group_rules), 0);
    guard = load(image, group);
    assert_true(is_lent(guard));
    guard_free(&guard);
}

static void broken_rules_make_no_image(void **state)
{
    const struct catalogue_places places = {.data = folder};
    unsigned char *bytes;
    size_t length;

    (void)state;
    put_text(rules, "[Rules]\nnonsense = court\n");
    assert_int_equal(
        catalogue_guard_image(&places, NULL, NULL, &bytes, &length), ERR_DATA);
    assert_null(bytes);
}

/* Whatever the file holds, what the rules say is noticed. */
static void try_damaged(const unsigned char *bytes, size_t length)
{
    struct guard *guard;

    put(image, bytes, length);
    guard = load(image, NULL);
    assert_int_equal(read_text(guard, "maria has court"),
                     CATEGORY_BIT(CATEGORY_LEGAL));
    assert_false(is_lent(guard));
    guard_free(&guard);
}

static void a_damaged_image_is_not_used(void **state)
{
    unsigned char *bytes;
    size_t length;
    size_t head = guard_image_head();

    (void)state;
    set_rules("[Rules]\nlegal = court\n");
    make_image(folder, &bytes, &length);
    for (size_t i = 0; i < length; i += i < head ? 1 : 997) {
        bytes[i] ^= 0x55;
        try_damaged(bytes, length);
        bytes[i] ^= 0x55;
    }
    for (size_t cut = 0; cut < length; cut += cut < head + 64 ? 37 : 4999)
        try_damaged(bytes, cut);
    mem_free(bytes);
    assert_int_equal(unlink(image), 0);
    try_damaged((const unsigned char *)"not an image", 12);
    assert_int_equal(unlink(image), 0);
    assert_int_equal(mkfifo(image, 0600), 0);
    {
        struct guard *guard = load(image, NULL);

        assert_false(is_lent(guard));
        guard_free(&guard);
    }
    assert_int_equal(unlink(image), 0);
}

/* The checksum is no seal: places that lead outside are refused too. */
static void arrays_must_lie_inside(void **state)
{
    unsigned char *bytes, *copy;
    size_t length, refused = 0;

    (void)state;
    set_rules("[Rules]\nlegal = court\n");
    make_image(folder, &bytes, &length);
    for (size_t at = 64; at + 8 <= guard_image_head(); at += 8) {
        const uint64_t far = UINT64_MAX / 32;
        struct guard_image lent = {.length = length};
        struct guard *guard = NULL;

        copy = mem_copy(bytes, length);
        memcpy(copy + at, &far, sizeof far);
        lent.bytes = copy;
        if (guard_take_image(&lent, &guard))
            refused++;
        guard_free(&guard);
        mem_free(copy);
    }
    /* Five arrays of the guard, seven of its words, two of each automaton. */
    assert_true(refused >= 2 * 18);
    mem_free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_is_read_as_with_the_files),
        cmocka_unit_test(a_changed_rule_counts_at_once),
        cmocka_unit_test(a_groups_rules_are_added),
        cmocka_unit_test(broken_rules_make_no_image),
        cmocka_unit_test(a_damaged_image_is_not_used),
        cmocka_unit_test(arrays_must_lie_inside),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
