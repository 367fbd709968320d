#include "guard/build.h"

#include <string.h>

/* Names of the tags, for <name> and [Shared]. */
static const char *const tag_names[TAG_COUNT] = {
    [TAG_GIVEN] = "given",       [TAG_SURNAME] = "surname",
    [TAG_TITLE] = "title",       [TAG_TOWN] = "town",
    [TAG_MONTH] = "month",       [TAG_WEEKDAY] = "weekday",
    [TAG_ORDINARY] = "ordinary", [TAG_STREET] = "street",
    [TAG_CURRENCY] = "currency", [TAG_CLOCK] = "clock",
    [TAG_CALLING] = "calling",   [TAG_COUNTING] = "counting",
    [TAG_CODING] = "coding",     [TAG_BORN] = "born",
    [TAG_ANY] = "any",           [TAG_NUMBER] = "number",
    [TAG_YEAR] = "year",         [TAG_HOUSE] = "house",
    [TAG_LAST4] = "last4",       [TAG_NAME] = "name",
    [TAG_ANYNAME] = "anyname",   [TAG_CAPITAL] = "capital",
    [TAG_CODE] = "code",         [TAG_DATE] = "date",
    [TAG_TIME] = "time",         [TAG_MONEY] = "money",
    [TAG_PHONE] = "phone",
};

static const char *const section_names[SECTION_COUNT] = {
    [SECTION_LANGUAGE] = "Language", [SECTION_SETS] = "Sets",
    [SECTION_SHARED] = "Shared",     [SECTION_RULES] = "Rules",
    [SECTION_LIKELY] = "Likely",     [SECTION_DANGER] = "Danger",
    [SECTION_EXCEPT] = "Except",     [SECTION_MISSPELT] = "Misspelt",
    [SECTION_YES] = "Yes",           [SECTION_NO] = "No",
};

/* What the engine sees is met often; lists grow heavier with their words. */
static const uint16_t weights[TAG_COUNT] = {
    [TAG_ANY] = 60000, [TAG_NUMBER] = 17000,  [TAG_YEAR] = 700,
    [TAG_HOUSE] = 7000, [TAG_LAST4] = 2900,   [TAG_NAME] = 5000,
    [TAG_ANYNAME] = 28000, [TAG_CAPITAL] = 4000, [TAG_CODE] = 1000,
    [TAG_DATE] = 500,  [TAG_TIME] = 2000,     [TAG_MONEY] = 500,
    [TAG_PHONE] = 700,
};

struct guard_builder *guard_builder_new(void)
{
    struct guard_builder *builder = mem_new(1, sizeof *builder);
    struct guard *guard = mem_new(1, sizeof *guard);

    builder->guard = guard;
    builder->folded = mem_new(1, sizeof *builder->folded);
    guard->scratch = mem_new(1, sizeof *guard->scratch);
    (void)LIST_ADD(&guard->memberships);
    text_append_n(&builder->text, "", 1);
    for (uint32_t i = 0; i < SYMBOL_TAGS; i++) {
        struct word_set *set = LIST_ADD(&builder->sets);

        set->file = FILE_SHARED;
        set->symbol = i;
        set->has_words = true;
        LIST_ADD(&guard->starts)->weight = i < COUNT(weights) ? weights[i] : 0;
        if (i >= TAG_COUNT)
            continue;
        set->name = (uint32_t)builder->text.length;
        set->name_length = (uint32_t)strlen(tag_names[i]);
        text_append(&builder->text, tag_names[i]);
    }
    return builder;
}

void guard_builder_complain(struct guard_builder *builder,
                            guard_complain *complain, void *user)
{
    builder->complain = complain;
    builder->user = user;
}

bool guard_builder_failed(const struct guard_builder *builder)
{
    return builder->failed;
}

void build_complain(struct guard_builder *builder, struct source source,
                    const char *wrong, const char *instead)
{
    struct ini_complaint complaint = {
        builder->text.bytes + builder->files[source.file], source.line, wrong,
        instead};

    builder->failed = true;
    if (builder->complain)
        builder->complain(builder->user, &complaint);
}

static uint32_t keep_text(struct guard_builder *builder, const char *string)
{
    uint32_t at = (uint32_t)builder->text.length;

    text_append_n(&builder->text, string, strlen(string) + 1);
    return at;
}

void guard_builder_file(struct guard_builder *builder, const char *file)
{
    if (builder->file_count < FILES)
        builder->file_count++;
    builder->files[builder->file_count - 1] = keep_text(builder, file);
    builder->section = SECTION_NONE;
}

static struct source here(const struct guard_builder *builder, int line)
{
    return (struct source){builder->file_count ? builder->file_count - 1 : 0,
                           line};
}

void guard_builder_section(struct guard_builder *builder, const char *section,
                           int line)
{
    builder->section = SECTION_NONE;
    for (int i = SECTION_NONE + 1; i < SECTION_COUNT; i++)
        if (strcmp(section, section_names[i]) == 0)
            builder->section = (enum section)i;
    if (builder->section == SECTION_NONE)
        build_complain(builder, here(builder, line),
                       N_("a section that isn't known"),
                       N_("[Language], [Sets], [Shared], [Rules], [Likely], "
                          "[Danger], [Except], [Misspelt], [Yes] or [No]"));
}

/* --- rows as they come -------------------------------------------------- */

static bool check_category(struct guard_builder *builder, const char *key,
                           int line, uint8_t *category)
{
    bool any = builder->section == SECTION_EXCEPT && strcmp(key, "any") == 0;
    bool ok = builder->section == SECTION_NO && strcmp(key, "ok") == 0;

    *category = any || ok ? CATEGORY_COUNT : (uint8_t)category_find(key);
    if (any || ok || *category < CATEGORY_COUNT)
        return true;
    build_complain(builder, here(builder, line),
                   N_("a category that isn't known"),
                   N_("one of the fifteen, such as legal or health; `any` in "
                      "[Except], `ok` in [No]"));
    return false;
}

static bool check_key(struct guard_builder *builder, const char *key, int line)
{
    static const char *const language_keys[] = {"code",   "before", "after",
                                                "joined", "known",  "plain"};

    if (builder->section == SECTION_LANGUAGE) {
        for (size_t i = 0; i < COUNT(language_keys); i++)
            if (strcmp(key, language_keys[i]) == 0)
                return true;
        build_complain(builder, here(builder, line),
                       N_("a key that [Language] doesn't have"),
                       N_("code, before, after, joined, known or plain"));
        return false;
    }
    if (builder->section != SECTION_SHARED)
        return true;
    for (int i = 0; i < TAG_SHARED; i++)
        if (strcmp(key, tag_names[i]) == 0)
            return true;
    build_complain(builder, here(builder, line),
                   N_("a list that is not among the shared ones"),
                   N_("given, surname, title, town, month, weekday, ordinary, "
                      "street, currency, clock, calling, counting, coding or "
                      "born"));
    return false;
}

/* Several files may be of one language. 0 if there is no room for one more. */
static uint8_t language_of(struct guard_builder *builder, const char *code)
{
    char (*codes)[6] = builder->codes;
    uint8_t at = 1;

    while (at <= builder->language_count && strcmp(codes[at], code) != 0)
        at++;
    if (at > LANGUAGES)
        return 0;
    if (at > builder->language_count) {
        strcpy(codes[at], code);
        builder->language_count = at;
        if (strcmp(code, "en") == 0)
            builder->guard->english = at;
    }
    return at;
}

/* The language of a file is needed before its words are. */
static void take_code(struct guard_builder *builder, const char *value,
                      int line)
{
    uint32_t file = here(builder, line).file;

    if (!*value || strlen(value) > 5)
        build_complain(builder, here(builder, line),
                       N_("a language without its code"),
                       N_("code = es, or another code of a language"));
    else if (builder->languages[file])
        build_complain(builder, here(builder, line),
                       N_("a second code in one file"),
                       N_("one language a file"));
    else if (!(builder->languages[file] = language_of(builder, value)))
        build_complain(builder, here(builder, line), N_("too many languages"),
                       N_("no more than 32"));
}

void guard_builder_row(struct guard_builder *builder, const char *key,
                       const char *value, int line)
{
    uint8_t category = CATEGORY_COUNT;
    struct raw *raw;

    if (builder->section == SECTION_NONE || !check_key(builder, key, line))
        return;
    if (builder->section >= SECTION_RULES &&
        builder->section != SECTION_MISSPELT &&
        !check_category(builder, key, line, &category))
        return;
    if (builder->section == SECTION_LANGUAGE && strcmp(key, "code") == 0) {
        take_code(builder, value, line);
        return;
    }
    if (builder->section == SECTION_YES || builder->section == SECTION_NO)
        return;
    raw = LIST_ADD(&builder->raws);
    raw->source = here(builder, line);
    raw->section = (uint8_t)builder->section;
    raw->category = category;
    raw->key = keep_text(builder, key);
    raw->value = keep_text(builder, value);
    raw->length = (uint32_t)strlen(value);
}

static void done(struct guard_builder **builder)
{
    text_done(&(*builder)->text);
    mem_free((*builder)->set_slots);
    mem_free((*builder)->seen.hashes);
    LIST_DONE(&(*builder)->raws);
    LIST_DONE(&(*builder)->sets);
    LIST_DONE(&(*builder)->longs);
    LIST_DONE(&(*builder)->aliases);
    LIST_DONE(&(*builder)->tokens);
    mem_free((*builder)->folded);
    MEM_FREE(*builder);
}

struct guard *guard_take_builder(struct guard_builder **builder)
{
    static const uint16_t rounds[] = {
        1u << SECTION_LANGUAGE, 1u << SECTION_SETS | 1u << SECTION_SHARED,
        (uint16_t)~(1u << SECTION_LANGUAGE | 1u << SECTION_SETS |
                    1u << SECTION_SHARED)};
    struct guard *guard = (*builder)->guard;
    struct text ids = {0};
    size_t size = (*builder)->text.length;

    guard->words = words_new(size / 16);
    guard->automata[LEVEL_SHARED] = automaton_new(0);
    guard->automata[LEVEL_SETS] = automaton_new(size / 40);
    guard->automata[LEVEL_RULES] = automaton_new(size / 12);
    (*builder)->seen.expected = size / 10;
    for (size_t round = 0; round < COUNT(rounds); round++)
        for (size_t i = 0; i < (*builder)->raws.count; i++) {
            struct raw raw = (*builder)->raws.items[i];

            if (rounds[round] >> raw.section & 1)
                entries_read(*builder, &raw, &ids);
            if (round == 1 && i + 1 == (*builder)->raws.count)
                sets_finish(*builder);
        }
    freeze(guard);
    guard->ids_size = ids.length;
    guard->ids = text_take(&ids);
    done(builder);
    return guard;
}
