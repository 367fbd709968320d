/* What a QR code costs until it stands on the canvas, beside the bare encoder
 * for the same text. Medians. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <qrencode.h>

#include "base/text.h"
#include "flow/qr.h"
#include "ui/layout.h"

#define ROUNDS 101
#define COLUMNS 80
#define ROWS 24
/* The largest that fits there, with half of the quiet zone. */
#define VERSION 6
#define QUIET 2

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double (*work)(const char *), const char *text)
{
    double times[ROUNDS];

    for (int i = 0; i < ROUNDS; i++)
        times[i] = work(text);
    qsort(times, ROUNDS, sizeof *times, by_value);
    return times[ROUNDS / 2];
}

static double encode_bare(const char *text)
{
    double before = now_ms();

    QRcode_free(QRcode_encodeData((int)strlen(text),
                                  (const unsigned char *)text, VERSION,
                                  QR_ECLEVEL_L));
    return now_ms() - before;
}

static double encode(const char *text)
{
    double before = now_ms();
    struct qr qr;

    if (qr_make(text, VERSION, &qr))
        exit(1);
    qr_done(&qr);
    return now_ms() - before;
}

/* From the text to the cells. */
static double show(const char *text)
{
    struct canvas *canvas = canvas_new(COLUMNS, ROWS, DIRECTION_LTR);
    struct page *page = page_new();
    struct layout layout = {0};
    struct layout_view view = {0};
    struct layout_notice notice = {0};
    struct qr qr;
    double before = now_ms(), taken;

    if (qr_make(text, VERSION, &qr))
        exit(1);
    page_head(page, 0, "QR", NULL);
    page_code(page, &(struct page_code){1, qr.modules, qr.size, QUIET, false,
                                        "Close"});
    layout_place(&layout, page, canvas, &view, &notice);
    taken = now_ms() - before;
    qr_done(&qr);
    layout_done(&layout);
    page_free(&page);
    canvas_free(&canvas);
    return taken;
}

static void report(const char *what, double value, double most,
                   const char *unit)
{
    printf("%-44s %8.2f %-5s at most %g%s\n", what, value, unit, most,
           value <= most ? "" : "   TOO MUCH");
}

int main(void)
{
    struct text text = {0};
    double bare, made, shown;

    setlocale(LC_CTYPE, "C.UTF-8");
    while (text.length < qr_bytes(VERSION))
        text_append(&text, "x");
    bare = median(encode_bare, text_string(&text));
    made = median(encode, text_string(&text));
    shown = median(show, text_string(&text));
    report("a code of 134 bytes, to the bare encoder", made / bare, 1.5,
           "times");
    report("the same until it stands on the screen", shown, 30, "ms");
    text_done(&text);
    return 0;
}
