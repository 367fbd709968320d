#ifndef GUARD_CHECK_H
#define GUARD_CHECK_H
/* Check digits of cards, accounts and the numbers that states give to people.
 *
 * Each takes ASCII digits (small letters where the number has some) of the
 * length that is named and looks at nothing else; what a right check digit
 * says about a text is decided by identity.c and mixed.c. Sources: ISO/IEC
 * 7812-1 (Luhn), ISO 13616 (IBAN), GB 11643-1999, and the public rules of the
 * states.
 */
#include <stdbool.h>
#include <stddef.h>

bool check_luhn(const char *digits, size_t length);
/* Brazil's CPF: 11 digits, two of them check digits. */
bool check_cpf(const char *digits);
/* China: 17 digits; the eighteenth is a digit or x. */
bool check_chinese(const char *digits, char check);
/* Ukraine's tax number: 10 digits. */
bool check_ukrainian(const char *digits);
/* Iran's national code: 10 digits. */
bool check_iranian(const char *digits);
/* Poland's PESEL: 11 digits. */
bool check_pesel(const char *digits);
/* Romania's CNP: 13 digits. */
bool check_cnp(const char *digits);
/* Two letters, two digits, letters and digits: modulo 97. */
bool check_iban(const char *text, size_t length);

#endif
