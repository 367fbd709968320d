#include "catalogue/lesson_file.h"

#include <string.h>

#include "base/mark.h"
#include "base/mem.h"
#include "catalogue/numbered.h"
#include "catalogue/section.h"
#include "catalogue/value.h"

#define ORDER_LIMIT 999
#define ID_LIMIT 31 /* what a screen is handed */

struct lesson_file {
    struct reading *reading;
    const char *id;
    struct section section;
    bool in_section;
    struct lesson lesson;
    int lesson_line; /* 0 = none yet */
    struct numbered cards;
    struct numbered questions;
    int answered[LESSON_QUESTIONS + 1][LESSON_ANSWERS]; /* lines, 0 = not */
};

static bool set_id(void *into, const char *value)
{
    struct lesson *lesson = into;

    return value_is_name(value) && strlen(value) <= ID_LIMIT &&
           strcmp(value, LEARN_CARD) != 0 && value_text(&lesson->id, value);
}

static bool set_title(void *into, const char *value)
{
    return value_text(&((struct lesson *)into)->title, value);
}

static bool set_order(void *into, const char *value)
{
    return value_number(&((struct lesson *)into)->order, value, 1,
                        ORDER_LIMIT);
}

static const struct key lesson_keys[] = {
    {"id", set_id, true, false,
     N_("id = the name of the file before the dot, not \"card\"")},
    {"title", set_title, true, false, N_("title = what it is called")},
    {"order", set_order, true, false, N_("order = its place, 1 to 999")},
};

static bool set_card_title(void *into, const char *value)
{
    return value_text(&((struct lesson_card *)into)->title, value);
}

static bool set_card_text(void *into, const char *value)
{
    return value_paragraphs(&((struct lesson_card *)into)->text, value);
}

static const struct key card_keys[] = {
    {"title", set_card_title, true, false, N_("title = what it is about")},
    {"text", set_card_text, true, false,
     N_("text = a few sentences, with \\n between paragraphs")},
};

static bool set_question(void *into, const char *value)
{
    return value_text(&((struct lesson_question *)into)->text, value);
}

static bool set_task(void *into, const char *value)
{
    return value_is_name(value) &&
           value_text(&((struct lesson_question *)into)->task, value);
}

static bool set_about(void *into, const char *value)
{
    static const char *const words[] = {[ABOUT_NEEDED] = "needed",
                                        [ABOUT_LATER] = "later",
                                        [ABOUT_NEVER] = "never"};

    for (size_t i = ABOUT_NEEDED; i < COUNT(words); i++)
        if (strcmp(words[i], value) == 0) {
            ((struct lesson_question *)into)->about = (enum lesson_about)i;
            return true;
        }
    return false;
}

static const struct key question_keys[] = {
    {"question", set_question, true, false,
     N_("question = a case to decide")},
    {"task", set_task, false, false, N_("task = the id of a task")},
    {"about", set_about, false, false, N_("about = needed, later or never")},
};

static bool set_answer(void *into, const char *value)
{
    return value_text(&((struct lesson_answer *)into)->text, value);
}

static bool set_right(void *into, const char *value)
{
    struct lesson_answer *answer = into;

    answer->right = true;
    return !answer->because && value_text(&answer->because, value);
}

static bool set_wrong(void *into, const char *value)
{
    struct lesson_answer *answer = into;

    return !answer->because && value_text(&answer->because, value);
}

static const struct key answer_keys[] = {
    {"answer", set_answer, true, false, N_("answer = what one could do")},
    {"right", set_right, false, false,
     N_("right = why; only one of right and wrong")},
    {"wrong", set_wrong, false, false,
     N_("wrong = why not; only one of right and wrong")},
};

static void finish_section(struct lesson_file *file)
{
    const struct lesson_answer *answer = file->section.into;

    if (!file->in_section)
        return;
    file->in_section = false;
    if (section_end(&file->section, file->reading) &&
        file->section.keys == answer_keys && !answer->because)
        reading_complain(file->reading, N_("a section with a line missing"),
                         N_("right = why, or wrong = why not"));
}

static void begin(struct lesson_file *file, const struct key *keys,
                  size_t count, void *into)
{
    static const struct {
        const struct key *keys;
        const char *known;
    } known[] = {
        {lesson_keys, N_("id, title or order")},
        {card_keys, N_("title or text")},
        {question_keys, N_("question, task or about")},
        {answer_keys, N_("answer, right or wrong")},
    };

    file->section = (struct section){.keys = keys,
                                     .count = count,
                                     .into = into,
                                     .line = file->reading->line};
    for (size_t i = 0; i < COUNT(known); i++)
        if (known[i].keys == keys)
            file->section.known = known[i].known;
    file->in_section = true;
}

static void begin_lesson(struct lesson_file *file)
{
    if (file->lesson_line) {
        reading_complain(file->reading, N_("a section that is there twice"),
                         N_("one [Lesson] with all of it"));
        return;
    }
    file->lesson_line = file->reading->line;
    begin(file, lesson_keys, COUNT(lesson_keys), &file->lesson);
}

/* False if the letter is none, or was there before. */
static bool begin_answer(struct lesson_file *file, size_t number,
                         const char *letter)
{
    int index;

    if (letter[0] != ' ' || letter[1] < 'a' ||
        letter[1] >= 'a' + LESSON_ANSWERS || letter[2])
        return false;
    index = letter[1] - 'a';
    if (file->answered[number][index])
        return false;
    file->answered[number][index] = file->reading->line;
    begin(file, answer_keys, COUNT(answer_keys),
          &file->lesson.questions[number - 1].answers[index]);
    return true;
}

static void read_section(void *user, const char *section, int line)
{
    struct lesson_file *file = user;
    const char *letter = NULL;
    size_t number;

    finish_section(file);
    file->reading->line = line;
    if (strcmp(section, "Lesson") == 0) {
        begin_lesson(file);
    } else if ((number = numbered_read(section, "Card", LESSON_CARDS, NULL))) {
        if (numbered_begin(&file->cards, file->reading, number))
            begin(file, card_keys, COUNT(card_keys),
                  &file->lesson.cards[number - 1]);
    } else if ((number = numbered_read(section, "Question", LESSON_QUESTIONS,
                                       NULL))) {
        if (numbered_begin(&file->questions, file->reading, number))
            begin(file, question_keys, COUNT(question_keys),
                  &file->lesson.questions[number - 1]);
    } else if (!(number = numbered_read(section, "Answer", LESSON_QUESTIONS,
                                        &letter)) ||
               !begin_answer(file, number, letter)) {
        reading_complain(file->reading,
                         N_("a section that is not known, or there twice"),
                         N_("[Lesson], [Card 1] to [Card 7], [Question 1] to "
                            "[Question 40], or [Answer 1 a] to [Answer 40 "
                            "c]"));
    }
}

static void read_pair(void *user, const char *key, const char *value, int line)
{
    struct lesson_file *file = user;

    file->reading->line = line;
    if (file->in_section)
        section_pair(&file->section, file->reading, key, value);
}

static void pass_complaint_on(void *user, const struct ini_complaint *complaint)
{
    struct lesson_file *file = user;

    reading_pass_on(file->reading, complaint);
}

static void check_question(struct lesson_file *file, size_t number)
{
    const struct lesson_question *question =
        &file->lesson.questions[number - 1];
    size_t right = 0, answers = 0;

    for (size_t i = 0; i < LESSON_ANSWERS; i++) {
        answers += file->answered[number][i] != 0;
        right += question->answers[i].right;
    }
    file->reading->line = file->questions.lines[number];
    if (answers != LESSON_ANSWERS || right != 1)
        reading_complain(file->reading,
                         N_("a question without three answers, one of them "
                            "right"),
                         N_("three answers a, b and c; one with right, two "
                            "with wrong"));
    if ((question->about != ABOUT_NONE) != (question->task != NULL))
        reading_complain(file->reading, N_("only one of task and about"),
                         N_("both of them, or none"));
}

static void check_answers_have_questions(struct lesson_file *file)
{
    for (size_t number = 1; number <= LESSON_QUESTIONS; number++) {
        int line = 0;

        for (size_t i = 0; i < LESSON_ANSWERS; i++)
            if (file->answered[number][i])
                line = file->answered[number][i];
        if (file->questions.lines[number]) {
            check_question(file, number);
        } else if (line) {
            file->reading->line = line;
            reading_complain(file->reading, N_("an answer to no question"),
                             N_("[Question N] with the same number"));
        }
    }
}

/* What can only be said at the end of the file. */
static void check_whole(struct lesson_file *file)
{
    struct reading *reading = file->reading;
    int line = file->lesson_line ? file->lesson_line : 1;

    reading->line = line;
    if (!file->lesson_line)
        reading_complain(reading, N_("no section [Lesson]"),
                         N_("[Lesson], with id, title and order"));
    else if (file->lesson.id && strcmp(file->lesson.id, file->id) != 0)
        reading_complain(reading, N_("an id that is not the name of the file"),
                         N_("id = the name of the file before the dot"));
    file->lesson.card_count = numbered_count(&file->cards, reading, 1, line);
    file->lesson.question_count = numbered_count(
        &file->questions, reading, LESSON_QUESTIONS_LEAST, line);
    check_answers_have_questions(file);
}

bool lesson_file_read(struct reading *reading, const char *id,
                      const char *bytes, size_t length, struct lesson *lesson)
{
    struct lesson_file *file = mem_new(1, sizeof *file);
    const struct ini_reader reader = {file, read_section, read_pair,
                                      pass_complaint_on};
    bool fits;

    file->reading = reading;
    file->id = id;
    *lesson = (struct lesson){0};
    if (ini_read(reading->file, bytes, length, &reader) != ERR_OK)
        reading->err = ERR_DATA;
    finish_section(file);
    check_whole(file);
    fits = reading->err == ERR_OK;
    if (fits)
        *lesson = file->lesson;
    else
        lesson_done(&file->lesson);
    mem_free(file);
    return fits;
}
