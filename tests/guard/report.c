/* How much the guard notices, and how often it cries wolf.
 *
 *   report DATA FILE.tsv ...     recall and false warnings
 *   report -v DATA FILE.tsv ...  also each line that went wrong
 *   report -r DATA               sentences of [Yes] and [No] that don't hold,
 *                                entries that aren't folded; fails if any
 *   report -f                    folds standard input, for writing rules
 *   report DATA -                categories and places for lines typed in
 *
 * A labelled line is `category,category<TAB>text` or `ok<TAB>text`; a third
 * column is the id of a task whose `allow` holds. Recall counts categories, a
 * false warning is a line that gives a category which isn't in its label.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uninorm.h>
#include <unistr.h>

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "guard/accent.h"
#include "guard/rules.h"
#include "host/file.h"

#define LIMIT (32 * 1024 * 1024)

struct tally {
    unsigned wanted[CATEGORY_COUNT];
    unsigned found[CATEGORY_COUNT];
    unsigned wrong[CATEGORY_COUNT];
    unsigned lines;
    unsigned wrong_lines;
    unsigned harmless;
    unsigned wrong_harmless;
};

static bool verbose;
static int failures;

static void complain(void *user, const struct ini_complaint *complaint)
{
    (void)user;
    fprintf(stderr, "%s:%d: %s; write: %s\n", complaint->file, complaint->line,
            complaint->wrong, complaint->instead);
    failures++;
}

static category_set set_of(const char *label)
{
    char *copy = mem_string(label), *rest = copy, *id;
    category_set set = 0;

    while ((id = strsep(&rest, ",")) != NULL) {
        enum category category = category_find(id);

        if (category < CATEGORY_COUNT)
            set |= CATEGORY_BIT(category);
        else if (strcmp(id, "ok") != 0) {
            fprintf(stderr, "unknown category: %s\n", id);
            failures++;
        }
    }
    mem_free(copy);
    return set;
}

static category_set allow_of(const char *task)
{
    if (task && (!strcmp(task, "interpreting") ||
                 !strcmp(task, "clinic_greeting")))
        return CATEGORY_BIT(CATEGORY_LANGUAGE);
    return 0;
}

static void print_set(category_set set)
{
    const char *comma = "";

    if (!set)
        printf("ok");
    for (int i = 0; i < CATEGORY_COUNT; i++) {
        if (set & CATEGORY_BIT(i)) {
            printf("%s%s", comma, category_id((enum category)i));
            comma = ",";
        }
    }
}

static void print_findings(const struct findings *findings, const char *text)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];

        printf("      %s by %s: %.*s\n", category_id(finding->category),
               finding->rule, (int)finding->length, text + finding->start);
    }
}

static category_set read_line(const struct guard *guard, category_set allow,
                              const char *text, struct findings *findings)
{
    struct guard_context context = {.allow = allow};

    findings_clear(findings);
    guard_read(guard, &context, text, strlen(text), findings);
    return findings_categories(findings);
}

static void count(struct tally *tally, category_set wanted, category_set got)
{
    tally->lines++;
    tally->harmless += !wanted;
    if (got & ~wanted) {
        tally->wrong_lines++;
        tally->wrong_harmless += !wanted;
    }
    for (int i = 0; i < CATEGORY_COUNT; i++) {
        tally->wanted[i] += wanted >> i & 1;
        tally->found[i] += (wanted & got) >> i & 1;
        tally->wrong[i] += (got & ~wanted) >> i & 1;
    }
}

static void read_case(const struct guard *guard, struct tally *tally,
                      struct tally *all, char *line)
{
    static struct findings findings;
    char *rest = line, *label = strsep(&rest, "\t");
    char *text = strsep(&rest, "\t");
    category_set wanted, got;

    if (!text || *label == '#')
        return;
    wanted = set_of(label);
    got = read_line(guard, allow_of(rest), text, &findings);
    count(tally, wanted, got);
    count(all, wanted, got);
    if (!verbose || wanted == got)
        return;
    if (wanted & ~got) {
        printf("  missed ");
        print_set(wanted & ~got);
        printf(": %s\n", text);
    }
    if (got & ~wanted) {
        printf("  wrong ");
        print_set(got & ~wanted);
        printf(": %s\n", text);
        print_findings(&findings, text);
    }
}

static double share(unsigned part, unsigned whole)
{
    return whole ? 100.0 * part / whole : 100.0;
}

static void print_tally(const char *name, const struct tally *tally)
{
    unsigned wanted = 0, found = 0;

    for (int i = 0; i < CATEGORY_COUNT; i++) {
        wanted += tally->wanted[i];
        found += tally->found[i];
    }
    printf("%-28s recall %5.1f%% (%u/%u)  false %5.1f%% (%u/%u)  "
           "of harmless %u/%u\n",
           name, share(found, wanted), found, wanted,
           100.0 * tally->wrong_lines / (tally->lines ? tally->lines : 1),
           tally->wrong_lines, tally->lines, tally->wrong_harmless,
           tally->harmless);
}

static void print_categories(const struct tally *tally)
{
    for (int i = 0; i < CATEGORY_COUNT; i++)
        printf("  %-20s recall %5.1f%% (%u/%u)  wrong %u\n",
               category_id((enum category)i),
               share(tally->found[i], tally->wanted[i]), tally->found[i],
               tally->wanted[i], tally->wrong[i]);
}

static void read_set(const struct guard *guard, const char *path,
                     struct tally *all)
{
    struct tally tally = {0};
    char *bytes = NULL, *rest, *line;
    size_t length = 0;
    const char *slash = strrchr(path, '/');

    if (file_read(path, LIMIT, &bytes, &length) != ERR_OK) {
        fprintf(stderr, "%s: can't be read\n", path);
        failures++;
        return;
    }
    rest = bytes;
    while ((line = strsep(&rest, "\n")) != NULL)
        read_case(guard, &tally, all, line);
    print_tally(slash ? slash + 1 : path, &tally);
    mem_free(bytes);
}

/* --- sentences inside the rule files ------------------------------------ */

struct examples {
    const struct guard *guard;
    const char *file;
    char section[32];
};

static void take_section(void *user, const char *section, int line)
{
    struct examples *examples = user;

    (void)line;
    snprintf(examples->section, sizeof examples->section, "%s", section);
}

/* Marks of Latin letters may stand in an entry, where they matter. */
static void take_accents_off(const char *value, struct text *plain)
{
    const uint8_t *at = (const uint8_t *)value;
    ucs4_t point, parts[UC_DECOMPOSITION_MAX_LENGTH];
    uint8_t bytes[6];
    int taken;

    for (; (taken = u8_strmbtouc(&point, at)) > 0; at += taken) {
        while (accent_of((const char *)at, (size_t)taken) &&
               uc_canonical_decomposition(point, parts) == 2)
            point = parts[0];
        if (point == 0x111)
            point = 'd';
        text_append_n(plain, (const char *)bytes,
                      (size_t)u8_uctomb(bytes, point, sizeof bytes));
    }
}

static void check_folded(const struct examples *examples, const char *value,
                         int line)
{
    struct text folded = {0}, plain = {0};

    guard_fold(value, strlen(value), &folded);
    take_accents_off(value, &plain);
    if (strcmp(text_string(&folded), text_string(&plain)) != 0) {
        printf("%s:%d: not folded; write: %s\n", examples->file, line,
               text_string(&folded));
        failures++;
    }
    text_done(&folded);
    text_done(&plain);
}

static void check_sentence(const struct examples *examples, const char *key,
                           const char *value, int line, bool wanted)
{
    static struct findings findings;
    category_set got = read_line(examples->guard, 0, value, &findings);
    category_set set = strcmp(key, "ok") == 0 ? CATEGORY_ALL : set_of(key);

    if (((got & set) != 0) == wanted)
        return;
    failures++;
    printf("%s:%d: %s %s: %s\n", examples->file, line, key,
           wanted ? "not noticed" : "noticed", value);
    print_findings(&findings, value);
}

static void take_pair(void *user, const char *key, const char *value, int line)
{
    struct examples *examples = user;

    if (strcmp(examples->section, "Yes") == 0)
        check_sentence(examples, key, value, line, true);
    else if (strcmp(examples->section, "No") == 0)
        check_sentence(examples, key, value, line, false);
    else if (strcmp(key, "code") != 0)
        check_folded(examples, value, line);
}

static void check_rules(const struct guard *guard, const char *data)
{
    struct text folder = {0};
    char **names = NULL;
    size_t names_count = 0;

    text_format(&folder, "%s/guard", data);
    if (file_names(text_string(&folder), 100, &names, &names_count) != ERR_OK)
        failures++;
    for (size_t i = 0; i < names_count; i++) {
        struct text path = {0};
        char *bytes = NULL;
        size_t length = 0;
        struct examples examples = {.guard = guard};
        struct ini_reader reader = {&examples, take_section, take_pair, NULL};

        text_format(&path, "%s/%s", text_string(&folder), names[i]);
        examples.file = text_string(&path);
        if (strstr(names[i], ".rules") &&
            file_read(text_string(&path), LIMIT, &bytes, &length) == ERR_OK &&
            ini_read(examples.file, bytes, length, &reader) != ERR_OK)
            failures++;
        mem_free(bytes);
        text_done(&path);
    }
    file_names_done(names, names_count);
    text_done(&folder);
}

static void read_typed(const struct guard *guard, bool fold)
{
    static struct findings findings;
    static char line[65536];

    while (fgets(line, sizeof line, stdin)) {
        struct text folded = {0};

        line[strcspn(line, "\n")] = '\0';
        if (fold) {
            guard_fold(line, strlen(line), &folded);
            puts(text_string(&folded));
            text_done(&folded);
            continue;
        }
        print_set(read_line(guard, 0, line, &findings));
        putchar('\n');
        print_findings(&findings, line);
    }
}

int main(int argc, char **argv)
{
    struct catalogue_places places = {0};
    struct tally all = {0};
    struct guard *guard = NULL;
    bool rules = false;
    int at = 1;

    if (at < argc && strcmp(argv[at], "-f") == 0) {
        read_typed(NULL, true);
        return 0;
    }
    for (; at < argc && argv[at][0] == '-' && argv[at][1]; at++) {
        verbose |= strcmp(argv[at], "-v") == 0;
        rules |= strcmp(argv[at], "-r") == 0;
    }
    if (at >= argc)
        return 2;
    places.data = argv[at++];
    if (catalogue_guard(&places, complain, NULL, &guard) != ERR_OK)
        failures++;
    if (rules)
        check_rules(guard, places.data);
    for (int i = at; i < argc; i++) {
        if (strcmp(argv[i], "-") == 0)
            read_typed(guard, false);
        else
            read_set(guard, argv[i], &all);
    }
    if (all.lines) {
        print_tally("together", &all);
        print_categories(&all);
    }
    guard_free(&guard);
    return failures ? 1 : 0;
}
