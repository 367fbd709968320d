#ifndef UI_SCREENS_PACKETS_H
#define UI_SCREENS_PACKETS_H
/* The page of one packet that came, for screen_packets: who it is from, what
 * it says, what the guard noticed, and what can be done with it. */
#include "flow/receive.h"
#include "ui/screens/screen.h"

enum { PACKET_TAKE = 20, PACKET_OUT, PACKET_NEEDED, PACKET_LEAVE,
       PACKET_REMOVE };

/* What it is, translated: "New request". */
const char *packet_title(const struct incoming *incoming);
/* `asked`: the guard's question is put now. */
void packet_build(struct app *app, const struct incoming *incoming,
                  bool asked, struct page *page);

#endif
