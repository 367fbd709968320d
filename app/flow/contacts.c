#include "flow/contacts.h"

#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "core/retention.h"
#include "flow/ask_inside.h"
#include "flow/hold.h"
#include "flow/post.h"
#include "i18n/format.h"

#define FORM "contact_label"
#define LABEL_LIMIT 60
#define GROUP 5
#define TYPED_GROUPS 2
#define CONTACTS_MOST 500

/* --- the list ------------------------------------------------------------- */

static bool is_due(const struct session *session, int32_t packet)
{
    return session->today != DAY_NONE &&
           session->today >= packet + RETENTION_CONTACT_DAYS;
}

enum err contacts_list(struct session *session, struct contact **list,
                       size_t *count)
{
    LIST(struct contact) found = {0};
    struct exchange_contact *rows = NULL;
    size_t rows_count = 0;
    enum err err = session_need_open(session);

    *list = NULL;
    *count = 0;
    if (!err)
        err = exchange_contacts(session->vault, &rows, &rows_count);
    for (size_t i = 0; i < rows_count; i++) {
        *LIST_ADD(&found) =
            (struct contact){.id = rows[i].id,
                             .label = rows[i].label,
                             .verified = rows[i].verified,
                             .due = is_due(session, rows[i].packet),
                             .came = rows[i].came,
                             .packet = rows[i].packet};
        rows[i].label = NULL;
    }
    exchange_contacts_done(rows, rows_count);
    *list = found.items;
    *count = found.count;
    return err;
}

void contacts_done(struct contact *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mem_free(list[i].label);
    mem_free(list);
}

enum err contacts_due(struct session *session, int *due)
{
    struct contact *list;
    size_t count;
    enum err err = contacts_list(session, &list, &count);

    *due = 0;
    for (size_t i = 0; i < count; i++)
        *due += list[i].due;
    contacts_done(list, count);
    return err;
}

enum err contacts_keep(struct session *session, int64_t id)
{
    struct exchange_contact contact;
    enum err err = session_need_day(session);

    if (!err)
        err = post_contact(session, id, &contact);
    if (err)
        return err;
    contact.packet = session->today;
    err = exchange_contact_save(session->vault, &contact);
    mem_free(contact.label);
    return err;
}

enum err contacts_remove(struct session *session, int64_t id)
{
    enum err err = session_need_open(session);

    if (!err)
        err = hold_check(session);
    if (!err)
        err = exchange_contact_drop(session->vault, id);
    /* Files that waited for it are known to nobody now, and go. */
    return err ? err : post_tidy(session);
}

/* --- this laptop ---------------------------------------------------------- */

static enum err clean_label(struct session *session, const char *typed,
                            struct text *label)
{
    enum err err = ask_form_text(session, session_form(session, FORM), typed,
                                 LABEL_LIMIT, label);

    return err || label->length ? err : ERR_INVALID;
}

enum err contacts_own_label(struct session *session, char **label)
{
    enum err err = session_need_open(session);

    *label = NULL;
    return err ? err : exchange_label_get(session->vault, label);
}

enum err contacts_own_label_put(struct session *session, const char *typed)
{
    struct parcel_identity me;
    struct text label = {0};
    enum err err = post_me(session, &me);

    parcel_identity_done(&me);
    if (!err)
        err = clean_label(session, typed, &label);
    if (!err)
        err = exchange_label_put(session->vault, label.bytes);
    text_done(&label);
    return err;
}

enum err contacts_own_card(struct session *session, struct text *card)
{
    struct parcel_identity me;
    char *label = NULL;
    enum err err = post_me(session, &me);

    text_clear(card);
    if (!err)
        err = contacts_own_label(session, &label);
    if (!err)
        err = parcel_card_write(&me.keys, label ? label : "", card);
    mem_free(label);
    parcel_identity_done(&me);
    return err;
}

static void write_numbers(const struct parcel_keys *keys, struct text *out)
{
    struct parcel_fingerprint print = parcel_fingerprint(keys);

    for (int i = 0; i < PARCEL_GROUPS; i++)
        text_format(out, "%s%05u", i ? " " : "", (unsigned)print.groups[i]);
}

enum err contacts_own_numbers(struct session *session, struct text *numbers)
{
    struct parcel_identity me;
    enum err err = post_me(session, &me);

    text_clear(numbers);
    if (!err)
        write_numbers(&me.keys, numbers);
    parcel_identity_done(&me);
    return err;
}

enum err contacts_renew(struct session *session)
{
    struct secret *seed;
    enum err err = session_need_open(session);

    if (err)
        return err;
    seed = secret_new(PARCEL_SEED_SIZE);
    random_fill(random_system(), seed->bytes, seed->size);
    seed->length = seed->size;
    err = exchange_seed_put(session->vault, seed);
    secret_free(&seed);
    return err;
}

/* --- cards ---------------------------------------------------------------- */

static struct parcel_keys offered_keys(const struct contact_offer *offer)
{
    struct parcel_keys keys;

    memcpy(keys.sign, offer->keys, sizeof keys.sign);
    memcpy(keys.box, offer->keys + sizeof keys.sign, sizeof keys.box);
    return keys;
}

/* What it would be: the keys say who it is, the label who it may be. */
static enum err judge(struct session *session, struct contact_offer *offer)
{
    struct parcel_keys keys = offered_keys(offer);
    struct exchange_contact *list = NULL;
    struct parcel_identity me;
    size_t count = 0;
    enum err err = post_me(session, &me);

    if (!err)
        err = exchange_contacts(session->vault, &list, &count);
    if (!err && parcel_keys_equal(&keys, &me.keys))
        offer->kind = CARD_OWN;
    for (size_t i = 0; i < count; i++) {
        struct parcel_keys known = post_keys(&list[i]);

        if (parcel_keys_equal(&keys, &known)) {
            offer->kind = CARD_KNOWN;
            offer->id = list[i].id;
        } else if (offer->kind == CARD_NEW &&
                   strcmp(list[i].label, offer->label) == 0) {
            offer->kind = CARD_CHANGED;
            offer->id = list[i].id;
        }
    }
    exchange_contacts_done(list, count);
    parcel_identity_done(&me);
    return err;
}

enum err contacts_read(struct session *session, const char *bytes,
                       size_t length, struct contact_offer *offer)
{
    struct text label = {0}, clean = {0};
    struct parcel_keys keys;
    enum err err = session_need_open(session);

    *offer = (struct contact_offer){.kind = CARD_NEW};
    if (!err && length > CONTACTS_CARD_MOST)
        err = ERR_CARD;
    if (!err)
        err = parcel_card_read(bytes, length, &keys, &label);
    if (err)
        goto out;
    memcpy(offer->keys, keys.sign, sizeof keys.sign);
    memcpy(offer->keys + sizeof keys.sign, keys.box, sizeof keys.box);
    /* A label that the guard stops at is not even shown. */
    if (clean_label(session, text_string(&label), &clean))
        text_clear(&clean);
    offer->label = mem_string(text_string(&clean));
    err = judge(session, offer);
out:
    if (err)
        contacts_offer_done(offer);
    text_done(&label);
    text_done(&clean);
    return err;
}

void contacts_offer_done(struct contact_offer *offer)
{
    mem_free(offer->label);
    *offer = (struct contact_offer){0};
}

enum err contacts_add(struct session *session,
                      const struct contact_offer *offer, const char *typed,
                      int64_t *id)
{
    struct parcel_keys keys = offered_keys(offer);
    struct exchange_contact contact = {.came = DAY_NONE};
    struct text label = {0};
    struct contact *list = NULL;
    size_t count = 0;
    enum err err = session_need_day(session);

    *id = 0;
    if (!err && offer->kind == CARD_OWN)
        err = ERR_EXISTS;
    if (!err)
        err = clean_label(session, typed, &label);
    if (!err)
        err = contacts_list(session, &list, &count);
    if (!err && count >= CONTACTS_MOST)
        err = ERR_INVALID;
    if (!err) {
        contact.label = label.bytes;
        contact.packet = session->today;
        post_set_keys(&contact, &keys);
        err = exchange_contact_add(session->vault, &contact);
    }
    *id = contact.id;
    contacts_done(list, count);
    text_done(&label);
    return err;
}

enum err contacts_rekey(struct session *session, int64_t id,
                        const struct contact_offer *offer)
{
    struct parcel_keys keys = offered_keys(offer);
    struct exchange_contact contact;
    enum err err = session_need_day(session);

    if (!err)
        err = post_contact(session, id, &contact);
    if (err)
        return err;
    post_set_keys(&contact, &keys);
    contact.verified = false;
    contact.version = 0;
    contact.packet = session->today;
    err = exchange_contact_save(session->vault, &contact);
    mem_free(contact.label);
    return err;
}

enum err contacts_rename(struct session *session, int64_t id,
                         const char *typed)
{
    struct text label = {0};
    struct exchange_contact contact = {0};
    enum err err = session_need_open(session);

    if (!err)
        err = clean_label(session, typed, &label);
    if (!err)
        err = post_contact(session, id, &contact);
    if (!err) {
        mem_free(contact.label);
        contact.label = text_take(&label);
        err = exchange_contact_save(session->vault, &contact);
    }
    mem_free(contact.label);
    text_done(&label);
    return err;
}

/* The digits alone, of any script; false if there is anything else in it. */
static bool read_digits(const char *typed, char digits[], size_t count)
{
    size_t found = 0;

    while (*typed) {
        int digit;
        int size = format_digit(typed, &digit);

        if (size > 0 && found < count)
            digits[found++] = (char)('0' + digit);
        else if (size > 0 || !strchr(" -.,", *typed))
            return false;
        typed += size > 0 ? size : 1;
    }
    return found == count;
}

enum err contacts_verify(struct session *session, int64_t id,
                         const char *typed)
{
    char digits[GROUP * TYPED_GROUPS];
    struct exchange_contact contact;
    struct parcel_keys keys;
    struct text numbers = {0}, wanted = {0};
    enum err err = session_need_open(session);

    if (!err)
        err = post_contact(session, id, &contact);
    if (err)
        return err;
    keys = post_keys(&contact);
    write_numbers(&keys, &numbers);
    for (const char *at = text_string(&numbers); *at; at++)
        if (*at != ' ')
            text_append_n(&wanted, at, 1);
    if (!read_digits(typed, digits, sizeof digits) ||
        memcmp(digits, wanted.bytes + wanted.length - sizeof digits,
               sizeof digits) != 0)
        err = ERR_MISTYPED;
    if (!err) {
        contact.verified = true;
        err = exchange_contact_save(session->vault, &contact);
    }
    text_done(&numbers);
    text_done(&wanted);
    mem_free(contact.label);
    return err;
}
