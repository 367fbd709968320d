#include "base/mem.h"
#include "flow/show.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "vault/requests.h"

#define BETWEEN " · "

static void put_between(struct text *out, size_t start)
{
    if (out->length > start)
        text_append(out, BETWEEN);
}

static bool is_in_summary(const struct field *field)
{
    return field->stage <= STAGE_AVAILABLE && field->kind != FIELD_WHEN &&
           field->kind != FIELD_DURATION && field->kind != FIELD_PLACE;
}

/* A bare number says nothing without what it counts. */
static bool needs_label(const struct field *field)
{
    return field->kind == FIELD_COUNT || field->kind == FIELD_AMOUNT;
}

void show_summary(struct session *session, struct text *out,
                  const struct request *request, const struct task *task)
{
    size_t start = out->length;

    for (size_t i = 0; i < task->field_count; i++) {
        const struct field *field = &task->fields[i];
        const char *value = request_value(request, field->name);

        if (!value || !is_in_summary(field))
            continue;
        put_between(out, start);
        if (needs_label(field))
            show_fact(session, out, field, value, NULL);
        else
            show_value(session, out, field, value, NULL);
    }
}

static bool is_covered(const struct request_card *card)
{
    return card->agreed >= card->needed;
}

void show_state(struct text *out, const struct request_card *card)
{
    switch (card->state) {
    case REQUEST_DRAFT:
        /* TRANSLATORS: the state of a request that nobody was asked about
         * yet, as a word on its card. */
        text_append(out, _("new"));
        break;
    case REQUEST_OPEN:
        if (!card->consented) {
            /* TRANSLATORS: the state of a request whose family took its yes
             * back, as a word on its card. */
            text_append(out, _("stopped"));
            break;
        }
        text_append(out, phrase(stage_name(is_covered(card) ? STAGE_AGREED
                                                            : STAGE_ASKING)));
        break;
    case REQUEST_ENDED:
        text_append(out, phrase(request_end_name(card->end)));
        break;
    }
}

static void below_draft(struct session *session, struct text *out,
                        const struct request_card *card)
{
    const struct task *task = session_task_find(session, card->task);
    size_t count = task ? task_question_count(task) : 0;
    size_t question = (size_t)card->question;
    struct format_part part = {.name = "question"};
    /* TRANSLATORS: {question} is what is asked next, like "How long". */
    const char *pattern = _("next question: {question}");

    if (question + 1 == count)
        /* TRANSLATORS: {question} is what is asked last, like "Where". */
        pattern = _("last question: {question}");
    if (question < count) {
        part.value = phrase(task_question(task, question)->label);
        format_fill_own(out, pattern, &part, 1);
    } else if (task) {
        text_append(out, _("all is asked; read it to the family"));
    }
}

static void below_open(struct text *out, const struct request_card *card)
{
    size_t start = out->length;

    if (!card->consented) {
        text_append(out, card->stale
                             ? _("the yes was taken back; tell those who know")
                             : _("the yes was taken back"));
        return;
    }
    if (card->stale) {
        text_append(out, _("somebody has to be told what changed"));
        return;
    }
    if (is_covered(card)) {
        format_count(out, "%lu has agreed", "%lu have agreed",
                     (unsigned long)card->agreed, NULL);
        return;
    }
    if (card->asked)
        format_count(out, "%lu person asked", "%lu people asked",
                     (unsigned long)card->asked, NULL);
    if (card->agreed) {
        put_between(out, start);
        format_count(out, "%lu has agreed", "%lu have agreed",
                     (unsigned long)card->agreed, NULL);
    }
    if (card->available) {
        put_between(out, start);
        format_count(out, "%lu can help", "%lu can help",
                     (unsigned long)card->available, NULL);
    }
    if (out->length == start)
        text_append(out, _("nobody is asked yet"));
}

void show_below(struct session *session, struct text *out,
                const struct request_card *card)
{
    if (card->state == REQUEST_DRAFT)
        below_draft(session, out, card);
    else if (card->state == REQUEST_OPEN)
        below_open(out, card);
    else if (card->stale)
        text_append(out, _("somebody has to be told that it ended"));
}
