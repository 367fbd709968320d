#ifndef CORE_REQUEST_H
#define CORE_REQUEST_H
/* One need for help, its answers and the people who were asked, as they are
 * handed between the store, flow and the screens.
 *
 * Plain data. Typed strings are owned and wiped by request_done.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/stage.h"

#define REQUEST_ID_SIZE 16

struct request_id {
    unsigned char bytes[REQUEST_ID_SIZE];
};

enum request_state { REQUEST_DRAFT, REQUEST_OPEN, REQUEST_ENDED };
enum request_end { END_NONE, END_DONE, END_CANCELLED, END_NOBODY };

struct answer {
    char *field;     /* name within the task */
    char *value;     /* canonical, core/field.h */
    enum stage stage;
    int32_t expires; /* first day without it */
    bool warned;     /* kept after a warning */
};

struct helper {
    int64_t id;   /* of this line, unique in the store */
    char *label;  /* "A", or what the volunteer chose */
    enum stage stage; /* AVAILABLE or AGREED */
    int32_t told; /* day the last stage was told */
    bool reserve;
    bool stale;   /* was told something that has changed since */
};

struct request {
    struct request_id id;
    int code; /* 3 digits, more when those are used up; 0 before it is drawn */
    char *task;
    enum request_state state;
    enum request_end end;
    int32_t when;    /* day of the event, DAY_NONE */
    int32_t changed;
    int32_t ended;
    int32_t postponed;
    int32_t consent_asking; /* day of the yes, DAY_NONE */
    int32_t consent_place;
    int asked;  /* people asked round, a number only */
    int needed; /* helpers wanted */
    int question; /* draft: the question to come back to */
    struct answer *answers;
    size_t answer_count;
    struct helper *helpers;
    size_t helper_count;
};

void request_done(struct request *request);
/* NULL if the answer isn't there. */
const char *request_value(const struct request *request, const char *field);
const struct helper *request_helper(const struct request *request, int64_t id);
/* Helpers at that stage. */
size_t request_count(const struct request *request, enum stage stage);
bool request_id_equal(struct request_id a, struct request_id b);
/* Name of a closed end as stored and as msgid. */
const char *request_end_name(enum request_end end);

#endif
