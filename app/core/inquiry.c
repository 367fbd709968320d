#include "core/inquiry.h"

#include "base/day.h"
#include "base/mark.h"
#include "core/retention.h"

#define OPTIONS_MOST 6

struct option {
    const char *id;
    const char *name;
};

static const struct {
    const char *id;
    const char *label;
    const char *question;
    struct option options[OPTIONS_MOST];
} parts[INQUIRY_PARTS] = {
    [INQUIRY_CAME] = {"came",
                      N_("How they came"),
                      N_("How did they come?"),
                      {{"person", N_("in person")},
                       {"call", N_("by a call")},
                       {"letter", N_("by a letter")},
                       {"online", N_("by e-mail or online")}}},
    [INQUIRY_BODY] = {"body",
                      N_("Who it was"),
                      N_("Who was it?"),
                      {{"police", N_("police")},
                       {"immigration", N_("immigration office")},
                       {"court", N_("a court")},
                       {"office", N_("another office")},
                       {"private", N_("a private person")},
                       {"unknown", N_("we can't tell")}}},
    [INQUIRY_PAPER] = {"paper",
                       N_("Paper"),
                       N_("Did they have a paper?"),
                       {{"none", N_("no paper")},
                        {"office", N_("an office's own form")},
                        {"judge", N_("signed by a judge")},
                        {"unknown", N_("we can't tell")}}},
    [INQUIRY_ABOUT] = {"about",
                       N_("About"),
                       N_("What was it about?"),
                       {{"person", N_("one person")},
                        {"group", N_("our group")},
                        {"general", N_("in general")}}},
    [INQUIRY_ANSWERED] = {"answered",
                          N_("Answered"),
                          N_("What was answered?"),
                          {{"nothing", N_("nothing")},
                           {"lawyer", N_("referred to the lawyer")},
                           {"order", N_("told, because of an order")}}},
};

const char *inquiry_question(enum inquiry_part part)
{
    return parts[part].question;
}

const char *inquiry_label(enum inquiry_part part)
{
    return parts[part].label;
}

const char *inquiry_part_id(enum inquiry_part part)
{
    return parts[part].id;
}

size_t inquiry_options(enum inquiry_part part)
{
    size_t count = 0;

    while (count < OPTIONS_MOST && parts[part].options[count].id)
        count++;
    return count;
}

static bool is_choice(enum inquiry_part part, int choice)
{
    return choice >= 0 && (size_t)choice < inquiry_options(part);
}

const char *inquiry_option(enum inquiry_part part, int choice)
{
    return is_choice(part, choice) ? parts[part].options[choice].name : "";
}

const char *inquiry_option_id(enum inquiry_part part, int choice)
{
    return is_choice(part, choice) ? parts[part].options[choice].id : "";
}

bool inquiry_is_whole(const struct inquiry *inquiry)
{
    for (int part = 0; part < INQUIRY_PARTS; part++)
        if (!is_choice((enum inquiry_part)part, inquiry->choices[part]))
            return false;
    return inquiry->day != DAY_NONE;
}

int32_t inquiry_expiry(int32_t day, int months)
{
    if (months > RETENTION_INQUIRY_MONTHS)
        months = RETENTION_INQUIRY_MONTHS;
    return day + months * 365 / 12;
}

int inquiry_compare(const void *a, const void *b)
{
    const struct inquiry *first = a, *second = b;
    int32_t month = day_month(first->day), other = day_month(second->day);

    if (month != other)
        return month < other ? -1 : 1;
    for (int part = 0; part < INQUIRY_PARTS; part++)
        if (first->choices[part] != second->choices[part])
            return first->choices[part] < second->choices[part] ? -1 : 1;
    return 0;
}
