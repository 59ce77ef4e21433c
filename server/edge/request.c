#include "edge/fields.h"
#include "edge/inside.h"

struct edge *edge_of(struct lws *wsi)
{
	return lws_context_user(lws_get_context(wsi));
}

int react(const struct reaction *table, size_t n, struct lws *wsi, enum lws_callback_reasons reason,
	  void *user, void *in, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (table[i].reason == reason)
			return table[i].react(wsi, user, in, len);
	return 0;
}

struct span request_field(struct lws *wsi, enum lws_token_indexes token, char *buffer, size_t size)
{
	int n = lws_hdr_copy(wsi, buffer, (int)size, token);
	return n > 0 ? (struct span){buffer, (size_t)n} : SPAN("");
}

void request_login(struct lws *wsi, char login[LOGIN_SIZE])
{
	char cookies[4096];
	struct span all = request_field(wsi, WSI_TOKEN_HTTP_COOKIE, cookies, sizeof cookies);
	struct span token = field_cookie(all, edge_of(wsi)->https ? "__Host-viva" : "viva");
	login[0] = 0;
	if (token.len != LOGIN_SIZE - 1)
		return;
	memcpy(login, token.p, token.len);
	login[token.len] = 0;
}

void request_address(struct lws *wsi, char address[ADDRESS_SIZE])
{
	char forwarded[512];
	const char *proxy = edge_of(wsi)->options->trusted_proxy;
	address[0] = 0;
	lws_get_peer_simple(wsi, address, ADDRESS_SIZE);
	if (strncmp(address, "::ffff:", 7) == 0)
		memmove(address, address + 7, strlen(address + 7) + 1);
	if (!proxy || strcmp(address, proxy) != 0)
		return;
	struct span client = field_forwarded(
		request_field(wsi, WSI_TOKEN_X_FORWARDED_FOR, forwarded, sizeof forwarded));
	if (client.len == 0 || client.len >= ADDRESS_SIZE)
		return;
	memcpy(address, client.p, client.len);
	address[client.len] = 0;
}

bool request_origin_allowed(struct lws *wsi)
{
	char origin[ORIGIN_SIZE];
	return origins_allow(&edge_of(wsi)->origins,
			     request_field(wsi, WSI_TOKEN_ORIGIN, origin, sizeof origin));
}
