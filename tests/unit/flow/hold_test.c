/* Stop erasing: by every road that destroys, what has long been due is still
 * there, in the store and in each backup. */
#include "flow/rig.h"

#include "vault/backup.h"

#define NOTE "red bike"

/* What a road has to work with. All of it is due since weeks. */
struct held {
    struct rig *rig;
    struct request_id id;
    struct request_id marked; /* erased just before, its Undo gone */
    int64_t line;
    char backup[64];
};

static size_t backups(struct rig *rig, struct backup_info **list)
{
    size_t count;

    assert_int_equal(keys_backups(rig->session, list, &count), ERR_OK);
    return count;
}

static int64_t notes_in(struct rig *rig, const char *name)
{
    struct text path = {0};
    struct db *db;
    int64_t number;

    text_format(&path, "%s/backup/%s", rig->paths[0], name);
    assert_int_equal(db_open(text_string(&path), rig->session->vault->raw_key,
                             rig->session->vault->store_id,
                             rig->session->vault->epoch, &db),
                     ERR_OK);
    assert_int_equal(db_ask_number(db,
                                   "SELECT count(*) FROM answer"
                                   " WHERE value = 'text:" NOTE "'",
                                   DB_NO_VALUES, &number),
                     ERR_OK);
    db_close(&db);
    text_done(&path);
    return number;
}

#define IN_STORE(what, where) "SELECT count(*) FROM " what " WHERE " where

/* The same after each road. */
static void all_is_there(struct held *held)
{
    struct rig *rig = held->rig;
    struct backup_info *list;
    size_t count;
    bool first_is_there = false;

    if (!session_is_open(rig->session))
        rig_unlock(rig);
    assert_int_equal(rig_number(rig, IN_STORE("request", "1")), 2);
    assert_int_equal(
        rig_number(rig, IN_STORE("answer", "value = 'text:" NOTE "'")), 2);
    assert_int_equal(rig_number(rig, IN_STORE("answer",
                                              "value = 'text:14 Elm Street'")),
                     2);
    assert_int_equal(rig_number(rig, IN_STORE("helper", "label = 'A'")), 1);
    assert_int_equal(
        rig_number(rig, IN_STORE("half", "typed = 'blue door'")), 1);
    assert_int_equal(rig_number(rig, IN_STORE("slot", "1")), 3);
    assert_true(rig_number(rig, IN_STORE("total_open", "exact = 1")) >= 1);
    count = backups(rig, &list);
    for (size_t i = 0; i < count; i++) {
        assert_true(list[i].verified);
        assert_int_equal(notes_in(rig, list[i].name), 2);
        first_is_there |= strcmp(list[i].name, held->backup) == 0;
    }
    assert_true(first_is_there);
    mem_free(list);
}

static enum err purge_at_opening(struct held *held)
{
    unlock_lock(held->rig->session);
    rig_unlock(held->rig);
    return ERR_OK;
}

static enum err purge_at_a_new_day(struct held *held)
{
    bool ask;

    rig_day(held->rig, held->rig->today + 30);
    return unlock_new_day(held->rig->session, &ask);
}

static enum err purge_at_a_date_that_is_said(struct held *held)
{
    enum err err;

    held->rig->today += 5;
    err = unlock_set_today(held->rig->session, held->rig->today);
    rig_day(held->rig, held->rig->today);
    return err;
}

static enum err erase(struct held *held)
{
    return finish_erase(held->rig->session, held->id);
}

static enum err erase_this_now(struct held *held)
{
    return finish_erase_answer(held->rig->session, held->id, "note");
}

static enum err sweep_what_was_marked(struct held *held)
{
    return finish_sweep(held->rig->session);
}

static enum err change_an_answer(struct held *held)
{
    return ask_keep(held->rig->session, held->id, "note", "text:green bike",
                    false);
}

static enum err change_the_day(struct held *held)
{
    return ask_keep(held->rig->session, held->id, "when",
                    rig_when(held->rig->today, " 15:00"), false);
}

static enum err take_an_answer_away(struct held *held)
{
    return ask_skip(held->rig->session, held->id, "note");
}

/* The draft of something newer, in another field and in the same. */
static enum err type_half(struct held *held)
{
    assert_int_equal(
        ask_half(held->rig->session, held->id, "town", "Shelby"), ERR_HELD);
    return ask_half(held->rig->session, held->id, "place", "new hou");
}

static enum err type_half_with_a_finding(struct held *held)
{
    return ask_half(held->rig->session, held->id, "place",
                    "blue door, maria has court");
}

static enum err empty_what_was_half_typed(struct held *held)
{
    return ask_half(held->rig->session, held->id, "place", " ");
}

/* The same answer once more: the field is done, what was typed there stays. */
static enum err answer_beside_what_was_half_typed(struct held *held)
{
    struct ask_place place;
    enum err err = ask_keep(held->rig->session, held->id, "place",
                            "text:14 Elm Street", false);

    assert_int_equal(
        ask_place(held->rig->session, held->id, "place", &place), ERR_OK);
    assert_string_equal(place.value, "text:14 Elm Street");
    assert_null(place.half);
    ask_place_done(&place);
    return err;
}

static enum err take_a_line_back(struct held *held)
{
    return tell_line_back(held->rig->session, held->id, held->line);
}

static enum err rotate_backups(struct held *held)
{
    for (int i = 0; i < 6; i++) {
        bool ask;

        rig_day(held->rig, held->rig->today + 5);
        assert_int_equal(unlock_new_day(held->rig->session, &ask), ERR_OK);
        assert_int_equal(keys_backup(held->rig->session), ERR_OK);
    }
    return ERR_OK;
}

static enum err back_up_when_idle(struct held *held)
{
    while (unlock_idle(held->rig->session))
        ;
    return unlock_found(held->rig->session);
}

static int slot_of(struct rig *rig, bool own, enum slot_kind kind)
{
    struct slot_info infos[VAULT_SLOTS];
    size_t count;

    assert_int_equal(keys_list(rig->session, infos, &count), ERR_OK);
    for (size_t i = 0; i < count; i++)
        if (infos[i].own == own && infos[i].kind == kind)
            return infos[i].slot;
    fail();
    return -1;
}

static enum err remove_a_passphrase(struct held *held)
{
    return keys_remove(held->rig->session,
                       slot_of(held->rig, false, SLOT_PASSPHRASE));
}

static enum err remove_the_recovery_code(struct held *held)
{
    return keys_remove(held->rig->session,
                       slot_of(held->rig, false, SLOT_RECOVERY));
}

static enum err change_the_passphrase(struct held *held)
{
    return keys_change(held->rig->session,
                       rig_secret("orchid velvet hammer ripple"), NULL);
}

static enum err make_another_recovery_code(struct held *held)
{
    struct secret *code;
    enum err err = keys_recovery(held->rig->session, &code);

    assert_null(code);
    return err;
}

static enum err new_data_key(struct held *held)
{
    return keys_new(held->rig->session, rig_secret(PASSPHRASE), NULL, NULL);
}

static enum err restore(struct held *held)
{
    return keys_restore(held->rig->session, held->backup,
                        rig_secret(PASSPHRASE));
}

static enum err restore_while_locked(struct held *held)
{
    unlock_lock(held->rig->session);
    return restore(held);
}

static enum err start_again(struct held *held)
{
    return unlock_start_again(held->rig->session);
}

static enum err quit_and_start(struct held *held)
{
    rig_start_again(held->rig);
    return ERR_OK;
}

static enum err kill_and_start(struct held *held)
{
    rig_killed(held->rig);
    return ERR_OK;
}

static const struct {
    const char *name;
    enum err (*go)(struct held *held);
    enum err answer;
} roads[] = {
    {"purge at opening", purge_at_opening, ERR_OK},
    {"purge at a new day", purge_at_a_new_day, ERR_OK},
    {"purge at a date that is said", purge_at_a_date_that_is_said, ERR_OK},
    {"erase", erase, ERR_HELD},
    {"erase this now", erase_this_now, ERR_HELD},
    {"sweep", sweep_what_was_marked, ERR_OK},
    {"change an answer", change_an_answer, ERR_HELD},
    {"change the day", change_the_day, ERR_HELD},
    {"take an answer away", take_an_answer_away, ERR_HELD},
    {"type something newer", type_half, ERR_HELD},
    {"type with a finding", type_half_with_a_finding, ERR_HELD},
    {"empty what was half typed", empty_what_was_half_typed, ERR_OK},
    {"answer beside it", answer_beside_what_was_half_typed, ERR_OK},
    {"take a line back", take_a_line_back, ERR_HELD},
    {"rotate backups", rotate_backups, ERR_OK},
    {"back up when idle", back_up_when_idle, ERR_OK},
    {"remove a passphrase", remove_a_passphrase, ERR_HELD},
    {"remove the recovery code", remove_the_recovery_code, ERR_HELD},
    {"change the passphrase", change_the_passphrase, ERR_HELD},
    {"another recovery code", make_another_recovery_code, ERR_HELD},
    {"new data key", new_data_key, ERR_HELD},
    {"restore", restore, ERR_HELD},
    {"restore while locked", restore_while_locked, ERR_HELD},
    {"start again", start_again, ERR_HELD},
    {"quit", quit_and_start, ERR_OK},
    {"killed", kill_and_start, ERR_OK},
};

/* Two requests with everything in them, a line, half-typed text, a second
 * passphrase, a recovery code, a backup; then the hold, and 40 days. */
static void hold_everything(struct rig *rig, struct held *held)
{
    struct secret *code;
    struct backup_info *list;
    struct request_id ended;

    *held = (struct held){.rig = rig};
    ended = rig_sitting(rig, 1);
    rig_consent(rig, ended);
    assert_int_equal(finish_end(rig->session, ended, END_DONE), ERR_OK);
    assert_int_equal(finish_erase(rig->session, ended), ERR_OK);
    assert_int_equal(finish_sweep(rig->session), ERR_OK);
    held->id = rig_sitting(rig, 3);
    held->marked = rig_sitting(rig, 4);
    rig_consent(rig, held->id);
    held->line = rig_line(rig, held->id);
    assert_int_equal(
        ask_half(rig->session, held->id, "place", "blue door"), ERR_OK);
    assert_int_equal(
        keys_add(rig->session, rig_secret("meadow barrel cousin kettle"),
                 NULL),
        ERR_OK);
    assert_int_equal(keys_recovery(rig->session, &code), ERR_OK);
    secret_free(&code);
    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_int_equal(backups(rig, &list), 1);
    memcpy(held->backup, list[0].name, sizeof held->backup);
    mem_free(list);
    assert_int_equal(finish_erase(rig->session, held->marked), ERR_OK);
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    rig_day(rig, rig->today + 40);
    unlock_lock(rig->session);
    rig_unlock(rig);
}

/* One after the other: a road that destroyed would show in those after it. */
static void no_road_destroys_anything(void **state)
{
    struct rig *rig = *state;
    struct held held;

    hold_everything(rig, &held);
    all_is_there(&held);
    for (size_t i = 0; i < COUNT(roads); i++) {
        enum err err = roads[i].go(&held);

        if (err != roads[i].answer)
            fail_msg("%s: %s", roads[i].name, err_text(err));
        all_is_there(&held);
    }
}

/* Afterwards everything that was due goes, also from the backups. */
static void when_it_ends_all_that_was_due_goes(void **state)
{
    struct rig *rig = *state;
    struct held held;
    struct backup_info *list;
    size_t count;

    hold_everything(rig, &held);
    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_int_equal(hold_stop(rig->session), ERR_OK);
    assert_int_equal(rig_number(rig, IN_STORE("request", "1")), 0);
    assert_int_equal(rig_number(rig, IN_STORE("half", "1")), 0);
    assert_int_equal(rig_number(rig, IN_STORE("helper", "1")), 0);
    assert_false(rig_stores(rig, NOTE));
    count = backups(rig, &list);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(notes_in(rig, list[i].name), 0);
    mem_free(list);
}

/* No ready text asks anybody to delete. */
static void no_text_asks_to_delete(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 9);
    struct text out = {0};
    int64_t line;

    rig_consent(rig, id);
    line = rig_line(rig, id);
    assert_int_equal(tell_text(rig->session, id, line, TELL_AVAILABLE,
                               NULL, &out),
                     ERR_OK);
    assert_non_null(strstr(text_string(&out), "delete"));
    assert_int_equal(hold_start(rig->session, HOLD_LAWYER), ERR_OK);
    for (int kind = TELL_ASKING; kind <= TELL_TAKE_BACK; kind++) {
        enum err err = tell_text(rig->session, id,
                                 kind == TELL_ASKING ? 0 : line,
                                 (enum tell_kind)kind, NULL, &out);

        assert_true(!err || err == ERR_STAGE);
        assert_null(strstr(text_string(&out), "delete"));
    }
    text_done(&out);
}

/* What is only added is possible: a further passphrase, a first code, text
 * that goes on where it was. */
static void what_only_adds_is_possible(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 9);
    struct secret *code;

    assert_int_equal(ask_half(rig->session, id, "note", "blue d"), ERR_OK);
    assert_int_equal(hold_start(rig->session, HOLD_LAWYER), ERR_OK);
    assert_int_equal(
        keys_add(rig->session, rig_secret("meadow barrel cousin kettle"),
                 NULL),
        ERR_OK);
    assert_int_equal(keys_recovery(rig->session, &code), ERR_OK);
    secret_free(&code);
    assert_int_equal(ask_half(rig->session, id, "note", "blue door"), ERR_OK);
    assert_int_equal(
        rig_number(rig, IN_STORE("half", "typed = 'blue door'")), 1);
    /* And a code that can't be made anew is not asked for. */
    unlock_lock(rig->session);
    assert_int_equal(rig_unlock(rig), UNLOCK_HOME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(no_road_destroys_anything),
        RIG_TEST(when_it_ends_all_that_was_due_goes),
        RIG_TEST(no_text_asks_to_delete),
        RIG_TEST(what_only_adds_is_possible),
    };

    return cmocka_run_group_tests_name("hold", tests, NULL, NULL);
}
