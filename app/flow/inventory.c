#include "flow/inventory.h"

#include "base/list.h"
#include "base/mark.h"
#include "flow/inventory_inside.h"
#include "flow/session_state.h"
#include "flow/settings.h"
#include "flow/trace.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

struct inventory_item *inventory_add(struct inventory_part *part,
                                     enum inventory_kind kind,
                                     const char *first)
{
    struct inventory_item *item = LIST_ADD(part);

    item->kind = kind;
    item->cells[0] = mem_string(first);
    return item;
}

void inventory_add_cells(struct inventory_part *part, enum inventory_kind kind,
                         const char *const *cells)
{
    struct inventory_item *item = inventory_add(part, kind, cells[0]);

    for (size_t at = 1; at < INVENTORY_CELLS && cells[at]; at++)
        item->cells[at] = mem_string(cells[at]);
}

static void add_row(struct inventory_part *part, enum inventory_kind kind,
                    const char *one, const char *two, const char *three)
{
    inventory_add_cells(part, kind,
                        (const char *const[]){one, two, three, NULL});
}

/* --- what is never asked ---------------------------------------------------
 */

static void add_never(struct session *session, struct inventory_part *part)
{
    (void)session;
    inventory_add(part, INVENTORY_TEXT,
                  _("The program has no place for these, unless a kind of "
                    "help can't do without one; then it is listed there. It "
                    "warns before any of them is kept."));
    for (int at = 0; at < CATEGORY_COUNT; at++)
        add_row(part, INVENTORY_POINT, phrase(category_name((enum category)at)),
                phrase(category_why((enum category)at)), NULL);
    inventory_add(part, INVENTORY_TITLE, _("Refused, also after the warning"));
    for (int at = 0; at < CATEGORY_COUNT; at++)
        if (category_is_never_kept((enum category)at))
            inventory_add(part, INVENTORY_POINT,
                          phrase(category_name((enum category)at)));
}

/* --- what is told ----------------------------------------------------------
 */

struct stage_line {
    const char *who;
    const char *what;
};

static const struct stage_line told[] = {
    {N_("Everybody who is asked"),
     N_("Learns only what is marked so in each kind of help. Before anybody "
        "is asked, this message is read to the family, and they say yes.")},
    {N_("Who can help"),
     N_("Also learns what is marked so. Only that person does.")},
    {N_("Who has agreed"),
     N_("Also learns what is marked so, and the place, after a second yes of "
        "the family.")},
    {N_("The family"),
     N_("Can ask for everything that is held about them, with their code.")},
};

static const struct stage_line how[] = {
    {N_("spoken"), N_("Read out, or said. The place, and what is listed as "
                      "said, goes into no "
                      "message.")},
    {N_("as a text"),
     N_("Sent from a volunteer's own phone. Each text ends with the request to "
        "delete it, and carries the code instead of a name.")},
    {N_("as a QR code"), N_("The same text, to be read by a phone's camera.")},
    {N_("in a packet"),
     N_("A sealed file for one other laptop of the group, up to one stage of "
        "one request.")},
};

static void add_told(struct session *session, struct inventory_part *part)
{
    (void)session;
    inventory_add(part, INVENTORY_TITLE, _("Who learns what"));
    for (size_t at = 0; at < COUNT(told); at++)
        add_row(part, INVENTORY_POINT, phrase(told[at].who),
                phrase(told[at].what), NULL);
    inventory_add(part, INVENTORY_TITLE, _("How it is told"));
    for (size_t at = 0; at < COUNT(how); at++)
        add_row(part, INVENTORY_POINT, phrase(how[at].who),
                phrase(how[at].what), NULL);
    inventory_add(part, INVENTORY_TITLE, _("What is told to nobody"));
    inventory_add(part, INVENTORY_TEXT,
                  _("The program itself sends nothing: it has no network. "
                    "Nothing is ranked, matched or decided by it."));
}

/* --- forms -----------------------------------------------------------------
 */

static void add_form_field(struct inventory_part *part,
                           const struct field *field)
{
    struct text what = {0};

    inventory_categories(&what, field->allow);
    add_row(part, INVENTORY_ROW, phrase(field->label), phrase(field->why),
            field->allow ? text_string(&what) : _("nothing of the kind"));
    text_done(&what);
}

static void add_forms(struct session *session, struct inventory_part *part)
{
    const struct catalogue *catalogue = session_catalogue(session);

    inventory_add(part, INVENTORY_TEXT,
                  _("These are read by the warnings too, and stay on this "
                    "laptop."));
    add_row(part, INVENTORY_HEADS, C_("column", "What"), C_("column", "Why"),
            /* TRANSLATORS: heads a column: "a name and a phone number". */
            _("What it may hold"));
    for (size_t at = 0; at < catalogue_forms(catalogue); at++) {
        const struct form *form = catalogue_form_at(catalogue, at);

        for (size_t field = 0; field < form->field_count; field++)
            add_form_field(part, &form->fields[field]);
    }
}

/* --- traces ----------------------------------------------------------------
 */

static void add_trace(struct inventory_part *part, const struct trace *trace)
{
    struct text time = {0}, ends = {0};

    if (trace->years)
        /* TRANSLATORS: how long something is kept. */
        format_count(&time, "%lu year", "%lu years",
                     (unsigned long)trace->years, NULL);
    else
        format_duration(&time, trace->days * 24 * 60, NULL);
    format_fill_own(&ends, phrase(trace->ends),
                    &(struct format_part){"time", text_string(&time)}, 1);
    add_row(part, INVENTORY_ROW, phrase(trace->name), phrase(trace->holds),
            text_string(&ends));
    text_done(&time);
    text_done(&ends);
}

static void add_traces(struct session *session, struct inventory_part *part)
{
    size_t count;
    const struct trace *traces = trace_all(&count);

    (void)session;
    inventory_add(part, INVENTORY_TEXT,
                  _("All of it is encrypted. While erasing is stopped, because "
                    "a paper from a court has come or is expected, nothing of "
                    "it ends."));
    add_row(part, INVENTORY_HEADS, C_("column", "What"), _("What it holds"),
            _("When it is erased"));
    for (size_t at = 0; at < count; at++)
        add_trace(part, &traces[at]);
    inventory_add(part, INVENTORY_TITLE, _("The settings"));
    for (int at = 0; at < SETTING_COUNT; at++)
        inventory_add(part, INVENTORY_POINT,
                      phrase(settings_what((enum setting)at)));
    inventory_add(part, INVENTORY_POINT,
                  _("Whom to call: what the group filled in"));
    inventory_add(part, INVENTORY_TITLE, _("Never stored"));
    inventory_add(part, INVENTORY_TEXT,
                  _("Which language a message was in and how it was sent, who "
                    "said no, what was found in a text, and who typed what."));
}

static void add_outside(struct session *session, struct inventory_part *part)
{
    size_t count;
    const struct trace_file *files = trace_files(&count);

    (void)session;
    inventory_add(part, INVENTORY_TEXT,
                  _("This can be seen without a passphrase by whoever has the "
                    "laptop. Nothing of it is about a family."));
    add_row(part, INVENTORY_HEADS, C_("column", "What"), _("What it holds"),
            NULL);
    for (size_t at = 0; at < count; at++)
        add_row(part, INVENTORY_ROW, phrase(files[at].name),
                phrase(files[at].holds), NULL);
}

/* --- agreements ------------------------------------------------------------
 */

static void add_agreements(struct session *session, struct inventory_part *part)
{
    const struct catalogue *catalogue = session_catalogue(session);
    size_t count = catalogue_agreements(catalogue);

    if (!catalogue_agreements_whole(catalogue))
        inventory_add(part, INVENTORY_WARN,
                      _("The group's list could not be read to its end: there "
                        "may be more agreements than these."));
    else if (!count)
        inventory_add(part, INVENTORY_TEXT,
                      _("None. Nothing is told to another body."));
    if (!count)
        return;
    inventory_add_cells(part, INVENTORY_HEADS,
                        (const char *const[]){
                            _("With whom"), _("What is told to them"),
                            C_("column", "Why"), C_("column", "Until"), NULL});
    for (size_t at = 0; at < count; at++) {
        const struct agreement *one = catalogue_agreement(catalogue, at);

        inventory_add_cells(part, INVENTORY_ROW,
                            (const char *const[]){one->with, one->tells,
                                                  one->why,
                                                  one->until ? one->until
                                                             : _("no end was "
                                                                 "agreed"),
                                                  NULL});
    }
}

/* --- parts -----------------------------------------------------------------
 */

static const struct {
    const char *title;
    void (*fill)(struct session *session, struct inventory_part *part);
} common[] = {
    {N_("What is never asked"), add_never},
    {N_("What is told to others, and how"), add_told},
    {N_("What else can be typed"), add_forms},
    {N_("What stays behind, and until when"), add_traces},
    {N_("What is not encrypted"), add_outside},
    {N_("Agreements with other bodies"), add_agreements},
};

size_t inventory_parts(struct session *session)
{
    return session_tasks(session) + COUNT(common);
}

void inventory_part(struct session *session, size_t index,
                    struct inventory_part *part)
{
    size_t tasks = session_tasks(session);

    *part = (struct inventory_part){0};
    if (index < tasks) {
        inventory_of_task(session_task(session, index), part);
    } else if (index - tasks < COUNT(common)) {
        part->title = mem_string(phrase(common[index - tasks].title));
        common[index - tasks].fill(session, part);
    }
}

void inventory_part_done(struct inventory_part *part)
{
    for (size_t at = 0; at < part->count; at++)
        for (size_t cell = 0; cell < INVENTORY_CELLS; cell++)
            mem_free(part->items[at].cells[cell]);
    mem_free(part->items);
    mem_free(part->title);
    *part = (struct inventory_part){0};
}
