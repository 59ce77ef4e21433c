#include "judge/crash.h"

#include <stdio.h>
#include <string.h>

json_t *crash_json(int signal, const json_t *sanitizer)
{
	char name[16];
	const char *word = sigabbrev_np(signal);
	const json_t *file = json_object_get(sanitizer, "file");
	const json_t *line = json_object_get(sanitizer, "line");
	snprintf(name, sizeof name, "SIG%.12s", word ? word : "?");
	json_t *o = json_pack("{si ss}", "signal", signal, "name", name);
	if (o && file && line) {
		json_object_set_new(o, "file", json_deep_copy(file));
		json_object_set_new(o, "line", json_deep_copy(line));
	}
	return o;
}
