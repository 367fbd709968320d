#include "catalogue/data_folder.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"

/* Far more than anybody writes; a bound on what is read at the start. */
#define FILE_LIMIT (64 * 1024)
#define FILES_LIMIT 200

char *data_path(const char *folder, const char *name)
{
    struct text path = {0};

    text_format(&path, "%s/%s", folder, name);
    return text_take(&path);
}

/* NULL if the name has another ending, or nothing before it. */
static char *stem_of(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);

    if (length <= tail || strcmp(name + length - tail, ending) != 0)
        return NULL;
    return mem_string_n(name, length - tail);
}

static struct reading reading_of(const struct data_folder *files,
                                 const char *path)
{
    return (struct reading){path, files->complain, files->user, 0, ERR_OK};
}

static bool read_bytes(struct reading *reading, char **bytes, size_t *length)
{
    enum err err = file_read(reading->file, FILE_LIMIT, bytes, length);

    if (err == ERR_OK)
        return true;
    if (err == ERR_INVALID)
        reading_complain(reading, N_("a file that is too long"),
                         N_("at most 64 KiB"));
    else
        reading_complain(reading, err_text(err),
                         N_("an ordinary file that can be read"));
    return false;
}

void data_folder_load_one(struct data_folder *files, const char *folder,
                          const char *stem, const char *ending)
{
    struct text path = {0};
    struct reading reading;
    char *bytes = NULL;
    size_t length = 0;

    text_format(&path, "%s/%s%s", folder, stem, ending);
    reading = reading_of(files, text_string(&path));
    if (read_bytes(&reading, &bytes, &length))
        files->add(files->into, &reading, stem, bytes, length);
    if (reading.err)
        files->err = ERR_DATA;
    mem_free(bytes);
    text_done(&path);
}

void data_folder_load(struct data_folder *files, const char *folder,
                      const char *ending)
{
    char **names = NULL;
    size_t count = 0;
    enum err err = file_names(folder, FILES_LIMIT, &names, &count);

    if (err != ERR_OK && !(err == ERR_ABSENT && files->may_be_absent)) {
        struct reading reading = reading_of(files, folder);

        reading_complain(&reading, err_text(err),
                         N_("a folder that can be read"));
        files->err = ERR_DATA;
    }
    for (size_t at = 0; at < count; at++) {
        char *stem = stem_of(names[at], ending);

        if (stem && !(files->skip && files->skip(files->into, stem)))
            data_folder_load_one(files, folder, stem, ending);
        mem_free(stem);
    }
    file_names_done(names, count);
}
