#include "guard/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/mark.h"
#include "made_guard.h"

struct try {
    const char *text;
    const char *says;
};

static void tries(const char *rules, const struct try *try, size_t count)
{
    struct complaints complaints = {0};
    struct guard *guard = make_guard(rules, &complaints);

    if (complaints.count)
        fail_msg("line %d: %s", complaints.line, complaints.wrong);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(says(guard, try[i].text), try[i].says);
    guard_free(&guard);
}

#define TRIES(rules, ...)                                                      \
    tries(rules, (const struct try[]){__VA_ARGS__},                            \
          COUNT(((const struct try[]){__VA_ARGS__})))

static void words_are_met_whole_or_by_their_beginning(void **state)
{
    (void)state;
    TRIES("[Rules]\nlegal = court, deten*\nhealth = sick leave\n",
          {"the Court is open", "legal(Court)"}, {"courtyard", ""},
          {"in detention, detenido", "legal(detention) legal(detenido)"},
          {"deten", "legal(deten)"}, {"sick-leave now", "health(sick-leave)"},
          {"sick. leave", ""}, {"sick, leave", "health(sick, leave)"},
          {"sick", ""}, {"", ""}, {"   ", ""});
}

static void marks_and_apostrophes_make_no_difference(void **state)
{
    (void)state;
    TRIES("[Rules]\nlegal = doesnt pay, l avocat, maria book, dob\n",
          {"he doesn't pay", "legal(doesn't pay)"},
          {"chez l'avocat", "legal(l'avocat)"},
          {"Maria\u2019s book", "legal(Maria\u2019s book)"},
          {"D.O.B. 3", "legal(D.O.B)"}, 
          {"L\u2019A\u0301VOCAT", "legal(L\u2019A\u0301VOCAT)"});
}

static void sets_groups_and_gaps_make_rows(void **state)
{
    (void)state;
    TRIES("[Sets]\nno = no, without, does not have\nkin = <who>, dad\n"
          "who = she, he\n"
          "[Rules]\nlegal = <no> [any|his|more than one] papers\n"
          "health = crossed ... river, <kin> (is|got so) sick\n"
          "origin = ice & house, a _ b\n",
          {"no papers", "legal(no papers)"},
          {"does not have any papers", "legal(does not have any papers)"},
          {"without more than one papers",
           "legal(without more than one papers)"},
          {"no more papers", ""},
          {"crossed the big wide river", "health(crossed the big wide river)"},
          {"crossed the very big wide river", ""},
          {"crossed that. the river", ""},
          {"dad got so sick", "health(dad got so sick)"},
          {"she is sick", "health(she is sick)"}, {"it is sick", ""},
          {"house and the ice", "origin(house and the ice)"},
          {"ice at her house", "origin(ice at her house)"},
          {"a big b", "origin(a big b)"}, {"a b", ""});
}

static void capitals_count_where_they_are_asked_for(void **state)
{
    (void)state;
    TRIES("[Rules]\nlegal = ^^ice\norigin = ^turkey\n",
          {"ICE came", "legal(ICE)"}, {"ice cream", ""}, {"Ice cream", ""},
          {"from Turkey", "origin(Turkey)"}, {"eat turkey", ""});
}

static void a_loud_text_says_nothing_by_its_capitals(void **state)
{
    (void)state;
    TRIES("[Shared]\ngiven = ^mark, maria\n[Rules]\nlegal = ^^ice, court\n",
          {"Mark is here", "person_name(Mark)"},
          {"ICE came", "legal(ICE)"}, {"MARK THE BOXES", ""},
          {"PUT ICE INTO THE BOXES", ""},
          {"MARIA HAS COURT TODAY", "person_name(MARIA) legal(COURT)"},
          {"Mark Your Calendar For Our Fair", ""});
}

static void a_word_may_be_drawn_out(void **state)
{
    (void)state;
    TRIES("[Rules]\nlegal = court, cccd, copiii\nhealth = sick\n",
          {"courttt", "legal(courttt)"}, {"cooourt now", "legal(cooourt)"},
          {"siiiick, coooooourttt", "health(siiiick) legal(coooooourttt)"},
          {"courtt", ""}, {"cccd", "legal(cccd)"}, {"cd", ""},
          {"copiii", "legal(copiii)"});
}

static void a_word_may_be_written_onto_another(void **state)
{
    (void)state;
    TRIES("[Language]\ncode = ar\njoined = و\nplain = وليد\n"
          "[Rules]\nlegal = سجن\nhealth = ليد\n",
          {"في سجن", "legal(سجن)"}, {"وسجن", "legal(وسجن)"},
          /* A file knows it as it is. */
          {"وليد", ""}, {"اوسجن", ""}, {"و سجن", "legal(سجن)"});
}

static void an_owner_may_lack_the_apostrophe(void **state)
{
    (void)state;
    TRIES("[Language]\ncode = en\nplain = is, the, at\n"
          "[Shared]\ngiven = yesenia, ^lily\n[Rules]\nlegal = lilys\n",
          {"is yesenias mom there", "person_name(yesenias)"},
          {"the mom is Yesenias", "person_name(Yesenias)"},
          {"la moto yesenias", ""}, {"at lilies", ""},
          /* A file knows it as it is. */
          {"the Lilys", "legal(Lilys)"});
}

static void a_day_of_the_week_is_no_name(void **state)
{
    (void)state;
    TRIES("[Shared]\ngiven = domingo\nweekday = domingo\nsurname = paz\n",
          {"Domingo tem bazar", ""},
          {"com Domingo Paz", "person_name(Domingo Paz)"});
}

static void an_abbreviated_number_goes_on(void **state)
{
    (void)state;
    TRIES("[Language]\ncode = en\nplain = is, the, at, no\n"
          "[Rules]\ngov_id = passport [no] <code>\n",
          {"passport no. 4711873", "gov_id(passport no. 4711873)"},
          {"passport no. G4711", "gov_id(passport no. G4711)"});
}

static void beginnings_and_endings_belong_to_a_language(void **state)
{
    (void)state;
    TRIES("[Language]\ncode = ar\nbefore = ال, و\nafter = ه, ها\n"
          "[Rules]\nlegal = محكم~\n",
          {"المحكمة", "legal(المحكمة)"}, {"ومحكم", "legal(ومحكم)"},
          {"محكمين", ""}, {"كالمحكم", ""});
}

static void chinese_and_korean_need_no_spaces(void **state)
{
    (void)state;
    TRIES("[Rules]\nlegal = 律师, 没有 ... 身份, hiv 阳性\n"
          "health = 임신*, *체류*\nperson_name = *씨\n",
          {"她要见律师了", "legal(律师)"}, {"没有合法身份", "legal(没有合法身份)"},
          {"没有什么什么什么身份", ""}, {"他HIV阳性", "legal(HIV阳性)"},
          {"임신했어요", "health(임신했어요)"}, {"불법체류자", "health(불법체류자)"},
          {"민수씨 집", "person_name(민수씨)"}, {"씨", ""});
}

static void a_question_mark_asks_for_the_language(void **state)
{
    (void)state;
    TRIES("[Language]\ncode = es\nplain = la, el, esta, de\n"
          "[Rules]\nlegal = ?sin pan\n",
          {"la nina esta sin pan", "legal(sin pan)"}, {"sin pan fever", ""});
}

/* A file of a language with its everyday words and a rule. */
static void add_spoken(struct guard_builder *builder, const char *code,
                       const char *plain, const char *rule)
{
    char file[40];

    snprintf(file, sizeof file, "made/%s.rules", code);
    guard_builder_file(builder, file);
    guard_builder_section(builder, "Language", 1);
    guard_builder_row(builder, "code", code, 2);
    guard_builder_row(builder, "plain", plain, 3);
    guard_builder_section(builder, "Rules", 4);
    guard_builder_row(builder, "legal", rule, 5);
}

/* A word alone in a text of quite another language is chance, a long row of
 * words isn't; nor is a word in a text of no language. English holds
 * everywhere. */
static void one_word_of_another_language_is_chance(void **state)
{
    struct guard_builder *builder = guard_builder_new();
    struct guard *guard;

    (void)state;
    add_spoken(builder, "pl", "jest, nie", "molestowanie, ciezko chory");
    add_spoken(builder, "es", "la, de, para", "fiebre");
    add_spoken(builder, "en", "the, is", "feverishly");
    guard = guard_take_builder(&builder);
    assert_string_equal(says(guard, "molestowanie"), "legal(molestowanie)");
    assert_string_equal(says(guard, "jest molestowanie"),
                        "legal(molestowanie)");
    assert_string_equal(says(guard, "la molestowanie de ruido"), "");
    assert_string_equal(says(guard, "la de ciezko chory"),
                        "legal(ciezko chory)");
    assert_string_equal(says(guard, "la de feverishly"), "legal(feverishly)");
    assert_string_equal(says(guard, "jest nie fiebre"), "");
    guard_free(&guard);
}

/* A file of the language with this number: its everyday word, and a rule that
 * asks for it. */
static void add_language(struct guard_builder *builder, int number)
{
    char code[20], plain[] = "?plain?", rule[40];

    snprintf(code, sizeof code, "l%d", number);
    snprintf(rule, sizeof rule, "?no%d", number);
    plain[0] = (char)('a' + number / 26);
    plain[6] = (char)('a' + number % 26);
    add_spoken(builder, code, plain, rule);
}

static void another_language_may_follow(void **state)
{
    struct guard_builder *builder = guard_builder_new();
    struct guard *guard;

    (void)state;
    add_spoken(builder, "aa", "the, a, and", "fever");
    add_spoken(builder, "bb", "la, de, en", "preso");
    add_spoken(builder, "cc", "в, на, и", "суд");
    guard = guard_take_builder(&builder);
    assert_string_equal(says(guard, "the preso and a"), "");
    assert_string_equal(says(guard, "la de preso en, the one and a"),
                        "legal(preso)");
    assert_string_equal(says(guard, "the суд and a"), "legal(суд)");
    guard_free(&guard);
}

/* The last language is as good as the first, a second file of one takes no
 * room, and one more is named. */
static void thirty_two_languages_are_told_apart(void **state)
{
    struct guard_builder *builder = guard_builder_new();
    struct complaints complaints = {0};
    struct guard *guard;

    (void)state;
    guard_builder_complain(builder, note_complaint, &complaints);
    for (int i = 1; i <= 32; i++)
        add_language(builder, i);
    guard_builder_file(builder, "made/more.rules");
    guard_builder_section(builder, "Language", 1);
    guard_builder_row(builder, "code", "l32", 2);
    assert_int_equal(complaints.count, 0);
    guard_builder_file(builder, "made/33.rules");
    guard_builder_section(builder, "Language", 1);
    guard_builder_row(builder, "code", "l33", 2);
    assert_int_equal(complaints.count, 1);
    assert_int_equal(complaints.line, 2);
    assert_string_equal(complaints.wrong, "too many languages");
    guard = guard_take_builder(&builder);
    assert_string_equal(says(guard, "aplainb, no1"), "legal(no1)");
    assert_string_equal(says(guard, "bplaing, no32"), "legal(no32)");
    assert_string_equal(says(guard, "bplaing, no1 no31 no16"), "");
    assert_string_equal(says(guard, "aplainb, no32"), "");
    guard_free(&guard);
}

static void long_words_may_have_one_letter_wrong(void **state)
{
    (void)state;
    TRIES("[Rules]\nlegal = detention, hospital\n"
          "[Misspelt]\nwords = detention\n",
          {"detenton", "legal(detenton)"}, {"detentionn", "legal(detentionn)"},
          {"detantion", "legal(detantion)"},
          {"detnetion", "legal(detnetion)"}, {"detanton", ""},
          {"retention", ""}, {"hospitel", ""});
    TRIES("[Language]\ncode = en\nknown = detection\n"
          "[Rules]\nlegal = detention\n[Misspelt]\nwords = detention\n",
          {"detenton", "legal(detenton)"}, {"detection", ""});
    /* A short beginning that fits hides nothing. */
    TRIES("[Rules]\nlegal = detention\nhealth = det*\n"
          "[Misspelt]\nwords = detention\n",
          {"detenton", "health(detenton) legal(detenton)"},
          {"detours", "health(detours)"});
}

static void exceptions_take_away_what_they_touch(void **state)
{
    (void)state;
    TRIES("[Rules]\nlegal = court\nhealth = court\n"
          "[Except]\nlegal = tennis court, court & hoops\nany = court fair\n",
          {"tennis court", "health(court)"},
          {"court and tennis court",
           "health(court) legal(court) health(court)"},
          {"hoops at the court", "health(court)"}, {"court fair", ""});
}

static void a_card_is_no_telephone(void **state)
{
    (void)state;
    TRIES("[Rules]\nphone = his number <code>\n",
          {"his number 5550128", "phone(his number 5550128)"},
          {"his number 4111 1111 1111 1111",
           "money_account(4111 1111 1111 1111)"});
}

static void danger_is_told(void **state)
{
    (void)state;
    TRIES("[Danger]\nviolence = hits her\n[Likely]\nviolence = her\n",
          {"hits her", "violence(hits her)!"}, {"her", "violence(her)"});
}

static void what_is_allowed_is_no_finding(void **state)
{
    struct guard *guard = make_guard("[Rules]\nlegal = court\n"
                                     "[Shared]\ngiven = maria, jordan\n",
                                     NULL);
    struct guard_context context = {.allow = CATEGORY_BIT(CATEGORY_LEGAL)};
    static const char *const towns[] = {"Jordán", NULL};

    (void)state;
    assert_string_equal(said(guard, &context, "court maria", 11),
                        "person_name(maria)");
    context.is_town = true;
    assert_string_equal(said(guard, &context, "court maria", 11), "");
    context.is_town = false;
    assert_string_equal(said(guard, &context, "to jordan", 9),
                        "person_name(jordan)");
    context.towns = towns;
    assert_string_equal(said(guard, &context, "to jordan", 9), "");
    guard_free(&guard);
}

static void any_bytes_are_read(void **state)
{
    struct guard *guard = make_guard("[Rules]\nlegal = court\n", NULL);
    char noise[5000];

    (void)state;
    assert_string_equal(said(guard, NULL, "a\0court\xFF", 8),
                        "legal(court)");
    srand(7);
    for (int round = 0; round < 50; round++) {
        for (size_t i = 0; i < sizeof noise; i++)
            noise[i] = (char)rand();
        (void)said(guard, NULL, noise, sizeof noise);
    }
    guard_free(&guard);
}

/* Long texts are read in pieces; what lies over a border is found once. */
static void long_texts_lose_nothing(void **state)
{
    struct guard *guard =
        make_guard("[Rules]\nlegal = the court of appeal\n", NULL);
    size_t length = 3 * 4096;
    char *text = mem_new(length + 1, 1);
    struct findings findings = {0};

    (void)state;
    for (size_t at = 0; at + 40 < length; at += 37) {
        memset(text, 'x', length);
        for (size_t i = 9; i < length; i += 10)
            text[i] = ' ';
        memcpy(text + at, " the court of appeal ", 21);
        findings_clear(&findings);
        guard_read(guard, NULL, text, length, &findings);
        assert_int_equal(findings.count, 1);
        assert_int_equal(findings.items[0].start, at + 1);
        assert_int_equal(findings.items[0].length, 19);
    }
    findings_done(&findings);
    mem_free(text);
    guard_free(&guard);
}

static double seconds_for(const struct guard *guard, const char *word,
                          size_t length)
{
    char *text = mem_new(length + 1, 1);
    struct findings findings = {0};
    clock_t start;

    for (size_t i = 0; i < length; i++)
        text[i] = word[i % strlen(word)];
    start = clock();
    guard_read(guard, NULL, text, length, &findings);
    start = clock() - start;
    findings_done(&findings);
    mem_free(text);
    return (double)start / CLOCKS_PER_SEC;
}

static void time_is_linear_whatever_the_text(void **state)
{
    static const char *const words[] = {"a ", "a b ", "1 ", "1-", "(1) ",
                                        "aaaaaaaaaaaa", "@a.", "a.a.",
                                        "\xF0", "没有", "'a", "x1"};
    struct guard *guard = make_guard(
        "[Sets]\nx = a, b, a ... b, b ... a\n"
        "[Rules]\nlegal = a ..9 a ..9 a ..9 b, <x> ..9 <x> ..9 <x> c, "
        "没有 ... 身份, a*\nperson_name = <anyname> ..9 <anyname> ..9 zz\n",
        NULL);

    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        double shorter = seconds_for(guard, words[i], 100000);
        double longer = seconds_for(guard, words[i], 400000);

        if (longer > shorter * 12 + 0.05)
            fail_msg("%s: %f s, four times as much: %f s", words[i], shorter,
                     longer);
        assert_true(longer < 20);
    }
    guard_free(&guard);
}

static void many_rules_fit_into_little_memory(void **state)
{
    struct text rules = {0};
    struct guard *guard;
    unsigned number = 1;

    (void)state;
    text_append(&rules, "[Rules]");
    for (int i = 0; i < 20000; i++) {
        text_append(&rules, i % 10 ? ", " : "\nlegal = ");
        for (int j = 0; j < 8; j++) {
            char letter = (char)('a' + (number >> 16) % 26);

            number = number * 1103515245u + 12345u;
            text_append_n(&rules, j == 4 && i % 3 == 0 ? " " : &letter, 1);
        }
    }
    guard = make_guard(text_string(&rules), NULL);
    assert_true(guard_entries(guard) > 19000);
    assert_in_range(guard_size(guard), 500 * 1024, 4 * 1024 * 1024);
    text_done(&rules);
    guard_free(&guard);
}

static void mistakes_are_named(void **state)
{
    static const struct {
        const char *rules;
        int line;
        const char *wrong;
    } mistakes[] = {
        {"[Rule]\n", 1, "a section that isn't known"},
        {"[Rules]\ncourt = x\n", 2, "a category that isn't known"},
        {"[Rules]\nany = x\n", 2, "a category that isn't known"},
        {"[Rules]\n\nlegal = a, , b\n", 3, "an empty entry"},
        {"[Rules]\nlegal =\n", 2, "an empty entry"},
        {"[Rules]\nlegal = a b, a b\n", 2,
         "an entry that stands in this file twice"},
        {"[Rules]\nlegal = <none> a\n", 2, "a set that isn't there"},
        {"[Rules]\nlegal = <none a\n", 2, "a < without its >"},
        {"[Rules]\nlegal = (a|b\n", 2, "a bracket without its end"},
        {"[Rules]\nlegal = a|b\n", 2,
         "a bracket, | or & where none can be"},
        {"[Rules]\nlegal = (a||b) c\n", 2, "an empty choice"},
        {"[Rules]\nlegal = (a & b) c\n", 2,
         "a bracket, | or & where none can be"},
        {"[Sets]\nx = z (a &)\n", 2,
         "a bracket, | or & where none can be"},
        {"[Rules]\nlegal = (a|) c\n", 2, "an empty choice"},
        {"[Rules]\nlegal = ... a\n", 2, "a gap at the beginning"},
        {"[Rules]\nlegal = a ...\n", 2, "a gap at the end"},
        {"[Rules]\nlegal = [a]\n", 2, "an entry that may be nothing at all"},
        {"[Rules]\nlegal = (_ _|b)\n", 2,
         "an entry that may be nothing at all"},
        {"[Rules]\nlegal = a &\n", 2, "an & without two sides"},
        {"[Rules]\nlegal = ?a\n", 2, "a ? in a file without everyday words"},
        {"[Rules]\nlegal = *word\n", 2, "a * before a word that isn't Korean"},
        {"[Rules]\nlegal = !\n", 2, "a sign that is no word"},
        {"[Rules]\nlegal = a ..10 b\n", 2, "a sign that is no word"},
        {"[Shared]\nfoo = a\n", 2, "a list that is not among the shared ones"},
        {"[Shared]\nmonth = may\n", 2, "a month without its number"},
        {"[Language]\nplain = a\n", 2, "a file without its language"},
        {"[Language]\nfoo = a\n", 2, "a key that [Language] doesn't have"},
        {"[Misspelt]\nwords = cat\n", 2, "a word too short to be guessed"},
        {"[Sets]\ngiven = a\n", 2, "a set with the name of a shared list"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        struct complaints complaints = {0};
        struct guard *guard = make_guard(mistakes[i].rules, &complaints);

        assert_string_equal(complaints.wrong, mistakes[i].wrong);
        assert_int_equal(complaints.line, mistakes[i].line);
        assert_true(complaints.count < 1000);
        guard_free(&guard);
    }
}

/* Sets that name one another, all of them: 30 to the power of the depth ways
 * through them, and each set is still looked at once. */
static void sets_may_name_one_another(void **state)
{
    struct complaints complaints = {0};
    struct text rules = {0};
    struct guard *guard;

    (void)state;
    text_append(&rules, "[Sets]\n");
    for (int i = 0; i < 30; i++)
        for (int j = 0; j < 30; j++)
            if (j != i)
                text_format(&rules, "c%d = w%dx%d, <c%d>\n", i, i, j, j);
    text_append(&rules, "[Rules]\nlegal = z <c0>\n");
    guard = make_guard(text_string(&rules), &complaints);
    assert_int_equal(complaints.count, 0);
    assert_string_equal(says(guard, "z w29x7"), "legal(z w29x7)");
    assert_string_equal(says(guard, "z w0x1"), "legal(z w0x1)");
    assert_string_equal(says(guard, "z w30x0"), "");
    text_done(&rules);
    guard_free(&guard);
}

/* Entries of a few letters may stand for very many rows: there is an end to
 * it, it is said where, and what came before works. */
static void rows_have_a_limit_in_all(void **state)
{
    struct complaints complaints = {0};
    struct text rules = {0};
    struct guard *guard;

    (void)state;
    text_append(&rules, "[Rules]\nhealth = sick\n");
    for (int i = 0; i < 600; i++)
        text_format(&rules, "legal = z%d [a] [b] [c] [d] [e] [f] [g] [h] [i] "
                            "[j]\n", i);
    guard = make_guard(text_string(&rules), &complaints);
    assert_string_equal(complaints.wrong, "an entry that stands for too many");
    assert_in_range(complaints.line, 300, 600);
    assert_string_equal(says(guard, "sick. z1 a b j"),
                        "health(sick) legal(z1 a b j)");
    text_done(&rules);
    guard_free(&guard);
}

/* One row and one word in very many sets: as many as anybody could mean are
 * kept, and a text full of them is read in a moment. */
static void a_row_may_be_in_very_many_sets(void **state)
{
    struct complaints complaints = {0};
    struct text rules = {0};
    struct guard *guard;
    struct findings findings = {0};
    char text[4000];

    (void)state;
    text_append(&rules, "[Sets]\n");
    for (int i = 0; i < 20000; i++)
        text_format(&rules, "m%d = a b, c\n", i);
    text_append(&rules, "[Rules]\nlegal = z <m7>\nhealth = <m0> y\n");
    guard = make_guard(text_string(&rules), &complaints);
    assert_int_equal(complaints.count, 0);
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "a b "[i % 4];
    guard_read(guard, NULL, text, sizeof text, &findings);
    assert_int_equal(findings.count, 0);
    findings_done(&findings);
    text_done(&rules);
    guard_free(&guard);
}

/* Pieces of rules in any order: no crash, and the rest still works. */
static void noise_in_rules_does_no_harm(void **state)
{
    static const char *const bits[] = {
        "a",  "b*", " ",   "(",  ")",   "[",  "]",    "|",  "<",   ">",
        "&",  ",",  "...", "..9", "_",  "^",  "?",    "~",  "set", "没有",
        "*씨", "-", "'",   "5",  "h1b", "\t", "a b c", "((", "any", "number",
    };

    (void)state;
    srand(11);
    for (int round = 0; round < 3000; round++) {
        struct text rules = {0};
        struct complaints complaints = {0};
        struct guard *guard;

        text_append(&rules, "[Sets]\nset = a, b c, <number>\n[Rules]\n"
                            "health = sick\nlegal = ");
        for (int i = rand() % 30; i >= 0; i--)
            text_append(&rules, bits[(size_t)rand() % COUNT(bits)]);
        guard = make_guard(text_string(&rules), &complaints);
        assert_non_null(
            strstr(says(guard, "a b sick c 没有 5"), "health(sick)"));
        text_done(&rules);
        guard_free(&guard);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_may_be_written_onto_another),
        cmocka_unit_test(words_are_met_whole_or_by_their_beginning),
        cmocka_unit_test(marks_and_apostrophes_make_no_difference),
        cmocka_unit_test(sets_groups_and_gaps_make_rows),
        cmocka_unit_test(capitals_count_where_they_are_asked_for),
        cmocka_unit_test(a_loud_text_says_nothing_by_its_capitals),
        cmocka_unit_test(a_word_may_be_drawn_out),
        cmocka_unit_test(another_language_may_follow),
        cmocka_unit_test(an_owner_may_lack_the_apostrophe),
        cmocka_unit_test(a_day_of_the_week_is_no_name),
        cmocka_unit_test(an_abbreviated_number_goes_on),
        cmocka_unit_test(beginnings_and_endings_belong_to_a_language),
        cmocka_unit_test(chinese_and_korean_need_no_spaces),
        cmocka_unit_test(a_question_mark_asks_for_the_language),
        cmocka_unit_test(one_word_of_another_language_is_chance),
        cmocka_unit_test(thirty_two_languages_are_told_apart),
        cmocka_unit_test(long_words_may_have_one_letter_wrong),
        cmocka_unit_test(exceptions_take_away_what_they_touch),
        cmocka_unit_test(a_card_is_no_telephone),
        cmocka_unit_test(danger_is_told),
        cmocka_unit_test(what_is_allowed_is_no_finding),
        cmocka_unit_test(any_bytes_are_read),
        cmocka_unit_test(long_texts_lose_nothing),
        cmocka_unit_test(time_is_linear_whatever_the_text),
        cmocka_unit_test(many_rules_fit_into_little_memory),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(sets_may_name_one_another),
        cmocka_unit_test(rows_have_a_limit_in_all),
        cmocka_unit_test(a_row_may_be_in_very_many_sets),
        cmocka_unit_test(noise_in_rules_does_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
