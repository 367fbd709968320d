#ifndef FLOW_SEND_INSIDE_H
#define FLOW_SEND_INSIDE_H
/* What of a request goes into a packet, for the files of flow/. */
#include "flow/change.h"
#include "flow/post.h"

/* Leaves in `request` what this stage may know by packet. */
void send_strip(const struct task *task, struct request *request,
                enum stage stage);
/* Hash of the answers and lines, to know later whether they changed. */
void send_hash(const struct request *request, unsigned char hash[32]);
/* The request's own columns and lines, ready to be handed over. */
MUST_USE enum err send_whole(struct session *session, struct request_id id,
                             struct change *change);

#endif
