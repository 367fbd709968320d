#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "core/field.h"
#include "flow/ask.h"
#include "flow/ask_inside.h"
#include "flow/session_state.h"
#include "vault/requests.h"

/* So many open requests lend their towns: reading them must not be felt. */
#define TOWN_REQUESTS 100

static void add_towns(struct session *session, const struct request *request)
{
    const struct task *task = session_task_find(session, request->task);
    struct towns *towns = &session->towns;

    for (size_t i = 0; task && i < request->answer_count; i++) {
        const struct answer *answer = &request->answers[i];
        const struct field *field = task_field(task, answer->field);
        const char *town = NULL;

        if (field && field->kind == FIELD_TOWN)
            town = field_typed(FIELD_TOWN, answer->value);
        if (!town)
            continue;
        /* One more than the count stays NULL. */
        towns->names = mem_resize(towns->names, towns->count, towns->count + 2,
                                  sizeof *towns->names);
        towns->names[towns->count++] = mem_string(town);
    }
}

static void read_towns(struct session *session)
{
    const struct request_filter open = {.state = -1, .when = DAY_NONE};
    struct request_cursor cursor = {0};
    struct request_card *cards = NULL;
    size_t count = 0;
    bool more, unfinished;

    session->towns.read = true;
    /* Without them the guard asks once too often: no reason to fail. */
    if (requests_list(session->vault, &open, &cursor, TOWN_REQUESTS, &cards,
                      &count, &more, &unfinished))
        return;
    for (size_t i = 0; i < count; i++) {
        struct request request = {0};

        if (!requests_get(session->vault, cards[i].id, STAGE_AGREED, &request))
            add_towns(session, &request);
        request_done(&request);
    }
    request_cards_done(cards, count);
}

void ask_towns_changed(struct session *session)
{
    struct towns *towns = &session->towns;

    for (size_t i = 0; i < towns->count; i++)
        mem_free(towns->names[i]);
    mem_free(towns->names);
    *towns = (struct towns){0};
}

static const char *const *towns_of(struct session *session)
{
    if (session->vault && !session->towns.read)
        read_towns(session);
    return (const char *const *)session->towns.names;
}

/* Whether a bare text in the reach field can only be a telephone number. */
static bool is_bare_phone(const struct field *field, const char *typed)
{
    struct text value = {0};
    bool is = false;

    if (field->kind == FIELD_REACH && !field_typed(FIELD_REACH, typed)) {
        text_set(&value, "phone:");
        text_append(&value, typed);
        is = field_accepts(field, value.bytes);
        text_done(&value);
    }
    return is;
}

/* The task's own allowance is for its free texts; the number of the way back
 * is allowed to be a number and nothing else. */
static category_set allowance(const struct task *task,
                              const struct field *field, const char *value)
{
    category_set allow = is_bare_phone(field, value)
                             ? CATEGORY_BIT(CATEGORY_PHONE)
                             : field_allows(field, value);

    if (task && field->kind != FIELD_REACH)
        allow |= task->allow;
    return allow;
}

void ask_read(struct session *session, const struct task *task,
              const struct field *field, const char *typed,
              struct findings *findings)
{
    const char *part = field_typed(field->kind, typed);
    struct guard_context context = {.allow = allowance(task, field, typed),
                                    .is_town = field->kind == FIELD_TOWN,
                                    .towns = towns_of(session)};
    size_t first = findings->count;
    size_t prefix;

    if (!part)
        part = typed;
    prefix = (size_t)(part - typed);
    guard_read(session_guard(session), &context, part, strlen(part), findings);
    for (size_t i = first; i < findings->count; i++)
        findings->items[i].start += prefix;
}

bool ask_finds(struct session *session, const struct task *task,
               const struct field *field, const char *typed)
{
    struct findings findings = {0};
    bool found;

    ask_read(session, task, field, typed, &findings);
    found = findings.count > 0;
    findings_done(&findings);
    return found;
}

bool ask_may_keep(const struct field *field, const struct findings *findings)
{
    category_set found = findings_categories(findings);

    if (field->kind != FIELD_NOTE)
        return false;
    for (int i = 0; i < CATEGORY_COUNT; i++)
        if ((found & CATEGORY_BIT(i)) &&
            category_is_never_kept((enum category)i))
            return false;
    return true;
}

static bool is_found(const struct findings *findings, size_t at)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];

        if (at >= finding->start && at - finding->start < finding->length)
            return true;
    }
    return false;
}

/* Marks that stand close to the word before them, and those of them that join
 * two words, as the scripts of our languages have them. */
static const char *const closing[] = {".",  ",",  ";",  ":",  "!",  "?",
                                      ")",  "،",  "؛",  "؟",  "、", "，",
                                      "。", "；", "：", "！", "？", "）"};
static const char *const joining[] = {",",  ";",  ":",  "(",  "،", "؛",
                                      "、", "，", "；", "：", "（"};

static bool is_one_of(const char *const *marks, size_t count, const char *at,
                      size_t size)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(marks[i]) == size && memcmp(marks[i], at, size) == 0)
            return true;
    return false;
}

static size_t size_of(const char *at)
{
    size_t size = 1;

    while (((unsigned char)at[size] & 0xC0) == 0x80)
        size++;
    return size;
}

/* The bytes of the last character; 0 if there is none. */
static size_t last_size(const struct text *out)
{
    size_t size = 0;

    while (size < out->length &&
           ((unsigned char)out->bytes[out->length - ++size] & 0xC0) == 0x80)
        ;
    return size;
}

static bool ends_with(const struct text *out, const char *mark)
{
    size_t size = strlen(mark);

    return out->length >= size &&
           memcmp(out->bytes + out->length - size, mark, size) == 0;
}

static bool ends_joined(const struct text *out)
{
    size_t size = last_size(out);

    return size && is_one_of(joining, COUNT(joining),
                             out->bytes + out->length - size, size);
}

static void drop_last(struct text *out)
{
    size_t size = last_size(out);

    text_splice(out, out->length - size, size, "");
}

/* What stood around a piece that was cut out would look torn: blanks and
 * commas meet. */
static void put_tidied(struct text *out, const char *at, size_t size)
{
    if (*at == ' ' && (!out->length || ends_with(out, " ")))
        return;
    if (is_one_of(closing, COUNT(closing), at, size)) {
        if (ends_with(out, " "))
            drop_last(out);
        if ((*at == ')' && ends_with(out, "(")) ||
            (ends_with(out, "（") &&
             is_one_of(closing + COUNT(closing) - 1, 1, at, size))) {
            drop_last(out);
            return;
        }
        if (!out->length || ends_joined(out))
            return;
    }
    text_append_n(out, at, size);
}

char *ask_without(const char *typed, const struct findings *findings,
                  size_t *cursor)
{
    struct text out = {0};
    size_t length = strlen(typed);
    size_t place = SIZE_MAX;
    size_t size;

    text_set(&out, "");
    for (size_t at = 0; at < length; at += size) {
        size = size_of(typed + at);
        if (at <= *cursor && *cursor < at + size)
            place = out.length;
        if (!is_found(findings, at))
            put_tidied(&out, typed + at, size);
    }
    while (ends_with(&out, " ") || ends_joined(&out))
        drop_last(&out);
    *cursor = place < out.length ? place : out.length;
    return text_take(&out);
}
