#ifndef CLI_MANUAL_ROWS_TOOL_H
#define CLI_MANUAL_ROWS_TOOL_H
/* What the manual page says, as rows of two tables.
 *
 * Texts are msgids without roff. In them `words` are typed or printed as they
 * stand, and <WORDS> stand for something else; both stay as they are in every
 * language. The commands themselves, with their help, are the command table's.
 */
enum manual_kind {
    MANUAL_HEAD,      /* a section's name */
    MANUAL_NAME,      /* the program's name and what it is for */
    MANUAL_SYNOPSIS,  /* how it is typed, a line each; as MANUAL_USAGE */
    MANUAL_TEXT,      /* a paragraph; of the term above it, if there is one */
    MANUAL_USAGE,     /* a term: options, and what they take in capitals */
    MANUAL_WORD,      /* a term as it is typed */
    MANUAL_FILE,      /* a term: the name of a file or folder */
    MANUAL_LINE,      /* a line of a file, as it stands */
    MANUAL_VALUE,     /* such a line's value: a text, after its `term` */
    MANUAL_COLUMN,    /* the same, a text with the context "column" */
    MANUAL_LANGUAGES, /* the codes of all languages */
    MANUAL_COMMANDS   /* every command, with its help and its manual_more */
};

struct manual_row {
    enum manual_kind kind;
    const char *term; /* not translated, or NULL */
    const char *text; /* msgid, or NULL */
};

/* A paragraph more about a command. */
struct manual_more {
    const char *command;
    const char *text; /* msgid */
};

/* NULL behind the last. */
const struct manual_row *manual_row(int index);
const struct manual_more *manual_more(int index);

#endif
