#ifndef UI_SCREENS_EXCHANGE_PARTS_H
#define UI_SCREENS_EXCHANGE_PARTS_H
/* What the screens about other laptops share: which of them is meant, which
 * stick, and the numbers that are compared. */
#include "flow/contacts.h"
#include "ui/screens/screen.h"

/* screen_argument.number of SCREEN_EXCHANGE_HOW. */
enum exchange_how { HOW_STICK, HOW_SYNCTHING, HOW_SHOWS };

/* Contacts, as several screens hold them; laptops_done wipes. */
struct laptops {
    struct contact *list;
    size_t count;
};
enum { LAPTOP_ROW = 300, LAPTOP_ADD = 299 };
MUST_USE enum err laptops_load(struct app *app, struct laptops *laptops);
void laptops_done(struct laptops *laptops);
/* Rows of those whose numbers were compared; says what to do if none was. */
void laptops_build(const struct laptops *laptops, struct page *page);
/* The one of that row; NULL for any other id. */
const struct contact *laptops_chosen(const struct laptops *laptops, int id);
const struct contact *laptops_find(const struct laptops *laptops, int64_t id);

/* Sticks that are in; the rows lie at STICK_ROW. */
struct sticks {
    char **paths;
    size_t count;
};
enum { STICK_ROW = 200, STICK_AGAIN = 199 };
void sticks_load(struct app *app, struct sticks *sticks);
void sticks_done(struct sticks *sticks);
/* Each with this label; says so if there is none. */
void sticks_build(const struct sticks *sticks, const char *label,
                  struct page *page);
/* NULL for any other id. */
const char *sticks_chosen(const struct sticks *sticks, int id);

/* Six groups of five digits, two lines of three, large. */
void numbers_build(const char *numbers, struct page *page);

#endif
