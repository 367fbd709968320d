#ifndef FLOW_CHECKUP_INSIDE_H
#define FLOW_CHECKUP_INSIDE_H
/* What the check-up found out, and how each of its lines says it; for
 * flow/checkup*.c alone. Numbers, days and months: nothing of a request. */
#include "base/text.h"
#include "vault/traces.h"

struct checkup_facts {
    int32_t today; /* DAY_NONE: no date is believed */
    int32_t month;
    struct traces_numbers numbers;
    int warned;
    bool held;
    int passphrases;
    int32_t oldest_month; /* of them */
    int recovery;         /* SETTING_RECOVERY */
    size_t backups;
    int32_t backup_day;
    size_t contacts; /* and how many of them are to be asked about */
    int silent;
    enum err damage;
    bool day_said;   /* by a person: the computer's is wrong */
    int tried;       /* wrong passphrases before the last right one */
    bool laptop;     /* it was looked at */
    int laptop_look; /* points that need a look, and those at once */
    int laptop_soon;
};

void checkup_say_requests(const struct checkup_facts *facts, struct text *out);
void checkup_say_oldest(const struct checkup_facts *facts, struct text *out);
void checkup_say_due(const struct checkup_facts *facts, struct text *out);
void checkup_say_warned(const struct checkup_facts *facts, struct text *out);
void checkup_say_told(const struct checkup_facts *facts, struct text *out);
void checkup_say_hold(const struct checkup_facts *facts, struct text *out);
void checkup_say_passphrases(const struct checkup_facts *facts,
                             struct text *out);
void checkup_say_recovery(const struct checkup_facts *facts, struct text *out);
void checkup_say_backups(const struct checkup_facts *facts, struct text *out);
void checkup_say_contacts(const struct checkup_facts *facts, struct text *out);
void checkup_say_damage(const struct checkup_facts *facts, struct text *out);
void checkup_say_clock(const struct checkup_facts *facts, struct text *out);
void checkup_say_tried(const struct checkup_facts *facts, struct text *out);
void checkup_say_laptop(const struct checkup_facts *facts, struct text *out);

#endif
