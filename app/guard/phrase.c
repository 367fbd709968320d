#include "base/mem.h"
#include "guard/build.h"

#include <string.h>

/* An entry is read into items (a row of symbols, gaps and choices), then all
 * the rows that it stands for are grown into the automaton. */
#define ITEMS 256
#define DEPTH 6
#define ROWS_LIMIT 2000

enum item_type { ITEM_SYMBOL, ITEM_GAP, ITEM_CHOICE };

struct item {
    enum item_type type;
    uint32_t value; /* symbol, or first choice */
    uint32_t next;  /* 0 = end of the row */
};

struct choice {
    uint32_t first; /* item, 0 = nothing */
    uint32_t next;
};

struct phrase {
    struct guard_builder *builder;
    struct source source;
    const char *at;
    const char *end;
    struct item items[ITEMS];
    uint32_t item_count;
    struct choice choices[ITEMS];
    uint32_t choice_count;
    unsigned depth;
    unsigned rows;
    bool broken;
    const struct rule *rule;
    uint32_t rule_index;
};

/* A row of items being put together. */
struct chain {
    uint32_t first;
    uint32_t last;
};

static void wrong(struct phrase *phrase, const char *text, const char *instead)
{
    if (!phrase->broken)
        build_complain(phrase->builder, phrase->source, text, instead);
    phrase->broken = true;
}

static void chain_add(struct phrase *phrase, struct chain *chain,
                      enum item_type type, uint32_t value)
{
    if (phrase->item_count + 1 >= ITEMS) {
        wrong(phrase, N_("an entry that is too long"),
              N_("two or more shorter entries"));
        return;
    }
    phrase->items[++phrase->item_count] = (struct item){type, value, 0};
    if (chain->last)
        phrase->items[chain->last].next = phrase->item_count;
    else
        chain->first = phrase->item_count;
    chain->last = phrase->item_count;
}

static uint32_t add_choice(struct phrase *phrase, uint32_t next,
                           uint32_t first)
{
    if (phrase->choice_count + 1 >= ITEMS) {
        wrong(phrase, N_("an entry with too many choices"),
              N_("a set, used as <name>"));
        return 0;
    }
    phrase->choices[++phrase->choice_count] = (struct choice){first, next};
    return phrase->choice_count;
}

static bool is_special(char byte)
{
    return byte == ' ' || byte == '<' || byte == '>' || byte == '(' ||
           byte == ')' || byte == '[' || byte == ']' || byte == '|' ||
           byte == '&';
}

/* --- single words ------------------------------------------------------- */

static uint32_t point_of(uint32_t letter)
{
    return letter & LETTER_POINT;
}

size_t phrase_letters(struct guard_builder *builder, const char *word,
                      size_t length, uint32_t letters[WORDS_LONGEST])
{
    struct folded *folded = builder->folded;
    unsigned kind;

    if (!length || length > WORDS_LONGEST * 4)
        return 0;
    fold_piece(word, length, folded);
    if (!folded->count || folded->count > WORDS_LONGEST)
        return 0;
    kind = LETTER_KIND(folded->letters[0]);
    for (size_t i = 0; i < folded->count; i++) {
        unsigned other = LETTER_KIND(folded->letters[i]);

        if (other < LETTER_PLAIN || other > LETTER_HANGUL || other != kind)
            return 0;
        letters[i] = point_of(folded->letters[i]);
    }
    return folded->count;
}

struct spelling {
    const char *start;
    const char *end;
    unsigned capitals;
    bool star_before;
    char ending; /* 0, * or ~ */
};

static struct spelling read_spelling(const char *start, const char *end)
{
    struct spelling spelling = {start, end, 0, false, 0};

    while (start < end && *start == '^' && spelling.capitals < 2) {
        spelling.capitals++;
        start++;
    }
    if (start < end && *start == '*') {
        spelling.star_before = true;
        start++;
    }
    if (end > start && (end[-1] == '*' || end[-1] == '~'))
        spelling.ending = *--end;
    spelling.start = start;
    spelling.end = end;
    return spelling;
}

static unsigned mode_of(struct phrase *phrase, const struct spelling *spelling,
                        unsigned kind)
{
    if (spelling->star_before) {
        if (kind == LETTER_HANGUL)
            return spelling->ending == '*' ? WORD_INSIDE : WORD_TAIL;
        wrong(phrase, N_("a * before a word that isn't Korean"),
              N_("the word without it, or all its beginnings"));
    }
    if (kind == LETTER_HAN)
        return WORD_HAN;
    if (spelling->ending == '*')
        return WORD_STAR;
    return spelling->ending == '~' ? WORD_AFFIX : WORD_EXACT;
}

static uint32_t add_word(struct phrase *phrase, const struct spelling *spelling,
                         const uint32_t *letters, size_t count, unsigned kind)
{
    struct guard_builder *builder = phrase->builder;
    unsigned mode = mode_of(phrase, spelling, kind);

    return words_add(builder->guard->words, letters, count, mode,
                     builder->languages[phrase->source.file],
                     spelling->capitals);
}

uint32_t phrase_word(struct guard_builder *builder, struct source source,
                     const char *entry, size_t length)
{
    uint32_t letters[WORDS_LONGEST];
    struct spelling spelling = read_spelling(entry, entry + length);
    struct phrase phrase = {.builder = builder, .source = source};
    size_t count = phrase_letters(
        builder, spelling.start, (size_t)(spelling.end - spelling.start),
        letters);

    for (size_t i = 0; i < length; i++)
        if (is_special(entry[i]))
            return 0;
    if (!count)
        return 0;
    return add_word(&phrase, &spelling, letters, count,
                    LETTER_KIND(builder->folded->letters[0]));
}

/* A spelling that is several words for the guard: hyphens, h1b签证. */
static void add_pieces(struct phrase *phrase, struct chain *chain,
                       const struct spelling *spelling)
{
    struct guard_builder *builder = phrase->builder;
    struct tokens *tokens = &builder->tokens;
    uint32_t letters[WORDS_LONGEST];
    size_t at = 0;

    token_cut(builder->folded, tokens);
    if (!tokens->count)
        wrong(phrase, N_("a sign that is no word"), N_("letters or digits"));
    while (at < tokens->count) {
        struct spelling piece = *spelling;
        unsigned kind = tokens->items[at].kind;
        size_t count = 0;
        uint32_t word;

        do {
            const struct token *token = &tokens->items[at++];

            for (uint32_t i = token->start; i < token->end; i++) {
                if (count == WORDS_LONGEST) {
                    wrong(phrase, N_("a word that is too long"),
                          N_("its beginning and a *"));
                    return;
                }
                letters[count++] = point_of(builder->folded->letters[i]);
            }
        } while (kind == LETTER_HAN && at < tokens->count &&
                 tokens->items[at].kind == LETTER_HAN);
        if (at < tokens->count)
            piece.ending = 0;
        word = add_word(phrase, &piece, letters, count, kind);
        words_at(builder->guard->words, word)->used = true;
        chain_add(phrase, chain, ITEM_SYMBOL, SYMBOL_WORD + word);
    }
}

static void read_word(struct phrase *phrase, struct chain *chain)
{
    const char *start = phrase->at;
    struct spelling spelling;
    uint32_t letters[WORDS_LONGEST];
    size_t count;

    while (phrase->at < phrase->end && !is_special(*phrase->at))
        phrase->at++;
    spelling = read_spelling(start, phrase->at);
    count = phrase_letters(phrase->builder, spelling.start,
                           (size_t)(spelling.end - spelling.start), letters);
    if (count) {
        uint32_t word =
            add_word(phrase, &spelling, letters, count,
                     LETTER_KIND(phrase->builder->folded->letters[0]));

        words_at(phrase->builder->guard->words, word)->used = true;
        chain_add(phrase, chain, ITEM_SYMBOL, SYMBOL_WORD + word);
    } else if (spelling.end - spelling.start > WORDS_LONGEST * 4) {
        wrong(phrase, N_("a word that is too long"),
              N_("its beginning and a *"));
    } else if (spelling.end == spelling.start) {
        wrong(phrase, N_("a sign without a word"),
              N_("the word beside the sign"));
    } else {
        add_pieces(phrase, chain, &spelling);
    }
}

/* --- sets, choices, gaps ------------------------------------------------ */

static struct chain read_row(struct phrase *phrase);

static void read_long_members(struct phrase *phrase,
                              const struct word_set *set, uint32_t *choices)
{
    struct guard_builder *builder = phrase->builder;
    const char *at = phrase->at, *end = phrase->end;
    struct source source = phrase->source;

    for (uint32_t i = set->longs; i; i = builder->longs.items[i - 1].next) {
        const struct long_member *member = &builder->longs.items[i - 1];

        phrase->at = builder->text.bytes + member->value;
        phrase->end = phrase->at + member->length;
        phrase->source = member->source;
        *choices = add_choice(phrase, *choices, read_row(phrase).first);
    }
    phrase->at = at;
    phrase->end = end;
    phrase->source = source;
}

static uint32_t single(struct phrase *phrase, uint32_t symbol)
{
    struct chain chain = {0, 0};

    chain_add(phrase, &chain, ITEM_SYMBOL, symbol);
    return chain.first;
}

static void read_set(struct phrase *phrase, struct chain *chain)
{
    const char *name = ++phrase->at;
    const char *close = memchr(name, '>', (size_t)(phrase->end - name));
    const struct word_set *set;
    uint32_t choices = 0;

    if (!close) {
        wrong(phrase, N_("a < without its >"), N_("<name of a set>"));
        phrase->at = phrase->end;
        return;
    }
    phrase->at = close + 1;
    set = build_find_set(phrase->builder, phrase->source.file, name,
                         (size_t)(close - name));
    if (!set) {
        wrong(phrase, N_("a set that isn't there"),
              N_("one of [Sets] of this file, of [Shared], or one that the "
                 "guard knows by itself"));
        return;
    }
    if (!set->longs) {
        chain_add(phrase, chain, ITEM_SYMBOL, set->symbol);
        return;
    }
    if (phrase->depth >= DEPTH) {
        wrong(phrase, N_("sets inside sets inside sets"),
              N_("the words themselves"));
        return;
    }
    phrase->depth++;
    if (set->has_words)
        choices = add_choice(phrase, 0, single(phrase, set->symbol));
    read_long_members(phrase, set, &choices);
    phrase->depth--;
    chain_add(phrase, chain, ITEM_CHOICE, choices);
}

/* A group of nothing but single words is a set without a name, so that it
 * costs one edge and not one for each word. */
static bool read_small_group(struct phrase *phrase, char close,
                             struct chain *chain)
{
    struct guard_builder *builder = phrase->builder;
    const char *start = phrase->at;
    const char *end = memchr(start, close, (size_t)(phrase->end - start));
    struct word_set *set;
    uint32_t name = (uint32_t)(start - builder->text.bytes);

    if (!end || end == start || !memchr(start, '|', (size_t)(end - start)))
        return false;
    for (const char *at = start; at < end; at++)
        if (*at != '|' && (is_special(*at) || *at == '_' || *at == '-'))
            return false;
    set = build_find_set(builder, phrase->source.file, start,
                         (size_t)(end - start));
    if (!set) {
        set = build_add_set(builder, phrase->source.file, name,
                            (uint32_t)(end - start));
        for (const char *at = start; at < end;) {
            const char *stop = memchr(at, '|', (size_t)(end - at));
            uint32_t word;

            stop = stop ? stop : end;
            word = phrase_word(builder, phrase->source, at,
                               (size_t)(stop - at));
            if (!word)
                return false;
            build_join(builder, word, set->symbol);
            at = stop + 1;
        }
    }
    phrase->at = end + 1;
    chain_add(phrase, chain, ITEM_SYMBOL, set->symbol);
    return true;
}

static void read_group(struct phrase *phrase, struct chain *chain)
{
    bool optional = *phrase->at++ == '[';
    char close = optional ? ']' : ')';
    struct chain small = {0, 0};
    uint32_t choices = 0;

    if (phrase->depth >= DEPTH) {
        wrong(phrase, N_("brackets inside brackets inside brackets"),
              N_("two or more shorter entries"));
        return;
    }
    phrase->depth++;
    if (optional)
        choices = add_choice(phrase, 0, 0);
    if (read_small_group(phrase, close, &small)) {
        choices = add_choice(phrase, choices, small.first);
    } else {
        for (;;) {
            struct chain row = read_row(phrase);

            if (!row.first)
                wrong(phrase, N_("an empty choice"),
                      N_("[word] for what may be missing"));
            choices = add_choice(phrase, choices, row.first);
            if (phrase->at == phrase->end || *phrase->at != '|')
                break;
            phrase->at++;
        }
        if (phrase->at == phrase->end || *phrase->at != close)
            wrong(phrase, N_("a bracket without its end"),
                  N_("(one|other) or [maybe]"));
        else
            phrase->at++;
    }
    phrase->depth--;
    chain_add(phrase, chain, ITEM_CHOICE, choices);
}

/* `...` or `..6`; false if it is neither. */
static bool read_gap(struct phrase *phrase, struct chain *chain)
{
    const char *at = phrase->at;
    size_t left = (size_t)(phrase->end - at);
    uint32_t length;

    if (left < 3 || at[0] != '.' || at[1] != '.')
        return false;
    if (at[2] == '.')
        length = 3;
    else if (at[2] >= '1' && at[2] <= '9')
        length = (uint32_t)(at[2] - '0');
    else
        return false;
    if (!chain->first)
        wrong(phrase, N_("a gap at the beginning"), N_("a word before it"));
    phrase->at += 3;
    chain_add(phrase, chain, ITEM_GAP, length);
    return true;
}

static struct chain read_row(struct phrase *phrase)
{
    struct chain chain = {0, 0};

    while (!phrase->broken && phrase->at < phrase->end) {
        char byte = *phrase->at;

        if (byte == ' ')
            phrase->at++;
        else if (byte == '|' || byte == ')' || byte == ']' || byte == '&')
            break;
        else if (byte == '<')
            read_set(phrase, &chain);
        else if (byte == '(' || byte == '[')
            read_group(phrase, &chain);
        else if (byte == '_' && (phrase->end - phrase->at == 1 ||
                                 is_special(phrase->at[1])))
            phrase->at++, chain_add(phrase, &chain, ITEM_SYMBOL, TAG_ANY);
        else if (!read_gap(phrase, &chain))
            read_word(phrase, &chain);
    }
    if (chain.last && phrase->items[chain.last].type == ITEM_GAP)
        wrong(phrase, N_("a gap at the end"), N_("a word after it"));
    return chain;
}

/* --- growing ------------------------------------------------------------ */

struct rest {
    uint32_t item;
    const struct rest *after;
};

static uint32_t begin(struct phrase *phrase, uint32_t symbol)
{
    struct guard *guard = phrase->builder->guard;
    uint32_t *start;

    if (symbol >= SYMBOL_WORD) {
        start = &words_at(guard->words, symbol - SYMBOL_WORD)->start;
    } else {
        start = &guard->starts.items[symbol];
        if (symbol < SYMBOL_TAGS)
            guard->start_tags |= TAG_BIT(symbol);
    }
    if (!*start)
        *start = automaton_start(guard->automaton);
    return *start;
}

static bool is_double(struct phrase *phrase, uint32_t node)
{
    const struct guard *guard = phrase->builder->guard;
    uint32_t at = automaton_node(guard->automaton, node)->outs;

    while (at) {
        const struct out *out = automaton_out(guard->automaton, at);
        const struct rule *rule = &guard->rules.items[out->rule];

        if (out->rule == phrase->rule_index ||
            (rule->kind == phrase->rule->kind &&
             rule->category == phrase->rule->category &&
             rule->language == phrase->rule->language &&
             rule->danger == phrase->rule->danger))
            return true;
        at = out->next;
    }
    return false;
}

static void finish(struct phrase *phrase, uint32_t node)
{
    if (!node) {
        wrong(phrase, N_("an entry that may be nothing at all"),
              N_("at least one word that must be there"));
    } else if (++phrase->rows > ROWS_LIMIT) {
        wrong(phrase, N_("an entry that stands for too many"),
              N_("two or more shorter entries"));
    } else if (!is_double(phrase, node)) {
        automaton_end(phrase->builder->guard->automaton, node,
                      phrase->rule_index);
    }
}

static void grow(struct phrase *phrase, uint32_t node, uint32_t item,
                 const struct rest *rest)
{
    while (!item && rest) {
        item = rest->item;
        rest = rest->after;
    }
    if (phrase->broken)
        return;
    if (!item) {
        finish(phrase, node);
        return;
    }
    if (phrase->items[item].type == ITEM_CHOICE) {
        struct rest after = {phrase->items[item].next, rest};
        uint32_t choice = phrase->items[item].value;

        for (; choice; choice = phrase->choices[choice].next)
            grow(phrase, node, phrase->choices[choice].first, &after);
        return;
    }
    if (phrase->items[item].type == ITEM_GAP) {
        if (!node) {
            wrong(phrase, N_("a gap at the beginning"),
                  N_("a word before it"));
            return;
        }
        node = automaton_grow(phrase->builder->guard->automaton, node,
                              SYMBOL_GAP + phrase->items[item].value);
    } else if (node) {
        node = automaton_grow(phrase->builder->guard->automaton, node,
                              phrase->items[item].value);
    } else {
        node = begin(phrase, phrase->items[item].value);
    }
    grow(phrase, node, phrase->items[item].next, rest);
}

/* a & b: either first. */
static struct chain both_orders(struct phrase *phrase, struct chain left,
                                struct chain right)
{
    struct chain whole = {0, 0}, order;
    uint32_t one = add_choice(phrase, 0, left.first);
    uint32_t two = add_choice(phrase, 0, right.first);
    uint32_t choices = 0;

    for (int i = 0; i < 2; i++) {
        order = (struct chain){0, 0};
        chain_add(phrase, &order, ITEM_CHOICE, i ? two : one);
        chain_add(phrase, &order, ITEM_GAP, 4);
        chain_add(phrase, &order, ITEM_CHOICE, i ? one : two);
        choices = add_choice(phrase, choices, order.first);
    }
    chain_add(phrase, &whole, ITEM_CHOICE, choices);
    return whole;
}

static uint32_t add_rule(struct phrase *phrase)
{
    struct guard *guard = phrase->builder->guard;

    *LIST_ADD(&guard->rules) = *phrase->rule;
    return (uint32_t)guard->rules.count - 1;
}

/* The rule of the entry before is used again if it is the same. */
static uint32_t find_rule(struct phrase *phrase)
{
    const struct guard *guard = phrase->builder->guard;
    const struct rule *last;

    if (!guard->rules.count)
        return add_rule(phrase);
    last = &guard->rules.items[guard->rules.count - 1];
    if (last->row == phrase->rule->row && last->kind == phrase->rule->kind &&
        last->language == phrase->rule->language &&
        last->category == phrase->rule->category)
        return (uint32_t)guard->rules.count - 1;
    return add_rule(phrase);
}

void phrase_compile(struct guard_builder *builder, struct source source,
                    const char *entry, size_t length, const struct rule *rule)
{
    struct phrase phrase;
    struct rule own = *rule;
    struct chain chain;

    memset(&phrase, 0, offsetof(struct phrase, items));
    phrase.builder = builder;
    phrase.source = source;
    phrase.at = entry;
    phrase.end = entry + length;
    phrase.item_count = phrase.choice_count = 0;
    phrase.depth = phrase.rows = 0;
    phrase.broken = false;
    phrase.rule = &own;
    if (length && *entry == '?') {
        own.language = builder->languages[source.file];
        phrase.at++;
        if (!builder->has_plain[own.language])
            wrong(&phrase, N_("a ? in a file without everyday words"),
                  N_("[Language] with code and plain"));
    }
    phrase.rule_index = find_rule(&phrase);
    chain = read_row(&phrase);
    if (phrase.at < phrase.end && *phrase.at == '&') {
        struct chain right;

        phrase.at++;
        right = read_row(&phrase);
        if (!chain.first || !right.first)
            wrong(&phrase, N_("an & without two sides"), N_("one & other"));
        chain = both_orders(&phrase, chain, right);
    }
    if (phrase.at < phrase.end)
        wrong(&phrase, N_("a bracket, | or & where none can be"),
              N_("(one|other) or [maybe], and one & at most"));
    if (!phrase.broken)
        grow(&phrase, 0, chain.first, NULL);
}
