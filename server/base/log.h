/* log.h - one JSON object a line on standard error.
 *
 *   log_info("room_open", LOG_TEXT("room", id), LOG_INT("members", n));
 *
 * Never message text, tokens, recovery links or code: identifiers, counts, durations, error words.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdint.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR, LOG_LEVEL_COUNT };

struct log_field {
	const char *key;
	const char *text; /* NULL: the number counts */
	int64_t number;
};

#define LOG_TEXT(key, text)  ((struct log_field){(key), (text), 0})
#define LOG_INT(key, number) ((struct log_field){(key), NULL, (int64_t)(number)})

void log_set_level(enum log_level least);
void log_write(enum log_level level, const char *event, const struct log_field *fields, int count);

#define LOG_AT(level, event, ...)                                                                  \
	log_write(                                                                                 \
		(level), (event), (struct log_field[]){{0}, __VA_ARGS__} + 1,                      \
		(int)(sizeof((struct log_field[]){{0}, __VA_ARGS__}) / sizeof(struct log_field)) - \
			1)
#define log_debug(...) LOG_AT(LOG_DEBUG, __VA_ARGS__, )
#define log_info(...)  LOG_AT(LOG_INFO, __VA_ARGS__, )
#define log_warn(...)  LOG_AT(LOG_WARN, __VA_ARGS__, )
#define log_error(...) LOG_AT(LOG_ERROR, __VA_ARGS__, )

#endif
