#ifndef UI_SCREENS_CARDS_H
#define UI_SCREENS_CARDS_H
/* Cards of requests, drawn alike on Home and in Find. */
#include "flow/browse.h"
#include "ui/screens/screen.h"

/* Ids of cards: CARD_FIRST + index; MORE shows the next ones. */
enum { CARD_FIRST = 100, CARD_MORE = 99, CARD_PAGE = 20 };

void cards_build(struct app *app, const struct browse *browse,
                 struct page *page);
/* Opens what was chosen: a draft at its question, else the request. */
void cards_open(struct app *app, const struct browse *browse, int id);

#endif
