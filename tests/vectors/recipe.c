#include "recipe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/mark.h"

static void *must(void *block)
{
    if (!block)
        abort();
    return block;
}

static int hex_digit(char sign)
{
    const char *digits = "0123456789abcdef";
    const char *found = sign ? strchr(digits, sign) : NULL;

    return found ? (int)(found - digits) : -1;
}

/* "61*20": the byte before it, so many times in all. */
static const char *repeat(const char *words, unsigned char **bytes,
                          size_t *length)
{
    char *end;
    size_t more = strtoul(words + 1, &end, 10) - 1;

    if (!*length || more > 10000)
        return NULL;
    *bytes = must(realloc(*bytes, *length + more + strlen(end) + 1));
    memset(*bytes + *length, (*bytes)[*length - 1], more);
    *length += more;
    return end - 1;
}

static const char *one_byte(const char *words, unsigned char *byte)
{
    int high = hex_digit(words[0]);
    int low = high < 0 ? -1 : hex_digit(words[1]);

    *byte = (unsigned char)(high << 4 | low);
    return low < 0 ? NULL : words + 1;
}

unsigned char *recipe_bytes(const char *words, size_t *length)
{
    unsigned char *bytes = must(malloc(strlen(words) + 1));
    bool is_quoted = false;

    *length = 0;
    for (; words && *words; words += words != NULL) {
        if (*words == '\'')
            is_quoted = !is_quoted;
        else if (is_quoted)
            bytes[(*length)++] = (unsigned char)*words;
        else if (*words == '*')
            words = repeat(words, &bytes, length);
        else if (*words != ' ')
            words = one_byte(words, &bytes[(*length)++]);
    }
    if (words)
        return bytes;
    free(bytes);
    return NULL;
}

void recipe_init(struct recipe *recipe, const char *name)
{
    memset(recipe, 0, sizeof *recipe);
    snprintf(recipe->name, sizeof recipe->name, "%s", name);
    sealing_init(&recipe->sealing, recipe->name);
    strcpy(recipe->owner, "none");
    strcpy(recipe->contact, "verified");
    recipe->today = 20780;
}

/* --- words ---------------------------------------------------------------- */

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
        must(realloc(recipe->body, recipe->body_length + count * size + 1));
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

/* --- the whole file ------------------------------------------------------- */

static void fix_pointers(struct recipe *recipe)
{
    struct sealing *sealing = &recipe->sealing;

    sealing->seed = recipe->name;
    sealing->body = recipe->body;
    sealing->body_length = recipe->body_length;
    if (recipe->label[0])
        sealing->label = recipe->label;
    if (sealing->padding)
        sealing->padding = recipe->padding;
    if (sealing->signature)
        sealing->signature = recipe->signature;
}

static bool start(struct recipes *recipes, const char *name)
{
    recipes->items = must(
        realloc(recipes->items, (recipes->count + 1) * sizeof *recipes->items));
    recipe_init(&recipes->items[recipes->count++], name);
    /* They may have moved. */
    for (size_t at = 0; at < recipes->count; at++)
        fix_pointers(&recipes->items[at]);
    return true;
}

static bool copy_body(struct recipes *recipes, struct recipe *recipe,
                      const char *name)
{
    const struct recipe *other = recipes_find(recipes, name);

    if (!other)
        return false;
    recipe->body = must(malloc(other->body_length + 1));
    recipe->body_length = other->body_length;
    memcpy(recipe->body, other->body, other->body_length);
    return true;
}

bool recipe_line(struct recipes *recipes, const char *line)
{
    struct recipe *recipe =
        recipes->count ? &recipes->items[recipes->count - 1] : NULL;
    size_t length = strcspn(line, " ");
    const char *rest = line + length + strspn(line + length, " ");
    char word[24] = "";
    bool is_right = false;

    if (line[0] == '#' || line[0] == '\0')
        return true;
    if (length >= sizeof word)
        return false;
    memcpy(word, line, length);
    if (!strcmp(word, "vector"))
        return start(recipes, rest);
    if (!recipe)
        return false;
    if (!strcmp(word, "body") && *rest == '=')
        is_right = copy_body(recipes, recipe, rest + 2);
    for (size_t at = 0; !is_right && at < COUNT(words); at++)
        if (!strcmp(words[at].word, word))
            is_right = words[at].read(recipe, rest);
    is_right = is_right || word_simple(recipe, word, rest);
    fix_pointers(recipe);
    return is_right;
}

struct recipes recipes_read(const char *path)
{
    struct recipes recipes = {0};
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    int number = 0;

    while (file && getline(&line, &room, file) > 0) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        if (!recipe_line(&recipes, line)) {
            fprintf(stderr, "%s:%d: %.40s\n", path, number, line);
            exit(1);
        }
    }
    free(line);
    if (file)
        fclose(file);
    return recipes;
}

void recipes_done(struct recipes *recipes)
{
    for (size_t at = 0; at < recipes->count; at++)
        free(recipes->items[at].body);
    free(recipes->items);
    *recipes = (struct recipes){0};
}

const struct recipe *recipes_find(const struct recipes *recipes,
                                  const char *name)
{
    for (size_t at = 0; at < recipes->count; at++)
        if (!strcmp(recipes->items[at].name, name))
            return &recipes->items[at];
    return NULL;
}

/* --- making --------------------------------------------------------------- */

static unsigned char *resize(unsigned char *file, size_t *length, size_t wanted)
{
    file = must(realloc(file, wanted + 1));
    if (wanted > *length)
        memset(file + *length, 0, wanted - *length);
    *length = wanted;
    return file;
}

static unsigned char *apply(const struct edit *edit, unsigned char *file,
                            size_t *length)
{
    switch (edit->kind) {
    case EDIT_PUT:
        if (edit->at + edit->length <= *length)
            memcpy(file + edit->at, edit->bytes, edit->length);
        break;
    case EDIT_CUT:
        file = resize(file, length, edit->at);
        break;
    case EDIT_GROW:
        file = resize(file, length, *length + edit->at);
        break;
    case EDIT_APPEND:
        file = resize(file, length, *length + edit->length);
        memcpy(file + *length - edit->length, edit->bytes, edit->length);
        break;
    case EDIT_HASH:
        sealing_hash(file, *length);
        break;
    }
    return file;
}

unsigned char *recipe_make(const struct recipe *recipe, size_t *length)
{
    unsigned char *file = sealing_make(&recipe->sealing, length);

    for (size_t at = 0; at < recipe->edit_count; at++)
        file = apply(&recipe->edits[at], file, length);
    return file;
}
