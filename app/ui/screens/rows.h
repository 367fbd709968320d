#ifndef UI_SCREENS_ROWS_H
#define UI_SCREENS_ROWS_H
/* The screens, one file each; screens.c puts them into the table. */
#include "ui/screens/screen.h"

extern const struct screen screen_about;
extern const struct screen screen_backups;
extern const struct screen screen_call;
extern const struct screen screen_cant_open;
extern const struct screen screen_card;
extern const struct screen screen_card_read;
extern const struct screen screen_changes;
extern const struct screen screen_checkup;
extern const struct screen screen_consent;
extern const struct screen screen_contact;
extern const struct screen screen_contacts;
extern const struct screen screen_date;
extern const struct screen screen_drawing;
extern const struct screen screen_end;
extern const struct screen screen_exchange;
extern const struct screen screen_exchange_how;
extern const struct screen screen_expiring;
extern const struct screen screen_find;
extern const struct screen screen_hand_over;
extern const struct screen screen_held;
extern const struct screen screen_helper;
extern const struct screen screen_helper_add;
extern const struct screen screen_hold;
extern const struct screen screen_home;
extern const struct screen screen_inventory;
extern const struct screen screen_inquiries;
extern const struct screen screen_inquiry;
extern const struct screen screen_kept;
extern const struct screen screen_keys;
extern const struct screen screen_language;
extern const struct screen screen_laptop;
extern const struct screen screen_learn;
extern const struct screen screen_lesson;
extern const struct screen screen_more;
extern const struct screen screen_new;
extern const struct screen screen_others;
extern const struct screen screen_outbox;
extern const struct screen screen_packets;
extern const struct screen screen_passphrase;
extern const struct screen screen_passphrases;
extern const struct screen screen_practice;
extern const struct screen screen_question;
extern const struct screen screen_recovery;
extern const struct screen screen_request;
extern const struct screen screen_review;
extern const struct screen screen_send;
extern const struct screen screen_settings;
extern const struct screen screen_sheet;
extern const struct screen screen_sheets;
extern const struct screen screen_something;
extern const struct screen screen_sooner;
extern const struct screen screen_stick;
extern const struct screen screen_task;
extern const struct screen screen_tell;
extern const struct screen screen_totals;
extern const struct screen screen_theirs;
extern const struct screen screen_trouble;
extern const struct screen screen_unlock;
extern const struct screen screen_welcome;

#endif
