#include "ui/screens/question.h"

#include <string.h>

#include "core/spoken.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* Answers that are picked from a list: bands, options, languages. */

static int list_index(const struct action *action, size_t count)
{
    int index = action->id - QUESTION_ROW;

    if (action->act != ACT_CHOOSE || index < 0 || (size_t)index >= count)
        return -1;
    return index;
}

#define AGE_BANDS 5

static void set_ages(struct app *app, struct question *question,
                     const char *value)
{
    (void)app;
    for (unsigned i = 0; value && i < AGE_BANDS; i++)
        if (strstr(value, field_age_band(i)))
            question->bands |= 1u << i;
}

static void build_ages(struct app *app, struct question *question,
                       struct page *page)
{
    (void)app;
    for (unsigned i = 0; i < AGE_BANDS; i++)
        page_tick(page, QUESTION_ROW + (int)i, question->bands & 1u << i,
                  format_age_band(field_age_band(i), NULL));
}

static bool act_ages(struct app *app, struct question *question,
                     const struct action *action)
{
    int index = list_index(action, AGE_BANDS);

    (void)app;
    if (index < 0)
        return false;
    question->bands ^= 1u << index;
    return true;
}

static void value_ages(const struct question *question, struct text *out)
{
    for (unsigned i = 0; i < AGE_BANDS; i++)
        if (question->bands & 1u << i) {
            text_append(out, out->length ? "," : "");
            text_append(out, field_age_band(i));
        }
}

const struct question_kind question_ages = {set_ages, build_ages, act_ages,
                                            value_ages};

static void set_choice(struct app *app, struct question *question,
                       const char *value)
{
    const struct field *field = question->place.field;

    (void)app;
    question->choice = -1;
    for (size_t i = 0; value && i < field->option_count; i++)
        if (strcmp(field->options[i], value) == 0)
            question->choice = (int)i;
}

static void build_choice(struct app *app, struct question *question,
                         struct page *page)
{
    const struct field *field = question->place.field;

    (void)app;
    for (size_t i = 0; i < field->option_count; i++)
        page_tick(page, QUESTION_ROW + (int)i, question->choice == (int)i,
                  phrase(field->options[i]));
}

static bool act_choice(struct app *app, struct question *question,
                       const struct action *action)
{
    int index = list_index(action, question->place.field->option_count);

    (void)app;
    if (index < 0)
        return false;
    question->choice = index;
    question->chosen = true;
    return true;
}

static void value_choice(const struct question *question, struct text *out)
{
    if (question->choice >= 0)
        text_append(out, question->place.field->options[question->choice]);
}

const struct question_kind question_choice = {set_choice, build_choice,
                                              act_choice, value_choice};

/* Two languages: both are picked in one list, the first stays marked. */

static size_t spoken_count(void)
{
    size_t count;

    (void)spoken_all(&count);
    return count;
}

static const struct spoken *spoken_at(int index)
{
    size_t count;

    return &spoken_all(&count)[index];
}

static void set_language(struct app *app, struct question *question,
                         const char *value)
{
    size_t length = value ? strcspn(value, ",") : 0;

    (void)app;
    question->choice = -1;
    question->second = -1;
    for (size_t i = 0; length && i < spoken_count(); i++) {
        const char *code = spoken_at((int)i)->code;

        if (strncmp(code, value, length) == 0 && !code[length])
            question->choice = (int)i;
        if (value[length] && strcmp(code, value + length + 1) == 0)
            question->second = (int)i;
    }
}

static void build_language(struct app *app, struct question *question,
                           struct page *page)
{
    (void)app;
    page_text(page, LOOK_QUIET, _("Choose two."));
    for (size_t i = 0; i < spoken_count(); i++)
        page_tick(page, QUESTION_ROW + (int)i,
                  question->choice == (int)i || question->second == (int)i,
                  phrase(spoken_at((int)i)->name));
}

static bool act_language(struct app *app, struct question *question,
                         const struct action *action)
{
    int index = list_index(action, spoken_count());

    (void)app;
    if (index < 0)
        return false;
    if (question->choice == index) {
        question->choice = question->second;
        question->second = -1;
    } else if (question->second == index) {
        question->second = -1;
    } else if (question->choice < 0) {
        question->choice = index;
    } else {
        question->second = index;
        question->chosen = true;
    }
    return true;
}

static void value_language(const struct question *question, struct text *out)
{
    if (question->choice >= 0 && question->second >= 0)
        text_format(out, "%s,%s", spoken_at(question->choice)->code,
                    spoken_at(question->second)->code);
}

const struct question_kind question_language = {
    set_language, build_language, act_language, value_language};
