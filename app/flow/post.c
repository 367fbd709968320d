#include "flow/post.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/hold.h"
#include "host/carried.h"
#include "host/file.h"

/* So many numbers are left out after going back to an older copy: more than
 * could have been used since. */
#define SKIPPED 1000

enum err post_me(struct session *session, struct parcel_identity *me)
{
    struct secret *seed = NULL;
    enum err err = session_need_kept(session);

    *me = (struct parcel_identity){0};
    if (!err)
        err = exchange_seed_get(session->vault, &seed);
    if (!err && !seed) {
        seed = secret_new(PARCEL_SEED_SIZE);
        random_fill(random_system(), seed->bytes, seed->size);
        seed->length = seed->size;
        err = exchange_seed_put(session->vault, seed);
    }
    if (!err)
        parcel_identity_init(me, seed);
    secret_free(&seed);
    return err;
}

struct parcel_keys post_keys(const struct exchange_contact *contact)
{
    struct parcel_keys keys;

    memcpy(keys.sign, contact->sign, sizeof keys.sign);
    memcpy(keys.box, contact->box, sizeof keys.box);
    return keys;
}

void post_set_keys(struct exchange_contact *contact,
                   const struct parcel_keys *keys)
{
    memcpy(contact->sign, keys->sign, sizeof contact->sign);
    memcpy(contact->box, keys->box, sizeof contact->box);
}

enum err post_contact(struct session *session, int64_t id,
                      struct exchange_contact *contact)
{
    struct exchange_contact *list = NULL;
    size_t count = 0;
    enum err err = session_need_open(session);

    *contact = (struct exchange_contact){0};
    if (!err)
        err = exchange_contacts(session->vault, &list, &count);
    for (size_t i = 0; i < count; i++)
        if (list[i].id == id) {
            *contact = list[i];
            list[i].label = NULL;
        }
    exchange_contacts_done(list, count);
    return err || contact->id ? err : ERR_NOT_FOUND;
}

char *post_folder(const struct session *session, const char *name)
{
    struct text path = {0};

    text_format(&path, "%s/exchange%s%s", session->store, *name ? "/" : "",
                name);
    return text_take(&path);
}

enum err post_make_folders(const struct session *session)
{
    static const char *const names[] = {"", "inbox", "outbox"};
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < COUNT(names); i++) {
        char *path = post_folder(session, names[i]);

        err = carried_folder(path);
        mem_free(path);
    }
    return err;
}

/* --- chains --------------------------------------------------------------- */

/* Eight bytes of the number, then hashes as far as there are any. */
#define HEAD 8

void post_load(const struct links_chain *chain, struct parcel_seen *seen)
{
    size_t length = chain->length;

    *seen = (struct parcel_seen){.until = chain->until};
    if (length < HEAD || length > HEAD + sizeof seen->hashes)
        return;
    for (size_t i = HEAD; i-- > 0;)
        seen->counter = seen->counter << 8 | chain->bytes[i];
    memcpy(seen->hashes, chain->bytes + HEAD, length - HEAD);
}

void post_save(const struct parcel_seen *seen, struct links_chain *chain)
{
    static const unsigned char none[PARCEL_HASH_SIZE];
    size_t count = PARCEL_SEEN_HASHES;

    while (count && memcmp(seen->hashes[count - 1], none, sizeof none) == 0)
        count--;
    for (size_t i = 0; i < HEAD; i++)
        chain->bytes[i] = (unsigned char)(seen->counter >> (8 * i));
    memcpy(chain->bytes + HEAD, seen->hashes, count * PARCEL_HASH_SIZE);
    chain->length = HEAD + count * PARCEL_HASH_SIZE;
    chain->until = seen->until;
}

static bool skip(struct links_chain *sent)
{
    struct parcel_seen seen;

    if (!sent->length)
        return false;
    post_load(sent, &seen);
    seen.counter += SKIPPED;
    post_save(&seen, sent);
    return true;
}

enum err post_skip(struct session *session)
{
    return links_skip(session->vault, skip);
}

/* --- one packet ----------------------------------------------------------- */

static enum err seal(struct session *session, struct post *post,
                     unsigned char **bytes, size_t *length)
{
    struct parcel *parcel = post->parcel;
    struct parcel_identity me;
    struct parcel_seen sent;
    enum err err = post_me(session, &me);

    if (!err) {
        post_load(&post->link->sent, &sent);
        parcel_number(parcel, &sent);
        err = parcel_make(&me, parcel, bytes, length);
    }
    if (!err) {
        parcel_seen_add(&sent, parcel);
        post_save(&sent, &post->link->sent);
    }
    parcel_identity_done(&me);
    return err;
}

static enum err write_file(const struct session *session, struct post *post,
                           const unsigned char *bytes, size_t length)
{
    char *outbox = post_folder(session, "outbox");
    enum err err = post_make_folders(session);

    carried_name(random_system(), POST_PARCEL, post->name);
    if (!err)
        err = carried_put(outbox, post->name, bytes, length);
    if (err)
        post->name[0] = '\0';
    mem_free(outbox);
    return err;
}

static enum err note_packet(struct session *session, const struct post *post,
                            struct exchange_contact *contact)
{
    struct exchange_waiting waiting = {.contact = contact->id,
                                       .until = post->parcel->expires};
    enum err err;

    (void)snprintf(waiting.name, sizeof waiting.name, "%s", post->name);
    contact->packet = session->today;
    err = exchange_contact_save(session->vault, contact);
    if (!err)
        err = links_save(session->vault, post->link);
    return err ? err : exchange_waiting_add(session->vault, &waiting);
}

enum err post_packet(struct session *session, struct post *post)
{
    struct exchange_contact contact;
    unsigned char *bytes = NULL;
    size_t length;
    enum err err = session_need_day(session);

    post->name[0] = '\0';
    if (err)
        return err;
    err = post_contact(session, post->contact, &contact);
    if (!err && !contact.verified)
        err = ERR_PARCEL_UNVERIFIED;
    if (!err) {
        post->parcel->to = post_keys(&contact);
        post->parcel->sent = session->today;
        post->parcel->expires = post->until != DAY_NONE &&
                                        post->until < session->today + POST_DAYS
                                    ? post->until
                                    : session->today + POST_DAYS;
        err = seal(session, post, &bytes, &length);
    }
    if (!err)
        err = write_file(session, post, bytes, length);
    if (!err)
        err = note_packet(session, post, &contact);
    if (err)
        post_undo(session, post);
    mem_free(bytes);
    mem_free(contact.label);
    return err;
}

void post_undo(struct session *session, const struct post *post)
{
    char *outbox = post_folder(session, "outbox");

    if (post->name[0])
        (void)!carried_remove(outbox, post->name);
    mem_free(outbox);
}

/* --- tidying -------------------------------------------------------------- */

static bool has_name(const struct carried *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->names[i], name) == 0)
            return true;
    return false;
}

static bool has_row(const struct exchange_waiting *rows, size_t count,
                    const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].name, name) == 0)
            return true;
    return false;
}

static enum err tidy(struct session *session, const char *outbox,
                     const struct exchange_waiting *rows, size_t count)
{
    struct carried files;
    enum err err = carried_look(outbox, POST_PARCEL, &files);

    if (err == ERR_ABSENT)
        err = ERR_OK;
    for (size_t i = 0; !err && i < count; i++) {
        bool there = has_name(&files, rows[i].name);

        if (there && rows[i].until < session->today)
            err = carried_remove(outbox, rows[i].name);
        else if (there)
            continue;
        if (!err)
            err = exchange_waiting_drop(session->vault, rows[i].name);
    }
    for (size_t i = 0; !err && i < files.count; i++)
        if (!has_row(rows, count, files.names[i]))
            err = carried_remove(outbox, files.names[i]);
    carried_done(&files);
    return err;
}

enum err post_tidy(struct session *session)
{
    struct exchange_waiting *rows;
    size_t count;
    char *outbox;
    enum err err = session_need_day(session);

    if (!err)
        err = hold_check(session);
    if (!err)
        err = exchange_waiting_list(session->vault, &rows, &count);
    if (err)
        return err == ERR_HELD ? ERR_OK : err;
    outbox = post_folder(session, "outbox");
    err = tidy(session, outbox, rows, count);
    mem_free(outbox);
    mem_free(rows);
    return err;
}
