#include "core/spoken.h"

#include <string.h>

#include "base/mark.h"

static const struct spoken rows[] = {
    {"en", N_("English")},
    {"es", N_("Spanish")},
    {"ar", N_("Arabic")},
    {"zh", N_("Chinese (Mandarin)")},
    {"yue", N_("Chinese (Cantonese)")},
    {"ht", N_("Haitian Creole")},
    {"pt", N_("Portuguese")},
    {"vi", N_("Vietnamese")},
    {"fr", N_("French")},
    {"ru", N_("Russian")},
    {"uk", N_("Ukrainian")},
    {"ko", N_("Korean")},
    {"tl", N_("Tagalog (Filipino)")},
    {"fa", N_("Farsi")},
    {"prs", N_("Dari")},
    {"ps", N_("Pashto")},
    {"ur", N_("Urdu")},
    {"hi", N_("Hindi")},
    {"pa", N_("Punjabi")},
    {"bn", N_("Bengali")},
    {"gu", N_("Gujarati")},
    {"ta", N_("Tamil")},
    {"te", N_("Telugu")},
    {"ne", N_("Nepali")},
    {"my", N_("Burmese")},
    {"kar", N_("Karen")},
    {"km", N_("Khmer")},
    {"lo", N_("Lao")},
    {"hmn", N_("Hmong")},
    {"th", N_("Thai")},
    {"id", N_("Indonesian")},
    {"rhg", N_("Rohingya")},
    {"so", N_("Somali")},
    {"am", N_("Amharic")},
    {"ti", N_("Tigrinya")},
    {"om", N_("Oromo")},
    {"sw", N_("Swahili")},
    {"rw", N_("Kinyarwanda")},
    {"ln", N_("Lingala")},
    {"ff", N_("Fula")},
    {"wo", N_("Wolof")},
    {"ha", N_("Hausa")},
    {"yo", N_("Yoruba")},
    {"ig", N_("Igbo")},
    {"tr", N_("Turkish")},
    {"ku", N_("Kurdish (Kurmanji)")},
    {"ckb", N_("Kurdish (Sorani)")},
    {"uz", N_("Uzbek")},
    {"hy", N_("Armenian")},
    {"ka", N_("Georgian")},
    {"pl", N_("Polish")},
    {"ro", N_("Romanian")},
    {"sq", N_("Albanian")},
    {"bs", N_("Bosnian, Croatian, Serbian")},
    {"it", N_("Italian")},
    {"de", N_("German")},
    {"ja", N_("Japanese")},
    {"mam", N_("Mam")},
    {"quc", N_("K'iche'")},
    {"kek", N_("Q'eqchi'")},
    {"kjb", N_("Q'anjob'al")},
    {"ixl", N_("Ixil")},
    {"qu", N_("Quechua")},
    {"mix", N_("Mixtec")},
    {"zap", N_("Zapotec")},
    {"nah", N_("Nahuatl")},
    {"sgn", N_("Sign language")},
};

const struct spoken *spoken_all(size_t *count)
{
    *count = COUNT(rows);
    return rows;
}

const struct spoken *spoken_find(const char *code)
{
    for (size_t at = 0; at < COUNT(rows); at++)
        if (strcmp(rows[at].code, code) == 0)
            return &rows[at];
    return NULL;
}
