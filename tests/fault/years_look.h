#ifndef YEARS_LOOK_H
#define YEARS_LOOK_H
/* For years_steps.c: what a run knows, and looking through every file. */
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

/* --- looking -------------------------------------------------------------- */

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
    int requests = 0, lines = 0;

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
    if (found->requests != requests)
        wrong("%s has %d requests, and %d are expected", file->name,
              (int)found->requests, requests);
    if (found->lines != lines)
        wrong("%s has %d lines, and %d are expected", file->name,
              (int)found->lines, lines);
    if (found->papers != file->paper_count)
        wrong("%s has %d receipts, and %d are expected", file->name,
              (int)found->papers, file->paper_count);
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

#endif
