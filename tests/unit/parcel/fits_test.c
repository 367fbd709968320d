#include "rig.h"

static struct field fields[] = {
    {.name = "when", .kind = FIELD_WHEN, .stage = STAGE_ASKING},
    {.name = "duration", .kind = FIELD_DURATION, .stage = STAGE_ASKING},
    {.name = "town", .kind = FIELD_TOWN, .stage = STAGE_ASKING},
    {.name = "children", .kind = FIELD_COUNT, .stage = STAGE_AVAILABLE},
    {.name = "ages", .kind = FIELD_AGES, .stage = STAGE_AVAILABLE},
    {.name = "place", .kind = FIELD_PLACE, .stage = STAGE_AGREED},
    {.name = "note", .kind = FIELD_NOTE, .stage = STAGE_OWN},
    {.name = "reach", .kind = FIELD_REACH, .stage = STAGE_OWN},
};
static const struct task task = {
    .id = "babysitting", .fields = fields, .field_count = COUNT(fields)};

static enum err fits(struct parcel parcel, const struct task *of)
{
    enum err err = parcel_fits(&parcel, of);

    parcel_done(&parcel);
    return err;
}

static void each_kind_fits_its_task(void **state)
{
    (void)state;
    for (int kind = 0; kind < RIG_KINDS; kind++)
        assert_int_equal(fits(rig_kind(kind), &task), ERR_OK);
}

static void an_unknown_task_is_said(void **state)
{
    struct parcel other = rig_offer(STAGE_ASKING);

    (void)state;
    assert_int_equal(fits(rig_offer(STAGE_ASKING), NULL), ERR_PARCEL_TASK);
    assert_int_equal(fits(rig_take_over(), NULL), ERR_PARCEL_TASK);
    mem_free(other.request.task);
    other.request.task = mem_string("ride");
    assert_int_equal(fits(other, &task), ERR_PARCEL_TASK);
    /* These speak of no task. */
    assert_int_equal(fits(rig_parcel(PARCEL_WITHDRAWN), NULL), ERR_OK);
    assert_int_equal(fits(rig_parcel(PARCEL_ANSWER), NULL), ERR_OK);
}

static enum err fits_with(enum stage of_parcel, const char *field,
                          const char *value, enum stage stage)
{
    struct parcel parcel = rig_offer(STAGE_ASKING);

    parcel.stage = of_parcel;
    rig_answer(&parcel, field, value, stage);
    return fits(parcel, &task);
}

/* Whatever stage the sender writes beside a field: ours counts. */
static void nothing_comes_before_its_stage(void **state)
{
    (void)state;
    assert_int_equal(fits_with(STAGE_ASKING, "children", "2", STAGE_ASKING),
                     ERR_PARCEL_STAGE);
    assert_int_equal(
        fits_with(STAGE_ASKING, "place", "text:12 Mill Lane", STAGE_ASKING),
        ERR_PARCEL_STAGE);
    assert_int_equal(fits_with(STAGE_AVAILABLE, "place", "text:12 Mill Lane",
                               STAGE_AVAILABLE),
                     ERR_PARCEL_STAGE);
    assert_int_equal(
        fits_with(STAGE_AGREED, "reach", "phone:555 0100", STAGE_AGREED),
        ERR_PARCEL_STAGE);
    assert_int_equal(
        fits_with(STAGE_AGREED, "note", "text:anything", STAGE_ASKING),
        ERR_PARCEL_STAGE);
    assert_int_equal(
        fits_with(STAGE_AGREED, "place", "text:12 Mill Lane", STAGE_AGREED),
        ERR_OK);
}

static void what_the_task_does_not_ask_is_refused(void **state)
{
    (void)state;
    assert_int_equal(fits_with(STAGE_AGREED, "status", "text:x", STAGE_AGREED),
                     ERR_PARCEL_TASK);
    assert_int_equal(
        fits_with(STAGE_AGREED, "children", "two", STAGE_AVAILABLE),
        ERR_PARCEL_TASK);
    assert_int_equal(fits_with(STAGE_AGREED, "children", "2", STAGE_AGREED),
                     ERR_PARCEL_TASK);
    assert_int_equal(
        fits_with(STAGE_AGREED, "place", "12 Mill Lane", STAGE_AGREED),
        ERR_PARCEL_TASK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_fits_its_task),
        cmocka_unit_test(an_unknown_task_is_said),
        cmocka_unit_test(nothing_comes_before_its_stage),
        cmocka_unit_test(what_the_task_does_not_ask_is_refused),
    };

    return cmocka_run_group_tests(tests, rig_setup, rig_teardown);
}
