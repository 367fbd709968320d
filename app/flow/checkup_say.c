/* Each line of the check-up in words. */
#include "flow/checkup_inside.h"

#include "base/day.h"
#include "base/mark.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* {one}, {two} and {three} stand for the numbers. */
static void fill_numbers(struct text *out, const char *pattern,
                         const int numbers[3])
{
    static const char *const names[3] = {"one", "two", "three"};
    struct format_part parts[3];
    struct text shown[3] = {{0}, {0}, {0}};

    for (int i = 0; i < 3; i++) {
        format_number(&shown[i], numbers[i], NULL);
        parts[i] = (struct format_part){names[i], text_string(&shown[i])};
    }
    format_fill_own(out, pattern, parts, 3);
    for (int i = 0; i < 3; i++)
        text_done(&shown[i]);
}

void checkup_say_requests(const struct checkup_facts *facts, struct text *out)
{
    const struct traces_numbers *numbers = &facts->numbers;

    /* TRANSLATORS: {one}, {two} and {three} are numbers of requests. */
    fill_numbers(out, _("begun: {one}, open: {two}, ended: {three}"),
                 (const int[]){numbers->drafts, numbers->open, numbers->ended});
}

void checkup_say_oldest(const struct checkup_facts *facts, struct text *out)
{
    struct text day = {0};

    if (facts->numbers.oldest == DAY_NONE) {
        text_append(out, _("There is none."));
        return;
    }
    format_day(&day, facts->numbers.oldest, DAY_SHORT, NULL);
    /* TRANSLATORS: {day} is like "Tue 24 Nov". */
    format_fill_own(out, _("not touched since {day}"),
                    &(struct format_part){"day", text_string(&day)}, 1);
    text_done(&day);
}

void checkup_say_due(const struct checkup_facts *facts, struct text *out)
{
    if (facts->today == DAY_NONE)
        text_append(out, _("Nothing is erased until the date is known."));
    else
        format_count(out, "something of %lu request within 7 days",
                     "something of %lu requests within 7 days",
                     (unsigned long)facts->numbers.due, NULL);
}

void checkup_say_warned(const struct checkup_facts *facts, struct text *out)
{
    format_count(out, "%lu text since the store was made",
                 "%lu texts since the store was made",
                 (unsigned long)facts->warned, NULL);
}

void checkup_say_told(const struct checkup_facts *facts, struct text *out)
{
    const struct traces_numbers *numbers = &facts->numbers;

    fill_numbers(
        out,
        /* TRANSLATORS: {one}, {two} and {three} are numbers of people. */
        _("asked: {one}, told more because they can help: {two}, "
          "agreed: {three}"),
        (const int[]){numbers->asked, numbers->available, numbers->agreed});
}

void checkup_say_hold(const struct checkup_facts *facts, struct text *out)
{
    text_append(out, facts->held ? _("It is on: nothing is erased.")
                                 : _("It is off."));
}

void checkup_say_passphrases(const struct checkup_facts *facts,
                             struct text *out)
{
    struct text month = {0}, number = {0};

    format_month(&month, facts->oldest_month / 12, facts->oldest_month % 12 + 1,
                 NULL);
    format_number(&number, facts->passphrases, NULL);
    format_fill_own(
        out,
        /* TRANSLATORS: {number} of passphrases; {month} is like "November
         * 2026". */
        _("{number}, the oldest from {month}"),
        (const struct format_part[]){{"number", text_string(&number)},
                                     {"month", text_string(&month)}},
        2);
    text_done(&month);
    text_done(&number);
}

void checkup_say_recovery(const struct checkup_facts *facts, struct text *out)
{
    text_append(out, facts->recovery
                         ? _("None was written down and checked yet.")
                         : _("It was written down."));
}

void checkup_say_backups(const struct checkup_facts *facts, struct text *out)
{
    struct text day = {0}, number = {0};

    if (!facts->backups) {
        text_append(out, _("There is no backup yet."));
        return;
    }
    format_day(&day, facts->backup_day, DAY_SHORT, NULL);
    format_number(&number, (long)facts->backups, NULL);
    format_fill_own(
        out,
        /* TRANSLATORS: {number} of backups; {day} is like "Tue 24 Nov". */
        _("{number}, the newest from {day}"),
        (const struct format_part[]){{"number", text_string(&number)},
                                     {"day", text_string(&day)}},
        2);
    text_done(&day);
    text_done(&number);
}

void checkup_say_contacts(const struct checkup_facts *facts, struct text *out)
{
    if (!facts->contacts)
        text_append(out, _("No other laptop is among your contacts."));
    else if (facts->today == DAY_NONE)
        text_append(out, _("That can't be said until the date is known."));
    else if (!facts->silent)
        text_append(out, _("All were heard of within 90 days."));
    else
        /* TRANSLATORS: %lu is a number of laptops. */
        format_count(out, "%lu was not heard of for 90 days",
                     "%lu were not heard of for 90 days",
                     (unsigned long)facts->silent, NULL);
}

void checkup_say_damage(const struct checkup_facts *facts, struct text *out)
{
    text_append(out, facts->damage ? phrase(err_text(facts->damage))
                                   : _("No damage was found today."));
}

void checkup_say_clock(const struct checkup_facts *facts, struct text *out)
{
    if (facts->today == DAY_NONE)
        text_append(out, _("It is not known."));
    else if (facts->day_said)
        text_append(out,
                    _("Somebody had to say it: the laptop's date is wrong."));
    else
        text_append(out, _("The laptop's date can be believed."));
}

void checkup_say_tried(const struct checkup_facts *facts, struct text *out)
{
    format_count(out, "%lu before the store was opened",
                 "%lu before the store was opened", (unsigned long)facts->tried,
                 NULL);
}

void checkup_say_laptop(const struct checkup_facts *facts, struct text *out)
{
    if (!facts->laptop)
        text_append(out, _("It was not looked at."));
    else if (!facts->laptop_look)
        text_append(out, _("Nothing was found that needs a look."));
    else
        format_count(out, "%lu point needs a look", "%lu points need a look",
                     (unsigned long)facts->laptop_look, NULL);
}
