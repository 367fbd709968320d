#include "place.h"

#include "host/tmux.h"

/* A /proc of a few files: a server that holds the terminals of its clients
 * open, and clients with environments. */

struct heard {
    char text[512];
};

static void hear(void *user, int index, const char *variable)
{
    struct heard *heard = user;
    size_t used = strlen(heard->text);

    snprintf(heard->text + used, sizeof heard->text - used, "%d:%s|", index,
             variable);
}

static void add_link(struct place *place, const char *process,
                     const char *number, const char *target)
{
    char name[64];

    (void)mkdir(place_at(place, process), 0700);
    snprintf(name, sizeof name, "%s/fd", process);
    (void)mkdir(place_at(place, name), 0700);
    snprintf(name, sizeof name, "%s/fd/%s", process, number);
    assert_int_equal(symlink(target, place_at(place, name)), 0);
}

static void add_process(struct place *place, const char *process,
                        const char *called, const char *tty,
                        const char *environment, size_t length)
{
    char name[64];
    FILE *file;

    add_link(place, process, "0", tty);
    snprintf(name, sizeof name, "%s/comm", process);
    place_write(place_at(place, name), called);
    snprintf(name, sizeof name, "%s/environ", process);
    file = fopen(place_at(place, name), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(environment, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

#define ENVIRONMENT(string) string, sizeof string - 1

static void add_server(struct place *place)
{
    add_process(place, "700", "tmux: server\n", "/dev/null",
                ENVIRONMENT("VTE_VERSION=7006\0"));
    add_link(place, "700", "5", "/dev/pts/3");
    add_link(place, "700", "6", "socket:[77]");
    add_link(place, "700", "8", "/dev/ptmx");
}

static void the_terminal_of_a_client_is_told(void **state)
{
    struct place *place = *state;
    struct heard heard = {""};

    add_server(place);
    add_process(place, "710", "tmux: client\n", "/dev/pts/3",
                ENVIRONMENT("TERM=mlterm\0MLTERM=3.9.0\0"));
    add_process(place, "720", "tmux: client\n", "/dev/pts/4",
                ENVIRONMENT("TERM=of another server\0"));
    add_process(place, "730", "bash\n", "/dev/pts/3",
                ENVIRONMENT("TERM=the shell below the client\0"));
    add_process(place, "self", "tmux: client\n", "/dev/pts/3",
                ENVIRONMENT("TERM=no number\0"));
    assert_int_equal(tmux_terminals(place->path, "/tmp/tmux-0/a,b,700,0", hear,
                                    &heard),
                     1);
    assert_string_equal(heard.text, "0:TERM=mlterm|0:MLTERM=3.9.0|");
}

static void several_are_counted(void **state)
{
    struct place *place = *state;
    struct heard heard = {""};

    add_server(place);
    add_link(place, "700", "9", "/dev/tty2");
    add_process(place, "710", "tmux: client\n", "/dev/pts/3",
                ENVIRONMENT("A=1\0"));
    /* The last one without its zero. */
    add_process(place, "711", "tmux: client\n", "/dev/tty2",
                ENVIRONMENT("A=1"));
    assert_int_equal(
        tmux_terminals(place->path, "/tmp/x,700,0", hear, &heard), 2);
    assert_string_equal(heard.text, "0:A=1|1:A=1|");
}

static void nobody_may_look_on(void **state)
{
    struct place *place = *state;
    struct heard heard = {""};

    add_process(place, "700", "tmux: server\n", "/dev/null",
                ENVIRONMENT("A=1\0"));
    assert_int_equal(
        tmux_terminals(place->path, "/tmp/x,700,0", hear, &heard), 0);
    assert_string_equal(heard.text, "");
}

static void what_cant_be_found_is_unknown(void **state)
{
    static const char *const wrong[] = {"",      ",",           ",,",
                                        "/tmp",  "700",         "700,0",
                                        "/x,,0", "/x,../700,0", "/x,7 0,0",
                                        "/x,999999999999999999999,0",
                                        "/x,701,0"};
    struct place *place = *state;
    struct heard heard = {""};

    add_server(place);
    /* A terminal without anybody before it. */
    assert_int_equal(
        tmux_terminals(place->path, "/tmp/x,700,0", hear, &heard), -1);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(tmux_terminals(place->path, wrong[i], hear, &heard),
                         -1);
    assert_int_equal(tmux_terminals(place->path, NULL, hear, &heard), -1);
    assert_int_equal(
        tmux_terminals("/nowhere/at/all", "/tmp/x,700,0", hear, &heard), -1);
    /* An environment that can't be read: it is a folder. */
    add_link(place, "710", "0", "/dev/pts/3");
    place_write(place_at(place, "710/comm"), "tmux: client\n");
    assert_int_equal(mkdir(place_at(place, "710/environ"), 0700), 0);
    assert_int_equal(
        tmux_terminals(place->path, "/tmp/x,700,0", hear, &heard), -1);
    assert_string_equal(heard.text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(the_terminal_of_a_client_is_told),
        PLACE_TEST(several_are_counted),
        PLACE_TEST(nobody_may_look_on),
        PLACE_TEST(what_cant_be_found_is_unknown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
