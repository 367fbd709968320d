/* What the guard says to a packet's texts, for flow/receive*.c. */
#include "flow/receive_inside.h"

#include <string.h>

#include "base/mem.h"
#include "flow/ask_inside.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

#define LABEL_FORM "helper_label"

static void add_found(const char *typed, const struct findings *findings,
                      struct text *out)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        char *piece = mem_string_n(typed + finding->start, finding->length);
        const struct format_part parts[] = {
            {"text", piece},
            {"category", phrase(category_name(finding->category))}};

        if (out->length)
            text_append(out, "\n");
        /* TRANSLATORS: {text} is what somebody typed, {category} what it
         * looks like: "maria": a name. */
        format_fill(out, _("“{text}”: {category}"), parts, COUNT(parts));
        mem_free(piece);
    }
}

/* True if something is found in it. */
static bool read_text(struct session *session, const struct task *task,
                      const struct field *field, const char *typed,
                      struct text *found, bool *may_keep)
{
    struct findings findings = {0};
    bool finds;

    if (!field || !typed)
        return false;
    ask_read(session, task, field, typed, &findings);
    finds = findings.count > 0;
    if (finds) {
        add_found(typed, &findings, found);
        *may_keep = *may_keep && ask_may_keep(field, &findings);
    }
    findings_done(&findings);
    return finds;
}

bool receive_read(struct session *session, const struct parcel *parcel,
                  struct text *found, bool *may_keep)
{
    const struct request *request = &parcel->request;
    const struct task *task = session_task_find(session, request->task);
    const struct field *label = session_form(session, LABEL_FORM);
    bool finds = false;

    *may_keep = parcel->kind == PARCEL_TAKE_OVER;
    for (size_t i = 0; task && i < request->answer_count; i++) {
        const struct answer *answer = &request->answers[i];
        const struct field *field = task_field(task, answer->field);

        if (field)
            finds |= read_text(session, task, field,
                               field_typed(field->kind, answer->value), found,
                               may_keep);
    }
    for (size_t i = 0; i < request->helper_count; i++)
        finds |= read_text(session, NULL, label, request->helpers[i].label,
                           found, may_keep);
    *may_keep = *may_keep && finds;
    return finds;
}

/* --- taking it out -------------------------------------------------------- */

/* What is left of a typed text; NULL if nothing, or if what is left still
 * says too much. The caller's. */
static char *left_of(struct session *session, const struct task *task,
                     const struct field *field, const char *typed)
{
    struct findings findings = {0};
    size_t cursor = 0;
    char *left = NULL;

    ask_read(session, task, field, typed, &findings);
    left = findings.count ? ask_without(typed, &findings, &cursor)
                          : mem_string(typed);
    findings_done(&findings);
    if (left && (!left[strspn(left, " ")] ||
                 ask_finds(session, task, field, left)))
        MEM_FREE(left);
    return left;
}

static bool clear_answer(struct session *session, const struct task *task,
                         struct answer *answer)
{
    const struct field *field = task_field(task, answer->field);
    const char *typed =
        field ? field_typed(field->kind, answer->value) : NULL;
    struct text value = {0};
    char *left;
    bool fits;

    if (!typed)
        return true;
    left = left_of(session, task, field, typed);
    text_append_n(&value, answer->value, (size_t)(typed - answer->value));
    text_append(&value, left ? left : "");
    fits = left && field_accepts(field, text_string(&value));
    if (fits) {
        mem_free(answer->value);
        answer->value = text_take(&value);
    }
    text_done(&value);
    mem_free(left);
    return fits;
}

void receive_clear(struct session *session, struct parcel *parcel)
{
    struct request *request = &parcel->request;
    const struct task *task = session_task_find(session, request->task);
    const struct field *label = session_form(session, LABEL_FORM);
    size_t kept = 0;

    for (size_t i = 0; task && i < request->answer_count; i++) {
        struct answer *answer = &request->answers[i];

        if (clear_answer(session, task, answer)) {
            request->answers[kept++] = *answer;
        } else {
            mem_free(answer->field);
            mem_free(answer->value);
        }
    }
    request->answer_count = task ? kept : request->answer_count;
    /* A helper without a label gets a letter when it is added. */
    for (size_t i = 0; label && i < request->helper_count; i++) {
        char *left = left_of(session, NULL, label, request->helpers[i].label);

        mem_free(request->helpers[i].label);
        request->helpers[i].label = left ? left : mem_string("");
    }
}
