/* rng.h - identifiers and secrets from the system's generator (libsodium). */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stddef.h>

#include "base/span.h"

enum { RNG_ID_LEN = 16, RNG_TOKEN_LEN = 32 };

/* Call once, before threads; ERR_IO when the system has no randomness. */
enum err rng_init(void);

/* RNG_ID_LEN characters of [a-z2-7] (80 bits, RFC 4648 base32) and a NUL: names, not secrets. */
void rng_id(char out[RNG_ID_LEN + 1]);

/* RNG_TOKEN_LEN characters of [a-z2-7] (160 bits) and a NUL: a bearer secret. */
void rng_token(char out[RNG_TOKEN_LEN + 1]);

void rng_bytes(void *out, size_t n);

/* Lower-case RFC 4648 base32 without padding of n bytes; out holds (8n + 4) / 5 characters and a
 * NUL. */
void rng_base32(const void *bytes, size_t n, char *out);

#endif
