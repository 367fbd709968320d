#include "base/mark.h"
#include "flow/browse.h"
#include "i18n/phrase.h"
#include "ui/screens/telling.h"

/* A terminal tells no key's release, only its repeats: the place goes when
 * none came for longer than a keyboard waits before it repeats. */
#define HELD_MS 900
#define LOOK_MS 200

void telling_place_build(struct app *app, const struct telling *telling,
                         struct page *page)
{
    struct text place = {0};

    if (tell_place(app_session(app), telling->request, telling->line, &place))
        text_clear(&place);
    page_head(page, PAGE_NO_BACK, _("Say it, don't show it"), NULL);
    page_big(page, text_string(&place));
    page_row(page, TELLING_PLACE, _("Hold the key, let go to hide"), NULL,
             NULL);
    text_done(&place);
}

/* Asked before anything of this stage is told, and kept nowhere. */
static void build_known(const struct telling *telling, struct page *page)
{
    const char *const answers[] = {_("Yes"), _("Not sure")};

    page_text(page, LOOK_TITLE, _("Is this somebody your group knows?"));
    page_chips(page, TELLING_KNOWN, answers, COUNT(answers), telling->known);
    if (telling->known == KNOWN_NOT_SURE)
        page_text(page, LOOK_WARN,
                  _("Then don't say the place yet. Ask who in your group "
                    "knows them, or meet them first, not at the family's "
                    "home."));
}

static void build_place_row(struct app *app, const struct telling *telling,
                            const struct task *task, struct page *page)
{
    struct text place = {0};

    if (!tell_place(app_session(app), telling->request, telling->line,
                    &place) &&
        place.length)
        page_row(page, TELLING_PLACE, _("Show the place"),
                 _("while you hold it"), NULL);
    else if (task_field_of_kind(task, FIELD_PLACE))
        page_text(page, LOOK_STATE, _("You tell the place yourself."));
    text_done(&place);
}

void telling_agreed_build(struct app *app, const struct telling *telling,
                          struct page *page)
{
    struct request request = {0};
    struct text say = {0};
    const struct task *task = NULL;

    if (!browse_get(app_session(app), telling->request, &request))
        task = session_task_find(app_session(app), request.task);
    if (task) {
        build_known(telling, page);
        build_place_row(app, telling, task, page);
        page_text(page, LOOK_TITLE, _("To say, not to write"));
        tell_to_say(task, NULL, &say);
        page_text(page, LOOK_PLAIN, text_string(&say));
    }
    text_done(&say);
    request_done(&request);
}

bool telling_agreed_act(struct app *app, struct telling *telling,
                        const struct action *action)
{
    if (action->act == ACT_TICK) {
        if (app_now(app) - telling->held > HELD_MS) {
            telling->held = 0;
            app_ticks(app, 0);
        }
        return true;
    }
    if (action->act != ACT_CHOOSE || !telling->agreed)
        return false;
    switch (action->id) {
    case TELLING_PLACE:
        telling->held = app_now(app);
        app_ticks(app, LOOK_MS);
        return true;
    case TELLING_KNOWN + KNOWN_YES:
    case TELLING_KNOWN + KNOWN_NOT_SURE:
        telling->known = (enum telling_known)(action->id - TELLING_KNOWN);
        return true;
    default:
        return false;
    }
}
