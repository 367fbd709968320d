#include "parcel/wire.h"

#include <string.h>

#include <sodium.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/retention.h"
#include "parcel/bytes.h"

/* 1 January 2000 and 31 December 2199: as in core/field.c, a day outside of
 * these is a slip or malice, and differences of days can't overflow. */
#define DAY_FIRST 10957
#define DAY_LAST 84005
/* The least that one answer and one helper take: what a count is held
 * against before anything is reserved for it. */
#define ANSWER_LEAST 7
#define HELPER_LEAST 9

static bool is_day(int32_t day)
{
    return day >= DAY_FIRST && day <= DAY_LAST;
}

static bool is_day_or_none(int32_t day)
{
    return day == DAY_NONE || is_day(day);
}

/* A number from 0 or `low` to `high`; anything else makes the reader bad. */
static int get_between(struct reader *reader, size_t size, int low, int high)
{
    uint64_t number = bytes_get_number(reader, size);

    if (number < (uint64_t)low || number > (uint64_t)high) {
        reader->is_bad = true;
        return low;
    }
    return (int)number;
}

static int32_t get_day(struct reader *reader, bool may_be_none)
{
    int32_t day = bytes_get_day(reader);

    if (!(may_be_none ? is_day_or_none(day) : is_day(day)))
        reader->is_bad = true;
    return day;
}

/* --- the head ------------------------------------------------------------- */

static void get_keys(struct reader *reader, struct parcel_keys *keys)
{
    bytes_get_into(reader, keys->sign, sizeof keys->sign);
    bytes_get_into(reader, keys->box, sizeof keys->box);
}

static bool is_head_right(const struct parcel *parcel)
{
    bool is_first = parcel->counter == 1;

    return parcel->version == PARCEL_VERSION && parcel->counter >= 1 &&
           parcel->counter <= PARCEL_COUNTER_MOST &&
           is_first ==
               sodium_is_zero(parcel->previous, sizeof parcel->previous) &&
           parcel->expires >= parcel->sent &&
           parcel->expires - parcel->sent <= PARCEL_DAYS_MOST;
}

enum err wire_head(const unsigned char *bytes, size_t length,
                   struct parcel *parcel)
{
    struct reader reader = {bytes, length, 0, false};
    int stage;

    memset(parcel, 0, sizeof *parcel);
    parcel->version = (uint16_t)bytes_get_number(&reader, 2);
    parcel->kind =
        (enum parcel_kind)get_between(&reader, 1, PARCEL_OFFER, PARCEL_ANSWER);
    stage = get_between(&reader, 1, STAGE_ASKING, STAGE_AGREED);
    if (stage && parcel->kind != PARCEL_OFFER && parcel->kind != PARCEL_CHANGED)
        reader.is_bad = true;
    parcel->stage = (enum stage)stage;
    get_keys(&reader, &parcel->from);
    get_keys(&reader, &parcel->to);
    bytes_get_into(&reader, parcel->request.id.bytes, REQUEST_ID_SIZE);
    parcel->counter = bytes_get_number(&reader, 8);
    bytes_get_into(&reader, parcel->previous, sizeof parcel->previous);
    parcel->sent = get_day(&reader, false);
    parcel->expires = get_day(&reader, false);
    if (bytes_get_number(&reader, 4) != bytes_left(&reader))
        reader.is_bad = true;
    return reader.is_bad || !is_head_right(parcel) ? ERR_PARCEL_FORM : ERR_OK;
}

/* --- texts ---------------------------------------------------------------- */

static bool is_name(const char *name)
{
    return name && *name && strlen(name) <= WIRE_NAME_MOST &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz_") == strlen(name);
}

/* A value's prefix and what follows it are looked at apart: that is how they
 * were checked when they were typed. */
static bool is_value_clean(const char *value)
{
    const char *colon = strchr(value, ':');

    if (text_is_clean(value))
        return true;
    return colon && text_is_clean(colon + 1) &&
           strspn(value, "abcdefghijklmnopqrstuvwxyz") ==
               (size_t)(colon - value);
}

static char *get_name(struct reader *reader)
{
    char *name = bytes_get_string(reader, 1);

    if (!is_name(name))
        reader->is_bad = true;
    return name;
}

/* --- content -------------------------------------------------------------- */

static enum err get_answer(struct reader *reader, const struct parcel *parcel,
                           struct answer *answer)
{
    bool is_whole = parcel->kind == PARCEL_TAKE_OVER;

    answer->expires = DAY_NONE;
    answer->field = get_name(reader);
    answer->stage = (enum stage)get_between(reader, 1, STAGE_ASKING, STAGE_OWN);
    answer->warned = get_between(reader, 1, 0, is_whole);
    answer->value = bytes_get_string(reader, 2);
    if (reader->is_bad || !*answer->value ||
        strlen(answer->value) > WIRE_VALUE_MOST)
        return ERR_PARCEL_FORM;
    if (!is_value_clean(answer->value))
        return ERR_PARCEL_TEXT;
    return is_whole || answer->stage <= parcel->stage ? ERR_OK
                                                      : ERR_PARCEL_STAGE;
}

static enum err get_answers(struct reader *reader, struct parcel *parcel)
{
    struct request *request = &parcel->request;
    size_t count = (size_t)bytes_get_number(reader, 2);
    enum err err = ERR_OK;

    if (count > PARCEL_ANSWERS_MOST ||
        count > bytes_left(reader) / ANSWER_LEAST)
        return ERR_PARCEL_FORM;
    request->answers = mem_new(count + 1, sizeof *request->answers);
    for (size_t at = 0; !err && at < count; at++) {
        struct answer *answer = &request->answers[at];

        request->answer_count = at + 1;
        err = get_answer(reader, parcel, answer);
        if (!err && at && strcmp(answer[-1].field, answer->field) >= 0)
            err = ERR_PARCEL_FORM;
    }
    return err;
}

static void get_task(struct reader *reader, struct request *request)
{
    request->state = REQUEST_OPEN;
    request->code = get_between(reader, 4, 0, WIRE_CODE_MOST);
    request->task = get_name(reader);
}

static enum err get_offer(struct reader *reader, struct parcel *parcel)
{
    get_task(reader, &parcel->request);
    return get_answers(reader, parcel);
}

static enum err get_nothing(struct reader *reader, struct parcel *parcel)
{
    (void)reader;
    (void)parcel;
    return ERR_OK;
}

static enum err get_end(struct reader *reader, struct parcel *parcel)
{
    parcel->request.state = REQUEST_ENDED;
    parcel->request.end =
        (enum request_end)get_between(reader, 1, END_DONE, END_NOBODY);
    return ERR_OK;
}

static enum err get_helper(struct reader *reader, struct helper *helper)
{
    helper->label = bytes_get_string(reader, 1);
    helper->stage =
        (enum stage)get_between(reader, 1, STAGE_AVAILABLE, STAGE_AGREED);
    helper->told = get_day(reader, true);
    helper->reserve = get_between(reader, 1, 0, 1);
    helper->stale = get_between(reader, 1, 0, 1);
    if (reader->is_bad || !*helper->label ||
        strlen(helper->label) > PARCEL_LABEL_MOST)
        return ERR_PARCEL_FORM;
    return text_is_clean(helper->label) ? ERR_OK : ERR_PARCEL_TEXT;
}

static enum err get_helpers(struct reader *reader, struct request *request)
{
    size_t count = (size_t)bytes_get_number(reader, 2);
    enum err err = ERR_OK;

    if (count > PARCEL_HELPERS_MOST ||
        count > bytes_left(reader) / HELPER_LEAST)
        return ERR_PARCEL_FORM;
    request->helpers = mem_new(count + 1, sizeof *request->helpers);
    for (size_t at = 0; !err && at < count; at++) {
        request->helper_count = at + 1;
        err = get_helper(reader, &request->helpers[at]);
    }
    return err;
}

static enum err get_take_over(struct reader *reader, struct parcel *parcel)
{
    struct request *request = &parcel->request;
    enum err err;

    get_task(reader, request);
    request->changed = get_day(reader, false);
    request->postponed = get_between(reader, 4, 0, RETENTION_POSTPONE_DAYS);
    request->consent_asking = get_day(reader, true);
    request->consent_place = get_day(reader, true);
    request->asked = get_between(reader, 4, 0, WIRE_ASKED_MOST);
    request->needed = get_between(reader, 2, 1, WIRE_NEEDED_MOST);
    err = get_answers(reader, parcel);
    return err ? err : get_helpers(reader, request);
}

static enum err get_reply(struct reader *reader, struct parcel *parcel)
{
    parcel->reply =
        (enum parcel_reply)get_between(reader, 1, PARCEL_CAN, PARCEL_ERASED);
    parcel->about = bytes_get_number(reader, 8);
    return parcel->about >= 1 && parcel->about <= PARCEL_COUNTER_MOST
               ? ERR_OK
               : ERR_PARCEL_FORM;
}

static enum err (*const gets_content[])(struct reader *, struct parcel *) = {
    [PARCEL_OFFER] = get_offer,         [PARCEL_CHANGED] = get_offer,
    [PARCEL_WITHDRAWN] = get_nothing,   [PARCEL_ENDED] = get_end,
    [PARCEL_TAKE_OVER] = get_take_over, [PARCEL_ANSWER] = get_reply,
};

enum err wire_content(const unsigned char *bytes, size_t length,
                      struct parcel *parcel)
{
    struct reader reader = {bytes, length, WIRE_HEAD, length < WIRE_HEAD};
    struct request *request = &parcel->request;
    enum err err;

    request->when = request->changed = request->ended = DAY_NONE;
    request->consent_asking = request->consent_place = DAY_NONE;
    err = gets_content[parcel->kind](&reader, parcel);
    if (!err && (reader.is_bad || bytes_left(&reader)))
        err = ERR_PARCEL_FORM;
    return err;
}
