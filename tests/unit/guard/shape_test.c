#include "guard/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mark.h"
#include "made_guard.h"

static const char lists[] =
    "[Language]\ncode = en\nplain = the, at, on, of, de, and, to, q\n"
    "[Shared]\n"
    "month = march 3, mar 3, may 5, mayo 5, thang 0\n"
    "calling = call, tel\n"
    "coding = room, bus, order, item\n"
    "counting = kids, bags\n"
    "currency = dollars\n"
    "clock = am, pm\n"
    "born = born, dob\n"
    "given = maria, jose luis, ^rosa, ^may\n"
    "surname = lopez\n"
    "title = mr, sra\n"
    "town = springfield, santa maria, paris\n"
    "ordinary = clinic, center, bring\n"
    "[Rules]\n"
    "street_address = <house> _ street\n"
    "legal = room <number>, on <date>, at <time>, pay <money>, bud <number>\n"
    "legal = and <number>, q sky\n"
    "health = code <code>, since <year>, ends <last4>, rash\n"
    "origin = with <name>, named <anyname>\n";

struct try {
    const char *text;
    const char *says;
};

static void tries(const struct try *try, size_t count)
{
    struct complaints complaints = {0};
    struct guard *guard = make_guard(lists, &complaints);

    if (complaints.count)
        fail_msg("line %d: %s", complaints.line, complaints.wrong);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(says(guard, try[i].text), try[i].says);
    guard_free(&guard);
}

#define TRIES(...)                                                             \
    tries((const struct try[]){__VA_ARGS__},                                   \
          COUNT(((const struct try[]){__VA_ARGS__})))

static void telephones_of_many_countries(void **state)
{
    static const char *const phones[] = {
        "555-123-4567",      "(213) 555-0188",    "213 555 0188",
        "213.555.0188",      "2135550188",        "+1 646 555 0101",
        "06 12 34 56 78",    "11 91234-5678",     "(11) 91234-5678",
        "0912 345 678",      "010-1234-5678",     "138 1234 5678",
        "13812345678",       "0917 123 4567",     "09171234567",
        "8 912 345-67-89",   "067 123 45 67",     "+252 61 5551234",
        "3412-5678",         "612 345 678",       "07911 123456",
        "55 1234 5678",      "５５５－１２３－４５６７", "٠٥٥١٢٣٤٥٦٧",
        "۰۹۱۲ ۳۴۵ ۶۷۸۹",     "call 5551234",      "+33 6 12 34 56 78",
        "00962791234567",    "3 2 1 5 5 5 0 1 8 8", "213-555-0188 - 3 kids",
        "room 02-555-7741",
        "91 555 03 42",      "916 123 45 67",     "0414 123 45 67",
        "305 5550128",       "(305)5550128",      "03 123 456",
        "6 77 12 34 56",     "07700 900 123",     "8 916 1234567",
    };
    struct guard *guard = make_guard(lists, NULL);

    (void)state;
    for (size_t i = 0; i < COUNT(phones); i++)
        if (!strstr(says(guard, phones[i]), "phone("))
            fail_msg("%s", phones[i]);
    guard_free(&guard);
}

static void dots_after_shortened_words(void **state)
{
    (void)state;
    TRIES({"bud 27b", "legal(bud 27)"}, {"bud. 27b", "legal(bud. 27)"},
          {"and 27", "legal(and 27)"},
          /* An everyday word is not short for anything. */
          {"and. 27", ""}, {"Q. Sky", "legal(Q. Sky)"}, {"q. Sky", ""});
}

static void numbers_of_states_and_banks(void **state)
{
    (void)state;
    TRIES({"123-45-6789", "gov_id(123-45-6789)"},
          {"912 77 1234", "gov_id(912 77 1234)"},
          {"A# 123 456 789", "gov_id(123 456 789)"},
          {"A204556781", "gov_id(A204556781)"},
          {"IOE0912345678", "gov_id(IOE0912345678)"},
          {"ioe 0912345678", "gov_id(ioe 0912345678)"},
          {"529.982.247-25", "gov_id(529.982.247-25)"},
          {"52998224725", "gov_id(52998224725)"},
          {"11010119900307733X", ""},
          {"110101199003074258", "gov_id(110101199003074258)"},
          {"900101-1234567", "gov_id(900101-1234567)"},
          {"X1234567L", "gov_id(X1234567L)"},
          {"12345678Z", "gov_id(12345678Z)"},
          {"QQ 12 34 56 C", "gov_id(QQ 12 34 56 C)"},
          {"GODE561231HDFRRN09", "gov_id(GODE561231HDFRRN09)"},
          {"4509 123456", "gov_id(4509 123456)"},
          {"passport G12345678", "gov_id(G12345678)"},
          {"4111 1111 1111 1111", "money_account(4111 1111 1111 1111)"},
          {"378282246310005", "money_account(378282246310005)"},
          {"2200 1234 5678 9019", "money_account(2200 1234 5678 9019)"},
          {"4111 1111 1111 1112", ""},
          {"call 5412 7734 9081 2266", ""},
          {"28309142104713", ""},
          {"85031412347", "gov_id(85031412347)"},
          {"15220843218", "gov_id(15220843218)"},
          {"2850314123454", "gov_id(2850314123454)"},
          {"5150220123456", "gov_id(5150220123456)"},
          {"5150220123457", ""},
          {"medicare 1EG4-TE5-MK73", "gov_id(1EG4-TE5-MK73)"},
          {"Jo 305 555 0128", "phone(305 555 0128)"},
          {"AB 1234567", "gov_id(AB 1234567)"},
          {"DE89 3704 0044 0532 0130 00",
           "money_account(DE89 3704 0044 0532 0130 00)"},
          {"DE88 3704 0044 0532 0130 00",
           "money_account(DE88 3704 0044 0532 0130 00)"});
}

static void ordinary_numbers_are_nothing(void **state)
{
    static const char *const harmless[] = {
        "part 4000-7712-99",
        "at 5:30 with 3 kids",   "bus 42 at 7:15",       "score was 3-2",
        "$1,200 and 50 dollars", "order 4457229012",     "item 4011 3 lb",
        "5 10 15 20",            "2019-2020",            "2026-05-12",
        "on 12/05 to 13/05",     "12/05/2026",           "09:00-13:00",
        "3.49 and 2.50",         "4, 7 and 9",           "100 200 300",
        "24/7",                  "1 2 3 4 5 6 7",        "1000000",
        "111-111-1111",          "room 555-1234",
        "order 012-345-6789",    "000123456789012",      "0 1 2 3 4 5 6 7 8 9",
    };
    struct guard *guard =
        make_guard("[Shared]\ncoding = order, item, room, bus\n"
                   "counting = kids\ncurrency = dollars\n",
                   NULL);

    (void)state;
    for (size_t i = 0; i < COUNT(harmless); i++)
        assert_string_equal(says(guard, harmless[i]), "");
    guard_free(&guard);
}

static void birth_dates_in_every_order(void **state)
{
    (void)state;
    TRIES({"dob 3/14/91", "birth_date(3/14/91)"},
          {"born 2021-02-03", "birth_date(2021-02-03)"},
          {"3 May 1990", "birth_date(3 May 1990)"},
          {"March 5th, 1988", "birth_date(March 5th, 1988)"},
          {"5 de mayo de 1990", "birth_date(5 de mayo de 1990)"},
          {"1990年3月5日", "birth_date(1990年3月5日)"},
          {"1990년 3월 5일", "birth_date(1990년 3월 5일)"},
          {"ngày 5 tháng 3 năm 1990", "birth_date(5 tháng 3 năm 1990)"},
          {"٥/٣/١٩٩٠", "birth_date(٥/٣/١٩٩٠)"},
          {"born 19900305", "birth_date(19900305)"}, {"3 May", ""},
          {"5/3/2026", ""}, {"31/31/1990", ""},
          {"06.11.22.33.44", "phone(06.11.22.33.44)"},
          {"07.66.21.09.43", "phone(07.66.21.09.43)"},
          /* Letters before digits are no count of what follows. */
          {"G20481733 in a bag", "gov_id(G20481733)"});
}

static void addresses_by_their_signs(void **state)
{
    (void)state;
    TRIES({"to rosa.m@mail.co.uk!", "contact(rosa.m@mail.co.uk)"},
          {"@maria_x", "contact(maria_x)"}, {"a @ b", ""},
          {"see www.abc.xyz", "contact(www.abc.xyz)"},
          {"facebook.com/maria.lopez", "contact(facebook.com/maria.lopez)"},
          {"https://x.y", "contact(https://x.y)"}, {"ok.thanks", ""},
          {"nowa.pl/kasia", "contact(nowa.pl/kasia)"},
          {"rash@abc.org", "contact(rash@abc.org)"},
          {"rash, a@abc.org", "health(rash) contact(a@abc.org)"},
          /* A row that ends inside an address ends there by chance. */
          {"q @sky_blue", "contact(sky_blue)"},
          {"q sky @abc_d", "legal(q sky) contact(abc_d)"},
          {"ana.ro", "contact(ana.ro)"}, {"x@163.com", "contact(x@163.com)"});
}

static void names_of_people(void **state)
{
    (void)state;
    TRIES({"ask maria at 5", "person_name(maria)"},
          {"Maria's van", "person_name(Maria)"},
          {"rosa paint", ""}, {"ask Rosa", "person_name(Rosa)"},
          {"Mr Obafemi comes", "person_name(Mr Obafemi)"},
          {"Sra. Quispe comes", "person_name(Sra. Quispe)"},
          {"tell Tran Nguyen", "person_name(Tran Nguyen)"},
          {"jose luis", "person_name(jose luis)"},
          {"Bring Rice to Clinic Center", ""},
          {"Springfield Paris", ""}, {"to Santa Maria", ""},
          {"in May", ""}, {"May 5", ""}, {"maria_mx91", ""},
          {"3maria 4 wlad", ""}, {"3 maria", "person_name(maria)"});
}

static void sets_of_the_engine_work_in_rules(void **state)
{
    (void)state;
    TRIES({"12 oak street", "street_address(12 oak street)"},
          {"12b oak street", "street_address(12b oak street)"},
          {"3 kids street", ""}, {"5 pm street", ""},
          {"room 214", "legal(room 214)"}, {"on 3/4", "legal(on 3/4)"},
          {"at 5:30 pm", "legal(at 5:30 pm)"}, {"pay $50", "legal(pay $50)"},
          {"code 12-345", "health(code 12-345)"}, {"code 1234", ""},
          {"since 2019", "health(since 2019)"}, {"since 219", ""},
          {"ends 4432", "health(ends 4432)"},
          {"with Zubeida", "origin(with Zubeida)"}, {"with zubeida", ""},
          {"named zubeida", "origin(named zubeida)"}, {"named the", ""});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(telephones_of_many_countries),
        cmocka_unit_test(dots_after_shortened_words),
        cmocka_unit_test(numbers_of_states_and_banks),
        cmocka_unit_test(ordinary_numbers_are_nothing),
        cmocka_unit_test(birth_dates_in_every_order),
        cmocka_unit_test(addresses_by_their_signs),
        cmocka_unit_test(names_of_people),
        cmocka_unit_test(sets_of_the_engine_work_in_rules),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
