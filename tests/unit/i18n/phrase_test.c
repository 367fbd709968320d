#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

#include "base/hash.h"
#include "folder.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

#define WEEKDAY "weekday"

static const struct language *es, *ar;

static int find_languages(void **state)
{
    (void)state;
    es = language_find("es");
    ar = language_find("ar");
    return es && ar ? 0 : -1;
}

static void expect_spanish(void)
{
    assert_string_equal(C_(WEEKDAY, "Tuesday"), "martes");
    assert_string_equal(P_("%lu hour", "%lu hours", 1), "%lu hora");
    assert_string_equal(P_("%lu hour", "%lu hours", 2), "%lu horas");
}

static void switches(void **state)
{
    unsigned generation;

    (void)state;
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    assert_string_equal(phrase_language()->code, "en");
    generation = phrase_generation();
    assert_int_equal(phrase_use(es), ERR_OK);
    assert_ptr_equal(phrase_language(), es);
    assert_true(phrase_generation() > generation);
    generation = phrase_generation();
    expect_spanish();
    assert_int_equal(phrase_use(es), ERR_OK);
    assert_int_equal(phrase_generation(), generation);
    assert_int_equal(phrase_use(ar), ERR_OK);
    assert_string_equal(C_(WEEKDAY, "Tuesday"), "الثلاثاء");
    assert_int_equal(phrase_use(NULL), ERR_OK);
    assert_string_equal(C_(WEEKDAY, "Tuesday"), "Tuesday");
    assert_string_equal(P_("%lu hour", "%lu hours", 1), "%lu hour");
    assert_string_equal(P_("%lu hour", "%lu hours", 0), "%lu hours");
}

static void answers_what_it_does_not_know(void **state)
{
    const char *unknown = "a text that no catalogue has";

    (void)state;
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    assert_int_equal(phrase_use(es), ERR_OK);
    assert_ptr_equal(phrase(unknown), unknown);
    assert_ptr_equal(C_("no context", unknown), unknown);
    assert_string_equal(P_(unknown, "many", 1), unknown);
    assert_string_equal(P_(unknown, "many", 7), "many");
    /* The empty msgid would be the catalogue's header. */
    assert_string_equal(phrase(""), "");
    assert_string_equal(phrase(NULL), "");
}

static void speaks_another_language_in_between(void **state)
{
    unsigned generation;
    const char *arabic;

    (void)state;
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    assert_int_equal(phrase_use(es), ERR_OK);
    generation = phrase_generation();
    arabic = phrase_context_in(ar, WEEKDAY, "Monday");
    expect_spanish();
    assert_string_equal(phrase_plural_in(ar, "%lu day", "%lu days", 2),
                        "يومان");
    assert_string_equal(
        phrase_context_in(language_find("en"), WEEKDAY, "Monday"), "Monday");
    assert_string_equal(phrase_context_in(NULL, WEEKDAY, "Monday"), "lunes");
    assert_string_equal(arabic, "الاثنين");
    assert_ptr_equal(phrase_language(), es);
    assert_int_equal(phrase_generation(), generation);
    /* English on, another language asked. */
    assert_int_equal(phrase_use(NULL), ERR_OK);
    assert_string_equal(phrase_context_in(es, WEEKDAY, "Monday"), "lunes");
    assert_string_equal(C_(WEEKDAY, "Monday"), "Monday");
}

static void switches_a_thousand_times(void **state)
{
    const struct language *order[] = {es, ar, language_find("en")};
    static const char *const tuesday[] = {"martes", "الثلاثاء", "Tuesday"};
    size_t before = 0;

    (void)state;
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(phrase_use(order[i % 3]), ERR_OK);
        assert_string_equal(C_(WEEKDAY, "Tuesday"), tuesday[i % 3]);
        assert_string_equal(phrase_context_in(order[(i + 1) % 3], WEEKDAY,
                                              "Tuesday"),
                            tuesday[(i + 1) % 3]);
        if (i == 10)
            before = mallinfo2().uordblks;
    }
    assert_true(mallinfo2().uordblks <= before + 256);
}

static void needs_no_locale(void **state)
{
    static const char *const locales[] = {
        "C",       "POSIX",   "es_MX.UTF-8",      "nosuch", "xx_YY.UTF-8",
        "C.UTF-8", "C.utf8",  "de_DE.ISO-8859-1", "",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(locales); i++) {
        setenv("LC_ALL", locales[i], 1);
        /* What the person's environment asks for must not matter. */
        setenv("LANGUAGE", "fr:de", 1);
        assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
        assert_int_equal(phrase_use(es), ERR_OK);
        expect_spanish();
        assert_int_equal(wcwidth(0x4E2D), 2);
        assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
    }
    unsetenv("LC_ALL");
}

static void leaves_locpath_alone(void **state)
{
    (void)state;
    setenv("LOCPATH", "/somewhere", 1);
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    assert_string_equal(getenv("LOCPATH"), "/somewhere");
    unsetenv("LOCPATH");
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    assert_null(getenv("LOCPATH"));
}

/* CLDR's words for Arabic: zero one two few many other. */
static int arabic_form(unsigned long n)
{
    if (n <= 2)
        return (int)n;
    return n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5;
}

static void chooses_plural_forms(void **state)
{
    static const char *const days[6] = {"%lu يوم",  "يوم واحد",  "يومان",
                                        "%lu أيام", "%lu يومًا", "%lu يوم"};

    (void)state;
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    for (unsigned long n = 0; n <= 200; n++) {
        assert_string_equal(phrase_plural_in(ar, "%lu day", "%lu days", n),
                            days[arabic_form(n)]);
        assert_string_equal(phrase_plural_in(es, "%lu day", "%lu days", n),
                            n == 1 ? "%lu día" : "%lu días");
        assert_string_equal(phrase_plural_in(NULL, "%lu day", "%lu days", n),
                            n == 1 ? "%lu day" : "%lu days");
    }
}

static void has_pseudo_languages(void **state)
{
    (void)state;
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    assert_int_equal(phrase_use(language_find("qps")), ERR_OK);
    assert_string_equal(C_(WEEKDAY, "Tuesday"), "「Ŧüéšđåý」");
    assert_string_equal(P_("%lu hour", "%lu hours", 5), "「%lu ĥöüŕš 全角」");
    assert_int_equal(phrase_use(language_find("qar")), ERR_OK);
    assert_string_equal(C_("list, the last", "{first} and {next}"),
                        "{first} اند {next}");
}

static void knows_how_complete_it_is(void **state)
{
    struct language none = *es;

    (void)state;
    none.code = "xx";
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    assert_int_equal(phrase_percent(language_find("en")), 100);
    assert_int_equal(phrase_percent(language_find("qps")), 100);
    assert_in_range(phrase_percent(es), 5, 100);
    assert_int_equal(phrase_percent(&none), 0);
    assert_int_equal(phrase_setup("/nowhere"), ERR_OK);
    assert_int_equal(phrase_percent(es), 0);
}

/* --- damage --- */

#define MO "es/LC_MESSAGES/justenough.mo"
#define STUB "justenough.utf8/LC_MESSAGES/SYS_LC_MESSAGES"

static char place[] = "/tmp/phrase_test_XXXXXX";

static size_t read_all(const char *folder, const char *name, char *bytes,
                       size_t room)
{
    char path[PATH_MAX];
    FILE *file;
    size_t length;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    assert_non_null(file);
    length = fread(bytes, 1, room, file);
    fclose(file);
    return length;
}

static void write_all(const char *name, const char *bytes, size_t length)
{
    char path[PATH_MAX];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", place, name);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static char good[1 << 20], bad[1 << 20];
static size_t length;

static int copy_locale(void **state)
{
    static const char *const folders[] = {"es", "es/LC_MESSAGES",
                                          "justenough.utf8",
                                          "justenough.utf8/LC_MESSAGES"};
    static const char *const files[] = {STUB, "manifest", MO};
    char path[PATH_MAX];

    (void)state;
    memcpy(place + strlen(place) - 6, "XXXXXX", 6);
    if (!mkdtemp(place))
        return -1;
    for (size_t i = 0; i < COUNT(folders); i++) {
        snprintf(path, sizeof path, "%s/%s", place, folders[i]);
        if (mkdir(path, 0700))
            return -1;
    }
    for (size_t i = 0; i < COUNT(files); i++) {
        length = read_all(locale_folder(), files[i], good, sizeof good);
        write_all(files[i], good, length);
    }
    return 0;
}

static int remove_locale(void **state)
{
    char command[PATH_MAX];

    (void)state;
    snprintf(command, sizeof command, "rm -r %s", place);
    return system(command);
}

static void expect_english(enum err err)
{
    assert_int_equal(phrase_setup(place), ERR_OK);
    assert_int_equal(phrase_use(es), err);
    assert_string_equal(phrase_language()->code, "en");
    assert_string_equal(C_(WEEKDAY, "Tuesday"), "Tuesday");
    assert_string_equal(phrase_context_in(es, WEEKDAY, "Tuesday"), "Tuesday");
    assert_string_equal(phrase_plural_in(es, "%lu hour", "%lu hours", 2),
                        "%lu hours");
}

static void expect_spanish_again(void)
{
    assert_int_equal(phrase_setup(place), ERR_OK);
    assert_int_equal(phrase_use(es), ERR_OK);
    expect_spanish();
}

static void never(void *user, const char *text)
{
    (void)user;
    (void)text;
    fail();
}

static void count_text(void *user, const char *text)
{
    size_t *bytes = user;

    *bytes += strlen(text);
}

/* What stands in the manifest is read without gettext too: tables that lie
 * lead nowhere outside the file. */
static void lying_tables_lead_nowhere(void **state)
{
    char kept[4096];
    size_t kept_size = read_all(place, "manifest", kept, sizeof kept);
    unsigned seed = 7;
    size_t whole = 0;

    (void)state;
    write_all(MO, good, length);
    assert_int_equal(phrase_setup(place), ERR_OK);
    phrase_each(es, count_text, &whole);
    assert_true(whole > 10000);
    for (int i = 0; i < 300; i++) {
        unsigned char hash[HASH_SIZE];
        char line[2 * HASH_SIZE + sizeof MO + 8];
        size_t bytes = 0, size = i % 3 ? length : seed / 8 % 600;

        memcpy(bad, good, length);
        for (int k = 0; k < 8; k++) {
            seed = seed * 1103515245 + 12345;
            bad[4 + seed / 8 % 2000] = (char)(seed / 65536);
        }
        write_all(MO, bad, size);
        hash_large(bad, size, hash);
        for (size_t k = 0; k < HASH_SIZE; k++)
            snprintf(line + 2 * k, 3, "%02x", hash[k]);
        snprintf(line + 2 * HASH_SIZE, sizeof line - 2 * HASH_SIZE, "  %s\n",
                 MO);
        write_all("manifest", line, strlen(line));
        assert_int_equal(phrase_setup(place), ERR_OK);
        phrase_each(es, count_text, &bytes);
    }
    write_all("manifest", kept, kept_size);
    write_all(MO, good, length);
    expect_spanish_again();
}

static void refuses_damaged_catalogues(void **state)
{
    unsigned seed = 20;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        size_t size = length;

        memcpy(bad, good, length);
        seed = seed * 1103515245 + 12345;
        switch (i % 4) {
        case 0: /* one bit anywhere */
            bad[seed / 8 % length] ^= (char)(1 << seed % 8);
            break;
        case 1: /* one bit in the tables at the front */
            bad[seed / 8 % 512] ^= (char)(1 << seed % 8);
            break;
        case 2: /* the end is missing */
            size = seed / 8 % length;
            break;
        default: /* a hole */
            memset(bad + seed / 8 % (length - 64), 0xFF, 64);
        }
        write_all(MO, bad, size);
        expect_english(ERR_DATA);
        phrase_each(es, never, NULL);
    }
    memcpy(bad, good, length);
    bad[length] = '\n';
    write_all(MO, bad, length + 1);
    expect_english(ERR_DATA);
    write_all(MO, good, length);
    expect_spanish_again();
}

static void refuses_without_manifest_or_stub(void **state)
{
    char path[PATH_MAX];
    char kept[4096];
    size_t size = read_all(place, "manifest", kept, sizeof kept);

    (void)state;
    snprintf(path, sizeof path, "%s/manifest", place);
    unlink(path);
    expect_english(ERR_ABSENT);
    write_all("manifest", "texts 3\n", 8);
    expect_english(ERR_ABSENT);
    write_all("manifest", kept, size);
    expect_spanish_again();

    size = read_all(place, STUB, kept, sizeof kept);
    kept[3] ^= 1;
    write_all(STUB, kept, size);
    expect_english(ERR_ABSENT);
    kept[3] ^= 1;
    write_all(STUB, kept, size);
    expect_spanish_again();

    snprintf(path, sizeof path, "%s/" MO, place);
    unlink(path);
    expect_english(ERR_ABSENT);
    write_all(MO, "", 0);
    expect_english(ERR_DATA);
    write_all(MO, good, length);
    expect_spanish_again();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(switches),
        cmocka_unit_test(answers_what_it_does_not_know),
        cmocka_unit_test(speaks_another_language_in_between),
        cmocka_unit_test(switches_a_thousand_times),
        cmocka_unit_test(needs_no_locale),
        cmocka_unit_test(leaves_locpath_alone),
        cmocka_unit_test(chooses_plural_forms),
        cmocka_unit_test(has_pseudo_languages),
        cmocka_unit_test(knows_how_complete_it_is),
        cmocka_unit_test_setup_teardown(lying_tables_lead_nowhere, copy_locale,
                                        remove_locale),
        cmocka_unit_test_setup_teardown(refuses_damaged_catalogues, copy_locale,
                                        NULL),
        cmocka_unit_test_teardown(refuses_without_manifest_or_stub,
                                  remove_locale),
    };

    return cmocka_run_group_tests(tests, find_languages, NULL);
}
