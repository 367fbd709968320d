#ifndef FLOW_FULL_H
#define FLOW_FULL_H
/* Requests in which every field has a value that can be told apart from that
 * of every other, in the program's tasks and in one of a group's own. */
#include "flow/rig.h"

/* A group's own task with every kind at a late stage. */
static const char group_task[] =
    "[Task]\nid = shelter\nname = Shelter night\npurpose = A night.\n"
    "helpers = 2\nends = event\n"
    "[Field when]\nlabel = When\nwhy = w\nkind = when\nstage = available\n"
    "required = yes\nkeep = 1\n"
    "[Field town]\nlabel = Town\nwhy = w\nkind = town\nstage = agreed\n"
    "required = no\nkeep = 1\n"
    "[Field beds]\nlabel = Beds\nwhy = w\nkind = count\nstage = asking\n"
    "required = yes\nkeep = 1\n"
    "[Field keys]\nlabel = How many keys?\nwhy = w\nkind = count\n"
    "stage = own\nrequired = no\nkeep = 1\n"
    "[Field hall]\nlabel = Hall\nwhy = w\nkind = choice\nstage = agreed\n"
    "required = no\nkeep = 1\noption = north hall\noption = south hall\n"
    "[Field place]\nlabel = Where\nwhy = w\nkind = place\nstage = agreed\n"
    "required = no\nkeep = 0\nallow = street_address\n"
    "[Field reach]\nlabel = Reach\nwhy = w\nkind = reach\nstage = own\n"
    "required = yes\nkeep = 0\n";

static inline int group_setup(void **state)
{
    struct rig *rig;
    char path[160];

    if (rig_setup(state))
        return -1;
    rig = *state;
    snprintf(path, sizeof path, "%s/tasks", rig->paths[2]);
    mkdir(rig->paths[2], 0700);
    mkdir(path, 0700);
    strcat(path, "/shelter.task");
    assert_int_equal(file_replace(path, group_task, strlen(group_task)),
                     ERR_OK);
    return unlock_create(rig->session, rig_secret(PASSPHRASE)) ? -1 : 0;
}

/* A value that can be told apart from that of every other field. */
static inline void full_fill(struct rig *rig, struct request_id id,
                 const struct field *field, size_t index)
{
    static const char *const towns[] = {"text:Quinberry", "text:Zandvoort",
                                        "text:Wexbury", "text:Yarlsby"};
    struct text value = {0};

    switch (field->kind) {
    case FIELD_WHEN:
        text_set(&value, rig_when(rig->today + 9, " 03:17"));
        break;
    case FIELD_DURATION:
        text_set(&value, "415");
        break;
    case FIELD_COUNT:
    case FIELD_AMOUNT:
        text_format(&value, "%zu", 731 + index);
        break;
    case FIELD_AGES:
        text_set(&value, "10-12,teen");
        break;
    case FIELD_CHOICE:
        text_set(&value, field->options[field->option_count - 1]);
        break;
    case FIELD_LANGUAGE:
        text_set(&value, "ti,hmn");
        break;
    case FIELD_TOWN:
        text_set(&value, towns[index % COUNT(towns)]);
        break;
    case FIELD_PLACE:
        text_set(&value, "text:58 Secretplace Avenue");
        break;
    case FIELD_NOTE:
        text_set(&value, "text:umbrella colour violet");
        break;
    default:
        text_set(&value, "through:the xylophone lady");
    }
    rig_keep(rig, id, field->name, text_string(&value));
    text_done(&value);
}

static inline void full_code(struct rig *rig, struct request_id id)
{
    static int code = 200;

    assert_int_equal(
        db_run(rig_db(rig), "UPDATE request SET code = ? WHERE id = ?",
               DB_VALUES(db_number(code++),
                         db_bytes(id.bytes, sizeof id.bytes))),
        ERR_OK);
}

static inline struct request_id full_request(struct rig *rig, const struct task *task)
{
    struct request_id id = rig_begin(rig, task->id);

    /* Codes are drawn at random, and could look like an answer. */
    full_code(rig, id);
    for (size_t i = 0; i < task->field_count; i++)
        full_fill(rig, id, &task->fields[i], i);
    rig_consent(rig, id);
    return id;
}

#endif
