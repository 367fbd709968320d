#include "keys_place.h"

#include "vault/vault.h"

/* Codes made elsewhere, by the rule in FORMAT.md. */
static const char *const codes[] = {
    "GP1X-F3A7-QYFR-6F0D-THBR-A48W-88WZ", "00DD-AAJM-CDBC-RK1Q-TA9G-4NK0-N4DA",
    "KPKY-MBYY-B3G1-PS1T-QR0W-2BC7-FXZ6", "PPGX-6QJ2-V5DN-Q9NH-5KMK-B59K-YACD",
    "0000-0000-0000-0000-0000-0000-01KJ", "0101-0101-0101-0101-0101-0101-01TV",
};

#define TEXT_LENGTH 34

static enum err read_code(const char *typed, char form[TEXT_LENGTH + 1])
{
    struct secret *secret = keys_secret(typed);
    struct secret *code;
    enum err err = vault_recovery_read(secret, &code);

    memset(form, 0, TEXT_LENGTH + 1);
    if (!err) {
        assert_int_equal(code->length, TEXT_LENGTH);
        memcpy(form, code->bytes, TEXT_LENGTH);
    } else {
        assert_null(code);
    }
    secret_free(&secret);
    secret_free(&code);
    return err;
}

static void reads_what_was_printed(void **state)
{
    char form[TEXT_LENGTH + 1];

    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++) {
        assert_int_equal(read_code(codes[i], form), ERR_OK);
        assert_string_equal(form, codes[i]);
    }
}

static void catches_every_single_character(void **state)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    char form[TEXT_LENGTH + 1];
    int tried = 0;

    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++)
        for (size_t at = 0; at < TEXT_LENGTH; at++)
            for (const char *other = alphabet; *other; other++) {
                char typed[TEXT_LENGTH + 1];

                strcpy(typed, codes[i]);
                if (typed[at] == '-' || typed[at] == *other)
                    continue;
                typed[at] = *other;
                assert_int_equal(read_code(typed, form), ERR_MISTYPED);
                tried++;
            }
    assert_int_equal(tried, (int)COUNT(codes) * 28 * 31);
}

static void catches_every_exchange(void **state)
{
    char form[TEXT_LENGTH + 1];

    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++)
        for (size_t a = 0; a < TEXT_LENGTH; a++)
            for (size_t b = a + 1; b < TEXT_LENGTH; b++) {
                char typed[TEXT_LENGTH + 1];

                strcpy(typed, codes[i]);
                if (typed[a] == '-' || typed[b] == '-' || typed[a] == typed[b])
                    continue;
                typed[a] = codes[i][b];
                typed[b] = codes[i][a];
                assert_int_equal(read_code(typed, form), ERR_MISTYPED);
            }
}

static void accepts_what_hands_write(void **state)
{
    char form[TEXT_LENGTH + 1];

    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++) {
        char lower[TEXT_LENGTH + 1] = "";
        char plain[2 * TEXT_LENGTH] = "";
        char alike[TEXT_LENGTH + 1] = "";

        for (size_t at = 0; at < TEXT_LENGTH; at++) {
            char c = codes[i][at];

            lower[at] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
            if (c != '-')
                plain[strlen(plain)] = c;
            else if (at > 20)
                plain[strlen(plain)] = ' ';
            alike[at] = c == '0'   ? (at % 2 ? 'O' : 'o')
                        : c == '1' ? "IiLl"[at % 4]
                                   : c;
        }
        assert_int_equal(read_code(lower, form), ERR_OK);
        assert_string_equal(form, codes[i]);
        assert_int_equal(read_code(plain, form), ERR_OK);
        assert_string_equal(form, codes[i]);
        strcat(plain, "\n");
        assert_int_equal(read_code(plain, form), ERR_OK);
        assert_int_equal(read_code(alike, form), ERR_OK);
        assert_string_equal(form, codes[i]);
    }
}

static void refuses_everything_else(void **state)
{
    char form[TEXT_LENGTH + 1];
    char typed[64];

    (void)state;
    assert_int_equal(read_code("", form), ERR_MISTYPED);
    assert_int_equal(read_code("----", form), ERR_MISTYPED);
    assert_int_equal(read_code("tosab-kerul-nadif-pomeg", form), ERR_MISTYPED);
    for (size_t length = 0; length < TEXT_LENGTH; length++) {
        memset(typed, 0, sizeof typed);
        memcpy(typed, codes[0], length);
        assert_int_equal(read_code(typed, form), ERR_MISTYPED);
    }
    snprintf(typed, sizeof typed, "%s0", codes[0]);
    assert_int_equal(read_code(typed, form), ERR_MISTYPED);
    strcpy(typed, codes[0]);
    typed[3] = 'U';
    assert_int_equal(read_code(typed, form), ERR_MISTYPED);
    typed[3] = '\xc3';
    assert_int_equal(read_code(typed, form), ERR_MISTYPED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KEYS_TEST(reads_what_was_printed),
        KEYS_TEST(catches_every_single_character),
        KEYS_TEST(catches_every_exchange),
        KEYS_TEST(accepts_what_hands_write),
        KEYS_TEST(refuses_everything_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
