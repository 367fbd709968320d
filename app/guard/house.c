/* Which numbers may be that of a house. */
#include "guard/house.h"

/* The number of a line in a list: "3) the drive is closed", "3. soup". */
static bool is_point(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = &scratch->tokens.items[at];

    return at + 1 < scratch->tokens.count && token->value < 30 &&
           token->sign != '(' &&
           (token[1].sign == ')' ||
            (!at && token[1].sign == '.' && token[1].signs > 1));
}

bool house_begins(const struct scratch *scratch, uint32_t at)
{
    const struct tokens *tokens = &scratch->tokens;
    const struct token *token = &tokens->items[at];
    uint32_t value = token->value;

    if (token_length(token) > 5 || !value ||
        token->tags & TAG_BIT(TAG_YEAR))
        return false;
    if ((at && token[-1].tags & TAG_BIT(TAG_CODING)) || is_point(scratch, at))
        return false;
    return at + 1 >= tokens->count ||
           !(token[1].tags &
             (TAG_BIT(TAG_COUNTING) | TAG_BIT(TAG_CLOCK) |
              TAG_BIT(TAG_CURRENCY)));
}

bool house_has_letter(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = &scratch->tokens.items[at];

    return at + 1 < scratch->tokens.count && token[1].flags & TOKEN_JOINED &&
           token[1].kind == LETTER_PLAIN && token_length(&token[1]) == 1;
}
