#include "flow/qr.h"

#include <string.h>

#include <qrencode.h>

#include "base/mem.h"
#include "i18n/cluster.h"

/* "1/3 ": as many bytes as long as there is one digit on both sides. */
#define NUMBER_BYTES 4

/* ISO/IEC 18004, table 7: byte mode, level L, versions 1 to 20. */
static const size_t capacities[QR_VERSION_MOST] = {
    17,  32,  53,  78,  106, 134, 154, 192, 230, 271,
    321, 367, 425, 458, 520, 586, 644, 718, 792, 858};

int qr_size(int version)
{
    return 17 + 4 * version;
}

size_t qr_bytes(int version)
{
    return version >= 1 && version <= QR_VERSION_MOST ? capacities[version - 1]
                                                      : 0;
}

int qr_version(size_t bytes)
{
    for (int version = 1; version <= QR_VERSION_MOST; version++)
        if (bytes <= capacities[version - 1])
            return version;
    return 0;
}

enum err qr_make(const char *text, int version_most, struct qr *qr)
{
    size_t length = strlen(text);
    int version = qr_version(length);
    size_t area;
    QRcode *code;

    *qr = (struct qr){0};
    if (length == 0 || version == 0 || version > version_most)
        return ERR_INVALID;
    code = QRcode_encodeData((int)length, (const unsigned char *)text, version,
                             QR_ECLEVEL_L);
    if (!code)
        return ERR_INVALID;
    qr->size = code->width;
    area = (size_t)code->width * (size_t)code->width;
    qr->modules = mem_new(area, 1);
    /* The lowest bit is the colour; the others tell what a module is for. */
    for (size_t i = 0; i < area; i++)
        qr->modules[i] = code->data[i] & 1;
    mem_wipe(code->data, area);
    QRcode_free(code);
    return ERR_OK;
}

void qr_done(struct qr *qr)
{
    mem_free(qr->modules);
    *qr = (struct qr){0};
}

/* --- several --------------------------------------------------------------
 */

static bool is_gap(char byte)
{
    return byte == ' ' || byte == '\n';
}

static size_t whole_signs(const char *text, size_t room)
{
    size_t length = strlen(text);
    size_t fit = 0;

    while (fit < length) {
        size_t sign = cluster_first(text + fit, length - fit);

        if (fit + sign > room)
            break;
        fit += sign;
    }
    return fit;
}

/* How much of the text goes into one code. A line that ends early would leave
 * most of it empty. */
static size_t take(const char *text, size_t room, bool lines)
{
    size_t fit = whole_signs(text, room);
    size_t end = fit;

    if (!text[fit])
        return fit;
    if (lines) {
        while (end > fit / 2 && text[end] != '\n')
            end--;
        if (end > fit / 2)
            return end;
        end = fit;
    }
    while (end > 0 && !is_gap(text[end]))
        end--;
    return end ? end : fit;
}

static bool fill(const char *text, size_t room, bool lines,
                 struct qr_pieces *pieces)
{
    while (*text) {
        size_t end = take(text, room, lines);

        if (end == 0 || pieces->count == QR_PIECES_MOST)
            return false;
        text_append_n(&pieces->items[pieces->count++], text, end);
        text += end;
        while (is_gap(*text))
            text++;
    }
    return true;
}

/* Between lines, unless that takes more codes. */
static bool fill_best(const char *text, size_t room, struct qr_pieces *pieces)
{
    struct qr_pieces by_lines = {0};
    bool words = fill(text, room, false, pieces);

    if (words && fill(text, room, true, &by_lines) &&
        by_lines.count == pieces->count) {
        qr_pieces_done(pieces);
        *pieces = by_lines;
    } else {
        qr_pieces_done(&by_lines);
    }
    return words;
}

static void number(struct qr_pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        char sign[] = "1/1 ";

        sign[0] = (char)('1' + i);
        sign[2] = (char)('0' + pieces->count);
        text_splice(&pieces->items[i], 0, 0, sign);
    }
}

enum err qr_split(const char *text, size_t bytes, struct qr_pieces *pieces)
{
    *pieces = (struct qr_pieces){0};
    if (!*text)
        return ERR_INVALID;
    if (strlen(text) <= bytes) {
        text_append(&pieces->items[pieces->count++], text);
        return ERR_OK;
    }
    if (bytes <= NUMBER_BYTES || !fill_best(text, bytes - NUMBER_BYTES, pieces)) {
        qr_pieces_done(pieces);
        return ERR_INVALID;
    }
    number(pieces);
    return ERR_OK;
}

void qr_pieces_done(struct qr_pieces *pieces)
{
    for (size_t i = 0; i < COUNT(pieces->items); i++)
        text_done(&pieces->items[i]);
    pieces->count = 0;
}
