/* Rule files by the grammar of data/guard/FORMAT.md: most of them right, some
 * of a shape that nobody would write. */
#include "guard_fuzz.h"

#include <string.h>

#include "guard/words.h"

#define OWN_SETS 6
#define DEEPEST 4

static void add_word(struct fuzz *fuzz, struct text *file)
{
    static const char *const words[] = {
        "a",      "b",      "no",      "papers",      "court",    "ice",
        "maria",  "ninos",  "без",     "суд",         "адвокат",  "محكمه",
        "دادگاه", "giay",   "to",      "没有",        "身份",     "王",
        "영주권", "체류",   "5",       "h1b",         "l avocat", "co-op",
        "x",      "doesnt", "january", "immigration",
    };

    if (fuzz_draw(fuzz, 12) == 0) {
        for (uint64_t i = fuzz_draw(fuzz, WORDS_LONGEST); i; i--)
            damage_point(file, (uint32_t)('a' + fuzz_draw(fuzz, 26)));
        text_append(file, "z");
        return;
    }
    text_append(file, words[fuzz_draw(fuzz, COUNT(words))]);
}

static void add_spelling(struct fuzz *fuzz, struct text *file)
{
    static const char *const before[] = {"", "", "", "", "^", "^^"};
    static const char *const after[] = {"", "", "", "*", "~"};

    if (fuzz_draw(fuzz, 12) == 0) {
        text_append(file, fuzz_draw(fuzz, 2) ? "*체류*" : "*씨");
        return;
    }
    text_append(file, before[fuzz_draw(fuzz, COUNT(before))]);
    add_word(fuzz, file);
    text_append(file, after[fuzz_draw(fuzz, COUNT(after))]);
}

static void add_set(struct fuzz *fuzz, struct text *file)
{
    static const char *const known[] = {
        "<number>", "<year>", "<house>",   "<last4>",   "<code>",  "<date>",
        "<time>",   "<name>", "<anyname>", "<capital>", "<phone>", "<money>",
        "<given>",  "<any>",  "<street>",  "<month>",
    };

    if (!fuzz->sets || fuzz_draw(fuzz, 2))
        text_append(file, known[fuzz_draw(fuzz, COUNT(known))]);
    else
        text_format(file, "<s%d>", (int)fuzz_draw(fuzz, fuzz->sets));
}

static void add_row(struct fuzz *fuzz, struct text *file, int depth);

static void add_group(struct fuzz *fuzz, struct text *file, int depth)
{
    bool optional = fuzz_draw(fuzz, 3) == 0;

    text_append(file, optional ? "[" : "(");
    for (uint64_t more = fuzz_draw(fuzz, 4);; more--) {
        add_row(fuzz, file, depth + 1);
        if (!more)
            break;
        text_append(file, "|");
    }
    text_append(file, optional ? "]" : ")");
}

static void add_gap(struct fuzz *fuzz, struct text *file)
{
    if (fuzz_draw(fuzz, 2))
        text_append(file, "...");
    else
        text_format(file, "..%d", 1 + (int)fuzz_draw(fuzz, 9));
}

/* One to four things in a row, the first and the last of them no gap. */
static void add_row(struct fuzz *fuzz, struct text *file, int depth)
{
    add_spelling(fuzz, file);
    for (uint64_t more = fuzz_draw(fuzz, 4); more; more--) {
        text_append(file, " ");
        switch (fuzz_draw(fuzz, 8)) {
        case 0:
            if (depth < DEEPEST)
                add_group(fuzz, file, depth);
            break;
        case 1:
        case 2:
            add_set(fuzz, file);
            break;
        case 3:
            add_gap(fuzz, file);
            text_append(file, " ");
            add_word(fuzz, file);
            break;
        case 4:
            text_append(file, "_");
            break;
        default:
            add_spelling(fuzz, file);
        }
    }
}

static void add_entry(struct fuzz *fuzz, struct text *file)
{
    switch (fuzz_draw(fuzz, 12)) {
    case 0:
        text_append(file, "?");
        break;
    case 1:
        add_row(fuzz, file, 0);
        text_append(file, " & ");
        break;
    case 2:
        add_set(fuzz, file);
        return;
    }
    add_row(fuzz, file, 0);
}

static void add_pair(struct fuzz *fuzz, struct text *file, const char *key)
{
    text_format(file, "%s = ", key);
    for (uint64_t more = fuzz_draw(fuzz, 4);; more--) {
        add_entry(fuzz, file);
        if (!more)
            break;
        text_append(file, ", ");
    }
    text_append(file, "\n");
}

static void add_rules(struct fuzz *fuzz, struct text *file)
{
    static const char *const sections[] = {"Rules", "Rules", "Likely", "Danger",
                                           "Except"};

    for (uint64_t more = 1 + fuzz_draw(fuzz, 4); more; more--) {
        text_format(file, "[%s]\n", sections[fuzz_draw(fuzz, COUNT(sections))]);
        for (uint64_t rows = fuzz_draw(fuzz, 5); rows; rows--)
            add_pair(
                fuzz, file,
                category_id((enum category)fuzz_draw(fuzz, CATEGORY_COUNT)));
    }
}

/* --- shapes that nobody would write --------------------------------------- */

static void add_huge_set(struct fuzz *fuzz, struct text *file)
{
    int count = 200 + (int)fuzz_draw(fuzz, fuzz->is_long ? 20000 : 2000);

    text_append(file, "[Sets]\n");
    for (int i = 0; i < count; i++)
        text_format(file, "s0 = w%dx%s\n", i, i % 5 ? "" : " y");
    text_append(file, "[Rules]\nlegal = <s0> <s0> <s0>, <s0> ... a & <s0>\n");
}

/* All name all others: each is a member of itself, many times over. */
static void add_circle(struct fuzz *fuzz, struct text *file)
{
    int count = 2 + (int)fuzz_draw(fuzz, 40);

    text_append(file, "[Sets]\n");
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++)
            text_format(file, "c%d = w%d, <c%d>\n", i, i * count + j, j);
    text_append(file, "[Rules]\nlegal = <c0> a, <c1> <c0> ... <c1>\n");
}

static void add_many_rows(struct fuzz *fuzz, struct text *file)
{
    text_append(file, "[Rules]\n");
    for (uint64_t more = fuzz_draw(fuzz, 12); more; more--) {
        text_append(file, "health = z");
        for (uint64_t i = fuzz_draw(fuzz, 14); i; i--) {
            text_append(file, " [");
            add_word(fuzz, file);
            text_append(file, "]");
        }
        text_append(file, "\n");
    }
}

static void add_nest(struct fuzz *fuzz, struct text *file)
{
    static const char *const pairs[] = {"()", "[]"};
    const char *pair = pairs[fuzz_draw(fuzz, 2)];
    int depth = (int)fuzz_draw(fuzz, 400);

    text_append(file,
                fuzz_draw(fuzz, 2) ? "[Rules]\nlegal = z " : "[Sets]\ns0 = z ");
    for (int i = 0; i < depth; i++)
        text_format(file, "%c%s", pair[0], i % 3 ? "" : "a|");
    text_append(file, "b");
    for (int i = 0; i < depth; i++)
        text_append_n(file, &pair[1], 1);
    text_append(file, "\n");
}

/* One word in very many sets, one row of words in very many of them. */
static void add_many_sets(struct fuzz *fuzz, struct text *file)
{
    int count = 100 + (int)fuzz_draw(fuzz, fuzz->is_long ? 30000 : 1000);

    text_append(file, "[Sets]\n");
    for (int i = 0; i < count; i++)
        text_format(file, "m%d = a, a b\n", i);
    text_format(file, "[Rules]\nlegal = <m%d> <m0>\n", count - 1);
}

void grow_file(struct fuzz *fuzz, struct text *file)
{
    static void (*const shapes[])(struct fuzz *, struct text *) = {
        add_huge_set, add_circle, add_many_rows, add_nest, add_many_sets};

    bool circles = fuzz_draw(fuzz, 8) == 0;

    fuzz->sets = OWN_SETS;
    text_format(file, "[Language]\ncode = %s\n",
                fuzz_draw(fuzz, 2) ? "en" : "ru");
    text_append(file, "before = не, по\nafter = а, ом, s\nplain = the, no, "
                      "и, 的\n[Sets]\n");
    for (int i = 0; i < OWN_SETS; i++) {
        char key[] = {'s', (char)('0' + i), '\0'};

        if (!circles)
            fuzz->sets = (unsigned)i;
        add_pair(fuzz, file, key);
    }
    fuzz->sets = OWN_SETS;
    text_append(file, "[Shared]\ngiven = maria, ^rosa\nmonth = january 1\n"
                      "street = st, calle\n");
    if (fuzz_draw(fuzz, 6) == 0)
        shapes[fuzz_draw(fuzz, COUNT(shapes))](fuzz, file);
    add_rules(fuzz, file);
}

/* --- mistakes ------------------------------------------------------------- */

static int lines_of(const struct text *file)
{
    int lines = 0;

    for (size_t at = 0; at < file->length; at++)
        lines += file->bytes[at] == '\n';
    return lines;
}

/* The last line of each is wrong. */
static const struct piece mistakes[] = {
#define MISTAKE(text)                                                          \
    {                                                                          \
        text, sizeof(text) - 1                                                 \
    }
    MISTAKE("[Rules]\nnonsense = court"),
    MISTAKE("[Rules]\nany = court"),
    MISTAKE("[Rules]\nLegal = court"),
    MISTAKE("[Danger]\nok = court"),
    MISTAKE("[Yes]\nlega = he has court"),
    MISTAKE("#\n[Rule]"),
    MISTAKE("#\n[Rules"),
    MISTAKE("#\n[]"),
    MISTAKE("[Rules]\nlegal"),
    MISTAKE("[Rules]\n= court"),
    MISTAKE("[Rules]\nlegal ="),
    MISTAKE("[Rules]\nlegal = a,, b"),
    MISTAKE("[Rules]\nlegal = twice over, x, twice over"),
    MISTAKE("[Rules]\nlegal = <nowhere> a"),
    MISTAKE("[Rules]\nlegal = <> a"),
    MISTAKE("[Rules]\nlegal = <any a"),
    MISTAKE("[Rules]\nlegal = a > b"),
    MISTAKE("[Rules]\nlegal = (a|b"),
    MISTAKE("[Rules]\nlegal = a (b]"),
    MISTAKE("[Rules]\nlegal = a [b|c)"),
    MISTAKE("[Rules]\nlegal = a b) c"),
    MISTAKE("[Rules]\nlegal = (a||b) c"),
    MISTAKE("[Rules]\nlegal = () c"),
    MISTAKE("[Rules]\nlegal = (a & b) c"),
    MISTAKE("[Rules]\nlegal = (a &) c"),
    MISTAKE("[Rules]\nlegal = (a|) c"),
    MISTAKE("[Sets]\ns0 = (a & b) c"),
    MISTAKE("[Rules]\nlegal = a|b"),
    MISTAKE("[Rules]\nlegal = & b"),
    MISTAKE("[Rules]\nlegal = a & b & c"),
    MISTAKE("[Rules]\nlegal = ... b"),
    MISTAKE("[Rules]\nlegal = b ..."),
    MISTAKE("[Rules]\nlegal = [a] [b]"),
    MISTAKE("[Rules]\nlegal = *word"),
    MISTAKE("[Rules]\nlegal = ^ a"),
    MISTAKE("[Rules]\nlegal = a !"),
    MISTAKE("[Rules]\nlegal = z ((((((((((a))))))))))"),
    MISTAKE("[Rules]\nlegal = a a a a a a a a a a a a a a a a a a a a a "
            "a a a a a a a a a a a a a a a a a a a"),
    MISTAKE("[Rules]\nlegal = abababababababababababababababababababababa"
            "babababababababababababababababa"),
    MISTAKE("[Rules]\nlegal = z [a] [b] [c] [d] [e] [f] [g] [h] [i] [j] "
            "[k] [l]"),
    MISTAKE("[Sets]\ngiven = a"),
    MISTAKE("[Shared]\nnames = a"),
    MISTAKE("[Shared]\nmonth = may"),
    MISTAKE("[Shared]\nmonth = may 13"),
    MISTAKE("[Misspelt]\nwords = cat"),
    MISTAKE("[Language]\nafter = a b"),
    MISTAKE("[Language]\nsuffix = a"),
    MISTAKE("[Rules]\nlegal = a\\"),
    MISTAKE("[Rules]\nlegal = a\\x"),
    MISTAKE("[Rules]\nlegal = \xFF"),
    MISTAKE("[Rules]\nlegal = \xED\xA0\x80"),
    MISTAKE("[Rules]\nlegal = a\0b"),
    MISTAKE("[Rules]\nlegal = a\x1B[2J"),
    MISTAKE("[Rules]\nlegal = \xE2\x80\xAE tac"),
    MISTAKE("#\n[Ru\x07les]"),
#undef MISTAKE
};

int grow_mistake(struct fuzz *fuzz, struct text *file)
{
    uint64_t which = fuzz_draw(fuzz, COUNT(mistakes) + 1);

    text_append(file, "\n");
    if (which < COUNT(mistakes)) {
        text_append_n(file, mistakes[which].bytes, mistakes[which].length);
        return lines_of(file) + 1;
    }
    text_append(file, "[Rules]\nlegal = ");
    for (int i = 0; i < 1000; i++)
        text_append(file, "x");
    return lines_of(file) + 1;
}
