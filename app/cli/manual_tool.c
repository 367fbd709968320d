/* Run by make: the manual page in one language, as roff.
 *
 *   manual CODE LOCALE DAY
 *
 * LOCALE is where the catalogues are, DAY counts from 1 January 1970. Fails if
 * the page would lack an option, or tells of a command that isn't there. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mark.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/manual_rows_tool.h"
#include "i18n/phrase.h"

/* What stands in front of a line's text, and so may not begin it. */
static void begin_line(struct text *page, const char *text)
{
    if (*text == '.' || *text == '\'')
        text_append(page, "\\&");
}

/* One sign as roff prints it. What is typed keeps its plain hyphens, quotes
 * and the like, so that it can be copied; a text gets those of print. */
static void add_sign(struct text *page, char sign, bool typed)
{
    if (sign == '\\')
        text_append(page, "\\e");
    else if (typed && sign == '-')
        text_append(page, "\\-");
    else if (typed && sign == '~')
        text_append(page, "\\(ti");
    else if (typed && sign == '\'')
        text_append(page, "\\(aq");
    else
        text_append_n(page, &sign, 1);
}

static void add_typed(struct text *page, const char *text)
{
    for (; *text; text++)
        add_sign(page, *text, true);
}

/* One word in capitals stands for something else: CODE, FOLDER. */
static size_t capitals(const char *text)
{
    size_t size = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    return islower((unsigned char)text[size]) ? 0 : size;
}

/* The others (CODE, ID, NAME, N) are as --help has them. */
static const char *word_for(const char *placeholder)
{
    static const char *const words[] = {
        /* TRANSLATORS: stands for the name of a command on a command line. */
        N_("COMMAND"), N_("FOLDER")};

    for (size_t i = 0; i < COUNT(words); i++)
        if (strcmp(words[i], placeholder) == 0)
            return phrase(words[i]);
    return placeholder;
}

static void add_placeholder(struct text *page, const char *name, size_t size)
{
    struct text word = {0};

    text_append_n(&word, name, size);
    text_append(page, "\\fI");
    add_typed(page, word_for(text_string(&word)));
    text_append(page, "\\fR");
    text_done(&word);
}

/* How something is typed: what stands for something else in italics, marks of
 * choice plain, the rest bold. */
static void add_usage(struct text *page, const char *usage)
{
    while (*usage) {
        size_t size = capitals(usage);

        if (size) {
            add_placeholder(page, usage, size);
        } else if (strchr("[]| ", *usage)) {
            text_append_n(page, usage, size = 1);
        } else {
            text_append(page, "\\fB");
            do
                add_sign(page, usage[size++], true);
            while (usage[size] && !strchr("[]| ", usage[size]) &&
                   !capitals(usage + size));
            text_append(page, "\\fR");
        }
        usage += size;
    }
    text_append(page, "\n");
}

/* A translated text: `words` bold, <WORDS> in italics. */
static void add_text(struct text *page, const char *text)
{
    bool typed = false;

    begin_line(page, text);
    for (; *text; text++) {
        size_t size = strcspn(text, ">");

        if (*text == '`') {
            typed = !typed;
            text_append(page, typed ? "\\fB" : "\\fR");
        } else if (*text == '<' && !typed && text[size]) {
            add_placeholder(page, text + 1, size - 1);
            text += size;
        } else {
            add_sign(page, *text, typed);
        }
    }
    text_append(page, "\n");
}

static void add_paragraph(struct text *page, bool *in_term, const char *text)
{
    text_append(page, *in_term ? ".IP\n" : ".PP\n");
    add_text(page, text);
}

static void add_commands(struct text *page)
{
    bool in_term = true;

    for (int i = 0; command_row(i); i++) {
        const struct command *command = command_row(i);

        text_append(page, ".TP\n\\fB");
        add_typed(page, command->name);
        text_append(page, "\\fR ");
        add_usage(page, command->usage);
        add_text(page, phrase(command->help));
        for (int j = 0; manual_more(j); j++)
            if (strcmp(manual_more(j)->command, command->name) == 0)
                add_paragraph(page, &in_term, phrase(manual_more(j)->text));
    }
}

static void add_languages(struct text *page)
{
    size_t count;
    const struct language *list = languages(&count);

    text_append(page, ".IP\n\\fB");
    for (size_t i = 0; i < count; i++) {
        text_append(page, i ? " " : "");
        text_append(page, list[i].code);
    }
    text_append(page, "\\fR\n");
}

static void add_term(struct text *page, const struct manual_row *row)
{
    text_append(page, ".TP\n");
    if (row->kind == MANUAL_USAGE) {
        add_usage(page, row->term);
    } else {
        text_append(page, row->kind == MANUAL_FILE ? "\\fI" : "\\fB");
        add_typed(page, row->term);
        text_append(page, "\\fR\n");
    }
    if (row->text)
        add_text(page, phrase(row->text));
}

static void add_line(struct text *page, const struct manual_row *row)
{
    begin_line(page, row->term);
    add_typed(page, row->term);
    if (row->text)
        add_text(page, row->kind == MANUAL_COLUMN
                           ? phrase_context("column", row->text)
                           : phrase(row->text));
    else
        text_append(page, "\n");
}

static bool is_line(const struct manual_row *row)
{
    return row && row->kind >= MANUAL_LINE && row->kind <= MANUAL_COLUMN;
}

static void add_row(struct text *page, int index, bool *in_term)
{
    const struct manual_row *row = manual_row(index);

    switch (row->kind) {
    case MANUAL_HEAD:
        text_append(page, ".SH ");
        add_text(page, phrase(row->text));
        *in_term = false;
        break;
    case MANUAL_NAME:
        add_typed(page, row->term);
        text_append(page, " \\- ");
        add_text(page, phrase(row->text));
        break;
    case MANUAL_TEXT:
        add_paragraph(page, in_term, phrase(row->text));
        break;
    case MANUAL_USAGE:
    case MANUAL_WORD:
    case MANUAL_FILE:
        add_term(page, row);
        *in_term = true;
        break;
    case MANUAL_SYNOPSIS:
        text_append(page, index && manual_row(index - 1)->kind == row->kind
                              ? ".br\n"
                              : "");
        add_usage(page, row->term);
        break;
    case MANUAL_LINE:
    case MANUAL_VALUE:
    case MANUAL_COLUMN:
        if (!is_line(manual_row(index - 1)))
            text_append(page, ".IP\n.nf\n");
        add_line(page, row);
        if (!is_line(manual_row(index + 1)))
            text_append(page, ".fi\n");
        break;
    case MANUAL_LANGUAGES:
        add_languages(page);
        break;
    case MANUAL_COMMANDS:
        add_commands(page);
        break;
    }
}

/* The option as a word of its own: "--line" is not in "--lines". */
static bool names_option(const char *usage, const char *option)
{
    size_t size = strlen(option);

    for (; usage && (usage = strstr(usage, option)) != NULL; usage += size)
        if (!strchr("abcdefghijklmnopqrstuvwxyz-", usage[size]) || !usage[size])
            return true;
    return false;
}

static bool has_option(const char *option)
{
    for (int i = 0; manual_row(i); i++)
        if (manual_row(i)->kind == MANUAL_USAGE &&
            names_option(manual_row(i)->term, option))
            return true;
    for (int i = 0; command_row(i); i++)
        if (names_option(command_row(i)->usage, option))
            return true;
    return false;
}

static bool has_command(const char *name)
{
    for (int i = 0; command_row(i); i++)
        if (strcmp(command_row(i)->name, name) == 0)
            return true;
    return false;
}

static bool is_whole(void)
{
    bool whole = true;

    for (int i = 0; command_option(i); i++)
        if (!has_option(command_option(i))) {
            fprintf(stderr, "manual: says nothing of %s\n", command_option(i));
            whole = false;
        }
    for (int i = 0; manual_more(i); i++)
        if (!has_command(manual_more(i)->command)) {
            fprintf(stderr, "manual: there is no command %s\n",
                    manual_more(i)->command);
            whole = false;
        }
    return whole;
}

static void add_title(struct text *page, int32_t day)
{
    struct date date = day_date(day);

    text_format(page, ".TH JUSTENOUGH 1 %04d-%02d-%02d \"Just Enough\" \"",
                date.year, date.month, date.day);
    /* TRANSLATORS: Stands above the manual page: the group of manual pages for
     * commands that people use. */
    text_append(page, _("User commands"));
    /* Hyphens would be set as English has them, in any language. */
    text_append(page, "\"\n.nh\n.ad l\n");
}

int main(int argc, char **argv)
{
    const struct language *language = argc == 4 ? language_find(argv[1]) : NULL;
    struct text page = {0};
    bool in_term = false;
    int failed;

    if (!language || strcmp(language->code, argv[1]) != 0)
        return 2;
    if (phrase_setup(argv[2]) || phrase_use(language)) {
        fprintf(stderr, "manual: no texts for %s\n", argv[1]);
        return 1;
    }
    if (!is_whole())
        return 1;
    add_title(&page, (int32_t)strtol(argv[3], NULL, 10));
    for (int i = 0; manual_row(i); i++)
        add_row(&page, i, &in_term);
    failed = fputs(text_string(&page), stdout) < 0 || fflush(stdout) != 0;
    text_done(&page);
    return failed;
}
