#include "base/err.h"

struct err_row {
    const char *text;
    const char *hint;
};

static const struct err_row rows[ERR_COUNT] = {
    [ERR_OK] = {N_("Done."), ""},
    [ERR_IO] = {N_("The disk did not answer as it should."),
                N_("Nothing was lost. Try once more; if it comes again, make "
                   "a backup on a stick and change the disk.")},
    [ERR_DISK_FULL] = {N_("The disk is full. Nothing was changed."),
                       N_("Delete files you don't need, or empty the waste "
                          "bin, then try once more.")},
    [ERR_READ_ONLY] = {N_("The disk can only be read at the moment."),
                       N_("Restart the laptop. If it stays so, the disk may "
                          "be failing: copy the backup folder to a stick.")},
    [ERR_ABSENT] = {N_("The file isn't there."), ""},
    [ERR_EXISTS] = {N_("There is already a file with this name."), ""},
    [ERR_OWNER] = {N_("The store folder belongs to another user."),
                   N_("Start the program as the user who made the store.")},
    [ERR_PERMISSIONS] =
        {N_("Other users of this laptop could read the store folder."),
         N_("Close it for them with this command: chmod -R go= followed by "
            "the name of the folder.")},
    [ERR_FILE_SYSTEM] =
        {N_("This disk or stick can't keep a store safely."),
         N_("Choose a folder on the laptop's own disk with --store.")},
    [ERR_SYNCED] =
        {N_("This folder is carried to other computers by itself."),
         N_("Choose a folder outside it with --store. Only packets may "
            "travel.")},
    [ERR_BUSY] = {N_("The store is already open in another window."),
                  N_("Go to that window, or close it there first.")},
    [ERR_NOT_A_FILE] = {N_("This is not an ordinary file."), ""},
    [ERR_NOT_OPENED] = {N_("Not opened."),
                        N_("Check the language of the keyboard and try once "
                           "more.")},
    [ERR_LOW_MEMORY] = {N_("There isn't enough free memory to open it."),
                        N_("Close other programs and try once more.")},
    [ERR_KEY_ABSENT] =
        {N_("The key file is missing, so nobody can open this store."),
         N_("Put store.key back from a backup of this folder.")},
    [ERR_KEY_DAMAGED] =
        {N_("The key file is damaged in both copies."),
         N_("Put store.key back from the backup folder, or from a stick.")},
    [ERR_KEY_TAMPERED] =
        {N_("Somebody changed the key file from outside."),
         N_("Your passphrase still opens it. Look at the list of passphrases, "
            "and ask a person who knows computers.")},
    [ERR_KEY_NEWER] = {N_("This store was made by a newer Just Enough."),
                       N_("Install the newer version on this laptop.")},
    [ERR_KEY_LIMITS] =
        {N_("The key file asks for something this program never does."),
         N_("It may be damaged or false. Put store.key back from a backup.")},
    [ERR_NO_SLOT] = {N_("All places for passphrases are taken."),
                     N_("Remove one that is no longer used.")},
    [ERR_LAST_SLOT] = {N_("This is the last passphrase."),
                       N_("Add another one before you remove it.")},
    [ERR_WEAK] = {N_("This passphrase would be guessed too easily."),
                  N_("Use the one we made, or at least four words that don't "
                     "belong together.")},
    [ERR_MISTYPED] = {N_("There is a typing mistake in the recovery code."),
                      N_("Look at the paper again, group by group.")},
    [ERR_RANDOM] = {N_("This laptop gives no random numbers, so no safe keys "
                       "can be made."),
                    N_("Restart the laptop and try once more.")},
    [ERR_STORE_ABSENT] = {N_("The store itself is missing; the key file is "
                             "there."),
                          N_("Restore the newest backup.")},
    [ERR_STORE_EMPTY] = {N_("The store file is empty. It was not replaced."),
                         N_("Restore the newest backup.")},
    [ERR_STORE_CUT] = {N_("The end of the store file is missing."),
                       N_("Restore the newest backup.")},
    [ERR_STORE_DAMAGED] = {N_("The store is damaged."),
                           N_("Restore the newest backup.")},
    [ERR_STORE_OTHER] = {N_("The store and its key file don't belong "
                            "together."),
                         N_("Restore both from the same backup.")},
    [ERR_STORE_NEWER] = {N_("This store was made by a newer Just Enough."),
                         N_("Install the newer version on this laptop.")},
    [ERR_BACKUP] = {N_("The backup could not be checked, so it doesn't "
                       "count."),
                    N_("The older backups were kept. Try once more.")},
    [ERR_HELD] = {N_("Stop erasing is on: nothing can be erased or replaced "
                     "now."),
                  N_("It can be ended under More, when the lawyer agrees.")},
    [ERR_CLOCK] = {N_("The laptop's date can't be right."),
                   N_("Choose today's date.")},
    [ERR_FINDING] = {N_("There is something in it that this task does not "
                        "need."),
                     N_("Take it out, change it, or say that it is needed.")},
    [ERR_INVALID] = {N_("This can't be kept here."),
                     N_("Look at the example and try once more.")},
    [ERR_NOT_FOUND] = {N_("Nothing was found."), ""},
    [ERR_STAGE] = {N_("This person has not come so far yet."), ""},
    [ERR_CONSENT] = {N_("The family has not said yes yet."),
                     N_("Read the message to them and ask.")},
    [ERR_PARCEL_LARGE] =
        {N_("This file is too large for a packet."),
         N_("It is not one of ours. Leave it where it is.")},
    [ERR_PARCEL_DAMAGED] =
        {N_("This packet is damaged, or it has not come whole yet."),
         N_("Wait a little. If it stays so, ask for it to be sent again.")},
    [ERR_PARCEL_NEWER] =
        {N_("This packet was made by a newer Just Enough."),
         N_("Install the newer version on this laptop.")},
    [ERR_PARCEL_OTHER] =
        {N_("This packet is not for this laptop."),
         N_("Nobody can read it here. Give it to the laptop it is for.")},
    [ERR_PARCEL_END] =
        {N_("This packet does not end where it should."),
         N_("Nothing was taken from it. Ask for it to be sent again.")},
    [ERR_PARCEL_FORM] =
        {N_("This packet is not written the way packets are written."),
         N_("Nothing was taken from it. Tell whoever sent it.")},
    [ERR_PARCEL_FORWARDED] =
        {N_("This packet was made for another laptop and passed on to you."),
         N_("Nothing was taken from it. Tell whoever wrote it, by word of "
            "mouth.")},
    [ERR_PARCEL_FORGED] =
        {N_("This packet is not from the laptop that it names."),
         N_("Nothing was taken from it. Ask that laptop's people whether they "
            "sent one.")},
    [ERR_PARCEL_SENDER] =
        {N_("This packet is from a laptop that is not among your contacts."),
         N_("If you expected it, exchange contact cards first.")},
    [ERR_PARCEL_UNVERIFIED] =
        {N_("The numbers of this contact have not been compared yet."),
         N_("Call each other, read out the numbers, then open the packet.")},
    [ERR_PARCEL_OLDER] =
        {N_("This packet is of an older kind than this contact used before."),
         N_("Ask this contact whether they sent it.")},
    [ERR_PARCEL_TEXT] =
        {N_("There is a text in this packet that nobody could have typed."),
         N_("Nothing was taken from it. Tell whoever sent it.")},
    [ERR_PARCEL_TASK] =
        {N_("This packet is about a task that this laptop does not know."),
         N_("Ask for the group's task file, or have it told by word of "
            "mouth.")},
    [ERR_PARCEL_STAGE] =
        {N_("This packet tells more than you need to know at this time."),
         N_("Nothing was taken from it. Tell whoever sent it.")},
    [ERR_PARCEL_EARLY] =
        {N_("This packet is from a day that is still to come."),
         N_("Compare the date on both laptops.")},
    [ERR_PARCEL_EXPIRED] = {N_("The time of this packet is over."),
                            N_("If it is still needed, ask for a new one.")},
    [ERR_PARCEL_KNOWN] = {N_("This packet was already received."), ""},
    [ERR_PARCEL_OVERTAKEN] =
        {N_("A newer packet about the same was already received."), ""},
    [ERR_PARCEL_CONFLICT] =
        {N_("This packet does not fit what is here."),
         N_("Nothing was changed. Call whoever sent it and agree which one is "
            "right.")},
    [ERR_PARCEL_GONE] =
        {N_("What this packet is about is no longer here."),
         N_("What is erased stays erased. If it is needed again, ask for a new "
            "request.")},
    [ERR_PARCEL_GAP] =
        {N_("A packet that was sent before this one has not come."),
         N_("Wait for it, or take this one: it holds all that counts now.")},
    [ERR_CARD] = {N_("This is not a contact card, or there is a mistake in "
                     "it."),
                  N_("Compare it with the other laptop, sign by sign.")},
    [ERR_CARD_NEWER] =
        {N_("This contact card was made by a newer Just Enough."),
         N_("Install the newer version on this laptop.")},
    [ERR_DATA] = {N_("A data file has a mistake in it."), ""},
    [ERR_TERMINAL] = {N_("This terminal can't show the program."),
                      N_("Open another terminal window and start it there.")},
    [ERR_USAGE] = {N_("This command was not understood."),
                   N_("See: justenough --help")},
    [ERR_LOCKED] = {N_("The store is locked."), ""},
};

const char *err_text(enum err err)
{
    return err < ERR_COUNT ? rows[err].text : rows[ERR_IO].text;
}

const char *err_hint(enum err err)
{
    return err < ERR_COUNT ? rows[err].hint : "";
}
