#include "flow/rig.h"

#include "i18n/format.h"

static size_t found(struct rig *rig, const char *query)
{
    struct browse browse;
    size_t count;

    assert_int_equal(browse_start(rig->session, query, NULL, -1, 10, &browse),
                     ERR_OK);
    count = browse.count;
    browse_done(&browse);
    return count;
}

static int code_of(struct rig *rig, struct request_id id)
{
    struct request request = rig_get(rig, id);
    int code = request.code;

    request_done(&request);
    return code;
}

static void finds_by_code_day_task_town_and_text(void **state)
{
    struct rig *rig = *state;
    struct request_id sitting = rig_sitting(rig, 3);
    struct request_id ride = rig_begin(rig, "ride");
    struct text query = {0};

    rig_keep(rig, ride, "when", rig_when(rig->today + 5, ""));
    rig_keep(rig, ride, "from_town", "text:São Tomé");
    rig_keep(rig, ride, "note", "text:needs a big boot");
    assert_int_equal(found(rig, NULL), 2);
    assert_int_equal(found(rig, "  "), 2);
    text_format(&query, "%d", code_of(rig, sitting));
    assert_int_equal(found(rig, text_string(&query)), 1);
    text_clear(&query);
    format_day(&query, rig->today + 5, DAY_WEEKDAY, NULL);
    assert_int_equal(found(rig, text_string(&query)), 1);
    query.bytes[3] = '\0';
    assert_int_equal(found(rig, query.bytes), 1);
    text_clear(&query);
    text_format(&query, "%d", day_date(rig->today + 3).day);
    assert_int_equal(found(rig, text_string(&query)), 1);
    assert_int_equal(found(rig, rig_when(rig->today + 3, "")), 1);
    assert_int_equal(found(rig, rig_when(rig->today + 4, "")), 0);
    assert_int_equal(found(rig, "BABYSIT"), 1);
    assert_int_equal(found(rig, "springfield"), 1);
    assert_int_equal(found(rig, "sao tome"), 1);
    assert_int_equal(found(rig, "big boo"), 1);
    assert_int_equal(found(rig, "elm st"), 1);
    assert_int_equal(found(rig, "nothing of it"), 0);
    /* How a family is reached is no way to find it. */
    assert_int_equal(found(rig, "tuesday cook"), 0);
    text_done(&query);
}

static void pages_and_filters(void **state)
{
    struct rig *rig = *state;
    struct browse browse;

    for (int i = 1; i <= 5; i++)
        rig_sitting(rig, i);
    rig_begin(rig, "ride");
    assert_int_equal(browse_start(rig->session, NULL, NULL, -1, 4, &browse),
                     ERR_OK);
    assert_int_equal(browse.count, 4);
    assert_true(browse.more);
    assert_string_equal(browse.cards[0].task, "ride");
    assert_int_equal(browse_more(rig->session, 4, &browse), ERR_OK);
    assert_int_equal(browse.count, 6);
    assert_false(browse.more);
    for (size_t i = 1; i < browse.count; i++)
        assert_true(browse.cards[i].when >= browse.cards[i - 1].when);
    browse_done(&browse);
    assert_int_equal(
        browse_start(rig->session, NULL, "ride", -1, 4, &browse), ERR_OK);
    assert_int_equal(browse.count, 1);
    browse_done(&browse);
    /* The chosen task stays a filter whatever is typed. */
    assert_int_equal(
        browse_start(rig->session, "springfield", "ride", -1, 4, &browse),
        ERR_OK);
    assert_int_equal(browse.count, 0);
    browse_done(&browse);
    assert_int_equal(browse_start(rig->session, NULL, NULL, REQUEST_ENDED, 4,
                                  &browse),
                     ERR_OK);
    assert_int_equal(browse.count, 0);
    browse_done(&browse);
}

static void lists_what_is_kept_and_until_when(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct kept *list;
    size_t count, answers = 0;
    bool place = false, line = false;

    rig_consent(rig, id);
    rig_line(rig, id);
    assert_int_equal(browse_kept(rig->session, id, &list, &count), ERR_OK);
    for (size_t i = 0; i < count; i++) {
        assert_non_null(list[i].what);
        assert_non_null(strstr(list[i].until, "erased"));
        /* The place is shown nowhere but large. */
        assert_null(strstr(list[i].what, "Elm"));
        answers += list[i].field != NULL;
        place = place || (list[i].field && !strcmp(list[i].field, "place"));
        line = line || !strcmp(list[i].what, "A: can help");
    }
    assert_int_equal(answers, 8);
    assert_true(place);
    assert_true(line);
    kept_done(list, count);
}

static void cards_say_where_it_stands(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");
    struct browse browse;
    struct text state_word = {0}, below = {0};

    rig_keep(rig, id, "when", rig_when(rig->today + 3, ""));
    assert_int_equal(browse_start(rig->session, NULL, NULL, -1, 4, &browse),
                     ERR_OK);
    show_state(&state_word, &browse.cards[0]);
    show_below(rig->session, &below, &browse.cards[0]);
    assert_string_equal(text_string(&state_word), "new");
    assert_non_null(strstr(text_string(&below), "How long"));
    browse_done(&browse);
    text_clear(&below);
    id = rig_sitting(rig, 2);
    rig_consent(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 8), ERR_OK);
    rig_line(rig, id);
    assert_int_equal(browse_start(rig->session, NULL, NULL, REQUEST_OPEN, 4,
                                  &browse),
                     ERR_OK);
    show_below(rig->session, &below, &browse.cards[0]);
    assert_non_null(strstr(text_string(&below), "8 people asked"));
    assert_non_null(strstr(text_string(&below), "1 can help"));
    browse_done(&browse);
    text_done(&state_word);
    text_done(&below);
}

static void shows_times_and_summaries(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request = rig_get(rig, id);
    const struct task *task = session_task_find(rig->session, "babysitting");
    struct text out = {0};

    show_time(rig->session, &out, &request, task, language_find("en"));
    assert_non_null(strstr(text_string(&out), "14:00"));
    assert_non_null(strstr(text_string(&out), "17:00"));
    text_clear(&out);
    show_summary(rig->session, &out, &request, task);
    assert_non_null(strstr(text_string(&out), "Springfield"));
    assert_non_null(strstr(text_string(&out), "How many children: 2"));
    assert_null(strstr(text_string(&out), "Elm"));
    assert_null(strstr(text_string(&out), "bike"));
    text_clear(&out);
    show_expiry(rig->session, &out, rig->today + 1);
    assert_string_equal(text_string(&out), "erased tomorrow");
    text_done(&out);
    request_done(&request);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(finds_by_code_day_task_town_and_text),
        RIG_TEST(pages_and_filters),
        RIG_TEST(lists_what_is_kept_and_until_when),
        RIG_TEST(cards_say_where_it_stands),
        RIG_TEST(shows_times_and_summaries),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
