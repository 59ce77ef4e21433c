#include "judge/options.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "judge/number.h"

int complain(enum status status, const char *format, ...)
{
	char line[2048];
	va_list args;
	va_start(args, format);
	int n = vsnprintf(line, sizeof line, format, args);
	va_end(args);
	fprintf(stderr, "viva-judge: %s\n", n < 0 ? "?" : line);
	return (int)status;
}

static const struct option_spec *find(const struct option_spec *specs, int count, const char *word,
				      const char **value)
{
	const char *equals = strchr(word, '=');
	size_t n = equals ? (size_t)(equals - word) : strlen(word);
	for (int i = 0; i < count; i++)
		if (strlen(specs[i].name) == n && strncmp(specs[i].name, word, n) == 0) {
			*value = equals ? equals + 1 : NULL;
			return &specs[i];
		}
	return NULL;
}

static bool store(const char *command, const struct option_spec *spec, const char *value)
{
	double number;
	switch (spec->kind) {
	case OPTION_FLAG:
		if (value)
			return complain(STATUS_USAGE, "%s: %s takes no value", command, spec->name),
			       false;
		*(bool *)spec->to = true;
		return true;
	case OPTION_TEXT:
		*(const char **)spec->to = value;
		return true;
	case OPTION_NUMBER:
		break;
	}
	if (!number_read(span_of(value), &number) || number < spec->lo || number > spec->hi) {
		complain(STATUS_USAGE, "%s: %s must be a number from %g to %g, not '%s'", command,
			 spec->name, spec->lo, spec->hi, value);
		return false;
	}
	*(double *)spec->to = number;
	return true;
}

bool options_read(const char *command, int argc, char **argv, const struct option_spec *specs,
		  int spec_count, struct words_view *rest)
{
	int kept = 0;
	bool words_only = false;
	for (int i = 0; i < argc; i++) {
		const char *value = NULL;
		if (words_only || argv[i][0] != '-' || argv[i][1] == 0) {
			argv[kept++] = argv[i];
			continue;
		}
		if (strcmp(argv[i], "--") == 0) {
			words_only = true;
			continue;
		}
		const struct option_spec *spec = find(specs, spec_count, argv[i], &value);
		if (!spec) {
			complain(STATUS_USAGE, "%s: no option '%s'; see viva-judge --help", command,
				 argv[i]);
			return false;
		}
		if (spec->kind != OPTION_FLAG && !value)
			value = i + 1 < argc ? argv[++i] : NULL;
		if (spec->kind != OPTION_FLAG && !value) {
			complain(STATUS_USAGE, "%s: %s wants a value", command, spec->name);
			return false;
		}
		if (!store(command, spec, value))
			return false;
	}
	*rest = (struct words_view){argv, kept};
	return true;
}
