#include "recipe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mark.h"

static bool take_hex(const char *rest, unsigned char *into, size_t most,
                     size_t *length)
{
    unsigned char *bytes = recipe_bytes(rest, length);
    bool fits = bytes && *length <= most;

    if (fits)
        memcpy(into, bytes, *length);
    free(bytes);
    return fits;
}

static bool word_body(struct recipe *recipe, const char *rest)
{
    recipe->body = recipe_bytes(rest, &recipe->body_length);
    return recipe->body != NULL;
}

/* "repeat N HEX": so that a large body takes no large file. */
static bool word_repeat(struct recipe *recipe, const char *rest)
{
    unsigned char unit[64];
    size_t size, count;
    char *end;

    count = strtoul(rest, &end, 10);
    if (!take_hex(end, unit, sizeof unit, &size) || count > 300000)
        return false;
    recipe->body =
        realloc(recipe->body, recipe->body_length + count * size + 1);
    if (!recipe->body)
        abort();
    for (size_t at = 0; at < count; at++, recipe->body_length += size)
        memcpy(recipe->body + recipe->body_length, unit, size);
    return true;
}

static bool word_padding(struct recipe *recipe, const char *rest)
{
    recipe->sealing.padding = recipe->padding;
    return take_hex(rest, recipe->padding, sizeof recipe->padding,
                    &recipe->sealing.padding_length);
}

static bool word_signature(struct recipe *recipe, const char *rest)
{
    size_t length;

    recipe->sealing.signature = recipe->signature;
    return take_hex(rest, recipe->signature, sizeof recipe->signature,
                    &length) &&
           length == sizeof recipe->signature;
}

static bool word_tag(struct recipe *recipe, const char *rest)
{
    size_t at = 0, chunk;
    unsigned tag;

    while (at < SEALER_TAGS && recipe->sealing.tagged[at])
        at++;
    if (at == SEALER_TAGS || sscanf(rest, "%zu %u", &chunk, &tag) != 2)
        return false;
    recipe->sealing.tagged[at] = chunk;
    recipe->sealing.tags[at] = (unsigned char)tag;
    return true;
}

static bool word_header(struct recipe *recipe, const char *rest)
{
    size_t length, at;
    char *end;

    at = strtoul(rest, &end, 10);
    return at < 16 &&
           take_hex(end, recipe->sealing.header + at, 16 - at, &length);
}

static bool add_edit(struct recipe *recipe, enum edit_kind kind,
                     const char *rest)
{
    struct edit *edit = &recipe->edits[recipe->edit_count++];
    char *end = NULL;

    if (recipe->edit_count > RECIPE_EDITS)
        return false;
    edit->kind = kind;
    if (kind != EDIT_APPEND && kind != EDIT_HASH)
        edit->at = strtoul(rest, &end, 10);
    return take_hex(end ? end : rest, edit->bytes, sizeof edit->bytes,
                    &edit->length);
}

static bool word_put(struct recipe *recipe, const char *rest)
{
    return add_edit(recipe, EDIT_PUT, rest);
}

static bool word_cut(struct recipe *recipe, const char *rest)
{
    return add_edit(recipe, EDIT_CUT, rest);
}

static bool word_append(struct recipe *recipe, const char *rest)
{
    return add_edit(recipe, EDIT_APPEND, rest);
}

static bool word_grow(struct recipe *recipe, const char *rest)
{
    return add_edit(recipe, EDIT_GROW, rest);
}

static bool word_rehash(struct recipe *recipe, const char *rest)
{
    return add_edit(recipe, EDIT_HASH, rest);
}

static bool set_family(struct recipe *recipe, enum family family,
                       const char *rest)
{
    char hash[8] = "";
    int found = sscanf(rest, "%zu %zu %zu %7s", &recipe->from, &recipe->to,
                       &recipe->step, hash);

    recipe->family = family;
    recipe->is_rehashed = found == 4;
    return found >= 3 && recipe->step;
}

static bool word_flips(struct recipe *recipe, const char *rest)
{
    return set_family(recipe, FAMILY_FLIPS, rest);
}

static bool word_cuts(struct recipe *recipe, const char *rest)
{
    return set_family(recipe, FAMILY_CUTS, rest);
}

static bool word_after(struct recipe *recipe, const char *rest)
{
    if (recipe->after_count == RECIPE_AFTER)
        return false;
    snprintf(recipe->after[recipe->after_count++], sizeof recipe->after[0],
             "%s", rest);
    return true;
}

static bool word_label(struct recipe *recipe, const char *rest)
{
    snprintf(recipe->label, sizeof recipe->label, "%s", rest);
    recipe->sealing.label = recipe->label;
    return true;
}

static bool word_simple(struct recipe *recipe, const char *word,
                        const char *rest)
{
    struct sealing *sealing = &recipe->sealing;
    size_t number = strtoul(rest, NULL, 10);
    size_t length;

    if (!strcmp(word, "about"))
        snprintf(recipe->about, sizeof recipe->about, "%s", rest);
    else if (!strcmp(word, "answer"))
        snprintf(recipe->answer, sizeof recipe->answer, "%s", rest);
    else if (!strcmp(word, "owner"))
        snprintf(recipe->owner, sizeof recipe->owner, "%s", rest);
    else if (!strcmp(word, "contact"))
        snprintf(recipe->contact, sizeof recipe->contact, "%s", rest);
    else if (!strcmp(word, "hash"))
        return take_hex(rest, recipe->hash, 32, &length) && length == 32;
    else if (!strcmp(word, "to"))
        sealing->to = *rest;
    else if (!strcmp(word, "signer"))
        sealing->signer = *rest;
    else if (!strcmp(word, "signed-for"))
        sealing->signed_for = *rest;
    else if (!strcmp(word, "signed-header"))
        sealing->is_other_header = true;
    else if (!strcmp(word, "malleable"))
        sealing->is_malleable = true;
    else if (!strcmp(word, "only"))
        sealing->only = number;
    else if (!strcmp(word, "inside"))
        sealing->inside = number;
    else if (!strcmp(word, "chunks"))
        sealing->chunks = number;
    else if (!strcmp(word, "today"))
        recipe->today = (int32_t)number;
    else if (!strcmp(word, "version"))
        recipe->version = (unsigned)number;
    else if (!strcmp(word, "task"))
        recipe->is_task_unknown = true;
    else
        return false;
    return true;
}

static const struct {
    const char *word;
    bool (*read)(struct recipe *recipe, const char *rest);
} words[] = {
    {"body", word_body},
    {"repeat", word_repeat},
    {"padding", word_padding},
    {"tag", word_tag},
    {"signature", word_signature},
    {"header", word_header},
    {"put", word_put},
    {"cut", word_cut},
    {"append", word_append},
    {"grow", word_grow},
    {"rehash", word_rehash},
    {"flips", word_flips},
    {"cuts", word_cuts},
    {"after", word_after},
    {"label", word_label},
};

bool recipe_word(struct recipe *recipe, const char *word, const char *rest)
{
    for (size_t at = 0; at < COUNT(words); at++)
        if (!strcmp(words[at].word, word))
            return words[at].read(recipe, rest);
    return word_simple(recipe, word, rest);
}
