#ifndef FLOW_MANY_LIFE_H
#define FLOW_MANY_LIFE_H
/* What people do on the laptops of many_town.h: requests begin, are asked
 * about, answered, go on, change, go back, end and are handed over, in an
 * order that nobody planned. */
#include "many_town.h"

#define NEEDS_MOST 676
#define DAYS_AHEAD 9

struct need {
    struct request_id id;
    int owner, heir; /* heir: whom it was handed over to, -1 */
    bool is_over;
    bool told[LAPTOPS_MOST]; /* was ever sent something */
    int minutes;
    char town[16], place[16];
};

struct life {
    struct many_town *town;
    struct need needs[NEEDS_MOST];
    size_t count;
};

static inline int laptops_of(const struct life *life)
{
    return life->town->laptops;
}

static inline struct session *owner_of(struct life *life,
                                       const struct need *need)
{
    return life->town->rigs[need->owner]->session;
}

static inline struct rig *rig_of(struct life *life, const struct need *need)
{
    return life->town->rigs[need->owner];
}

static inline void value_put(struct life *life, const struct need *need,
                             const char *field, const char *form,
                             const char *value)
{
    char whole[64];

    snprintf(whole, sizeof whole, form, value);
    rig_keep(rig_of(life, need), need->id, field, whole);
}

static inline void minutes_put(struct life *life, struct need *need)
{
    char minutes[16];

    need->minutes += 5;
    snprintf(minutes, sizeof minutes, "%d", need->minutes);
    rig_keep(rig_of(life, need), need->id, "duration", minutes);
}

/* --- what people do ------------------------------------------------------- */

/* A babysitting with words in it that stand nowhere else. */
static inline void begin(struct life *life)
{
    struct need *need = &life->needs[life->count];
    char letters[3] = {(char)('a' + life->count / 26),
                       (char)('a' + life->count % 26), 0};

    if (life->count == life->town->needs || life->count == NEEDS_MOST)
        return;
    life->count++;
    need->owner = (int)draw(life->town, (uint64_t)life->town->laptops);
    need->heir = -1;
    need->minutes = 60;
    snprintf(need->town, sizeof need->town, "Qorville %s", letters);
    snprintf(need->place, sizeof need->place, "Zundgate %s", letters);
    need->id = rig_sitting(rig_of(life, need), DAYS_AHEAD);
    value_put(life, need, "town", "text:%s", need->town);
    value_put(life, need, "place", "text:%s", need->place);
    minutes_put(life, need);
    rig_consent(rig_of(life, need), need->id);
}

static inline void send(struct life *life, struct need *need, int64_t line,
                        int64_t contact, enum tell_kind kind)
{
    assert_int_equal(
        send_packet(owner_of(life, need), need->id, line, contact, kind),
        ERR_OK);
}

static inline void ask_one(struct life *life, struct need *need)
{
    int to = (int)draw(life->town, (uint64_t)life->town->laptops);

    if (to == need->owner || need->told[to])
        return;
    need->told[to] = true;
    send(life, need, 0, life->town->knows[need->owner][to], TELL_ASKING);
}

/* A line that has a contact; false if there is none. */
static inline bool pick_line(struct life *life, struct need *need,
                             struct helper *helper, int64_t *contact)
{
    struct request request = rig_get(rig_of(life, need), need->id);

    *contact = 0;
    if (request.helper_count) {
        *helper = request.helpers[draw(life->town, request.helper_count)];
        helper->label = NULL;
        assert_int_equal(send_contact_of(owner_of(life, need), need->id,
                                         helper->id, contact),
                         ERR_OK);
    }
    request_done(&request);
    return *contact != 0;
}

static inline void go_on(struct life *life, struct need *need)
{
    struct helper helper = {0};
    int64_t contact;

    if (!pick_line(life, need, &helper, &contact))
        return;
    if (helper.stage == STAGE_AVAILABLE && draw(life->town, 2)) {
        assert_int_equal(
            tell_line_choose(owner_of(life, need), need->id, helper.id),
            ERR_OK);
        helper.stage = STAGE_AGREED;
    }
    send(life, need, helper.id, contact,
         helper.stage == STAGE_AGREED ? TELL_AGREED : TELL_AVAILABLE);
}

static inline void step_back(struct life *life, struct need *need)
{
    struct helper helper = {0};
    int64_t contact;

    if (!pick_line(life, need, &helper, &contact))
        return;
    assert_int_equal(tell_line_back(owner_of(life, need), need->id, helper.id),
                     ERR_OK);
    assert_int_equal(finish_sweep(owner_of(life, need)), ERR_OK);
}

static inline void change_it(struct life *life, struct need *need)
{
    struct send_knows *list;
    size_t count;

    minutes_put(life, need);
    assert_int_equal(send_knows(owner_of(life, need), need->id, &list, &count),
                     ERR_OK);
    for (size_t i = 0; i < count; i++)
        send(life, need, list[i].line, list[i].contact, TELL_CHANGED);
    send_knows_done(list, count);
}

static inline void end_it(struct life *life, struct need *need)
{
    need->is_over = true;
    assert_int_equal(finish_end(owner_of(life, need), need->id,
                                draw(life->town, 2) ? END_DONE : END_CANCELLED),
                     ERR_OK);
    assert_int_equal(finish_sweep(owner_of(life, need)), ERR_OK);
}

/* Of those that nobody else knows of yet. */
static inline void hand_over(struct life *life, struct need *need)
{
    int to = (int)draw(life->town, (uint64_t)life->town->laptops);

    for (int i = 0; i < laptops_of(life); i++)
        if (need->told[i])
            return;
    if (to == need->owner)
        return;
    need->heir = to;
    assert_int_equal(send_hand_over(owner_of(life, need), need->id,
                                    life->town->knows[need->owner][to]),
                     ERR_OK);
}

static inline void answer_one(struct life *life)
{
    int who = (int)draw(life->town, (uint64_t)life->town->laptops);
    struct session *session = life->town->rigs[who]->session;
    struct theirs *list;
    size_t count;

    assert_int_equal(theirs_list(session, &list, &count), ERR_OK);
    for (size_t i = 0; i < count; i++) {
        if (list[i].can || list[i].state != REQUEST_OPEN || draw(life->town, 2))
            continue;
        assert_int_equal(
            theirs_answer(session, list[i].link, draw(life->town, 5) != 0),
            ERR_OK);
        break;
    }
    theirs_list_done(list, count);
}

static inline void do_something(struct life *life)
{
    struct need *need = &life->needs[draw(life->town, life->count)];
    uint64_t what = draw(life->town, 100);

    if (what < 10)
        begin(life);
    else if (what < 30)
        answer_one(life);
    else if (need->is_over || need->heir >= 0)
        return;
    else if (what < 60)
        ask_one(life, need);
    else if (what < 80)
        go_on(life, need);
    else if (what < 88)
        change_it(life, need);
    else if (what < 94)
        step_back(life, need);
    else if (what < 96)
        end_it(life, need);
    else if (what < 98)
        hand_over(life, need);
}

/* --- living --------------------------------------------------------------- */

static inline void live(struct life *life)
{
    struct many_town *town = life->town;

    begin(life);
    while (town->letters.count < town->packets) {
        for (int i = 0; i < 5; i++)
            do_something(life);
        for (int i = 0; i < laptops_of(life); i++)
            (void)collect(town, i);
        carry(town);
        for (int i = 0; i < town->laptops / 3; i++)
            (void)take(town, (int)draw(town, (uint64_t)town->laptops),
                       draw(town, 3) == 0);
    }
}

/* Until nobody has anything to say any more. */
static inline void settle(struct life *life)
{
    size_t moved;

    do {
        moved = carry_the_rest(life->town);
        for (int i = 0; i < laptops_of(life); i++) {
            moved += take(life->town, i, true);
            moved += collect(life->town, i);
        }
    } while (moved);
}

#endif
