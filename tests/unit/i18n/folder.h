#ifndef FOLDER_H
#define FOLDER_H
/* Where the build put the catalogues: OUT/locale, seen from the test program
 * OUT/VARIANT/tests/unit/i18n/NAME_test. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static inline const char *locale_folder(void)
{
    static char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 8);

    for (int up = 0; up < 5 && length > 0; up++) {
        while (length > 0 && path[length - 1] != '/')
            length--;
        length--;
    }
    if (length <= 0)
        return "locale";
    snprintf(path + length, sizeof path - (size_t)length, "/locale");
    return path;
}

#endif
