#include "cli/cmd_guard.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#define ROOM (64 * 1024)
/* What is read again with the next piece of a line that doesn't fit. */
#define OVERLAP 1024

struct stream {
    const struct guard *guard;
    const struct guard_context *context;
    FILE *out;
    char *bytes;
    size_t length;
    category_set found; /* in the line so far */
    bool begun;         /* a piece of the line has been read already */
    struct findings findings;
};

static void read_part(struct stream *stream, const char *text, size_t length)
{
    findings_clear(&stream->findings);
    guard_read(stream->guard, stream->context, text, length,
               &stream->findings);
    stream->found |= findings_categories(&stream->findings);
}

static void print_line(struct stream *stream)
{
    const char *comma = "";

    for (int i = 0; i < CATEGORY_COUNT; i++) {
        if (!(stream->found & CATEGORY_BIT(i)))
            continue;
        fputs(comma, stream->out);
        fputs(category_id((enum category)i), stream->out);
        comma = ",";
    }
    fputs(*comma ? "\n" : "ok\n", stream->out);
    stream->found = 0;
    stream->begun = false;
}

/* Back to where a character begins, so that none is cut. */
static size_t whole_characters(const char *bytes, size_t length)
{
    size_t at = length;

    while (at && length - at < 4 && ((unsigned char)bytes[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Answers all whole lines; keeps the beginning of the next one. */
static void answer(struct stream *stream)
{
    char *at = stream->bytes, *end = stream->bytes + stream->length, *stop;

    while ((stop = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        read_part(stream, at, (size_t)(stop - at));
        print_line(stream);
        at = stop + 1;
    }
    if (at == stream->bytes && stream->length == ROOM) {
        size_t cut = whole_characters(at, ROOM - OVERLAP);

        read_part(stream, at, stream->length);
        stream->begun = true;
        at += cut;
    }
    stream->length = (size_t)(end - at);
    memmove(stream->bytes, at, stream->length);
}

static enum err read_all(struct stream *stream, int in)
{
    for (;;) {
        ssize_t count = read(in, stream->bytes + stream->length,
                             ROOM - stream->length);

        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return ERR_IO;
        if (count == 0)
            break;
        stream->length += (size_t)count;
        answer(stream);
        if (fflush(stream->out) != 0)
            return ERR_IO;
    }
    if (stream->length || stream->begun) {
        read_part(stream, stream->bytes, stream->length);
        print_line(stream);
    }
    return fflush(stream->out) == 0 ? ERR_OK : ERR_IO;
}

enum err cmd_guard_run(const struct guard *guard,
                       const struct guard_context *context, FILE *in,
                       FILE *out)
{
    struct stream stream = {.guard = guard, .context = context, .out = out};
    enum err err;

    stream.bytes = mem_new(ROOM, 1);
    err = read_all(&stream, fileno(in));
    findings_done(&stream.findings);
    mem_free(stream.bytes);
    return err;
}
