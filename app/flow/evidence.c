#include "flow/evidence.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/retention.h"
#include "flow/finish_inside.h"
#include "flow/hold.h"
#include "flow/settings.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "vault/inquiries.h"

enum err evidence_list(struct session *session, struct inquiry **list,
                       size_t *count)
{
    enum err err = session_need_open(session);

    *list = NULL;
    *count = 0;
    return err ? err : inquiries_list(session->vault, list, count);
}

enum err evidence_get(struct session *session, struct request_id id,
                      struct inquiry *inquiry)
{
    enum err err = session_need_open(session);

    *inquiry = (struct inquiry){0};
    return err ? err : inquiries_get(session->vault, id, inquiry);
}

static bool is_new(const struct inquiry *inquiry)
{
    return request_id_equal(inquiry->id, (struct request_id){0});
}

enum err evidence_keep(struct session *session, struct inquiry *inquiry)
{
    int months = 0;
    enum err err = session_need_day(session);

    if (!err)
        err = settings_read(session, SETTING_INQUIRY, &months);
    if (err)
        return err;
    inquiry->expires = inquiry_is_whole(inquiry)
                           ? inquiry_expiry(inquiry->day, months)
                           : DAY_NONE;
    if (inquiry->expires <= session->today || inquiry->day > session->today)
        return ERR_INVALID;
    if (is_new(inquiry))
        return inquiries_add(session->vault, inquiry, random_system());
    err = hold_check(session);
    return err ? err : inquiries_save(session->vault, inquiry);
}

enum err evidence_erase(struct session *session, struct request_id id)
{
    struct change change = {.request = {.id = id}};
    enum err err = session_need_open(session);

    if (!err)
        err = hold_check(session);
    if (!err)
        err = undo_begin(session);
    if (!err)
        err = inquiries_mark(session->vault, id, true);
    if (!err)
        undo_note(session, UNDO_INQUIRY, &change, NULL, NULL);
    return err;
}

void evidence_line(struct text *out, const struct inquiry *inquiry)
{
    const struct format_part parts[] = {
        {"who", phrase(inquiry_option(INQUIRY_BODY,
                                      inquiry->choices[INQUIRY_BODY]))},
        {"how", phrase(inquiry_option(INQUIRY_CAME,
                                      inquiry->choices[INQUIRY_CAME]))}};

    /* TRANSLATORS: one line of a list: "police, by a letter". */
    format_fill_own(out, _("{who}, {how}"), parts, COUNT(parts));
}

int evidence_months(struct session *session)
{
    return settings_get(session, SETTING_INQUIRY);
}

enum err evidence_months_put(struct session *session, int months)
{
    int before, least, most;
    enum err err = settings_read(session, SETTING_INQUIRY, &before);

    settings_bounds(SETTING_INQUIRY, &least, &most);
    if (!err && (months < least || months > most))
        err = ERR_INVALID;
    if (!err && months < before)
        err = hold_check(session);
    /* First what is there: if that fails, it can be tried once more. */
    if (!err && months < before)
        err = inquiries_shorten(session->vault, inquiry_expiry(0, months));
    return err ? err : settings_put(session, SETTING_INQUIRY, months);
}

/* --- for others ----------------------------------------------------------- */

static void put_month(struct text *out, const struct inquiry *inquiry,
                      enum evidence_form form)
{
    int32_t month = day_month(inquiry->day);

    if (form == EVIDENCE_CSV)
        text_format(out, "%04d-%02d", (int)(month / 12), (int)(month % 12 + 1));
    else
        format_month(out, month / 12, month % 12 + 1, NULL);
}

static void put_csv(struct text *out, const struct inquiry *list, size_t count)
{
    text_append(out, "month");
    for (int part = 0; part < INQUIRY_PARTS; part++)
        text_format(out, ",%s", inquiry_part_id((enum inquiry_part)part));
    text_append(out, "\n");
    for (size_t i = 0; i < count; i++) {
        put_month(out, &list[i], EVIDENCE_CSV);
        for (int part = 0; part < INQUIRY_PARTS; part++)
            text_format(out, ",%s",
                        inquiry_option_id((enum inquiry_part)part,
                                          list[i].choices[part]));
        text_append(out, "\n");
    }
}

static void put_row(struct text *out, const struct inquiry *inquiry)
{
    text_append(out, "| ");
    put_month(out, inquiry, EVIDENCE_MARKDOWN);
    for (int part = 0; part < INQUIRY_PARTS; part++)
        text_format(out, " | %s",
                    phrase(inquiry_option((enum inquiry_part)part,
                                          inquiry->choices[part])));
    text_append(out, " |\n");
}

static void put_markdown(struct text *out, const struct inquiry *list,
                         size_t count)
{
    text_format(out, "# %s\n\n%s\n\n%s\n\n", _("Inquiries to our group"),
                _("This is evidence of what authorities and others do. It "
                  "names nobody, and it says the month only."),
                _("Stories of families are not in it and are not taken down "
                  "by us. Whoever wants to tell one is brought to the lawyer "
                  "or to an organisation that takes them down with care."));
    if (!count) {
        text_format(out, "%s\n", _("No inquiry is written down."));
        return;
    }
    text_format(out, "| %s", _("Month"));
    for (int part = 0; part < INQUIRY_PARTS; part++)
        text_format(out, " | %s",
                    phrase(inquiry_label((enum inquiry_part)part)));
    text_append(out, " |\n|");
    for (int part = 0; part <= INQUIRY_PARTS; part++)
        text_append(out, " --- |");
    text_append(out, "\n");
    for (size_t i = 0; i < count; i++)
        put_row(out, &list[i]);
}

enum err evidence_export(struct session *session, enum evidence_form form,
                         struct text *out)
{
    struct inquiry *list;
    size_t count;
    enum err err = evidence_list(session, &list, &count);

    text_clear(out);
    if (err)
        return err;
    if (count)
        qsort(list, count, sizeof *list, inquiry_compare);
    if (form == EVIDENCE_CSV)
        put_csv(out, list, count);
    else
        put_markdown(out, list, count);
    mem_free(list);
    return ERR_OK;
}
