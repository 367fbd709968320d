#include "rig.h"

#include "flow/checkup.h"
#include "flow/contacts.h"

static struct checkup look(struct rig *rig)
{
    struct checkup checkup;

    assert_int_equal(checkup_look(rig->session, &checkup), ERR_OK);
    return checkup;
}

static const struct checkup_item *item_of(const struct checkup *checkup,
                                          const char *id)
{
    for (size_t i = 0; i < checkup->count; i++)
        if (strcmp(checkup->items[i].id, id) == 0)
            return &checkup->items[i];
    fail_msg("no line %s", id);
    return NULL;
}

/* Looks anew: whether that line is due, and what it says. */
static bool is_due(struct rig *rig, const char *id, const char *found)
{
    struct checkup checkup = look(rig);
    const struct checkup_item *item = item_of(&checkup, id);
    bool due = item->due, any = false;

    assert_false(item->due && item->fine);

    if (found && strcmp(item->found, found) != 0)
        fail_msg("%s: %s", id, item->found);
    for (size_t i = 0; i < checkup.count; i++) {
        any |= checkup.items[i].due;
        assert_true(*checkup.items[i].name && *checkup.items[i].found);
        assert_true(*checkup.items[i].advice);
    }
    assert_int_equal(checkup_is_due(rig->session), any);
    checkup_done(&checkup);
    return due;
}

static bool is_fine(struct rig *rig, const char *id)
{
    struct checkup checkup = look(rig);
    bool fine = item_of(&checkup, id)->fine;

    checkup_done(&checkup);
    return fine;
}

static void counts_what_there_is(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);

    rig_consent(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 8), ERR_OK);
    (void)rig_begin(rig, "ride");
    (void)rig_line(rig, id);
    assert_false(is_due(rig, "requests", "begun: 1, open: 1, ended: 0"));
    assert_false(is_due(rig, "due", "something of 1 request within 7 days"));
    assert_false(is_due(rig, "warned", "0 texts since the store was made"));
    assert_false(
        is_due(rig, "told",
               "asked: 8, told more because they can help: 1, agreed: 0"));
}

static void the_oldest_leads_to_itself(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 40);
    struct checkup checkup;
    bool ask;

    rig_consent(rig, id);
    assert_false(is_due(rig, "oldest", NULL));
    rig_day(rig, rig->today + 14);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_false(is_due(rig, "oldest", NULL));
    (void)rig_sitting(rig, 10);
    rig_day(rig, rig->today + 1);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_true(is_due(rig, "oldest", NULL));
    checkup = look(rig);
    assert_int_equal(item_of(&checkup, "oldest")->place, CHECKUP_OLDEST);
    assert_false(item_of(&checkup, "oldest")->is_draft);
    assert_true(request_id_equal(item_of(&checkup, "oldest")->request, id));
    checkup_done(&checkup);
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_OK);
    assert_false(is_due(rig, "oldest", NULL));
}

static void without_requests_there_is_none_to_open(void **state)
{
    struct checkup checkup = look(*state);

    assert_int_equal(item_of(&checkup, "oldest")->place, CHECKUP_REQUESTS);
    assert_string_equal(item_of(&checkup, "oldest")->found, "There is none.");
    checkup_done(&checkup);
}

static void what_was_kept_after_a_warning_is_a_number(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct checkup checkup;

    assert_int_equal(
        ask_keep(rig->session, id, "note", "text:maria at the door", true),
        ERR_OK);
    assert_false(is_due(rig, "warned", "1 text since the store was made"));
    checkup = look(rig);
    for (size_t i = 0; i < checkup.count; i++)
        assert_null(strcasestr(checkup.items[i].found, "maria"));
    checkup_done(&checkup);
}

static void a_hold_is_due_until_it_ends(void **state)
{
    struct rig *rig = *state;

    assert_false(is_due(rig, "hold", "It is off."));
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    assert_true(is_due(rig, "hold", "It is on: nothing is erased."));
    assert_int_equal(hold_stop(rig->session), ERR_OK);
    assert_false(is_due(rig, "hold", "It is off."));
}

static void the_recovery_code_and_old_passphrases(void **state)
{
    struct rig *rig = *state;
    struct secret *code;

    assert_true(is_due(rig, "recovery", NULL));
    assert_int_equal(keys_recovery(rig->session, &code), ERR_OK);
    secret_free(&code);
    assert_int_equal(keys_recovery_confirmed(rig->session), ERR_OK);
    assert_false(is_due(rig, "recovery", "It was written down."));

    assert_false(is_due(rig, "passphrases", NULL));
    assert_int_equal(
        db_run(rig_db(rig), "UPDATE slot SET month = month - 12", DB_NO_VALUES),
        ERR_OK);
    assert_false(is_due(rig, "passphrases", NULL));
    assert_int_equal(db_run(rig_db(rig),
                            "UPDATE slot SET month = month - 1 WHERE kind = 0",
                            DB_NO_VALUES),
                     ERR_OK);
    assert_true(is_due(rig, "passphrases", NULL));
    /* The code on paper has no age. */
    assert_int_equal(db_run(rig_db(rig),
                            "UPDATE slot SET month = month + 13"
                            " WHERE kind = 0",
                            DB_NO_VALUES),
                     ERR_OK);
    assert_false(is_due(rig, "passphrases", NULL));
}

static void backups_grow_old(void **state)
{
    struct rig *rig = *state;
    bool ask;

    /* Nothing to lose yet. */
    assert_false(is_due(rig, "backups", "There is no backup yet."));
    (void)rig_begin(rig, "ride");
    assert_true(is_due(rig, "backups", "There is no backup yet."));
    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_false(is_due(rig, "backups", NULL));
    rig_day(rig, rig->today + 7);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_false(is_due(rig, "backups", NULL));
    rig_day(rig, rig->today + 1);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_true(is_due(rig, "backups", NULL));
}

static void a_wrong_clock_is_due(void **state)
{
    struct rig *rig = *state;
    int32_t today = rig->today;
    bool ask;

    assert_false(is_due(rig, "clock", "The laptop's date can be believed."));
    unlock_lock(rig->session);
    assert_false(checkup_is_due(rig->session));
    rig_clock(rig, 0, 600);
    rig_unlock(rig);
    assert_true(is_due(rig, "clock", "It is not known."));
    assert_false(
        is_due(rig, "due", "Nothing is erased until the date is known."));
    assert_int_equal(unlock_set_today(rig->session, today), ERR_OK);
    assert_true(is_due(rig, "clock", NULL));
    rig_clock(rig, today, 600);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_false(is_due(rig, "clock", NULL));
}

static void wrong_passphrases_are_remembered_until_the_end(void **state)
{
    struct rig *rig = *state;
    enum unlock_next next;

    for (int tries = 1; tries <= 4; tries++) {
        unlock_lock(rig->session);
        for (int i = 0; i < tries; i++) {
            rig_jump(rig, 100000L * (i + 1) + 1000000L * tries);
            assert_int_equal(
                unlock_open(rig->session, rig_secret("wrong"), &next),
                ERR_NOT_OPENED);
        }
        rig_jump(rig, 100000L * 9 + 1000000L * tries);
        rig_unlock(rig);
        assert_int_equal(is_due(rig, "tried", NULL), tries == 4);
    }
    assert_true(is_due(rig, "tried", "4 before the store was opened"));
    /* The next who opens it without a mistake sees it too. */
    unlock_lock(rig->session);
    rig_unlock(rig);
    assert_true(is_due(rig, "tried", NULL));
    unlock_lock(rig->session);
    rig_start_again(rig);
    rig_unlock(rig);
    assert_false(is_due(rig, "tried", "0 before the store was opened"));
}

static void damage_and_the_laptop(void **state)
{
    struct rig *rig = *state;

    assert_false(is_due(rig, "damage", "No damage was found today."));
    rig->session->idle_found = ERR_BACKUP;
    assert_true(is_due(rig, "damage", err_text(ERR_BACKUP)));
    rig->session->idle_found = ERR_OK;

    assert_false(is_due(rig, "laptop", "It was not looked at."));
    rig->session->advice[0] =
        (struct advice){"disk", "x", "y", ADVICE_LOOK, false};
    rig->session->advice_count = 1;
    /* Nobody at the table can encrypt a disk. */
    assert_false(is_due(rig, "laptop", "1 point needs a look"));
    assert_false(is_fine(rig, "laptop"));
    rig->session->advice[0].soon = true;
    assert_true(is_due(rig, "laptop", "1 point needs a look"));
    rig->session->advice[0].answer = ADVICE_UNKNOWN;
    assert_false(is_due(rig, "laptop", "Nothing was found that needs a look."));
    assert_true(is_fine(rig, "laptop"));
    assert_true(is_fine(rig, "hold"));
    /* A number is neither good nor bad. */
    assert_false(is_fine(rig, "requests"));
}

static int64_t add_contact(struct rig *rig, const char *label)
{
    struct contact_offer offer = {.kind = CARD_NEW};
    int64_t id;

    memset(offer.keys, label[0], sizeof offer.keys);
    assert_int_equal(contacts_add(rig->session, &offer, label, &id), ERR_OK);
    return id;
}

static void pass_days(struct rig *rig, int days)
{
    bool ask;

    for (int i = 0; i < days; i += 30) {
        rig_day(rig, rig->today + (days - i < 30 ? days - i : 30));
        assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    }
}

/* So many, and not which. */
static void contacts_that_are_silent_for_ninety_days(void **state)
{
    struct rig *rig = *state;
    struct checkup checkup;
    int64_t blue;

    assert_false(
        is_due(rig, "contacts", "No other laptop is among your contacts."));
    assert_true(is_fine(rig, "contacts"));
    blue = add_contact(rig, "blue laptop");
    (void)add_contact(rig, "green laptop");
    pass_days(rig, 89);
    assert_false(
        is_due(rig, "contacts", "All were heard of within 90 days."));
    pass_days(rig, 1);
    assert_true(is_due(rig, "contacts", "2 were not heard of for 90 days"));
    assert_int_equal(contacts_keep(rig->session, blue), ERR_OK);
    assert_true(is_due(rig, "contacts", "1 was not heard of for 90 days"));
    checkup = look(rig);
    assert_int_equal(item_of(&checkup, "contacts")->place, CHECKUP_CONTACTS);
    for (size_t i = 0; i < checkup.count; i++) {
        assert_null(strstr(checkup.items[i].found, "blue"));
        assert_null(strstr(checkup.items[i].found, "green"));
    }
    checkup_done(&checkup);
    unlock_lock(rig->session);
    rig_clock(rig, 0, 600);
    rig_unlock(rig);
    assert_false(is_due(rig, "contacts",
                        "That can't be said until the date is known."));
}

static void looking_writes_nothing(void **state)
{
    struct rig *rig = *state;
    struct checkup checkup;
    char path[160], *before, *after;
    size_t length, now;

    (void)rig_sitting(rig, 3);
    snprintf(path, sizeof path, "%s/store.db", rig->paths[0]);
    assert_int_equal(file_read(path, 1 << 24, &before, &length), ERR_OK);
    checkup = look(rig);
    checkup_done(&checkup);
    assert_int_equal(file_read(path, 1 << 24, &after, &now), ERR_OK);
    assert_int_equal(length, now);
    assert_memory_equal(before, after, length);
    mem_free(before);
    mem_free(after);
}

static void idle_time_looks_too(void **state)
{
    struct rig *rig = *state;

    assert_false(checkup_is_due(rig->session));
    for (int i = 0; i < 5 && unlock_idle(rig->session); i++)
        continue;
    /* The recovery code was never made. */
    assert_true(checkup_is_due(rig->session));
    unlock_lock(rig->session);
    assert_false(checkup_is_due(rig->session));
}

static enum checkup_place place_of(struct rig *rig, const char *id)
{
    struct checkup checkup = look(rig);
    enum checkup_place place = item_of(&checkup, id)->place;

    checkup_done(&checkup);
    return place;
}

/* Opening the recovery code makes a new one: the paper would be worthless. */
static void what_is_right_is_not_made_anew(void **state)
{
    struct rig *rig = *state;

    assert_int_equal(place_of(rig, "recovery"), CHECKUP_RECOVERY);
    assert_int_equal(keys_recovery_confirmed(rig->session), ERR_OK);
    assert_int_equal(place_of(rig, "recovery"), CHECKUP_PASSPHRASES);
    assert_int_equal(place_of(rig, "clock"), CHECKUP_LAPTOP);
    unlock_lock(rig->session);
    rig_clock(rig, 0, 600);
    rig_unlock(rig);
    assert_int_equal(place_of(rig, "clock"), CHECKUP_DATE);
}

static void a_locked_store_tells_nothing(void **state)
{
    struct rig *rig = *state;
    struct checkup checkup = {.count = 3};

    unlock_lock(rig->session);
    assert_int_equal(checkup_look(rig->session, &checkup), ERR_LOCKED);
    assert_int_equal(checkup.count, 0);
    checkup_done(&checkup);
    assert_false(checkup_is_due(rig->session));
}

static void this_laptop_is_looked_at(void **state)
{
    struct rig *rig = *state;
    const struct advice *points;
    size_t count;

    points = advice_points(rig->session, &count);
    assert_int_equal(count, 0);
    advice_look(rig->session, NULL);
    points = advice_points(rig->session, &count);
    assert_true(count >= 8);
    for (size_t i = 0; i < count; i++) {
        assert_true(*points[i].what);
        assert_int_equal(*points[i].advice == '\0',
                         points[i].answer == ADVICE_FINE);
        assert_true(*advice_word(points[i].answer));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(counts_what_there_is),
        RIG_TEST(the_oldest_leads_to_itself),
        RIG_TEST(without_requests_there_is_none_to_open),
        RIG_TEST(what_was_kept_after_a_warning_is_a_number),
        RIG_TEST(a_hold_is_due_until_it_ends),
        RIG_TEST(the_recovery_code_and_old_passphrases),
        RIG_TEST(backups_grow_old),
        RIG_TEST(a_wrong_clock_is_due),
        RIG_TEST(wrong_passphrases_are_remembered_until_the_end),
        RIG_TEST(damage_and_the_laptop),
        RIG_TEST(contacts_that_are_silent_for_ninety_days),
        RIG_TEST(looking_writes_nothing),
        RIG_TEST(idle_time_looks_too),
        RIG_TEST(what_is_right_is_not_made_anew),
        RIG_TEST(a_locked_store_tells_nothing),
        RIG_TEST(this_laptop_is_looked_at),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
