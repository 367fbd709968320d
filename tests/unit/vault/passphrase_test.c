#include "keys_place.h"

#include "base/nfc.h"
#include "vault/kdf.h"
#include "vault/passphrase.h"

static enum strength strength_of(const char *text)
{
    struct secret *secret = keys_secret(text);
    enum strength strength = vault_passphrase_strength(secret);

    secret_free(&secret);
    return strength;
}

static struct secret *derive(const char *passphrase, const char *factor)
{
    static const unsigned char salt[KDF_SALT_SIZE] = "sixteen bytes...";
    struct secret *typed = keys_secret(passphrase);
    struct secret *file = factor ? keys_secret(factor) : NULL;
    struct vault_key key = {typed, file};
    struct secret *derived;

    assert_int_equal(kdf_derive(&key, (struct cost){1, 8}, salt, &derived),
                     ERR_OK);
    secret_free(&typed);
    secret_free(&file);
    return derived;
}

static bool same_key(const char *a, const char *b)
{
    struct secret *first = derive(a, NULL);
    struct secret *second = derive(b, NULL);
    bool same = secret_equal(first, second);

    secret_free(&first);
    secret_free(&second);
    return same;
}

static void every_keyboard_gives_one_key(void **state)
{
    (void)state;
    /* é in one and in two code points; Vietnamese with two marks in any
     * order; Hangul composed and by letters. */
    assert_true(same_key("caf\u00e9 bleu", "cafe\u0301 bleu"));
    assert_true(same_key("\u1ed9", "o\u0323\u0302"));
    assert_true(same_key("\u1ed9", "o\u0302\u0323"));
    assert_true(same_key("\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173"
                                         "\u11af"));
    /* digits as the keyboard writes them: Arabic, Farsi, full width */
    assert_true(same_key("48213-90217", "٤٨٢١٣-٩٠٢١٧"));
    assert_true(same_key("48213", "۴۸۲۱۳"));
    assert_true(same_key("48213", "４８２１３"));
    /* and what is not the same stays different */
    assert_false(same_key("cafe bleu", "caf\u00e9 bleu"));
    assert_false(same_key("word", "Word"));
    assert_false(same_key("word", "word "));
    assert_false(same_key("a\xff", "a\xfe"));
    assert_false(same_key("", " "));
}

static void normalising_holds_for_any_bytes(void **state)
{
    char many[3 * 400 + 1] = "";
    struct secret *typed, *normal;
    unsigned char bytes[64];
    uint64_t seed = 5;

    (void)state;
    /* marks that have to be sorted, more than the library keeps on its stack */
    for (int i = 0; i < 200; i++)
        strcat(many, i % 2 ? "\u0301" : "\u0323");
    assert_true(same_key(many, many));
    for (int round = 0; round < 2000; round++) {
        keys_fill(&seed, bytes, sizeof bytes);
        typed = secret_take(bytes, bytes[0] % sizeof bytes);
        normal = nfc_secret(typed);
        assert_true(normal->length <= normal->size);
        secret_free(&normal);
        (void)vault_passphrase_strength(typed);
        secret_free(&typed);
    }
}

static void a_factor_makes_another_key(void **state)
{
    struct secret *plain = derive("same words", NULL);
    struct secret *one = derive("same words", "bytes of a file on a stick");
    struct secret *again = derive("same words", "bytes of a file on a stick");
    struct secret *other = derive("same words", "bytes of a file on a stich");
    struct secret *words = derive("some words", "bytes of a file on a stick");

    (void)state;
    assert_true(secret_equal(one, again));
    assert_false(secret_equal(plain, one));
    assert_false(secret_equal(one, other));
    assert_false(secret_equal(one, words));
    secret_free(&plain);
    secret_free(&one);
    secret_free(&again);
    secret_free(&other);
    secret_free(&words);
}

/* A change here locks people out: the derivation is part of the format. The
 * bytes were computed by another program from FORMAT.md. */
static void keeps_its_derivation(void **state)
{
    struct secret *plain = derive("tosab-kerul-nadif-pomeg", NULL);
    struct secret *mixed =
        derive("tosab-kerul-nadif-pomeg", "0123456789abcdef");

    (void)state;
    assert_memory_equal(plain->bytes, "\x66\x0e\xec\xc0\xa7\x3b\x42\x12", 8);
    assert_memory_equal(mixed->bytes, "\x97\xd2\x41\xa1\xdf\x6f\x4b\x4e", 8);
    secret_free(&plain);
    secret_free(&mixed);
}

static void knows_weak_from_strong(void **state)
{
    static const struct {
        const char *text;
        enum strength strength;
    } cases[] = {
        {"", STRENGTH_WEAK},
        {" ", STRENGTH_WEAK},
        {"a", STRENGTH_WEAK},
        {"password", STRENGTH_WEAK},
        {"Password1!", STRENGTH_WEAK},
        {"babysitting", STRENGTH_WEAK},
        {"12345678", STRENGTH_WEAK},
        {"12345678901234567890", STRENGTH_WEAK},
        {"11111-22222-33333-44444", STRENGTH_WEAK},
        {"qwertyuiopasdfghjkl", STRENGTH_WEAK},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", STRENGTH_WEAK},
        {"abcabcabcabcabcabcabcabc", STRENGTH_WEAK},
        {"word word word word word word word word", STRENGTH_WEAK},
        {"maria garcia 1984", STRENGTH_WEAK},
        {"maria@example.org", STRENGTH_WEAK},
        {"24.11.2026", STRENGTH_WEAK},
        {"+1 555 0134 998", STRENGTH_WEAK},
        {"three little words", STRENGTH_WEAK},
        {"tosab-tosab-tosab-tosab", STRENGTH_WEAK},
        {"lantern cactus velvet drummer", STRENGTH_FAIR},
        {"lantern cactus velvet drummer orchard", STRENGTH_GOOD},
        {"lantern cactus velvet drummer orchard piano", STRENGTH_STRONG},
        {"tosab-kerul-nadif-pomeg", STRENGTH_STRONG},
        {"48213-90217-55370-61948", STRENGTH_STRONG},
        {"k3#Tz9!rQ2$mX7", STRENGTH_GOOD},
        {"بيت شمس قلب", STRENGTH_WEAK},
        {"بيت شمس قلب نور", STRENGTH_FAIR},
        {"велосипед лимон окно трава река снег", STRENGTH_STRONG},
        {"사과 자전거", STRENGTH_WEAK},
        {"사과 자전거 구름 바나나 우산", STRENGTH_GOOD},
        {"红自行车", STRENGTH_WEAK},
        {"红自行车香蕉云雨伞灯笼", STRENGTH_GOOD},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (strength_of(cases[i].text) != cases[i].strength)
            fail_msg("%s: %d, not %d", cases[i].text,
                     (int)strength_of(cases[i].text), (int)cases[i].strength);
}

static void is_never_stronger_by_repeating(void **state)
{
    char text[1001] = "";

    (void)state;
    while (strlen(text) + 3 < sizeof text)
        strcat(text, "ha ");
    assert_int_equal(strength_of(text), STRENGTH_WEAK);
    memset(text, 'x', sizeof text - 1);
    assert_int_equal(strength_of(text), STRENGTH_WEAK);
}

static void makes_passphrases_of_its_form(void **state)
{
    static const char *const shapes[] = {"cvcvc-cvcvc-cvcvc-cvcvc",
                                         "ddddd-ddddd-ddddd-ddddd"};
    static const char *const sets[] = {"bdfghjklmnprstvwz", "aeiou",
                                       "0123456789"};
    bool seen[128] = {false};
    uint64_t seed = 77;
    struct random random = {keys_fill, &seed};

    (void)state;
    for (int round = 0; round < 600; round++) {
        const char *shape = shapes[round % 2];
        struct secret *made = vault_passphrase_make(&random, round % 2);

        assert_int_equal(made->length, strlen(shape));
        for (size_t i = 0; i < made->length; i++) {
            const char *set = shape[i] == 'c'   ? sets[0]
                              : shape[i] == 'v' ? sets[1]
                              : shape[i] == 'd' ? sets[2]
                                                : "-";

            assert_true(made->bytes[i] > ' ' && made->bytes[i] < 127);
            assert_non_null(strchr(set, made->bytes[i]));
            seen[made->bytes[i]] = true;
        }
        assert_true(vault_passphrase_strength(made) >=
                    (round % 2 ? STRENGTH_FAIR : STRENGTH_STRONG));
        secret_free(&made);
    }
    for (size_t set = 0; set < COUNT(sets); set++)
        for (const char *at = sets[set]; *at; at++)
            assert_true(seen[(unsigned char)*at]);
    /* 4 * log2(17^3 * 5^2) = 67.6 bits; 20 * log2(10) = 66.4 */
    assert_int_equal(strlen(sets[0]), 17);
    assert_int_equal(strlen(sets[1]), 5);
}

/* Each letter about as often as each other: 24,000 draws of 17. */
static void draws_evenly(void **state)
{
    int counts[128] = {0};

    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct secret *made = vault_passphrase_make(random_system(), false);

        for (size_t i = 0; i < made->length; i++)
            counts[made->bytes[i]]++;
        secret_free(&made);
    }
    for (const char *at = "bdfghjklmnprstvwz"; *at; at++)
        assert_in_range(counts[(unsigned char)*at], 1150, 1700);
    for (const char *at = "aeiou"; *at; at++)
        assert_in_range(counts[(unsigned char)*at], 2850, 3550);
}

static void refuses_what_is_unfit(void **state)
{
    char nul[] = "lantern cactus\0velvet drummer orchard";
    char *longest = mem_new(PASSPHRASE_LIMIT + 2, 1);
    struct secret *good = keys_secret("lantern cactus velvet drummer orchard");
    struct secret *weak = keys_secret("lantern");
    struct secret *with_nul = secret_take(nul, sizeof nul - 1);
    struct secret *tiny = keys_secret("fifteen bytes..");
    struct secret *factor = vault_factor_make(random_system());
    struct secret *too_long;
    struct vault_key key = {good, NULL};

    (void)state;
    assert_int_equal(passphrase_fit(&key), ERR_OK);
    key.factor = factor;
    assert_int_equal(passphrase_fit(&key), ERR_OK);
    key.factor = tiny;
    assert_int_equal(passphrase_fit(&key), ERR_INVALID);
    key = (struct vault_key){weak, factor};
    assert_int_equal(passphrase_fit(&key), ERR_WEAK);
    key = (struct vault_key){with_nul, NULL};
    assert_int_equal(passphrase_fit(&key), ERR_INVALID);
    for (int i = 0; i <= PASSPHRASE_LIMIT; i++)
        longest[i] = (char)('a' + i * i % 23);
    too_long = secret_take(longest, PASSPHRASE_LIMIT + 1);
    key.passphrase = too_long;
    assert_int_equal(passphrase_fit(&key), ERR_INVALID);
    mem_free(longest);
    secret_free(&good);
    secret_free(&weak);
    secret_free(&with_nul);
    secret_free(&tiny);
    secret_free(&factor);
    secret_free(&too_long);
}

static void waits_longer_each_time(void **state)
{
    static const int expected[] = {0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60};

    (void)state;
    for (int i = 0; i < (int)COUNT(expected); i++)
        assert_int_equal(vault_delay(i), expected[i]);
    assert_int_equal(vault_delay(-1), 0);
    assert_int_equal(vault_delay(1000000), 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KEYS_TEST(every_keyboard_gives_one_key),
        KEYS_TEST(normalising_holds_for_any_bytes),
        KEYS_TEST(a_factor_makes_another_key),
        KEYS_TEST(keeps_its_derivation),
        KEYS_TEST(knows_weak_from_strong),
        KEYS_TEST(is_never_stronger_by_repeating),
        KEYS_TEST(makes_passphrases_of_its_form),
        KEYS_TEST(draws_evenly),
        KEYS_TEST(refuses_what_is_unfit),
        KEYS_TEST(waits_longer_each_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
