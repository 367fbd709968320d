/* The main screens as they were when somebody last looked at them:
 * tests/screen/golden/SCREEN.LANGUAGE.SIZE.txt. GOLDEN=1 writes them anew,
 * GALLERY=FOLDER writes all screens there in these languages, to be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "driver.h"
#include "host/file.h"
#include "i18n/phrase.h"
#include "stops.h"

#define FOLDER "tests/screen/golden"

struct place {
    int columns;
    int rows;
};

static const struct place places[] = {{80, 24}, {40, 15}};

static void compare(const char *path, const struct text *shown, int *wrong)
{
    char *kept = NULL;
    size_t length = 0;

    if (file_read(path, 65536, &kept, &length) ||
        length != shown->length ||
        memcmp(kept, text_string(shown), length) != 0) {
        fprintf(stderr, "%s is not what is shown now:\n%s\n", path,
                text_string(shown));
        ++*wrong;
    }
    mem_free(kept);
}

static void write_down(const char *path, const struct text *shown)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text_string(shown), file);
    assert_int_equal(fclose(file), 0);
}

static void take(struct player *player, const struct stop *stop,
                 const char *code, int *wrong)
{
    const char *gallery = getenv("GALLERY");
    struct text shown = {0};
    char path[256];

    snprintf(path, sizeof path, "%s/%s.%s.%dx%d.txt",
             gallery ? gallery : FOLDER, stop->name, code, player->columns,
             player->rows);
    driver_dump(player->app.canvas, player->app.layout.cursor_row,
                player->app.layout.cursor_column, &shown);
    if (gallery || getenv("GOLDEN"))
        write_down(path, &shown);
    else
        compare(path, &shown, wrong);
    text_done(&shown);
}

static void show_all(const char *code)
{
    size_t count;
    const struct stop *all = stops(&count);
    bool gallery = getenv("GALLERY") != NULL;
    int wrong = 0;

    for (int kind = STOP_FURNISHED; kind <= STOP_LOCKED; kind++) {
        struct house house;
        struct player player;

        stop_house(&house, (enum stop_house)kind);
        assert_int_equal(phrase_use(language_find(code)), 0);
        player_begin(&player, house.session);
        for (size_t i = 0; i < COUNT(places) * count; i++) {
            const struct stop *stop = &all[i % count];

            player.columns = places[i / count].columns;
            player.rows = places[i / count].rows;
            if ((int)stop->house != kind || !(stop->golden || gallery))
                continue;
            stop_go(&player, &house, stop);
            take(&player, stop, code, &wrong);
        }
        player_end(&player);
        house_end(&house);
    }
    assert_int_equal(wrong, 0);
}

static void in_english(void **state)
{
    (void)state;
    show_all("en");
}

static void in_arabic(void **state)
{
    (void)state;
    show_all("ar");
}

static void in_long_and_wide_words(void **state)
{
    (void)state;
    show_all("qps");
}

/* Only to be read: three languages are enough to be kept. */
static void the_others(void **state)
{
    size_t count;
    const struct language *all = languages(&count);

    (void)state;
    for (size_t i = 0; getenv("GALLERY") && i < count; i++)
        if (strcmp(all[i].code, "en") != 0 && strcmp(all[i].code, "ar") != 0)
            show_all(all[i].code);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_english),
        cmocka_unit_test(in_arabic),
        cmocka_unit_test(in_long_and_wide_words),
        cmocka_unit_test(the_others),
    };

    if (getenv("GOLDEN"))
        mkdir(FOLDER, 0755);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
