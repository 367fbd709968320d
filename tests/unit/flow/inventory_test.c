#include "rig.h"

#include "core/retention.h"
#include "flow/inventory.h"

static char *page_of(struct rig *rig)
{
    struct text out = {0};

    inventory_write(rig->session, &out);
    return text_take(&out);
}

static void put(const char *folder, const char *name, const char *text)
{
    char path[256];
    char *slash;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    for (char *at = path + 1; (slash = strchr(at, '/')); at = slash + 1) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    assert_int_equal(file_replace(path, text, strlen(text)), ERR_OK);
}

static bool says(const char *page, const char *piece)
{
    if (strstr(page, piece))
        return true;
    printf("not in it: %s\n", piece);
    return false;
}

/* Every row of a table has as many cells as its head. */
static void check_tables(const char *page)
{
    int heads = 0, tables = 0;

    while (*page) {
        size_t length = strcspn(page, "\n");
        int cells = 0;

        for (size_t i = 0; i < length; i++)
            cells += page[i] == '|' && (i == 0 || page[i - 1] != '\\');
        if (*page != '|') {
            heads = 0;
        } else if (!heads) {
            heads = cells;
            tables++;
        } else {
            assert_int_equal(cells, heads);
        }
        page += length + (page[length] == '\n');
    }
    assert_true(tables >= 10);
}

static void everything_is_on_the_page(void **state)
{
    struct rig *rig = *state;
    char *page = page_of(rig);

    assert_false(session_is_open(rig->session));
    for (size_t i = 0; i < session_tasks(rig->session); i++) {
        const struct task *task = session_task(rig->session, i);

        assert_true(says(page, task->name));
        assert_true(says(page, task->purpose));
        for (size_t at = 0; at < task->field_count; at++)
            assert_true(says(page, task->fields[at].why));
        for (size_t at = 0; at < task->not_needed_count; at++)
            assert_true(says(page, task->not_needed[at].why));
    }
    for (int i = 0; i < CATEGORY_COUNT; i++)
        assert_true(says(page, category_why((enum category)i)));
    assert_true(says(page, "| Where | So that the sitter gets there. Best "
                           "said, not written. | who has agreed | spoken and "
                           "in a packet | until the day of the end |"));
    assert_true(says(page, "| When | So that people know if they are free. | "
                           "everybody who is asked | spoken, as a text, as a "
                           "QR code and in a packet | until 1 day after the "
                           "end |"));
    assert_true(says(page, "None. Nothing is told to another body."));
    check_tables(page);
    mem_free(page);
}

static void the_place_goes_into_no_message(void **state)
{
    char *page = page_of(*state);
    const char *row = page;

    while ((row = strstr(row, "| who has agreed |"))) {
        size_t length = strcspn(row, "\n");

        assert_null(memmem(row, length, "as a text", 9));
        row += length;
    }
    mem_free(page);
}

static void a_changed_task_changes_the_page(void **state)
{
    struct rig *rig = *state;
    char *before = page_of(rig), *after;
    char path[160], *bytes;
    struct text task = {0};
    size_t length;

    snprintf(path, sizeof path, "%s/tasks/ride.task", rig->paths[3]);
    assert_int_equal(file_read(path, 65536, &bytes, &length), ERR_OK);
    text_append(&task, bytes);
    text_append(&task, "\n[Not needed pets]\nlabel = Their pets\n"
                       "why = Nobody asked.\n");
    assert_int_equal(file_replace(path, task.bytes, task.length), ERR_OK);
    rig_start_again(rig);
    after = page_of(rig);
    assert_null(strstr(before, "Their pets"));
    assert_true(says(after, "- **Their pets**: Nobody asked."));

    /* The keep of a field, and its stage. */
    mem_free(after);
    text_set(&task, bytes);
    mem_free(bytes);
    bytes = strstr(task.bytes, "keep = 1");
    assert_non_null(bytes);
    memcpy(bytes, "keep = 9", 8);
    assert_int_equal(file_replace(path, task.bytes, task.length), ERR_OK);
    rig_start_again(rig);
    after = page_of(rig);
    assert_null(strstr(before, "until 9 days after the end"));
    assert_true(says(after, "until 9 days after the end"));
    mem_free(before);
    mem_free(after);
    text_done(&task);
}

static void a_groups_own_task_is_marked(void **state)
{
    struct rig *rig = *state;
    char *page;

    put(rig->paths[2], "tasks/walk.task",
        "[Task]\nid = walk\nname = *Walk* | [x](y)\npurpose = # With a dog.\n"
        "helpers = 1\nends = done\n"
        "[Field passport]\nlabel = Passport <b>\nwhy = 1. For a list\n"
        "kind = count\nstage = asking\nkeep = 0\n"
        "[Field reach]\nlabel = Reach\nwhy = X.\nkind = reach\nstage = own\n"
        "keep = 0\n");
    page = page_of(rig);
    assert_string_equal(session_complaints(rig->session), "");
    assert_true(says(page, "## \\*Walk\\* \\| \\[x\\](y)\n"));
    assert_true(says(page, "\n\\# With a dog.\n"));
    assert_true(says(page, "| Passport \\<b\\> | 1\\. For a list |"));
    assert_true(says(page, "Added by this group."));
    assert_true(says(page, "**⚠ It asks for something that should not be "
                           "collected: a personal or case number.**"));
    assert_true(says(page, "It ends by itself after 30 days"));
    check_tables(page);
    mem_free(page);
}

static void agreements_are_published(void **state)
{
    struct rig *rig = *state;
    char *page;

    put(rig->paths[2], "agreements",
        "[Agreement clinic]\nwith = Clinic | East\ntells = how many came\n"
        "why = to plan\n"
        "[Agreement city]\nwith = The city\ntells = noisy totals\n"
        "why = its report\nuntil = the end of 2027\n");
    page = page_of(rig);
    assert_string_equal(session_complaints(rig->session), "");
    assert_true(says(page, "| Clinic \\| East | how many came | to plan | no "
                           "end was agreed |\n"));
    assert_true(says(page, "| The city | noisy totals | its report | the end "
                           "of 2027 |\n"));
    assert_null(strstr(page, "None. Nothing is told"));
    mem_free(page);

    /* A list that can't be read must not look like none. */
    put(rig->paths[2], "agreements", "[Agreement clinic]\nwith = X\n");
    rig_start_again(rig);
    page = page_of(rig);
    assert_null(strstr(page, "None. Nothing is told"));
    assert_true(says(page, "could not be read to its end"));
    assert_true(*session_complaints(rig->session));
    mem_free(page);
}

static void days_are_the_programs_own(void **state)
{
    char *page = page_of(*state);
    char line[64];

    snprintf(line, sizeof line, "At most %d days after the end.",
             RETENTION_RECEIPT_DAYS);
    assert_true(says(page, line));
    snprintf(line, sizeof line, "not given to another one for %d days",
             RETENTION_CODE_DAYS);
    assert_true(says(page, line));
    assert_true(says(page, "| 1 day after the end of the request."));
    assert_null(strstr(page, "{"));
    mem_free(page);
}

static void it_speaks_other_languages(void **state)
{
    char *english = page_of(*state), *page;

    assert_int_equal(phrase_use(language_find("ar")), ERR_OK);
    page = page_of(*state);
    assert_string_not_equal(english, page);
    assert_true(says(page, phrase("Babysitting")));
    check_tables(page);
    assert_int_equal(phrase_use(language_find("en")), ERR_OK);
    mem_free(english);
    mem_free(page);
}

static void a_part_that_is_not_there_is_empty(void **state)
{
    struct rig *rig = *state;
    struct inventory_part part;

    inventory_part(rig->session, inventory_parts(rig->session), &part);
    assert_null(part.title);
    assert_int_equal(part.count, 0);
    inventory_part_done(&part);
    for (size_t i = 0; i < inventory_parts(rig->session); i++) {
        inventory_part(rig->session, i, &part);
        assert_true(*part.title);
        assert_true(part.count > 0);
        inventory_part_done(&part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST_LOCKED(everything_is_on_the_page),
        RIG_TEST_LOCKED(the_place_goes_into_no_message),
        RIG_TEST_LOCKED(a_changed_task_changes_the_page),
        RIG_TEST_LOCKED(a_groups_own_task_is_marked),
        RIG_TEST_LOCKED(agreements_are_published),
        RIG_TEST_LOCKED(days_are_the_programs_own),
        RIG_TEST_LOCKED(it_speaks_other_languages),
        RIG_TEST_LOCKED(a_part_that_is_not_there_is_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
