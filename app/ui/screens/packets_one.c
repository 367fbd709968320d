#include "flow/receive.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/exchange_parts.h"
#include "ui/screens/packets.h"

static const char *const titles[] = {
    [INCOMING_UNKNOWN] = N_("A packet"),
    [INCOMING_NEW] = N_("A new request"),
    [INCOMING_MORE] = N_("They tell you more"),
    [INCOMING_CHANGED] = N_("Something changed"),
    [INCOMING_WITHDRAWN] = N_("Taken back"),
    [INCOMING_ENDED] = N_("It is over"),
    [INCOMING_HANDED_OVER] = N_("A request to take over"),
    [INCOMING_CAN] = N_("They can help"),
    [INCOMING_CANNOT] = N_("They can't help"),
    [INCOMING_TAKEN] = N_("They have taken it over"),
    [INCOMING_ERASED] = N_("It is erased there"),
};

/* What taking it does here, where that isn't plain from what it says. */
static const char *const effects[] = {
    [INCOMING_UNKNOWN] = "",
    [INCOMING_NEW] = "",
    [INCOMING_MORE] = "",
    [INCOMING_CHANGED] = "",
    [INCOMING_WITHDRAWN] = N_("What they told is erased here."),
    [INCOMING_ENDED] = N_("It is erased here at its own time."),
    [INCOMING_HANDED_OVER] =
        N_("You coordinate from then on. Their laptop is told, and erases "
           "it there."),
    [INCOMING_CAN] = N_("They get a line in your request."),
    [INCOMING_CANNOT] = N_("Their line goes. A no is kept nowhere."),
    [INCOMING_TAKEN] = N_("It is erased here: they coordinate now."),
    [INCOMING_ERASED] = N_("Nothing more is to be done."),
};

const char *packet_title(const struct incoming *incoming)
{
    return phrase(titles[incoming->what]);
}

static void build_from(const struct incoming *incoming, struct page *page)
{
    struct text from = {0};

    if (incoming->label) {
        /* TRANSLATORS: {laptop} is what another laptop is called. */
        format_fill(&from, _("From: {laptop}"),
                    &(struct format_part){"laptop", incoming->label}, 1);
        page_text(page, LOOK_TITLE, text_string(&from));
    }
    if (incoming->numbers) {
        page_text(page, LOOK_PLAIN, _("The numbers of its sender:"));
        numbers_build(incoming->numbers, page);
    }
    text_done(&from);
}

static void build_facts(struct app *app, const struct incoming *incoming,
                        struct page *page)
{
    struct text facts = {0}, line = {0}, code = {0};
    int number = receive_code(app_session(app), incoming);

    if (number) {
        text_format(&code, "%d", number);
        /* TRANSLATORS: {code} is a number that stands for the request. */
        format_fill(&line, _("The code {code}"),
                    &(struct format_part){"code", text_string(&code)}, 1);
        page_text(page, LOOK_QUIET, text_string(&line));
    }
    receive_facts(app_session(app), incoming, &facts);
    if (facts.length)
        page_text(page, LOOK_STATE, text_string(&facts));
    if (*effects[incoming->what])
        page_text(page, LOOK_PLAIN, phrase(effects[incoming->what]));
    text_done(&facts);
    text_done(&line);
    text_done(&code);
}

static void build_asked(const struct incoming *incoming, struct page *page)
{
    page_head(page, PAGE_SHEET, _("Is this needed?"), NULL);
    page_text(page, LOOK_PLAIN, incoming->found);
    page_gap(page);
    page_text(page, LOOK_PLAIN,
              _("They can help without knowing this. What isn't written "
                "can't get out."));
    page_row(page, PACKET_OUT, _("Take it out"), NULL, NULL);
    if (incoming->may_keep)
        page_row(page, PACKET_NEEDED, _("It is needed"), NULL, NULL);
    page_row(page, PACKET_LEAVE, _("Leave the packet for now"), NULL, NULL);
    page_focus(page, PACKET_OUT);
}

/* The button, or why there is none. */
static void build_ways(const struct incoming *incoming, struct page *page)
{
    const char *take = NULL;

    switch (incoming->err) {
    case ERR_OK:
    case ERR_FINDING:
        take = _("Take it");
        break;
    case ERR_PARCEL_GAP:
        take = _("Take it all the same");
        break;
    case ERR_PARCEL_CONFLICT:
        if (incoming->can_force)
            take = incoming->what == INCOMING_TAKEN
                       ? _("Erase it here all the same")
                       : _("We agreed: this one is right");
        break;
    default:
        break;
    }
    if (take)
        page_button(page, PACKET_TAKE, incoming->err != ERR_PARCEL_CONFLICT,
                    take);
    page_row(page, PACKET_REMOVE, _("Remove this packet without taking it"),
             NULL, NULL);
}

void packet_build(struct app *app, const struct incoming *incoming,
                  bool asked, struct page *page)
{
    enum err err = incoming->err;

    if (asked && incoming->found) {
        build_asked(incoming, page);
        return;
    }
    page_head(page, 0, packet_title(incoming), NULL);
    build_from(incoming, page);
    if (err && err != ERR_FINDING) {
        page_text(page, LOOK_WARN, phrase(err_text(err)));
        if (*err_hint(err))
            page_text(page, LOOK_PLAIN, phrase(err_hint(err)));
    }
    if (incoming->found)
        page_text(page, LOOK_WARN,
                  _("! There is something in it that may not be needed."));
    build_facts(app, incoming, page);
    page_gap(page);
    build_ways(incoming, page);
    if (!err || err == ERR_FINDING || err == ERR_PARCEL_GAP)
        page_focus(page, PACKET_TAKE);
}
