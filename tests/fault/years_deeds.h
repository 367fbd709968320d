#ifndef YEARS_DEEDS_H
#define YEARS_DEEDS_H
/* For years_steps.c: what a person does, each time beside the model. */
#include "years_look.h"

static const struct {
    const char *name;
    const char *before;
} fields[FIELDS] = {
    [TOWN] = {"town", "text:"},   [PLACE] = {"place", "text:"},
    [NOTE] = {"note", "text:"},   [REACH] = {"reach", "through:"},
    [WHEN] = {"when", ""},        [HALF] = {"note", ""},
};

static void answer(int item, int field, int version, char out[64])
{
    char word[WORD + 1];

    word_of(item, field, version, word);
    snprintf(out, 64, "%s%s", fields[field].before, word);
}

static enum err keep(int item, int field)
{
    struct copy *copy = &model->live.items[item];
    static int versions[MOST][FIELDS];
    char value[64];
    enum err err;

    answer(item, field, ++versions[item][field], value);
    err = ask_keep(years.session, years.ids[item], fields[field].name, value,
                   false);
    if (err)
        return err;
    if (copy->version[field])
        copy->pending |= 1u << field;
    copy->version[field] = versions[item][field];
    if (field == NOTE)
        drop_half(copy);
    touch(model, item);
    return ERR_OK;
}

static enum err keep_when(int item, int days)
{
    struct copy *copy = &model->live.items[item];
    struct date date = day_date(model->today + days);
    char value[64];
    enum err err;

    snprintf(value, sizeof value, "%04d-%02d-%02d 14:00", date.year,
             date.month, date.day);
    err = ask_keep(years.session, years.ids[item], "when", value, false);
    if (err)
        return err;
    if (copy->version[WHEN] && copy->when != model->today + days)
        copy->pending |= 1u << WHEN;
    copy->version[WHEN]++;
    copy->when = model->today + days;
    touch(model, item);
    return ERR_OK;
}

static void keep_plain(int item, const char *field, const char *value)
{
    must(ask_keep(years.session, years.ids[item], field, value, false), field);
    touch(model, item);
}

static void type_half(int item)
{
    struct copy *copy = &model->live.items[item];
    char word[WORD + 1];
    static int version;

    version = version % (VERSIONS - 1) + 1;
    word_of(item, HALF, version, word);
    if (copy->version[NOTE] || copy->state == ENDED || model->held)
        return;
    must(ask_half(years.session, years.ids[item], "note", word), "half");
    drop_half(copy);
    copy->version[HALF] = version;
}

static void ask_round(int item)
{
    struct copy *copy = &model->live.items[item];
    struct request_id id = years.ids[item];
    int64_t line;

    must(tell_consent(years.session, id, 0, true), "consent");
    copy->state = OPEN;
    if (draw(2)) {
        must(tell_line_add(years.session, id, NULL, &line), "line");
        copy->line = true;
        must(finish_sweep(years.session), "sweep");
        sweep(model);
    }
    touch(model, item);
}

static void come(void)
{
    int item = model->count;
    int task = draw(3) ? SITTING : FUNDING;
    struct copy *copy = &model->live.items[item];

    if (item == MOST)
        return;
    must(ask_begin(years.session, task_ids[task], &years.ids[item]), "begin");
    model->count++;
    model->tasks[item] = task;
    *copy = (struct copy){.state = DRAFT, .when = NO_DAY, .ended = NO_DAY};
    touch(model, item);
    if (task == SITTING) {
        must(keep_when(item, (int)draw(25)), "when");
        keep_plain(item, "duration", "180");
        keep_plain(item, "children", "2");
        must(keep(item, TOWN), "town");
        must(keep(item, PLACE), "place");
    } else {
        keep_plain(item, "amount", "350");
        keep_plain(item, "purpose", "rent");
        keep_plain(item, "give", "cash at our table");
    }
    must(keep(item, REACH), "reach");
    if (draw(2))
        must(keep(item, NOTE), "note");
    else if (draw(2))
        type_half(item);
    if (draw(5))
        ask_round(item);
}

/* Any that is there, -1 if none. */
static int any(int most)
{
    for (int i = 0; model->count && i < 60; i++) {
        int item = model->count - 1 - (int)draw(
            (uint32_t)(model->count < 40 ? model->count : 40));
        int state = model->live.items[item].state;

        if (state != GONE && state <= most)
            return item;
    }
    return -1;
}

static void change(void)
{
    static const int typed[] = {TOWN, PLACE, NOTE, REACH};
    int item = any(OPEN), field = typed[draw(4)];
    enum err expected = model->held ? ERR_HELD : ERR_OK;

    if (item < 0)
        return;
    if (model->tasks[item] == SITTING && draw(3) == 0) {
        int days = 1 + (int)draw(20);

        if (model->live.items[item].when != model->today + days)
            must_be(keep_when(item, days), expected, "another day");
        return;
    }
    if (model->live.items[item].version[field])
        must_be(keep(item, field), expected, "another answer");
}

static void type(void)
{
    int item = any(OPEN);

    if (item >= 0)
        type_half(item);
}

static void finish(void)
{
    static const enum request_end ends[] = {END_DONE, END_CANCELLED,
                                            END_NOBODY};
    int item = any(OPEN);

    if (item < 0)
        return;
    must(finish_end(years.session, years.ids[item], ends[draw(3)]), "end");
    end_item(model, item, model->today);
}

static void gone_everywhere(int item)
{
    model->live.items[item].state = GONE;
    for (int b = 0; b < model->backup_count; b++)
        model->backups[b]->items[item].state = GONE;
}

static void erase(void)
{
    int item = any(ENDED);
    enum err err;

    if (item < 0)
        return;
    err = finish_erase(years.session, years.ids[item]);
    must_be(err, model->held ? ERR_HELD : ERR_OK, "erase");
    if (err)
        return;
    if (draw(2)) {
        must(finish_undo(years.session), "undo");
        return;
    }
    must(finish_sweep(years.session), "sweep");
    gone_everywhere(item);
    sweep(model);
}

static void erase_answer(void)
{
    static const int typed[] = {TOWN, PLACE, NOTE};
    int item = any(ENDED), field = typed[draw(3)];
    enum err err;

    if (item < 0 || !model->live.items[item].version[field])
        return;
    err = finish_erase_answer(years.session, years.ids[item],
                              fields[field].name);
    must_be(err, model->held ? ERR_HELD : ERR_OK, "erase this now");
    if (err)
        return;
    must(finish_sweep(years.session), "sweep");
    drop_field(&model->live.items[item], field);
    for (int b = 0; b < model->backup_count; b++)
        if (model->backups[b]->items[item].state != GONE)
            drop_field(&model->backups[b]->items[item], field);
    touch(model, item);
    sweep(model);
}

static void postpone(void)
{
    int item = any(OPEN);
    struct copy *copy;
    enum err err;

    if (item < 0)
        return;
    copy = &model->live.items[item];
    err = browse_postpone(years.session, years.ids[item]);
    must_be(err, copy->postponed ? ERR_INVALID : ERR_OK, "postpone");
    if (err)
        return;
    copy->postponed = 7;
    settle(copy, model->tasks[item]);
}

static enum unlock_next unlock(void)
{
    enum unlock_next next;

    must(unlock_open(years.session, passphrase(), &next), "unlock");
    return next;
}

static void lock_and_unlock(void)
{
    unlock_lock(years.session);
    sweep(model);
    if (unlock() == UNLOCK_DATE)
        wrong("the date is not believed");
    purge(model);
}

static void pass(int days)
{
    bool ask;

    model->today += days;
    set_clock(model->today);
    if (draw(3) == 0) {
        lock_and_unlock();
        return;
    }
    must(unlock_new_day(years.session, &ask), "new day");
    if (ask)
        wrong("the date is asked for");
    purge(model);
}

static void days_pass(void)
{
    pass(1 + (int)draw(draw(8) == 0 ? 30 : 5));
}

/* A flat battery of the clock: nothing goes until the date is said. */
static void clock_jumps(void)
{
    static const int32_t far[] = {5, 47200};
    int32_t said = model->today + (int32_t)draw(20);
    bool ask;

    unlock_lock(years.session);
    sweep(model);
    set_clock(far[draw(2)]);
    if (unlock() != UNLOCK_DATE)
        wrong("a clock of another century is believed");
    look(true);
    must(unlock_new_day(years.session, &ask), "new day");
    if (!ask)
        wrong("the date is not asked for");
    if (draw(2)) {
        model->today = said;
        must(unlock_set_today(years.session, said), "the date");
        purge(model);
        look(true);
    }
    set_clock(model->today);
    lock_and_unlock();
}

static void back_up(void)
{
    if (draw(2))
        must(keys_backup(years.session), "backup");
    else
        while (unlock_idle(years.session))
            ;
    must(unlock_found(years.session), "idle");
}

static void restore(void)
{
    struct text kept = {0};
    struct file *file;
    char name[64];

    if (!model->backup_count)
        return;
    file = model->backups[draw((uint32_t)model->backup_count)];
    memcpy(name, file->name, sizeof name);
    if (model->held) {
        must_be(keys_restore(years.session, name, passphrase()), ERR_HELD,
                "restore");
        return;
    }
    must(keys_restore(years.session, name, passphrase()), "restore");
    sweep(model);
    model->live = *file;
    sweep(model);
    purge(model);
    look(true);
    lock_and_unlock();
    lock_and_unlock();
    text_format(&kept, "%s/store.db.before-restore", years.folders.store);
    if (file_exists(text_string(&kept)))
        wrong("what was there before the restore stays");
    text_done(&kept);
}

static void hold(void)
{
    if (!model->held) {
        must(hold_start(years.session, HOLD_EXPECTED), "hold");
        model->held = true;
        return;
    }
    must(hold_stop(years.session), "end of the hold");
    model->held = false;
    sweep(model);
    purge(model);
}

#endif
