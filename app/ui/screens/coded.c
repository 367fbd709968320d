#include "ui/screens/coded.h"

#include "base/mem.h"
#include "flow/qr.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/layout.h"

/* Ids; screens stay below. */
enum { CODE = 950, CLOSE };

/* Modules of white around a code: as the standard has it, and the least that
 * phones still take. */
static const int quiets[] = {4, 2};

/* How the text is going to be shown. */
struct plan {
    int version; /* the largest that fits, or that is needed; 0 = none does */
    int quiet;
    struct qr_pieces pieces;
};

void coded_open(struct coded *coded, const char *text,
                enum coded_parting parting)
{
    coded_close(coded);
    text_set(&coded->text, text);
    coded->parting = parting;
}

void coded_close(struct coded *coded)
{
    text_done(&coded->text);
    *coded = (struct coded){0};
}

bool coded_is_open(const struct coded *coded)
{
    return coded->text.length > 0;
}

/* --- what fits ------------------------------------------------------------
 */

static bool fits(struct app *app, int version, int quiet)
{
    /* In a practice the first row says so. */
    int rows = app_rows(app) - (app_is_practice(app) ? 1 : 0);

    return layout_code_fits(app_columns(app), rows,
                            qr_size(version) + 2 * quiet);
}

static int largest(struct app *app, int quiet)
{
    int version = QR_VERSION_MOST;

    while (version > 0 && !fits(app, version, quiet))
        version--;
    return version;
}

/* Numbered codes of the largest size that there is room for. The smaller quiet
 * zone is taken if that makes them fewer. */
static void plan_parts(struct app *app, const struct coded *coded,
                       struct plan *plan)
{
    for (size_t i = 0; i < COUNT(quiets); i++) {
        struct qr_pieces pieces;
        int version = largest(app, quiets[i]);

        if (qr_split(text_string(&coded->text), qr_bytes(version), &pieces))
            continue;
        if (plan->version && pieces.count >= plan->pieces.count) {
            qr_pieces_done(&pieces);
            continue;
        }
        qr_pieces_done(&plan->pieces);
        *plan = (struct plan){version, quiets[i], pieces};
    }
}

static void make_plan(struct app *app, const struct coded *coded,
                      struct plan *plan)
{
    int version = qr_version(coded->text.length);

    *plan = (struct plan){0};
    for (size_t i = 0; version && i < COUNT(quiets); i++) {
        if (!fits(app, version, quiets[i]))
            continue;
        *plan = (struct plan){version, quiets[i], {.count = 1}};
        text_set(&plan->pieces.items[0], text_string(&coded->text));
        return;
    }
    if (coded->parting == CODED_PARTS)
        plan_parts(app, coded, plan);
}

/* --- pages ----------------------------------------------------------------
 */

/* How large the window has to be for one code, or for as few as are allowed.
 */
static void build_larger(const struct coded *coded, struct page *page)
{
    struct text columns = {0}, rows = {0}, line = {0};
    struct qr_pieces pieces = {0};
    int version = qr_version(coded->text.length);
    int modules;

    for (int i = QR_VERSION_MOST; coded->parting == CODED_PARTS && i > 0; i--) {
        qr_pieces_done(&pieces);
        if (qr_split(text_string(&coded->text), qr_bytes(i), &pieces))
            break;
        version = i;
    }
    qr_pieces_done(&pieces);
    page_head(page, PAGE_SHEET, _("A code doesn't fit"), NULL);
    if (version) {
        modules = qr_size(version) + 2 * quiets[COUNT(quiets) - 1];
        format_number(&columns, modules > LAYOUT_LEAST_COLUMNS
                                    ? modules
                                    : LAYOUT_LEAST_COLUMNS, NULL);
        format_number(&rows, (modules + 1) / 2 + 1, NULL);
        format_fill(&line,
                    _("Please make this window larger: {columns} columns and "
                      "{rows} rows are enough."),
                    (const struct format_part[]){
                        {"columns", text_string(&columns)},
                        {"rows", text_string(&rows)}},
                    2);
    } else {
        text_append(&line, _("This text is too long for a code."));
    }
    page_text(page, LOOK_PLAIN, text_string(&line));
    page_button(page, CLOSE, true, _("Close"));
    text_done(&columns);
    text_done(&rows);
    text_done(&line);
}

static void fill_label(const struct coded *coded, struct text *out)
{
    if (coded->count < 2) {
        text_append(out, _("Close"));
        return;
    }
    format_number(out, coded->piece + 1, NULL);
    text_append(out, "/");
    format_number(out, coded->count, NULL);
    text_append(out, " ›");
}

static void build_code(struct coded *coded, const struct plan *plan,
                       struct page *page)
{
    struct text label = {0};
    struct qr qr;

    coded->count = (int)plan->pieces.count;
    if (coded->piece >= coded->count)
        coded->piece = coded->count - 1;
    page_head(page, 0, _("For a phone's camera"), NULL);
    if (!qr_make(text_string(&plan->pieces.items[coded->piece]),
                 plan->version, &qr)) {
        fill_label(coded, &label);
        page_code(page, &(struct page_code){.id = CODE,
                                            .modules = qr.modules,
                                            .size = qr.size,
                                            .quiet = plan->quiet,
                                            .several = coded->count > 1,
                                            .label = text_string(&label)});
        page_focus(page, CODE);
    }
    qr_done(&qr);
    text_done(&label);
}

void coded_build(struct app *app, struct coded *coded, struct page *page)
{
    struct plan plan;

    make_plan(app, coded, &plan);
    if (plan.version)
        build_code(coded, &plan, page);
    else
        build_larger(coded, page);
    qr_pieces_done(&plan.pieces);
}

/* --- keys -----------------------------------------------------------------
 */

static bool go(struct coded *coded, int piece)
{
    if (piece >= 0 && piece < coded->count)
        coded->piece = piece;
    return true;
}

bool coded_act(struct coded *coded, const struct action *action)
{
    if (!coded_is_open(coded))
        return false;
    switch (action->act) {
    case ACT_BACK:
        coded_close(coded);
        return true;
    case ACT_CHOOSE:
        if (action->id != CODE || coded->piece + 1 >= coded->count)
            coded_close(coded);
        else
            coded->piece++;
        return true;
    case ACT_STEP:
        return go(coded, coded->piece + action->amount);
    case ACT_NUMBER:
        /* Digits that follow each other quickly are two numbers here. */
        return go(coded, action->amount % 10 - 1);
    case ACT_LEAVE:
        coded_close(coded);
        return false;
    default:
        return false;
    }
}
