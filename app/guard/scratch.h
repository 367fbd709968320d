#ifndef GUARD_SCRATCH_H
#define GUARD_SCRATCH_H
/* One piece of text while it is read, and the steps of the reading.
 *
 * Each step looks at all words once and adds to what the ones before it found.
 * Everything in here is wiped after the piece. Only for app/guard.
 */
#include "base/list.h"
#include "guard/guard.h"
#include "guard/tag.h"
#include "guard/token.h"
#include "guard/where.h"

#define LANGUAGES 32 /* numbered from 1; a bit each, see LANGUAGE_BIT */
#define LANGUAGE_BIT(language) (1u << ((language)-1))

/* An automaton a level: the first finds the members of shared lists that are
 * more than one word, before numbers and names are looked for; the second
 * those of other sets and groups, so that for the rules a set is one symbol. */
enum level { LEVEL_SHARED, LEVEL_SETS, LEVEL_RULES, LEVELS };

/* What a word in the text is: a row of these hangs on the token. */
struct hit {
    uint32_t next;     /* that begins with the same token */
    uint32_t next_end; /* that ends with the same token */
    uint32_t lists;    /* of a word: guard/lists.h; 0 for one symbol */
    uint32_t symbol;   /* if it is no word */
    uint32_t start;    /* its first token */
    uint32_t end;      /* the token after it */
    uint64_t symbols;  /* WHERE_FEW of each: one that is not set it is not */
};

struct hits {
    struct hit *items;
    size_t count;
    size_t room;
};

/* Where rows go on whose anchor is a word of the text, on tokens [from, to),
 * and what they need there. */
struct begin {
    uint32_t node;
    struct filter filter;
    uint32_t from, to;
};

/* The words of the rule files, if any, with the first `to` letters of a word. */
struct found {
    uint64_t hash;
    uint32_t word; /* the first of them, or 0 */
    uint32_t to;
};

/* Something noticed, before the exceptions are applied; places are tokens. */
struct mark {
    uint32_t from, to;
    uint32_t place, finish; /* in the source */
    const char *rule;
    uint8_t kind;
    uint8_t category;
    uint8_t sure;
    bool danger;
    bool by_rule;  /* not by a shape */
    uint8_t home;  /* language of the rule's file, 0 if none */
    bool spoken;   /* the text looks like that language */
};

struct marks {
    struct mark *items;
    size_t count;
    size_t room;
};

/* Room for one piece of text; wiped after each. */
struct scratch {
    struct folded folded;
    struct tokens tokens;
    LIST(struct found) found;
    struct hits hits;
    LIST(struct begin) begins[LEVELS]; /* in order of `from` */
    struct marks marks;
    uint16_t score[LANGUAGES + 1]; /* everyday words of each language */
    uint16_t best[2]; /* the highest of them: in other letters, in Latin ones */
    struct where where; /* symbols begin or end; zero between texts */
    uint64_t rows[2 * FOLD_ROOM]; /* hashes of beginnings, see token.row */
    uint32_t seen;             /* tags that any word has */
    bool capitals_idle;        /* nothing follows from capitals */
    bool symbols;              /* some were found that are no words */
    const struct guard_context *context;
    const char *text;
    size_t length;
};

/* The steps of a reading, in this order; each looks at all tokens once. */
void vocabulary_read(const struct guard *guard, struct scratch *scratch);
void number_read(const struct guard *guard, struct scratch *scratch);
/* Whether nothing follows from the text's capitals. */
bool name_capitals_idle(const struct scratch *scratch);
void name_tag(struct scratch *scratch);
/* Before LEVEL_SETS: what is tagged by now counts as a symbol, too. */
void match_prepare(struct scratch *scratch);
void match_read(const struct guard *guard, struct scratch *scratch,
                enum level level);
void name_read(struct scratch *scratch);
void contact_read(struct scratch *scratch);
/* The last: what stands in the text from `base` on is added to `findings`. */
void marks_take(struct scratch *scratch, size_t base,
                struct findings *findings);

/* A mark on tokens [from, to). */
void mark_add(struct scratch *scratch, enum category category, uint32_t from,
              uint32_t to, const char *rule, int sure);
/* A word or symbol for tokens [from, to), for the caller to fill in. */
static inline struct hit *hit_new(struct scratch *scratch, uint32_t from,
                                  uint32_t to)
{
    struct hits *hits = &scratch->hits;
    struct token *first = &scratch->tokens.items[from];
    struct token *last = &scratch->tokens.items[to - 1];
    struct hit *hit = LIST_ADD(hits);

    hit->next = first->hits;
    hit->next_end = last->ends;
    hit->start = from;
    hit->end = to;
    first->hits = last->ends = (uint32_t)hits->count - 1;
    return hit;
}
/* A symbol for tokens [from, to). */
void hit_add(const struct guard *guard, struct scratch *scratch, uint32_t from,
             uint32_t to, uint32_t symbol);
static inline const uint32_t *token_letters(const struct scratch *scratch,
                                            const struct token *token)
{
    return scratch->folded.letters + token->start;
}
static inline size_t token_length(const struct token *token)
{
    return token->end - token->start;
}
/* Whether a tag is among the `reach` words before or after. */
bool tag_near(const struct scratch *scratch, uint32_t at, uint32_t tags,
              uint32_t before, uint32_t after);

#endif
