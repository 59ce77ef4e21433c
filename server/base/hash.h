/* hash.h - SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104), from libsodium. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/span.h"

enum { HASH_BYTES = 32, HASH_HEX = 64 };

void hash_sha256(struct span data, unsigned char out[HASH_BYTES]);
void hash_sha256_hex(struct span data, char out[HASH_HEX + 1]);
void hash_hmac(const unsigned char key[HASH_BYTES], struct span data,
	       unsigned char out[HASH_BYTES]);
void hash_hex(const unsigned char digest[HASH_BYTES], char out[HASH_HEX + 1]);

#endif
