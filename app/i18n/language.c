#include "i18n/language.h"

#include <string.h>
#include <strings.h>

#include "base/mark.h"

/* The rows that are shown, in the order of the language picker, then those
 * for tests. `plural` must be what the catalogue's header says, to the letter:
 * tests/locale.sh compares them. Clocks are as customary, but that English and
 * Spanish say 24 hours: an hour that is misread leaves a child alone. */
static const struct language rows[] = {
    {.code = "en",
     .own_name = "English",
     .latin = "English",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=2; plural=n != 1;",
     .first_weekday = 0},
    {.code = "es",
     .own_name = "Español",
     .latin = "Espanol",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=2; plural=n != 1;",
     .first_weekday = 0},
    {.code = "fr",
     .own_name = "Français",
     .latin = "Francais",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=2; plural=n > 1;",
     .first_weekday = 1},
    {.code = "pt_BR",
     .own_name = "Português (Brasil)",
     .latin = "Portugues",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=2; plural=n > 1;",
     .first_weekday = 0},
    {.code = "ht",
     .own_name = "Kreyòl ayisyen",
     .latin = "Kreyol ayisyen",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=1; plural=0;",
     .first_weekday = 1},
    {.code = "zh_CN",
     .own_name = "中文",
     .latin = "Zhongwen",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=1; plural=0;",
     .first_weekday = 1},
    {.code = "vi",
     .own_name = "Tiếng Việt",
     .latin = "Tieng Viet",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=1; plural=0;",
     .first_weekday = 1},
    {.code = "ko",
     .own_name = "한국어",
     .latin = "Hangugeo",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=1; plural=0;",
     .first_weekday = 0,
     .hour12 = true},
    {.code = "fil",
     .own_name = "Filipino",
     .latin = "Filipino",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=2; plural=n > 1;",
     .first_weekday = 0,
     .hour12 = true},
    {.code = "ar",
     .own_name = "العربية",
     .latin = "Arabiyya",
     .direction = DIRECTION_RTL,
     .plural = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
               "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
     .first_weekday = 6,
     .hour12 = true},
    {.code = "fa",
     .own_name = "فارسی",
     .latin = "Farsi",
     .direction = DIRECTION_RTL,
     .plural = "nplurals=2; plural=n > 1;",
     .first_weekday = 6,
     .persian = true},
    {.code = "ru",
     .own_name = "Русский",
     .latin = "Russkiy",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : "
               "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : "
               "2;",
     .first_weekday = 1},
    {.code = "uk",
     .own_name = "Українська",
     .latin = "Ukrainska",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : "
               "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : "
               "2;",
     .first_weekday = 1},
    {.code = "so",
     .own_name = "Soomaali",
     .latin = "Soomaali",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=2; plural=n != 1;",
     .first_weekday = 1,
     .hour12 = true},
    {.code = "pl",
     .own_name = "Polski",
     .latin = "Polski",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && "
               "(n%100<10 || n%100>=20) ? 1 : 2;",
     .first_weekday = 1},
    {.code = "ro",
     .own_name = "Română",
     .latin = "Romana",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=3; plural=n==1 ? 0 : n==0 || (n%100>=1 && "
               "n%100<=19) ? 1 : 2;",
     .first_weekday = 1},
    {.code = "qps",
     .own_name = "「Ļöñĝ」",
     .latin = "Long and wide",
     .direction = DIRECTION_LTR,
     .plural = "nplurals=2; plural=n != 1;",
     .first_weekday = 1,
     .pseudo = true},
    {.code = "qar",
     .own_name = "مقلوب",
     .latin = "Right to left",
     .direction = DIRECTION_RTL,
     .plural = "nplurals=2; plural=n != 1;",
     .first_weekday = 6,
     .hour12 = true,
     .persian = true,
     .pseudo = true},
};

const struct language *languages(size_t *count)
{
    *count = 0;
    while (*count < COUNT(rows) && !rows[*count].pseudo)
        ++*count;
    return rows;
}

static bool is_code(const char *code, const char *text, size_t length)
{
    return strlen(code) == length && strncasecmp(code, text, length) == 0;
}

static const struct language *find(const char *text, size_t length)
{
    size_t stem = 0;

    for (size_t i = 0; i < COUNT(rows); i++)
        if (is_code(rows[i].code, text, length))
            return &rows[i];
    /* Another country's variant is better than a foreign language. */
    while (stem < length && text[stem] != '_' && text[stem] != '-')
        stem++;
    if (stem == 0)
        return NULL;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (is_code(rows[i].code, text, stem) ||
            (strncasecmp(rows[i].code, text, stem) == 0 &&
             rows[i].code[stem] == '_'))
            return &rows[i];
    return NULL;
}

const struct language *language_find(const char *code)
{
    return code ? find(code, strcspn(code, ".@")) : NULL;
}

/* LANGUAGE is a list; the first one that we have is meant. */
static const struct language *find_in_list(const char *list)
{
    while (list && *list) {
        size_t length = strcspn(list, ":");
        const struct language *found = find(list, strcspn(list, ":.@"));

        if (found)
            return found;
        list += length + (list[length] == ':');
    }
    return NULL;
}

const struct language *language_guess(const char *language, const char *lc_all,
                                      const char *lc_messages,
                                      const char *lang)
{
    const char *locale = lc_all && *lc_all             ? lc_all
                         : lc_messages && *lc_messages ? lc_messages
                                                       : lang;
    const struct language *found = find_in_list(language);

    if (!found)
        found = language_find(locale);
    return found ? found : &rows[0];
}
