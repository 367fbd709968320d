#include "flow/session.h"

#include <limits.h>
#include <string.h>

#include "base/mem.h"
#include "flow/session_state.h"
#include "flow/state_file.h"
#include "flow/unlock.h"
#include "host/clock.h"
#include "i18n/language.h"
#include "i18n/phrase.h"

#define ASK_ALWAYS "ask"

static const char *const themes[] = {"colour", "mono", "contrast",
                                     "reader"};

static bool is_theme(const char *theme)
{
    for (size_t i = 0; i < COUNT(themes); i++)
        if (strcmp(themes[i], theme) == 0)
            return true;
    return false;
}

/* Files that can't be read are as good as none here: the person is asked for
 * the language again, and nothing is lost. */
static void read_choices(struct session *session)
{
    char *word;

    if (!state_file_read(session, "language", &word) && word) {
        session->language_always = strcmp(word, ASK_ALWAYS) == 0;
        if (!session->language_always)
            session->language = language_find(word);
    }
    mem_free(word);
    if (!state_file_read(session, "theme", &word) && word && is_theme(word))
        session->theme = mem_string(word);
    mem_free(word);
    if (!state_file_read(session, "drawing", &word) && word && *word)
        session->drawing = mem_string(word);
    mem_free(word);
}

struct session *session_new(const struct folders *folders)
{
    struct session *session = mem_new(1, sizeof *session);

    session->folders = folders;
    session->today = DAY_NONE;
    session->day_asked = DAY_NONE;
    clock_setup(folders->state);
    read_choices(session);
    unlock_store_use(session, 1);
    return session;
}

void session_forget(struct session *session)
{
    struct towns *towns = &session->towns;

    mem_free(session->undo.field);
    mem_free(session->undo.before.label);
    mem_free(session->undo.stale);
    session->undo = (struct undo){0};
    for (size_t i = 0; i < towns->count; i++)
        mem_free(towns->names[i]);
    mem_free(towns->names);
    session->towns = (struct towns){0};
    session->today = DAY_NONE;
    session->day_asked = DAY_NONE;
    session->idle = IDLE_TIDY;
    session->idle_found = ERR_OK;
    session->checkup_due = false;
    session->untidy = false;
}

void session_free(struct session **session)
{
    struct session *gone = *session;

    *session = NULL;
    if (!gone)
        return;
    unlock_lock(gone);
    catalogue_free(&gone->catalogue);
    learning_free(&gone->learning);
    guard_free(&gone->guard);
    text_done(&gone->complaints);
    mem_free(gone->store);
    mem_free(gone->theme);
    mem_free(gone->drawing);
    mem_free(gone->nowhere.store);
    mem_free(gone->nowhere.state);
    mem_free(gone);
}

void session_sandbox_note(struct session *session, bool files, bool calls)
{
    session->sandbox_files = files;
    session->sandbox_calls = calls;
}

bool session_sandbox_files(const struct session *session)
{
    return session->sandbox_files;
}

bool session_sandbox_calls(const struct session *session)
{
    return session->sandbox_calls;
}

bool session_is_practice(const struct session *session)
{
    return session->practice;
}

bool session_is_open(const struct session *session)
{
    return session->vault != NULL;
}

enum err session_need_open(const struct session *session)
{
    return session->vault ? ERR_OK : ERR_LOCKED;
}

enum err session_need_kept(const struct session *session)
{
    return session->practice ? ERR_LOCKED : session_need_open(session);
}

enum err session_need_day(const struct session *session)
{
    if (!session->vault)
        return ERR_LOCKED;
    return session->today == DAY_NONE ? ERR_CLOCK : ERR_OK;
}

int32_t session_today(const struct session *session)
{
    return session->today;
}

int session_minutes(const struct session *session)
{
    int minutes;

    (void)session;
    (void)clock_day(&minutes);
    return minutes;
}

int64_t session_running_ms(const struct session *session)
{
    (void)session;
    return clock_running();
}

int64_t session_boot_ms(const struct session *session)
{
    (void)session;
    return clock_since_boot();
}

void session_complain(void *user, const struct ini_complaint *complaint)
{
    struct session *session = user;

    /* The name of a group's file may hold what a terminal would obey. */
    text_append_clean(&session->complaints, complaint->file,
                      strlen(complaint->file), PATH_MAX);
    text_format(&session->complaints, ":%d: %s; %s\n", complaint->line,
                phrase(complaint->wrong), phrase(complaint->instead));
}

struct catalogue_places session_places(const struct session *session)
{
    return (struct catalogue_places){.data = session->folders->data,
                                     .config = session->folders->config,
                                     .rules = session->folders->rules};
}

const struct catalogue *session_catalogue(struct session *session)
{
    struct catalogue_places where = session_places(session);

    /* What was wrong with single files stands in the complaints. */
    if (!session->catalogue)
        (void)!catalogue_load(&where, session_complain, session,
                               &session->catalogue);
    return session->catalogue;
}

size_t session_tasks(struct session *session)
{
    return catalogue_tasks(session_catalogue(session));
}

const struct task *session_task(struct session *session, size_t index)
{
    return catalogue_task(session_catalogue(session), index);
}

const struct task *session_task_find(struct session *session, const char *id)
{
    return id ? catalogue_find(session_catalogue(session), id) : NULL;
}

const struct field *session_form(struct session *session, const char *name)
{
    return catalogue_form(session_catalogue(session), name);
}

const struct field *session_form_field(struct session *session,
                                       const char *form, const char *field)
{
    return catalogue_form_field(session_catalogue(session), form, field);
}

const struct guard *session_guard(struct session *session)
{
    struct catalogue_places where = session_places(session);

    if (!session->guard) {
        /* What is wrong with a rule was told by `complain`. */
        (void)!catalogue_guard(&where, session_complain, session,
                                &session->guard);
        mem_trim();
    }
    return session->guard;
}

const char *session_complaints(const struct session *session)
{
    return text_string(&session->complaints);
}

const struct language *session_language(const struct session *session)
{
    return session->language;
}

enum err session_language_keep(struct session *session,
                               const struct language *language)
{
    session->language = language;
    if (session->language_always)
        return ERR_OK;
    return state_file_write(session, "language", language->code);
}

bool session_language_asked(const struct session *session)
{
    return session->language_always;
}

enum err session_language_ask_always(struct session *session, bool always)
{
    session->language_always = always;
    if (always)
        return state_file_write(session, "language", ASK_ALWAYS);
    if (session->language)
        return state_file_write(session, "language", session->language->code);
    return state_file_remove(session, "language");
}

const char *session_theme(const struct session *session)
{
    return session->theme ? session->theme : themes[0];
}

enum err session_theme_keep(struct session *session, const char *theme)
{
    if (!is_theme(theme))
        return ERR_INVALID;
    mem_free(session->theme);
    session->theme = mem_string(theme);
    return state_file_write(session, "theme", theme);
}

const char *session_drawing(const struct session *session)
{
    return session->drawing;
}

enum err session_drawing_keep(struct session *session, const char *drawing)
{
    mem_free(session->drawing);
    session->drawing = drawing ? mem_string(drawing) : NULL;
    if (!drawing)
        return state_file_remove(session, "drawing");
    return state_file_write(session, "drawing", drawing);
}
