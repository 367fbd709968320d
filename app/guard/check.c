#include "guard/check.h"

#include <string.h>

/* Digits times weights, summed; weights from the first digit on. */
static int weigh(const char *digits, const int *weights, size_t count)
{
    int sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += (digits[i] - '0') * weights[i];
    return sum;
}

bool check_luhn(const char *digits, size_t length)
{
    int sum = 0;

    for (size_t i = 0; i < length; i++) {
        int digit = digits[length - 1 - i] - '0';

        if (i % 2)
            digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

bool check_cpf(const char *digits)
{
    static const int weights[] = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    int first, second;

    if (strspn(digits, (char[]){digits[0], 0}) == 11)
        return false;
    first = weigh(digits, weights + 1, 9);
    second = weigh(digits, weights, 10);
    return first * 10 % 11 % 10 == digits[9] - '0' &&
           second * 10 % 11 % 10 == digits[10] - '0';
}

bool check_chinese(const char *digits, char check)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6,
                                  3, 7, 9, 10, 5, 8, 4, 2};

    return "10x98765432"[weigh(digits, weights, 17) % 11] == check;
}

bool check_ukrainian(const char *digits)
{
    static const int weights[] = {-1, 5, 7, 9, 4, 6, 10, 5, 7};
    int sum = weigh(digits, weights, 9);

    return (sum % 11 + 11) % 11 % 10 == digits[9] - '0';
}

bool check_iranian(const char *digits)
{
    static const int weights[] = {10, 9, 8, 7, 6, 5, 4, 3, 2};
    int rest = weigh(digits, weights, 9) % 11;

    return (rest < 2 ? rest : 11 - rest) == digits[9] - '0';
}

bool check_pesel(const char *digits)
{
    static const int weights[] = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};

    return weigh(digits, weights, 11) % 10 == 0;
}

bool check_cnp(const char *digits)
{
    static const int weights[] = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
    int rest = weigh(digits, weights, 12) % 11;

    return digits[0] != '0' && (rest == 10 ? 1 : rest) == digits[12] - '0';
}

bool check_iban(const char *text, size_t length)
{
    int rest = 0;

    if (length < 15 || length > 34 || text[0] < 'a' || text[1] < 'a' ||
        text[2] > '9' || text[3] > '9')
        return false;
    for (size_t i = 0; i < length; i++) {
        char letter = text[(i + 4) % length];

        if (letter >= '0' && letter <= '9')
            rest = (rest * 10 + letter - '0') % 97;
        else if (letter >= 'a' && letter <= 'z')
            rest = (rest * 100 + letter - 'a' + 10) % 97;
        else
            return false;
    }
    return rest == 1;
}
