#ifndef GUARD_INNER_H
#define GUARD_INNER_H
/* What the parts of the guard share: tags, sets, rules, and the guard itself.
 * Only for app/guard.
 */
#include "guard/automaton.h"
#include "guard/guard.h"
#include "guard/token.h"
#include "guard/words.h"

/* What a word may be: the lists of [Shared], then what the engine sees. Their
 * numbers are symbols of the automaton, their bits stand in token.tags. */
enum tag {
    TAG_GIVEN,
    TAG_SURNAME,
    TAG_TITLE,
    TAG_TOWN,
    TAG_MONTH,
    TAG_WEEKDAY,
    TAG_ORDINARY,
    TAG_STREET,
    TAG_CURRENCY,
    TAG_CLOCK,
    TAG_CALLING,
    TAG_COUNTING,
    TAG_CODING,
    TAG_BORN,
    TAG_SHARED, /* how many of them a file can fill */
    TAG_ANY = TAG_SHARED,
    TAG_NUMBER,
    TAG_YEAR,
    TAG_HOUSE,
    TAG_LAST4,
    TAG_NAME,
    TAG_ANYNAME,
    TAG_CAPITAL,
    TAG_WORDS, /* these may stand for more than one word */
    TAG_CODE = TAG_WORDS,
    TAG_DATE,
    TAG_TIME,
    TAG_MONEY,
    TAG_PHONE,
    TAG_COUNT
};

#define TAG_BIT(tag) (1u << (tag))

/* An automaton a level: the first finds the members of shared lists that are
 * more than one word, before numbers and names are looked for; the second
 * those of other sets and groups, so that for the rules a set is one symbol. */
enum level { LEVEL_SHARED, LEVEL_SETS, LEVEL_RULES, LEVELS };

enum rule_kind {
    RULE_FINDS,
    RULE_EXCEPT,
    RULE_JOINS /* a member of a set: `row` is the set's symbol */
};

struct rule {
    uint32_t row;
    uint8_t kind;
    uint8_t category; /* CATEGORY_COUNT = any */
    uint8_t language; /* 0 = whatever the line looks like */
    uint8_t home;     /* language of its file, 0 if none */
    uint8_t sure;
    bool danger;
};

struct row {
    uint32_t id; /* into ids */
};

/* What a word in the text is: a row of these hangs on the token. */
struct hit {
    uint32_t next;     /* that begins with the same token */
    uint32_t next_end; /* that ends with the same token */
    uint32_t word;     /* of the rule files; 0 for a symbol that was found */
    uint32_t symbol;   /* if it is no word */
    uint32_t start;    /* its first token */
    uint32_t end;      /* the token after it */
};

/* Where rows of words go on whose anchor is a symbol; 0 if nowhere. */
struct starting {
    uint32_t at[LEVELS];
    uint32_t weight; /* how often it is met, roughly */
};

struct membership {
    uint32_t next;
    uint32_t set;
};

struct hits {
    struct hit *items;
    size_t count;
    size_t room;
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

#define LANGUAGES 16

/* Room for one piece of text; wiped after each. */
struct scratch {
    struct folded folded;
    struct tokens tokens;
    struct hits hits;
    struct marks marks;
    uint16_t score[LANGUAGES]; /* everyday words of each language */
    uint32_t seen;             /* tags that any word has */
    unsigned levels;           /* on which something begins */
    const struct guard_context *context;
    const char *text;
    size_t length;
};

struct guard {
    struct words *words;
    struct automaton *automata[LEVELS];
    struct {
        struct rule *items;
        size_t count;
        size_t room;
    } rules;
    struct {
        struct row *items;
        size_t count;
        size_t room;
    } rows;
    struct {
        struct membership *items;
        size_t count;
        size_t room;
    } memberships;
    struct {
        struct starting *items; /* of each symbol below SYMBOL_WORD */
        size_t count;
        size_t room;
    } starts;
    /* What each word is: guard/lists.h. Words may share them. */
    struct {
        uint32_t *items;
        size_t count;
        size_t room;
    } lists;
    char *ids;
    size_t ids_size;
    size_t entries;
    uint8_t english; /* its number among the languages */
    uint32_t start_tags[LEVELS]; /* tags that something begins with */
    struct scratch *scratch;
};

/* Puts everything into the form that is read from. */
void freeze(struct guard *guard);

/* The steps of a reading, in this order; each looks at all tokens once. */
void vocabulary_read(const struct guard *guard, struct scratch *scratch);
void number_read(const struct guard *guard, struct scratch *scratch);
void name_tag(struct scratch *scratch);
void match_read(const struct guard *guard, struct scratch *scratch,
                enum level level);
void name_read(struct scratch *scratch);
void contact_read(struct scratch *scratch);

/* A mark on tokens [from, to). */
void mark_add(struct scratch *scratch, enum category category, uint32_t from,
              uint32_t to, const char *rule, int sure);
/* A symbol for tokens [from, to). */
void hit_add(const struct guard *guard, struct scratch *scratch, uint32_t from,
             uint32_t to, uint32_t symbol);
const uint32_t *token_letters(const struct scratch *scratch,
                              const struct token *token);
size_t token_length(const struct token *token);
/* The number a token of at most nine digits stands for. */
uint32_t token_value(const struct scratch *scratch, const struct token *token);
/* Whether a tag is among the `reach` words before or after. */
bool tag_near(const struct scratch *scratch, uint32_t at, uint32_t tags,
              uint32_t before, uint32_t after);

#endif
