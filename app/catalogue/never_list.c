#include "catalogue/never_list.h"

#include <string.h>

#include "base/mark.h"

#define WORD_LIMIT 16

/* Whole words, small letters; a field named after one of them asks for it. */
static const struct {
    const char *word;
    enum category category;
} words[] = {
    {"name", CATEGORY_PERSON_NAME},
    {"names", CATEGORY_PERSON_NAME},
    {"surname", CATEGORY_PERSON_NAME},
    {"address", CATEGORY_STREET_ADDRESS},
    {"phone", CATEGORY_PHONE},
    {"telephone", CATEGORY_PHONE},
    {"mobile", CATEGORY_PHONE},
    {"whatsapp", CATEGORY_PHONE},
    {"mail", CATEGORY_CONTACT},
    {"email", CATEGORY_CONTACT},
    {"facebook", CATEGORY_CONTACT},
    {"contact", CATEGORY_CONTACT},
    {"birth", CATEGORY_BIRTH_DATE},
    {"birthday", CATEGORY_BIRTH_DATE},
    {"birthdate", CATEGORY_BIRTH_DATE},
    {"dob", CATEGORY_BIRTH_DATE},
    {"born", CATEGORY_BIRTH_DATE},
    {"ssn", CATEGORY_GOV_ID},
    {"itin", CATEGORY_GOV_ID},
    {"passport", CATEGORY_GOV_ID},
    {"visa", CATEGORY_IMMIGRATION_STATUS},
    {"status", CATEGORY_IMMIGRATION_STATUS},
    {"papers", CATEGORY_IMMIGRATION_STATUS},
    {"undocumented", CATEGORY_IMMIGRATION_STATUS},
    {"asylum", CATEGORY_IMMIGRATION_STATUS},
    {"citizen", CATEGORY_IMMIGRATION_STATUS},
    {"citizenship", CATEGORY_IMMIGRATION_STATUS},
    {"immigration", CATEGORY_IMMIGRATION_STATUS},
    {"nationality", CATEGORY_ORIGIN},
    {"country", CATEGORY_ORIGIN},
    {"origin", CATEGORY_ORIGIN},
    {"ethnicity", CATEGORY_ORIGIN},
    {"race", CATEGORY_ORIGIN},
    {"religion", CATEGORY_RELIGION},
    {"faith", CATEGORY_RELIGION},
    {"language", CATEGORY_LANGUAGE},
    {"languages", CATEGORY_LANGUAGE},
    {"health", CATEGORY_HEALTH},
    {"illness", CATEGORY_HEALTH},
    {"medical", CATEGORY_HEALTH},
    {"medicine", CATEGORY_HEALTH},
    {"diagnosis", CATEGORY_HEALTH},
    {"disability", CATEGORY_HEALTH},
    {"allergy", CATEGORY_HEALTH},
    {"allergies", CATEGORY_HEALTH},
    {"pregnant", CATEGORY_HEALTH},
    {"court", CATEGORY_LEGAL},
    {"hearing", CATEGORY_LEGAL},
    {"lawyer", CATEGORY_LEGAL},
    {"bail", CATEGORY_LEGAL},
    {"bond", CATEGORY_LEGAL},
    {"arrest", CATEGORY_LEGAL},
    {"detention", CATEGORY_LEGAL},
    {"detained", CATEGORY_LEGAL},
    {"criminal", CATEGORY_LEGAL},
    {"ice", CATEGORY_LEGAL},
    {"abuse", CATEGORY_VIOLENCE},
    {"violence", CATEGORY_VIOLENCE},
    {"persecution", CATEGORY_VIOLENCE},
    {"trafficking", CATEGORY_VIOLENCE},
    {"bank", CATEGORY_MONEY_ACCOUNT},
    {"account", CATEGORY_MONEY_ACCOUNT},
    {"iban", CATEGORY_MONEY_ACCOUNT},
    {"photo", CATEGORY_BIOMETRIC_PHOTO},
    {"photos", CATEGORY_BIOMETRIC_PHOTO},
    {"picture", CATEGORY_BIOMETRIC_PHOTO},
    {"fingerprint", CATEGORY_BIOMETRIC_PHOTO},
    {"fingerprints", CATEGORY_BIOMETRIC_PHOTO},
};

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static category_set category_of_word(const char *word)
{
    for (size_t at = 0; at < COUNT(words); at++)
        if (strcmp(words[at].word, word) == 0)
            return CATEGORY_BIT(words[at].category);
    return 0;
}

static category_set categories_in(const char *text)
{
    category_set found = 0;

    while (*text) {
        char word[WORD_LIMIT + 1] = "";
        size_t length = 0;

        for (; is_letter(*text); text++, length++)
            if (length < WORD_LIMIT)
                word[length] = (char)(*text | 0x20);
        if (length && length <= WORD_LIMIT)
            found |= category_of_word(word);
        while (*text && !is_letter(*text))
            text++;
    }
    return found;
}

/* What a field of this kind is there for. */
static category_set usual(enum field_kind kind)
{
    switch (kind) {
    case FIELD_PLACE:
        return CATEGORY_BIT(CATEGORY_STREET_ADDRESS);
    case FIELD_LANGUAGE:
        return CATEGORY_BIT(CATEGORY_LANGUAGE);
    case FIELD_REACH:
        return CATEGORY_BIT(CATEGORY_PHONE) | CATEGORY_BIT(CATEGORY_CONTACT);
    default:
        return 0;
    }
}

static category_set asked_by(const struct field *field)
{
    category_set asked =
        field->allow | categories_in(field->name) | categories_in(field->label);

    for (size_t at = 0; at < field->option_count; at++)
        asked |= categories_in(field->options[at]);
    return asked & ~usual(field->kind);
}

category_set never_list_of(const struct task *task)
{
    category_set asked = task->allow;

    if (task_field_of_kind(task, FIELD_LANGUAGE))
        asked &= ~CATEGORY_BIT(CATEGORY_LANGUAGE);
    for (size_t at = 0; at < task->field_count; at++)
        asked |= asked_by(&task->fields[at]);
    return asked;
}
