#include "core/category.h"

#include <string.h>

#include "base/mark.h"

struct category_row {
    const char *id;
    const char *name;
    const char *why;
    const char *instead;
    bool never_kept;
};

/* The short names stand in lists ("a name, an address") and at the end of a
 * line of 40 cells. */
static const struct category_row rows[CATEGORY_COUNT] = {
    [CATEGORY_PERSON_NAME] =
        {"person_name",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("a name"),
         N_("A name leads to a family if this laptop is lost."),
         N_("The code is enough to talk about them."), false},
    [CATEGORY_STREET_ADDRESS] =
        {"street_address",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("an address"),
         N_("An address leads straight to somebody's door."),
         N_("A town is enough. Say the address to who has agreed."), false},
    [CATEGORY_PHONE] =
        {"phone",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("a phone number"),
         N_("A number can be called, followed and traced to a person."),
         N_("Put it only where you say how we will reach them, or let them "
            "come back to you."),
         false},
    [CATEGORY_CONTACT] =
        {"contact",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("an e-mail or account"),
         N_("An account shows a person's friends, family and photos."),
         N_("Say how we will reach them; an account is not needed for it."),
         false},
    [CATEGORY_BIRTH_DATE] =
        {"birth_date",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("a birth date"),
         N_("A birth date points to one person in any register."),
         N_("An age group is enough."), false},
    [CATEGORY_GOV_ID] =
        {"gov_id",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("a personal or case number"),
         N_("Such a number opens a person's whole file."),
         N_("It stays on the family's own paper. The lawyer reads it there."),
         true},
    [CATEGORY_IMMIGRATION_STATUS] =
        {"immigration_status",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("papers or status"),
         N_("Who reads this can report a family or put pressure on it."),
         N_("Help is for everyone, whatever their papers. Leave it out."),
         true},
    [CATEGORY_ORIGIN] =
        {"origin",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("where somebody is from"),
         N_("Where they come from is used to guess their papers."),
         N_("No help depends on it. Leave it out."), false},
    [CATEGORY_RELIGION] =
        {"religion",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("a religion"),
         N_("People are hated and hurt for their faith."),
         N_("If food or a holiday matters, say it to who has agreed."), false},
    [CATEGORY_LANGUAGE] =
        {"language",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("a family's language"),
         N_("A language tells where a family is from."),
         N_("If it is needed, ask for an interpreter: that is a task of its "
            "own."),
         false},
    [CATEGORY_HEALTH] =
        {"health",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("something about health"),
         N_("Once written, an illness can't be taken back."),
         N_("Say it by phone or face to face, once they have agreed."), false},
    [CATEGORY_LEGAL] =
        {"legal",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("a court or a lawyer"),
         N_("It says why they need help, and where they can be found."),
         N_("A helper needs only the time. Tell the lawyer in the room."),
         false},
    [CATEGORY_VIOLENCE] =
        {"violence",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("violence or danger"),
         N_("If the wrong person reads this, the danger grows."),
         N_("Tell somebody who can act, by word of mouth, now."), false},
    [CATEGORY_MONEY_ACCOUNT] =
        {"money_account",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("a bank or card number"),
         N_("Money can be taken with it, and people can be found by it."),
         N_("Give in cash or in kind, or let the treasurer handle it."), true},
    [CATEGORY_BIOMETRIC_PHOTO] =
        {"biometric_photo",
         /* TRANSLATORS: in a list: "a name, an address"; max 34 cells. */
         N_("a photo or fingerprint"),
         N_("A face or a finger can't be changed once it is known."),
         N_("Don't take pictures of people or their papers."), true},
};

const char *category_id(enum category category)
{
    return category < CATEGORY_COUNT ? rows[category].id : "ok";
}

enum category category_find(const char *id)
{
    unsigned at;

    for (at = 0; at < CATEGORY_COUNT; at++)
        if (strcmp(rows[at].id, id) == 0)
            break;
    return (enum category)at;
}

const char *category_name(enum category category)
{
    return category < CATEGORY_COUNT ? rows[category].name : "";
}

const char *category_why(enum category category)
{
    return category < CATEGORY_COUNT ? rows[category].why : "";
}

const char *category_instead(enum category category)
{
    return category < CATEGORY_COUNT ? rows[category].instead : "";
}

bool category_is_never_kept(enum category category)
{
    return category < CATEGORY_COUNT && rows[category].never_kept;
}
