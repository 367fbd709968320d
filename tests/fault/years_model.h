#ifndef YEARS_MODEL_H
#define YEARS_MODEL_H
/* What years_steps.c expects: a model of its own of the store and of each of
 * its backups, in plain numbers, that shares no code with the program.
 *
 * Every text that is typed is a word made from request, field and version, so
 * that a dump of a file says by itself what is in it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define MOST 700
#define NO_DAY INT32_MIN
#define MONTHS 30

enum { TOWN, PLACE, NOTE, REACH, WHEN, HALF, FIELDS };
enum { SITTING, FUNDING, TASKS };
enum { GONE, DRAFT, OPEN, ENDED };

/* Days that a field is kept after the end, as the task files say. */
static const int keeps[FIELDS] = {1, 0, 1, 0, 1, 0};

/* One request as it is in one file. */
struct copy {
    int state;
    int version[FIELDS]; /* 0: not there */
    int32_t ends[FIELDS];
    int32_t lines;
    int32_t whole;
    int32_t when;
    int32_t changed;
    int32_t ended;
    int postponed;
    bool line;
    bool counted;
    unsigned pending; /* replaced since the last sweep */
};

struct paper { /* a receipt: gone on a Monday, 24 to 30 days after the end */
    int32_t gone;
};

struct file {
    char name[64];
    struct copy items[MOST];
    struct paper papers[MOST];
    int paper_count;
    int counts[MONTHS][TASKS];
    int32_t next; /* first month that was not released, from `zero` */
};

struct model {
    struct file live;
    struct file *backups[64];
    int backup_count;
    int tasks[MOST];
    int count;
    int32_t today;
    int32_t zero; /* the month of the start */
    bool held;
    int released[MONTHS][TASKS]; /* the exact number it had */
};

/* --- ends ----------------------------------------------------------------- */

static inline int32_t sooner(int32_t a, int32_t b)
{
    return a == NO_DAY || (b != NO_DAY && b < a) ? b : a;
}

static inline int32_t end_of(const struct copy *copy, int task)
{
    int32_t idle = copy->changed + 30;
    int32_t end = sooner(copy->ended, task == SITTING ? copy->when : idle);

    return (end == NO_DAY ? idle : end) + copy->postponed;
}

static inline void settle(struct copy *copy, int task)
{
    int32_t end = end_of(copy, task);

    for (int f = 0; f < FIELDS; f++)
        copy->ends[f] = end + keeps[f] + 1;
    copy->lines = end + 1;
    copy->whole = end + 2;
}

static inline void touch(struct model *model, int item)
{
    model->live.items[item].changed = model->today;
    settle(&model->live.items[item], model->tasks[item]);
}

/* --- months --------------------------------------------------------------- */

/* Months since year 0, by counting days: 1 January 1970 is day 0. */
static inline int32_t month_of(int32_t day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    int year = 1970, month = 0;

    for (;;) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        int length = lengths[month] + (month == 1 && leap);

        if (day < length)
            return year * 12 + month;
        day -= length;
        if (++month == 12) {
            month = 0;
            year++;
        }
    }
}

static inline void count_end(struct model *model, int item, int32_t day)
{
    struct file *live = &model->live;
    int32_t month = month_of(day) - model->zero;

    if (live->items[item].counted)
        return;
    live->items[item].counted = true;
    if (month < live->next) {
        month = month_of(model->today) - model->zero;
        if (month < live->next)
            month = live->next;
    }
    live->counts[month][model->tasks[item]]++;
}

static inline void release(struct model *model)
{
    int32_t now = month_of(model->today) - model->zero;

    for (; model->live.next < now; model->live.next++) {
        int *counts = model->live.counts[model->live.next];

        memcpy(model->released[model->live.next], counts, sizeof(int[TASKS]));
        memset(counts, 0, sizeof(int[TASKS]));
    }
}

static inline void follow(const struct model *model, struct file *backup)
{
    const struct file *live = &model->live;

    if (backup->next == live->next)
        return;
    for (int i = 0; i < model->count; i++) {
        const struct copy *now = &live->items[i];

        if (backup->items[i].state != GONE &&
            (now->state == GONE || now->counted))
            backup->items[i].counted = true;
    }
    for (; backup->next < live->next; backup->next++)
        memset(backup->counts[backup->next], 0, sizeof(int[TASKS]));
}

/* --- what goes ------------------------------------------------------------ */

static inline void drop_half(struct copy *copy)
{
    if (copy->version[HALF])
        copy->pending |= 1u << HALF;
    copy->version[HALF] = 0;
}

static inline void drop_field(struct copy *copy, int field)
{
    copy->version[field] = 0;
    if (field == NOTE)
        drop_half(copy);
    if (field == WHEN)
        copy->when = NO_DAY;
}

static inline void drop_due(struct copy *copy, const struct copy *due,
                            int32_t today)
{
    if (copy->state == GONE || due->state == GONE)
        return;
    if (due->lines <= today || due->whole <= today) {
        copy->line = false;
        drop_half(copy);
    }
    for (int f = 0; f < HALF; f++)
        if (due->version[f] && due->ends[f] <= today)
            drop_field(copy, f);
    if (due->whole <= today)
        copy->state = GONE;
}

static inline void drop_papers(struct file *file, int32_t today)
{
    int kept = 0;

    for (int i = 0; i < file->paper_count; i++)
        if (file->papers[i].gone > today)
            file->papers[kept++] = file->papers[i];
    file->paper_count = kept;
}

static inline void end_item(struct model *model, int item, int32_t day)
{
    struct file *live = &model->live;
    struct copy *copy = &live->items[item];
    bool was_open = copy->state == OPEN;
    int32_t monday = day + 30 - (day + 33) % 7;

    copy->state = ENDED;
    copy->ended = day;
    settle(copy, model->tasks[item]);
    if (!was_open)
        return;
    if (monday > model->today)
        live->papers[live->paper_count++] = (struct paper){monday};
    count_end(model, item, day);
}

/* What the day takes away, everywhere. */
static inline void purge(struct model *model)
{
    struct file *live = &model->live;
    int32_t today = model->today;

    if (model->held)
        return;
    for (int i = 0; i < model->count; i++) {
        struct copy *copy = &live->items[i];

        if (copy->state == OPEN && copy->lines <= today)
            end_item(model, i, copy->lines - 1);
    }
    release(model);
    for (int b = 0; b < model->backup_count; b++) {
        struct file *backup = model->backups[b];

        for (int i = 0; i < model->count; i++) {
            struct copy own = backup->items[i];

            drop_due(&backup->items[i], &live->items[i], today);
            drop_due(&backup->items[i], &own, today);
        }
        drop_papers(backup, today);
        follow(model, backup);
    }
    for (int i = 0; i < model->count; i++) {
        struct copy own = live->items[i];

        drop_due(&live->items[i], &own, today);
    }
    drop_papers(live, today);
}

static inline void sweep_copy(struct copy *copy, const struct copy *live)
{
    if (copy->state == GONE)
        return;
    for (int f = 0; f < FIELDS; f++) {
        if (!(live->pending & 1u << f))
            continue;
        if (f == HALF) {
            drop_half(copy);
            continue;
        }
        if (!live->version[f]) {
            drop_field(copy, f);
        } else if (copy->version[f] && copy->version[f] != live->version[f]) {
            copy->version[f] = live->version[f];
            copy->pending |= 1u << f;
        }
        copy->state = live->state;
        copy->ended = live->ended;
        copy->counted = live->counted;
        copy->when = live->when;
        copy->changed = live->changed;
        copy->postponed = live->postponed;
        copy->lines = live->lines;
        copy->whole = live->whole;
        for (int g = 0; g < FIELDS; g++)
            if (live->version[g])
                copy->ends[g] = live->ends[g];
    }
}

/* Undo gone, lock, opening: what was replaced is replaced in the backups. */
static inline void sweep(struct model *model)
{
    if (model->held)
        return;
    for (int i = 0; i < model->count; i++) {
        struct copy *live = &model->live.items[i];

        if (live->state == GONE)
            continue;
        for (int b = 0; b < model->backup_count && live->pending; b++)
            sweep_copy(&model->backups[b]->items[i], live);
        live->pending = 0;
    }
}

/* --- words ---------------------------------------------------------------- */

#define WORD 11 /* letters of a word: zq, four syllables, x */
#define VERSIONS 200

static inline void word_of(int item, int field, int version, char out[WORD + 1])
{
    static const char letters[] = "bdfgklmnprstvw";
    long number = ((long)item * FIELDS + field) * VERSIONS + version;

    memcpy(out, "zq", 2);
    for (int i = 0; i < 4; i++) {
        out[2 + 2 * i] = "aeiou"[number % 5];
        number /= 5;
        out[3 + 2 * i] = letters[number % 14];
        number /= 14;
    }
    out[WORD - 1] = 'x';
    out[WORD] = '\0';
}

/* False if no word begins here. */
static inline bool word_read(const char *at, int *item, int *field,
                             int *version)
{
    static const char vowels[] = "aeiou", letters[] = "bdfgklmnprstvw";
    long number = 0;

    if (strncmp(at, "zq", 2) != 0 || memchr(at, '\0', WORD) ||
        at[WORD - 1] != 'x')
        return false;
    for (int i = 3; i >= 0; i--) {
        const char *letter = strchr(letters, at[3 + 2 * i]);
        const char *vowel = strchr(vowels, at[2 + 2 * i]);

        if (!letter || !vowel)
            return false;
        number = number * 14 + (letter - letters);
        number = number * 5 + (vowel - vowels);
    }
    *version = (int)(number % VERSIONS);
    *field = (int)(number / VERSIONS % FIELDS);
    *item = (int)(number / VERSIONS / FIELDS);
    return true;
}

#endif
