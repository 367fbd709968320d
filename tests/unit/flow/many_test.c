/* Ten laptops hand requests to each other in five hundred packets, over a
 * carrier that could hardly be worse. In the end each has what it should, and
 * nobody has anything else. MANY_LAPTOPS, MANY_PACKETS, MANY_NEEDS and
 * MANY_SEED in the environment ask for another or a longer life. */
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

static int laptops_of(const struct life *life)
{
    return life->town->laptops;
}

static struct session *owner_of(struct life *life, const struct need *need)
{
    return life->town->rigs[need->owner]->session;
}

static struct rig *rig_of(struct life *life, const struct need *need)
{
    return life->town->rigs[need->owner];
}

static void value_put(struct life *life, const struct need *need,
                      const char *field, const char *form, const char *value)
{
    char whole[64];

    snprintf(whole, sizeof whole, form, value);
    rig_keep(rig_of(life, need), need->id, field, whole);
}

static void minutes_put(struct life *life, struct need *need)
{
    char minutes[16];

    need->minutes += 5;
    snprintf(minutes, sizeof minutes, "%d", need->minutes);
    rig_keep(rig_of(life, need), need->id, "duration", minutes);
}

/* --- what people do ------------------------------------------------------- */

/* A babysitting with words in it that stand nowhere else. */
static void begin(struct life *life)
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

static void send(struct life *life, struct need *need, int64_t line,
                 int64_t contact, enum tell_kind kind)
{
    assert_int_equal(
        send_packet(owner_of(life, need), need->id, line, contact, kind),
        ERR_OK);
}

static void ask_one(struct life *life, struct need *need)
{
    int to = (int)draw(life->town, (uint64_t)life->town->laptops);

    if (to == need->owner || need->told[to])
        return;
    need->told[to] = true;
    send(life, need, 0, life->town->knows[need->owner][to], TELL_ASKING);
}

/* A line that has a contact; false if there is none. */
static bool pick_line(struct life *life, struct need *need,
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

static void go_on(struct life *life, struct need *need)
{
    struct helper helper;
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

static void step_back(struct life *life, struct need *need)
{
    struct helper helper;
    int64_t contact;

    if (!pick_line(life, need, &helper, &contact))
        return;
    assert_int_equal(tell_line_back(owner_of(life, need), need->id, helper.id),
                     ERR_OK);
    assert_int_equal(finish_sweep(owner_of(life, need)), ERR_OK);
}

static void change_it(struct life *life, struct need *need)
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

static void end_it(struct life *life, struct need *need)
{
    need->is_over = true;
    assert_int_equal(finish_end(owner_of(life, need), need->id,
                                draw(life->town, 2) ? END_DONE : END_CANCELLED),
                     ERR_OK);
    assert_int_equal(finish_sweep(owner_of(life, need)), ERR_OK);
}

/* Of those that nobody else knows of yet. */
static void hand_over(struct life *life, struct need *need)
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

static void answer_one(struct life *life)
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

static void do_something(struct life *life)
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

static void live(struct life *life)
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
static void settle(struct life *life)
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

/* --- what is where -------------------------------------------------------- */

/* What the owner says that this laptop knows: a stage, -1 nothing. */
static int told_to(struct life *life, const struct need *need, int who)
{
    struct send_knows *list;
    size_t count;
    int stage = -1;

    assert_int_equal(send_knows(owner_of(life, need), need->id, &list, &count),
                     ERR_OK);
    for (size_t i = 0; i < count; i++)
        if (list[i].contact == life->town->knows[need->owner][who])
            stage = (int)list[i].stage;
    send_knows_done(list, count);
    return stage;
}

static int64_t received(struct life *life, const struct need *need, int who,
                        const char *what)
{
    char id[2 * REQUEST_ID_SIZE + 1];
    struct text sql = {0};
    int64_t number;

    sodium_bin2hex(id, sizeof id, need->id.bytes, REQUEST_ID_SIZE);
    text_format(&sql,
                "SELECT coalesce((SELECT %s FROM received r JOIN link l ON"
                " l.row = r.link WHERE hex(l.request) = upper('%s')), -1)",
                what, id);
    number = rig_number(life->town->rigs[who], text_string(&sql));
    text_done(&sql);
    return number;
}

static void print_letters(struct life *life, const struct need *need, int who)
{
    const struct many_town *town = life->town;

    for (size_t i = 0; i < town->letters.count; i++) {
        const struct letter *letter = &town->letters.items[i];

        if (request_id_equal(letter->request, need->id) &&
            (letter->from == who || letter->to == who))
            print_message("# %zu: %d to %d, number %d, %d, fate %d\n", i,
                          letter->from, letter->to, (int)letter->counter,
                          letter->what, (int)letter->fate);
    }
}

/* Nothing, or just what it was told, in the newest form. */
static void check_told(struct life *life, const struct need *need, int who)
{
    struct rig *rig = life->town->rigs[who];
    int stage = told_to(life, need, who);

    if (received(life, need, who, "r.stage") != stage)
        print_letters(life, need, who);
    assert_int_equal(received(life, need, who, "r.stage"), stage);
    assert_int_equal(rig_stores(rig, need->town), stage >= 0);
    assert_int_equal(rig_stores(rig, need->place), stage == STAGE_AGREED);
    if (stage >= 0)
        assert_int_equal(
            received(life, need, who,
                     "(SELECT CAST(a.value AS INTEGER) FROM received_answer a"
                     " WHERE a.received = r.row AND a.field = 'duration')"),
            need->minutes);
}

static void check_handed(struct life *life, const struct need *need)
{
    for (int who = 0; who < laptops_of(life); who++) {
        bool is_heir = who == need->heir;

        assert_int_equal(rig_is_there(life->town->rigs[who], need->id),
                         is_heir);
        assert_int_equal(rig_stores(life->town->rigs[who], need->place),
                         is_heir);
    }
}

/* An end reaches all who knew of it; they learn nothing more by it. */
static void check_over(struct life *life, const struct need *need)
{
    for (int who = 0; who < laptops_of(life); who++)
        if (who != need->owner) {
            int64_t state = received(life, need, who, "r.state");

            assert_true(state == -1 || state == REQUEST_ENDED);
            assert_true(need->told[who] ||
                        !rig_stores(life->town->rigs[who], need->town));
        }
}

static void check_all(struct life *life, size_t stages[3])
{
    for (size_t i = 0; i < life->count; i++) {
        const struct need *need = &life->needs[i];

        if (need->heir >= 0) {
            check_handed(life, need);
        } else if (need->is_over) {
            check_over(life, need);
        } else {
            for (int who = 0; who < laptops_of(life); who++)
                if (who != need->owner) {
                    int stage = told_to(life, need, who);

                    check_told(life, need, who);
                    if (stage >= 0)
                        stages[stage]++;
                }
        }
    }
}

static void pass_days(struct life *life, int days)
{
    bool ask;

    for (int i = 0; i < laptops_of(life); i++)
        rig_day(life->town->rigs[i], life->town->rigs[i]->today + days);
    for (int i = 0; i < laptops_of(life); i++)
        assert_int_equal(unlock_new_day(life->town->rigs[i]->session, &ask),
                         ERR_OK);
}

static void check_nothing_left(struct life *life)
{
    for (int who = 0; who < laptops_of(life); who++) {
        assert_false(rig_stores(life->town->rigs[who], "Qorville"));
        assert_false(rig_stores(life->town->rigs[who], "Zundgate"));
    }
}

static void all_have_what_they_should_and_nobody_else(void **state)
{
    struct life life = {.town = *state};
    struct many_town *town = *state;
    size_t stages[3] = {0}, over = 0, handed = 0;

    live(&life);
    settle(&life);
    check_all(&life, stages);
    for (size_t i = 0; i < life.count; i++) {
        over += life.needs[i].is_over;
        handed += life.needs[i].heir >= 0;
    }
    print_message("# %zu packets, %zu taken, %zu doubled, %zu mislaid (%zu for"
                  " ever), %zu misdirected, %zu damaged, %zu gaps; told %zu"
                  " asking, %zu available, %zu agreed; %zu over, %zu handed"
                  " over\n",
                  town->letters.count, town->taken, town->doubled,
                  town->mislaid, town->gone, town->misdirected, town->damaged,
                  town->gaps, stages[0], stages[1], stages[2], over, handed);
    /* It would show nothing if little had happened. */
    assert_true(town->mislaid > 20 && town->doubled > 20);
    assert_true(town->gone > 1 && town->misdirected > 10);
    assert_true(town->damaged > 1 && town->gaps > 1);
    assert_true(stages[0] && stages[1] && stages[2]);
    assert_true(life.count > 20 && over > 0);
    /* Everything ends by itself, whoever was told what. */
    pass_days(&life, DAYS_AHEAD + 5);
    town->is_late = true;
    check_nothing_left(&life);
    /* And a packet that lay in a drawer does not bring it back. */
    for (size_t i = 0; i < town->letters.count; i++)
        put_file(town, town->letters.items[i].to, town->letters.items[i].bytes,
                 town->letters.items[i].length);
    for (int i = 0; i < town->laptops; i++)
        (void)take(town, i, true);
    check_nothing_left(&life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            all_have_what_they_should_and_nobody_else, many_town_setup,
            many_town_teardown),
    };

    return cmocka_run_group_tests_name("many", tests, NULL, NULL);
}
