#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/mark.h"
#include "base/mem.h"
#include "cli/print.h"
#include "flow/learn.h"
#include "flow/settings.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

#define ID_CELLS 28

static void print_row(const char *id, const char *title)
{
    printf("  %-*s %s\n", ID_CELLS, id, phrase(title));
}

static int list_all(struct session *session)
{
    printf("%s\n", _("Lessons"));
    for (size_t i = 0; i < learn_lessons(session); i++)
        print_row(learn_lesson(session, i)->id,
                  learn_lesson(session, i)->title);
    printf("\n%s\n", _("Sheets"));
    for (size_t i = 0; i < learn_sheets(session); i++)
        print_row(learn_sheet(session, i)->id, learn_sheet(session, i)->title);
    printf("\n%s\n", _("From the store"));
    print_row("card", N_("Whom to call"));
    fputs(session_complaints(session), stderr);
    return *session_complaints(session) ? EXIT_FAILED : EXIT_DONE;
}

/* --- lessons -------------------------------------------------------------- */

static void print_question(const struct lesson_question *question,
                           size_t number)
{
    char head[16];

    snprintf(head, sizeof head, "%u. ", (unsigned)number);
    print_paragraphs(head, 4, phrase(question->text));
    for (int i = 0; i < LESSON_ANSWERS; i++) {
        snprintf(head, sizeof head, "    %c) ", 'a' + i);
        print_paragraphs(head, 7, phrase(question->answers[i].text));
    }
    putchar('\n');
}

static void print_explanations(const struct lesson_question *question,
                               size_t number)
{
    char head[16];

    for (int i = 0; i < LESSON_ANSWERS; i++) {
        const struct lesson_answer *answer = &question->answers[i];
        struct text line = {0};
        const char *pattern;

        snprintf(head, sizeof head, "%u%c", (unsigned)number, 'a' + i);
        /* TRANSLATORS: {why} is a whole sentence or more. */
        pattern = answer->right ? _("Right. {why}")
                                /* TRANSLATORS: {why} is as above. */
                                : _("Wrong. {why}");
        format_fill_own(&line, pattern,
                        &(struct format_part){"why", phrase(answer->because)},
                        1);
        print_paragraphs(head, 5, text_string(&line));
        text_done(&line);
    }
    putchar('\n');
}

/* The answers stand at the end, so that a class can think first. */
static int print_lesson(const struct lesson *lesson)
{
    print_heading(phrase(lesson->title), '=');
    for (size_t i = 0; i < lesson->card_count; i++) {
        print_heading(phrase(lesson->cards[i].title), '-');
        print_paragraphs(NULL, 0, phrase(lesson->cards[i].text));
        putchar('\n');
    }
    print_heading(_("Questions"), '-');
    for (size_t i = 0; i < lesson->question_count; i++)
        print_question(&lesson->questions[i], i + 1);
    print_heading(_("Answers"), '-');
    for (size_t i = 0; i < lesson->question_count; i++)
        print_explanations(&lesson->questions[i], i + 1);
    return EXIT_DONE;
}

/* --- sheets --------------------------------------------------------------- */

/* What stands above it isn't sent. */
static void print_cut(void)
{
    for (int i = 0; i < PRINT_COLUMNS; i += 2)
        fputs(i + 2 < PRINT_COLUMNS ? "- " : "-", stdout);
    fputs("\n\n", stdout);
}

static int print_sheet(const struct sheet *sheet)
{
    bool is_letter = sheet->kind == SHEET_LETTER;
    struct text text = {0};

    learn_sheet_reader(sheet, NULL, &text);
    print_paragraphs(NULL, 0, text_string(&text));
    text_clear(&text);
    learn_sheet_facts(sheet, NULL, &text);
    print_paragraphs(NULL, 0, text_string(&text));
    putchar('\n');
    print_heading(phrase(sheet->title), '=');
    if (is_letter) {
        print_paragraphs(NULL, 0,
                         _("Fill it in by hand, and cut this top off before "
                           "you send it."));
        print_cut();
    }
    for (size_t i = 0; i < sheet->part_count; i++) {
        text_clear(&text);
        learn_sheet_text(sheet, i, NULL, &text);
        if (is_letter)
            print_paragraphs(NULL, 0, phrase(sheet->parts[i].title));
        else
            print_heading(phrase(sheet->parts[i].title), '-');
        print_paragraphs(NULL, 0, text_string(&text));
        putchar('\n');
    }
    text_done(&text);
    return EXIT_DONE;
}

/* --- whom to call --------------------------------------------------------- */

static enum err print_call(struct session *session, enum call call)
{
    const struct field *field = settings_call_field(session, call);
    char *number = NULL;
    enum err err = settings_call(session, call, &number);

    if (err || !field)
        return err;
    print_paragraphs(NULL, 0, phrase(field->label));
    /* What isn't filled in here can be on paper. */
    print_paragraphs(NULL, 4, number ? number : "____________________");
    putchar('\n');
    mem_free(number);
    return ERR_OK;
}

static int print_card(const struct cli *cli, struct session *session)
{
    enum err err = command_unlock(cli, session);

    if (err && err != ERR_KEY_TAMPERED)
        return command_failed(err);
    print_heading(_("Whom to call"), '=');
    for (int i = 0; i < CALL_COUNT; i++) {
        enum err failed = print_call(session, (enum call)i);

        err = err ? err : failed;
    }
    print_paragraphs(NULL, 0,
                     _("By word of mouth. Write nothing down about a family."));
    return command_failed(err);
}

int cmd_learn(const struct cli *cli, struct session *session)
{
    const struct lesson *lesson;
    const struct sheet *sheet;
    int code;

    if (!cli->word)
        return list_all(session);
    if (strcmp(cli->word, "card") == 0)
        return print_card(cli, session);
    lesson = learn_lesson_find(session, cli->word);
    sheet = learn_sheet_find(session, cli->word);
    if (lesson)
        code = print_lesson(lesson);
    else if (sheet)
        code = print_sheet(sheet);
    else
        code = command_misused(cli->word);
    /* One that is broken may be the one that was asked for. */
    if (code != EXIT_DONE)
        fputs(session_complaints(session), stderr);
    return code;
}
