#ifndef PARCEL_RIG_H
#define PARCEL_RIG_H
/* Three laptops with fixed keys, a task, and a packet of each kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/mark.h"
#include "base/mem.h"
#include "parcel/parcel.h"

#define TODAY 20780 /* 23 November 2026 */

/* Each test program has one, filled by its group's setup. */
static struct parcel_identity anna, bert, carl;

static inline void rig_identity(struct parcel_identity *identity, int seed)
{
    struct secret *secret = secret_new(PARCEL_SEED_SIZE);

    memset(secret->bytes, seed, secret->size);
    parcel_identity_init(identity, secret);
    secret_free(&secret);
}

static inline int rig_setup(void **state)
{
    (void)state;
    if (secret_setup())
        return -1;
    rig_identity(&anna, 'a');
    rig_identity(&bert, 'b');
    rig_identity(&carl, 'c');
    return 0;
}

static inline int rig_teardown(void **state)
{
    (void)state;
    parcel_identity_done(&anna);
    parcel_identity_done(&bert);
    parcel_identity_done(&carl);
    return 0;
}

static inline struct parcel_contact
rig_contact(const struct parcel_identity *of)
{
    return (struct parcel_contact){of->keys, true, 0};
}

static inline void rig_answer(struct parcel *parcel, const char *field,
                              const char *value, enum stage stage)
{
    struct request *request = &parcel->request;
    size_t count = request->answer_count++;

    request->answers = mem_resize(request->answers, count, count + 1,
                                  sizeof *request->answers);
    request->answers[count] = (struct answer){
        mem_string(field), mem_string(value), stage, DAY_NONE, false};
}

static inline void rig_helper(struct parcel *parcel, const char *label,
                              enum stage stage, bool reserve, bool stale)
{
    struct request *request = &parcel->request;
    size_t count = request->helper_count++;

    request->helpers = mem_resize(request->helpers, count, count + 1,
                                  sizeof *request->helpers);
    request->helpers[count] =
        (struct helper){0, mem_string(label), stage, TODAY - 1, reserve, stale};
}

/* From anna to bert, the first for its request; expires in 20 days. */
static inline struct parcel rig_parcel(enum parcel_kind kind)
{
    struct parcel parcel = {.kind = kind};

    parcel.to = bert.keys;
    parcel.counter = 1;
    parcel.sent = TODAY;
    parcel.expires = TODAY + 20;
    memset(parcel.request.id.bytes, 0x42, REQUEST_ID_SIZE);
    return parcel;
}

/* Up to that stage; not in the order in which it is written. */
static inline struct parcel rig_offer(enum stage stage)
{
    struct parcel parcel = rig_parcel(PARCEL_OFFER);

    parcel.stage = stage;
    parcel.request.code = 417;
    parcel.request.task = mem_string("babysitting");
    rig_answer(&parcel, "when", "2026-11-27 14:00", STAGE_ASKING);
    rig_answer(&parcel, "duration", "180", STAGE_ASKING);
    rig_answer(&parcel, "town", "text:Springfield", STAGE_ASKING);
    if (stage >= STAGE_AVAILABLE) {
        rig_answer(&parcel, "children", "2", STAGE_AVAILABLE);
        rig_answer(&parcel, "ages", "3-5,6-9", STAGE_AVAILABLE);
    }
    if (stage >= STAGE_AGREED)
        rig_answer(&parcel, "place", "text:12 Mill Lane", STAGE_AGREED);
    return parcel;
}

static inline struct parcel rig_take_over(void)
{
    struct parcel parcel = rig_offer(STAGE_AGREED);

    parcel.kind = PARCEL_TAKE_OVER;
    parcel.stage = STAGE_ASKING;
    rig_answer(&parcel, "reach", "through:the Tuesday cook", STAGE_OWN);
    rig_answer(&parcel, "note", "text:bring a book", STAGE_OWN);
    parcel.request.answers[parcel.request.answer_count - 1].warned = true;
    rig_helper(&parcel, "A", STAGE_AGREED, false, true);
    rig_helper(&parcel, "sitter B", STAGE_AVAILABLE, true, false);
    parcel.request.changed = TODAY - 2;
    parcel.request.postponed = 3;
    parcel.request.consent_asking = TODAY - 3;
    parcel.request.consent_place = DAY_NONE;
    parcel.request.asked = 5;
    parcel.request.needed = 1;
    return parcel;
}

/* A packet of each kind, 0 .. RIG_KINDS-1, with something in every place. */
#define RIG_KINDS 9
static inline struct parcel rig_kind(int which)
{
    struct parcel parcel;

    switch (which) {
    case 0:
    case 1:
    case 2:
        return rig_offer((enum stage)which);
    case 3:
        parcel = rig_offer(STAGE_ASKING);
        parcel.kind = PARCEL_CHANGED;
        return parcel;
    case 4:
        return rig_parcel(PARCEL_WITHDRAWN);
    case 5:
        parcel = rig_parcel(PARCEL_ENDED);
        parcel.request.end = END_CANCELLED;
        return parcel;
    case 6:
        return rig_take_over();
    default:
        parcel = rig_parcel(PARCEL_ANSWER);
        parcel.reply = which == 7 ? PARCEL_CAN : PARCEL_ERASED;
        parcel.about = 3;
        return parcel;
    }
}

#endif
