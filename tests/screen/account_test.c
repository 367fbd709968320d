/* The check-up and the inventory as a person meets them: a sign that is there
 * only while something is due, one key from each line to what mends it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "flow/checkup.h"
#include "flow/inventory.h"
#include "flow/keys.h"
#include "flow/rig.h"
#include "stops.h"

static struct house house;
static struct player player;

static void go(const char *name)
{
    size_t count;
    const struct stop *all = stops(&count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].name, name) == 0) {
            stop_go(&player, &house, &all[i]);
            return;
        }
    fail();
}

static void make_recovery(void)
{
    struct secret *code;

    assert_int_equal(keys_recovery(house.session, &code), ERR_OK);
    secret_free(&code);
    assert_int_equal(keys_recovery_confirmed(house.session), ERR_OK);
}

static void the_sign_goes_with_what_was_due(void **state)
{
    (void)state;
    /* Nobody has looked yet. */
    go("home");
    assert_true(player_shows(&player, "4 More"));
    assert_false(player_shows(&player, "4 More ●"));
    go("more");
    assert_true(player_shows(&player, "● something is due"));
    assert_true(player_shows(&player, "4 More ●"));
    go("home");
    assert_true(player_shows(&player, "4 More ●"));
    assert_int_equal(player_screen(&player), SCREEN_HOME);
    go("checkup");
    assert_true(player_shows(&player, "Something is due"));
    assert_false(player_shows(&player, "4 More"));

    make_recovery();
    assert_int_equal(keys_backup(house.session), ERR_OK);
    go("checkup");
    assert_false(player_shows(&player, "Something is due"));
    go("more");
    assert_false(player_shows(&player, "something is due"));
    assert_false(player_shows(&player, "●"));
    assert_int_equal(hold_start(house.session, HOLD_EXPECTED), ERR_OK);
    go("more");
    assert_true(player_shows(&player, "4 More ●"));
    assert_true(checkup_is_due(house.session));
    /* The lock screen tells nobody. */
    house_lock(&house);
    assert_false(checkup_is_due(house.session));
    house_unlock(&house);
    assert_int_equal(hold_stop(house.session), ERR_OK);
}

static void each_line_leads_to_what_mends_it(void **state)
{
    static const int screens[CHECKUP_PLACES] = {
        [CHECKUP_REQUESTS] = SCREEN_HOME,
        [CHECKUP_OLDEST] = SCREEN_REQUEST,
        [CHECKUP_GOING] = SCREEN_EXPIRING,
        [CHECKUP_LEARN] = SCREEN_LEARN,
        [CHECKUP_HOLD] = SCREEN_HOLD,
        [CHECKUP_PASSPHRASES] = SCREEN_PASSPHRASES,
        [CHECKUP_RECOVERY] = SCREEN_RECOVERY,
        [CHECKUP_BACKUPS] = SCREEN_BACKUPS,
        [CHECKUP_CONTACTS] = SCREEN_CONTACTS,
        [CHECKUP_DATE] = SCREEN_DATE,
        [CHECKUP_LAPTOP] = SCREEN_LAPTOP,
    };
    struct checkup checkup;
    char key[24];

    (void)state;
    assert_int_equal(checkup_look(house.session, &checkup), ERR_OK);
    assert_true(checkup.count >= 12);
    for (size_t i = 0; i < checkup.count; i++) {
        int wanted = screens[checkup.items[i].place];

        if (checkup.items[i].place == CHECKUP_OLDEST &&
            checkup.items[i].is_draft)
            wanted = SCREEN_QUESTION;
        go("checkup");
        snprintf(key, sizeof key, "choose:%d", 10 + (int)i);
        player_key(&player, key);
        if (player_screen(&player) != wanted)
            fail_msg("%s leads to screen %d", checkup.items[i].id,
                     player_screen(&player));
    }
    checkup_done(&checkup);
}

static void what_is_due_stands_first(void **state)
{
    (void)state;
    assert_int_equal(hold_start(house.session, HOLD_PAPER), ERR_OK);
    go("checkup");
    assert_true(player_shows(&player, "1   Stop erasing"));
    player_key(&player, "text:1");
    player_key(&player, "Enter");
    assert_int_equal(player_screen(&player), SCREEN_HOLD);
    assert_int_equal(hold_stop(house.session), ERR_OK);
}

static void the_inventory_opens_part_by_part(void **state)
{
    struct inventory_part part;

    (void)state;
    for (size_t i = 0; i < inventory_parts(house.session); i++) {
        char key[24];

        inventory_part(house.session, i, &part);
        go("inventory");
        snprintf(key, sizeof key, "choose:%d", 10 + (int)i);
        player_key(&player, key);
        assert_int_equal(player_screen(&player), SCREEN_INVENTORY);
        assert_true(player_shows(&player, part.title));
        inventory_part_done(&part);
        player_key(&player, "Esc");
        assert_true(player_shows(&player, "What can be held"));
    }
}

static void the_laptop_is_shown_with_its_advice(void **state)
{
    (void)state;
    go("laptop_unseen");
    assert_true(player_shows(&player, "It was not looked at."));
    go("laptop");
    assert_true(player_shows(&player, "? Is the disk encrypted?"));
    assert_true(player_shows(&player, "! Is swapped memory kept"));
    assert_true(player_shows(&player, "chmod go= ~"));
}

static int begin(void **state)
{
    (void)state;
    house_begin(&house, true);
    player_begin(&player, house.session);
    return 0;
}

static int end(void **state)
{
    (void)state;
    player_end(&player);
    house_end(&house);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sign_goes_with_what_was_due),
        cmocka_unit_test(each_line_leads_to_what_mends_it),
        cmocka_unit_test(what_is_due_stands_first),
        cmocka_unit_test(the_inventory_opens_part_by_part),
        cmocka_unit_test(the_laptop_is_shown_with_its_advice),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
