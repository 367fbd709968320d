#include "catalogue/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mark.h"
#include "tasks.h"

/* A group's configuration folder, made for each test. */
struct group {
    char path[64];
    struct complaints complaints;
    struct catalogue *catalogue;
    enum err err;
};

static int setup(void **state)
{
    struct group *group = calloc(1, sizeof *group);

    strcpy(group->path, "/tmp/catalogue-test-XXXXXX");
    *state = group;
    return group && mkdtemp(group->path) ? 0 : -1;
}

static int drop(const char *path, const struct stat *about, int kind,
                struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static int teardown(void **state)
{
    struct group *group = *state;

    catalogue_free(&group->catalogue);
    nftw(group->path, drop, 8, FTW_DEPTH | FTW_PHYS);
    free(group);
    return 0;
}

static void put(const struct group *group, const char *name, const char *text)
{
    char path[128];
    FILE *file;

    snprintf(path, sizeof path, "%s/tasks", group->path);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/tasks/%s", group->path, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void load(struct group *group)
{
    const struct catalogue_places places = {
        .data = DATA,
        .config = group->path};

    group->err = catalogue_load(&places, note_complaint, &group->complaints,
                                &group->catalogue);
    assert_non_null(group->catalogue);
}

#define TASK(id)                                                               \
    "[Task]\nid = " id "\nname = X\npurpose = X.\nhelpers = 1\nends = done\n"
#define FIELD(name, kind, stage, more)                                         \
    "[Field " name "]\nlabel = X\nwhy = X.\nkind = " kind "\nstage = " stage   \
    "\nkeep = 0\n" more
#define AMOUNT FIELD("how_much", "count", "asking", "")
#define REACH FIELD("reach", "reach", "own", "")

static void a_group_without_tasks_is_no_mistake(void **state)
{
    struct group *group = *state;

    load(group);
    assert_int_equal(group->err, ERR_OK);
    assert_string_equal(group->complaints.lines, "");
    assert_int_equal(catalogue_tasks(group->catalogue), 7);
}

static void a_groups_tasks_come_last(void **state)
{
    struct group *group = *state;

    put(group, "walk.task", TASK("walk") AMOUNT REACH);
    put(group, "cook.task", TASK("cook") AMOUNT REACH);
    put(group, "walk.task~", "an editor's leftovers");
    put(group, "notes.txt", "anything");
    load(group);
    assert_string_equal(group->complaints.lines, "");
    assert_int_equal(catalogue_tasks(group->catalogue), 9);
    assert_string_equal(catalogue_task(group->catalogue, 7)->id, "cook");
    assert_string_equal(catalogue_task(group->catalogue, 8)->id, "walk");
    assert_true(catalogue_find(group->catalogue, "walk")->of_group);
    assert_int_equal(catalogue_find(group->catalogue, "walk")->warned, 0);
}

static void a_broken_file_leaves_the_others(void **state)
{
    struct group *group = *state;

    put(group, "bad.task", "nonsense\n");
    put(group, "ride.task", TASK("ride") AMOUNT REACH);
    put(group, "walk.task", TASK("walk") AMOUNT REACH);
    load(group);
    assert_int_equal(group->err, ERR_DATA);
    assert_string_equal(
        group->complaints.lines,
        "bad.task:1: neither a section nor a pair (key = value, or # before "
        "a comment)\n"
        "bad.task:1: no section [Task] ([Task], with id, name, purpose, "
        "helpers and ends)\n"
        "ride.task:1: a task that is there already (another id, and a file "
        "with that name)\n");
    assert_int_equal(catalogue_tasks(group->catalogue), 8);
    assert_false(catalogue_find(group->catalogue, "ride")->of_group);
}

static void odd_files_are_named(void **state)
{
    struct group *group = *state;
    char path[128], *huge = calloc(1, 70000);

    put(group, "walk.task", TASK("walk") AMOUNT REACH);
    memset(huge, '#', 69999);
    put(group, "huge.task", huge);
    free(huge);
    snprintf(path, sizeof path, "%s/tasks/folder.task", group->path);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/tasks/link.task", group->path);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    load(group);
    assert_int_equal(group->err, ERR_DATA);
    assert_int_equal(group->complaints.count, 3);
    assert_non_null(strstr(group->complaints.lines,
                           "huge.task:0: a file that is too long"));
    assert_non_null(strstr(group->complaints.lines, "folder.task:0: "));
    assert_non_null(strstr(group->complaints.lines, "link.task:0: "));
    assert_int_equal(catalogue_tasks(group->catalogue), 8);
}

static void what_no_task_needs_is_warned_of(void **state)
{
    static const struct {
        const char *fields;
        category_set warned;
    } cases[] = {
        {FIELD("status", "count", "asking", ""),
         CATEGORY_BIT(CATEGORY_IMMIGRATION_STATUS)},
        {FIELD("birth_date", "count", "own", ""),
         CATEGORY_BIT(CATEGORY_BIRTH_DATE)},
        {FIELD("extra", "choice", "asking",
               "option = Passport\noption = none\n"),
         CATEGORY_BIT(CATEGORY_GOV_ID)},
        {FIELD("place", "place", "agreed", "allow = street_address\n"), 0},
        {FIELD("place", "place", "agreed", "allow = street_address phone\n"),
         CATEGORY_BIT(CATEGORY_PHONE)},
        {FIELD("languages", "language", "asking", "allow = language\n"), 0},
        {FIELD("language", "count", "asking", ""),
         CATEGORY_BIT(CATEGORY_LANGUAGE)},
        {FIELD("note", "note", "own", "allow = gov_id money_account\n"),
         CATEGORY_BIT(CATEGORY_GOV_ID) | CATEGORY_BIT(CATEGORY_MONEY_ACCOUNT)},
        {FIELD("placename", "count", "asking", ""), 0},
    };
    struct group *group = *state;

    for (size_t at = 0; at < COUNT(cases); at++) {
        char text[2000];

        snprintf(text, sizeof text, "%s%s%s%s", TASK("walk"), AMOUNT,
                 cases[at].fields, REACH);
        put(group, "walk.task", text);
        load(group);
        assert_string_equal(group->complaints.lines, "");
        assert_int_equal(catalogue_find(group->catalogue, "walk")->warned,
                         cases[at].warned);
        catalogue_free(&group->catalogue);
    }
    put(group, "walk.task",
        TASK("walk") "allow = health language\n" AMOUNT REACH);
    load(group);
    assert_int_equal(catalogue_find(group->catalogue, "walk")->warned,
                     CATEGORY_BIT(CATEGORY_HEALTH) |
                         CATEGORY_BIT(CATEGORY_LANGUAGE));
}

static void without_data_there_is_still_a_catalogue(void **state)
{
    struct group *group = *state;
    const struct catalogue_places places = {.data = group->path};

    put(group, "errand.task", TASK("errand") AMOUNT REACH);
    put(group, "zoo.task", TASK("zoo") AMOUNT REACH);
    group->err = catalogue_load(&places, note_complaint, &group->complaints,
                                &group->catalogue);
    assert_int_equal(group->err, ERR_DATA);
    /* Six tasks of the menu, and the folder of forms. */
    assert_int_equal(group->complaints.count, 7);
    assert_non_null(strstr(group->complaints.lines, "babysitting.task:0: "));
    assert_int_equal(catalogue_tasks(group->catalogue), 2);
    assert_string_equal(catalogue_task(group->catalogue, 1)->id, "zoo");
    assert_false(catalogue_task(group->catalogue, 1)->of_group);
    assert_null(catalogue_form(group->catalogue, "helper_label"));
}

static void put_agreements(const struct group *group, const char *text)
{
    put(group, "../agreements", text);
}

static void agreements_are_read_in_order(void **state)
{
    struct group *group = *state;
    const struct agreement *one;

    put_agreements(group, "# Published every year.\n"
                          "[Agreement city]\nwith = The city\n"
                          "tells = totals\nwhy = its report\n"
                          "until = the end of 2027\n"
                          "[Agreement clinic]\nwhy = to plan\n"
                          "tells = how many\nwith = The clinic\n");
    load(group);
    assert_string_equal(group->complaints.lines, "");
    assert_int_equal(catalogue_agreements(group->catalogue), 2);
    assert_true(catalogue_agreements_whole(group->catalogue));
    one = catalogue_agreement(group->catalogue, 0);
    assert_string_equal(one->name, "city");
    assert_string_equal(one->with, "The city");
    assert_string_equal(one->tells, "totals");
    assert_string_equal(one->why, "its report");
    assert_string_equal(one->until, "the end of 2027");
    assert_null(catalogue_agreement(group->catalogue, 1)->until);
    assert_null(catalogue_agreement(group->catalogue, 2));
}

static void a_broken_agreement_is_told(void **state)
{
    struct group *group = *state;

    put_agreements(group, "with = nobody\n"
                          "[Agreement city]\nwith = The city\ntells = x\n"
                          "[Agreement Clinic]\nwith = y\n"
                          "[Agreement town]\nwith = The town\nwith = again\n"
                          "tells = x\nwhy = x\nphone = 1\n"
                          "[Agreement park]\nwith = P\ntells = x\nwhy = x\n"
                          "[Agreement park]\nwith = P\ntells = x\nwhy = x\n"
                          "[Field park]\nwith = P\n");
    load(group);
    assert_int_equal(group->err, ERR_DATA);
    assert_false(catalogue_agreements_whole(group->catalogue));
    assert_int_equal(catalogue_agreements(group->catalogue), 1);
    assert_string_equal(catalogue_agreement(group->catalogue, 0)->name, "park");
    assert_non_null(strstr(group->complaints.lines, "agreements:2:"));
    assert_non_null(strstr(group->complaints.lines, "agreements:5:"));
    assert_non_null(strstr(group->complaints.lines,
                           "agreements:9: a key that stands here twice"));
    assert_non_null(strstr(group->complaints.lines,
                           "agreements:12: a key that is not known here (with, "
                           "tells, why or until)"));
    assert_non_null(strstr(group->complaints.lines, "agreements:17:"));
    assert_non_null(strstr(group->complaints.lines, "agreements:21:"));
}

static void agreements_that_cant_be_read_are_no_none(void **state)
{
    struct group *group = *state;
    char path[128];

    snprintf(path, sizeof path, "%s/agreements", group->path);
    assert_int_equal(mkdir(path, 0700), 0);
    load(group);
    assert_int_equal(group->err, ERR_DATA);
    assert_int_equal(catalogue_agreements(group->catalogue), 0);
    assert_false(catalogue_agreements_whole(group->catalogue));
}

static void nobody_has_to_listen(void **state)
{
    struct group *group = *state;
    const struct catalogue_places places = {
        .data = group->path,
        .config = group->path};

    put(group, "walk.task", "broken");
    assert_int_equal(catalogue_load(&places, NULL, NULL, &group->catalogue),
                     ERR_DATA);
    assert_int_equal(catalogue_tasks(group->catalogue), 0);
    catalogue_free(&group->catalogue);
    assert_null(group->catalogue);
    catalogue_free(&group->catalogue);
}

#define GROUP_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GROUP_TEST(a_group_without_tasks_is_no_mistake),
        GROUP_TEST(a_groups_tasks_come_last),
        GROUP_TEST(a_broken_file_leaves_the_others),
        GROUP_TEST(odd_files_are_named),
        GROUP_TEST(what_no_task_needs_is_warned_of),
        GROUP_TEST(without_data_there_is_still_a_catalogue),
        GROUP_TEST(nobody_has_to_listen),
        GROUP_TEST(agreements_are_read_in_order),
        GROUP_TEST(a_broken_agreement_is_told),
        GROUP_TEST(agreements_that_cant_be_read_are_no_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
