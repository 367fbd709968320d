#ifndef GUARD_MIXED_H
#define GUARD_MIXED_H
/* Numbers of states and banks that have letters in them: passports, accounts,
 * receipts of offices. By where letters and digits stand, and by check digits.
 *
 * At most ten words and a few dozen letters are looked at from each word, so
 * the time is linear. Letters are small here, for the text is folded. Changes
 * and owns nothing. Only for app/guard.
 */
#include "guard/number.h"

/* Letters and digits mixed, one or more words from `at` on; *to is the word
 * after it, untouched if there is no shape. */
struct shape mixed_shape(const struct scratch *scratch, uint32_t at,
                         uint32_t *to);

#endif
