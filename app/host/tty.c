#include "host/tty.h"

#include <errno.h>
#include <linux/kd.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mark.h"
#include "base/mem.h"

#define PLAIN_LEAVE TTY_MOUSE_OFF TTY_PASTE_OFF
#define BIDI_LEAVE TTY_BIDI_BACK PLAIN_LEAVE

struct leaving {
    const char *prefix; /* of TERM */
    const char *text;
};

/* The bidi group is known to be harmless in windows only; real terminals and
 * the text console get no more than they know. */
static const struct leaving leavings[] = {
    {"linux", PLAIN_LEAVE},
    {"vt1", PLAIN_LEAVE},
    {"vt2", PLAIN_LEAVE},
    {"vt3", PLAIN_LEAVE},
    {"vt4", PLAIN_LEAVE},
    {"vt5", PLAIN_LEAVE},
    {"ansi", PLAIN_LEAVE},
    {"cons", PLAIN_LEAVE},
    {"dumb", ""},
    {"mlterm", TTY_MLTERM_BACK BIDI_LEAVE},
};

static const char *text_for(const char *terminal)
{
    if (!terminal || !*terminal)
        return "";
    for (size_t i = 0; i < COUNT(leavings); i++)
        if (strncmp(terminal, leavings[i].prefix,
                    strlen(leavings[i].prefix)) == 0)
            return leavings[i].text;
    return getenv("MLTERM") ? TTY_MLTERM_BACK BIDI_LEAVE : BIDI_LEAVE;
}

const char *tty_enter_text(void)
{
    return *text_for(getenv("TERM")) ? TTY_PASTE_ON : "";
}

const char *tty_leave_text(void)
{
    return text_for(getenv("TERM"));
}

bool tty_is_console(int descriptor)
{
    char kind = 0;

    return ioctl(descriptor, KDGKBTYPE, &kind) == 0;
}

bool tty_console_each(int descriptor, void (*each)(void *user, uint32_t point),
                      void *user)
{
    struct unimapdesc map = {0, NULL};
    bool known;

    /* Asked with no room it answers how much it needs. */
    if (ioctl(descriptor, GIO_UNIMAP, &map) == 0 || errno != ENOMEM ||
        map.entry_ct == 0)
        return false;
    map.entries = mem_new(map.entry_ct, sizeof *map.entries);
    known = ioctl(descriptor, GIO_UNIMAP, &map) == 0;
    for (unsigned i = 0; known && i < map.entry_ct; i++)
        each(user, map.entries[i].unicode);
    mem_free(map.entries);
    return known;
}

bool tty_write(int descriptor, const char *bytes, size_t length)
{
    while (length) {
        ssize_t done = write(descriptor, bytes, length);

        if (done > 0) {
            bytes += done;
            length -= (size_t)done;
        } else if (done < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = descriptor, .events = POLLOUT};

            if (poll(&ready, 1, TTY_PATIENCE) == 0)
                return false;
        } else if (done == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}
