#ifndef BASE_ERR_H
#define BASE_ERR_H
/* What can go wrong for a reason that a person may meet.
 *
 * Functions that can fail so return enum err and put results into their last
 * parameters, cleared on entry. The texts here never contain data. Opening
 * something sealed fails with one code, so that nothing is told to a guesser.
 * Texts are msgids: whoever shows them translates them (i18n/phrase.h).
 */
#include "base/mark.h"

enum err {
    ERR_OK = 0,
    /* files and folders */
    ERR_IO,
    ERR_DISK_FULL,
    ERR_READ_ONLY,
    ERR_ABSENT,
    ERR_EXISTS,
    ERR_OWNER,       /* belongs to somebody else */
    ERR_PERMISSIONS, /* others on this computer can read it */
    ERR_FILE_SYSTEM, /* vfat, network or FUSE: can't keep a store */
    ERR_SYNCED,      /* inside a folder that is carried to other computers */
    ERR_BUSY,        /* already open in another window */
    ERR_NOT_A_FILE,
    /* keys */
    ERR_NOT_OPENED, /* wrong passphrase, or anything that looks the same */
    ERR_LOW_MEMORY, /* not enough free memory to derive the key */
    ERR_KEY_ABSENT,
    ERR_KEY_DAMAGED,
    ERR_KEY_TAMPERED, /* opened, but changed by somebody without the key */
    ERR_KEY_NEWER,
    ERR_KEY_LIMITS, /* asks for more or less work than is allowed */
    ERR_NO_SLOT,
    ERR_LAST_SLOT,
    ERR_WEAK,
    ERR_MISTYPED, /* recovery code with a typing mistake in it */
    ERR_RANDOM,
    /* store */
    ERR_STORE_ABSENT,
    ERR_STORE_EMPTY,
    ERR_STORE_CUT,
    ERR_STORE_DAMAGED,
    ERR_STORE_OTHER, /* does not belong to this key file */
    ERR_STORE_NEWER,
    ERR_BACKUP, /* a backup that could not be verified */
    /* rules of the program */
    ERR_HELD,    /* stop erasing is on */
    ERR_CLOCK,   /* the day is not believed yet */
    ERR_FINDING, /* a text with an unanswered finding */
    ERR_INVALID, /* a value that the field can't hold */
    ERR_NOT_FOUND,
    ERR_STAGE, /* not allowed at this stage */
    ERR_CONSENT,
    /* packets and contact cards; in the order in which they are found */
    ERR_PARCEL_LARGE,
    ERR_PARCEL_DAMAGED,    /* or cut off, or still being copied */
    ERR_PARCEL_NEWER,      /* made by a newer program */
    ERR_PARCEL_OTHER,      /* sealed to another laptop */
    ERR_PARCEL_END,        /* no end, something after it, wrong padding */
    ERR_PARCEL_FORM,       /* not the one way of writing it, or too much */
    ERR_PARCEL_FORWARDED,  /* sealed again by somebody who received it */
    ERR_PARCEL_FORGED,     /* the signature is not the sender's */
    ERR_PARCEL_SENDER,     /* of nobody known here */
    ERR_PARCEL_UNVERIFIED, /* the numbers were not compared */
    ERR_PARCEL_OLDER,      /* an older format than this contact's */
    ERR_PARCEL_TEXT,       /* a text that no keyboard could have written */
    ERR_PARCEL_TASK,       /* a task or field that is unknown here */
    ERR_PARCEL_STAGE,      /* holds more than its stage may know */
    ERR_PARCEL_EARLY,      /* sent on a day that is still to come */
    ERR_PARCEL_EXPIRED,
    ERR_PARCEL_KNOWN,     /* already received */
    ERR_PARCEL_OVERTAKEN, /* a newer one was already taken */
    ERR_PARCEL_CONFLICT,  /* does not fit what is here */
    ERR_PARCEL_GONE,      /* what it is about is not here, or was erased */
    ERR_PARCEL_GAP,       /* one before it is missing */
    ERR_CARD,             /* no contact card, or mistyped */
    ERR_CARD_NEWER,
    /* the rest */
    ERR_DATA, /* a broken data file */
    ERR_TERMINAL,
    ERR_USAGE,
    ERR_LOCKED, /* the store is closed */
    ERR_COUNT
};

/* What happened, as a msgid. */
const char *err_text(enum err err);
/* What the person can do about it, as a msgid; "" if there is nothing. */
const char *err_hint(enum err err);

#endif
