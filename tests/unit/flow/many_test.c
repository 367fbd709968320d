/* Ten laptops hand requests to each other in five hundred packets, over a
 * carrier that could hardly be worse. In the end each has what it should, and
 * nobody has anything else. MANY_LAPTOPS, MANY_PACKETS, MANY_NEEDS and
 * MANY_SEED in the environment ask for another or a longer life. */
#include "many_life.h"

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
