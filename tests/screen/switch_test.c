/* Another language and back, from every stop: place, focus and what is typed
 * stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "i18n/phrase.h"
#include "driver.h"
#include "look.h"
#include "stops.h"
#include "ui/page_items.h"

static struct house house;
static struct player player;

/* What has to be as it was: in words that don't depend on a language. */
static void remember(struct text *out)
{
    const struct page *page = player.app.page;
    const struct layout_view *view = app_view(&player.app);

    text_format(out, "screen %d of %zu, focus %d, flags %u\n",
                player_screen(&player), player.app.nav.entries.count,
                view->focus, page->flags);
    for (size_t i = 0; i < page->items.count; i++) {
        const struct item *item = &page->items.items[i];

        text_format(out, "item %d of %d, on %d, chosen %d, day %d\n", item->id,
                    (int)item->kind, item->on, item->chosen, (int)item->day);
        if (item->kind == ITEM_INPUT)
            text_format(out, "typed \"%s\" at %zu, hidden %zu\n",
                        item->input->hidden ? "" : input_string(item->input),
                        item->input->cursor,
                        item->input->hidden ? item->input->hidden->length : 0);
    }
    for (size_t i = 0; i < page->buttons.count; i++)
        text_format(out, "button %d\n", page->buttons.items[i].id);
}

static void choose_language(const char *code)
{
    size_t count;
    const struct language *rows = languages(&count);
    char key[24];

    snprintf(key, sizeof key, "choose:%d",
             (int)(language_find(code) - rows) + 1);
    player_key(&player, "^L");
    assert_int_equal(player_screen(&player), SCREEN_LANGUAGE);
    player_key(&player, key);
    assert_string_equal(phrase_language()->code, code);
}

static int compare(const struct look_from *from, const char *what,
                   const struct text *before, struct text *now)
{
    int found = 0;

    if (strcmp(text_string(before), text_string(now)) != 0) {
        found = look_complain(from, what);
        if (getenv("SHOW"))
            fprintf(stderr, "%s---\n%s", text_string(before),
                    text_string(now));
    }
    text_clear(now);
    return found;
}

static int there_and_back(const struct stop *stop, const char *code)
{
    struct look_from from = {stop->name, code, player.columns, player.rows};
    struct text before = {0}, drawn = {0}, now = {0};
    int found = 0;

    stop_go(&player, &house, stop);
    if (player_screen(&player) == SCREEN_LANGUAGE)
        return 0;
    remember(&before);
    canvas_dump(player.app.canvas, &drawn);
    choose_language(code);
    remember(&now);
    found += compare(&from, "it is not as it was, there", &before, &now);
    choose_language("en");
    remember(&now);
    found += compare(&from, "it is not as it was, back", &before, &now);
    canvas_dump(player.app.canvas, &now);
    found += compare(&from, "it does not look as it did", &drawn, &now);
    text_done(&before);
    text_done(&drawn);
    text_done(&now);
    return found;
}

static void begin_kind(enum stop_house kind)
{
    if (kind == STOP_PRACTICE)
        player_begin_practice(&player, house.session, house.real);
    else
        player_begin(&player, house.session);
}

static void every_stop(const char *code)
{
    size_t count;
    const struct stop *all = stops(&count);
    int found = 0;

    for (int kind = STOP_FURNISHED; kind <= STOP_PRACTICE; kind++) {
        stop_house(&house, (enum stop_house)kind);
        assert_int_equal(phrase_use(language_find("en")), ERR_OK);
        begin_kind((enum stop_house)kind);
        for (size_t i = 0; i < count; i++)
            if (stop_is_in(&all[i], (enum stop_house)kind))
                found += there_and_back(&all[i], code);
        player_end(&player);
        house_end(&house);
    }
    assert_int_equal(found, 0);
}

static void to_spanish_and_back(void **state)
{
    (void)state;
    every_stop("es");
}

/* Mirrored, other letters, another width. */
static void to_arabic_and_back(void **state)
{
    (void)state;
    every_stop("ar");
}

/* It is said once, in English, which is what there is. */
static void texts_that_cant_be_used_are_said(void **state)
{
    struct text out = {0};
    struct driver driver = {.columns = 80, .rows = 24, .out = &out};
    struct ui_setup setup = {.no_texts = true};
    int exit_code = -1;

    (void)state;
    stop_house(&house, STOP_FURNISHED);
    setup.session = house.session;
    setup.row = screen_row;
    setup.first = SCREEN_WELCOME;
    assert_int_equal(driver_run(&driver, &setup, &exit_code), ERR_OK);
    assert_non_null(strstr(text_string(&out), "missing or damaged"));
    text_clear(&out);
    setup.no_texts = false;
    assert_int_equal(driver_run(&driver, &setup, &exit_code), ERR_OK);
    assert_null(strstr(text_string(&out), "missing or damaged"));
    text_done(&out);
    house_end(&house);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(to_spanish_and_back),
        cmocka_unit_test(to_arabic_and_back),
        cmocka_unit_test(texts_that_cant_be_used_are_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
