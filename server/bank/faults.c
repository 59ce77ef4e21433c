#include "bank/faults.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/auto.h"

enum err faults_init(struct faults *f)
{
	*f = (struct faults){.list = json_array()};
	return f->list ? ERR_OK : ERR_NOMEM;
}

void faults_release(struct faults *f)
{
	json_decref(f->list);
	f->list = NULL;
}

void faults_in(struct faults *f, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	if (vsnprintf(f->file, sizeof f->file, format, args) < 0)
		f->file[0] = 0;
	va_end(args);
}

__attribute__((format(printf, 4, 0))) static void append(struct faults *f, int line, bool note,
							 const char *format, va_list args)
{
	char reason[FAULTS_REASON_MAX];
	if (vsnprintf(reason, sizeof reason, format, args) < 0)
		reason[0] = 0;
	f->faults += !note;
	if (json_array_size(f->list) >= FAULTS_MAX)
		return;
	/* A reason may quote bytes that are no text, or end within a character. */
	for (char *p = reason; *p; p++)
		if ((unsigned char)*p >= 0x80 || (unsigned char)*p < ' ')
			*p = '?';
	json_t *fault = json_pack("{s:s, s:i, s:s, s:b}", "file", f->file, "line", line, "reason",
				  reason, "note", (int)note);
	if (json_array_append_new(f->list, fault))
		f->err = ERR_NOMEM;
}

void faults_add(struct faults *f, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	append(f, line, false, format, args);
	va_end(args);
}

void faults_note(struct faults *f, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	append(f, line, true, format, args);
	va_end(args);
}

static int compare(const void *a, const void *b)
{
	const json_t *x = *(json_t *const *)a, *y = *(json_t *const *)b;
	int by_file = strcmp(json_string_value(json_object_get(x, "file")),
			     json_string_value(json_object_get(y, "file")));
	if (by_file)
		return by_file;
	int64_t i = json_int_or(x, "line", 0), j = json_int_or(y, "line", 0);
	return i != j ? (i > j) - (i < j)
		      : strcmp(json_string_value(json_object_get(x, "reason")),
			       json_string_value(json_object_get(y, "reason")));
}

/* Borrowed members in order; the caller frees the array. NULL when out of memory. */
static json_t **sorted(const struct faults *f, size_t *n)
{
	*n = json_array_size(f->list);
	json_t **v = calloc(*n + 1, sizeof *v);
	for (size_t i = 0; v && i < *n; i++)
		v[i] = json_array_get(f->list, i);
	if (v)
		qsort(v, *n, sizeof *v, compare);
	return v;
}

void faults_text(struct faults *f, struct buf *out)
{
	size_t n;
	AUTO_FREE json_t **v = sorted(f, &n);
	for (size_t i = 0; v && i < n; i++)
		buf_addf(out, "%s:%d: %s%s\n", json_string_value(json_object_get(v[i], "file")),
			 (int)json_int_or(v[i], "line", 0),
			 json_is_true(json_object_get(v[i], "note")) ? "note: " : "",
			 json_string_value(json_object_get(v[i], "reason")));
	if (f->faults > n)
		buf_addf(out, "... and more: %zu faults in all\n", f->faults);
	if (!v)
		f->err = ERR_NOMEM;
}

json_t *faults_json(struct faults *f)
{
	size_t n;
	AUTO_FREE json_t **v = sorted(f, &n);
	AUTO_JSON *faults = json_array(), *notes = json_array();
	for (size_t i = 0; v && i < n; i++) {
		bool note = json_is_true(json_object_get(v[i], "note"));
		AUTO_JSON *plain = json_copy(v[i]);
		if (!plain || json_object_del(plain, "note") ||
		    json_array_append(note ? notes : faults, plain))
			return NULL;
	}
	return v ? json_pack("{s:O, s:O}", "faults", faults, "notes", notes) : NULL;
}
