#include "i18n/manifest.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"

/* A complete catalogue is about 300 KB; more than this is no catalogue. */
#define FILE_LIMIT ((size_t)4 << 20)
#define HEX_SIZE (2 * HASH_SIZE)

/* Room for the whole at once, as far as is known. */
static size_t room_for(FILE *file)
{
    struct stat about;

    if (fstat(fileno(file), &about) || about.st_size <= 0 ||
        (size_t)about.st_size > FILE_LIMIT)
        return (size_t)1 << 14;
    return (size_t)about.st_size + 1;
}

/* The whole file, at most `limit` bytes of it, always terminated. */
static char *read_file(const char *folder, const char *name, size_t limit,
                       size_t *length, bool *absent)
{
    struct text path = {0};
    char *bytes = NULL;
    FILE *file;

    *length = 0;
    text_format(&path, "%s/%s", folder, name);
    file = fopen(text_string(&path), "rbe");
    *absent = !file && errno == ENOENT;
    if (file) {
        size_t room = 0, got;

        do {
            size_t wanted = room ? room * 2 : room_for(file);

            bytes = mem_resize(bytes, room, wanted + 1, 1);
            room = wanted;
            got = fread(bytes + *length, 1, room - *length, file);
            *length += got;
        } while (got && *length < limit);
        if (ferror(file) || *length > limit)
            MEM_FREE(bytes);
        fclose(file);
    }
    text_done(&path);
    return bytes;
}

static void write_hex(const unsigned char *hash, char hex[HEX_SIZE + 1])
{
    for (size_t i = 0; i < HASH_SIZE; i++)
        snprintf(hex + 2 * i, 3, "%02x", hash[i]);
}

static bool is_listed(const char *manifest, const char *hex, const char *name)
{
    size_t size = strlen(name);

    while (*manifest) {
        size_t line = strcspn(manifest, "\n");

        if (line == HEX_SIZE + 2 + size &&
            strncmp(manifest, hex, HEX_SIZE) == 0 &&
            strncmp(manifest + HEX_SIZE, "  ", 2) == 0 &&
            strncmp(manifest + HEX_SIZE + 2, name, size) == 0)
            return true;
        manifest += line + (manifest[line] == '\n');
    }
    return false;
}

/* *content is the caller's, where it is what the build made. */
static enum err read_listed(const char *folder, const char *name,
                            char **content, size_t *size)
{
    enum err err = ERR_DATA;
    unsigned char hash[HASH_SIZE];
    char hex[HEX_SIZE + 1];
    size_t length, unused;
    bool absent, no_manifest;
    char *manifest = NULL;
    char *bytes = read_file(folder, name, FILE_LIMIT, &length, &absent);

    *content = NULL;
    *size = length;

    if (!bytes) {
        err = absent ? ERR_ABSENT : ERR_DATA;
        goto out;
    }
    manifest = read_file(folder, "manifest", FILE_LIMIT, &unused, &no_manifest);
    if (!manifest)
        goto out;
    hash_large(bytes, length, hash);
    write_hex(hash, hex);
    if (!is_listed(manifest, hex, name))
        goto out;
    *content = bytes;
    bytes = NULL;
    err = ERR_OK;
out:
    mem_free(manifest);
    mem_free(bytes);
    return err;
}

enum err manifest_check(const char *folder, const char *name)
{
    char *bytes;
    size_t length;
    enum err err = read_listed(folder, name, &bytes, &length);

    mem_free(bytes);
    return err;
}

unsigned long manifest_texts(const char *folder)
{
    size_t length;
    bool absent;
    char *manifest =
        read_file(folder, "manifest", FILE_LIMIT, &length, &absent);
    unsigned long texts = 0;

    if (manifest && strncmp(manifest, "texts ", 6) == 0)
        texts = strtoul(manifest + 6, NULL, 10);
    mem_free(manifest);
    return texts;
}

unsigned long manifest_texts_in(const char *folder, const char *name)
{
    struct text path = {0};
    uint32_t head[3] = {0};
    FILE *file;

    text_format(&path, "%s/%s", folder, name);
    file = fopen(text_string(&path), "rbe");
    text_done(&path);
    if (!file)
        return 0;
    if (fread(head, sizeof head[0], COUNT(head), file) != COUNT(head))
        head[0] = 0;
    fclose(file);
    if (head[0] == 0xde120495) {
        head[0] = __builtin_bswap32(head[0]);
        head[2] = __builtin_bswap32(head[2]);
    }
    /* Magic, revision, number of texts; the first text is the header. */
    return head[0] == 0x950412de && head[2] ? head[2] - 1 : 0;
}

/* A .mo file is a table of lengths and places; read_file has put a zero behind
 * the whole, msgfmt one behind each text. */
static uint32_t word_at(const char *bytes, size_t length, size_t at)
{
    uint32_t word = 0;

    if (at <= length && length - at >= sizeof word)
        memcpy(&word, bytes + at, sizeof word);
    return word;
}

void manifest_each_text(const char *folder, const char *name,
                        void (*each)(void *user, const char *text), void *user)
{
    char *bytes;
    size_t length;
    uint32_t count, table;

    if (read_listed(folder, name, &bytes, &length))
        return;
    count = word_at(bytes, length, 0) == 0x950412de
                ? word_at(bytes, length, 8)
                : 0;
    table = word_at(bytes, length, 16);
    for (uint32_t i = 1; i < count; i++) {
        size_t entry = table + (size_t)i * 8;
        size_t size = word_at(bytes, length, entry);
        size_t at = word_at(bytes, length, entry + 4);

        if (at > length || size > length - at)
            break;
        for (size_t end = at + size; at < end; at += strlen(bytes + at) + 1)
            each(user, bytes + at);
    }
    mem_free(bytes);
}
