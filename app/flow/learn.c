#include "flow/learn.h"

#include <stdio.h>

#include "base/mem.h"
#include "flow/session_state.h"
#include "flow/settings.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

static const struct learning *learning_of(struct session *session)
{
    struct catalogue_places where = session_places(session);

    /* What was wrong with single files stands in the complaints. */
    if (!session->learning)
        (void)!learning_load(&where, session_complain, session,
                             &session->learning);
    return session->learning;
}

size_t learn_lessons(struct session *session)
{
    return learning_lessons(learning_of(session));
}

const struct lesson *learn_lesson(struct session *session, size_t index)
{
    return learning_lesson(learning_of(session), index);
}

const struct lesson *learn_lesson_find(struct session *session,
                                       const char *id)
{
    return learning_lesson_find(learning_of(session), id);
}

size_t learn_sheets(struct session *session)
{
    return learning_sheets(learning_of(session));
}

const struct sheet *learn_sheet(struct session *session, size_t index)
{
    return learning_sheet(learning_of(session), index);
}

const struct sheet *learn_sheet_find(struct session *session, const char *id)
{
    return learning_sheet_find(learning_of(session), id);
}

/* --- sheets --------------------------------------------------------------- */

void learn_sheet_text(const struct sheet *sheet, size_t part,
                      const struct language *in, struct text *out)
{
    struct format_part blanks[SHEET_BLANKS];
    char names[SHEET_BLANKS][12];
    struct text rules[SHEET_BLANKS] = {0};

    if (part >= sheet->part_count)
        return;
    for (size_t i = 0; i < sheet->blank_count; i++) {
        snprintf(names[i], sizeof names[i], "blank_%u", (unsigned)i + 1);
        format_fill_own(&rules[i],
                        /* TRANSLATORS: a line to write on with a pen, and what
                         * belongs there; {label} is like "Your name". Keep
                         * the line. */
                        phrase_in(in, "____________ ({label})"),
                        &(struct format_part){
                            "label", phrase_in(in, sheet->blanks[i])},
                        1);
        blanks[i] = (struct format_part){names[i], text_string(&rules[i])};
    }
    format_fill_own(out, phrase_in(in, sheet->parts[part].text), blanks,
                    sheet->blank_count);
    for (size_t i = 0; i < sheet->blank_count; i++)
        text_done(&rules[i]);
}

void learn_sheet_reader(const struct sheet *sheet,
                        const struct language *in, struct text *out)
{
    if (!sheet->reader) {
        text_append(out, phrase_in(in, "! No lawyer has read this sheet "
                                       "yet. It is no legal advice."));
        return;
    }
    /* TRANSLATORS: {reader} is the name of a lawyer. */
    format_fill(out, phrase_in(in, "Read by a lawyer: {reader}"),
                &(struct format_part){"reader", sheet->reader}, 1);
}

void learn_sheet_facts(const struct sheet *sheet, const struct language *in,
                       struct text *out)
{
    struct text day = {0};

    format_day(&day, sheet->date, DAY_FULL, in);
    /* TRANSLATORS: {country} is like "Any country", {day} like "24 November
     * 2026". */
    format_fill(out, phrase_in(in, "{country}, looked up on {day}"),
                (const struct format_part[]){
                    {"country",
                     phrase_in(in, sheet_country_name(sheet->country))},
                    {"day", text_string(&day)}},
                2);
    text_done(&day);
}

void learn_sheet_sent(const struct sheet *sheet, size_t part,
                      const struct language *in, struct text *out)
{
    if (part >= sheet->part_count)
        return;
    learn_sheet_reader(sheet, in, out);
    text_format(out, "\n%s\n", phrase_in(in, sheet->parts[part].title));
    learn_sheet_text(sheet, part, in, out);
}

/* --- the refresher -------------------------------------------------------- */

static bool is_due(struct session *session)
{
    int last;

    if (session_need_day(session) ||
        settings_read(session, SETTING_REFRESHED, &last))
        return false;
    /* The first time, or the date was once set too far ahead: from here on. */
    if (last == DAY_NONE || last > session->today) {
        (void)!settings_put(session, SETTING_REFRESHED, session->today);
        return false;
    }
    return session->today - last >= LESSON_REFRESH_DAYS;
}

/* From the day of the last one, so that it stays the same until it is opened
 * and is another one after that. */
bool learn_refresher(struct session *session, const struct lesson **lesson,
                     size_t *question)
{
    size_t count = 0, picked;

    *lesson = NULL;
    *question = 0;
    if (!is_due(session))
        return false;
    for (size_t i = 0; i < learn_lessons(session); i++)
        count += learn_lesson(session, i)->question_count;
    picked = lesson_pick(settings_get(session, SETTING_REFRESHED), count);
    for (size_t i = 0; i < learn_lessons(session); i++) {
        *lesson = learn_lesson(session, i);
        if (picked < (*lesson)->question_count) {
            *question = picked;
            return true;
        }
        picked -= (*lesson)->question_count;
    }
    *lesson = NULL;
    return false;
}

enum err learn_refreshed(struct session *session)
{
    enum err err = session_need_day(session);

    if (!err)
        err = settings_put(session, SETTING_REFRESHED, session->today);
    return err;
}
