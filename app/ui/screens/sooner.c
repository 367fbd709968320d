#include "ui/screens/rows.h"

#include "flow/settings.h"
#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* The group's own rule: everything may go earlier than the kinds of help say,
 * and nothing later. */

struct rule {
    enum setting setting;
    const char *label; /* msgid */
    const char *none;  /* msgid: at its most the rule says nothing; or NULL */
};

static const struct rule rules[] = {
    {SETTING_KEEP, N_("Answers stay after the end for at most"),
     N_("as each kind of help says")},
    {SETTING_IDLE, N_("A request without a day ends, untouched, after"), NULL},
    {SETTING_RECEIPT, N_("The numbers of an ended request stay for"), NULL},
};

static void build(struct app *app, void *state, struct page *page)
{
    (void)state;
    page_head(page, 0, _("Erase earlier"), NULL);
    page_text(page, LOOK_PLAIN,
              _("Each kind of help says how long its answers are kept. Your "
                "group can make it shorter for all of them, never longer."));
    if (hold_now(app_session(app)) != HOLD_NONE) {
        page_text(page, LOOK_WARN,
                  _("Stop erasing is on: nothing can be made shorter now."));
        return;
    }
    for (size_t i = 0; i < COUNT(rules); i++) {
        int value = settings_get(app_session(app), rules[i].setting);
        struct text days = {0};
        int least, most;

        settings_bounds(rules[i].setting, &least, &most);
        /* TRANSLATORS: how long something is kept. */
        format_count(&days, "%lu day", "%lu days", (unsigned long)value,
                     NULL);
        page_gap(page);
        page_text(page, LOOK_PLAIN, phrase(rules[i].label));
        page_stepper(page, (int)i + 1,
                     value == most && rules[i].none ? phrase(rules[i].none)
                                                    : text_string(&days));
        text_done(&days);
    }
}

static bool act(struct app *app, void *state, const struct action *action)
{
    struct session *session = app_session(app);
    const struct rule *rule;
    int least, most, value = action->amount;

    (void)state;
    if (action->act != ACT_STEP && action->act != ACT_NUMBER)
        return false;
    rule = &rules[action->id - 1];
    if (action->act == ACT_STEP)
        value += settings_get(session, rule->setting);
    settings_bounds(rule->setting, &least, &most);
    if (value >= least && value <= most)
        app_failed(app, settings_sooner(session, rule->setting, value));
    return true;
}

const struct screen screen_sooner = {
    .name = "sooner", .build = build, .act = act};
