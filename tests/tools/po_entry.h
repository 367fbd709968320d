#ifndef TESTS_TOOLS_PO_ENTRY_H
#define TESTS_TOOLS_PO_ENTRY_H
/* One text of a catalogue as po_check.c reads it, and the checks of its style
 * (po_style.c) and words (po_glossary.c). */
#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "i18n/language.h"

#define PO_FORMS 6

struct entry {
    struct text remark; /* the translator's own: "# ..." */
    struct text note;   /* for the translator: "#. ..." */
    struct text context, id, plural, forms[PO_FORMS];
    size_t form_count;
    bool fuzzy;
};

/* Wrong: the check fails. Doubtful: it is said, and counted. */
void po_complain(const struct entry *entry, const char *what);
void po_doubt(const struct entry *entry, const char *what);

/* What is the same in every language: blanks, breaks, brackets, numbers,
 * options; a text that was left in English; directions. */
void po_style(const struct entry *entry, const char *form,
              const char *english, const struct language *language);

/* The glossary stands in the remark of the header, a line a term:
 *     #   request, requests == pedid | solicit
 * English words before the sign, of which each stands for itself; after it
 * the words, or how they all begin, of which one is to be in the translation.
 * Lines without the sign are for people. An entry whose own remark says
 *     # not in the glossary: request
 * is left out for that term. Doubts only; that the lines are there is a must,
 * see po_glossary_complete. */
void po_glossary_read(const struct entry *header);
void po_glossary(const struct entry *entry, const char *form,
                 const char *english);
size_t po_glossary_terms(void);
/* Has a line for each term that every language needs. */
bool po_glossary_complete(void);
void po_glossary_done(void);

#endif
