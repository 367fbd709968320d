#ifndef CLI_PRINT_H
#define CLI_PRINT_H
/* Text for paper: wrapped to 72 columns, in logical order, without the marks
 * that steer a terminal's direction.
 *
 * Prints to standard output; whether that worked is looked at when the command
 * is done (cli_run).
 */

#define PRINT_COLUMNS 72

/* Paragraphs; every line begins with `indent` blanks, but the very first with
 * `head` ("1. "), if it isn't NULL. */
void print_paragraphs(const char *head, int indent, const char *string);
/* A heading with a line of `under` below it. */
void print_heading(const char *string, char under);

#endif
