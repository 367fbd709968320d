#include "flow/receive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/list.h"
#include "base/mem.h"
#include "flow/receive_inside.h"
#include "host/carried.h"
#include "host/file.h"
#include "host/folder.h"

/* Folders within the inbox: one for each laptop that Syncthing shares with. */
#define FOLDERS_MOST 64

/* --- where to look -------------------------------------------------------- */

struct folder_list {
    LIST(char *) paths;
};

static void add_inner(const char *inbox, struct folder_list *list)
{
    char **names;
    size_t count;

    if (file_names(inbox, CARRIED_MOST, &names, &count))
        return;
    for (size_t i = 0; i < count && list->paths.count < FOLDERS_MOST; i++) {
        struct text path = {0};
        struct stat about;

        text_format(&path, "%s/%s", inbox, names[i]);
        /* Names with a dot are those of programs that carry files. */
        if (names[i][0] != '.' && lstat(text_string(&path), &about) == 0 &&
            S_ISDIR(about.st_mode))
            *LIST_ADD(&list->paths) = text_take(&path);
        text_done(&path);
    }
    file_names_done(names, count);
}

static enum err find_folders(struct session *session, const char *stick,
                             struct receive *receive)
{
    struct folder_list list = {0};
    struct text path = {0};
    enum err err = ERR_OK;

    if (stick && !folder_stick_is_in(stick)) {
        err = ERR_ABSENT;
    } else if (stick) {
        text_format(&path, "%s/exchange", stick);
        *LIST_ADD(&list.paths) = text_take(&path);
    } else {
        err = post_make_folders(session);
        if (!err) {
            *LIST_ADD(&list.paths) = post_folder(session, "inbox");
            add_inner(list.paths.items[0], &list);
        }
    }
    receive->folders = list.paths.items;
    receive->folder_count = list.paths.count;
    receive->after =
        mem_new(list.paths.count ? list.paths.count : 1,
                sizeof *receive->after);
    return err;
}

/* --- one packet ----------------------------------------------------------- */

struct looker {
    struct session *session;
    struct parcel_identity me;
    struct exchange_contact *contacts;
    struct parcel_contact *keys;
    size_t count;
};

static enum err looker_init(struct session *session, struct looker *looker)
{
    enum err err = post_me(session, &looker->me);

    looker->session = session;
    if (!err)
        err = exchange_contacts(session->vault, &looker->contacts,
                                &looker->count);
    looker->keys = mem_new(looker->count ? looker->count : 1,
                           sizeof *looker->keys);
    for (size_t i = 0; i < looker->count; i++)
        looker->keys[i] = (struct parcel_contact){
            .keys = post_keys(&looker->contacts[i]),
            .verified = looker->contacts[i].verified,
            .version = (uint16_t)looker->contacts[i].version};
    return err;
}

static void looker_done(struct looker *looker)
{
    exchange_contacts_done(looker->contacts, looker->count);
    mem_free(looker->keys);
    parcel_identity_done(&looker->me);
}

static void note_sender(const struct looker *looker,
                        const struct parcel_keys *from,
                        struct incoming *incoming)
{
    struct parcel_fingerprint print = parcel_fingerprint(from);
    struct text numbers = {0};

    for (size_t i = 0; i < looker->count; i++) {
        if (!parcel_keys_equal(&looker->keys[i].keys, from))
            continue;
        incoming->contact = looker->contacts[i].id;
        incoming->label = mem_string(looker->contacts[i].label);
        if (looker->keys[i].verified)
            return;
    }
    for (int i = 0; i < PARCEL_GROUPS; i++)
        text_format(&numbers, "%s%05u", i ? " " : "",
                    (unsigned)print.groups[i]);
    incoming->numbers = text_take(&numbers);
}

static enum err open_file(const struct looker *looker, const char *folder,
                          struct incoming *incoming)
{
    char *bytes;
    size_t length;
    enum err err = carried_read(folder, incoming->name, PARCEL_FILE_LEAST,
                                PARCEL_FILE_MOST, &bytes, &length);

    /* Too small is not here as a whole yet, or somebody is writing it. */
    if (err == ERR_INVALID || err == ERR_BUSY)
        return ERR_PARCEL_DAMAGED;
    if (err)
        return err;
    incoming->parcel = mem_new(1, sizeof *incoming->parcel);
    err = parcel_open(&looker->me, looker->keys, looker->count, bytes, length,
                      incoming->parcel);
    if (!err)
        incoming->request = incoming->parcel->request.id;
    if (!err || err == ERR_PARCEL_SENDER || err == ERR_PARCEL_UNVERIFIED)
        note_sender(looker, &incoming->parcel->from, incoming);
    if (err) {
        parcel_done(incoming->parcel);
        MEM_FREE(incoming->parcel);
    }
    mem_free(bytes);
    return err;
}

static enum incoming_what what_of(const struct parcel *parcel, bool is_here)
{
    static const enum incoming_what of_reply[] = {
        [PARCEL_CAN] = INCOMING_CAN,
        [PARCEL_CANNOT] = INCOMING_CANNOT,
        [PARCEL_TAKEN] = INCOMING_TAKEN,
        [PARCEL_ERASED] = INCOMING_ERASED,
    };

    switch (parcel->kind) {
    case PARCEL_OFFER:
        return is_here ? INCOMING_MORE : INCOMING_NEW;
    case PARCEL_CHANGED:
        return is_here ? INCOMING_CHANGED : INCOMING_NEW;
    case PARCEL_WITHDRAWN:
        return INCOMING_WITHDRAWN;
    case PARCEL_ENDED:
        return INCOMING_ENDED;
    case PARCEL_TAKE_OVER:
        return INCOMING_HANDED_OVER;
    case PARCEL_ANSWER:
        break;
    }
    return of_reply[parcel->reply];
}

/* What it would be. One after another of the same chain is judged as if those
 * before it had been taken, in the order in which they will be. */
static enum err judge(struct session *session, struct incoming *incoming,
                      const struct incoming *before,
                      struct parcel_seen *running)
{
    struct standing standing;
    struct text found = {0};
    bool goes_on = before && before->parcel && !before->err &&
                   before->contact == incoming->contact &&
                   request_id_equal(before->parcel->request.id,
                                    incoming->parcel->request.id);
    enum err err = receive_stand(session, incoming->parcel, incoming->contact,
                                 &standing);

    if (err)
        return err;
    incoming->what = what_of(incoming->parcel,
                             goes_on || standing.owner == PARCEL_OWNER_SENDER);
    if (goes_on)
        standing.seen = *running;
    err = receive_judge(session, incoming->parcel, &standing,
                        &incoming->can_force);
    if (!err) {
        *running = standing.seen;
        parcel_seen_add(running, incoming->parcel);
    }
    if ((!err || err == ERR_PARCEL_GAP || incoming->can_force) &&
        receive_read(session, incoming->parcel, &found, &incoming->may_keep)) {
        incoming->found = text_take(&found);
        err = err ? err : ERR_FINDING;
    }
    text_done(&found);
    return err;
}

/* --- the list ------------------------------------------------------------- */

struct incoming_list {
    LIST(struct incoming) items;
};

static void incoming_done(struct incoming *incoming)
{
    if (incoming->parcel)
        parcel_done(incoming->parcel);
    mem_free(incoming->parcel);
    mem_free(incoming->label);
    mem_free(incoming->numbers);
    mem_free(incoming->found);
    *incoming = (struct incoming){0};
}

static enum err list_folder(struct receive *receive, size_t folder,
                            struct incoming_list *list)
{
    struct carried files;
    enum err err = carried_look(receive->folders[folder], POST_PARCEL, &files);

    /* A stick without packets, or a folder that was taken away meanwhile. */
    if (err == ERR_ABSENT)
        err = ERR_OK;
    for (size_t i = 0; !err && i < files.count; i++) {
        if (strcmp(files.names[i], receive->after[folder]) <= 0)
            continue;
        if (list->items.count == RECEIVE_AT_ONCE) {
            receive->more = true;
            break;
        }
        struct incoming *one = LIST_ADD(&list->items);

        one->folder = folder;
        memcpy(one->name, files.names[i], sizeof one->name);
        memcpy(receive->after[folder], files.names[i], sizeof one->name);
    }
    receive->odd += files.odd;
    receive->many = receive->many || files.many;
    carried_done(&files);
    return err;
}

static int by_chain(const void *a, const void *b)
{
    const struct incoming *x = a, *y = b;
    int order;

    if (!x->parcel || !y->parcel)
        return (x->parcel == NULL) - (y->parcel == NULL);
    if (x->contact != y->contact)
        return x->contact < y->contact ? -1 : 1;
    order = memcmp(x->parcel->request.id.bytes, y->parcel->request.id.bytes,
                   REQUEST_ID_SIZE);
    if (order)
        return order;
    return (x->parcel->counter > y->parcel->counter) -
           (x->parcel->counter < y->parcel->counter);
}

static void empty(struct receive *receive)
{
    for (size_t i = 0; i < receive->count; i++)
        incoming_done(&receive->items[i]);
    MEM_FREE(receive->items);
    receive->count = receive->odd = 0;
    receive->more = receive->many = false;
}

static enum err open_all(struct session *session, struct receive *receive,
                         receive_progress *progress, void *bar)
{
    struct looker looker = {0};
    struct parcel_seen running = {0};
    enum err err = looker_init(session, &looker);

    for (size_t i = 0; !err && i < receive->count; i++) {
        struct incoming *one = &receive->items[i];

        one->err = open_file(&looker, receive->folders[one->folder], one);
        if (progress &&
            !progress(bar, (int)(i * 100 / receive->count)))
            break;
    }
    looker_done(&looker);
    if (!err && receive->count)
        qsort(receive->items, receive->count, sizeof *receive->items,
              by_chain);
    for (size_t i = 0; !err && i < receive->count; i++) {
        struct incoming *one = &receive->items[i];

        if (one->parcel)
            one->err = judge(session, one, i ? one - 1 : NULL, &running);
    }
    return err;
}

enum err receive_next(struct session *session, receive_progress *progress,
                      void *bar, struct receive *receive)
{
    struct incoming_list list = {0};
    enum err err = session_need_day(session);

    empty(receive);
    for (size_t i = 0; !err && i < receive->folder_count; i++)
        err = list_folder(receive, i, &list);
    receive->items = list.items.items;
    receive->count = list.items.count;
    if (!err)
        err = open_all(session, receive, progress, bar);
    if (err)
        empty(receive);
    return err;
}

enum err receive_look(struct session *session, const char *stick,
                      receive_progress *progress, void *bar,
                      struct receive *receive)
{
    enum err err = session_need_day(session);

    *receive = (struct receive){0};
    if (!err)
        err = find_folders(session, stick, receive);
    if (!err)
        err = receive_next(session, progress, bar, receive);
    if (err)
        receive_done(receive);
    return err;
}

void receive_done(struct receive *receive)
{
    empty(receive);
    file_names_done(receive->folders, receive->folder_count);
    mem_free(receive->after);
    *receive = (struct receive){0};
}
