/* json.h - jansson, with the rules that untrusted text needs. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>

#include "base/buf.h"

/* One JSON value and nothing after it. Duplicate keys are refused (ERR_INVAL), as are lone
 * surrogates and NUL in strings (ERR_UNICODE). The caller owns *out. */
enum err json_read(struct span text, json_t **out);

/* Compact text, keys in the order of insertion, appended to *out. */
enum err json_write(const json_t *value, struct buf *out);

/* Members of an object. A missing key or another type is ERR_INVAL; a number outside [lo, hi] is
 * ERR_RANGE. Spans are borrowed from the object. */
enum err json_get_text(const json_t *object, const char *key, struct span *out);
enum err json_get_int(const json_t *object, const char *key, int64_t lo, int64_t hi, int64_t *out);
enum err json_get_bool(const json_t *object, const char *key, bool *out);
enum err json_get_array(const json_t *object, const char *key, json_t **out);
enum err json_get_object(const json_t *object, const char *key, json_t **out);

/* The text of a key, or `otherwise` where it is missing or no string. */
struct span json_text_or(const json_t *object, const char *key, struct span otherwise);
int64_t json_int_or(const json_t *object, const char *key, int64_t otherwise);

/* True when every key of the object is one of the words, which end with NULL. */
bool json_only(const json_t *object, const char *const *words);

static inline void auto_json_(json_t **value)
{
	json_decref(*value);
}
#define AUTO_JSON __attribute__((cleanup(auto_json_))) json_t

#endif
