/* Any bytes as a message of viva.v1: decoded or refused, and a decoded body has a form or none. */
#include "core/proto.h"
#include "core/room.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct proto_message m;
	enum err e = proto_decode((struct span){(const char *)data, size}, &m);
	AUTO_BUF out;
	buf_init(&out, 1 << 20);
	proto_nack(&out, m.id, e ? e : ERR_INVAL, NULL, -1);
	if (e)
		return 0;
	if (m.kind == PROTO_DO)
		(void)room_check_request(m.event, m.body);
	proto_release(&m);
	return 0;
}
