/* The family's yes: no road tells anything before it, or after it was taken
 * back; and what they hear before they give it. */
#include "flow/rig.h"

#include "base/day.h"
#include "flow/consent.h"
#include "flow/send.h"
#include "i18n/format.h"

/* An answer for any field, with a word of its own in what can be typed. */
static void fill(struct rig *rig, struct request_id id,
                 const struct field *field)
{
    const char *value = "through:xylophone";

    switch (field->kind) {
    case FIELD_WHEN:
        value = rig_when(rig->today + 9, " 03:17");
        break;
    case FIELD_DURATION:
        value = "415";
        break;
    case FIELD_COUNT:
    case FIELD_AMOUNT:
        value = "731";
        break;
    case FIELD_AGES:
        value = "10-12";
        break;
    case FIELD_CHOICE:
        value = field->options[0];
        break;
    case FIELD_LANGUAGE:
        value = "ti,hmn";
        break;
    case FIELD_TOWN:
        value = "text:Quinberry";
        break;
    case FIELD_PLACE:
        value = "text:58 Secretplace Avenue";
        break;
    case FIELD_NOTE:
        value = "text:violet umbrella";
        break;
    default:
        break;
    }
    rig_keep(rig, id, field->name, value);
}

static struct request_id make(struct rig *rig, const struct task *task)
{
    struct request_id id = rig_begin(rig, task->id);

    for (size_t i = 0; i < task->field_count; i++)
        fill(rig, id, &task->fields[i]);
    return id;
}

static bool tells_facts(int kind)
{
    return kind <= TELL_CHANGED;
}

/* Every kind of text, in every language, for everybody and for a line: what
 * holds facts is refused, what doesn't holds none. */
static void no_text_tells(struct rig *rig, struct request_id id, int64_t line,
                          const char *where)
{
    static const char *const words[] = {"Quinberry", "Secretplace", "violet",
                                        "xylophone", "3:17"};
    struct text out = {0};
    size_t count;
    const struct language *all = languages(&count);

    for (size_t i = 0; i < 2 * count; i++)
        for (int kind = TELL_ASKING; kind <= TELL_TAKE_BACK; kind++) {
            /* To be read, and short, for a QR code. */
            enum err err = (i < count ? tell_text : tell_short)(
                rig->session, id, line, (enum tell_kind)kind, &all[i % count],
                &out);

            if (tells_facts(kind) &&
                (err != ERR_CONSENT && err != ERR_STAGE))
                fail_msg("%s: kind %d tells", where, kind);
            if (tells_facts(kind))
                assert_int_equal(out.length, 0);
            for (size_t j = 0; j < COUNT(words); j++)
                if (strstr(text_string(&out), words[j]))
                    fail_msg("%s: kind %d: %s", where, kind, words[j]);
        }
    text_done(&out);
}

/* And every other way to tell, or to come nearer to it. */
static void no_road_tells(struct rig *rig, struct request_id id, int64_t line,
                          const char *where)
{
    struct text out = {0};
    int64_t added = 0;
    enum err err;

    no_text_tells(rig, id, 0, where);
    if (line)
        no_text_tells(rig, id, line, where);
    for (int kind = TELL_ASKING; kind <= TELL_CHANGED; kind++) {
        err = tell_done(rig->session, id, line, (enum tell_kind)kind, 1);
        assert_true(err == ERR_CONSENT || err == ERR_STAGE);
    }
    /* Nor by a packet, to whomever. */
    for (int kind = TELL_ASKING; kind <= TELL_CHANGED; kind++) {
        err = send_packet(rig->session, id, line, 1, (enum tell_kind)kind);
        assert_true(err == ERR_CONSENT || err == ERR_STAGE);
    }
    err = send_hand_over(rig->session, id, 1);
    assert_true(err == ERR_CONSENT || err == ERR_STAGE);
    err = tell_place(rig->session, id, line, &out);
    assert_true(err == ERR_CONSENT || err == ERR_STAGE);
    assert_int_equal(out.length, 0);
    err = tell_line_add(rig->session, id, NULL, &added);
    assert_true(err == ERR_CONSENT || err == ERR_STAGE);
    assert_int_equal(added, 0);
    if (line) {
        err = tell_line_choose(rig->session, id, line);
        assert_true(err == ERR_CONSENT || err == ERR_STAGE);
    }
    assert_int_equal(tell_consent(rig->session, id, 1, true), ERR_CONSENT);
    text_done(&out);
}

static void before_the_yes_nothing_is_told_by_any_road(void **state)
{
    struct rig *rig = *state;
    size_t count = session_tasks(rig->session);

    assert_true(count >= 7);
    for (size_t i = 0; i < count; i++) {
        const struct task *task = session_task(rig->session, i);
        struct request_id id = make(rig, task);
        int64_t line;

        no_road_tells(rig, id, 0, task->id);
        assert_int_equal(tell_consent(rig->session, id, 0, true), ERR_OK);
        line = rig_line(rig, id);
        if (consent_needs_place(task))
            assert_int_equal(tell_consent(rig->session, id, 1, true), ERR_OK);
        assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
        assert_int_equal(tell_consent(rig->session, id, 0, false), ERR_OK);
        no_road_tells(rig, id, line, task->id);
    }
}

static void the_second_yes_is_for_tasks_with_a_place(void **state)
{
    struct rig *rig = *state;
    size_t count = session_tasks(rig->session), with = 0;

    for (size_t i = 0; i < count; i++) {
        const struct task *task = session_task(rig->session, i);
        struct request_id id = make(rig, task);
        bool place = consent_needs_place(task);
        struct text out = {0};
        int64_t line;

        with += place;
        assert_int_equal(tell_consent(rig->session, id, 0, true), ERR_OK);
        line = rig_line(rig, id);
        assert_int_equal(tell_line_choose(rig->session, id, line),
                         place ? ERR_CONSENT : ERR_OK);
        if (place) {
            assert_int_equal(tell_consent(rig->session, id, 1, true), ERR_OK);
            assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
        }
        assert_int_equal(tell_text(rig->session, id, line, TELL_AGREED, NULL,
                                   &out),
                         ERR_OK);
        text_done(&out);
    }
    assert_true(with > 0 && with < count);
}

/* The only card on Home says so in a word. */
static void check_card(struct rig *rig, const char *word)
{
    struct text shown = {0};
    struct browse browse;

    assert_int_equal(browse_start(rig->session, NULL, NULL, -1, 5, &browse),
                     ERR_OK);
    assert_int_equal(browse.count, 1);
    show_state(&shown, &browse.cards[0]);
    assert_string_equal(text_string(&shown), word);
    browse_done(&browse);
    text_done(&shown);
}

static void taken_back_both_go_and_every_line_has_to_hear(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;
    struct text out = {0};
    int64_t a, b;

    rig_consent(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 4), ERR_OK);
    check_card(rig, "asking");
    a = rig_line(rig, id);
    b = rig_line(rig, id);
    assert_int_equal(tell_line_choose(rig->session, id, a), ERR_OK);
    assert_int_equal(tell_consent(rig->session, id, 0, false), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request.state, REQUEST_OPEN);
    assert_int_equal(request.consent_asking, DAY_NONE);
    assert_int_equal(request.consent_place, DAY_NONE);
    assert_true(request_helper(&request, a)->stale);
    assert_true(request_helper(&request, b)->stale);
    request_done(&request);
    check_card(rig, "stopped");
    assert_int_equal(tell_text(rig->session, id, a, TELL_CANCELLED, NULL, &out),
                     ERR_OK);
    assert_int_equal(tell_done(rig->session, id, a, TELL_CANCELLED, 0), ERR_OK);
    request = rig_get(rig, id);
    assert_false(request_helper(&request, a)->stale);
    assert_true(request_helper(&request, b)->stale);
    request_done(&request);
    /* A new first yes is no second one. */
    assert_int_equal(tell_consent(rig->session, id, 0, true), ERR_OK);
    assert_int_equal(tell_place(rig->session, id, a, &out), ERR_CONSENT);
    assert_int_equal(tell_consent(rig->session, id, 2, true), ERR_INVALID);
    assert_int_equal(tell_consent(rig->session, id, -1, true), ERR_INVALID);
    text_done(&out);
}

/* Nobody knew of it: then it is a draft as before, and nothing stays. */
static void taken_back_before_anybody_knew_it_is_a_draft(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;

    rig_consent(rig, id);
    assert_int_equal(tell_consent(rig->session, id, 0, false), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request.state, REQUEST_DRAFT);
    request_done(&request);
}

/* A family may say no at any time; nothing of the request goes by it. */
static void under_a_hold_it_is_taken_back_all_the_same(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;
    int64_t line;

    rig_consent(rig, id);
    line = rig_line(rig, id);
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    assert_int_equal(tell_consent(rig->session, id, 0, false), ERR_OK);
    no_road_tells(rig, id, line, "held");
    request = rig_get(rig, id);
    assert_int_equal(request.answer_count, 8);
    assert_int_equal(request.helper_count, 1);
    request_done(&request);
}

/* --- the card -------------------------------------------------------------- */

static void card(struct rig *rig, struct request_id id, enum consent_part part,
                 const char *language, struct text *out)
{
    assert_int_equal(consent_read(rig->session, id, part,
                                  language_find(language), out),
                     ERR_OK);
    assert_int_not_equal(out->length, 0);
}

static void the_card_says_what_holds_for_this_request(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request = rig_get(rig, id);
    struct text out = {0}, day = {0}, code = {0};

    card(rig, id, CONSENT_WHO, "en", &out);
    assert_non_null(strstr(text_string(&out), "volunteers, not lawyers"));
    assert_non_null(strstr(text_string(&out), "don't tell us about your"));
    card(rig, id, CONSENT_WHAT, "en", &out);
    assert_non_null(strstr(text_string(&out), "· How many children\n"));
    assert_non_null(strstr(text_string(&out), "· How we reach them\n"));
    /* Labels and no answers: somebody may listen. */
    assert_null(strstr(text_string(&out), "Springfield"));
    assert_null(strstr(text_string(&out), "Elm"));
    /* Babysitting keeps its answers for a day or more after the event. */
    format_day(&day, (int32_t)rig_number(rig, "SELECT expires FROM request"),
               DAY_LONG, NULL);
    assert_non_null(strstr(text_string(&out), text_string(&day)));
    assert_int_equal(ask_skip(rig->session, id, "ages"), ERR_OK);
    card(rig, id, CONSENT_WHAT, "en", &out);
    assert_null(strstr(text_string(&out), "Age groups"));
    card(rig, id, CONSENT_LIMITS, "en", &out);
    text_format(&code, "Your code is %d.", request.code);
    assert_non_null(strstr(text_string(&out), text_string(&code)));
    assert_non_null(strstr(text_string(&out), "court"));
    request_done(&request);
    text_done(&out);
    text_done(&day);
    text_done(&code);
}

static void the_card_promises_no_end_under_a_hold(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct text out = {0};

    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    card(rig, id, CONSENT_WHAT, "en", &out);
    assert_null(strstr(text_string(&out), "all of it is erased"));
    assert_non_null(strstr(text_string(&out), "At the moment nothing is"));
    text_done(&out);
}

static void the_language_of_the_card_is_kept_nowhere(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    int64_t before = rig_number(rig, "SELECT total_changes()");
    struct text out = {0};

    for (int part = 0; part < CONSENT_PARTS; part++) {
        card(rig, id, (enum consent_part)part, "es", &out);
        card(rig, id, (enum consent_part)part, "ar", &out);
    }
    assert_int_equal(rig_number(rig, "SELECT total_changes()"), before);
    assert_int_equal(consent_read(rig->session, (struct request_id){0},
                                  CONSENT_WHO, NULL, &out),
                     ERR_NOT_FOUND);
    assert_int_equal(out.length, 0);
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(before_the_yes_nothing_is_told_by_any_road),
        RIG_TEST(the_second_yes_is_for_tasks_with_a_place),
        RIG_TEST(taken_back_both_go_and_every_line_has_to_hear),
        RIG_TEST(taken_back_before_anybody_knew_it_is_a_draft),
        RIG_TEST(under_a_hold_it_is_taken_back_all_the_same),
        RIG_TEST(the_card_says_what_holds_for_this_request),
        RIG_TEST(the_card_promises_no_end_under_a_hold),
        RIG_TEST(the_language_of_the_card_is_kept_nowhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
