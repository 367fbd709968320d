#include <string.h>

#include "base/mem.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/telling.h"

static int count_lines(const char *string)
{
    int count = 1;

    for (; *string; string++)
        count += *string == '\n';
    return count;
}

static const char *find_line(const char *string, int number)
{
    while (--number > 0)
        string += strcspn(string, "\n") + 1;
    return string;
}

static void build_line(struct page *page, const char *string)
{
    char *line = mem_string_n(string, strcspn(string, "\n"));

    page_gap(page);
    page_big(page, line);
    page_gap(page);
    mem_free(line);
}

void telling_read_build(struct app *app, struct telling *telling,
                        struct page *page)
{
    struct text message = {0}, detail = {0};

    if (tell_text(app_session(app), telling->request, telling->line,
                  telling->kind, telling->in, &message))
        text_clear(&message);
    telling->lines = count_lines(text_string(&message));
    if (telling->reading > telling->lines)
        telling->reading = telling->lines;
    format_number(&detail, telling->reading, NULL);
    text_append(&detail, "/");
    format_number(&detail, telling->lines, NULL);
    page_head(page, 0, _("Read it out"), text_string(&detail));
    page_turn(page, 1);
    build_line(page, find_line(text_string(&message), telling->reading));
    if (telling->reading > 1)
        page_button(page, TELLING_BEFORE, false, _("The line before"));
    page_button(page, TELLING_NEXT, true,
                telling->reading < telling->lines ? _("Next") : _("Close"));
    page_focus(page, TELLING_NEXT);
    text_done(&message);
    text_done(&detail);
}

bool telling_read_act(struct telling *telling, const struct action *action)
{
    if (!telling->reading)
        return false;
    if (action->act == ACT_BACK) {
        telling->reading = 0;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == TELLING_BEFORE && telling->reading > 1)
        telling->reading--;
    else if (action->id == TELLING_NEXT)
        telling->reading =
            telling->reading < telling->lines ? telling->reading + 1 : 0;
    return true;
}
