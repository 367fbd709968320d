#include "catalogue/section.h"

#include <string.h>

static size_t find_key(const struct section *section, const char *name)
{
    size_t at = 0;

    while (at < section->count && strcmp(section->keys[at].name, name) != 0)
        at++;
    return at;
}

void section_pair(struct section *section, struct reading *reading,
                  const char *name, const char *value)
{
    size_t at = find_key(section, name);
    const struct key *key = &section->keys[at];

    if (at == section->count) {
        reading_complain(reading, N_("a key that is not known here"),
                         section->known);
        return;
    }
    if ((section->seen & 1u << at) && !key->repeated) {
        reading_complain(reading, N_("a key that stands here twice"),
                         N_("only one of the two lines"));
        section->broken = true;
        return;
    }
    section->seen |= 1u << at;
    if (!key->set(section->into, value)) {
        reading_complain(reading, N_("a value that can't be used here"),
                         key->instead);
        section->broken = true;
    }
}

bool section_end(struct section *section, struct reading *reading)
{
    reading->line = section->line;
    for (size_t at = 0; at < section->count; at++) {
        if (section->keys[at].needed && !(section->seen & 1u << at)) {
            reading_complain(reading, N_("a section with a line missing"),
                             section->keys[at].instead);
            section->broken = true;
        }
    }
    return !section->broken;
}
