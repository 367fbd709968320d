#include "host/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/list.h"

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum err file_names(const char *folder, size_t limit, char ***names,
                    size_t *count)
{
    LIST(char *) list = {0};
    struct dirent *entry;
    DIR *listing;
    int fd;

    *names = NULL;
    *count = 0;
    fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return file_error(errno);
    listing = fdopendir(fd);
    if (!listing) {
        int number = errno;

        (void)close(fd);
        return file_error(number);
    }
    while (errno = 0, list.count < limit && (entry = readdir(listing)))
        if (strcmp(entry->d_name, ".") != 0 &&
            strcmp(entry->d_name, "..") != 0)
            *LIST_ADD(&list) = mem_string(entry->d_name);
    if (errno) {
        int number = errno;

        (void)closedir(listing);
        file_names_done(list.items, list.count);
        return file_error(number);
    }
    (void)closedir(listing);
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, by_name);
    *names = list.items;
    *count = list.count;
    return ERR_OK;
}

void file_names_done(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mem_free(names[i]);
    mem_free(names);
}
