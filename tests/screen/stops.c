#include "stops.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/browse.h"
#include "flow/tell.h"
#include "flow/unlock.h"
#include "ui/guide.h"
#include "ui/screens/start.h"

#define KIND(kind) ((kind) + 1)

static const struct stop table[] = {
    {.name = "language", .screen = SCREEN_LANGUAGE, .house = STOP_EMPTY,
     .first = true, .golden = true},
    {.name = "language_again", .screen = SCREEN_LANGUAGE},
    {.name = "welcome", .screen = SCREEN_WELCOME, .house = STOP_EMPTY,
     .golden = true},
    {.name = "pass_first", .screen = SCREEN_PASSPHRASE, .house = STOP_EMPTY,
     .number = PASS_FIRST},
    {.name = "pass_again", .screen = SCREEN_PASSPHRASE, .house = STOP_EMPTY,
     .number = PASS_FIRST, .keys = {"Enter", "text:x", "Enter"}},
    {.name = "pass_own", .screen = SCREEN_PASSPHRASE, .number = PASS_CHANGE,
     .keys = {"Up", "Enter", "text:abc"}},
    {.name = "pass_weak", .screen = SCREEN_PASSPHRASE, .number = PASS_CHANGE,
     .keys = {"Up", "Enter", "text:abc", "Enter"}},
    {.name = "pass_add", .screen = SCREEN_PASSPHRASE, .number = PASS_ADD},
    {.name = "pass_key", .screen = SCREEN_PASSPHRASE, .number = PASS_NEW_KEY},
    {.name = "recovery", .screen = SCREEN_RECOVERY},
    {.name = "recovery_back", .screen = SCREEN_RECOVERY,
     .keys = {"Enter", "text:abc", "Enter"}},
    {.name = "unlock", .screen = SCREEN_UNLOCK, .house = STOP_LOCKED,
     .first = true, .golden = true},
    {.name = "unlock_wrong", .screen = SCREEN_UNLOCK, .house = STOP_LOCKED,
     .first = true, .keys = {"text:x", "Enter"}},
    {.name = "cant_open", .screen = SCREEN_CANT_OPEN, .house = STOP_LOCKED},
    {.name = "cant_open_code", .screen = SCREEN_CANT_OPEN,
     .house = STOP_LOCKED, .keys = {"text:1", "Enter", "text:ab", "Enter"}},
    {.name = "cant_open_again", .screen = SCREEN_CANT_OPEN,
     .house = STOP_LOCKED, .keys = {"text:3", "Enter"}},
    {.name = "trouble", .screen = SCREEN_TROUBLE, .house = STOP_DAMAGED},
    {.name = "trouble_older", .screen = SCREEN_TROUBLE,
     .number = UNLOCK_OLDER},
    {.name = "hold", .screen = SCREEN_HOLD},
    {.name = "hold_on", .screen = SCREEN_HOLD, .house = STOP_NEW},
    {.name = "date", .screen = SCREEN_DATE},
    {.name = "home", .screen = SCREEN_HOME, .first = true, .golden = true},
    {.name = "home_ended", .screen = SCREEN_HOME, .first = true,
     .keys = {"choose:6"}},
    {.name = "find", .screen = SCREEN_FIND, .golden = true},
    {.name = "find_some", .screen = SCREEN_FIND, .keys = {"text:spring"}},
    {.name = "find_none", .screen = SCREEN_FIND, .keys = {"text:zzz"}},
    {.name = "new", .screen = SCREEN_NEW, .first = true, .golden = true},
    {.name = "task", .screen = SCREEN_TASK, .task = "babysitting",
     .golden = true},
    {.name = "task_interpreting", .screen = SCREEN_TASK,
     .task = "interpreting"},
    {.name = "when", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_WHEN), .golden = true},
    {.name = "when_time", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_WHEN), .keys = {"Enter"}},
    {.name = "duration", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .golden = true},
    {.name = "town", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_TOWN)},
    {.name = "town_typed", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_TOWN),
     .keys = {"text:2", "Enter", "text:Springfield"}},
    {.name = "count", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_COUNT)},
    {.name = "ages", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_AGES)},
    {.name = "place", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_PLACE)},
    {.name = "reach", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_REACH)},
    {.name = "reach_day", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_REACH), .keys = {"text:1", "Enter"}},
    {.name = "reach_phone", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_REACH),
     .keys = {"text:4", "Enter", "text:+1 555 0100"}},
    {.name = "note", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_NOTE), .number = 1},
    {.name = "note_marked", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_NOTE), .number = 1, .golden = true,
     .keys = {"text:red bike, maria has court on tuesday"}},
    {.name = "note_ask", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_NOTE), .number = 1, .golden = true,
     .keys = {"text:red bike, maria has court on tuesday", "Enter"}},
    {.name = "note_why", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_NOTE), .number = 1,
     .keys = {"text:maria has court, diabetes", "Tab"}},
    {.name = "note_cut", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_NOTE), .number = 1,
     .keys = {"text:red bike, maria", "Enter", "Enter"}},
    {.name = "note_danger", .screen = SCREEN_QUESTION, .request = HOUSE_DRAFT,
     .field = KIND(FIELD_NOTE), .number = 1,
     .keys = {"text:he beats her", "Enter"}},
    {.name = "amount", .screen = SCREEN_QUESTION,
     .request = HOUSE_FUNDRAISING},
    {.name = "choice", .screen = SCREEN_QUESTION, .request = HOUSE_FUNDRAISING,
     .field = KIND(FIELD_CHOICE)},
    {.name = "languages", .screen = SCREEN_QUESTION,
     .request = HOUSE_INTERPRETING, .field = KIND(FIELD_LANGUAGE)},
    {.name = "single", .screen = SCREEN_QUESTION, .request = HOUSE_OPEN,
     .field = KIND(FIELD_DURATION), .number = 1},
    {.name = "something", .screen = SCREEN_SOMETHING, .request = HOUSE_DRAFT,
     .golden = true},
    {.name = "something_why", .screen = SCREEN_SOMETHING,
     .request = HOUSE_DRAFT, .keys = {"Enter"}},
    {.name = "review", .screen = SCREEN_REVIEW, .request = HOUSE_ASKED,
     .golden = true},
    {.name = "review_open", .screen = SCREEN_REVIEW, .request = HOUSE_DRAFT},
    {.name = "consent", .screen = SCREEN_CONSENT, .request = HOUSE_ASKED,
     .golden = true},
    {.name = "consent_what", .screen = SCREEN_CONSENT, .request = HOUSE_ASKED,
     .keys = {"Enter"}},
    {.name = "consent_limits", .screen = SCREEN_CONSENT,
     .request = HOUSE_ASKED, .keys = {"Enter", "Enter"}},
    {.name = "consent_message", .screen = SCREEN_CONSENT,
     .request = HOUSE_ASKED, .golden = true, .keys = {"choose:5"}},
    {.name = "consent_in", .screen = SCREEN_CONSENT, .request = HOUSE_ASKED,
     .keys = {"Up", "Enter"}},
    {.name = "consent_place", .screen = SCREEN_CONSENT, .request = HOUSE_OPEN,
     .line = 1, .number = 1},
    {.name = "tell", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .number = TELL_ASKING, .golden = true},
    {.name = "tell_available", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 1, .number = TELL_AVAILABLE},
    {.name = "tell_agreed", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 2, .number = TELL_AGREED},
    {.name = "tell_unsure", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 2, .number = TELL_AGREED, .keys = {"choose:31"}},
    {.name = "tell_place", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 2, .number = TELL_AGREED, .keys = {"choose:20"}},
    {.name = "tell_changed", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 2, .number = TELL_CHANGED},
    {.name = "tell_code", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .number = TELL_ASKING, .keys = {"choose:4"}},
    {.name = "tell_code_more", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 1, .number = TELL_AVAILABLE, .keys = {"choose:4", "Enter"}},
    {.name = "tell_code_back", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 2, .number = TELL_TAKE_BACK, .keys = {"choose:4"}},
    {.name = "tell_read", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .number = TELL_ASKING, .golden = true, .keys = {"choose:5"}},
    {.name = "tell_read_on", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 1, .number = TELL_AVAILABLE,
     .keys = {"choose:5", "Enter", "Enter"}},
    {.name = "tell_covered", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 3, .number = TELL_COVERED},
    {.name = "tell_back", .screen = SCREEN_TELL, .request = HOUSE_OPEN,
     .line = 2, .number = TELL_TAKE_BACK},
    {.name = "request", .screen = SCREEN_REQUEST, .request = HOUSE_OPEN,
     .golden = true},
    {.name = "request_no_yes", .screen = SCREEN_REQUEST,
     .request = HOUSE_ASKED},
    {.name = "request_withdrawn", .screen = SCREEN_REQUEST,
     .request = HOUSE_WITHDRAWN},
    {.name = "request_ended", .screen = SCREEN_REQUEST,
     .request = HOUSE_ENDED},
    {.name = "helper", .screen = SCREEN_HELPER, .request = HOUSE_OPEN,
     .line = 1, .golden = true},
    {.name = "helper_chosen", .screen = SCREEN_HELPER, .request = HOUSE_OPEN,
     .line = 2},
    {.name = "helper_no_yes", .screen = SCREEN_REQUEST,
     .request = HOUSE_WITHDRAWN, .keys = {"choose:100"}},
    {.name = "helper_add", .screen = SCREEN_HELPER_ADD, .request = HOUSE_OPEN},
    {.name = "helper_own", .screen = SCREEN_HELPER_ADD, .request = HOUSE_OPEN,
     .keys = {"Up", "Enter"}},
    {.name = "changes", .screen = SCREEN_CHANGES, .request = HOUSE_OPEN},
    {.name = "end_done", .screen = SCREEN_END, .request = HOUSE_OPEN,
     .number = END_DONE, .golden = true},
    {.name = "end_cancelled", .screen = SCREEN_END, .request = HOUSE_OPEN,
     .number = END_CANCELLED},
    {.name = "end_nobody", .screen = SCREEN_END, .request = HOUSE_OPEN,
     .number = END_NOBODY},
    {.name = "kept", .screen = SCREEN_KEPT, .request = HOUSE_OPEN,
     .golden = true},
    {.name = "kept_sheet", .screen = SCREEN_KEPT, .request = HOUSE_OPEN,
     .keys = {"Enter"}},
    {.name = "expiring", .screen = SCREEN_EXPIRING},
    {.name = "expiring_sheet", .screen = SCREEN_EXPIRING, .keys = {"Enter"}},
    {.name = "learn", .screen = SCREEN_LEARN, .first = true},
    {.name = "more", .screen = SCREEN_MORE, .first = true, .golden = true},
    {.name = "settings", .screen = SCREEN_SETTINGS, .golden = true},
    {.name = "passphrases", .screen = SCREEN_PASSPHRASES},
    {.name = "passphrases_sheet", .screen = SCREEN_PASSPHRASES,
     .keys = {"Enter"}},
    {.name = "stick", .screen = SCREEN_STICK},
    {.name = "backups", .screen = SCREEN_BACKUPS},
    {.name = "lesson", .screen = SCREEN_LESSON, .task = "two_questions",
     .golden = true},
    {.name = "lesson_last", .screen = SCREEN_LESSON, .task = "two_questions",
     .keys = {"Enter", "Enter", "Enter", "Enter"}},
    {.name = "lesson_question", .screen = SCREEN_LESSON, .task = "tasks",
     .number = 2, .golden = true},
    {.name = "lesson_asks", .screen = SCREEN_LESSON, .task = "two_questions",
     .keys = {"Enter", "Enter", "Enter", "Enter", "Enter"}},
    {.name = "lesson_wrong", .screen = SCREEN_LESSON, .task = "two_questions",
     .number = 1, .keys = {"choose:10"}, .golden = true},
    {.name = "lesson_right", .screen = SCREEN_LESSON, .task = "two_questions",
     .number = 1, .keys = {"choose:11"}},
    {.name = "lesson_other", .screen = SCREEN_LESSON, .task = "two_questions",
     .keys = {"Enter", "Enter", "Enter", "Enter", "Enter", "choose:11"}},
    {.name = "sheets", .screen = SCREEN_SHEETS},
    {.name = "sheet", .screen = SCREEN_SHEET, .task = "what_we_write"},
    {.name = "sheet_in", .screen = SCREEN_SHEET, .task = "what_we_write",
     .keys = {"choose:2"}},
    {.name = "sheet_arabic", .screen = SCREEN_SHEET, .task = "what_we_write",
     .keys = {"choose:2", "choose:502"}},
    {.name = "sheet_coded", .screen = SCREEN_SHEET, .task = "what_we_write",
     .keys = {"choose:3"}},
    {.name = "sheet_letter", .screen = SCREEN_SHEET, .task = "letter_copy",
     .golden = true},
    {.name = "sheet_paper", .screen = SCREEN_SHEET, .task = "letter_copy",
     .keys = {"Enter", "Enter", "Enter", "Enter", "Enter", "Enter"}},
    {.name = "call", .screen = SCREEN_CALL},
    {.name = "call_first", .screen = SCREEN_CALL, .number = 1},
    {.name = "call_places", .screen = SCREEN_CALL, .keys = {"choose:13"}},
    {.name = "call_edit", .screen = SCREEN_CALL, .keys = {"Enter"}},
    {.name = "exchange", .screen = SCREEN_EXCHANGE, .golden = true},
    {.name = "exchange_stick", .screen = SCREEN_EXCHANGE_HOW,
     .number = 0},
    {.name = "exchange_syncthing", .screen = SCREEN_EXCHANGE_HOW,
     .number = 1},
    {.name = "exchange_shows", .screen = SCREEN_EXCHANGE_HOW, .number = 2},
    {.name = "contacts", .screen = SCREEN_CONTACTS, .golden = true},
    {.name = "contact", .screen = SCREEN_CONTACT, .line = 4},
    {.name = "contact_compare", .screen = SCREEN_CONTACT, .line = 5},
    {.name = "contact_word", .screen = SCREEN_CONTACT, .line = 4,
     .keys = {"choose:3"}},
    {.name = "contact_remove", .screen = SCREEN_CONTACT, .line = 4,
     .keys = {"choose:7"}},
    {.name = "card", .screen = SCREEN_CARD},
    {.name = "card_word", .screen = SCREEN_CARD, .keys = {"choose:1"}},
    {.name = "card_text", .screen = SCREEN_CARD, .keys = {"choose:5"}},
    {.name = "card_code", .screen = SCREEN_CARD, .keys = {"choose:4"}},
    {.name = "card_renew", .screen = SCREEN_CARD, .keys = {"choose:6"}},
    {.name = "card_read", .screen = SCREEN_CARD_READ},
    {.name = "outbox", .screen = SCREEN_OUTBOX},
    {.name = "outbox_stick", .screen = SCREEN_OUTBOX, .keys = {"choose:20"}},
    {.name = "packets", .screen = SCREEN_PACKETS},
    {.name = "packet", .screen = SCREEN_PACKETS, .keys = {"choose:1000"}},
    {.name = "packet_found", .screen = SCREEN_PACKETS,
     .keys = {"choose:1001"}},
    {.name = "send", .screen = SCREEN_SEND, .request = HOUSE_OPEN,
     .number = TELL_ASKING},
    {.name = "send_agreed", .screen = SCREEN_SEND, .request = HOUSE_OPEN,
     .line = 2, .number = TELL_AGREED, .keys = {"Enter"}},
    {.name = "send_covered", .screen = SCREEN_SEND, .request = HOUSE_OPEN,
     .line = 3, .number = TELL_COVERED, .keys = {"Enter"}},
    {.name = "hand_over", .screen = SCREEN_HAND_OVER, .request = HOUSE_OPEN},
    {.name = "hand_over_to", .screen = SCREEN_HAND_OVER,
     .request = HOUSE_OPEN, .keys = {"Enter"}},
    {.name = "handed_over", .screen = SCREEN_HAND_OVER,
     .request = HOUSE_HANDED},
    {.name = "request_handed", .screen = SCREEN_REQUEST,
     .request = HOUSE_HANDED},
    {.name = "others", .screen = SCREEN_OTHERS},
    {.name = "theirs", .screen = SCREEN_THEIRS, .line = 6},
    {.name = "theirs_cannot", .screen = SCREEN_THEIRS, .line = 6,
     .keys = {"choose:2"}},
    {.name = "theirs_erase", .screen = SCREEN_THEIRS, .line = 6,
     .keys = {"choose:4"}},
    {.name = "keys", .screen = SCREEN_KEYS, .golden = true},
    {.name = "about", .screen = SCREEN_ABOUT},
    {.name = "checkup", .screen = SCREEN_CHECKUP},
    {.name = "laptop_unseen", .screen = SCREEN_LAPTOP},
    {.name = "laptop", .screen = SCREEN_LAPTOP, .looked = true},
    {.name = "checkup_laptop", .screen = SCREEN_CHECKUP, .looked = true},
    {.name = "inventory", .screen = SCREEN_INVENTORY},
    {.name = "inventory_task", .screen = SCREEN_INVENTORY, .number = 1},
    {.name = "inventory_never", .screen = SCREEN_INVENTORY, .number = 8},
    {.name = "inventory_told", .screen = SCREEN_INVENTORY, .number = 9},
    {.name = "inventory_forms", .screen = SCREEN_INVENTORY, .number = 10},
    {.name = "inventory_traces", .screen = SCREEN_INVENTORY, .number = 11},
    {.name = "inventory_open", .screen = SCREEN_INVENTORY, .number = 12},
    {.name = "inventory_others", .screen = SCREEN_INVENTORY, .number = 13},
    {.name = "held", .screen = SCREEN_HELD},
    {.name = "held_empty", .screen = SCREEN_HELD, .keys = {"Enter"}},
    {.name = "held_none", .screen = SCREEN_HELD, .keys = {"text:999", "Enter"}},
    {.name = "held_sure", .screen = SCREEN_HELD, .keys = {"text:417", "Enter"}},
    {.name = "held_shown", .screen = SCREEN_HELD, .golden = true,
     .keys = {"text:417", "Enter", "Enter"}},
    {.name = "held_in", .screen = SCREEN_HELD,
     .keys = {"text:417", "Enter", "Enter", "choose:4"}},
    {.name = "held_qr", .screen = SCREEN_HELD,
     .keys = {"text:417", "Enter", "Enter", "choose:11"}},
    {.name = "held_erasing", .screen = SCREEN_HELD,
     .keys = {"text:417", "Enter", "Enter", "choose:6"}},
    {.name = "inquiries", .screen = SCREEN_INQUIRIES, .golden = true},
    {.name = "inquiries_guide", .screen = SCREEN_INQUIRIES,
     .keys = {"Enter"}},
    {.name = "inquiries_gate", .screen = SCREEN_INQUIRIES,
     .keys = {"choose:1"}},
    {.name = "inquiries_lawyer", .screen = SCREEN_INQUIRIES,
     .keys = {"choose:5"}},
    {.name = "inquiries_command", .screen = SCREEN_INQUIRIES,
     .keys = {"choose:5", "choose:8"}},
    {.name = "inquiry_day", .screen = SCREEN_INQUIRY, .request = HOUSE_NEW},
    {.name = "inquiry_body", .screen = SCREEN_INQUIRY, .request = HOUSE_NEW,
     .keys = {"Enter", "Enter"}},
    {.name = "inquiry_paper", .screen = SCREEN_INQUIRY, .request = HOUSE_NEW,
     .keys = {"Enter", "Enter", "Enter"}},
    {.name = "inquiry_all", .screen = SCREEN_INQUIRY,
     .request = HOUSE_INQUIRY},
    {.name = "inquiry_one", .screen = SCREEN_INQUIRY, .request = HOUSE_INQUIRY,
     .keys = {"choose:11"}},
    {.name = "practice_before", .screen = SCREEN_PRACTICE},
    {.name = "practice_within", .screen = SCREEN_PRACTICE,
     .house = STOP_PRACTICE},
    {.name = "practice_note", .screen = SCREEN_QUESTION,
     .request = HOUSE_DRAFT, .field = KIND(FIELD_NOTE), .number = 1,
     .house = STOP_PRACTICE},
    {.name = "practice_line", .screen = SCREEN_QUESTION,
     .request = HOUSE_DRAFT, .field = KIND(FIELD_NOTE), .number = 1,
     .house = STOP_PRACTICE, .keys = {"Down", "Enter"}},
    {.name = "sooner", .screen = SCREEN_SOONER, .golden = true},
    {.name = "sooner_held", .screen = SCREEN_SOONER, .house = STOP_NEW},
    {.name = "kept_held", .screen = SCREEN_EXPIRING, .house = STOP_NEW},
    {.name = "totals", .screen = SCREEN_TOTALS, .golden = true},
    {.name = "totals_earlier", .screen = SCREEN_TOTALS, .keys = {"Left"}},
    {.name = "drawing", .screen = SCREEN_DRAWING},
    {.name = "drawing_tried", .screen = SCREEN_DRAWING, .keys = {"text:2"}},
    {.name = "totals_none", .screen = SCREEN_TOTALS, .house = STOP_NEW},
};

const struct stop *stops(size_t *count)
{
    *count = COUNT(table);
    return table;
}

bool stop_is_in(const struct stop *stop, enum stop_house kind)
{
    if (kind == STOP_PRACTICE && stop->house == STOP_FURNISHED)
        return guide_allows((int)stop->screen);
    return stop->house == kind;
}

void stop_house(struct house *house, enum stop_house kind)
{
    if (kind == STOP_PRACTICE) {
        house_begin_practice(house);
        return;
    }
    house_begin(house, kind != STOP_EMPTY && kind != STOP_NEW);
    if (kind == STOP_NEW)
        house_make_new(house);
    if (kind == STOP_DAMAGED)
        house_damage(house);
}

static void name_field(struct house *house, const struct stop *stop,
                       struct screen_argument *argument)
{
    struct request request = {0};
    const struct task *task;
    const struct field *field;

    if (browse_get(house->session, argument->request, &request))
        return;
    task = session_task_find(house->session, request.task);
    field = task_field_of_kind(task, (enum field_kind)(stop->field - 1));
    if (field)
        snprintf(argument->name, sizeof argument->name, "%s", field->name);
    request_done(&request);
}

void stop_go(struct player *player, struct house *house,
             const struct stop *stop)
{
    struct screen_argument argument = {
        .request = house->requests[stop->request],
        .line = stop->line ? house->lines[stop->line - 1] : 0,
        .number = stop->number};

    if (stop->house == STOP_FURNISHED)
        house_unlock(house);
    else if (stop->house == STOP_LOCKED)
        house_lock(house);
    house_look(house, stop->looked);
    if (stop->task)
        snprintf(argument.name, sizeof argument.name, "%s", stop->task);
    if (stop->field)
        name_field(house, stop, &argument);
    if (stop->first)
        player_open_first(player, (int)stop->screen, &argument);
    else
        player_open(player, (int)stop->screen, &argument);
    for (int i = 0; i < STOP_KEYS && stop->keys[i]; i++)
        player_key(player, stop->keys[i]);
}
