/* What it costs to open the first lesson of a session: all lessons and sheets
 * are read and checked then. Beside it the least that anybody pays, which is
 * to read the bytes of the same files. One core.
 * usage: learn_bench DATA */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/learning.h"
#include "host/file.h"

#define ROUNDS 51
#define MOST_MS 20.0
#define FILES_LIMIT 200
#define FILE_LIMIT (64 * 1024)

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, by_value);
    return values[ROUNDS / 2];
}

static double read_files(const char *folder, size_t *files)
{
    double before = now_ms();
    char **names;

    if (file_names(folder, FILES_LIMIT, &names, files))
        exit(2);
    for (size_t i = 0; i < *files; i++) {
        struct text path = {0};
        size_t length;
        char *bytes;

        text_format(&path, "%s/%s", folder, names[i]);
        if (file_read(text_string(&path), FILE_LIMIT, &bytes, &length))
            exit(2);
        mem_free(bytes);
        text_done(&path);
    }
    file_names_done(names, *files);
    return now_ms() - before;
}

static double open_lesson(const struct catalogue_places *places,
                          size_t *questions)
{
    double before = now_ms();
    struct learning *learning;

    if (learning_load(places, NULL, NULL, &learning) ||
        !learning_lesson_find(learning, "two_questions"))
        exit(2);
    *questions = 0;
    for (size_t i = 0; i < learning_lessons(learning); i++)
        *questions += learning_lesson(learning, i)->question_count;
    before = now_ms() - before;
    learning_free(&learning);
    return before;
}

int main(int argc, char **argv)
{
    struct catalogue_places places = {.data = argv[1]};
    double floors[ROUNDS], opens[ROUNDS], floor, opened;
    struct text folder = {0};
    size_t files = 0, questions = 0;

    if (argc < 2)
        return 2;
    text_format(&folder, "%s/learn", argv[1]);
    /* Turn about, so that other work on the machine hits both alike. */
    for (int i = 0; i < ROUNDS; i++) {
        floors[i] = read_files(text_string(&folder), &files);
        opens[i] = open_lesson(&places, &questions);
    }
    floor = median(floors);
    opened = median(opens);
    printf("first lesson of %zu files, %zu questions %7.2f ms at most %g%s; "
           "reading the files %.2f ms: ratio %.1f\n",
           files, questions, opened, MOST_MS,
           opened <= MOST_MS ? "" : "   TOO MUCH", floor, opened / floor);
    text_done(&folder);
    return opened <= MOST_MS ? 0 : 1;
}
