#ifndef I18N_LANGUAGE_H
#define I18N_LANGUAGE_H
/* The project's languages as rows of one table, and the one that is on.
 *
 * A new language is one row here, one .po and one guard file. Codes are
 * gettext's. Knows no screens.
 */
#include <stdbool.h>
#include <stddef.h>

enum direction { DIRECTION_LTR, DIRECTION_RTL };

struct language {
    const char *code;      /* "pt_BR" */
    const char *own_name;  /* "Português (Brasil)" */
    const char *latin;     /* "Portugues" in plain Latin letters */
    enum direction direction;
    const char *plural;    /* the header a catalogue must have */
    int first_weekday;     /* 0 = Sunday */
    bool hour12;           /* customary clock */
    bool persian;          /* dates in the Persian calendar are customary */
    bool pseudo;           /* for tests only, never listed */
};

/* The rows that are shown to people; English is the first. The pseudo ones
 * are not counted and only found by their code. */
const struct language *languages(size_t *count);
/* By code; also "es_MX.UTF-8" finds "es". NULL if there is none, as for
 * "C". */
const struct language *language_find(const char *code);
/* From LANGUAGE, LC_ALL, LC_MESSAGES, LANG as given (each may be NULL); never
 * NULL (English). LANGUAGE counts under LC_ALL=C too: nobody sets it in vain. */
const struct language *language_guess(const char *language, const char *lc_all,
                                      const char *lc_messages,
                                      const char *lang);

#endif
