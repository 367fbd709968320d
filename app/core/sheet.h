#ifndef CORE_SHEET_H
#define CORE_SHEET_H
/* One sheet to read out or to print: for families, for the group, or a letter
 * with blanks.
 *
 * Made by app/catalogue from data/learn; read-only afterwards. A blank is a
 * line to write on, on paper: there is no value to it anywhere in the program.
 * Everything in it is owned by it and freed by sheet_done.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SHEET_PARTS 12
#define SHEET_BLANKS 20

enum sheet_kind { SHEET_FAMILY, SHEET_GROUP, SHEET_LETTER, SHEET_KINDS };
/* "family", "group", "letter"; SHEET_KINDS for any other word. */
enum sheet_kind sheet_kind_find(const char *word);
/* A heading over the sheets of that kind, as a msgid. */
const char *sheet_kind_name(enum sheet_kind kind);

struct sheet_part {
    char *title; /* msgid */
    char *text;  /* msgid; '\n' begins a paragraph */
};

struct sheet {
    char *id;
    char *title; /* msgid */
    int order;
    enum sheet_kind kind;
    char *country; /* "any", or two letters of ISO 3166 */
    int32_t date;  /* day on which the facts were last looked up */
    char *reader;  /* the lawyer who has read it, NULL if none has */
    struct sheet_part parts[SHEET_PARTS];
    size_t part_count;
    char *blanks[SHEET_BLANKS]; /* msgids: labels */
    size_t blank_count;
    bool of_group;
};

void sheet_done(struct sheet *sheet);
/* "any" or two capital letters. */
bool sheet_is_country(const char *word);
/* The name of a country as a msgid; the two letters of one that has no name
 * here. */
const char *sheet_country_name(const char *country);
/* Bytes of "{blank_1}" .. "{blank_20}" if it starts here, with its number;
 * else 0. */
size_t sheet_blank(const char *at, int *number);

#endif
