#include "scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCALE 4

static bool is_dark(const struct canvas *canvas, int row, int column)
{
    const struct cell *cell = canvas_cell(canvas, row / 2, column);

    bool upper = row % 2 == 0 && cell->glyph.points[0] == 0x2580;

    if (cell->look != LOOK_CODE && cell->look != LOOK_CODE_DARK)
        return true;
    if (!upper && cell->glyph.points[0] != 0x2580)
        assert_int_equal(cell->glyph.points[0], ' ');
    return (cell->look == LOOK_CODE_DARK) != upper;
}

static void draw(const struct canvas *canvas, const char *path)
{
    int columns = canvas_columns(canvas);
    int rows = 2 * canvas_rows(canvas);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fprintf(file, "P1\n%d %d\n", columns * SCALE, rows * SCALE);
    for (int row = 0; row < rows * SCALE; row++)
        for (int column = 0; column < columns * SCALE; column++)
            fputs(is_dark(canvas, row / SCALE, column / SCALE) ? "1\n" : "0\n",
                  file);
    assert_int_equal(fclose(file), 0);
}

void scan(struct player *player, struct text *out)
{
    char path[] = "/tmp/scan-XXXXXX", command[120], found[4000];
    int descriptor = mkstemp(path);
    size_t length;
    FILE *pipe;

    text_clear(out);
    assert_true(descriptor >= 0);
    fclose(fdopen(descriptor, "w"));
    draw(player->app.canvas, path);
    snprintf(command, sizeof command,
             "zbarimg --quiet --raw --oneshot -Sbinary pbm:%s 2>/dev/null",
             path);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    length = fread(found, 1, sizeof found, pipe);
    pclose(pipe);
    remove(path);
    text_append_n(out, found, length);
}

int scan_all(struct player *player, struct text *out)
{
    struct text part = {0};
    int count = 0;

    text_clear(out);
    for (int last = 1; count < last; count++) {
        const char *string;

        scan(player, &part);
        string = text_string(&part);
        if (count == 0 && part.length > 4 && string[0] == '1' &&
            string[1] == '/' && string[3] == ' ')
            last = string[2] - '0';
        if (last > 1) {
            char number[24];

            snprintf(number, sizeof number, "%d/%d ", count + 1, last);
            assert_int_equal(strncmp(string, number, 4), 0);
            string += 4;
        }
        if (count > 0)
            text_append(out, " ");
        text_append(out, string);
        player_key(player, player->app.canvas &&
                                   canvas_direction(player->app.canvas) ==
                                       DIRECTION_RTL
                               ? "Left"
                               : "Right");
    }
    text_done(&part);
    return count;
}
