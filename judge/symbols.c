#include "judge/symbols.h"

#include <stdio.h>

static bool copy_word(char *out, size_t max, struct span s)
{
	if (s.len == 0 || s.len >= max)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] <= 0x20 || s.p[i] == 0x7F)
			return false;
	memcpy(out, s.p, s.len);
	out[s.len] = 0;
	return true;
}

/* "/tmp/a.c:12 (discriminator 3)" */
static bool read_place(struct span place, struct symbol *out)
{
	struct span part, file = {0}, row;
	while (span_split(&place, '/', &part))
		file = part;
	return span_split(&file, ':', &part) && copy_word(out->file, sizeof out->file, part) &&
	       file.p && span_split(&file, ' ', &row) &&
	       span_int(row, 1, INT32_MAX, &out->line) == ERR_OK;
}

size_t symbols_find(struct span text, uint64_t at, struct symbol out[SYMBOLS_INLINE_MAX])
{
	char header[24];
	struct span line, place;
	size_t n = 0;
	snprintf(header, sizeof header, "0x%016llx", (unsigned long long)at);
	bool inside = false;
	while (n < SYMBOLS_INLINE_MAX && span_split(&text, '\n', &line)) {
		if (span_starts(line, "0x")) {
			if (inside)
				break;
			inside = span_is(line, header);
			continue;
		}
		if (!inside || !span_split(&text, '\n', &place))
			continue;
		struct symbol s = {.line = 0};
		if (copy_word(s.function, sizeof s.function, line) && read_place(place, &s))
			out[n++] = s;
	}
	return n;
}
