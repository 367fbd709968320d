#ifndef CORE_CATEGORY_H
#define CORE_CATEGORY_H
/* The fifteen kinds of things that a task may not need to know.
 *
 * Their order is fixed: the guard prints them in it. Sets are bit masks.
 * Pure tables; knows nothing of rules or screens.
 */
#include <stdbool.h>
#include <stdint.h>

enum category {
    CATEGORY_PERSON_NAME,
    CATEGORY_STREET_ADDRESS,
    CATEGORY_PHONE,
    CATEGORY_CONTACT,
    CATEGORY_BIRTH_DATE,
    CATEGORY_GOV_ID,
    CATEGORY_IMMIGRATION_STATUS,
    CATEGORY_ORIGIN,
    CATEGORY_RELIGION,
    CATEGORY_LANGUAGE,
    CATEGORY_HEALTH,
    CATEGORY_LEGAL,
    CATEGORY_VIOLENCE,
    CATEGORY_MONEY_ACCOUNT,
    CATEGORY_BIOMETRIC_PHOTO,
    CATEGORY_COUNT
};

typedef uint32_t category_set;

#define CATEGORY_BIT(category) ((category_set)1 << (category))
#define CATEGORY_ALL (CATEGORY_BIT(CATEGORY_COUNT) - 1)

/* "person_name": for data files and the command line, never translated. */
const char *category_id(enum category category);
/* CATEGORY_COUNT if there is none with this id. */
enum category category_find(const char *id);
/* msgids: what it is ("a name"); why writing it down can hurt; what to do
 * instead of writing it. */
const char *category_name(enum category category);
const char *category_why(enum category category);
const char *category_instead(enum category category);
/* Those that are never kept where a field does not allow them, not even in
 * the note: gov_id, money_account, biometric_photo, immigration_status. */
bool category_is_never_kept(enum category category);

#endif
