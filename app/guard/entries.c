/* The entries of a row, one by one: words of a language, members of sets,
 * rules. */
#include "guard/build.h"

#include <string.h>

#include "base/err.h"
#include "guard/letter.h"

static void read_word_row(struct guard_builder *builder, const struct raw *raw,
                          const char *entry, size_t length)
{
    const char *key = builder->text.bytes + raw->key;
    uint32_t letters[WORDS_LONGEST];
    size_t count = phrase_letters(builder, entry, length, letters);
    unsigned language = builder->languages[raw->source.file];
    unsigned mode = WORD_EXACT;
    uint32_t at;

    if (!count) {
        build_complain(builder, raw->source,
                       N_("more than one word, or none, where one belongs"),
                       N_("one word, then a comma"));
        return;
    }
    if (raw->section == SECTION_MISSPELT)
        mode = WORD_FUZZY;
    else if (strcmp(key, "before") == 0)
        mode = WORD_BEFORE;
    else if (strcmp(key, "after") == 0)
        mode = WORD_AFTER;
    else if (strcmp(key, "joined") == 0)
        mode = WORD_JOINED;
    else if (LETTER_KIND(builder->folded->letters[0]) == LETTER_HAN)
        mode = WORD_HAN;
    if (mode == WORD_FUZZY && count < WORDS_FUZZY_LEAST) {
        build_complain(builder, raw->source,
                       N_("a word too short to be guessed"),
                       N_("words of six letters or more"));
        return;
    }
    if (mode != WORD_FUZZY && !language) {
        build_complain(builder, raw->source, N_("a file without its language"),
                       N_("code = es, or another, above it"));
        return;
    }
    letters[0] &= LETTER_POINT;
    at = words_add(builder->guard->words, letters, count,
                   (struct word_form){.mode = mode, .language = language});
    if ((mode == WORD_EXACT || mode == WORD_HAN) &&
        strcmp(key, "known") != 0) {
        struct word *word = words_at(builder->guard->words, at);
        unsigned spoken = builder->languages[raw->source.file];

        word->plain |= LANGUAGE_BIT(spoken);
        builder->has_plain[spoken] = true;
    }
}

static uint32_t add_row(struct guard_builder *builder, const struct raw *raw,
                        struct text *ids)
{
    const char *file = builder->text.bytes + builder->files[raw->source.file];
    struct row *row = LIST_ADD(&builder->guard->rows);
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file;
    const char *dot = strchr(name, '.');

    row->id = (uint32_t)ids->length;
    text_append_n(ids, name, dot ? (size_t)(dot - name) : strlen(name));
    text_format(ids, ".%s.%d", builder->text.bytes + raw->key,
                raw->source.line);
    text_append_n(ids, "", 1);
    return (uint32_t)builder->guard->rows.count - 1;
}

static void read_rule_row(struct guard_builder *builder, const struct raw *raw,
                          uint32_t row, const char *entry, size_t length)
{
    struct rule rule = {
        .row = row,
        .kind = raw->section == SECTION_EXCEPT ? RULE_EXCEPT : RULE_FINDS,
        .category = raw->category,
        .sure = raw->section == SECTION_LIKELY ? 60 : 90,
        .danger = raw->section == SECTION_DANGER,
        .home = builder->languages[raw->source.file],
    };

    builder->guard->entries++;
    phrase_compile(builder, raw->source, entry, length, &rule);
}

/* Whether an entry stands in its file twice. */
static bool seen_before(struct seen *seen, uint64_t hash)
{
    size_t slot;

    hash |= 1;
    if ((seen->count + 1) * 2 > seen->room) {
        struct seen grown = {0};

        grown.room = seen->room ? seen->room * 2 : 1024;
        while (grown.room < seen->expected)
            grown.room *= 2;
        grown.hashes = mem_new(grown.room, sizeof *grown.hashes);
        for (size_t i = 0; i < seen->room; i++)
            if (seen->hashes[i])
                (void)seen_before(&grown, seen->hashes[i]);
        mem_free(seen->hashes);
        *seen = grown;
    }
    slot = (hash >> 20) & (seen->room - 1);
    for (; seen->hashes[slot]; slot = (slot + 1) & (seen->room - 1))
        if (seen->hashes[slot] == hash)
            return true;
    seen->hashes[slot] = hash;
    seen->count++;
    return false;
}

static void read_entry(struct guard_builder *builder, const struct raw *raw,
                       uint32_t row, const char *entry, size_t length)
{
    uint64_t hash =
        0xCBF29CE484222325ull + raw->source.file * 64 + raw->section;
    const char *key = builder->text.bytes + raw->key;

    if (seen_before(
            &builder->seen,
            build_hash(build_hash(hash, key, strlen(key)), entry, length))) {
        build_complain(builder, raw->source,
                       N_("an entry that stands in this file twice"),
                       N_("it only once"));
        return;
    }
    if (raw->section == SECTION_LANGUAGE || raw->section == SECTION_MISSPELT)
        read_word_row(builder, raw, entry, length);
    else if (raw->section == SECTION_SETS || raw->section == SECTION_SHARED)
        sets_read(builder, raw, entry, length);
    else
        read_rule_row(builder, raw, row, entry, length);
}

void entries_read(struct guard_builder *builder, const struct raw *raw,
                  struct text *ids)
{
    uint32_t at = raw->value, end = raw->value + raw->length;
    uint32_t row = 0;

    if (raw->section >= SECTION_RULES && raw->section <= SECTION_EXCEPT)
        row = add_row(builder, raw, ids);
    while (at <= end) {
        const char *text = builder->text.bytes;
        const char *comma = memchr(text + at, ',', end - at);
        uint32_t stop = comma ? (uint32_t)(comma - text) : end;
        uint32_t next = stop + 1;

        while (at < stop && text[at] == ' ')
            at++;
        while (stop > at && text[stop - 1] == ' ')
            stop--;
        if (stop > at)
            read_entry(builder, raw, row, text + at, stop - at);
        else if (next <= end || at == raw->value)
            build_complain(builder, raw->source, N_("an empty entry"),
                           N_("words between the commas"));
        at = next;
    }
}
