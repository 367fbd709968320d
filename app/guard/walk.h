#ifndef GUARD_WALK_H
#define GUARD_WALK_H
/* Which words of the rule files one word of a text is: with the beginnings and
 * endings of its language, written onto another one, inside a Korean word, as
 * some Chinese signs in a row, with one letter wrong.
 *
 * What the word is goes to the scratch: hits and tags of its tokens, and where
 * symbols stand. The guard is never changed. A walk owns nothing; what it
 * points to is its caller's. Only for app/guard.
 */
#include "guard/inner.h"

/* Beginnings, and beginnings of beginnings, that are tried for one word. */
#define WALKS 4

/* The caller sets the first three; the rest is zero at the beginning. */
struct walk {
    const struct guard *guard;
    struct scratch *scratch;
    uint32_t token;
    uint32_t end; /* the token after it */
    const uint32_t *letters;
    size_t length;
    const uint64_t *row; /* hashes of its beginnings */
    unsigned flags;
    bool known; /* it stands in a file as it is */
    bool met;   /* or with a short ending */
    /* affix words may begin here, if the beginning was of that language */
    struct {
        size_t from;
        uint8_t language;
    } later[WALKS];
    size_t laters;
    size_t owners; /* names with an s, so far: TOKEN_OWNER */
    size_t joined; /* where the word goes on after one written onto it, or 0 */
    /* The marks of its letters [from, to); to is 0 if they aren't known. */
    size_t accent_from;
    size_t accent_to;
    uint8_t accent;
};

/* Takes the words that walk->token is; what the scratch has found for it lies
 * ready, and its row is filled. One walk does for all tokens in turn. */
void walk_token(struct walk *walk);
/* The token, which has TOKEN_OWNER, is a name and an s: takes the name. */
void walk_owner(struct walk *walk);
/* The word is one that the text means, from walk->token to the token before
 * `end`, if its capitals are right. Only for walk.c. */
void walk_take(struct walk *walk, uint32_t index, uint32_t end);

#endif
