#include "recipe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    is_right = is_right || recipe_word(recipe, word, rest);
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
