/* Two years with a store, in a minute, against a model of what should happen.
 *
 *   years_steps SEED FOLDER DATA [full]
 *
 * FOLDER is empty; with `full` it is a small file system of its own, which is
 * filled to the brim now and then. Requests come, change and end, answers are
 * erased, the clock jumps to 1970 and 2099 and back, backups are made and
 * restored, erasing is stopped and goes on. After each step every file is
 * looked through: nothing is there that should be gone, nothing is gone that
 * should be there, receipts and totals agree with the model. Prints one line
 * `ok` or `not ok`; leaves with 1 if anything was wrong.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "years_model.h"

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "flow/ask.h"
#include "flow/browse.h"
#include "flow/finish.h"
#include "flow/keys.h"
#include "flow/monthly.h"
#include "flow/session_state.h"
#include "flow/tell.h"
#include "flow/unlock.h"
#include "host/clock.h"
#include "host/file.h"
#include "vault/tally.h"
#include "vault/vault_state.h"

#define PASSPHRASE "lantern copper window thursday"
#define DAYS 730

static struct years {
    struct session *session;
    struct folders folders;
    const char *folder;
    bool full;
    uint64_t seed;
    uint64_t random;
    int32_t first;
    struct model model;
    struct request_id ids[MOST];
    int total[MONTHS][TASKS]; /* noisy, as it was first seen */
    bool seen[MONTHS][TASKS];
    int steps;
    const char *step;
} years;

static struct model *const model = &years.model;

static void wrong(const char *format, ...)
{
    va_list arguments;

    printf("not ok years: seed %llu, step %d (%s), day %d: ",
           (unsigned long long)years.seed, years.steps, years.step,
           (int)(model->today - years.first));
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
    exit(1);
}

static void must(enum err err, const char *what)
{
    if (err)
        wrong("%s: %s", what, err_text(err));
}

static void must_be(enum err err, enum err expected, const char *what)
{
    if (err != expected)
        wrong("%s: %s", what, err ? err_text(err) : "went well");
}

static uint32_t draw(uint32_t below)
{
    uint64_t z = years.random += 0x9e3779b97f4a7c15;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return (uint32_t)((z ^ (z >> 31)) >> 33) % below;
}

static struct secret *passphrase(void)
{
    char text[] = PASSPHRASE;

    return secret_take(text, strlen(text));
}

static void set_clock(int32_t day)
{
    char path[200], order[40];

    snprintf(path, sizeof path, "%s/clock", years.folders.state);
    snprintf(order, sizeof order, "%ld\n600\n", (long)day);
    /* On a full disk it is written where it stands. */
    if (file_replace(path, order, strlen(order))) {
        int fd = open(path, O_WRONLY);

        if (fd < 0 || write(fd, order, strlen(order)) < 0 ||
            ftruncate(fd, (off_t)strlen(order)))
            wrong("the clock can't be set");
        close(fd);
    }
}

/* --- looking --------------------------------------------------------------- */

struct found {
    bool words[MOST][FIELDS];
    int64_t requests;
    int64_t lines;
    int64_t papers;
};

static void read_words(const struct file *file, const char *text,
                       struct found *found)
{
    int item, field, version;

    for (const char *at = strstr(text, "zq"); at; at = strstr(at + 1, "zq")) {
        const struct copy *copy;

        if (!word_read(at, &item, &field, &version) || item >= model->count)
            continue;
        copy = &file->items[item];
        if (copy->state == GONE || copy->version[field] != version)
            wrong("%s still has field %d of request %d, version %d (%d, %d)",
                  file->name, field, item, version, copy->state,
                  copy->version[field]);
        found->words[item][field] = true;
    }
}

static void read_table(struct db *db, const char *table,
                       const struct file *file, struct found *found)
{
    struct db_rows *rows;
    char sql[100];
    int columns = 0;

    snprintf(sql, sizeof sql, "PRAGMA table_info(\"%s\")", table);
    must(db_rows(db, sql, DB_NO_VALUES, &rows), table);
    while (db_next(rows))
        columns++;
    must(db_rows_end(&rows), table);
    snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"", table);
    must(db_rows(db, sql, DB_NO_VALUES, &rows), table);
    while (db_next(rows))
        for (int i = 0; i < columns; i++) {
            char *text = db_get_text(rows, i);

            if (text)
                read_words(file, text, found);
            mem_free(text);
        }
    must(db_rows_end(&rows), table);
}

static int64_t number(struct db *db, const char *sql)
{
    int64_t answer;

    must(db_ask_number(db, sql, DB_NO_VALUES, &answer), sql);
    return answer;
}

static void compare(const struct file *file, const struct found *found)
{
    int requests = 0, lines = 0, sure = 0;

    for (int i = 0; i < model->count; i++) {
        const struct copy *copy = &file->items[i];

        if (copy->state == GONE)
            continue;
        requests++;
        lines += copy->line;
        for (int f = 0; f < FIELDS; f++)
            if (f != WHEN && copy->version[f] && !found->words[i][f])
                wrong("%s has lost field %d of request %d", file->name, f, i);
    }
    for (int i = 0; i < file->paper_count; i++)
        sure += file->papers[i].sure > model->today || model->held;
    if (found->requests != requests)
        wrong("%s has %d requests, and %d are expected", file->name,
              (int)found->requests, requests);
    if (found->lines != lines)
        wrong("%s has %d lines, and %d are expected", file->name,
              (int)found->lines, lines);
    if (found->papers > file->paper_count || found->papers < sure)
        wrong("%s has %d receipts, and %d to %d are expected", file->name,
              (int)found->papers, sure, file->paper_count);
}

static const char *const task_ids[TASKS] = {"babysitting", "fundraising"};

static void compare_counts(struct db *db, const struct file *file)
{
    char sql[200];
    int64_t all = number(db, "SELECT coalesce(sum(exact), 0) FROM total_open");
    int expected = 0;

    for (int m = 0; m < MONTHS; m++)
        for (int t = 0; t < TASKS; t++) {
            int64_t exact;

            if (!file->counts[m][t])
                continue;
            expected += file->counts[m][t];
            snprintf(sql, sizeof sql,
                     "SELECT coalesce(sum(exact), 0) FROM total_open WHERE"
                     " month = %d AND task = '%s'",
                     (int)(model->zero + m), task_ids[t]);
            exact = number(db, sql);
            if (exact != file->counts[m][t])
                wrong("%s counts %d in month %d, and %d are expected",
                      file->name, (int)exact, m, file->counts[m][t]);
        }
    if (all != expected)
        wrong("%s counts %d, and %d are expected", file->name, (int)all,
              expected);
}

static void look_at(struct db *db, const struct file *file)
{
    static struct found found;
    struct db_rows *tables;

    memset(&found, 0, sizeof found);
    must(db_rows(db, "SELECT name FROM sqlite_master WHERE type = 'table'",
                 DB_NO_VALUES, &tables),
         "tables");
    while (db_next(tables)) {
        char *table = db_get_text(tables, 0);

        read_table(db, table, file, &found);
        mem_free(table);
    }
    must(db_rows_end(&tables), "tables");
    found.requests = number(db, "SELECT count(*) FROM request");
    found.lines = number(db, "SELECT count(*) FROM helper");
    found.papers = number(db, "SELECT count(*) FROM receipt");
    compare(file, &found);
    compare_counts(db, file);
}

static struct file *backup_named(const char *name)
{
    for (int i = 0; i < model->backup_count; i++)
        if (strcmp(model->backups[i]->name, name) == 0)
            return model->backups[i];
    return NULL;
}

static void look_at_backup(const char *name)
{
    const struct vault *vault = years.session->vault;
    const struct file *file = backup_named(name);
    struct text path = {0};
    struct db *db;

    if (!file)
        wrong("%s came from nowhere", name);
    text_format(&path, "%s/backup/%s", years.folders.store, name);
    must(db_open(text_string(&path), vault->raw_key, vault->store_id,
                 vault->epoch, &db),
         name);
    look_at(db, file);
    db_close(&db);
    text_append(&path, "-journal");
    if (file_size(text_string(&path)) > 0)
        wrong("%s has left a journal", name);
    text_done(&path);
}

/* A new name is the store as it is now; one that is gone is forgotten. */
static void look_at_list(const struct backup_info *list, size_t count)
{
    int kept = 0;

    for (int i = 0; i < model->backup_count; i++) {
        bool there = false;

        for (size_t k = 0; k < count; k++)
            there |= strcmp(list[k].name, model->backups[i]->name) == 0;
        if (there) {
            model->backups[kept++] = model->backups[i];
        } else if (model->held) {
            wrong("%s went while nothing is erased", model->backups[i]->name);
        } else {
            free(model->backups[i]);
        }
    }
    model->backup_count = kept;
    for (size_t k = 0; k < count; k++) {
        struct file *file;

        if (!list[k].verified)
            wrong("%s is not whole", list[k].name);
        if (backup_named(list[k].name))
            continue;
        file = malloc(sizeof *file);
        if (!file || model->backup_count == 64)
            wrong("no room for %s", list[k].name);
        *file = model->live;
        memcpy(file->name, list[k].name, sizeof file->name);
        model->backups[model->backup_count++] = file;
    }
}

/* Once released a number never changes, and is not far from what it was. */
static void look_at_totals(void)
{
    struct total *list;
    size_t count;
    int expected = (int)session_tasks(years.session) * model->live.next;

    must(tally_totals(years.session->vault, &list, &count), "totals");
    if ((int)count != expected)
        wrong("%d totals, and %d are expected", (int)count, expected);
    for (size_t i = 0; i < count; i++)
        for (int t = 0; t < TASKS; t++) {
            int32_t month = list[i].month - model->zero;
            int far;

            if (strcmp(list[i].task, task_ids[t]) != 0)
                continue;
            far = list[i].noisy - model->released[month][t];
            if (years.seen[month][t] && years.total[month][t] != list[i].noisy)
                wrong("the total of month %d has changed", (int)month);
            if (far < -60 || far > 60)
                wrong("a total of %d for %d", list[i].noisy,
                      model->released[month][t]);
            years.seen[month][t] = true;
            years.total[month][t] = list[i].noisy;
        }
    tally_totals_done(list, count);
}

/* Marks the backups of now as they are; then all of it is looked at. */
static void note_backups(void)
{
    struct backup_info *list;
    size_t count;

    must(keys_backups(years.session, &list, &count), "backups");
    look_at_list(list, count);
    mem_free(list);
}

static void look(bool backups)
{
    struct text path = {0};
    struct db *db;

    must(vault_db(years.session->vault, &db), "store");
    snprintf(model->live.name, sizeof model->live.name, "the store");
    look_at(db, &model->live);
    look_at_totals();
    text_format(&path, "%s/store.db-journal", years.folders.store);
    if (file_size(text_string(&path)) > 0)
        wrong("the store has left a journal");
    text_done(&path);
    note_backups();
    for (int i = 0; backups && i < model->backup_count; i++)
        look_at_backup(model->backups[i]->name);
}

/* --- what a person does ---------------------------------------------------- */

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

/* --- a full disk ----------------------------------------------------------- */

static void fill_disk(const char *path)
{
    static const char block[4096];
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);

    if (fd < 0)
        wrong("the disk can't be filled");
    for (size_t size = sizeof block; size > 0; size /= 2)
        while (write(fd, block, size) > 0)
            ;
    if (errno != ENOSPC)
        wrong("the disk can't be filled");
    close(fd);
}

/* What is due goes all the same; a change is done or it is not. */
static void disk_fills(void)
{
    struct text path = {0};
    int item = any(OPEN);
    struct file before = model->live;
    bool held = model->held;
    enum err err;

    if (!years.full || held)
        return;
    text_format(&path, "%s/filler", years.folder);
    fill_disk(text_string(&path));
    if (item >= 0 && before.items[item].version[REACH]) {
        err = keep(item, REACH);
        if (err) {
            must_be(err, ERR_DISK_FULL, "a change on a full disk");
            must(unlock_reopen(years.session), "reopen");
        }
    }
    model->today += 3;
    set_clock(model->today);
    {
        bool ask;

        must(unlock_new_day(years.session, &ask), "a day on a full disk");
    }
    purge(model);
    look(true);
    if (unlink(text_string(&path)))
        wrong("the disk can't be emptied");
    text_done(&path);
    lock_and_unlock();
}

struct deed {
    const char *name;
    void (*run)(void);
    int weight;
    bool everywhere; /* the backups are looked at as well */
};

static const struct deed deeds[] = {
    {"a request comes", come, 30, false},
    {"an answer changes", change, 22, false},
    {"something is half typed", type, 6, false},
    {"a request ends", finish, 10, false},
    {"a request is erased", erase, 5, true},
    {"an answer is erased", erase_answer, 6, true},
    {"a request is put off", postpone, 3, false},
    {"days pass", days_pass, 34, true},
    {"lock and unlock", lock_and_unlock, 6, true},
    {"the clock jumps", clock_jumps, 4, true},
    {"a backup", back_up, 10, true},
    {"a restore", restore, 3, true},
    {"stop erasing", hold, 2, true},
    {"the disk fills", disk_fills, 3, true},
};

static const struct deed *choose(void)
{
    int all = 0, at;

    for (size_t i = 0; i < COUNT(deeds); i++)
        all += deeds[i].weight;
    at = (int)draw((uint32_t)all);
    for (size_t i = 0; i < COUNT(deeds); i++) {
        at -= deeds[i].weight;
        if (at < 0)
            return &deeds[i];
    }
    return deeds;
}

static void live_on(void)
{
    while (model->today < years.first + DAYS && model->count < MOST) {
        const struct deed *deed = choose();

        /* A hold lasts for some weeks and not for a year. */
        if (model->held && draw(40) == 0)
            deed = &deeds[12];
        years.steps++;
        years.step = deed->name;
        deed->run();
        look(deed->everywhere);
    }
}

static char *inside(const char *name)
{
    struct text path = {0};

    text_format(&path, "%s/%s", years.folder, name);
    return text_take(&path);
}

int main(int argc, char **argv)
{
    static char nowhere[] = "/nonexistent";

    if (argc < 4 || secret_setup())
        return 64;
    years.seed = years.random = strtoull(argv[1], NULL, 10);
    years.folder = argv[2];
    years.full = argc > 4;
    years.folders = (struct folders){.store = inside("store"),
                                     .state = inside("state"),
                                     .config = nowhere,
                                     .locale = nowhere,
                                     .data = argv[3]};
    (void)mkdir(years.folders.state, 0700);
    years.session = session_new(&years.folders);
    years.first = model->today = clock_built() + 10;
    model->zero = month_of(model->today);
    set_clock(model->today);
    years.step = "the start";
    must(unlock_create(years.session, passphrase()), "create");
    live_on();
    if (model->held) {
        years.step = "the last hold ends";
        hold();
    }
    years.step = "the end";
    pass(40);
    pass(40);
    look(true);
    for (int i = 0; i < model->count; i++)
        if (model->live.items[i].state != GONE)
            wrong("request %d is still there", i);
    printf("ok years: seed %s, %d steps, %d requests%s\n", argv[1],
           years.steps, model->count, years.full ? ", full disks" : "");
    session_free(&years.session);
    return 0;
}
