#include "house.h"

#include <locale.h>

#include "flow/evidence.h"
#include "flow/practice.h"
#include "flow/rig.h"
#include "host/laptop_points.h"

/* Codes are drawn at random; these are the same each time. */
static void set_code(struct rig *rig, struct request_id id, int code)
{
    assert_int_equal(
        db_run(rig_db(rig), "UPDATE request SET code = ? WHERE id = ?",
               DB_VALUES(db_number(code),
                         db_bytes(id.bytes, sizeof id.bytes))),
        ERR_OK);
}

static void furnish_open(struct house *house, struct rig *rig)
{
    struct request_id id = rig_sitting(rig, 2);

    house->requests[HOUSE_OPEN] = id;
    rig_consent(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 8), ERR_OK);
    for (int i = 0; i < 3; i++)
        house->lines[i] = rig_line(rig, id);
    assert_int_equal(
        tell_done(rig->session, id, house->lines[1], TELL_AVAILABLE, 1),
        ERR_OK);
    assert_int_equal(tell_line_choose(rig->session, id, house->lines[1]),
                     ERR_OK);
}

static void furnish(struct house *house, struct rig *rig)
{
    static const char *const tasks[] = {"fundraising", "interpreting"};
    struct request_id id;

    furnish_open(house, rig);
    house->requests[HOUSE_DRAFT] = id = rig_begin(rig, "babysitting");
    rig_keep(rig, id, "when", rig_when(rig->today + 3, " 09:00"));
    house->requests[HOUSE_ASKED] = rig_sitting(rig, 4);
    house->requests[HOUSE_WITHDRAWN] = id = rig_sitting(rig, 5);
    rig_consent(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 3), ERR_OK);
    rig_line(rig, id);
    assert_int_equal(tell_consent(rig->session, id, 0, false), ERR_OK);
    house->requests[HOUSE_ENDED] = id = rig_sitting(rig, 1);
    rig_consent(rig, id);
    house->ended_line = rig_line(rig, id);
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_OK);
    for (int i = 0; i < 2; i++)
        house->requests[HOUSE_FUNDRAISING + i] = rig_begin(rig, tasks[i]);
    for (int i = 0; i < HOUSE_REQUESTS; i++)
        set_code(rig, house->requests[i], 417 + i);
    for (int i = 0; i < 2; i++) {
        struct inquiry inquiry = {.day = rig->today - 3 - 40 * i,
                                  .choices = {2 - i, 1, 1, i, 1}};

        assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_OK);
        house->requests[HOUSE_INQUIRY] = inquiry.id;
    }
}

void house_begin(struct house *house, bool furnished)
{
    void *state = NULL;
    struct rig *rig;

    memset(house, 0, sizeof *house);
    setlocale(LC_CTYPE, "C.UTF-8");
    assert_int_equal(furnished ? rig_open_setup(&state) : rig_setup(&state),
                     0);
    rig = house->rig = state;
    house->session = rig->session;
    if (furnished)
        furnish(house, rig);
}

void house_begin_practice(struct house *house)
{
    struct rig *rig;

    house_begin(house, false);
    rig = house->rig;
    house->real = rig->session;
    assert_int_equal(practice_begin(house->real, &house->session), ERR_OK);
    rig->session = house->session;
    furnish(house, rig);
    rig->session = house->real;
}

void house_end(struct house *house)
{
    if (house->real)
        session_free(&house->session);
    rig_teardown(&house->rig);
}

void house_damage(struct house *house)
{
    struct rig *rig = house->rig;
    static const char *const names[] = {"store.key", "store.key2"};
    char path[256];

    unlock_lock(rig->session);
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", rig->paths[0], names[i]);
        assert_int_equal(file_replace(path, "broken", 6), ERR_OK);
    }
}

void house_unlock(struct house *house)
{
    if (!house->real && !session_is_open(house->session))
        rig_unlock(house->rig);
}

void house_look(struct house *house, bool looked)
{
    struct session *session = house->session;
    struct laptop_point points[ADVICE_MOST];
    size_t count = 0;

    if (looked)
        laptop_look_under("/nowhere", "/nowhere", points, &count);
    for (size_t i = 0; i < count; i++)
        session->advice[i] = (struct advice){
            .id = points[i].id,
            .what = points[i].what,
            .advice = points[i].advice,
            .answer = i ? ADVICE_LOOK : ADVICE_UNKNOWN,
            .soon = true,
        };
    session->advice_count = count;
}

void house_lock(struct house *house)
{
    unlock_lock(house->session);
}
