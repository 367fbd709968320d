/* What we hold about you: all of it, in the right language, and one answer for
 * every code that holds nothing. */
#include "flow/rig.h"

#include <time.h>

#include "core/need.h"
#include "flow/held.h"

static int code_of(struct rig *rig, struct request_id id)
{
    struct request request = rig_get(rig, id);
    int code = request.code;

    request_done(&request);
    return code;
}

static enum err find(struct rig *rig, int code, struct request_id *id)
{
    char typed[16];

    snprintf(typed, sizeof typed, "%d", code);
    return held_find(rig->session, typed, id);
}

/* A code that nobody has. */
static int free_code(struct rig *rig)
{
    struct request_id id;
    int code = 100;

    while (find(rig, code, &id) == ERR_OK)
        code++;
    return code;
}

static bool says(const struct text *out, const char *piece)
{
    return strstr(text_string(out), piece) != NULL;
}

static void read_out(struct rig *rig, struct request_id id, enum way way,
                     const char *language, struct text *out)
{
    assert_int_equal(held_text(rig->session, id, way,
                               language ? language_find(language) : NULL, out),
                     ERR_OK);
}

static void a_code_leads_to_its_request_alone(void **state)
{
    struct rig *rig = *state;
    struct request_id one = rig_sitting(rig, 3), two = rig_sitting(rig, 4), id;

    assert_int_equal(find(rig, code_of(rig, two), &id), ERR_OK);
    assert_true(request_id_equal(id, two));
    assert_int_equal(find(rig, code_of(rig, one), &id), ERR_OK);
    assert_true(request_id_equal(id, one));
    assert_int_equal(held_find(rig->session, "", &id), ERR_INVALID);
    assert_int_equal(held_find(rig->session, "maria", &id), ERR_INVALID);
    assert_int_equal(held_find(rig->session, "0", &id), ERR_INVALID);
    assert_int_equal(held_find(rig->session, "-5", &id), ERR_INVALID);
    assert_int_equal(held_find(rig->session, "99999999999", &id), ERR_INVALID);
    assert_int_equal(find(rig, free_code(rig), &id), ERR_NOT_FOUND);
    assert_true(request_id_equal(id, (struct request_id){0}));
    assert_int_equal(finish_end(rig->session, one, END_CANCELLED), ERR_OK);
    assert_int_equal(find(rig, code_of(rig, one), &id), ERR_OK);
    unlock_lock(rig->session);
    assert_int_equal(held_find(rig->session, "417", &id), ERR_LOCKED);
}

/* Each column of the store that concerns this request is said. */
static void everything_that_is_held_is_said(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    char code[24];
    struct text out = {0};
    int64_t a;

    rig_consent(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 8), ERR_OK);
    a = rig_line(rig, id);
    rig_line(rig, id);
    rig_line(rig, id);
    assert_int_equal(tell_line_choose(rig->session, id, a), ERR_OK);
    assert_int_equal(tell_done(rig->session, id, a, TELL_AGREED, 0), ERR_OK);
    assert_int_equal(ask_half(rig->session, id, "note", "red bike and"),
                     ERR_OK);
    read_out(rig, id, WAY_SCREEN, NULL, &out);
    assert_true(says(&out, "Babysitting"));
    assert_true(says(&out, "14:00"));
    assert_true(says(&out, "How long: 3 hours (erased on "));
    assert_true(says(&out, "Town: Springfield"));
    assert_true(says(&out, "How many children: 2"));
    assert_true(says(&out, "14 Elm Street"));
    assert_true(says(&out, "through the Tuesday cook"));
    assert_true(says(&out, "Note: red bike"));
    assert_true(says(&out, "Begun, not finished: red bike and"));
    assert_true(says(&out, "People asked round: 8"));
    assert_true(says(&out, ": 2, told no more so far (erased "));
    assert_true(says(&out, ": 1, told on "));
    assert_true(says(&out, "Your yes to asking people: "));
    assert_true(says(&out, "Your yes to telling the place: "));
    assert_true(says(&out, "Last change: "));
    snprintf(code, sizeof code, "The code %d (erased", code_of(rig, id));
    assert_true(says(&out, code));
    /* Helpers are numbers: who they are is theirs. */
    assert_false(says(&out, "A:"));
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_OK);
    read_out(rig, id, WAY_SCREEN, NULL, &out);
    assert_true(says(&out, "How it ended: "));
    assert_true(says(&out, "Ended on "));
    text_done(&out);
}

static void an_erased_answer_is_not_said(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct text out = {0};

    assert_int_equal(finish_erase_answer(rig->session, id, "place"), ERR_OK);
    read_out(rig, id, WAY_SCREEN, NULL, &out);
    assert_false(says(&out, "Elm"));
    assert_true(says(&out, "Springfield"));
    text_done(&out);
}

/* What must not live on in a phone is only said to be held. */
static void a_code_for_a_phone_holds_no_place_no_way_back_no_note(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct text out = {0};

    assert_int_equal(ask_half(rig->session, id, "note", "blue door"), ERR_OK);
    read_out(rig, id, WAY_QR, NULL, &out);
    assert_true(says(&out, "Springfield"));
    assert_true(says(&out, "Where: is held, ask us to say it (erased"));
    assert_false(says(&out, "Elm"));
    assert_false(says(&out, "cook"));
    assert_false(says(&out, "red bike"));
    assert_false(says(&out, "blue door"));
    text_done(&out);
}

static void speaks_any_language_and_keeps_none(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    int64_t before = rig_number(rig, "SELECT total_changes()");
    struct text english = {0}, other = {0};
    size_t count;
    const struct language *all = languages(&count);

    read_out(rig, id, WAY_SCREEN, "en", &english);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(held_text(rig->session, id, WAY_SCREEN, &all[i],
                                   &other),
                         ERR_OK);
        assert_true(says(&other, "Springfield"));
    }
    read_out(rig, id, WAY_SCREEN, "es", &other);
    assert_string_not_equal(text_string(&english), text_string(&other));
    assert_int_equal(rig_number(rig, "SELECT total_changes()"), before);
    text_done(&english);
    text_done(&other);
}

static void under_a_hold_it_is_said_and_not_erased(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct text out = {0};

    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    read_out(rig, id, WAY_SCREEN, NULL, &out);
    assert_true(says(&out, "Springfield"));
    assert_false(says(&out, "(erased"));
    assert_true(says(&out, "Erasing is stopped"));
    assert_int_equal(finish_erase(rig->session, id), ERR_HELD);
    assert_int_equal(finish_erase_answer(rig->session, id, "town"), ERR_HELD);
    assert_int_equal(
        ask_keep(rig->session, id, "town", "text:Shelbyville", false),
        ERR_HELD);
    held_nothing(rig->session, NULL, &out);
    assert_true(says(&out, "may still be there"));
    text_done(&out);
}

/* --- nothing tells an erased code from one that never was ------------------ */

static int64_t nanoseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* The shortest of many looks: what else the computer does only adds. */
static int64_t fastest(struct rig *rig, int code, int64_t best)
{
    struct request_id id;

    for (int i = 0; i < 50; i++) {
        int64_t start = nanoseconds();

        assert_int_equal(find(rig, code, &id), ERR_NOT_FOUND);
        start = nanoseconds() - start;
        if (start < best)
            best = start;
    }
    return best;
}

static void gone_and_never_given_are_one_answer(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    int gone = code_of(rig, id), never;
    struct text one = {0}, other = {0};
    int64_t slow = INT64_MAX, quick = INT64_MAX;

    /* Something else has to be looked past. */
    for (int i = 0; i < 20; i++)
        rig_begin(rig, "ride");
    assert_int_equal(finish_erase(rig->session, id), ERR_OK);
    assert_int_equal(find(rig, gone, &id), ERR_NOT_FOUND);
    held_nothing(rig->session, NULL, &one);
    assert_int_equal(finish_sweep(rig->session), ERR_OK);
    assert_int_equal(find(rig, gone, &id), ERR_NOT_FOUND);
    held_nothing(rig->session, NULL, &other);
    assert_string_equal(text_string(&one), text_string(&other));
    never = free_code(rig) == gone ? gone + 1 : free_code(rig);
    for (int i = 0; i < 20; i++) {
        slow = fastest(rig, gone, slow);
        quick = fastest(rig, never, quick);
    }
    if (slow > quick * 3 / 2 || quick > slow * 3 / 2)
        fail_msg("%ld and %ld ns", (long)slow, (long)quick);
    text_done(&one);
    text_done(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(a_code_leads_to_its_request_alone),
        RIG_TEST(everything_that_is_held_is_said),
        RIG_TEST(an_erased_answer_is_not_said),
        RIG_TEST(a_code_for_a_phone_holds_no_place_no_way_back_no_note),
        RIG_TEST(speaks_any_language_and_keeps_none),
        RIG_TEST(under_a_hold_it_is_said_and_not_erased),
        RIG_TEST(gone_and_never_given_are_one_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
