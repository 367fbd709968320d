#include "flow/browse.h"

#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "base/search.h"
#include "flow/session_state.h"
#include "i18n/calendar.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

#define CODE_LEAST 100
#define MONTH_MOST 31

/* What a query may mean, tried in this order; a piece of text is a scan and
 * comes last. Each fills the filter and says whether it can be meant. */
typedef bool meaning(struct session *session, const char *folded,
                     struct browse *browse);

static bool as_code(struct session *session, const char *folded,
                    struct browse *browse)
{
    long number;

    (void)session;
    if (!format_read_number(folded, &number) || number < CODE_LEAST ||
        number > INT32_MAX)
        return false;
    browse->filter.code = (int)number;
    return true;
}

/* The next 24th from today on. */
static bool as_day_of_month(struct session *session, const char *folded,
                            struct browse *browse)
{
    long number;

    if (session->today == DAY_NONE || !format_read_number(folded, &number) ||
        number < 1 || number > MONTH_MOST)
        return false;
    /* Some months are short: two months hold each of them. */
    for (int32_t day = session->today; day < session->today + 62; day++) {
        if (calendar_date(calendar_of(NULL), day).day == number) {
            browse->filter.when = day;
            return true;
        }
    }
    return false;
}

static bool as_date(struct session *session, const char *folded,
                    struct browse *browse)
{
    int32_t day;
    int minutes;

    (void)session;
    if (!field_when(folded, &day, &minutes) || minutes >= 0)
        return false;
    browse->filter.when = day;
    return true;
}

static bool begins(const struct text *name, const char *folded)
{
    struct text own = {0};
    bool is;

    search_fold(&own, text_string(name));
    is = strncmp(text_string(&own), folded, strlen(folded)) == 0;
    text_done(&own);
    return is;
}

/* "tue", "tuesday", "tomorrow" in the language that is on. */
static bool is_called(int32_t day, int32_t today, const char *folded)
{
    struct text name = {0};
    bool is;

    format_day(&name, day, DAY_WEEKDAY, NULL);
    is = begins(&name, folded);
    text_clear(&name);
    format_day(&name, day, DAY_SHORT, NULL);
    is = is || begins(&name, folded);
    text_clear(&name);
    format_day_near(&name, day, today, NULL);
    is = is || begins(&name, folded);
    text_done(&name);
    return is;
}

static bool as_weekday(struct session *session, const char *folded,
                       struct browse *browse)
{
    if (session->today == DAY_NONE || strlen(folded) < 2)
        return false;
    for (int32_t day = session->today; day < session->today + 7; day++) {
        if (is_called(day, session->today, folded)) {
            browse->filter.when = day;
            return true;
        }
    }
    return false;
}

static bool as_task(struct session *session, const char *folded,
                    struct browse *browse)
{
    size_t count = session_tasks(session);

    for (size_t i = 0; strlen(folded) > 1 && i < count; i++) {
        const struct task *task = session_task(session, i);
        struct text name = {0};
        bool is;

        search_fold(&name, phrase(task->name));
        is = strstr(text_string(&name), folded) != NULL;
        text_done(&name);
        if (is) {
            mem_free(browse->words[0]);
            browse->words[0] = mem_string(task->id);
            browse->filter.task = browse->words[0];
            return true;
        }
    }
    return false;
}

static bool as_town(struct session *session, const char *folded,
                    struct browse *browse)
{
    (void)session;
    mem_free(browse->words[1]);
    browse->words[1] = mem_string(folded);
    browse->filter.town = browse->words[1];
    return *folded != '\0';
}

static bool as_text(struct session *session, const char *folded,
                    struct browse *browse)
{
    (void)session;
    mem_free(browse->words[2]);
    browse->words[2] = mem_string(folded);
    browse->filter.text = browse->words[2];
    return *folded != '\0';
}

static meaning *const meanings[] = {as_code,    as_day_of_month, as_date,
                                    as_weekday, as_task,         as_town,
                                    as_text};

static enum err list(struct session *session, size_t limit,
                     struct browse *browse)
{
    struct request_card *cards = NULL;
    size_t count = 0;
    enum err err = requests_list(session->vault, &browse->filter,
                                 &browse->cursor, limit, &cards, &count,
                                 &browse->more, &browse->unfinished);

    if (!err && count) {
        browse->cards = mem_resize(browse->cards, browse->count,
                                   browse->count + count,
                                   sizeof *browse->cards);
        memcpy(browse->cards + browse->count, cards, count * sizeof *cards);
        browse->count += count;
        /* The tasks' names have moved over with their cards. */
        mem_free(cards);
    } else {
        request_cards_done(cards, count);
    }
    return err;
}

enum err browse_start(struct session *session, const char *query,
                      const char *task, int state, size_t limit,
                      struct browse *browse)
{
    struct text folded = {0};
    enum err err = session_need_open(session);
    char *wanted = mem_string(task);

    *browse = (struct browse){.filter = {.state = state, .when = DAY_NONE}};
    browse->words[0] = mem_string(wanted);
    browse->filter.task = browse->words[0];
    if (err)
        goto out;
    search_fold(&folded, query ? query : "");
    if (!folded.length) {
        err = list(session, limit, browse);
        goto out;
    }
    for (size_t i = 0; !err && i < COUNT(meanings); i++) {
        bool last = i + 1 == COUNT(meanings);

        mem_free(browse->words[0]);
        browse->words[0] = mem_string(wanted);
        browse->filter = (struct request_filter){
            .task = browse->words[0], .state = state, .when = DAY_NONE};
        browse->cursor = (struct request_cursor){0};
        if ((!wanted || meanings[i] != as_task) &&
            meanings[i](session, folded.bytes, browse))
            err = list(session, limit, browse);
        if (browse->count || last)
            break;
    }
out:
    mem_free(wanted);
    text_done(&folded);
    return err;
}

enum err browse_more(struct session *session, size_t limit,
                     struct browse *browse)
{
    enum err err = session_need_open(session);

    if (err || (!browse->more && !browse->unfinished))
        return err;
    return list(session, limit, browse);
}

void browse_done(struct browse *browse)
{
    request_cards_done(browse->cards, browse->count);
    for (size_t i = 0; i < COUNT(browse->words); i++)
        mem_free(browse->words[i]);
    *browse = (struct browse){0};
}

enum err browse_get(struct session *session, struct request_id id,
                    struct request *request)
{
    enum err err = session_need_open(session);

    *request = (struct request){0};
    return err ? err : requests_get(session->vault, id, STAGE_OWN, request);
}
