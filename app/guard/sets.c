/* The sets of the rule files, while the guard is built. */
#include "guard/build.h"

#include <string.h>

/* Of one word: more would only make building slow. */
#define SETS_MOST 2048

uint64_t build_hash(uint64_t hash, const char *bytes, size_t length)
{
    uint64_t word;

    for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15ull;
        hash ^= hash >> 32;
    }
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x9E3779B97F4A7C15ull;
    return hash ^ hash >> 29;
}

/* The slot of the set, or the free one for it. */
static size_t set_slot(const struct guard_builder *builder, uint32_t file,
                       const char *name, size_t length)
{
    size_t slot = build_hash(file + 1, name, length) & (builder->set_room - 1);

    for (; builder->set_slots[slot];
         slot = (slot + 1) & (builder->set_room - 1)) {
        const struct word_set *set =
            &builder->sets.items[builder->set_slots[slot] - 1];

        if (set->file == file && set->name_length == length &&
            memcmp(builder->text.bytes + set->name, name, length) == 0)
            break;
    }
    return slot;
}

static void put_set(struct guard_builder *builder, uint32_t index)
{
    const struct word_set *set = &builder->sets.items[index];

    if (set->name_length)
        builder->set_slots[set_slot(builder, set->file,
                                    builder->text.bytes + set->name,
                                    set->name_length)] = index + 1;
}

static void grow_sets(struct guard_builder *builder)
{
    mem_free(builder->set_slots);
    builder->set_room = builder->set_room ? builder->set_room * 2 : 1024;
    builder->set_slots =
        mem_new(builder->set_room, sizeof *builder->set_slots);
    for (uint32_t i = 0; i < builder->sets.count; i++)
        put_set(builder, i);
}

struct word_set *build_find_set(struct guard_builder *builder, uint32_t file,
                                const char *name, size_t length)
{
    uint32_t found;

    if (!builder->set_room)
        grow_sets(builder);
    found = builder->set_slots[set_slot(builder, file, name, length)];
    if (!found)
        found = builder->set_slots[set_slot(builder, FILE_SHARED, name,
                                            length)];
    return found ? &builder->sets.items[found - 1] : NULL;
}

struct word_set *build_add_set(struct guard_builder *builder, uint32_t file,
                               uint32_t name, uint32_t length)
{
    struct word_set *set = LIST_ADD(&builder->sets);

    set->name = name;
    set->name_length = length;
    set->file = file;
    set->symbol = (uint32_t)builder->guard->starts.count;
    (void)LIST_ADD(&builder->guard->starts);
    if (builder->sets.count * 2 > builder->set_room)
        grow_sets(builder);
    else
        put_set(builder, set->symbol);
    return set;
}

/* Of which languages it is an everyday word, be it with marks or without. */
static uint32_t plain_of(const struct words *words, const struct word *own)
{
    uint32_t plain = own->plain;

    if (own->accent)
        for (uint32_t at = words_find(words, own->hash); at;
             at = words_word(words, at)->next)
            plain |= words_word(words, at)->plain;
    return plain;
}

uint32_t build_weight(struct guard_builder *builder, uint32_t word)
{
    /* Everyday words by their length: how often each stood in our lines. */
    static const uint16_t plain[] = {150, 150, 120, 35, 15, 10};
    struct words *words = builder->guard->words;
    const struct word *own = words_word(words, word);
    const struct word_build *build = words_build(words, word);
    uint32_t languages = (uint32_t)__builtin_popcount(plain_of(words, own));
    uint32_t length = build->length;

    if (languages)
        return plain[length < COUNT(plain) ? length : COUNT(plain) - 1] *
                   languages * languages +
               build->uses;
    /* What stands in many lists stands in many texts. */
    if (own->mode == WORD_HAN)
        return (length == 1 ? 50 : 5) + build->uses * 2;
    return (own->mode == WORD_EXACT ? 2 : 5) + build->uses * 2;
}

void build_join(struct guard_builder *builder, uint32_t word, uint32_t symbol)
{
    struct guard *guard = builder->guard;
    struct word *own = words_at(guard->words, word);
    struct word_build *build = words_build(guard->words, word);
    struct membership *membership;
    unsigned count = 0;

    build->uses++;
    guard->starts.items[symbol].weight += build_weight(builder, word);
    if (symbol < SYMBOL_TAGS) {
        own->tags |= TAG_BIT(symbol);
        return;
    }
    for (uint32_t at = build->sets; at; at = guard->memberships.items[at].next)
        if (guard->memberships.items[at].set == symbol ||
            ++count == SETS_MOST)
            return;
    membership = LIST_ADD(&guard->memberships);
    membership->set = symbol;
    membership->next = build->sets;
    build->sets = (uint32_t)guard->memberships.count - 1;
}

static void add_long(struct guard_builder *builder, struct source source,
                     struct word_set *set, const char *entry, size_t length)
{
    struct long_member *member = LIST_ADD(&builder->longs);

    member->source = source;
    member->value = (uint32_t)(entry - builder->text.bytes);
    member->length = (uint32_t)length;
    member->next = set->longs;
    set->longs = (uint32_t)builder->longs.count;
}

void sets_finish(struct guard_builder *builder)
{
    for (size_t i = 0; i < builder->sets.count; i++) {
        struct word_set set = builder->sets.items[i];
        struct rule joins = {.kind = RULE_JOINS, .row = set.symbol};

        for (uint32_t at = set.longs; at;
             at = builder->longs.items[at - 1].next) {
            struct long_member member = builder->longs.items[at - 1];

            if (set.symbol >= SYMBOL_TAGS &&
                build_alias(builder, member.source, set.symbol,
                            builder->text.bytes + member.value,
                            member.length))
                continue;
            phrase_compile(builder, member.source,
                           builder->text.bytes + member.value, member.length,
                           &joins);
        }
    }
}

bool build_alias(struct guard_builder *builder, struct source source,
                 uint32_t symbol, const char *entry, size_t length)
{
    const struct word_set *other = NULL;
    uint32_t other_symbol;
    struct alias *alias;

    if (length == 1 && *entry == '_')
        other = &builder->sets.items[TAG_ANY];
    else if (length > 2 && *entry == '<' &&
             memchr(entry, '>', length) == entry + length - 1)
        other = build_find_set(builder, source.file, entry + 1, length - 2);
    if (!other || other->symbol == symbol)
        return false;
    other_symbol = other->symbol;
    alias = LIST_ADD(&builder->aliases);
    alias->symbol = other_symbol;
    alias->next = builder->sets.items[symbol].aliases;
    builder->sets.items[symbol].aliases = (uint32_t)builder->aliases.count;
    return true;
}

/* `january 1`: the name, then the number. */
static size_t take_month(struct guard_builder *builder, struct source source,
                         const char *entry, size_t length, uint8_t *month)
{
    const char *space = memrchr(entry, ' ', length);
    unsigned value = 0;

    for (const char *at = space ? space + 1 : ""; at < entry + length && *at;
         at++)
        value = *at >= '0' && *at <= '9' && value < 100
                    ? value * 10 + (unsigned)(*at - '0')
                    : 100;
    if (!space || value > 12) {
        build_complain(builder, source, N_("a month without its number"),
                       N_("its name and its number: june 6"));
        return 0;
    }
    *month = (uint8_t)(value ? value : 13);
    return (size_t)(space - entry);
}

static void add_member(struct guard_builder *builder, struct source source,
                       struct word_set *set, const char *entry, size_t length)
{
    uint8_t month = 0;
    uint32_t word;

    if (set->symbol == TAG_MONTH)
        length = take_month(builder, source, entry, length, &month);
    if (!length)
        return;
    word = phrase_word(builder, source, entry, length);
    if (!word) {
        add_long(builder, source, set, entry, length);
        return;
    }
    set->has_words = true;
    build_join(builder, word, set->symbol);
    if (month)
        words_at(builder->guard->words, word)->month = month & 15u;
}

void sets_read(struct guard_builder *builder, const struct raw *raw,
                         const char *entry, size_t length)
{
    const char *key = builder->text.bytes + raw->key;
    size_t key_length = strlen(key);
    struct word_set *set =
        build_find_set(builder, raw->source.file, key, key_length);

    if (!set)
        set = build_add_set(builder, raw->source.file, raw->key,
                            (uint32_t)key_length);
    if (raw->section == SECTION_SETS && set->file == FILE_SHARED)
        build_complain(builder, raw->source,
                       N_("a set with the name of a shared list"),
                       N_("another name, or the same under [Shared]"));
    else
        add_member(builder, raw->source, set, entry, length);
}
