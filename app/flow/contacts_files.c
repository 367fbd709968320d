/* Contact cards on a stick, of contacts.h. */
#include "flow/contacts.h"

#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "flow/post.h"
#include "host/carried.h"
#include "host/folder.h"

#define FILES_MOST 50

/* One folder of ours on the stick, beside whatever else is on it. */
static char *folder_on(const char *stick)
{
    struct text path = {0};

    text_format(&path, "%s/exchange", stick);
    return text_take(&path);
}

/* Ours is there already: a second file would only be one more trace. */
static bool has_card(const char *folder, const struct text *card)
{
    struct carried files;
    bool has = false;

    if (carried_look(folder, POST_CARD, &files))
        return false;
    for (size_t i = 0; !has && i < files.count && i < FILES_MOST; i++) {
        char *bytes;
        size_t length;

        has = !carried_read(folder, files.names[i], card->length,
                            card->length, &bytes, &length) &&
              memcmp(bytes, card->bytes, length) == 0;
        mem_free(bytes);
    }
    carried_done(&files);
    return has;
}

enum err contacts_card_put(struct session *session, const char *stick)
{
    char name[CARRIED_NAME_SIZE];
    struct text card = {0};
    char *folder = folder_on(stick);
    enum err err = contacts_own_card(session, &card);

    text_append(&card, "\n");
    carried_name(random_system(), POST_CARD, name);
    if (!err && !folder_stick_is_in(stick))
        err = ERR_ABSENT;
    if (!err)
        err = carried_folder(folder);
    if (!err && !has_card(folder, &card))
        err = carried_put(folder, name, card.bytes, card.length);
    if (!err)
        err = carried_settle(folder);
    if (!err && !folder_stick_is_in(stick))
        err = ERR_ABSENT;
    text_done(&card);
    mem_free(folder);
    return err;
}

enum err contacts_card_files(struct session *session, const char *stick,
                             struct contact_offer **list, size_t *count)
{
    LIST(struct contact_offer) found = {0};
    char *folder = folder_on(stick);
    struct carried files;
    enum err err = carried_look(folder, POST_CARD, &files);

    *list = NULL;
    *count = 0;
    if (err == ERR_ABSENT)
        err = ERR_OK;
    for (size_t i = 0; !err && i < files.count && i < FILES_MOST; i++) {
        struct contact_offer offer;
        char *bytes;
        size_t length;

        /* What is no card is passed over; our own is no news. */
        if (carried_read(folder, files.names[i], 1, CONTACTS_CARD_MOST, &bytes,
                         &length))
            continue;
        if (!contacts_read(session, bytes, length, &offer)) {
            if (offer.kind == CARD_OWN || offer.kind == CARD_KNOWN)
                contacts_offer_done(&offer);
            else
                *LIST_ADD(&found) = offer;
        }
        mem_free(bytes);
    }
    carried_done(&files);
    mem_free(folder);
    *list = found.items;
    *count = found.count;
    return err;
}

void contacts_card_files_done(struct contact_offer *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        contacts_offer_done(&list[i]);
    mem_free(list);
}
