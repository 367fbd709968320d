#include "i18n/phrase.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "i18n/manifest.h"

#define DOMAIN "justenough"
/* The stub locale: a name that no system has, so that LOCPATH alone finds it;
 * not "C" in any spelling, because glibc 2.41 answers for those in English. */
#define STUB "justenough.utf8"
#define STUB_FILE STUB "/LC_MESSAGES/SYS_LC_MESSAGES"

enum trust { TRUST_UNKNOWN, TRUST_USED, TRUST_ABSENT, TRUST_FALSE };

/* gettext's own state is one per process, so is this. */
static struct {
    char *folder;
    bool stub;
    const struct language *on;     /* NULL before phrase_setup: English */
    const struct language *called; /* whom LANGUAGE names at the moment */
    unsigned generation;
    enum trust trust[32];          /* by row of the language table */
} state;

static const struct language *english(void)
{
    size_t count;

    return languages(&count);
}

static enum trust *trust_of(const struct language *language)
{
    size_t row = (size_t)(language - english());

    return row < COUNT(state.trust) ? &state.trust[row] : NULL;
}

static void catalogue_name(char *name, size_t size, const char *code)
{
    snprintf(name, size, "%s/LC_MESSAGES/" DOMAIN ".mo", code);
}

static bool set_ctype(void)
{
    if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return true;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

/* LOCPATH is set for this one call only: it would bend the look-up of every
 * other category too. */
static bool set_messages(const char *folder)
{
    char *before;
    bool done;

    if (manifest_check(folder, STUB_FILE) != ERR_OK)
        return false;
    before = mem_string(getenv("LOCPATH"));
    setenv("LOCPATH", folder, 1);
    done = setlocale(LC_MESSAGES, STUB) != NULL;
    if (before)
        setenv("LOCPATH", before, 1);
    else
        unsetenv("LOCPATH");
    mem_free(before);
    return done;
}

enum err phrase_setup(const char *folder)
{
    bool utf8 = set_ctype();

    mem_free(state.folder);
    state.folder = mem_string(folder);
    state.on = english();
    state.called = NULL;
    state.generation++;
    memset(state.trust, 0, sizeof state.trust);
    state.stub = utf8 && set_messages(folder);
    bindtextdomain(DOMAIN, folder);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    textdomain(DOMAIN);
    return utf8 ? ERR_OK : ERR_ABSENT;
}

static enum trust examine(const struct language *language)
{
    char name[64];
    enum err err;

    if (!state.folder || !state.stub)
        return TRUST_ABSENT;
    catalogue_name(name, sizeof name, language->code);
    err = manifest_check(state.folder, name);
    return err == ERR_OK       ? TRUST_USED
           : err == ERR_ABSENT ? TRUST_ABSENT
                               : TRUST_FALSE;
}

static enum trust trust(const struct language *language)
{
    enum trust *known = trust_of(language);

    if (!known)
        return TRUST_ABSENT;
    if (*known == TRUST_UNKNOWN)
        *known = examine(language);
    return *known;
}

/* glibc looks at LANGUAGE again only after one of its own calls that may
 * have changed the domain; textdomain is the cheapest. */
static void call_language(const struct language *language)
{
    if (state.called == language)
        return;
    setenv("LANGUAGE", language->code, 1);
    textdomain(DOMAIN);
    state.called = language;
}

enum err phrase_use(const struct language *language)
{
    enum err err = ERR_OK;

    if (!language)
        language = english();
    if (language != english())
        switch (trust(language)) {
        case TRUST_USED:
            break;
        case TRUST_FALSE:
            err = ERR_DATA;
            break;
        default:
            err = ERR_ABSENT;
        }
    if (err)
        language = english();
    if (language != phrase_language())
        state.generation++;
    state.on = language;
    return err;
}

const struct language *phrase_language(void)
{
    return state.on ? state.on : english();
}

unsigned phrase_generation(void)
{
    return state.generation;
}

/* Whether gettext may be asked; English texts are the msgids themselves. */
static bool begin(const struct language *language)
{
    if (!language)
        language = phrase_language();
    if (language == english() || trust(language) != TRUST_USED)
        return false;
    call_language(language);
    return true;
}

const char *phrase_in(const struct language *language, const char *msgid)
{
    /* The empty msgid is the catalogue's header. */
    if (!msgid || !*msgid || !begin(language))
        return msgid ? msgid : "";
    return gettext(msgid);
}

const char *phrase_context_in(const struct language *language,
                              const char *context, const char *msgid)
{
    struct text key = {0};
    const char *found;

    if (!begin(language))
        return msgid;
    text_format(&key, "%s\004%s", context, msgid);
    found = gettext(text_string(&key));
    if (found == text_string(&key))
        found = msgid;
    text_done(&key);
    return found;
}

const char *phrase_plural_in(const struct language *language, const char *one,
                             const char *many, unsigned long n)
{
    if (!begin(language))
        return n == 1 ? one : many;
    return ngettext(one, many, n);
}

const char *phrase(const char *msgid)
{
    return phrase_in(NULL, msgid);
}

const char *phrase_context(const char *context, const char *msgid)
{
    return phrase_context_in(NULL, context, msgid);
}

const char *phrase_plural(const char *one, const char *many, unsigned long n)
{
    return phrase_plural_in(NULL, one, many, n);
}

void phrase_each(const struct language *language,
                 void (*each)(void *user, const char *text), void *user)
{
    char name[64];

    if (!language || language == english() || !state.folder)
        return;
    catalogue_name(name, sizeof name, language->code);
    manifest_each_text(state.folder, name, each, user);
}

int phrase_percent(const struct language *language)
{
    char name[64];
    unsigned long all, here;

    if (!language || language == english())
        return 100;
    if (!state.folder)
        return 0;
    catalogue_name(name, sizeof name, language->code);
    all = manifest_texts(state.folder);
    here = manifest_texts_in(state.folder, name);
    if (!all)
        return 0;
    return here >= all ? 100 : (int)(here * 100 / all);
}
