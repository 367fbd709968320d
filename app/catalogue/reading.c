#include "catalogue/reading.h"

void reading_complain(struct reading *reading, const char *wrong,
                      const char *instead)
{
    struct ini_complaint complaint = {reading->file, reading->line, wrong,
                                      instead};

    reading_pass_on(reading, &complaint);
}

void reading_pass_on(void *user, const struct ini_complaint *complaint)
{
    struct reading *reading = user;

    reading->err = ERR_DATA;
    if (reading->complain)
        reading->complain(reading->user, complaint);
}
