#ifndef GUARD_BUILD_H
#define GUARD_BUILD_H
/* A guard while it is built. Only for the files that build it.
 *
 * Rows are kept as they came until all files are in; then sets are made,
 * then rules. Everything but the guard itself is dropped at the end.
 */
#include "base/list.h"
#include "base/text.h"
#include "guard/inner.h"
#include "guard/rules.h"
#include "guard/words_grow.h"

enum section {
    SECTION_NONE,
    SECTION_LANGUAGE,
    SECTION_SETS,
    SECTION_SHARED,
    SECTION_RULES,
    SECTION_LIKELY,
    SECTION_DANGER,
    SECTION_EXCEPT,
    SECTION_MISSPELT,
    SECTION_YES,
    SECTION_NO,
    SECTION_COUNT
};

struct source {
    uint32_t file;
    int line;
};

struct raw {
    struct source source;
    uint8_t section;
    uint8_t category; /* of rules */
    uint32_t key;     /* into text */
    uint32_t value;
    uint32_t length;
};

/* A set's member of more than one word. */
struct long_member {
    struct source source;
    uint32_t value; /* into text */
    uint32_t length;
    uint32_t next;
};

/* A set that is a member of another one. */
struct alias {
    uint32_t symbol;
    uint32_t next;
};

/* Sets stand in the order of their symbols. */
struct word_set {
    uint32_t name; /* into text */
    uint32_t name_length;
    uint32_t file; /* whose it is; FILE_SHARED for all */
    uint32_t symbol;
    uint32_t longs;   /* first long member plus one */
    uint32_t aliases; /* first set that is a member, plus one */
    bool has_words;
    uint64_t inside; /* of a group: bit n for the choice n; the others stand in
                        the rules' rows */
};

#define FILE_SHARED UINT32_MAX
#define FILES 64

/* Entries so far, by a hash of file, section, key and text. */
struct seen {
    uint64_t *hashes;
    size_t room;
    size_t count;
    size_t expected;
};

struct guard_builder {
    struct guard *guard;
    struct text text;
    LIST(struct raw) raws;
    LIST(struct word_set) sets;
    uint32_t *set_slots; /* sets by file and name, plus one; 0 = free */
    size_t set_room;
    LIST(struct long_member) longs;
    LIST(struct alias) aliases;
    uint32_t files[FILES]; /* names, into text */
    uint32_t file_count;
    uint8_t languages[FILES]; /* of each file, from 1; 0 = none given */
    uint8_t language_count;
    char codes[LANGUAGES + 1][6];
    bool has_plain[LANGUAGES + 1];
    enum section section;
    guard_complain *complain;
    void *user;
    bool failed;
    size_t row_count; /* of words, that all entries so far stand for */
    struct seen seen;
    struct folded *folded;
    struct tokens tokens;
};

void build_complain(struct guard_builder *builder, struct source source,
                    const char *wrong, const char *instead);
/* NULL if the file has no such set. */
struct word_set *build_find_set(struct guard_builder *builder, uint32_t file,
                                const char *name, size_t length);
struct word_set *build_add_set(struct guard_builder *builder, uint32_t file,
                               uint32_t name, uint32_t length);
/* If the entry is nothing but one other set, that becomes an alias. */
bool build_alias(struct guard_builder *builder, struct source source,
                 uint32_t symbol, const char *entry, size_t length);
/* How often a word is met, roughly: what is rare is looked for first. */
uint32_t build_weight(struct guard_builder *builder, uint32_t word);
void build_join(struct guard_builder *builder, uint32_t word, uint32_t symbol);

/* All entries of a row; `ids` takes the name of a row of rules. */
void entries_read(struct guard_builder *builder, const struct raw *raw,
                  struct text *ids);
/* An entry of [Sets] or [Shared]. */
void sets_read(struct guard_builder *builder, const struct raw *raw,
               const char *entry, size_t length);
/* Members of more than one word: when all sets are there, for they may name
 * one another. */
void sets_finish(struct guard_builder *builder);
uint64_t build_hash(uint64_t hash, const char *bytes, size_t length);

/* One entry becomes a rule. */
void phrase_compile(struct guard_builder *builder, struct source source,
                    const char *entry, size_t length, const struct rule *rule);
/* The word that an entry of one word is; 0 if it is more, or nothing. */
uint32_t phrase_word(struct guard_builder *builder, struct source source,
                     const char *entry, size_t length);
/* The letters of a plain word; 0 if it is none. */
size_t phrase_letters(struct guard_builder *builder, const char *word,
                      size_t length, uint32_t letters[WORDS_LONGEST]);

#endif
