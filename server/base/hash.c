#include "base/hash.h"

#include <sodium.h>

void hash_sha256(struct span data, unsigned char out[HASH_BYTES])
{
	crypto_hash_sha256(out, (const unsigned char *)data.p, data.len);
}

void hash_hex(const unsigned char digest[HASH_BYTES], char out[HASH_HEX + 1])
{
	sodium_bin2hex(out, HASH_HEX + 1, digest, HASH_BYTES);
}

void hash_sha256_hex(struct span data, char out[HASH_HEX + 1])
{
	unsigned char digest[HASH_BYTES];
	hash_sha256(data, digest);
	hash_hex(digest, out);
}

void hash_hmac(const unsigned char key[HASH_BYTES], struct span data, unsigned char out[HASH_BYTES])
{
	crypto_auth_hmacsha256_state state;
	crypto_auth_hmacsha256_init(&state, key, HASH_BYTES);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)data.p, data.len);
	crypto_auth_hmacsha256_final(&state, out);
}
