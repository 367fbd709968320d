#include "core/request.h"

#include <string.h>

#include "base/mark.h"
#include "base/mem.h"

void request_done(struct request *request)
{
    for (size_t at = 0; at < request->answer_count; at++) {
        mem_free(request->answers[at].field);
        mem_free(request->answers[at].value);
    }
    for (size_t at = 0; at < request->helper_count; at++)
        mem_free(request->helpers[at].label);
    mem_free(request->answers);
    mem_free(request->helpers);
    mem_free(request->task);
    mem_wipe(request, sizeof *request);
}

const char *request_value(const struct request *request, const char *field)
{
    for (size_t at = 0; at < request->answer_count; at++)
        if (strcmp(request->answers[at].field, field) == 0)
            return request->answers[at].value;
    return NULL;
}

const struct helper *request_helper(const struct request *request, int64_t id)
{
    for (size_t at = 0; at < request->helper_count; at++)
        if (request->helpers[at].id == id)
            return &request->helpers[at];
    return NULL;
}

size_t request_count(const struct request *request, enum stage stage)
{
    size_t count = 0;

    for (size_t at = 0; at < request->helper_count; at++)
        if (request->helpers[at].stage == stage)
            count++;
    return count;
}

bool request_id_equal(struct request_id a, struct request_id b)
{
    return memcmp(a.bytes, b.bytes, REQUEST_ID_SIZE) == 0;
}

const char *request_end_name(enum request_end end)
{
    static const char *const names[] = {
        [END_NONE] = "",
        [END_DONE] = N_("done"),
        [END_CANCELLED] = N_("cancelled"),
        [END_NOBODY] = N_("nobody found"),
    };

    return end < COUNT(names) ? names[end] : "";
}
