#ifndef GUARD_TAG_H
#define GUARD_TAG_H
/* Kinds of words: what stands in the shared lists, and what the engine sees.
 *
 * Their numbers are symbols of the automaton, their bits stand in token.tags.
 * Only for app/guard.
 */

enum tag {
    TAG_GIVEN,
    TAG_SURNAME,
    TAG_TITLE,
    TAG_TOWN,
    TAG_MONTH,
    TAG_WEEKDAY,
    TAG_ORDINARY,
    TAG_STREET,
    TAG_CURRENCY,
    TAG_CLOCK,
    TAG_CALLING,
    TAG_COUNTING,
    TAG_CODING,
    TAG_BORN,
    TAG_SHARED, /* how many of them a file can fill */
    TAG_ANY = TAG_SHARED,
    TAG_NUMBER,
    TAG_YEAR,
    TAG_HOUSE,
    TAG_LAST4,
    TAG_NAME,
    TAG_ANYNAME,
    TAG_CAPITAL,
    TAG_WORDS, /* these may stand for more than one word */
    TAG_CODE = TAG_WORDS,
    TAG_DATE,
    TAG_TIME,
    TAG_MONEY,
    TAG_PHONE,
    TAG_COUNT
};

#define TAG_BIT(tag) (1u << (tag))

#endif
