#include "catalogue/sheet_file.h"

#include <string.h>

#include "base/mark.h"
#include "base/mem.h"
#include "catalogue/lesson_file.h"
#include "catalogue/numbered.h"
#include "catalogue/section.h"
#include "catalogue/value.h"

#define ORDER_LIMIT 999
#define ID_LIMIT 31 /* what a screen is handed */

struct sheet_file {
    struct reading *reading;
    const char *id;
    struct section section;
    bool in_section;
    struct sheet sheet;
    int sheet_line; /* 0 = none yet */
    struct numbered parts;
    struct numbered blanks;
};

static bool set_id(void *into, const char *value)
{
    struct sheet *sheet = into;

    return value_is_name(value) && strlen(value) <= ID_LIMIT &&
           strcmp(value, LEARN_CARD) != 0 && value_text(&sheet->id, value);
}

static bool set_title(void *into, const char *value)
{
    return value_text(&((struct sheet *)into)->title, value);
}

static bool set_order(void *into, const char *value)
{
    return value_number(&((struct sheet *)into)->order, value, 1, ORDER_LIMIT);
}

static bool set_kind(void *into, const char *value)
{
    struct sheet *sheet = into;

    sheet->kind = sheet_kind_find(value);
    return sheet->kind != SHEET_KINDS;
}

static bool set_country(void *into, const char *value)
{
    return sheet_is_country(value) &&
           value_text(&((struct sheet *)into)->country, value);
}

static bool set_date(void *into, const char *value)
{
    return value_day(&((struct sheet *)into)->date, value);
}

/* Empty: nobody has read it so far. */
static bool set_reader(void *into, const char *value)
{
    return !*value || value_text(&((struct sheet *)into)->reader, value);
}

static const struct key sheet_keys[] = {
    {"id", set_id, true, false,
     N_("id = the name of the file before the dot, not \"card\"")},
    {"title", set_title, true, false, N_("title = what it is called")},
    {"order", set_order, true, false, N_("order = its place, 1 to 999")},
    {"kind", set_kind, true, false, N_("kind = family, group or letter")},
    {"country", set_country, true, false,
     N_("country = any, or two capital letters as in US")},
    {"date", set_date, true, false,
     N_("date = when it was last looked up, as 2026-11-22")},
    {"reader", set_reader, false, false,
     N_("reader = the lawyer who has read it")},
};

static bool set_part_title(void *into, const char *value)
{
    return value_text(&((struct sheet_part *)into)->title, value);
}

static bool set_part_text(void *into, const char *value)
{
    return value_paragraphs(&((struct sheet_part *)into)->text, value);
}

static const struct key part_keys[] = {
    {"title", set_part_title, true, false, N_("title = what it is about")},
    {"text", set_part_text, true, false,
     N_("text = a few sentences, with \\n between paragraphs")},
};

static bool set_label(void *into, const char *value)
{
    return value_text((char **)into, value);
}

static const struct key blank_keys[] = {
    {"label", set_label, true, false,
     N_("label = what is to be written there")},
};

static void finish_section(struct sheet_file *file)
{
    if (file->in_section)
        (void)section_end(&file->section, file->reading);
    file->in_section = false;
}

static void begin_sheet(struct sheet_file *file)
{
    if (file->sheet_line) {
        reading_complain(file->reading, N_("a section that is there twice"),
                         N_("one [Sheet] with all of it"));
        return;
    }
    file->sheet_line = file->reading->line;
    file->section =
        (struct section){sheet_keys, COUNT(sheet_keys),
                         N_("id, title, order, kind, country, date or reader"),
                         &file->sheet, file->reading->line, 0, false};
    file->in_section = true;
}

static void begin_part(struct sheet_file *file, size_t number)
{
    if (!numbered_begin(&file->parts, file->reading, number))
        return;
    file->section = (struct section){
        part_keys, COUNT(part_keys), N_("title or text"),
        &file->sheet.parts[number - 1], file->reading->line, 0, false};
    file->in_section = true;
}

static void begin_blank(struct sheet_file *file, size_t number)
{
    if (!numbered_begin(&file->blanks, file->reading, number))
        return;
    file->section = (struct section){
        blank_keys, COUNT(blank_keys), N_("label"),
        &file->sheet.blanks[number - 1], file->reading->line, 0, false};
    file->in_section = true;
}

static void read_section(void *user, const char *section, int line)
{
    struct sheet_file *file = user;
    size_t number;

    finish_section(file);
    file->reading->line = line;
    if (strcmp(section, "Sheet") == 0)
        begin_sheet(file);
    else if ((number = numbered_read(section, "Part", SHEET_PARTS, NULL)))
        begin_part(file, number);
    else if ((number = numbered_read(section, "Blank", SHEET_BLANKS, NULL)))
        begin_blank(file, number);
    else
        reading_complain(file->reading, N_("a section that is not known"),
                         N_("[Sheet], [Part 1] to [Part 12], or [Blank 1] to "
                            "[Blank 20]"));
}

static void read_pair(void *user, const char *key, const char *value, int line)
{
    struct sheet_file *file = user;

    file->reading->line = line;
    if (file->in_section)
        section_pair(&file->section, file->reading, key, value);
}

static void pass_complaint_on(void *user, const struct ini_complaint *complaint)
{
    struct sheet_file *file = user;

    reading_pass_on(file->reading, complaint);
}

/* Every mention has a label, and every label a place on the paper. */
static void check_blanks(struct sheet_file *file)
{
    bool used[SHEET_BLANKS + 1] = {false};

    for (size_t i = 0; i < file->sheet.part_count; i++) {
        const char *at = file->sheet.parts[i].text;
        int number;

        file->reading->line = file->parts.lines[i + 1];
        while (at && (at = strstr(at, "{blank"))) {
            if (!sheet_blank(at, &number) || !file->blanks.lines[number])
                reading_complain(file->reading,
                                 N_("a blank that there is no label for"),
                                 N_("[Blank 1] with a label, and {blank_1} in "
                                    "the text"));
            used[number] = true;
            at++;
        }
    }
    for (size_t i = 1; i <= file->sheet.blank_count; i++)
        if (!used[i]) {
            file->reading->line = file->blanks.lines[i];
            reading_complain(file->reading,
                             N_("a label that no text has a blank for"),
                             N_("{blank_1} in the text of a part"));
        }
}

static void check_whole(struct sheet_file *file)
{
    struct reading *reading = file->reading;
    int line = file->sheet_line ? file->sheet_line : 1;
    bool is_letter = file->sheet.kind == SHEET_LETTER;

    reading->line = line;
    if (!file->sheet_line)
        reading_complain(reading, N_("no section [Sheet]"),
                         N_("[Sheet], with id, title, order, kind, country "
                            "and date"));
    else if (file->sheet.id && strcmp(file->sheet.id, file->id) != 0)
        reading_complain(reading, N_("an id that is not the name of the file"),
                         N_("id = the name of the file before the dot"));
    file->sheet.part_count = numbered_count(&file->parts, reading, 1, line);
    file->sheet.blank_count =
        numbered_count(&file->blanks, reading, is_letter ? 1 : 0, line);
    reading->line = line;
    if (file->sheet.blank_count && !is_letter)
        reading_complain(reading, N_("blanks in a sheet that is no letter"),
                         N_("kind = letter"));
    check_blanks(file);
}

bool sheet_file_read(struct reading *reading, const char *id,
                     const char *bytes, size_t length, struct sheet *sheet)
{
    struct sheet_file file = {.reading = reading, .id = id};
    const struct ini_reader reader = {&file, read_section, read_pair,
                                      pass_complaint_on};
    bool fits;

    *sheet = (struct sheet){0};
    if (ini_read(reading->file, bytes, length, &reader) != ERR_OK)
        reading->err = ERR_DATA;
    finish_section(&file);
    check_whole(&file);
    fits = reading->err == ERR_OK;
    if (fits)
        *sheet = file.sheet;
    else
        sheet_done(&file.sheet);
    return fits;
}
