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
#include "years_deeds.h"

/* --- a full disk ---------------------------------------------------------- */

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
