#include "ui/decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/utf8.h"

/* Longer sequences are no keys and no answers of ours. */
#define SEQUENCE_LIMIT 256
#define ESCAPE '\033'
#define PATIENCE 50
#define PATIENCE_ASKED 200
#define PATIENCE_PASTE 2000
#define PASTE_END "\033[201~"

enum taken { TAKEN_MORE, TAKEN_NOTHING, TAKEN_EVENT };

void decode_begin(struct decoder *decoder)
{
    *decoder = (struct decoder){.answers = {.bdsm = -1, .device = -1}};
}

void decode_done(struct decoder *decoder)
{
    text_done(&decoder->waiting);
    text_done(&decoder->paste);
    decode_begin(decoder);
}

void decode_feed(struct decoder *decoder, const char *bytes, size_t length)
{
    text_append_n(&decoder->waiting, bytes, length);
}

bool decode_is_waiting(const struct decoder *decoder)
{
    return decoder->waiting.length > 0 || decoder->pasting;
}

int decode_patience(const struct decoder *decoder)
{
    if (decoder->pasting)
        return PATIENCE_PASTE;
    return decoder->asked && !decoder->answers.complete ? PATIENCE_ASKED
                                                        : PATIENCE;
}

bool decode_answered(struct decoder *decoder)
{
    bool answered = decoder->answered;

    decoder->answered = false;
    return answered;
}

static void drop(struct decoder *decoder, size_t length)
{
    text_splice(&decoder->waiting, 0, length, "");
    if (decoder->waiting.length == 0)
        text_clear(&decoder->waiting);
}

static void press(struct event *event, enum press_kind kind)
{
    event->kind = EVENT_PRESS;
    event->press.kind = kind;
}

/* --- sequences -------------------------------------------------------------
 */

struct final {
    char letter;
    enum press_kind kind;
};

static const struct final finals[] = {
    {'A', PRESS_UP},    {'B', PRESS_DOWN}, {'C', PRESS_RIGHT},
    {'D', PRESS_LEFT},  {'H', PRESS_HOME}, {'F', PRESS_END},
    {'Z', PRESS_BACK_TAB}, {'M', PRESS_ENTER},
};

struct numbered {
    int number;
    enum press_kind kind;
};

static const struct numbered tildes[] = {
    {1, PRESS_HOME}, {3, PRESS_DELETE},  {4, PRESS_END},
    {5, PRESS_PAGE_UP}, {6, PRESS_PAGE_DOWN}, {7, PRESS_HOME},
    {8, PRESS_END},
};

static enum taken by_letter(struct event *event, char letter)
{
    for (size_t i = 0; i < COUNT(finals); i++)
        if (finals[i].letter == letter) {
            press(event, finals[i].kind);
            return TAKEN_EVENT;
        }
    return TAKEN_NOTHING;
}

static enum taken by_number(struct event *event, int number)
{
    for (size_t i = 0; i < COUNT(tildes); i++)
        if (tildes[i].number == number) {
            press(event, tildes[i].kind);
            return TAKEN_EVENT;
        }
    return TAKEN_NOTHING;
}

/* "<button;column;row": the wheel, and the first button going down. */
static enum taken by_mouse(struct event *event, const char *numbers, bool down)
{
    char *end;
    long button = strtol(numbers, &end, 10);
    long column = *end == ';' ? strtol(end + 1, &end, 10) : 0;
    long row = *end == ';' ? strtol(end + 1, &end, 10) : 0;

    if (*end != '\0' || !down || row < 1 || column < 1 || row > 10000 ||
        column > 10000)
        return TAKEN_NOTHING;
    event->row = (int)row - 1;
    event->column = (int)column - 1;
    if (button == 64 || button == 65) {
        event->kind = EVENT_WHEEL;
        event->amount = button == 64 ? -1 : 1;
        return TAKEN_EVENT;
    }
    if (button != 0)
        return TAKEN_NOTHING;
    event->kind = EVENT_TAP;
    return TAKEN_EVENT;
}

/* Answers are noted and are no events. */
static enum taken by_answer(struct decoder *decoder, const char *body,
                            char final)
{
    struct answers *answers = &decoder->answers;

    if (final == 'y' && strncmp(body, "8;", 2) == 0)
        answers->bdsm = atoi(body + 2);
    else if (final == 'c' && body[0] == '>')
        answers->device = atoi(body + 1);
    else if (final == 'c' && body[0] == '?')
        answers->complete = true;
    else
        return TAKEN_NOTHING;
    decoder->answered = true;
    return TAKEN_NOTHING;
}

/* `body` is what stands between CSI and the final byte. */
static enum taken understand(struct decoder *decoder, const char *body,
                             char final, struct event *event)
{
    if (body[0] == '<' && (final == 'M' || final == 'm'))
        return by_mouse(event, body + 1, final == 'M');
    if (final == '~' && atoi(body) == 200) {
        decoder->pasting = true;
        return TAKEN_NOTHING;
    }
    if (final == '~')
        return by_number(event, atoi(body));
    if (final == 'y' || final == 'c')
        return by_answer(decoder, body, final);
    /* Keys with Shift or Ctrl come as 1;5C. */
    if (body[0] == '\0' || strncmp(body, "1;", 2) == 0)
        return by_letter(event, final);
    return TAKEN_NOTHING;
}

static enum taken take_csi(struct decoder *decoder, bool waited,
                           struct event *event)
{
    const char *bytes = decoder->waiting.bytes;
    size_t length = decoder->waiting.length;
    char body[SEQUENCE_LIMIT];
    size_t at = 2;
    enum taken taken;

    /* The text console's function keys: CSI [ A. */
    if (length > 2 && bytes[2] == '[')
        at = 3;
    while (at < length && at < SEQUENCE_LIMIT &&
           (unsigned char)bytes[at] >= 0x20 &&
           (unsigned char)bytes[at] < 0x40)
        at++;
    if (at == length && !waited && at < SEQUENCE_LIMIT)
        return TAKEN_MORE;
    if (at == length || at == SEQUENCE_LIMIT || bytes[2] == '[' ||
        (unsigned char)bytes[at] < 0x40 || (unsigned char)bytes[at] > 0x7E) {
        drop(decoder, at < length && bytes[at] != ESCAPE ? at + 1 : at);
        return TAKEN_NOTHING;
    }
    memcpy(body, bytes + 2, at - 2);
    body[at - 2] = '\0';
    taken = understand(decoder, body, bytes[at], event);
    drop(decoder, at + 1);
    return taken;
}

/* Arrows and keypad in application mode: SS3 and one letter. */
static enum taken take_ss3(struct decoder *decoder, bool waited,
                           struct event *event)
{
    char letter;

    if (decoder->waiting.length < 3) {
        if (!waited)
            return TAKEN_MORE;
        drop(decoder, decoder->waiting.length);
        return TAKEN_NOTHING;
    }
    letter = decoder->waiting.bytes[2];
    drop(decoder, 3);
    if (letter >= 'p' && letter <= 'y') {
        press(event, PRESS_CHARACTER);
        event->press.character = (uint32_t)('0' + letter - 'p');
        return TAKEN_EVENT;
    }
    return by_letter(event, letter);
}

/* DCS, OSC and their like: up to ST or BEL. The name is in "DCS > | name". */
static enum taken take_string(struct decoder *decoder, bool waited)
{
    const char *bytes = decoder->waiting.bytes;
    size_t length = decoder->waiting.length;
    size_t end = 2;

    while (end < length && bytes[end] != '\007' && bytes[end] != ESCAPE)
        end++;
    if (end >= length || (bytes[end] == ESCAPE && end + 1 >= length)) {
        if (!waited && length < SEQUENCE_LIMIT)
            return TAKEN_MORE;
        drop(decoder, length);
        return TAKEN_NOTHING;
    }
    if (bytes[1] == 'P' && end > 4 && bytes[2] == '>' && bytes[3] == '|') {
        char *version = decoder->answers.version;
        size_t size = end - 4;

        if (size > sizeof decoder->answers.version - 1)
            size = sizeof decoder->answers.version - 1;
        memcpy(version, bytes + 4, size);
        version[size] = '\0';
        decoder->answered = true;
    }
    drop(decoder, bytes[end] == ESCAPE && bytes[end + 1] == '\\' ? end + 2
         : bytes[end] == ESCAPE                                  ? end
                                                                 : end + 1);
    return TAKEN_NOTHING;
}

static enum taken take_escape(struct decoder *decoder, bool waited,
                              struct event *event)
{
    char next;

    if (decoder->waiting.length == 1) {
        if (!waited)
            return TAKEN_MORE;
        drop(decoder, 1);
        press(event, PRESS_ESCAPE);
        return TAKEN_EVENT;
    }
    next = decoder->waiting.bytes[1];
    switch (next) {
    case '[':
        return take_csi(decoder, waited, event);
    case 'O':
        return take_ss3(decoder, waited, event);
    case 'P':
    case ']':
    case '_':
    case '^':
        return take_string(decoder, waited);
    case ESCAPE:
        drop(decoder, 1);
        press(event, PRESS_ESCAPE);
        return TAKEN_EVENT;
    default:
        break;
    }
    /* Alt with a key: neither an Esc nor that key. */
    drop(decoder, 1);
    if ((unsigned char)next >= 0x80) {
        uint32_t point;
        int size = utf8_take(decoder->waiting.bytes, decoder->waiting.length,
                             &point);

        drop(decoder, size > 0 ? (size_t)size : 1);
    } else {
        drop(decoder, 1);
    }
    return TAKEN_NOTHING;
}

/* --- the rest --------------------------------------------------------------
 */

static enum taken take_control(struct decoder *decoder, unsigned char byte,
                               struct event *event)
{
    drop(decoder, 1);
    switch (byte) {
    case '\r':
    case '\n':
        press(event, PRESS_ENTER);
        break;
    case '\t':
        press(event, PRESS_TAB);
        break;
    case 0x08:
    case 0x7F:
        press(event, PRESS_BACKSPACE);
        break;
    default:
        press(event, PRESS_CONTROL);
        event->press.character = (uint32_t)byte + 0x40;
    }
    return TAKEN_EVENT;
}

static enum taken take_character(struct decoder *decoder, bool waited,
                                 struct event *event)
{
    uint32_t point;
    int size = utf8_take(decoder->waiting.bytes, decoder->waiting.length,
                         &point);

    if (size == 0 && !waited)
        return TAKEN_MORE;
    drop(decoder, size > 0 ? (size_t)size : 1);
    if (size <= 0 || (point >= 0x80 && point < 0xA0))
        return TAKEN_NOTHING;
    press(event, PRESS_CHARACTER);
    event->press.character = point;
    return TAKEN_EVENT;
}

/* Everything up to the end of the paste; nothing in it is a key. */
static enum taken take_paste(struct decoder *decoder, bool waited,
                             struct event *event)
{
    const char *bytes = text_string(&decoder->waiting);
    size_t length = decoder->waiting.length;
    const char *end = memmem(bytes, length, PASTE_END, strlen(PASTE_END));
    size_t taken = end ? (size_t)(end - bytes) : length;
    size_t room = DECODE_PASTE_LIMIT - decoder->paste.length;

    /* The end's own beginning may be all that has come of it. */
    if (!end && !waited && taken > 0) {
        const char *last = memrchr(bytes, ESCAPE, length);

        if (last && length - (size_t)(last - bytes) < strlen(PASTE_END))
            taken = (size_t)(last - bytes);
    }
    text_append_n(&decoder->paste, bytes, taken < room ? taken : room);
    drop(decoder, taken + (end ? strlen(PASTE_END) : 0));
    if (!end && !waited)
        return TAKEN_MORE;
    decoder->pasting = false;
    decoder->pasted = true;
    event->kind = EVENT_PASTE;
    event->paste = text_string(&decoder->paste);
    event->length = decoder->paste.length;
    return TAKEN_EVENT;
}

static enum taken take(struct decoder *decoder, bool waited,
                       struct event *event)
{
    unsigned char byte;

    if (decoder->pasting)
        return take_paste(decoder, waited, event);
    if (decoder->waiting.length == 0)
        return TAKEN_MORE;
    byte = (unsigned char)decoder->waiting.bytes[0];
    if (byte == ESCAPE)
        return take_escape(decoder, waited, event);
    if (byte < 0x20 || byte == 0x7F)
        return take_control(decoder, byte, event);
    return take_character(decoder, waited, event);
}

bool decode_next(struct decoder *decoder, bool waited, struct event *event)
{
    enum taken taken;

    *event = (struct event){0};
    if (decoder->pasted) {
        decoder->pasted = false;
        text_done(&decoder->paste);
    }
    do
        taken = take(decoder, waited, event);
    while (taken == TAKEN_NOTHING);
    return taken == TAKEN_EVENT;
}
