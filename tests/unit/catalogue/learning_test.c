#include "catalogue/learning.h"

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
#include "examples.h"

/* A program's data and a group's configuration, made for each test. */
struct place {
    char path[64];
    char data[80];
    char config[80];
    struct complaints complaints;
    struct learning *learning;
    enum err err;
};

static void put(const char *folder, const char *name, const char *bytes)
{
    char path[160];

    mkdir(folder, 0700);
    snprintf(path, sizeof path, "%s/learn", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/learn/%s", folder, name);
    assert_int_equal(file_replace(path, bytes, strlen(bytes)), ERR_OK);
}

static void put_example(const char *folder, const char *name, int line,
                        const char *instead)
{
    char *bytes = example(name, line, instead);

    put(folder, name, bytes);
    mem_free(bytes);
}

static int setup(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    strcpy(place->path, "/tmp/learning-test-XXXXXX");
    *state = place;
    if (!mkdtemp(place->path))
        return -1;
    snprintf(place->data, sizeof place->data, "%s/data", place->path);
    snprintf(place->config, sizeof place->config, "%s/config", place->path);
    put_example(place->data, "walk.lesson", 0, NULL);
    put_example(place->data, "dog_letter.sheet", 0, NULL);
    return 0;
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
    struct place *place = *state;

    learning_free(&place->learning);
    nftw(place->path, drop, 8, FTW_DEPTH | FTW_PHYS);
    free(place);
    return 0;
}

static void load(struct place *place)
{
    const struct catalogue_places places = {.data = place->data,
                                            .config = place->config};

    place->err = learning_load(&places, note_complaint, &place->complaints,
                               &place->learning);
    assert_int_equal(place->err != ERR_OK, place->complaints.count != 0);
}

static void a_group_without_any_is_no_mistake(void **state)
{
    struct place *place = *state;

    load(place);
    assert_string_equal(place->complaints.lines, "");
    assert_int_equal(learning_lessons(place->learning), 1);
    assert_int_equal(learning_sheets(place->learning), 1);
    assert_false(learning_lesson(place->learning, 0)->of_group);
    assert_null(learning_lesson(place->learning, 1));
    assert_null(learning_sheet(place->learning, 1));
    assert_null(learning_lesson_find(place->learning, "dog_letter"));
    assert_null(learning_sheet_find(place->learning, "walk"));
}

static void a_group_adds_and_replaces(void **state)
{
    struct place *place = *state;
    char *other = example("walk.lesson", 3, "id = cats");
    const struct lesson *lesson;

    put_example(place->config, "walk.lesson", 4, "title = Our own walks");
    put(place->config, "cats.lesson", other);
    put_example(place->config, "dog_letter.sheet", 7, "country = US");
    put(place->config, "notes.txt", "anything");
    mem_free(other);
    load(place);
    assert_string_equal(place->complaints.lines, "");
    assert_int_equal(learning_lessons(place->learning), 2);
    /* Of the same order: by id. */
    assert_string_equal(learning_lesson(place->learning, 0)->id, "cats");
    lesson = learning_lesson_find(place->learning, "walk");
    assert_true(lesson->of_group);
    assert_string_equal(lesson->title, "Our own walks");
    assert_int_equal(learning_sheets(place->learning), 1);
    assert_string_equal(learning_sheet(place->learning, 0)->country, "US");
}

static void a_broken_one_leaves_the_others(void **state)
{
    struct place *place = *state;

    put_example(place->config, "walk.lesson", 18, NULL);
    put(place->config, "empty.lesson", "");
    put(place->config, "bytes.sheet", "\xFF\xFE[Sheet]\n");
    load(place);
    assert_int_equal(place->err, ERR_DATA);
    assert_non_null(strstr(place->complaints.lines, "walk.lesson:16: "));
    assert_non_null(strstr(place->complaints.lines, "empty.lesson:1: "));
    assert_non_null(strstr(place->complaints.lines, "bytes.sheet:1: "));
    /* The program's own stays in its place. */
    assert_int_equal(learning_lessons(place->learning), 1);
    assert_false(learning_lesson(place->learning, 0)->of_group);
    assert_int_equal(learning_sheets(place->learning), 1);
}

static void one_id_is_one_thing(void **state)
{
    struct place *place = *state;
    char *sheet = example("dog_letter.sheet", 3, "id = walk");

    put(place->config, "walk.sheet", sheet);
    mem_free(sheet);
    load(place);
    assert_non_null(strstr(place->complaints.lines,
                           "walk.sheet:1: an id that a lesson or sheet"));
    assert_int_equal(learning_sheets(place->learning), 1);
}

static void order_comes_before_id(void **state)
{
    static const struct {
        const char *id;
        int order;
    } more[] = {{"aaa", 13}, {"zzz", 2}, {"bbb", 11}};
    static const char *const sorted[] = {"zzz", "bbb", "walk", "aaa"};
    struct place *place = *state;

    for (size_t i = 0; i < COUNT(more); i++) {
        char name[32], line[64], *file;

        snprintf(name, sizeof name, "%s.lesson", more[i].id);
        snprintf(line, sizeof line, "id = %s\norder = %d", more[i].id,
                 more[i].order);
        file = example("walk.lesson", 3, line);
        /* The order that the example has is the one too many. */
        memcpy(strstr(file, "order = 12"), "#rder = 12", 10);
        put(place->config, name, file);
        mem_free(file);
    }
    load(place);
    assert_string_equal(place->complaints.lines, "");
    for (size_t i = 0; i < COUNT(sorted); i++)
        assert_string_equal(learning_lesson(place->learning, i)->id,
                            sorted[i]);
}

static void a_folder_of_ours_that_is_missing_is_said_once(void **state)
{
    struct place *place = *state;

    snprintf(place->data, sizeof place->data, "%s/nowhere", place->path);
    load(place);
    assert_int_equal(place->complaints.count, 1);
    assert_int_equal(learning_lessons(place->learning), 0);
}

/* --- the program's own ---------------------------------------------------- */

static bool is_about(const struct learning *learning, const char *task,
                     enum lesson_about about)
{
    for (size_t i = 0; i < learning_lessons(learning); i++) {
        const struct lesson *lesson = learning_lesson(learning, i);

        for (size_t k = 0; k < lesson->question_count; k++)
            if (lesson->questions[k].task &&
                strcmp(lesson->questions[k].task, task) == 0 &&
                lesson->questions[k].about == about)
                return true;
    }
    return false;
}

static bool has_later(const struct task *task)
{
    for (size_t i = 0; i < task->field_count; i++)
        if (task->fields[i].stage == STAGE_AVAILABLE ||
            task->fields[i].stage == STAGE_AGREED)
            return true;
    return false;
}

static void load_ours(struct place *place, struct catalogue **catalogue)
{
    const struct catalogue_places places = {.data = DATA};

    assert_int_equal(catalogue_load(&places, NULL, NULL, catalogue), ERR_OK);
    place->err = learning_load(&places, note_complaint, &place->complaints,
                               &place->learning);
    assert_string_equal(place->complaints.lines, "");
    assert_int_equal(place->err, ERR_OK);
}

/* What the table of tasks says is asked about somewhere: what each needs, what
 * it needs later, what it never needs. */
static void every_task_is_asked_about(void **state)
{
    struct place *place = *state;
    struct catalogue *catalogue;
    int missing = 0;

    load_ours(place, &catalogue);
    for (size_t i = 0; i < catalogue_tasks(catalogue); i++) {
        const struct task *task = catalogue_task(catalogue, i);
        const struct {
            enum lesson_about about;
            bool wanted;
            const char *word;
        } cases[] = {{ABOUT_NEEDED, true, "needed"},
                     {ABOUT_LATER, has_later(task), "later"},
                     {ABOUT_NEVER, true, "never"}};

        for (size_t k = 0; k < COUNT(cases); k++)
            if (cases[k].wanted &&
                !is_about(place->learning, task->id, cases[k].about)) {
                print_error("no question on %s: %s\n", task->id,
                            cases[k].word);
                missing++;
            }
    }
    catalogue_free(&catalogue);
    assert_int_equal(missing, 0);
}

/* The reader has seen to it; nobody may find the pattern either. */
static void each_question_has_one_right_answer_in_no_fixed_place(void **state)
{
    struct place *place = *state;
    struct catalogue *catalogue;
    size_t at[LESSON_ANSWERS] = {0}, all = 0;

    load_ours(place, &catalogue);
    for (size_t i = 0; i < learning_lessons(place->learning); i++) {
        const struct lesson *lesson = learning_lesson(place->learning, i);

        assert_in_range(lesson->question_count, 2, LESSON_QUESTIONS);
        for (size_t k = 0; k < lesson->question_count; k++, all++) {
            const struct lesson_question *question = &lesson->questions[k];
            size_t right = 0;

            if (question->task)
                assert_non_null(catalogue_find(catalogue, question->task));
            for (size_t n = 0; n < LESSON_ANSWERS; n++) {
                assert_non_null(question->answers[n].text);
                assert_non_null(question->answers[n].because);
                right += question->answers[n].right;
                at[n] += question->answers[n].right;
            }
            assert_int_equal(right, 1);
        }
    }
    for (size_t n = 0; n < LESSON_ANSWERS; n++)
        assert_in_range(at[n], all / 6, all / 2);
    catalogue_free(&catalogue);
}

static void every_lesson_and_kind_of_sheet_is_there(void **state)
{
    static const char *const lessons[] = {
        "two_questions", "tasks",           "telling", "asking_round",
        "phones",        "asked_about",     "child_in_danger",
        "got_out",       "paper"};
    struct place *place = *state;
    struct catalogue *catalogue;
    unsigned kinds = 0;

    load_ours(place, &catalogue);
    catalogue_free(&catalogue);
    for (size_t i = 0; i < COUNT(lessons); i++)
        assert_non_null(learning_lesson_find(place->learning, lessons[i]));
    for (size_t i = 0; i < learning_sheets(place->learning); i++)
        kinds |= 1u << learning_sheet(place->learning, i)->kind;
    assert_int_equal(kinds, (1u << SHEET_KINDS) - 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_group_without_any_is_no_mistake),
        TEST(a_group_adds_and_replaces),
        TEST(a_broken_one_leaves_the_others),
        TEST(one_id_is_one_thing),
        TEST(order_comes_before_id),
        TEST(a_folder_of_ours_that_is_missing_is_said_once),
        TEST(every_task_is_asked_about),
        TEST(each_question_has_one_right_answer_in_no_fixed_place),
        TEST(every_lesson_and_kind_of_sheet_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
