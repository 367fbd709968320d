#ifndef SEALER_H
#define SEALER_H
/* A packet's outside, made a second time from app/parcel/FORMAT.md alone, and
 * able to make it wrong in one place. Shares no code with app/parcel. */
#include <stdbool.h>
#include <stddef.h>

/* Invented laptops: 'a' has a seed of 32 times the letter a, and so on. */
struct laptop {
    unsigned char sign[32], sign_secret[64];
    unsigned char box[32], box_secret[32];
};
struct laptop laptop_of(char letter);

#define SEALER_TAGS 4

struct sealing {
    const char *seed; /* whatever is drawn at random comes from this */
    char to;          /* whose box the file key goes into */
    char signer;
    char signed_for;      /* the recipient that the signature names */
    const char *label;    /* of the signature */
    bool is_other_header; /* the signature is over another file's header */
    bool is_malleable;    /* the same signature with a second S */
    const unsigned char *signature; /* 64 bytes instead of the right ones */
    const unsigned char *body;
    size_t body_length;
    size_t only;   /* so many bytes of the inside alone; 0 = all */
    size_t inside; /* size after padding; 0 = the smallest */
    const unsigned char *padding; /* instead of 80 00 00 ... */
    size_t padding_length;
    size_t chunks;                   /* 0 = all */
    size_t tagged[SEALER_TAGS];      /* chunk, counted from 1; 0 = none */
    unsigned char tags[SEALER_TAGS]; /* and the tag it gets */
    unsigned char header[16];
};

/* What a packet without a fault starts from. */
void sealing_init(struct sealing *sealing, const char *seed);
/* The file with its hash; free it. */
unsigned char *sealing_make(const struct sealing *sealing, size_t *length);
/* Puts the right hash into the last 32 bytes. */
void sealing_hash(unsigned char *file, size_t length);

#endif
