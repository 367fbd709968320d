/* Lists of requests.h: one page at a time, always by an index, so that a page
 * costs the same with a thousand requests and with a hundred thousand. */
#include "vault/requests_row.h"

#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "base/text.h"
#include "core/stage.h"
#include "host/clock.h"

/* A search for a piece of text pauses after so long, to show what it has. */
#define SLICE_MS 20
#define LOOK_AT_CLOCK 64
#define STATES 3
/* answer_town in schema.c holds no longer ones. */
#define TOWN_LIMIT 80

/* ?1 state, ?2 day and ?3 row to go on after, ?4 task, ?5 code, ?6 day and
 * ?7 town asked for, NULL for any. */
#define CARD                                                                   \
    "r.row, r.day, r.id, r.code, r.task, r.state, r.outcome, r.question,"      \
    " r.asked, r.needed,"                                                      \
    " (SELECT count(*) FROM helper h WHERE h.request = r.row"                  \
    "  AND h.stage = 1),"                                                      \
    " (SELECT count(*) FROM helper h WHERE h.request = r.row"                  \
    "  AND h.stage = 2),"                                                      \
    " EXISTS (SELECT 1 FROM helper h WHERE h.request = r.row"                  \
    "  AND h.stale = 1), r.consent_asking NOTNULL"
#define ASKED                                                                  \
    " AND (?4 IS NULL OR r.task = ?4) AND (?5 IS NULL OR r.code = ?5)"         \
    " AND (?6 IS NULL OR r.day = ?6) AND (?7 IS NULL OR EXISTS (SELECT 1"      \
    "  FROM answer t WHERE t.request = r.row AND t.search = ?7"                \
    "  AND t.erased = 0))"

/* Where the rows come from, in the order of the list. */
struct source {
    const char *columns;
    const char *from;
    const char *asked;
    const char *day;
    const char *row;
};

static const struct source by_state = {
    CARD,
    "request r INDEXED BY request_list WHERE r.state = ?1 AND r.erased = 0",
    ASKED, "r.day", "r.row"};
static const struct source by_task = {
    CARD,
    "request r INDEXED BY request_task WHERE r.task = ?4 AND r.state = ?1"
    " AND r.erased = 0",
    ASKED, "r.day", "r.row"};
static const struct source by_code = {
    CARD,
    "request r INDEXED BY request_code WHERE r.code = ?5 AND r.state = ?1"
    " AND r.erased = 0",
    ASKED, "r.day", "r.row"};
static const struct source by_town = {
    CARD,
    "answer a INDEXED BY answer_town CROSS JOIN request r"
    " ON r.row = a.request WHERE a.search = ?7 AND a.erased = 0"
    " AND a.search <> '' AND length(a.search) <= 80 AND a.state = ?1"
    " AND r.erased = 0",
    ASKED, "a.day", "a.request"};
/* Reads the index alone; a hit's card is read afterwards. */
static const struct source by_text = {
    "r.row, r.day, r.search",
    "request r INDEXED BY request_search WHERE r.state = ?1"
    " AND r.erased = 0 AND r.search <> ''",
    " AND ?7 IS ?7", "r.day", "r.row"};
static const char one_card[] =
    "SELECT " CARD " FROM request r WHERE r.row = ?3 AND r.erased = 0"
    " AND r.state = ?1 AND ?2 NOTNULL" ASKED;

/* The rows of one state: first those of the cursor's own day, then the later
 * days, because SQLite 3.15 can't seek to a day and a row in one go. */
struct stream {
    struct db_rows *rows;
    int state;
    bool later;
    bool over; /* nothing comes after these rows */
    bool here; /* rows stands on one that was not used yet */
    int32_t day;
    int64_t row;
};

struct search {
    struct db *db;
    const struct request_filter *filter;
    const struct source *source;
    struct request_cursor *cursor;
    struct stream streams[STATES];
    size_t stream_count;
    LIST(struct request_card) cards;
    int64_t started; /* ms */
    size_t looked;
};

static void card_done(struct request_card *card)
{
    MEM_FREE(card->task);
}

void request_cards_done(struct request_card *cards, size_t count)
{
    for (size_t i = 0; i < count; i++)
        card_done(&cards[i]);
    mem_free(cards);
}

static struct request_card read_card(struct db_rows *rows)
{
    struct request_card card = {.when = (int32_t)db_get_number(rows, 1),
                                .code = (int)db_get_number(rows, 3),
                                .task = db_get_text(rows, 4),
                                .state =
                                    (enum request_state)db_get_number(rows, 5),
                                .end = (enum request_end)db_get_number(rows, 6),
                                .question = (int)db_get_number(rows, 7),
                                .asked = (int)db_get_number(rows, 8),
                                .needed = (int)db_get_number(rows, 9),
                                .available = (int)db_get_number(rows, 10),
                                .agreed = (int)db_get_number(rows, 11),
                                .stale = db_get_number(rows, 12) != 0,
                                .consented = db_get_number(rows, 13) != 0};

    (void)db_get_bytes(rows, 2, card.id.bytes, sizeof card.id.bytes);
    return card;
}

static const struct source *choose(const struct request_filter *filter)
{
    if (filter->code)
        return &by_code;
    if (filter->text)
        return &by_text;
    if (filter->town && strlen(filter->town) <= TOWN_LIMIT)
        return &by_town;
    return filter->task && filter->when == DAY_NONE ? &by_task : &by_state;
}

/* The seven values of ASKED for a stream. */
static enum err ask(struct search *search, const char *sql, int state,
                    int64_t day, int64_t row, struct db_rows **rows)
{
    const struct request_filter *filter = search->filter;

    return db_rows(
        search->db, sql,
        DB_VALUES(db_number(state), db_number(day), db_number(row),
                  db_text(filter->task),
                  filter->code ? db_number(filter->code) : db_text(NULL),
                  db_day(filter->when), db_text(filter->town)),
        rows);
}

static enum err open_stream(struct search *search, struct stream *stream)
{
    const struct source *source = search->source;
    const struct request_cursor *cursor = search->cursor;
    /* Before the first: a day below all, DAY_NONE being the smallest. */
    int64_t day = cursor->started ? cursor->when : (int64_t)DAY_NONE - 1;
    int64_t row = cursor->started ? cursor->row : 0;
    struct text sql = {0};
    enum err err;

    if (search->filter->when != DAY_NONE)
        day = search->filter->when;
    text_format(&sql, "SELECT %s FROM %s%s", source->columns, source->from,
                source->asked);
    if (stream->later)
        text_format(&sql, " AND %s > ?2 AND ?3 NOTNULL", source->day);
    else
        text_format(&sql, " AND %s = ?2 AND %s > ?3", source->day, source->row);
    text_format(&sql, " ORDER BY %s, %s", source->day, source->row);
    err =
        ask(search, text_string(&sql), stream->state, day, row, &stream->rows);
    text_done(&sql);
    return err;
}

/* Puts the stream on its next row; without one `here` stays false. */
static enum err advance(struct search *search, struct stream *stream)
{
    for (;;) {
        enum err err;

        if (!stream->rows) {
            err = open_stream(search, stream);
            if (err)
                return err;
        }
        while (db_next(stream->rows)) {
            int64_t row = db_get_number(stream->rows, 0);
            /* From a town to the same town: found twice. */
            if (row == stream->row)
                continue;
            stream->row = row;
            stream->day = (int32_t)db_get_number(stream->rows, 1);
            stream->here = true;
            return ERR_OK;
        }
        err = db_rows_end(&stream->rows);
        if (err || stream->over)
            return err;
        stream->later = stream->over = true;
    }
}

static enum err start(struct search *search)
{
    const struct request_filter *filter = search->filter;
    bool one_day = filter->when != DAY_NONE;
    int last = filter->state == -1 ? REQUEST_OPEN : REQUEST_ENDED;

    for (int state = 0; state <= last; state++) {
        struct stream *stream;
        enum err err;

        if (filter->state >= 0 && filter->state != state)
            continue;
        stream = &search->streams[search->stream_count++];
        stream->state = state;
        stream->later = !one_day && !search->cursor->started;
        stream->over = stream->later || one_day;
        err = advance(search, stream);
        if (err)
            return err;
    }
    return ERR_OK;
}

/* The stream whose row comes next in the list; NULL at the end. */
static struct stream *next(struct search *search)
{
    struct stream *best = NULL;

    for (size_t i = 0; i < search->stream_count; i++) {
        struct stream *one = &search->streams[i];

        if (one->here && (!best || one->day < best->day ||
                          (one->day == best->day && one->row < best->row)))
            best = one;
    }
    return best;
}

/* A hit of the search for text still has to be what else was asked for. */
static enum err read_hit(struct search *search, const struct stream *stream,
                         struct request_card *card, bool *is)
{
    struct db_rows *rows;
    enum err err =
        ask(search, one_card, stream->state, stream->day, stream->row, &rows);

    if (err)
        return err;
    if (db_next(rows)) {
        *card = read_card(rows);
        *is = true;
    }
    return db_rows_end(&rows);
}

static enum err match(struct search *search, const struct stream *stream,
                      struct request_card *card, bool *is)
{
    const char *piece = search->filter->text;
    size_t length;
    const char *text;

    *is = false;
    if (search->source == &by_text) {
        text = db_peek_text(stream->rows, 2, &length);
        if (!text || !memmem(text, length, piece, strlen(piece)))
            return ERR_OK;
        return read_hit(search, stream, card, is);
    }
    *card = read_card(stream->rows);
    *is = true;
    return ERR_OK;
}

static bool slice_is_over(struct search *search)
{
    return search->source == &by_text &&
           ++search->looked % LOOK_AT_CLOCK == 0 &&
           clock_running() - search->started >= SLICE_MS;
}

static enum err collect(struct search *search, size_t limit, bool *more,
                        bool *unfinished)
{
    struct stream *stream;
    enum err err = start(search);

    while (!err && !*unfinished && (stream = next(search))) {
        struct request_card card = {0};
        bool is;

        err = match(search, stream, &card, &is);
        if (is && (err || search->cards.count == limit)) {
            card_done(&card);
            *more = true;
            return err;
        }
        if (is)
            *LIST_ADD(&search->cards) = card;
        *search->cursor = (struct request_cursor){
            .started = true, .when = stream->day, .row = stream->row};
        stream->here = false;
        *unfinished = slice_is_over(search);
        if (!err)
            err = advance(search, stream);
    }
    return err;
}

enum err requests_list(struct vault *vault, const struct request_filter *filter,
                       struct request_cursor *cursor, size_t limit,
                       struct request_card **cards, size_t *count, bool *more,
                       bool *unfinished)
{
    struct search search = {.filter = filter,
                            .source = choose(filter),
                            .cursor = cursor,
                            .started = clock_running()};
    const struct request_cursor before = *cursor;
    enum err err = vault_db(vault, &search.db);

    *cards = NULL;
    *count = 0;
    *more = false;
    *unfinished = false;
    if (!err)
        err = db_begin_reading(search.db);
    if (err)
        return err;
    err = collect(&search, limit, more, unfinished);
    for (size_t i = 0; i < search.stream_count; i++) {
        enum err ended = db_rows_end(&search.streams[i].rows);
        err = err ? err : ended;
    }
    err = db_end(search.db, err);
    if (err) {
        *cursor = before;
        *more = *unfinished = false;
        request_cards_done(search.cards.items, search.cards.count);
        return err;
    }
    *cards = search.cards.items;
    *count = search.cards.count;
    return ERR_OK;
}

enum err requests_totals(struct vault *vault, int *drafts, int *open,
                         int *ended)
{
    int *totals[STATES] = {drafts, open, ended};
    struct db *db;
    enum err err = vault_db(vault, &db);

    *drafts = *open = *ended = 0;
    for (int state = 0; !err && state < STATES; state++) {
        int64_t number;

        err = db_ask_number(db,
                            "SELECT count(*) FROM request INDEXED BY"
                            " request_numbers WHERE state = ? AND erased = 0",
                            DB_VALUES(db_number(state)), &number);
        *totals[state] = (int)number;
    }
    return err;
}
