#ifndef FOLDER_H
#define FOLDER_H
/* Where the build put the catalogues: OUT/locale, seen from a test program
 * such as OUT/VARIANT/tests/unit/i18n/NAME_test. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static inline const char *locale_folder(void)
{
    static char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 8);

    path[length > 0 ? length : 0] = '\0';
    for (char *at = path; (at = strstr(at, "/tests/")); at++)
        length = at - path;
    while (length > 0 && path[length - 1] != '/')
        length--;
    if (length <= 1)
        return "locale";
    length--;
    snprintf(path + length, sizeof path - (size_t)length, "/locale");
    return path;
}

#endif
