#include "core/lesson.h"

#include "base/mem.h"

/* A prime beyond any number of questions: steps of this size come to each of
 * them before they come to one again, and lead from one lesson to another. */
#define STRIDE 1000003

static void question_done(struct lesson_question *question)
{
    mem_free(question->text);
    mem_free(question->task);
    for (size_t i = 0; i < LESSON_ANSWERS; i++) {
        mem_free(question->answers[i].text);
        mem_free(question->answers[i].because);
    }
}

void lesson_done(struct lesson *lesson)
{
    mem_free(lesson->id);
    mem_free(lesson->title);
    /* All of them: a file may have left some out on the way to being wrong. */
    for (size_t i = 0; i < LESSON_CARDS; i++) {
        mem_free(lesson->cards[i].title);
        mem_free(lesson->cards[i].text);
    }
    for (size_t i = 0; i < LESSON_QUESTIONS; i++)
        question_done(&lesson->questions[i]);
    *lesson = (struct lesson){0};
}

size_t lesson_pick(int32_t day, size_t count)
{
    uint64_t turn = day > 0 ? (uint64_t)day / LESSON_REFRESH_DAYS : 0;

    return count ? (size_t)(turn * STRIDE % count) : 0;
}
