#include "base/log.h"

#include <inttypes.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"

enum { LINE_MAX_BYTES = 4096 };

static enum log_level threshold = LOG_INFO;

void log_set_level(enum log_level least)
{
	threshold = least;
}

static void add_string(struct buf *b, const char *text)
{
	buf_add_char(b, '"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\')
			buf_addf(b, "\\%c", c);
		else if (c < 0x20 || c >= 0x7F)
			buf_addf(b, "\\u%04x", c);
		else
			buf_add_char(b, (char)c);
	}
	buf_add_char(b, '"');
}

void log_write(enum log_level level, const char *event, const struct log_field *fields, int count)
{
	static const char *const names[LOG_LEVEL_COUNT] = {"debug", "info", "warn", "error"};
	if (level < threshold)
		return;
	AUTO_BUF line;
	buf_init(&line, LINE_MAX_BYTES);
	buf_addf(&line, "{\"ts\":%" PRId64 ",\"level\":\"%s\",\"event\":", clock_wall_ms(),
		 names[level]);
	add_string(&line, event);
	for (int i = 0; i < count; i++) {
		buf_add_char(&line, ',');
		add_string(&line, fields[i].key);
		buf_add_char(&line, ':');
		if (fields[i].text)
			add_string(&line, fields[i].text);
		else
			buf_addf(&line, "%" PRId64, fields[i].number);
	}
	buf_add_text(&line, "}\n");
	/* One write: lines of several threads do not mix. A log that fails has nowhere to say so.
	 */
	if (!buf_err(&line) && write(STDERR_FILENO, line.p, line.len) < 0)
		return;
}
