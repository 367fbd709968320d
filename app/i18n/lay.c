#include "i18n/width.h"

#include <string.h>
#include <wchar.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>

#include "base/list.h"
#include "base/mem.h"
#include "i18n/bidi.h"

#define MARK_LIMIT 3
/* Below this no code point combines with another. */
#define FIRST_COMBINING 0x300
#define FILLER 0xFEFF
#define REPLACEMENT 0xFFFD
#define NO_BREAK_SPACE 0xA0
#define NON_JOINER 0x200C

/* One paragraph as arrays that run in parallel, in logical order. */
struct paragraph {
    uint32_t *points;
    size_t *sources; /* byte of each point, and of the end */
    char *starts;    /* whether a grapheme cluster starts here */
    char *breaks;    /* UC_BREAK_POSSIBLE: a line may be broken before it */
    size_t count;
    struct bidi bidi;
    bool simple; /* one cluster a point */
    bool shaped; /* letters are joined */
    bool visual; /* to be reordered */
};

/* A line as indexes into its paragraph. */
struct span {
    size_t start, shown, end; /* shown: end without the spaces of a break */
};

struct page {
    LIST(struct laid_line) lines;
    const char *string;
    int cells;
    enum direction direction;
    unsigned flags;
};

static bool is_dropped(uint32_t point, unsigned flags)
{
    if (point < 0x20 || (point >= 0x7F && point < 0xA0))
        return true;
    if (point < FIRST_COMBINING)
        return false;
    /* Separators, embeddings and overrides. */
    if (point >= 0x2028 && point <= 0x202E)
        return true;
    return flags & LAY_NO_MARKS &&
           uc_is_general_category_withtable(
               point, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me);
}

static void decode(struct paragraph *p, const struct page *page, size_t start,
                   size_t end)
{
    const uint8_t *bytes = (const uint8_t *)page->string;
    size_t room = end - start;

    p->points = mem_new(room, sizeof *p->points);
    p->sources = mem_new(room + 1, sizeof *p->sources);
    while (start < end) {
        ucs4_t point = bytes[start];
        int size = 1;

        if (point >= 0x80)
            size = u8_mbtouc(&point, bytes + start, end - start);
        if (point == '\n')
            point = ' ';
        if (!is_dropped(point, page->flags)) {
            /* What the C library doesn't know has no width to rely on. */
            if (point >= FIRST_COMBINING && wcwidth((wchar_t)point) < 0)
                point = REPLACEMENT;
            p->sources[p->count] = start;
            p->points[p->count++] = point;
        }
        start += (size_t)size;
    }
    p->sources[p->count] = end;
}

static void find_clusters(struct paragraph *p)
{
    p->simple = true;
    for (size_t i = 0; p->simple && i < p->count; i++)
        p->simple = p->points[i] < FIRST_COMBINING;
    p->starts = mem_new(p->count, 1);
    if (p->simple)
        memset(p->starts, 1, p->count);
    else
        u32_grapheme_breaks(p->points, p->count, p->starts);
}

static size_t cluster_end(const struct paragraph *p, size_t at)
{
    for (at++; at < p->count && !p->starts[at];)
        at++;
    return at;
}

/* A mark that has no letter to stand on; it gets a space. */
static bool is_orphan(const struct paragraph *p, size_t at)
{
    return p->starts[at] && width_point(p->points[at]) == 0 &&
           !uc_is_property_default_ignorable_code_point(p->points[at]);
}

static int cells_between(const struct paragraph *p, size_t at, size_t end)
{
    int cells = 0;

    for (; at < end; at++)
        cells += width_point(p->points[at]) + is_orphan(p, at);
    return cells;
}

/* Breaks are found in the letters as they were typed, before shaping; a text
 * that fits as it is needs none. */
static void find_breaks(struct paragraph *p, const struct page *page)
{
    if (page->flags & LAY_ONE_LINE ||
        cells_between(p, 0, p->count) <= page->cells)
        return;
    p->breaks = mem_new(p->count, 1);
    u32_possible_linebreaks(p->points, p->count, "UTF-8", p->breaks);
}

/* After this every cluster fits a line, so that wrapping always gets on. */
static void drop_too_wide(struct paragraph *p, int cells)
{
    size_t next;

    for (size_t at = 0; at < p->count; at = next) {
        next = cluster_end(p, at);
        if (cells_between(p, at, next) > cells)
            for (size_t i = at; i < next; i++)
                p->points[i] = FILLER;
    }
}

static size_t without_spaces(const struct paragraph *p, size_t start,
                             size_t end)
{
    while (end > start && p->points[end - 1] == ' ')
        end--;
    return end;
}

/* Spaces never push a line over its end; they are cut off there. */
static struct span next_line(const struct paragraph *p, size_t start,
                             const struct page *page)
{
    size_t at = start, next, last_break = start;
    int used = 0;
    struct span span = {start, p->count, p->count};

    for (; at < p->count; at = next) {
        bool space;
        int width;

        next = cluster_end(p, at);
        width = cells_between(p, at, next);
        space = p->points[at] == ' ' && next == at + 1;
        if (p->breaks && p->breaks[at] == UC_BREAK_POSSIBLE)
            last_break = at;
        if (used + width > page->cells && !space)
            break;
        used += width;
    }
    if (at < p->count) {
        bool wrapped = !(page->flags & LAY_ONE_LINE);

        span.end = wrapped && last_break > start ? last_break : at;
        span.shown = without_spaces(p, start, span.end);
    } else
        while (used > page->cells && span.shown > start) {
            /* The last line keeps its spaces, for a cursor in a field. */
            span.shown--;
            used--;
        }
    return span;
}

static void put_base(struct laid_line *line, const struct paragraph *p,
                     size_t at, uint32_t point)
{
    int width = width_point(point);
    bool rtl = p->shaped && p->bidi.levels[at] % 2;

    line->glyphs[line->count++] =
        (struct glyph){{point}, width, p->sources[at], rtl};
    if (width == 2)
        line->glyphs[line->count++] =
            (struct glyph){{0}, 0, p->sources[at], rtl};
    line->cells += width;
}

static void put_mark(struct glyph *glyph, uint32_t mark)
{
    size_t marks = 0;

    while (glyph->points[marks + 1])
        marks++;
    if (marks < MARK_LIMIT)
        glyph->points[marks + 1] = mark;
}

/* Marks are put on in logical order: after the bases are sorted, what stands
 * to the left of a mark need not be its letter (lam-alef swallows one). */
static void put_marks(struct laid_line *line, const struct paragraph *p,
                      struct span span, const size_t *glyph_of)
{
    struct glyph *base = NULL;

    for (size_t i = span.start; i < span.shown; i++) {
        uint32_t point = p->points[i];

        if (glyph_of[i - span.start])
            base = &line->glyphs[glyph_of[i - span.start] - 1];
        else if (base && width_point(point) == 0 &&
                 !uc_is_property_default_ignorable_code_point(point))
            put_mark(base, point);
        if (glyph_of[i - span.start] && is_orphan(p, i))
            put_mark(base, point);
    }
}

static void put_line(struct page *page, struct paragraph *p, struct span span)
{
    struct laid_line *line = LIST_ADD(&page->lines);
    size_t count = span.shown - span.start;
    size_t *glyph_of = p->simple ? NULL : mem_new(count, sizeof *glyph_of);
    const int *order = NULL;

    line->start = p->sources[span.start];
    line->end = p->sources[span.end];
    line->glyphs = mem_new(2 * count, sizeof *line->glyphs);
    if (p->visual)
        order = bidi_order_line(&p->bidi, span.start, count);
    for (size_t i = 0; i < count; i++) {
        size_t at = order ? (size_t)order[i] : span.start + i;
        uint32_t point = p->points[at];

        if (glyph_of && is_orphan(p, at))
            point = NO_BREAK_SPACE;
        if (width_point(point) == 0)
            continue;
        if (glyph_of)
            glyph_of[at - span.start] = line->count + 1;
        put_base(line, p, at, point);
    }
    if (glyph_of)
        put_marks(line, p, span, glyph_of);
    mem_free(glyph_of);
}

static void lay_paragraph(struct page *page, size_t start, size_t end)
{
    struct paragraph p = {0};
    size_t first = page->lines.count;
    size_t at = 0;

    decode(&p, page, start, end);
    find_clusters(&p);
    find_breaks(&p, page);
    p.shaped = (!(page->flags & LAY_LOGICAL) || page->flags & LAY_JOINED) &&
               bidi_is_needed(p.points, p.count, page->direction);
    p.visual = p.shaped && !(page->flags & LAY_LOGICAL);
    if (p.shaped)
        bidi_resolve(&p.bidi, p.points, p.count, page->direction, p.visual);
    drop_too_wide(&p, page->cells);
    do {
        struct span span = next_line(&p, at, page);

        put_line(page, &p, span);
        at = span.end;
    } while (at < p.count && !(page->flags & LAY_ONE_LINE));
    page->lines.items[first].start = start;
    bidi_done(&p.bidi);
    mem_free(p.breaks);
    mem_free(p.starts);
    mem_free(p.sources);
    mem_free(p.points);
}

void lay(struct laid *laid, const char *string, int cells,
         enum direction direction, unsigned flags)
{
    struct page page = {.string = string,
                        .cells = cells > 0 ? cells : 0,
                        .direction = direction,
                        .flags = flags};
    size_t start = 0;
    size_t end;

    do {
        end = start + strcspn(string + start,
                              flags & LAY_ONE_LINE ? "" : "\n");
        lay_paragraph(&page, start, end);
        start = end + 1;
    } while (string[end]);
    *laid = (struct laid){page.lines.items, page.lines.count};
}

void laid_done(struct laid *laid)
{
    for (size_t i = 0; i < laid->count; i++)
        mem_free(laid->lines[i].glyphs);
    mem_free(laid->lines);
    *laid = (struct laid){0};
}

static void reverse(struct glyph *glyphs, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct glyph swapped = glyphs[i];

        glyphs[i] = glyphs[count - 1 - i];
        glyphs[count - 1 - i] = swapped;
    }
}

static size_t run_end(const struct glyph *glyphs, size_t count, size_t at)
{
    while (at < count && bidi_is_rtl(glyphs[at].points[0]))
        at++;
    return at;
}

/* Konsole shapes letters anew: what stands apart has to say so. Glyphs are in
 * logical order; one with all its marks has no room and is joined there. */
static void keep_apart(struct glyph *glyphs, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (bidi_is_apart(glyphs[i].points[0], glyphs[i + 1].points[0]))
            put_mark(&glyphs[i], NON_JOINER);
}

/* A run of right-to-left letters goes back into logical order, so that the
 * terminal's engine turns it round once more; an LRM after it and after every
 * other cell gives that engine nothing else to move. */
void lay_guard(struct glyph *glyphs, size_t count, bool *mark_after)
{
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        mark_after[i] = false;
        any = any || bidi_is_rtl(glyphs[i].points[0]);
    }
    for (size_t i = 0; any && i < count;) {
        size_t end = run_end(glyphs, count, i);

        if (end == i) {
            /* The second cell of a wide one is drawn by the first. */
            mark_after[i] = glyphs[i].width > 0;
            i++;
            continue;
        }
        reverse(glyphs + i, end - i);
        keep_apart(glyphs + i, end - i);
        mark_after[end - 1] = true;
        i = end;
    }
}

size_t lay_guard_column(const struct glyph *glyphs, size_t count,
                        size_t column)
{
    for (size_t i = 0; i < count && i <= column;) {
        size_t end = run_end(glyphs, count, i);

        if (column >= i && column < end)
            return i + (end - 1 - column);
        i = end > i ? end : i + 1;
    }
    return column;
}
