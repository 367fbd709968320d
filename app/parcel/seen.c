#include "parcel/seen.h"

#include <string.h>

#include <sodium.h>

#include "parcel/parcel.h"

static bool is_same(const unsigned char *hash, const struct parcel *parcel)
{
    return memcmp(hash, parcel->hash, PARCEL_HASH_SIZE) == 0;
}

/* A number that isn't higher than the last. Another packet under a number
 * that was already used comes from a sender who went back to a backup, or
 * from two who share keys: what it says must not get lost as "known". */
static enum err judge_number(const struct parcel *parcel,
                             const struct parcel_seen *seen)
{
    uint64_t back;

    if (parcel->counter > seen->counter)
        return ERR_OK;
    back = seen->counter - parcel->counter;
    if (back >= PARCEL_SEEN_HASHES ||
        sodium_is_zero(seen->hashes[back], PARCEL_HASH_SIZE))
        return ERR_PARCEL_OVERTAKEN;
    return is_same(seen->hashes[back], parcel) ? ERR_PARCEL_KNOWN
                                               : ERR_PARCEL_CONFLICT;
}

static enum err judge_day(const struct parcel *parcel, int32_t today)
{
    if (today > parcel->expires)
        return ERR_PARCEL_EXPIRED;
    return parcel->sent - today > PARCEL_DAYS_AHEAD ? ERR_PARCEL_EARLY : ERR_OK;
}

static enum err judge_owner(const struct parcel *parcel,
                            enum parcel_owner owner)
{
    static const enum err of_owner[] = {
        [PARCEL_OWNER_NONE] = ERR_OK,
        [PARCEL_OWNER_SENDER] = ERR_OK,
        [PARCEL_OWNER_ME] = ERR_PARCEL_CONFLICT,
        [PARCEL_OWNER_THIRD] = ERR_PARCEL_CONFLICT,
        [PARCEL_OWNER_GONE] = ERR_PARCEL_GONE,
    };
    static const enum err of_answer[] = {
        [PARCEL_OWNER_NONE] = ERR_PARCEL_GONE,
        [PARCEL_OWNER_SENDER] = ERR_PARCEL_CONFLICT,
        [PARCEL_OWNER_ME] = ERR_OK,
        [PARCEL_OWNER_THIRD] = ERR_PARCEL_CONFLICT,
        [PARCEL_OWNER_GONE] = ERR_PARCEL_GONE,
    };

    if (owner >= COUNT(of_owner))
        return ERR_PARCEL_CONFLICT;
    return parcel->kind == PARCEL_ANSWER ? of_answer[owner] : of_owner[owner];
}

static enum err judge_chain(const struct parcel *parcel,
                            const struct parcel_seen *seen)
{
    if (parcel->counter != seen->counter + 1)
        return ERR_PARCEL_GAP;
    return memcmp(parcel->previous, seen->hashes[0], PARCEL_HASH_SIZE) == 0
               ? ERR_OK
               : ERR_PARCEL_CONFLICT;
}

enum err parcel_judge(const struct parcel *parcel,
                      const struct parcel_seen *seen, enum parcel_owner owner,
                      int32_t today)
{
    enum err err = judge_number(parcel, seen);

    if (!err)
        err = judge_day(parcel, today);
    if (!err)
        err = judge_owner(parcel, owner);
    if (!err)
        err = judge_chain(parcel, seen);
    return err;
}

void parcel_number(struct parcel *parcel, const struct parcel_seen *sent)
{
    parcel->counter = sent->counter + 1;
    memcpy(parcel->previous, sent->hashes[0], PARCEL_HASH_SIZE);
}

void parcel_seen_add(struct parcel_seen *seen, const struct parcel *parcel)
{
    uint64_t back = 0;

    if (parcel->counter > seen->counter) {
        uint64_t ahead = parcel->counter - seen->counter;
        size_t kept =
            ahead < PARCEL_SEEN_HASHES ? PARCEL_SEEN_HASHES - (size_t)ahead : 0;

        memmove(seen->hashes + PARCEL_SEEN_HASHES - kept, seen->hashes,
                kept * PARCEL_HASH_SIZE);
        memset(seen->hashes, 0, (PARCEL_SEEN_HASHES - kept) * PARCEL_HASH_SIZE);
        seen->counter = parcel->counter;
    } else {
        back = seen->counter - parcel->counter;
    }
    if (back < PARCEL_SEEN_HASHES)
        memcpy(seen->hashes[back], parcel->hash, PARCEL_HASH_SIZE);
    if (parcel->expires > seen->until)
        seen->until = parcel->expires;
}
