#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow/browse.h"
#include "flow/contacts.h"
#include "flow/send.h"
#include "i18n/phrase.h"

/* Without a code: what waits to be carried, for whom. */
static enum err list_waiting(struct session *session)
{
    struct send_waiting *list;
    size_t count;
    enum err err = send_waiting(session, &list, &count);

    if (err)
        return err;
    for (size_t i = 0; i < count; i++)
        printf("waiting\t%s\t%d\n", list[i].label, list[i].files);
    send_waiting_done(list, count);
    return ERR_OK;
}

static enum err find_request(struct session *session, const char *word,
                             struct request_id *id)
{
    struct browse browse = {0};
    int code = atoi(word);
    enum err err = browse_start(session, word, NULL, -2, 50, &browse);
    bool found = false;

    for (size_t i = 0; i < browse.count && !found; i++) {
        found = browse.cards[i].code == code &&
                browse.cards[i].state != REQUEST_DRAFT;
        *id = browse.cards[i].id;
    }
    browse_done(&browse);
    return err || found ? err : ERR_NOT_FOUND;
}

static enum err find_contact(struct session *session, const char *label,
                             int64_t *id)
{
    struct contact *list;
    size_t count;
    enum err err = contacts_list(session, &list, &count);

    *id = 0;
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].label, label) == 0)
            *id = list[i].id;
    if (!err)
        contacts_done(list, count);
    return err || *id ? err : ERR_NOT_FOUND;
}

/* The line with that label, and what there is to tell it now. */
static enum err find_line(struct session *session, struct request_id id,
                          const char *label, int64_t *line,
                          enum tell_kind *kind)
{
    struct request request;
    enum err err = browse_get(session, id, &request);

    *line = 0;
    *kind = TELL_ASKING;
    for (size_t i = 0; !err && label && i < request.helper_count; i++) {
        const struct helper *helper = &request.helpers[i];

        if (strcmp(helper->label, label) != 0)
            continue;
        *line = helper->id;
        *kind = helper->stale                  ? TELL_CHANGED
                : helper->stage == STAGE_AGREED ? TELL_AGREED
                                                : TELL_AVAILABLE;
    }
    if (!err)
        request_done(&request);
    return err || !label || *line ? err : ERR_NOT_FOUND;
}

static enum err send_one(const struct cli *cli, struct session *session)
{
    struct request_id id;
    enum tell_kind kind;
    int64_t contact, line;
    enum err err = find_request(session, cli->word, &id);

    if (!err)
        err = find_contact(session, cli->to, &contact);
    if (!err)
        err = find_line(session, id, cli->line, &line, &kind);
    if (!err)
        err = send_packet(session, id, line, contact, kind);
    if (!err)
        printf("sent\t%s\t%s\n", cli->word, cli->to);
    return err;
}

int cmd_send(const struct cli *cli, struct session *session)
{
    enum err err;

    /* Said before the passphrase is asked for. */
    if (cli->word && (!*cli->word ||
                      cli->word[strspn(cli->word, "0123456789")]))
        return command_misused(cli->word);
    if ((cli->word != NULL) != (cli->to != NULL))
        return command_misused("send");
    err = command_unlock(cli, session);
    if (!err)
        err = cli->word ? send_one(cli, session) : list_waiting(session);
    return command_failed(err);
}
