/* Prints tests/vectors/parcel.txt: always the same, from what stands here.
 *
 *   make_vectors            the vectors
 *   make_vectors FOLDER     and their files into that folder: NAME.parcel
 *
 * A row starts from a body without a fault and changes parts of it by name:
 * "code=ffffffff" puts other bytes there, "previous=@NAME" the hash of an
 * earlier vector. The length of the content follows unless it is changed
 * itself. Words that follow go into the vector as they are. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/mark.h"
#include "recipe.h"
#include "rows.h"

struct part {
    char name[24];
    unsigned char *bytes;
    size_t length;
};

struct body {
    struct part parts[160];
    size_t count;
    bool has_length; /* the row says it */
};

static void add(struct body *body, const char *name, const char *words)
{
    struct part *part = &body->parts[body->count++];

    snprintf(part->name, sizeof part->name, "%s", name);
    part->bytes = recipe_bytes(words, &part->length);
    if (!part->bytes || body->count > COUNT(body->parts))
        abort();
}

static void add_bytes(struct body *body, const char *name, const void *bytes,
                      size_t length)
{
    struct part *part = &body->parts[body->count];

    add(body, name, "");
    part->bytes = realloc(part->bytes, length + 1);
    if (!part->bytes)
        abort();
    memcpy(part->bytes, bytes, length);
    part->length = length;
}

/* A string behind its length. */
static void add_string(struct body *body, const char *name, const char *string,
                       size_t prefix)
{
    unsigned char bytes[256];
    size_t length = strlen(string);

    bytes[0] = (unsigned char)length;
    bytes[1] = 0;
    memcpy(bytes + prefix, string, length);
    add_bytes(body, name, bytes, prefix + length);
}

static void add_answer(struct body *body, const struct given *given,
                       bool is_whole)
{
    char name[64];

    snprintf(name, sizeof name, "%s.name", given->field);
    add_string(body, name, given->field, 1);
    snprintf(name, sizeof name, "%s.stage", given->field);
    add(body, name, given->stage);
    snprintf(name, sizeof name, "%s.warned", given->field);
    add(body, name, is_whole ? given->warned : "00");
    snprintf(name, sizeof name, "%s.value", given->field);
    add_string(body, name, given->value, 2);
}

static void add_answers(struct body *body, char last_stage)
{
    unsigned char count[2] = {0, 0};
    size_t at = body->count;

    add_bytes(body, "answers", count, 2);
    for (size_t i = 0; i < givens_count; i++)
        if (givens[i].stage[1] <= last_stage) {
            add_answer(body, &givens[i], last_stage == '3');
            count[0]++;
        }
    memcpy(body->parts[at].bytes, count, 2);
}

static void add_head(struct body *body, const char *kind, const char *stage)
{
    struct laptop anna = laptop_of('a'), bert = laptop_of('b');

    add(body, "version", "0100");
    add(body, "kind", kind);
    add(body, "stage", stage);
    add_bytes(body, "from.sign", anna.sign, 32);
    add_bytes(body, "from.box", anna.box, 32);
    add_bytes(body, "to.sign", bert.sign, 32);
    add_bytes(body, "to.box", bert.box, 32);
    add(body, "request", "42424242424242424242424242424242");
    add(body, "counter", "0100000000000000");
    add(body, "previous",
        "0000000000000000000000000000000000000000000000000000000000000000");
    add(body, "sent", DAY_SENT);
    add(body, "expires", DAY_EXPIRES);
    add(body, "length", "00000000");
}

static void add_take_over(struct body *body)
{
    add(body, "code", "a1010000");
    add(body, "task", "0b'babysitting'");
    add(body, "changed", "2a510000");
    add(body, "postponed", "03000000");
    add(body, "asking", "29510000");
    add(body, "place", "00000080");
    add(body, "asked", "05000000");
    add(body, "needed", "0100");
    add_answers(body, '3');
    add(body, "helpers", "0200");
    add(body, "A.label", "01'A'");
    add(body, "A.stage", "02");
    add(body, "A.told", "2b510000");
    add(body, "A.reserve", "00");
    add(body, "A.stale", "01");
    add(body, "B.label", "08'sitter B'");
    add(body, "B.stage", "01");
    add(body, "B.told", "00000080");
    add(body, "B.reserve", "01");
    add(body, "B.stale", "00");
}

/* The bodies without a fault. */
static void add_base(struct body *body, const char *base)
{
    bool is_offer = !strncmp(base, "offer", 5);
    char stage[3] = {'0', base[strlen(base) - 1], 0};

    if (is_offer || !strcmp(base, "changed")) {
        add_head(body, is_offer ? "01" : "02", is_offer ? stage : "00");
        add(body, "code", "a1010000");
        add(body, "task", "0b'babysitting'");
        add_answers(body, is_offer ? stage[1] : '0');
    } else if (!strcmp(base, "head")) {
        add_head(body, "01", "00");
    } else if (!strcmp(base, "withdrawn")) {
        add_head(body, "03", "00");
    } else if (!strcmp(base, "ended")) {
        add_head(body, "04", "00");
        add(body, "end", "02");
    } else if (!strcmp(base, "takeover")) {
        add_head(body, "05", "00");
        add_take_over(body);
    } else if (!strcmp(base, "answer")) {
        add_head(body, "06", "00");
        add(body, "reply", "01");
        add(body, "about", "0300000000000000");
    } else {
        abort();
    }
    add(body, "tail", "");
}

/* A key of carl's, or the hash of an earlier vector. */
static unsigned char *named_bytes(const char *name, size_t *length,
                                  const struct recipes *made)
{
    struct laptop carl = laptop_of('c');
    const struct recipe *recipe = recipes_find(made, name);
    unsigned char *bytes = malloc(32);

    *length = 32;
    if (!bytes)
        abort();
    if (!strcmp(name, "carl.sign"))
        memcpy(bytes, carl.sign, 32);
    else if (!strcmp(name, "carl.box"))
        memcpy(bytes, carl.box, 32);
    else if (recipe)
        memcpy(bytes, recipe->hash, 32);
    else
        abort();
    return bytes;
}

static void change(struct body *body, const char *name, const char *words,
                   const struct recipes *made)
{
    for (size_t at = 0; at < body->count; at++) {
        struct part *part = &body->parts[at];

        if (strcmp(part->name, name) != 0)
            continue;
        free(part->bytes);
        part->bytes = *words == '@'
                          ? named_bytes(words + 1, &part->length, made)
                          : recipe_bytes(words, &part->length);
        if (!part->bytes)
            abort();
        body->has_length |= !strcmp(name, "length");
        return;
    }
    fprintf(stderr, "no part %s\n", name);
    exit(1);
}

static void change_all(struct body *body, const char *changes,
                       const struct recipes *made)
{
    char *copy = strdup(changes), *rest = NULL;

    for (char *one = strtok_r(copy, ";", &rest); one;
         one = strtok_r(NULL, ";", &rest)) {
        char *equals = strchr(one, '=');

        if (!equals)
            abort();
        *equals = '\0';
        change(body, one, equals + 1, made);
    }
    free(copy);
}

/* Hex of the whole, after the length was set; frees the parts. */
static char *join(struct body *body)
{
    size_t total = 0, head = 0, at = 0;
    unsigned char *whole;
    char *hex;

    for (size_t i = 0; i < body->count; i++) {
        total += body->parts[i].length;
        if (!strcmp(body->parts[i].name, "length")) {
            head = total;
            at = i;
        }
    }
    if (!body->has_length) {
        body->parts[at].bytes[0] = (unsigned char)(total - head);
        body->parts[at].bytes[1] = (unsigned char)((total - head) >> 8);
    }
    whole = malloc(total + 1);
    hex = malloc(2 * total + 1);
    total = 0;
    for (size_t i = 0; i < body->count; i++) {
        memcpy(whole + total, body->parts[i].bytes, body->parts[i].length);
        total += body->parts[i].length;
        free(body->parts[i].bytes);
    }
    sodium_bin2hex(hex, 2 * total + 1, whole, total);
    free(whole);
    return hex;
}

/* --- printing ------------------------------------------------------------- */

static void say(struct recipes *recipes, const char *word, const char *rest)
{
    size_t length = strlen(word) + strlen(rest) + 2;
    char *line = malloc(length);

    snprintf(line, length, "%s%s%s", word, *rest ? " " : "", rest);
    puts(line);
    if (!recipe_line(recipes, line)) {
        fprintf(stderr, "not understood: %.60s\n", line);
        exit(1);
    }
    free(line);
}

static void say_words(struct recipes *recipes, const char *words)
{
    char *copy = strdup(words), *rest = NULL;

    for (char *one = strtok_r(copy, ";", &rest); one;
         one = strtok_r(NULL, ";", &rest))
        say(recipes, one, "");
    free(copy);
}

static void say_body(struct recipes *recipes, const struct row *row)
{
    static struct body body;
    char *hex;

    if (row->base[0] == '=') {
        say(recipes, "body", row->base);
        return;
    }
    if (!strcmp(row->base, "none")) {
        say(recipes, "body", row->changes);
        return;
    }
    body = (struct body){.count = 0};
    add_base(&body, row->base);
    change_all(&body, row->changes, recipes);
    hex = join(&body);
    say(recipes, "body", hex);
    free(hex);
}

static void write_file(const char *folder, const char *name,
                       const unsigned char *file, size_t length)
{
    char path[512];
    FILE *out;

    snprintf(path, sizeof path, "%s/%s.parcel", folder, name);
    out = fopen(path, "wb");
    if (!out || (length && fwrite(file, length, 1, out) != 1) || fclose(out)) {
        perror(path);
        exit(1);
    }
}

static void say_row(struct recipes *recipes, const struct row *row,
                    const char *folder)
{
    unsigned char *file, hash[32];
    char hex[65];
    size_t length;

    putchar('\n');
    say(recipes, "vector", row->name);
    say(recipes, "about", row->about);
    say(recipes, "answer", row->answer);
    say_body(recipes, row);
    say_words(recipes, row->words);
    file = recipe_make(&recipes->items[recipes->count - 1], &length);
    /* Of a whole file it is the hash at its own end. */
    if (length > 32)
        memcpy(hash, file + length - 32, 32);
    else
        memset(hash, 0, 32);
    sodium_bin2hex(hex, sizeof hex, hash, 32);
    say(recipes, "hash", hex);
    if (folder)
        write_file(folder, row->name, file, length);
    free(file);
}

int main(int count, char **arguments)
{
    struct recipes recipes = {0};

    if (sodium_init() < 0)
        return 1;
    puts("# Packets with and without a fault. Made by make_vectors.c: change"
         " that, not this.\n# README.md says how to read it.");
    for (size_t at = 0; at < rows_outside_count; at++)
        say_row(&recipes, &rows_outside[at], count > 1 ? arguments[1] : NULL);
    for (size_t at = 0; at < rows_inside_count; at++)
        say_row(&recipes, &rows_inside[at], count > 1 ? arguments[1] : NULL);
    recipes_done(&recipes);
    return 0;
}
