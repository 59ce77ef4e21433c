#include "base/rng.h"

#include <sodium.h>

enum err rng_init(void)
{
	return sodium_init() < 0 ? ERR_IO : ERR_OK;
}

void rng_bytes(void *out, size_t n)
{
	randombytes_buf(out, n);
}

void rng_base32(const void *bytes, size_t n, char *out)
{
	static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
	const unsigned char *p = bytes;
	unsigned bits = 0, have = 0;
	for (size_t i = 0; i < n; i++) {
		bits = (bits << 8 | p[i]) & 0xFFFF;
		for (have += 8; have >= 5; have -= 5)
			*out++ = alphabet[bits >> (have - 5) & 31];
	}
	if (have)
		*out++ = alphabet[bits << (5 - have) & 31];
	*out = 0;
}

void rng_id(char out[RNG_ID_LEN + 1])
{
	unsigned char bytes[RNG_ID_LEN * 5 / 8];
	rng_bytes(bytes, sizeof bytes);
	rng_base32(bytes, sizeof bytes, out);
}

void rng_token(char out[RNG_TOKEN_LEN + 1])
{
	unsigned char bytes[RNG_TOKEN_LEN * 5 / 8];
	rng_bytes(bytes, sizeof bytes);
	rng_base32(bytes, sizeof bytes, out);
	sodium_memzero(bytes, sizeof bytes);
}
