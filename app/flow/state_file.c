#include "flow/state_file.h"

#include <string.h>

#include "base/mem.h"
#include "host/file.h"

#define WORD_LIMIT 64

static char *path_of(const struct session *session, const char *name)
{
    struct text path = {0};

    text_format(&path, "%s/%s", session->folders->state, name);
    return text_take(&path);
}

enum err state_file_read(const struct session *session, const char *name,
                         char **word)
{
    char *path;
    size_t length;
    enum err err;

    *word = NULL;
    if (session->practice)
        return ERR_OK;
    path = path_of(session, name);
    err = file_read(path, WORD_LIMIT, word, &length);
    if (!err)
        (*word)[strcspn(*word, "\r\n \t")] = '\0';
    mem_free(path);
    return err == ERR_ABSENT ? ERR_OK : err;
}

enum err state_file_write(const struct session *session, const char *name,
                          const char *word)
{
    struct text line = {0};
    char *path;
    enum err err;

    if (session->practice)
        return ERR_READ_ONLY;
    path = path_of(session, name);
    text_format(&line, "%s\n", word);
    err = folder_make_private(session->folders->state);
    if (!err)
        err = file_replace(path, line.bytes, line.length);
    text_done(&line);
    mem_free(path);
    return err;
}

enum err state_file_remove(const struct session *session, const char *name)
{
    char *path;
    enum err err;

    if (session->practice)
        return ERR_READ_ONLY;
    path = path_of(session, name);
    err = file_remove(path);
    mem_free(path);
    return err == ERR_ABSENT ? ERR_OK : err;
}

char *state_file_of_store(const struct session *session, const char *name)
{
    struct text own = {0};

    if (session->number == 1)
        text_set(&own, name);
    else
        text_format(&own, "%s-%d", name, session->number);
    return text_take(&own);
}
