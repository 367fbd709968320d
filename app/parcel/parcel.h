#ifndef PARCEL_PARCEL_H
#define PARCEL_PARCEL_H
/* Packets between laptops: one request up to one stage, sealed to one laptop.
 *
 * Bytes in, bytes out: no clock, no disk, no store. Text of a sender who isn't
 * a verified contact never leaves parcel_open. What comes out is bounded,
 * clean (base/text.h) and within its stage as the packet itself marks it;
 * parcel_fits holds it against the task, and the guard has not read it yet.
 * A packet holds the whole state of its stage, never a difference: after a
 * missing one the newest is enough. FORMAT.md has every byte. Secret keys
 * live in struct secret; decrypted text is wiped by parcel_done.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "core/request.h"
#include "core/task.h"
#include "parcel/identity.h"
#include "parcel/seen.h"

#define PARCEL_VERSION 1
/* A file has one of three sizes; none is outside of these. */
#define PARCEL_FILE_LEAST 16604
#define PARCEL_FILE_MOST 263384
#define PARCEL_ANSWERS_MOST 64
#define PARCEL_HELPERS_MOST 200
#define PARCEL_COUNTER_MOST 1000000
#define PARCEL_DAYS_MOST 90 /* from sent to expires */
#define PARCEL_DAYS_AHEAD 2 /* that a sender's date may be ahead of ours */

enum parcel_kind {
    PARCEL_OFFER = 1, /* answers up to a stage; also the next stage */
    PARCEL_CHANGED,   /* the same after a change; also back by a stage */
    PARCEL_WITHDRAWN, /* forget it */
    PARCEL_ENDED,     /* done, cancelled, nobody */
    PARCEL_TAKE_OVER, /* the whole request with way back, note and lines */
    PARCEL_ANSWER     /* the other way: to whoever owns the request */
};

enum parcel_reply {
    PARCEL_CAN = 1, /* "I can", "I take it over" */
    PARCEL_CANNOT,  /* "not", and "not any more" */
    PARCEL_TAKEN,   /* it was received and is kept: a take-over, a change */
    PARCEL_ERASED   /* what was withdrawn is gone here */
};

/* Zero-initialise, parcel_done. Used by each kind:
 *   all        kind, from, to, counter, previous, sent, expires, request.id
 *   OFFER, CHANGED  stage, request: code, task, answers (field, value, stage)
 *   ENDED      request.end
 *   TAKE_OVER  request: code, task, changed, postponed, consents, asked,
 *              needed, answers (and warned), helpers (all but id); it is open
 *   ANSWER     reply, about
 * The rest is zero, in days DAY_NONE. Answers come out in order of field. */
struct parcel {
    enum parcel_kind kind;
    uint16_t version;        /* of the format; by make and open */
    struct parcel_keys from; /* by make and open */
    struct parcel_keys to;
    uint64_t counter; /* 1, 2, ... for this request from `from` to `to` */
    unsigned char previous[PARCEL_HASH_SIZE]; /* hash of the one before, or 0 */
    unsigned char hash[PARCEL_HASH_SIZE];     /* its own; by make and open */
    int32_t sent, expires; /* days; the last one on which it may be taken */
    enum stage stage;
    struct request request;
    enum parcel_reply reply;
    uint64_t about; /* counter of the packet that is answered */
};

void parcel_done(struct parcel *parcel);
/* The file's own hash, which is also the parcel's: to know it again without
 * opening it. ERR_PARCEL_DAMAGED (also cut off or still growing),
 * ERR_PARCEL_LARGE, ERR_PARCEL_NEWER. */
MUST_USE enum err parcel_look(const void *bytes, size_t length,
                              unsigned char hash[PARCEL_HASH_SIZE]);
/* The sealed file, the caller's (mem_free). ERR_INVALID if parcel_open would
 * refuse what is in it. */
MUST_USE enum err parcel_make(const struct parcel_identity *me,
                              struct parcel *parcel, unsigned char **bytes,
                              size_t *length);
/* On ERR_PARCEL_SENDER and ERR_PARCEL_UNVERIFIED `from` alone is set, and the
 * signature was right; after any other error nothing is. Further: what
 * parcel_look says, ERR_PARCEL_OTHER, _FORWARDED, _FORGED, _END, _FORM, _TEXT,
 * and _OLDER than what this contact sent before. */
MUST_USE enum err parcel_open(const struct parcel_identity *me,
                              const struct parcel_contact *contacts,
                              size_t count, const void *bytes, size_t length,
                              struct parcel *parcel);
/* Against the task as it is known here: ERR_PARCEL_TASK if it is NULL or has no
 * such field or value, ERR_PARCEL_STAGE if a field comes before its stage. */
MUST_USE enum err parcel_fits(const struct parcel *parcel,
                              const struct task *task);

#endif
