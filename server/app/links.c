/* Role links and tickets: the secrets that let somebody in. */
#include "app/inside.h"
#include "base/hash.h"
#include "base/rng.h"

enum { LINK_BYTES = SECRET_LEN * 5 / 8 };

void link_secret(const struct app *a, const char *room, enum role role, char out[SECRET_LEN + 1])
{
	unsigned char digest[HASH_BYTES];
	AUTO_BUF text;
	buf_init(&text, 256);
	buf_addf(&text, "viva link %s %s", room, role_word(role));
	hash_hmac(a->options->link_key, buf_span(&text), digest);
	rng_base32(digest, LINK_BYTES, out);
}

enum err link_role(const struct app *a, const char *room, struct span secret, enum role *out)
{
	char right[SECRET_LEN + 1];
	for (enum role role = ROLE_INTERVIEWER; role <= ROLE_OBSERVER; role++) {
		link_secret(a, room, role, right);
		if (span_eq_secret(secret, span_of(right))) {
			*out = role;
			return ERR_OK;
		}
	}
	return ERR_NOENT;
}

json_t *link_all(const struct app *a, const char *room)
{
	json_t *links = json_object();
	char secret[SECRET_LEN + 1];
	for (enum role role = ROLE_INTERVIEWER; role <= ROLE_OBSERVER; role++) {
		link_secret(a, room, role, secret);
		json_object_set_new(
			links, role_word(role),
			json_sprintf("%s/join#%s.%s", a->options->public_url, room, secret));
	}
	return links;
}

static const char role_letters[ROLE_COUNT] = {[ROLE_INTERVIEWER] = 'i',
					      [ROLE_CANDIDATE] = 'c',
					      [ROLE_OBSERVER] = 'o',
					      [ROLE_LEARNER] = 'l'};

enum { SEAL_AT = SECRET_LEN / 2, SEAL_LEN = SECRET_LEN - SEAL_AT - 1 };

/* Over the first half of the ticket and all that it is for. */
static void ticket_seal(const struct app *a, const char *room, const char *user, enum role role,
			const char *ticket, char out[SEAL_LEN + 1])
{
	unsigned char digest[HASH_BYTES];
	char sealed[SECRET_LEN + 1];
	AUTO_BUF text;
	buf_init(&text, 256);
	buf_addf(&text, "viva ticket %s %s %s %.*s", room, user, role_word(role), SEAL_AT, ticket);
	hash_hmac(a->options->link_key, buf_span(&text), digest);
	rng_base32(digest, LINK_BYTES, sealed);
	memcpy(out, sealed, SEAL_LEN);
	out[SEAL_LEN] = 0;
}

void ticket_make(const struct app *a, const char *room, const char *user, enum role role,
		 char out[SECRET_LEN + 1])
{
	char seal[SEAL_LEN + 1];
	rng_token(out);
	ticket_seal(a, room, user, role, out, seal);
	memcpy(out + SEAL_AT, seal, SEAL_LEN);
	out[SECRET_LEN - 1] = role_letters[role];
}

enum err ticket_role(const struct app *a, const char *room, const char *user, struct span ticket,
		     enum role *out)
{
	char seal[SEAL_LEN + 1];
	for (enum role role = ROLE_INTERVIEWER; role < ROLE_COUNT; role++) {
		if (ticket.len != SECRET_LEN || ticket.p[SECRET_LEN - 1] != role_letters[role])
			continue;
		ticket_seal(a, room, user, role, ticket.p, seal);
		if (!span_eq_secret((struct span){ticket.p + SEAL_AT, SEAL_LEN}, span_of(seal)))
			break;
		*out = role;
		return ERR_OK;
	}
	return ERR_INVAL;
}

void secret_hash(struct span secret, char out[STORE_HASH])
{
	hash_sha256_hex(secret, out);
}
