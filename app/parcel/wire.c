#include "parcel/wire.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "parcel/bytes.h"

static void put_keys(struct writer *writer, const struct parcel_keys *keys)
{
    bytes_put(writer, keys->sign, sizeof keys->sign);
    bytes_put(writer, keys->box, sizeof keys->box);
}

static bool has_stage(enum parcel_kind kind)
{
    return kind == PARCEL_OFFER || kind == PARCEL_CHANGED;
}

static void put_head(struct writer *writer, const struct parcel *parcel)
{
    bytes_put_number(writer, PARCEL_VERSION, 2);
    bytes_put_number(writer, parcel->kind, 1);
    bytes_put_number(writer, has_stage(parcel->kind) ? parcel->stage : 0, 1);
    put_keys(writer, &parcel->from);
    put_keys(writer, &parcel->to);
    bytes_put(writer, parcel->request.id.bytes, REQUEST_ID_SIZE);
    bytes_put_number(writer, parcel->counter, 8);
    bytes_put(writer, parcel->previous, sizeof parcel->previous);
    bytes_put_day(writer, parcel->sent);
    bytes_put_day(writer, parcel->expires);
}

/* --- content -------------------------------------------------------------- */

/* A negative number becomes one that doesn't fit. */
static void put_count(struct writer *writer, int number, size_t size)
{
    bytes_put_number(writer, (uint64_t)(int64_t)number, size);
}

static int by_field(const void *a, const void *b)
{
    const struct answer *const *one = a;
    const struct answer *const *other = b;

    return strcmp((*one)->field, (*other)->field);
}

/* In the order of their names, so that one set of answers is written in one
 * way, whatever order the store gives them in. */
static void put_answers(struct writer *writer, const struct request *request,
                        bool is_whole)
{
    size_t count = request->answer_count;
    const struct answer **sorted = mem_new(count + 1, sizeof *sorted);

    for (size_t at = 0; at < count; at++)
        sorted[at] = &request->answers[at];
    if (count)
        qsort(sorted, count, sizeof *sorted, by_field);
    bytes_put_number(writer, count, 2);
    for (size_t at = 0; at < count; at++) {
        bytes_put_string(writer, sorted[at]->field, 1);
        bytes_put_number(writer, sorted[at]->stage, 1);
        bytes_put_number(writer, is_whole && sorted[at]->warned, 1);
        bytes_put_string(writer, sorted[at]->value, 2);
    }
    mem_free(sorted);
}

static void put_offer(struct writer *writer, const struct parcel *parcel)
{
    put_count(writer, parcel->request.code, 4);
    bytes_put_string(writer, parcel->request.task, 1);
    put_answers(writer, &parcel->request, false);
}

static void put_nothing(struct writer *writer, const struct parcel *parcel)
{
    (void)writer;
    (void)parcel;
}

static void put_end(struct writer *writer, const struct parcel *parcel)
{
    bytes_put_number(writer, parcel->request.end, 1);
}

static void put_helper(struct writer *writer, const struct helper *helper)
{
    bytes_put_string(writer, helper->label, 1);
    bytes_put_number(writer, helper->stage, 1);
    bytes_put_day(writer, helper->told);
    bytes_put_number(writer, helper->reserve, 1);
    bytes_put_number(writer, helper->stale, 1);
}

static void put_take_over(struct writer *writer, const struct parcel *parcel)
{
    const struct request *request = &parcel->request;

    put_count(writer, request->code, 4);
    bytes_put_string(writer, request->task, 1);
    bytes_put_day(writer, request->changed);
    bytes_put_day(writer, request->postponed);
    bytes_put_day(writer, request->consent_asking);
    bytes_put_day(writer, request->consent_place);
    put_count(writer, request->asked, 4);
    put_count(writer, request->needed, 2);
    put_answers(writer, request, true);
    bytes_put_number(writer, request->helper_count, 2);
    for (size_t at = 0; at < request->helper_count; at++)
        put_helper(writer, &request->helpers[at]);
}

static void put_answer(struct writer *writer, const struct parcel *parcel)
{
    bytes_put_number(writer, parcel->reply, 1);
    bytes_put_number(writer, parcel->about, 8);
}

static void (*const puts_content[])(struct writer *, const struct parcel *) = {
    [PARCEL_OFFER] = put_offer,         [PARCEL_CHANGED] = put_offer,
    [PARCEL_WITHDRAWN] = put_nothing,   [PARCEL_ENDED] = put_end,
    [PARCEL_TAKE_OVER] = put_take_over, [PARCEL_ANSWER] = put_answer,
};

enum err wire_put(const struct parcel *parcel, struct text *body)
{
    struct text content = {0};
    struct writer writer = {&content, false};
    struct writer head = {body, false};

    if (parcel->kind >= COUNT(puts_content) || !puts_content[parcel->kind])
        return ERR_INVALID;
    puts_content[parcel->kind](&writer, parcel);
    put_head(&head, parcel);
    bytes_put_number(&head, content.length, 4);
    if (content.length)
        bytes_put(&head, content.bytes, content.length);
    text_done(&content);
    return writer.is_bad || head.is_bad ? ERR_INVALID : ERR_OK;
}
