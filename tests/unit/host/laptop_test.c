#include "place.h"

#include <stdbool.h>
#include <sys/time.h>

#include "base/mark.h"
#include "host/clock.h"
#include "host/laptop.h"
#include "host/laptop_disk.h"
#include "host/laptop_points.h"

/* Makes the folders on the way, then the file. */
static void put(struct place *place, const char *path, const char *text)
{
    char *whole = place_at(place, path);

    for (char *at = whole + strlen(place->path) + 1; (at = strchr(at, '/'));
         at++) {
        *at = '\0';
        mkdir(whole, 0700);
        *at = '/';
    }
    if (text)
        place_write(whole, text);
    else
        mkdir(whole, 0700);
}

static enum laptop_answer answer(struct place *place, const char *id)
{
    struct laptop_point points[16];
    size_t count;

    laptop_look_under(place->path, place->path, points, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(points[i].id, id) == 0) {
            assert_int_equal(points[i].advice[0] == '\0',
                             points[i].answer == LAPTOP_GOOD);
            return points[i].answer;
        }
    fail();
    return LAPTOP_UNKNOWN;
}

static void nothing_to_read_is_unknown(void **state)
{
    struct place *place = *state;
    static const char *const ids[] = {"disk",  "swap",    "sleep", "crashes",
                                      "memory", "updates", "fonts"};
    unsigned long total = 1, available = 1;

    for (size_t i = 0; i < COUNT(ids); i++)
        assert_int_equal(answer(place, ids[i]), LAPTOP_UNKNOWN);
    laptop_memory_under(place->path, &total, &available);
    assert_int_equal(total, 0);
    assert_int_equal(available, 0);
}

static void disk_is_followed_down(void **state)
{
    struct place *place = *state;
    const char *home = "/home/ana";
    const char *table =
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "23 22 254:1 / /home rw shared:1 - ext4 /dev/mapper/vg-home rw\n"
        "24 22 0:40 / /data rw - btrfs /dev/mapper/inner rw\n"
        "25 22 0:41 / /secret rw - ecryptfs /x rw\n"
        "26 22 0:42 / /live rw - overlay overlay rw\n"
        "broken\n";

    put(place, "proc/self/mountinfo", table);
    put(place, "sys/dev/block/8:1/partition", "1");
    put(place, "sys/dev/block/254:1/dm/uuid", "LVM-abc\n");
    put(place, "sys/dev/block/254:1/slaves/dm-0/dm/uuid", "CRYPT-LUKS2-x\n");
    put(place, "sys/class/block/dm-7/dm/uuid", "CRYPT-LUKS1-x\n");
    put(place, "dev/dm-7", "");
    put(place, "dev/mapper", NULL);
    assert_int_equal(symlink("../dm-7", place_at(place, "dev/mapper/inner")),
                     0);
    assert_int_equal(laptop_disk_encrypted(place->path, home), LAPTOP_GOOD);
    assert_int_equal(laptop_disk_encrypted(place->path, "/"), LAPTOP_BAD);
    assert_int_equal(laptop_disk_encrypted(place->path, "/homes"),
                     LAPTOP_BAD);
    assert_int_equal(laptop_disk_encrypted(place->path, "/data/x"),
                     LAPTOP_GOOD);
    assert_int_equal(laptop_disk_encrypted(place->path, "/secret/x"),
                     LAPTOP_GOOD);
    assert_int_equal(laptop_disk_encrypted(place->path, "/live"),
                     LAPTOP_UNKNOWN);
    /* A volume with one plain leg is plain. */
    put(place, "sys/dev/block/254:1/slaves/sdb/size", "1");
    assert_int_equal(laptop_disk_encrypted(place->path, home), LAPTOP_BAD);
}

static void swap(void **state)
{
    struct place *place = *state;
    const char *heading = "Filename\tType\tSize\tUsed\tPriority\n";
    char table[300];

    put(place, "proc/swaps", heading);
    put(place, "sys/power/state", "freeze mem disk\n");
    put(place, "sys/power/disk", "[platform] shutdown\n");
    assert_int_equal(answer(place, "swap"), LAPTOP_GOOD);
    assert_int_equal(answer(place, "sleep"), LAPTOP_GOOD);

    snprintf(table, sizeof table, "%s/dev/zram0  partition\t1\t0\t100\n",
             heading);
    put(place, "proc/swaps", table);
    assert_int_equal(answer(place, "swap"), LAPTOP_GOOD);

    put(place, "sys/class/block/sda5/partition", "5");
    put(place, "sys/class/block/dm-1/dm/uuid", "CRYPT-PLAIN-x");
    snprintf(table, sizeof table,
             "%s/dev/dm-1 partition\t1\t0\t-2\n"
             "/dev/sda5                partition\t1\t0\t-3\n",
             heading);
    put(place, "proc/swaps", table);
    assert_int_equal(answer(place, "swap"), LAPTOP_BAD);
    assert_int_equal(answer(place, "sleep"), LAPTOP_BAD);
    put(place, "sys/power/disk", "[disabled]\n");
    assert_int_equal(answer(place, "sleep"), LAPTOP_GOOD);

    snprintf(table, sizeof table, "%s/dev/dm-1 partition\t1\t0\t-2\n",
             heading);
    put(place, "proc/swaps", table);
    assert_int_equal(answer(place, "swap"), LAPTOP_GOOD);

    /* A swap file is as safe as the disk under it. */
    put(place, "proc/self/mountinfo", "22 1 8:1 / / rw - ext4 /dev/x rw\n");
    put(place, "sys/dev/block/8:1/partition", "1");
    snprintf(table, sizeof table, "%s/swapfile  file\t1\t0\t-2\n", heading);
    put(place, "proc/swaps", table);
    assert_int_equal(answer(place, "swap"), LAPTOP_BAD);
    put(place, "sys/dev/block/8:1/dm/uuid", "CRYPT-LUKS2-x");
    assert_int_equal(answer(place, "swap"), LAPTOP_GOOD);
}

static void memory_home_and_crashes(void **state)
{
    struct place *place = *state;
    unsigned long total, available;

    put(place, "proc/meminfo",
        "MemTotal:        8000000 kB\nMemFree: 1 kB\n"
        "MemAvailable:     150000 kB\n");
    laptop_memory_under(place->path, &total, &available);
    assert_int_equal(total, 8000000);
    assert_int_equal(available, 150000);
    assert_int_equal(answer(place, "memory"), LAPTOP_BAD);
    put(place, "proc/meminfo", "MemAvailable: 900000 kB\n");
    assert_int_equal(answer(place, "memory"), LAPTOP_GOOD);

    assert_int_equal(answer(place, "home"), LAPTOP_GOOD);
    chmod(place->path, 0701);
    assert_int_equal(answer(place, "home"), LAPTOP_BAD);
    chmod(place->path, 0700);

    put(place, "proc/sys/kernel/core_pattern", "core\n");
    assert_int_equal(answer(place, "crashes"), LAPTOP_GOOD);
    put(place, "proc/sys/kernel/core_pattern", "|/usr/bin/collect %P\n");
    assert_int_equal(answer(place, "crashes"), LAPTOP_BAD);
}

static void updates_fonts_and_terminal(void **state)
{
    struct place *place = *state;
    const struct timeval old[2] = {{1000000000, 0}, {1000000000, 0}};
    const struct timeval ahead[2] = {{4000000000, 0}, {4000000000, 0}};

    /* That apt has asked does not say that anything was installed. */
    put(place, "var/lib/apt/lists", NULL);
    assert_int_equal(answer(place, "updates"), LAPTOP_UNKNOWN);
    put(place, "var/lib/apt/periodic/upgrade-stamp", "");
    assert_int_equal(answer(place, "updates"), LAPTOP_GOOD);
    put(place, "run/reboot-required", "");
    assert_int_equal(answer(place, "updates"), LAPTOP_BAD);
    assert_int_equal(unlink(place_at(place, "run/reboot-required")), 0);
    assert_int_equal(
        utimes(place_at(place, "var/lib/apt/periodic/upgrade-stamp"), old), 0);
    assert_int_equal(answer(place, "updates"), LAPTOP_UNKNOWN);
    assert_int_equal(utimes(place_at(place, "var/lib/apt/lists"), old), 0);
    assert_int_equal(answer(place, "updates"), LAPTOP_BAD);
    put(place, "var/lib/apt/periodic/update-stamp", "");
    assert_int_equal(answer(place, "updates"), LAPTOP_UNKNOWN);
    assert_int_equal(
        utimes(place_at(place, "var/lib/apt/periodic/update-stamp"), ahead),
        0);
    assert_int_equal(answer(place, "updates"), LAPTOP_BAD);

    put(place, "usr/share/fonts/truetype/dejavu", NULL);
    assert_int_equal(answer(place, "fonts"), LAPTOP_BAD);
    put(place, "usr/share/fonts/opentype/noto", NULL);
    assert_int_equal(answer(place, "fonts"), LAPTOP_GOOD);

    setenv("TERM", "linux", 1);
    assert_int_equal(answer(place, "terminal"), LAPTOP_BAD);
    setenv("TERM", "xterm-256color", 1);
    assert_int_equal(answer(place, "terminal"), LAPTOP_GOOD);
}

static void clock_before_the_build(void **state)
{
    struct place *place = *state;

    clock_setup(place->path);
    assert_int_equal(answer(place, "clock"), LAPTOP_GOOD);
    put(place, "clock", "1970-01-02\n");
    assert_int_equal(answer(place, "clock"), LAPTOP_BAD);
    put(place, "clock", "2099-01-01\n");
    assert_int_equal(answer(place, "clock"), LAPTOP_BAD);
}

static void this_laptop_answers(void **state)
{
    struct laptop_point points[16];
    unsigned long total, available;
    size_t count = 0;

    (void)state;
    laptop_look("/", points, &count);
    assert_in_range(count, 8, 16);
    for (size_t i = 0; i < count; i++)
        assert_true(*points[i].what);
    laptop_memory(&total, &available);
    assert_true(total >= available && available > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(nothing_to_read_is_unknown),
        PLACE_TEST(disk_is_followed_down),
        PLACE_TEST(swap),
        PLACE_TEST(memory_home_and_crashes),
        PLACE_TEST(updates_fonts_and_terminal),
        PLACE_TEST(clock_before_the_build),
        cmocka_unit_test(this_laptop_answers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
