/* One kind of help in the inventory. */
#include "flow/inventory_inside.h"

#include <string.h>

#include "base/list.h"
#include "base/mark.h"
#include "core/need.h"
#include "core/retention.h"
#include "flow/tell.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* By which ways each may go; what is shown can also be said. */
static const struct {
    enum way way;
    const char *name;
} ways[] = {
    /* TRANSLATORS: how something is told to others; these stand in a list. */
    {WAY_SCREEN, N_("spoken")},
    {WAY_TEXT, N_("as a text")},
    {WAY_QR, N_("as a QR code")},
    {WAY_PACKET, N_("in a packet")},
};

static void add_ways(struct text *out, enum audience audience,
                     const struct field *field)
{
    const char *names[COUNT(ways)];
    size_t count = 0;

    for (size_t at = 0; at < COUNT(ways); at++)
        if (need_may_know(audience, field, ways[at].way))
            names[count++] = phrase(ways[at].name);
    format_list(out, names, count, NULL);
}

/* Whoever coordinates reads everything; what is said here is who else is
 * told. */
static void how_told(struct text *out, const struct field *field)
{
    enum audience audience = need_of_stage(field->stage);

    if (audience == AUDIENCE_COORDINATOR ||
        !need_may_know(audience, field, WAY_SCREEN)) {
        text_append(out, need_may_know(AUDIENCE_COORDINATOR, field, WAY_PACKET)
                             ? _("told to nobody; in a packet if another "
                                 "coordinator takes over")
                             : _("told to nobody"));
        return;
    }
    add_ways(out, audience, field);
}

static const char *seen_by(const struct field *field)
{
    return field->stage == STAGE_OWN ? _("only whoever coordinates")
                                     : phrase(stage_seen_by(field->stage));
}

static void how_long(struct text *out, const struct field *field)
{
    if (field->keep == 0)
        text_append(out, _("until the day of the end"));
    else
        /* TRANSLATORS: for how long an answer is kept. */
        format_count(out, "until %lu day after the end",
                     "until %lu days after the end", (unsigned long)field->keep,
                     NULL);
}

static void add_field(struct inventory_part *part, const struct field *field)
{
    struct text told = {0}, keep = {0};

    how_told(&told, field);
    how_long(&keep, field);
    inventory_add_cells(
        part, INVENTORY_ROW,
        (const char *const[]){phrase(field->label), phrase(field->why),
                              seen_by(field), text_string(&told),
                              text_string(&keep), NULL});
    text_done(&told);
    text_done(&keep);
}

static void add_end(struct inventory_part *part, const struct task *task)
{
    struct text line = {0};

    text_append(&line, _("It ends when it is done or called off."));
    inventory_add(part, INVENTORY_TEXT, text_string(&line));
    text_clear(&line);
    if (task->ends & TASK_ENDS_EVENT)
        inventory_add(part, INVENTORY_TEXT,
                      _("It ends by itself on the day of the help."));
    if (task->ends & TASK_ENDS_IDLE || !(task->ends & TASK_ENDS_EVENT)) {
        int days = task->ends & TASK_ENDS_IDLE ? task->idle_days
                                               : RETENTION_IDLE_CEILING;

        format_count(&line, "It ends by itself after %lu day without a change.",
                     "It ends by itself after %lu days without a change.",
                     (unsigned long)days, NULL);
        inventory_add(part, INVENTORY_TEXT, text_string(&line));
    }
    text_done(&line);
}

void inventory_categories(struct text *out, category_set set)
{
    const char *names[CATEGORY_COUNT];
    size_t count = 0;

    for (int at = 0; at < CATEGORY_COUNT; at++)
        if (set & CATEGORY_BIT(at))
            names[count++] = phrase(category_name((enum category)at));
    format_list(out, names, count, NULL);
}

static void add_warning(struct inventory_part *part, const struct task *task)
{
    struct text what = {0}, line = {0};

    if (task->of_group)
        inventory_add(part, INVENTORY_TEXT, _("Added by this group."));
    if (!task->warned)
        return;
    inventory_categories(&what, task->warned);
    format_fill_own(&line,
                    /* TRANSLATORS: {what} is a list like "a name and a phone
                     * number". */
                    _("It asks for something that should not be collected: "
                      "{what}."),
                    &(struct format_part){"what", text_string(&what)}, 1);
    inventory_add(part, INVENTORY_WARN, text_string(&line));
    text_done(&what);
    text_done(&line);
}

/* What the guard lets pass there, because the help can't do without it. */
static void add_allowed(struct inventory_part *part, const struct task *task)
{
    bool first = true;

    for (size_t at = 0; at < task->field_count; at++) {
        const struct field *field = &task->fields[at];
        category_set set = field->allow;
        struct text what = {0};

        if (field->kind == FIELD_REACH)
            set |= CATEGORY_BIT(CATEGORY_PHONE);
        set |= field->kind == FIELD_NOTE ? task->allow : 0;
        if (!set)
            continue;
        if (first)
            inventory_add(part, INVENTORY_TITLE,
                          _("What may be in its answers, where it is needed"));
        first = false;
        inventory_categories(&what, set);
        inventory_add_cells(part, INVENTORY_POINT,
                            (const char *const[]){phrase(field->label),
                                                  text_string(&what), NULL});
        text_done(&what);
    }
}

static void add_to_say(struct inventory_part *part, const struct task *task)
{
    struct text lines = {0};
    char *rest, *line;

    inventory_add(part, INVENTORY_TITLE, _("Said, and written nowhere"));
    tell_to_say(task, NULL, &lines);
    rest = lines.bytes;
    while ((line = strsep(&rest, "\n")))
        inventory_add(part, INVENTORY_POINT, line);
    text_done(&lines);
}

void inventory_of_task(const struct task *task, struct inventory_part *part)
{
    part->title = mem_string(phrase(task->name));
    inventory_add(part, INVENTORY_TEXT, phrase(task->purpose));
    add_warning(part, task);
    add_end(part, task);
    inventory_add(part, INVENTORY_TITLE, _("What it asks for"));
    inventory_add_cells(part, INVENTORY_HEADS,
                        (const char *const[]){
                            C_("column", "What"), C_("column", "Why"),
                            C_("column", "Who learns it"), C_("column", "How"),
                            C_("column", "How long"), NULL});
    for (size_t at = 0; at < task->field_count; at++)
        add_field(part, &task->fields[at]);
    add_allowed(part, task);
    add_to_say(part, task);
    if (task->not_needed_count)
        inventory_add(part, INVENTORY_TITLE, _("What it never asks"));
    for (size_t at = 0; at < task->not_needed_count; at++)
        inventory_add_cells(
            part, INVENTORY_POINT,
            (const char *const[]){phrase(task->not_needed[at].label),
                                  phrase(task->not_needed[at].why), NULL});
}
