/* What a person does at one of several laptops, for tests that carry packets
 * between them with the program itself.
 *
 *   exchange_steps STEP STORE STATE DATA [WORD...]
 *
 *   create               a store
 *   card LABEL           this laptop's card, and its last two groups
 *   know LABEL CARD GROUPS   a contact, compared
 *   sitting TOWN PLACE   a babysitting with both yeses; prints its code
 *   change CODE          it takes an hour longer
 *   choose CODE LABEL    that line has agreed
 *   back CODE LABEL      that line goes one stage back, for good
 *   end CODE             it is done
 *   hand CODE CONTACT    the whole request goes to another coordinator
 *   can, cannot          the answer to the one request of others
 *   look                 one line for each line of ours and each of others
 *
 * Leaves with 0; 1 if the step was refused, which is said; 64 for wrong usage.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/secret.h"
#include "flow/ask.h"
#include "flow/browse.h"
#include "flow/contacts.h"
#include "flow/finish.h"
#include "flow/send.h"
#include "flow/tell.h"
#include "flow/theirs.h"
#include "flow/unlock.h"
#include "host/clock.h"
#include "host/folder.h"

#define PASSPHRASE "lantern copper window thursday"
#define WORDS 3

struct doing {
    struct session *session;
    const char *words[WORDS];
};

static struct secret *passphrase(void)
{
    char text[] = PASSPHRASE;

    return secret_take(text, strlen(text));
}

static enum err find_code(struct doing *doing, struct request_id *id)
{
    struct browse browse = {0};
    enum err err =
        browse_start(doing->session, NULL, NULL, -1, 50, &browse);
    bool found = false;

    for (size_t i = 0; i < browse.count && !found; i++) {
        found = browse.cards[i].code == atoi(doing->words[0]);
        *id = browse.cards[i].id;
    }
    browse_done(&browse);
    return err || found ? err : ERR_NOT_FOUND;
}

static enum err find_line(struct doing *doing, struct request_id *id,
                          int64_t *line)
{
    struct request request = {0};
    enum err err = find_code(doing, id);

    *line = 0;
    if (!err)
        err = browse_get(doing->session, *id, &request);
    for (size_t i = 0; i < request.helper_count; i++)
        if (strcmp(request.helpers[i].label, doing->words[1]) == 0)
            *line = request.helpers[i].id;
    request_done(&request);
    return err || *line ? err : ERR_NOT_FOUND;
}

static enum err create(struct doing *doing)
{
    (void)doing;
    return ERR_OK;
}

static enum err card(struct doing *doing)
{
    struct text card = {0}, numbers = {0};
    enum err err = contacts_own_label_put(doing->session, doing->words[0]);

    if (!err)
        err = contacts_own_card(doing->session, &card);
    if (!err)
        err = contacts_own_numbers(doing->session, &numbers);
    if (!err)
        printf("%s\n%s\n", card.bytes, numbers.bytes + numbers.length - 11);
    text_done(&card);
    text_done(&numbers);
    return err;
}

static enum err know(struct doing *doing)
{
    struct contact_offer offer;
    int64_t id;
    enum err err = contacts_read(doing->session, doing->words[1],
                                 strlen(doing->words[1]), &offer);

    if (err)
        return err;
    err = contacts_add(doing->session, &offer, doing->words[0], &id);
    if (!err)
        err = contacts_verify(doing->session, id, doing->words[2]);
    contacts_offer_done(&offer);
    return err;
}

static enum err answer_all(struct doing *doing, struct request_id id)
{
    struct date date = day_date(session_today(doing->session) + 5);
    struct text when = {0}, town = {0}, place = {0};
    enum err err = ERR_OK;

    text_format(&when, "%04d-%02d-%02d 14:00", date.year, date.month,
                date.day);
    text_format(&town, "text:%s", doing->words[0]);
    text_format(&place, "text:%s", doing->words[1]);
    const char *const answers[][2] = {
        {"when", when.bytes},    {"duration", "180"},
        {"town", town.bytes},    {"children", "2"},
        {"ages", "3-5,6-9"},     {"place", place.bytes},
        {"reach", "know"}};

    for (size_t i = 0; !err && i < COUNT(answers); i++)
        err = ask_keep(doing->session, id, answers[i][0], answers[i][1],
                       false);
    text_done(&when);
    text_done(&town);
    text_done(&place);
    return err;
}

static enum err sitting(struct doing *doing)
{
    struct request request = {0};
    struct request_id id;
    enum err err = ask_begin(doing->session, "babysitting", &id);

    if (!err)
        err = answer_all(doing, id);
    for (int i = 0; !err && i < 2; i++)
        err = tell_consent(doing->session, id, i, true);
    if (!err)
        err = browse_get(doing->session, id, &request);
    if (!err)
        printf("%d\n", request.code);
    request_done(&request);
    return err;
}

static enum err change(struct doing *doing)
{
    struct request_id id;
    enum err err = find_code(doing, &id);

    return err ? err : ask_keep(doing->session, id, "duration", "240", false);
}

static enum err choose(struct doing *doing)
{
    struct request_id id;
    int64_t line;
    enum err err = find_line(doing, &id, &line);

    return err ? err : tell_line_choose(doing->session, id, line);
}

static enum err back(struct doing *doing)
{
    struct request_id id;
    int64_t line;
    enum err err = find_line(doing, &id, &line);

    return err ? err : tell_line_back(doing->session, id, line);
}

static enum err end(struct doing *doing)
{
    struct request_id id;
    enum err err = find_code(doing, &id);

    return err ? err : finish_end(doing->session, id, END_DONE);
}

static enum err hand(struct doing *doing)
{
    struct request_id id;
    struct contact *list = NULL;
    size_t count = 0;
    enum err err = find_code(doing, &id);

    if (!err)
        err = contacts_list(doing->session, &list, &count);
    for (size_t i = 0; !err && i < count; i++)
        if (strcmp(list[i].label, doing->words[1]) == 0)
            err = send_hand_over(doing->session, id, list[i].id);
    contacts_done(list, count);
    return err;
}

static enum err reply(struct doing *doing, bool can)
{
    struct theirs *list;
    size_t count;
    enum err err = theirs_list(doing->session, &list, &count);

    if (!err && count != 1)
        err = ERR_NOT_FOUND;
    if (!err)
        err = theirs_answer(doing->session, list[0].link, can);
    theirs_list_done(list, count);
    return err;
}

static enum err can(struct doing *doing)
{
    return reply(doing, true);
}

static enum err cannot(struct doing *doing)
{
    return reply(doing, false);
}

static enum err look_ours(struct doing *doing)
{
    struct browse browse = {0};
    enum err err =
        browse_start(doing->session, NULL, NULL, -2, 50, &browse);

    for (size_t i = 0; !err && i < browse.count; i++) {
        struct request request;

        if (browse_get(doing->session, browse.cards[i].id, &request))
            continue;
        printf("ours %d state %d\n", request.code, (int)request.state);
        for (size_t j = 0; j < request.helper_count; j++)
            printf("line %s %s\n", request.helpers[j].label,
                   stage_id(request.helpers[j].stage));
        request_done(&request);
    }
    browse_done(&browse);
    return err;
}

static enum err look(struct doing *doing)
{
    struct theirs *list;
    size_t count;
    enum err err = look_ours(doing);

    if (!err)
        err = theirs_list(doing->session, &list, &count);
    if (err)
        return err;
    for (size_t i = 0; i < count; i++) {
        struct theirs one;

        if (theirs_get(doing->session, list[i].link, &one))
            continue;
        printf("theirs %d %s %s%s%s\n", one.code, stage_id(one.stage),
               one.label, one.has_place ? " place" : "",
               one.state == REQUEST_ENDED ? " ended" : "");
        theirs_done(&one);
    }
    theirs_list_done(list, count);
    return ERR_OK;
}

struct step {
    const char *name;
    int words;
    enum err (*run)(struct doing *doing);
};

static const struct step steps[] = {
    {"create", 0, create}, {"card", 1, card},     {"know", 3, know},
    {"sitting", 2, sitting}, {"change", 1, change}, {"choose", 2, choose},
    {"back", 2, back},     {"end", 1, end},       {"hand", 2, hand},
    {"can", 0, can},       {"cannot", 0, cannot}, {"look", 0, look},
};

static enum err run(const struct step *step, struct doing *doing)
{
    enum unlock_next next;
    enum err err =
        step->run == create
            ? unlock_create(doing->session, passphrase())
            : unlock_open(doing->session, passphrase(), &next);

    return err ? err : step->run(doing);
}

int main(int argc, char **argv)
{
    struct folders folders;
    struct doing doing = {0};
    enum err err;

    if (argc < 5 || secret_setup())
        return 64;
    folders = (struct folders){
        .store = argv[2], .state = argv[3], .config = argv[3], .data = argv[4]};
    for (int i = 0; i < WORDS && i + 5 < argc; i++)
        doing.words[i] = argv[i + 5];
    for (size_t i = 0; i < COUNT(steps); i++) {
        if (strcmp(steps[i].name, argv[1]) != 0)
            continue;
        if (argc != 5 + steps[i].words)
            return 64;
        clock_setup(folders.state);
        doing.session = session_new(&folders);
        err = run(&steps[i], &doing);
        /* Locking takes back what has to be taken back. */
        session_free(&doing.session);
        if (err)
            fprintf(stderr, "%s: %s\n", argv[1], err_text(err));
        return err ? 1 : 0;
    }
    return 64;
}
