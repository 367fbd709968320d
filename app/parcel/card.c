#include "parcel/identity.h"

#include <string.h>

#include <sodium.h>

#include "base/mem.h"

/* "JE1", then 64 bytes of keys and 2 that check them in base64url: no more
 * than what the largest QR code of an 80x24 screen holds. */
#define MARK "JE1"
#define MARK_LENGTH 3
#define CHECK 2
#define BINARY (2 * PARCEL_KEY_SIZE + CHECK)
#define CODED (BINARY / 3 * 4)
#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING
/* More than a card with blanks and line ends in it needs. */
#define CARD_LIMIT 1000

_Static_assert(BINARY % 3 == 0, "no bit of the last character is idle");

static bool is_label(const char *label)
{
    size_t length = strnlen(label, PARCEL_LABEL_MOST + 1);

    return length <= PARCEL_LABEL_MOST && text_is_clean(label) &&
           (length == 0 || (label[0] != ' ' && label[length - 1] != ' '));
}

/* The keys and their check, which is also the label's. */
static void put_binary(const struct parcel_keys *keys, const char *label,
                       unsigned char binary[BINARY])
{
    static const unsigned char mark[] = "card v1";
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash_state state;

    memcpy(binary, keys->sign, PARCEL_KEY_SIZE);
    memcpy(binary + PARCEL_KEY_SIZE, keys->box, PARCEL_KEY_SIZE);
    (void)crypto_generichash_init(&state, NULL, 0, sizeof hash);
    (void)crypto_generichash_update(&state, mark, sizeof mark - 1);
    (void)crypto_generichash_update(&state, binary, BINARY - CHECK);
    (void)crypto_generichash_update(&state, (const unsigned char *)label,
                                    strlen(label));
    (void)crypto_generichash_final(&state, hash, sizeof hash);
    memcpy(binary + BINARY - CHECK, hash, CHECK);
}

enum err parcel_card_write(const struct parcel_keys *keys, const char *label,
                           struct text *card)
{
    unsigned char binary[BINARY];
    char coded[CODED + 1];

    text_clear(card);
    if (!is_label(label))
        return ERR_INVALID;
    put_binary(keys, label, binary);
    (void)sodium_bin2base64(coded, sizeof coded, binary, sizeof binary,
                            VARIANT);
    text_append(card, MARK);
    text_append(card, coded);
    if (*label)
        text_append(card, " ");
    text_append(card, label);
    return ERR_OK;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* The first MARK_LENGTH + CODED bytes that are no blanks; how far that went,
 * 0 if there aren't so many. */
static size_t gather(const char *bytes, size_t length,
                     char start[MARK_LENGTH + CODED + 1])
{
    size_t found = 0, at = 0;

    for (; at < length && found < MARK_LENGTH + CODED; at++)
        if (!is_blank(bytes[at]))
            start[found++] = bytes[at];
    start[found] = '\0';
    return found == MARK_LENGTH + CODED ? at : 0;
}

/* What comes after the keys, without the blanks around it. False if it isn't
 * divided from them. */
static bool read_label(const char *bytes, size_t length, struct text *label)
{
    if (length && !is_blank(*bytes))
        return false;
    while (length && is_blank(*bytes))
        bytes++, length--;
    while (length && is_blank(bytes[length - 1]))
        length--;
    text_append_clean(label, bytes, length, PARCEL_LABEL_MOST + 1);
    return is_label(text_string(label));
}

static bool read_keys(const char *coded, const char *label,
                      struct parcel_keys *keys)
{
    /* libsodium takes byte DF for an underscore where char has a sign. */
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz0123456789-_";
    unsigned char binary[BINARY], checked[BINARY];
    size_t size = 0;

    if (strspn(coded, signs) != CODED)
        return false;
    if (sodium_base642bin(binary, sizeof binary, coded, CODED, NULL, &size,
                          NULL, VARIANT) != 0 ||
        size != sizeof binary)
        return false;
    memcpy(keys->sign, binary, PARCEL_KEY_SIZE);
    memcpy(keys->box, binary + PARCEL_KEY_SIZE, PARCEL_KEY_SIZE);
    put_binary(keys, label, checked);
    return memcmp(binary, checked, sizeof binary) == 0 &&
           crypto_core_ed25519_is_valid_point(keys->sign) == 1;
}

enum err parcel_card_read(const char *bytes, size_t length,
                          struct parcel_keys *keys, struct text *label)
{
    char start[MARK_LENGTH + CODED + 1];
    size_t end;

    memset(keys, 0, sizeof *keys);
    text_clear(label);
    if (length > CARD_LIMIT)
        return ERR_CARD;
    end = gather(bytes, length, start);
    if (!end)
        return ERR_CARD;
    if (start[0] == 'J' && start[1] == 'E' && start[2] > '1' && start[2] <= '9')
        return ERR_CARD_NEWER;
    if (memcmp(start, MARK, MARK_LENGTH) == 0 &&
        read_label(bytes + end, length - end, label) &&
        read_keys(start + MARK_LENGTH, text_string(label), keys))
        return ERR_OK;
    memset(keys, 0, sizeof *keys);
    text_clear(label);
    return ERR_CARD;
}
