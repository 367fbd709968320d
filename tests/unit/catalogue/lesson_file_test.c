#include "catalogue/lesson_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/mark.h"
#include "catalogue/sheet_file.h"
#include "examples.h"

#define BAD_VALUE "a value that can't be used here"
#define MISSING "a section with a line missing"

static bool read_lesson(const char *bytes, size_t length,
                        struct complaints *complaints, struct lesson *lesson)
{
    struct reading reading = {"walk.lesson", note_complaint, complaints, 0,
                              ERR_OK};
    bool fits;

    *complaints = (struct complaints){.count = 0};
    fits = lesson_file_read(&reading, "walk", bytes, length, lesson);
    assert_int_equal(reading.err != ERR_OK, complaints->count != 0);
    assert_int_equal(fits, complaints->count == 0);
    return fits;
}

static bool read_sheet(const char *bytes, size_t length,
                       struct complaints *complaints, struct sheet *sheet)
{
    struct reading reading = {"dog_letter.sheet", note_complaint, complaints,
                              0, ERR_OK};
    bool fits;

    *complaints = (struct complaints){.count = 0};
    fits = sheet_file_read(&reading, "dog_letter", bytes, length, sheet);
    assert_int_equal(reading.err != ERR_OK, complaints->count != 0);
    assert_int_equal(fits, complaints->count == 0);
    return fits;
}

static void a_good_lesson_is_read_as_it_stands(void **state)
{
    char *file = example("walk.lesson", 0, NULL);
    struct complaints complaints;
    struct lesson lesson;

    (void)state;
    assert_true(read_lesson(file, strlen(file), &complaints, &lesson));
    assert_string_equal(complaints.lines, "");
    assert_string_equal(lesson.id, "walk");
    assert_string_equal(lesson.title, "Walking dogs");
    assert_int_equal(lesson.order, 12);
    assert_int_equal(lesson.card_count, 2);
    assert_string_equal(lesson.cards[0].text, "Dogs like to walk.\nSo do we.");
    assert_string_equal(lesson.cards[1].title, "Leads");
    assert_int_equal(lesson.question_count, 2);
    assert_string_equal(lesson.questions[0].task, "babysitting");
    assert_int_equal(lesson.questions[0].about, ABOUT_NEVER);
    assert_null(lesson.questions[1].task);
    assert_int_equal(lesson.questions[1].about, ABOUT_NONE);
    assert_false(lesson.questions[0].answers[0].right);
    assert_true(lesson.questions[0].answers[1].right);
    assert_string_equal(lesson.questions[0].answers[1].because,
                        "Nobody needs to know.");
    assert_string_equal(lesson.questions[1].answers[2].text, "Never");
    lesson_done(&lesson);
    mem_free(file);
}

/* One line changed, or left out (NULL): what is said first. */
struct broken {
    int line;
    const char *instead;
    const char *complaint;
};

static const struct broken broken_lessons[] = {
    {2, "[Lessons]", "2: a section that is not known"},
    {2, NULL, "2: a pair before the first section"},
    {3, NULL, "2: " MISSING},
    {3, "id = other", "2: an id that is not the name of the file"},
    {3, "id = card", "3: " BAD_VALUE},
    {3, "id = ../walk", "3: " BAD_VALUE},
    {3, "id = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "3: " BAD_VALUE},
    {4, "title =", "4: " BAD_VALUE},
    {5, "order = 0", "5: " BAD_VALUE},
    {5, "order = x", "5: " BAD_VALUE},
    {5, "colour = red", "5: a key that is not known here"},
    {6, "[Card 0]", "6: a section that is not known"},
    {6, "[Card 8]", "6: a section that is not known"},
    {6, "[Card 01]", "6: a section that is not known"},
    {6, "[Card 1 a]", "6: a section that is not known"},
    {6, "[Card 3]", "9: a number is left out before this one"},
    {6, "[Card 2]", "9: a number that is there twice"},
    {8, "text = \\n", "8: " BAD_VALUE},
    {8, "text = a\\n\\n\\nb", "8: " BAD_VALUE},
    {8, "text = a\\n", "8: " BAD_VALUE},
    {8, "text =   ", "8: " BAD_VALUE},
    {8, NULL, "6: " MISSING},
    {12, "[Question 41]", "12: a section that is not known"},
    {12, "[Question 3]", "25: a number is left out before this one"},
    {13, NULL, "12: " MISSING},
    {14, NULL, "12: only one of task and about"},
    {14, "task = Not A Task", "14: " BAD_VALUE},
    {15, NULL, "12: only one of task and about"},
    {15, "about = always", "15: " BAD_VALUE},
    {15, "about =", "15: " BAD_VALUE},
    {16, "[Answer 1 d]", "16: a section that is not known"},
    {16, "[Answer 1]", "16: a section that is not known"},
    {16, "[Answer 1 b]", "19: a section that is not known, or there twice"},
    {16, "[Answer 9 a]", "12: a question without three answers"},
    {36, "[Answer 9 a]\nanswer = x\nwrong = x", "36: an answer to no"},
    {17, NULL, "16: " MISSING},
    {18, NULL, "16: " MISSING},
    {18, "right = It walks.", "12: a question without three answers"},
    {21, "wrong = Nobody.", "12: a question without three answers"},
    {21, "right = a\nwrong = b", "22: " BAD_VALUE},
    {21, "right = a\nright = b", "22: a key that stands here twice"},
    {25, "[Question 1]", "25: a number that is there twice"},
    {36, "[Lesson]", "36: a section that is there twice"},
};

static const struct broken broken_sheets[] = {
    {2, "[Sheets]", "2: a section that is not known"},
    {3, "id = card", "3: " BAD_VALUE},
    {3, "id = walk", "2: an id that is not the name of the file"},
    {4, NULL, "2: " MISSING},
    {6, "kind = poster", "6: " BAD_VALUE},
    {6, "kind = family", "2: blanks in a sheet that is no letter"},
    {7, "country = USA", "7: " BAD_VALUE},
    {7, "country = us", "7: " BAD_VALUE},
    {7, "country =", "7: " BAD_VALUE},
    {8, "date = 2026-02-30", "8: " BAD_VALUE},
    {8, "date = 22.11.2026", "8: " BAD_VALUE},
    {8, "date = 2026-1-22x", "8: " BAD_VALUE},
    {8, NULL, "2: " MISSING},
    {9, "reader = x\nreader = y", "10: a key that stands here twice"},
    {10, "[Part 13]", "10: a section that is not known"},
    {10, "[Part 3]", "13: a number is left out before this one"},
    {12, "text = {blank_3}\\n{blank_2}", "10: a blank that there is no label"},
    {12, "text = {blank_21}\\n{blank_2}", "10: a blank that there is no label"},
    {12, "text = {blank_0}\\n{blank_2}", "10: a blank that there is no label"},
    {12, "text = {blank}\\n{blank_2}", "10: a blank that there is no label"},
    {12, "text = {blank_1}", "18: a label that no text has a blank for"},
    {15, "text = {blank_", "13: a blank that there is no label"},
    {16, "[Blank 21]", "16: a section that is not known"},
    {17, NULL, "16: " MISSING},
    {17, "label =", "17: " BAD_VALUE},
};

static void assert_first(const struct complaints *complaints,
                         const char *name, const struct broken *broken)
{
    char start[160];

    snprintf(start, sizeof start, "%s:%s", name, broken->complaint);
    if (strncmp(complaints->lines, start, strlen(start)) != 0)
        fail_msg("line %d: wanted %s, found %s", broken->line, start,
                 complaints->lines);
}

static void a_broken_lesson_is_named_with_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(broken_lessons); i++) {
        const struct broken *broken = &broken_lessons[i];
        char *file = example("walk.lesson", broken->line, broken->instead);
        struct complaints complaints;
        struct lesson lesson;

        assert_false(read_lesson(file, strlen(file), &complaints, &lesson));
        assert_null(lesson.id);
        assert_first(&complaints, "walk.lesson", broken);
        mem_free(file);
    }
}

static void a_broken_sheet_is_named_with_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(broken_sheets); i++) {
        const struct broken *broken = &broken_sheets[i];
        char *file = example("dog_letter.sheet", broken->line,
                             broken->instead);
        struct complaints complaints;
        struct sheet sheet;

        assert_false(read_sheet(file, strlen(file), &complaints, &sheet));
        assert_null(sheet.id);
        assert_first(&complaints, "dog_letter.sheet", broken);
        mem_free(file);
    }
}

static void a_good_sheet_is_read_as_it_stands(void **state)
{
    char *file = example("dog_letter.sheet", 0, NULL);
    struct complaints complaints;
    struct sheet sheet;

    (void)state;
    assert_true(read_sheet(file, strlen(file), &complaints, &sheet));
    assert_string_equal(complaints.lines, "");
    assert_string_equal(sheet.id, "dog_letter");
    assert_int_equal(sheet.kind, SHEET_LETTER);
    assert_string_equal(sheet.country, "GB");
    assert_int_equal(sheet.date, day_from_date((struct date){2026, 11, 22}));
    assert_string_equal(sheet.reader, "A. Barrister");
    assert_int_equal(sheet.part_count, 2);
    assert_string_equal(sheet.parts[0].text, "{blank_1}\n\n{blank_2}");
    assert_int_equal(sheet.blank_count, 2);
    assert_string_equal(sheet.blanks[1], "Your street");
    sheet_done(&sheet);
    mem_free(file);
}

/* Absent or empty is the same: nobody has read it. */
static void a_sheet_that_nobody_has_read(void **state)
{
    static const char *const lines[] = {"reader =", NULL};

    (void)state;
    for (size_t i = 0; i < COUNT(lines); i++) {
        char *file = example("dog_letter.sheet", 9, lines[i]);
        struct complaints complaints;
        struct sheet sheet;

        assert_true(read_sheet(file, strlen(file), &complaints, &sheet));
        assert_null(sheet.reader);
        sheet_done(&sheet);
        mem_free(file);
    }
}

/* Reads what there is as both; whatever comes of it is released. */
static void read_both(const char *bytes, size_t length)
{
    /* On the heap and cut to size, so that a read past the end is seen. */
    char *exact = mem_copy(bytes, length ? length : 1);
    struct complaints complaints;
    struct lesson lesson;
    struct sheet sheet;

    if (read_lesson(exact, length, &complaints, &lesson))
        lesson_done(&lesson);
    if (read_sheet(exact, length, &complaints, &sheet))
        sheet_done(&sheet);
    mem_free(exact);
}

/* Every beginning of a file, and every byte of it turned into others. */
static void no_bytes_are_too_bad(void **state)
{
    static const char *const names[] = {"walk.lesson", "dog_letter.sheet"};
    static const char turns[] = {'\x01', '\x20', '\x80', '\xFF'};

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        char *file = example(names[i], 0, NULL);
        size_t length = strlen(file);

        for (size_t at = 0; at <= length; at++)
            read_both(file, at);
        for (size_t at = 0; at < length; at++)
            for (size_t turn = 0; turn < COUNT(turns); turn++) {
                file[at] = (char)(file[at] ^ turns[turn]);
                read_both(file, length);
                file[at] = (char)(file[at] ^ turns[turn]);
            }
        mem_free(file);
    }
}

/* As many sections as there may be, and as many again. */
static void more_than_may_be_is_refused(void **state)
{
    struct text file = {0};
    struct complaints complaints;
    struct lesson lesson;

    (void)state;
    text_append(&file, "[Lesson]\nid = walk\ntitle = x\norder = 1\n");
    for (int i = 1; i <= LESSON_CARDS; i++)
        text_format(&file, "[Card %d]\ntitle = x\ntext = x\n", i);
    for (int i = 1; i <= LESSON_QUESTIONS; i++) {
        text_format(&file, "[Question %d]\nquestion = x\n", i);
        for (int k = 0; k < LESSON_ANSWERS; k++)
            text_format(&file, "[Answer %d %c]\nanswer = x\n%s = x\n", i,
                        'a' + k, k ? "wrong" : "right");
    }
    assert_true(read_lesson(text_string(&file), file.length, &complaints,
                            &lesson));
    assert_int_equal(lesson.card_count, LESSON_CARDS);
    assert_int_equal(lesson.question_count, LESSON_QUESTIONS);
    lesson_done(&lesson);
    text_append(&file, "[Question 99999999999999999999999]\nquestion = x\n");
    assert_false(read_lesson(text_string(&file), file.length, &complaints,
                             &lesson));
    text_done(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_lesson_is_read_as_it_stands),
        cmocka_unit_test(a_good_sheet_is_read_as_it_stands),
        cmocka_unit_test(a_sheet_that_nobody_has_read),
        cmocka_unit_test(a_broken_lesson_is_named_with_its_line),
        cmocka_unit_test(a_broken_sheet_is_named_with_its_line),
        cmocka_unit_test(more_than_may_be_is_refused),
        cmocka_unit_test(no_bytes_are_too_bad),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
