#ifndef CORE_LESSON_H
#define CORE_LESSON_H
/* One lesson: some cards to read, then questions with three answers each.
 *
 * Made by app/catalogue from data/learn; read-only afterwards. Knows no person
 * and no score: what somebody answered is nobody's business and is never
 * kept. Everything in it is owned by it and freed by lesson_done.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LESSON_CARDS 7
#define LESSON_QUESTIONS 40
#define LESSON_QUESTIONS_LEAST 2 /* so that another one can be asked */
#define LESSON_ANSWERS 3

struct lesson_card {
    char *title; /* msgid */
    char *text;  /* msgid; '\n' begins a paragraph */
};

struct lesson_answer {
    char *text;    /* msgid */
    char *because; /* msgid: why it is right or wrong */
    bool right;
};

/* What a question about a task tries: what the task needs at once, what only
 * who has said yes learns, what it never needs. */
enum lesson_about { ABOUT_NONE, ABOUT_NEEDED, ABOUT_LATER, ABOUT_NEVER };

struct lesson_question {
    char *text; /* msgid */
    char *task; /* id, NULL if it belongs to none */
    enum lesson_about about;
    struct lesson_answer answers[LESSON_ANSWERS];
};

struct lesson {
    char *id;
    char *title; /* msgid */
    int order;
    struct lesson_card cards[LESSON_CARDS];
    size_t card_count;
    struct lesson_question questions[LESSON_QUESTIONS];
    size_t question_count;
    bool of_group; /* from the configuration folder */
};

void lesson_done(struct lesson *lesson);

/* Days from one refresher to the next. */
#define LESSON_REFRESH_DAYS 91
/* Which of `count` questions is asked, from a day alone: each is had once
 * before one comes again, and two days that lie LESSON_REFRESH_DAYS apart
 * never have the same one, if there are two. 0 if there are none. */
size_t lesson_pick(int32_t day, size_t count);

#endif
