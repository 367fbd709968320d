#include "rig.h"

#include "parcel/wire.h"

static void put(struct parcel *parcel, struct text *body)
{
    parcel->from = anna.keys;
    assert_int_equal(wire_put(parcel, body), ERR_OK);
}

static enum err get(const char *bytes, size_t length, struct parcel *parcel)
{
    enum err err = wire_head((const unsigned char *)bytes, length, parcel);

    return err ? err
               : wire_content((const unsigned char *)bytes, length, parcel);
}

static enum err get_only(const char *bytes, size_t length)
{
    /* Of exactly this size, so that a byte too far is noticed. */
    char *copy = mem_copy(bytes, length ? length : 1);
    struct parcel parcel;
    enum err err = get(copy, length, &parcel);

    parcel_done(&parcel);
    mem_free(copy);
    return err;
}

static const struct answer *answer_of(const struct parcel *parcel,
                                      const char *field)
{
    for (size_t at = 0; at < parcel->request.answer_count; at++)
        if (!strcmp(parcel->request.answers[at].field, field))
            return &parcel->request.answers[at];
    fail_msg("no answer %s", field);
    return NULL;
}

static void check_same_request(const struct parcel *a, const struct parcel *b)
{
    const struct request *one = &a->request, *other = &b->request;

    assert_true(request_id_equal(one->id, other->id));
    assert_int_equal(one->code, other->code);
    assert_int_equal(one->end, other->end);
    assert_int_equal(one->asked, other->asked);
    assert_int_equal(one->needed, other->needed);
    assert_int_equal(one->postponed, other->postponed);
    assert_int_equal(one->answer_count, other->answer_count);
    assert_int_equal(one->helper_count, other->helper_count);
    if (one->task || other->task)
        assert_string_equal(one->task, other->task);
    for (size_t at = 0; at < one->answer_count; at++) {
        const struct answer *answer = answer_of(b, one->answers[at].field);

        assert_string_equal(one->answers[at].value, answer->value);
        assert_int_equal(one->answers[at].stage, answer->stage);
        assert_int_equal(one->answers[at].warned, answer->warned);
    }
    for (size_t at = 0; at < one->helper_count; at++) {
        assert_string_equal(one->helpers[at].label, other->helpers[at].label);
        assert_int_equal(one->helpers[at].stage, other->helpers[at].stage);
        assert_int_equal(one->helpers[at].told, other->helpers[at].told);
        assert_int_equal(one->helpers[at].reserve, other->helpers[at].reserve);
        assert_int_equal(one->helpers[at].stale, other->helpers[at].stale);
    }
}

static void each_kind_comes_back_as_it_was(void **state)
{
    (void)state;
    for (int kind = 0; kind < RIG_KINDS; kind++) {
        struct parcel parcel = rig_kind(kind), read;
        struct text body = {0}, again = {0};

        put(&parcel, &body);
        assert_int_equal(get(body.bytes, body.length, &read), ERR_OK);
        check_same_request(&parcel, &read);
        assert_int_equal(read.kind, parcel.kind);
        assert_int_equal(read.stage, parcel.stage);
        assert_int_equal(read.counter, parcel.counter);
        assert_int_equal(read.sent, parcel.sent);
        assert_int_equal(read.expires, parcel.expires);
        assert_int_equal(read.reply, parcel.reply);
        assert_int_equal(read.about, parcel.about);
        assert_true(parcel_keys_equal(&read.from, &anna.keys));
        assert_true(parcel_keys_equal(&read.to, &bert.keys));
        put(&read, &again);
        assert_int_equal(again.length, body.length);
        assert_memory_equal(again.bytes, body.bytes, body.length);
        text_done(&body);
        text_done(&again);
        parcel_done(&parcel);
        parcel_done(&read);
    }
}

static void days_of_a_take_over_come_back(void **state)
{
    struct parcel parcel = rig_take_over(), read;
    struct text body = {0};

    (void)state;
    put(&parcel, &body);
    assert_int_equal(get(body.bytes, body.length, &read), ERR_OK);
    assert_int_equal(read.request.state, REQUEST_OPEN);
    assert_int_equal(read.request.changed, TODAY - 2);
    assert_int_equal(read.request.consent_asking, TODAY - 3);
    assert_int_equal(read.request.consent_place, DAY_NONE);
    assert_int_equal(read.request.when, DAY_NONE);
    assert_int_equal(read.request.ended, DAY_NONE);
    text_done(&body);
    parcel_done(&parcel);
    parcel_done(&read);
}

static void every_shorter_and_longer_body_is_refused(void **state)
{
    (void)state;
    for (int kind = 0; kind < RIG_KINDS; kind++) {
        struct parcel parcel = rig_kind(kind);
        struct text body = {0};

        put(&parcel, &body);
        for (size_t cut = 0; cut < body.length; cut++)
            assert_int_equal(get_only(body.bytes, cut), ERR_PARCEL_FORM);
        text_append_n(&body, "\0", 1);
        assert_int_equal(get_only(body.bytes, body.length), ERR_PARCEL_FORM);
        text_done(&body);
        parcel_done(&parcel);
    }
}

/* The same with a length that says so: the content itself has to end. */
static void content_that_was_cut_or_goes_on_is_refused(void **state)
{
    (void)state;
    for (int kind = 0; kind < RIG_KINDS; kind++) {
        struct parcel parcel = rig_kind(kind);
        struct text body = {0};

        put(&parcel, &body);
        text_append_n(&body, "\0\0\0\0\0\0\0", 7);
        for (size_t length = WIRE_HEAD; length <= body.length; length++) {
            size_t content = length - WIRE_HEAD;

            body.bytes[WIRE_HEAD - 4] = (char)content;
            body.bytes[WIRE_HEAD - 3] = (char)(content >> 8);
            if (length != body.length - 7)
                assert_int_equal(get_only(body.bytes, length), ERR_PARCEL_FORM);
        }
        text_done(&body);
        parcel_done(&parcel);
    }
}

/* Whatever is taken is written again as the same bytes: so there is no second
 * way of writing any message. */
static void every_other_bit_is_another_message_or_none(void **state)
{
    size_t taken = 0;

    (void)state;
    for (int kind = 0; kind < RIG_KINDS; kind++) {
        struct parcel parcel = rig_kind(kind);
        struct text body = {0};

        put(&parcel, &body);
        for (size_t bit = 0; bit < 8 * body.length; bit++) {
            struct parcel read;

            body.bytes[bit / 8] ^= (char)(1 << bit % 8);
            if (get(body.bytes, body.length, &read) == ERR_OK) {
                struct text again = {0};

                taken++;
                assert_int_equal(wire_put(&read, &again), ERR_OK);
                assert_int_equal(again.length, body.length);
                assert_memory_equal(again.bytes, body.bytes, body.length);
                text_done(&again);
            }
            parcel_done(&read);
            body.bytes[bit / 8] ^= (char)(1 << bit % 8);
        }
        text_done(&body);
        parcel_done(&parcel);
    }
    assert_true(taken > 1000);
}

/* What does not fit into its place is never cut: it is not written. */
static void what_does_not_fit_is_not_written(void **state)
{
    struct text body = {0};
    char *huge = mem_new(70001, 1);
    struct parcel parcel = rig_offer(STAGE_ASKING);

    (void)state;
    memset(huge, 'x', 70000);
    rig_answer(&parcel, "zeal", huge, STAGE_ASKING);
    assert_int_equal(wire_put(&parcel, &body), ERR_INVALID);
    parcel_done(&parcel);
    huge[256] = '\0';
    parcel = rig_take_over();
    rig_helper(&parcel, huge, STAGE_AGREED, false, false);
    assert_int_equal(wire_put(&parcel, &body), ERR_INVALID);
    parcel_done(&parcel);
    parcel = rig_offer(STAGE_ASKING);
    parcel.request.code = -1;
    assert_int_equal(wire_put(&parcel, &body), ERR_INVALID);
    parcel_done(&parcel);
    parcel = (struct parcel){0};
    assert_int_equal(wire_put(&parcel, &body), ERR_INVALID);
    parcel.kind = (enum parcel_kind)7;
    assert_int_equal(wire_put(&parcel, &body), ERR_INVALID);
    text_done(&body);
    mem_free(huge);
}

static void the_order_of_the_store_does_not_matter(void **state)
{
    struct parcel parcel = rig_offer(STAGE_AGREED);
    struct text one = {0}, other = {0};
    struct answer swap;

    (void)state;
    put(&parcel, &one);
    for (size_t at = 0; at + 1 < parcel.request.answer_count; at++) {
        swap = parcel.request.answers[at];
        parcel.request.answers[at] = parcel.request.answers[at + 1];
        parcel.request.answers[at + 1] = swap;
    }
    put(&parcel, &other);
    assert_int_equal(one.length, other.length);
    assert_memory_equal(one.bytes, other.bytes, one.length);
    text_done(&one);
    text_done(&other);
    parcel_done(&parcel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_comes_back_as_it_was),
        cmocka_unit_test(days_of_a_take_over_come_back),
        cmocka_unit_test(every_shorter_and_longer_body_is_refused),
        cmocka_unit_test(content_that_was_cut_or_goes_on_is_refused),
        cmocka_unit_test(every_other_bit_is_another_message_or_none),
        cmocka_unit_test(what_does_not_fit_is_not_written),
        cmocka_unit_test(the_order_of_the_store_does_not_matter),
    };

    return cmocka_run_group_tests(tests, rig_setup, rig_teardown);
}
