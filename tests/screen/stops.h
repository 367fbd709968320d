#ifndef TESTS_SCREEN_STOPS_H
#define TESTS_SCREEN_STOPS_H
/* Every screen of the program, each in all the shapes that it has: what to
 * open, and which keys lead there. */
#include "core/field.h"
#include "house.h"
#include "player.h"

enum stop_house {
    STOP_FURNISHED,
    STOP_EMPTY,   /* before the first start */
    STOP_DAMAGED,
    STOP_NEW,     /* open and with nothing in it, in the middle of a hold */
    STOP_LOCKED,
    STOP_PRACTICE /* all of the first kind that a practice has, too */
};

#define STOP_KEYS 6

struct stop {
    const char *name; /* also of the golden text */
    enum screen_id screen;
    enum house_request request;
    int line;         /* 1 .. of the house's lines, 0 none */
    int number;
    int field;        /* enum field_kind + 1, or 0: none */
    const char *task;
    enum stop_house house;
    bool first;       /* nothing lies below */
    bool looked;      /* at the laptop: everything needs a look */
    bool golden;
    const char *keys[STOP_KEYS];
};

/* The house that these stops are in. */
void stop_house(struct house *house, enum stop_house kind);
const struct stop *stops(size_t *count);
/* Whether a house of that kind has this stop. */
bool stop_is_in(const struct stop *stop, enum stop_house kind);
/* Opens it, in the state its house has to be in, and presses its keys. */
void stop_go(struct player *player, struct house *house,
             const struct stop *stop);

#endif
