/* One thing that a person does, so that strace can put a fault into it.
 *
 *   flow_steps STEP STORE STATE DATA
 *
 *   create    a store with two requests: one that somebody agreed to, one that
 *             was asked round
 *   save      the town of the first becomes Newtown
 *   backup    a backup
 *   restore   the newest backup is put back
 *   erase     the second is erased, for good
 *   end       the first is done
 *   unlock    nothing: what opening does, the purge of the day among it
 *   look      prints what is there, and checks store, key files and backups
 *
 * The day is that of the test clock's file in STATE. Leaves with 0; 1 if the
 * step was refused, which is said; 2 if the passphrase doesn't open; 3 if
 * something is damaged; 64 for wrong usage.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/secret.h"
#include "flow/ask.h"
#include "flow/browse.h"
#include "flow/finish.h"
#include "flow/keys.h"
#include "flow/tell.h"
#include "flow/unlock.h"
#include "host/folder.h"

#define PASSPHRASE "lantern copper window thursday"
#define MOST 8
#define DAYS_AHEAD 5

struct place {
    struct session *session;
    struct request_id ids[MOST]; /* in the order they were made */
    size_t count;
};

static struct secret *passphrase(void)
{
    char text[] = PASSPHRASE;

    return secret_take(text, strlen(text));
}

static int by_day(const void *a, const void *b)
{
    const struct request_card *one = a, *other = b;

    return (one->when > other->when) - (one->when < other->when);
}

/* The two requests differ in their day, so that is their order. */
static enum err find(struct place *place)
{
    struct browse browse = {0};
    enum err err = browse_start(place->session, NULL, NULL, -1, MOST, &browse);

    place->count = 0;
    if (!err && browse.count > 1)
        qsort(browse.cards, browse.count, sizeof *browse.cards, by_day);
    for (size_t i = 0; !err && i < browse.count && i < MOST; i++)
        place->ids[place->count++] = browse.cards[i].id;
    browse_done(&browse);
    return err;
}

/* --- making ---------------------------------------------------------------- */

static enum err answer(struct session *session, struct request_id id,
                       int32_t when, const char *town)
{
    const char *const answers[][2] = {
        {"duration", "180"},      {"town", town}, {"children", "2"},
        {"ages", "3-5,6-9"},      {"place", "say"},
        {"reach", "know"}};
    struct date date = day_date(when);
    char text[64];
    enum err err;

    snprintf(text, sizeof text, "%04d-%02d-%02d 14:00", date.year, date.month,
             date.day);
    err = ask_keep(session, id, "when", text, false);
    for (size_t i = 0; !err && i < COUNT(answers); i++)
        err = ask_keep(session, id, answers[i][0], answers[i][1], false);
    return err;
}

static enum err make(struct session *session, int days, bool agreed)
{
    int32_t when = session_today(session) + days;
    struct request_id id;
    int64_t line;
    enum err err = ask_begin(session, "babysitting", &id);

    if (!err)
        err = answer(session, id, when, "text:Oldtown");
    if (!err)
        err = tell_consent(session, id, 0, true);
    if (!err)
        err = tell_done(session, id, 0, TELL_ASKING, 8);
    if (err || !agreed)
        return err;
    err = tell_line_add(session, id, NULL, &line);
    if (!err)
        err = tell_consent(session, id, 1, true);
    if (!err)
        err = tell_line_choose(session, id, line);
    return err;
}

static enum err create(struct place *place)
{
    enum err err = unlock_create(place->session, passphrase());

    if (!err)
        err = make(place->session, DAYS_AHEAD, true);
    return err ? err : make(place->session, DAYS_AHEAD + 1, false);
}

/* --- steps ----------------------------------------------------------------- */

static enum err save(struct place *place)
{
    return ask_keep(place->session, place->ids[0], "town", "text:Newtown",
                    false);
}

static enum err back_up(struct place *place)
{
    return keys_backup(place->session);
}

static enum err restore(struct place *place)
{
    struct backup_info *list;
    size_t count;
    enum err err = keys_backups(place->session, &list, &count);

    if (!err)
        err = count ? keys_restore(place->session, list[0].name, passphrase())
                    : ERR_NOT_FOUND;
    mem_free(list);
    return err;
}

static enum err erase(struct place *place)
{
    enum err err = finish_erase(place->session, place->ids[1]);

    return err ? err : finish_sweep(place->session);
}

static enum err end(struct place *place)
{
    return finish_end(place->session, place->ids[0], END_DONE);
}

static enum err nothing(struct place *place)
{
    (void)place;
    return ERR_OK;
}

/* --- looking --------------------------------------------------------------- */

static void report(void *user, const char *what, enum err err)
{
    bool *damaged = user;

    if (!err)
        return;
    fprintf(stderr, "%s: %s\n", what, err_text(err));
    *damaged = true;
}

static enum err print(struct session *session, struct request_id id)
{
    struct request request;
    enum err err = browse_get(session, id, &request);

    if (!err) {
        const char *town = request_value(&request, "town");

        printf("%s/%zu/%d/%d ", town ? town : "-", request.answer_count,
               request.end, request.helper_count
                                ? (int)request.helpers[0].stage
                                : -1);
    }
    request_done(&request);
    return err;
}

static enum err look(struct place *place)
{
    bool damaged = false;
    enum err err = keys_verify(place->session, report, &damaged);

    for (size_t i = 0; !err && i < place->count; i++)
        err = print(place->session, place->ids[i]);
    puts("");
    return err ? err : damaged ? ERR_STORE_DAMAGED : ERR_OK;
}

struct step {
    const char *name;
    enum err (*run)(struct place *place);
};

static const struct step steps[] = {
    {"save", save},   {"backup", back_up}, {"restore", restore},
    {"erase", erase}, {"end", end},        {"unlock", nothing},
    {"look", look},
};

static enum err run(const char *name, struct place *place)
{
    enum unlock_next next;
    enum err err;

    if (strcmp(name, "create") == 0)
        return create(place);
    err = unlock_open(place->session, passphrase(), &next);
    if (!err)
        err = find(place);
    for (size_t i = 0; i < COUNT(steps); i++)
        if (strcmp(steps[i].name, name) == 0)
            return err ? err : steps[i].run(place);
    return ERR_USAGE;
}

static int code_of(enum err err)
{
    switch (err) {
    case ERR_OK:
        return 0;
    case ERR_NOT_OPENED:
    case ERR_KEY_ABSENT:
    case ERR_KEY_DAMAGED:
    case ERR_KEY_TAMPERED:
        return 2;
    case ERR_STORE_ABSENT:
    case ERR_STORE_EMPTY:
    case ERR_STORE_CUT:
    case ERR_STORE_DAMAGED:
    case ERR_STORE_OTHER:
        return 3;
    case ERR_USAGE:
        return 64;
    default:
        return 1;
    }
}

int main(int argc, char **argv)
{
    static char empty[] = "/nonexistent";
    struct folders folders = {.config = empty, .locale = empty};
    struct place place = {0};
    enum err err = secret_setup();

    if (err || argc != 5)
        return 64;
    folders.store = argv[2];
    folders.state = argv[3];
    folders.data = argv[4];
    place.session = session_new(&folders);
    err = run(argv[1], &place);
    session_free(&place.session);
    if (err)
        fprintf(stderr, "%s: %s\n", argv[1], err_text(err));
    return code_of(err);
}
