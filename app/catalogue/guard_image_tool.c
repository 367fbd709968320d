/* Run by make: the rules of DATA as one image, into FILE. */
#include <stdio.h>

#include "base/mem.h"
#include "catalogue/catalogue.h"

static void complain(void *user, const struct ini_complaint *complaint)
{
    (void)user;
    fprintf(stderr, "%s:%d: %s; write: %s\n", complaint->file, complaint->line,
            complaint->wrong, complaint->instead);
}

int main(int argc, char **argv)
{
    struct catalogue_places places = {.data = argc == 3 ? argv[1] : NULL};
    unsigned char *bytes = NULL;
    size_t length = 0;
    FILE *file;
    int failed;

    if (!places.data)
        return 2;
    if (catalogue_guard_image(&places, complain, NULL, &bytes, &length))
        return 1;
    file = fopen(argv[2], "wb");
    if (!file) {
        perror(argv[2]);
        return 1;
    }
    failed = fwrite(bytes, 1, length, file) != length;
    failed |= fclose(file) != 0;
    mem_free(bytes);
    return failed;
}
