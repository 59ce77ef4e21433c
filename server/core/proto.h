/* proto.h - decodes what a browser sends over viva.v1 (docs/PROTOCOL.md) into one struct, and
 * writes the small answers. Bytes in, values out; no state. */
#ifndef CORE_PROTO_H
#define CORE_PROTO_H

#include "base/buf.h"
#include "base/json.h"
#include "core/event.h"

enum { PROTO_MESSAGE_MAX = 65536, PROTO_DEPTH_MAX = 32, PROTO_SECRET_SIZE = 33 };

enum proto_kind { PROTO_HELLO, PROTO_DO, PROTO_EPH, PROTO_HISTORY, PROTO_PING, PROTO_COUNT };
enum eph_kind { EPH_CURSOR, EPH_TYPING, EPH_COUNT };

struct proto_message {
	enum proto_kind kind;
	char id[CLIENT_ID_SIZE]; /* do, history; on error: the id, if it could be read, else "" */
	/* hello */
	char room[ID_SIZE];
	char ticket[PROTO_SECRET_SIZE]; /* "" when absent */
	char epoch[EPOCH_SIZE];		/* "" when absent */
	char cid[CLIENT_ID_SIZE];
	int64_t last;
	/* do */
	enum event_kind event;
	uint64_t digest;
	json_t *body; /* do, eph; owned by the message; proto_release */
	/* eph */
	enum eph_kind eph;
	/* history */
	int64_t before, n;
};

/* ERR_INVAL malformed, ERR_UNICODE, ERR_TOOBIG, ERR_UNSUPPORTED unknown kind of event. On error
 * only kind (when readable) and id are set, so that the nack can name the request. */
enum err proto_decode(struct span text, struct proto_message *out);
void proto_release(struct proto_message *m);

/* The protocol's code for an error (docs/PROTOCOL.md, Nack codes), such as "not_now". */
const char *proto_code(enum err e);

void proto_ack(struct buf *out, const char *id, int64_t s);
/* `detail` may be NULL: words for people are found by the error. `head` is the document's version
 * (with ERR_BUSY: how many are ahead); < 0: left out. */
void proto_nack(struct buf *out, const char *id, enum err e, const char *detail, int64_t head);

#endif
