/* How a short text stands on the screen: joined and in visual order.
 *
 *   drawn TEXT
 *   drawn -r TEXT      joined, in reading order
 */
#include <locale.h>
#include <stdio.h>

#include "base/text.h"
#include "i18n/width.h"
#include "ui/utf8.h"

int main(int argc, char **argv)
{
    struct laid laid;
    unsigned flags = argc == 3 ? LAY_LOGICAL | LAY_JOINED : 0;

    if (argc < 2 || argc > 3 || !setlocale(LC_CTYPE, "C.UTF-8"))
        return 64;
    lay(&laid, argv[argc - 1], 200, DIRECTION_RTL, flags | LAY_ONE_LINE);
    for (size_t i = 0; i < laid.lines[0].count; i++)
        for (size_t j = 0; j < 5 && laid.lines[0].glyphs[i].points[j]; j++) {
            char bytes[UTF8_SIZE] = {0};

            printf("%.*s",
                   (int)utf8_put(bytes, laid.lines[0].glyphs[i].points[j]),
                   bytes);
        }
    laid_done(&laid);
    return 0;
}
