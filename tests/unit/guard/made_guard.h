#ifndef MADE_GUARD_H
#define MADE_GUARD_H
/* A guard from the lines of a rule file, and what it says to a text. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "guard/guard.h"
#include "guard/rules.h"

struct complaints {
    int count;
    int line;
    char wrong[200];
};

static void note_complaint(void *user, const struct ini_complaint *complaint)
{
    struct complaints *complaints = user;

    if (!complaints->count++) {
        complaints->line = complaint->line;
        snprintf(complaints->wrong, sizeof complaints->wrong, "%s",
                 complaint->wrong);
    }
    if (!*complaint->instead || !*complaint->file)
        complaints->count += 1000; /* whoever corrects it needs both */
}

static void pass_section(void *user, const char *section, int line)
{
    guard_builder_section(user, section, line);
}

static void pass_pair(void *user, const char *key, const char *value, int line)
{
    guard_builder_row(user, key, value, line);
}

static struct guard *make_guard(const char *rules,
                                struct complaints *complaints)
{
    struct guard_builder *builder = guard_builder_new();
    struct ini_reader reader = {builder, pass_section, pass_pair, NULL};
    enum err err;

    if (complaints)
        guard_builder_complain(builder, note_complaint, complaints);
    guard_builder_file(builder, "made/xx.rules");
    err = ini_read("made/xx.rules", rules, strlen(rules), &reader);
    (void)err;
    return guard_take_builder(&builder);
}

/* "legal(court) health(sick)": category and place of each finding. */
static const char *said(const struct guard *guard,
                        const struct guard_context *context, const char *text,
                        size_t length)
{
    static char line[2000];
    struct findings findings = {0};
    size_t at = 0;

    line[0] = '\0';
    guard_read(guard, context, text, length, &findings);
    for (size_t i = 0; i < findings.count; i++)
        at += (size_t)snprintf(
            line + at, sizeof line - at, "%s%s(%.*s)%s", i ? " " : "",
            category_id(findings.items[i].category),
            (int)findings.items[i].length, text + findings.items[i].start,
            findings.items[i].danger ? "!" : "");
    findings_done(&findings);
    return line;
}

static inline const char *says(const struct guard *guard, const char *text)
{
    return said(guard, NULL, text, strlen(text));
}

#endif
