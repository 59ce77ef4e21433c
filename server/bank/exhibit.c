#include "bank/exhibit.h"

#include <stdarg.h>
#include <stdio.h>

#include "bank/text.h"

struct drawing {
	const struct yaml *front;
	const json_t *exhibit;
	struct faults *faults;
};

__attribute__((format(printf, 3, 4))) static void fault(const struct drawing *d, const char *path,
							const char *format, ...)
{
	char at[YAML_PATH_MAX], reason[200];
	va_list args;
	(void)!snprintf(at, sizeof at, "/exhibit%s", path);
	va_start(args, format);
	if (vsnprintf(reason, sizeof reason, format, args) < 0)
		reason[0] = 0;
	va_end(args);
	faults_add(d->faults, yaml_line(d->front, at), "exhibit%s: %s", path, reason);
}

static void check_label(const struct drawing *d, const char *path, const json_t *label)
{
	struct span s = {json_string_value(label), json_string_length(label)};
	if (s.p && !text_is_plain(s))
		fault(d, path, "a label is plain text, without maths or Markdown");
}

static void check_names(const struct drawing *d, const char *path, const json_t *names)
{
	for (size_t i = 0; i < json_array_size(names); i++)
		check_label(d, path, json_array_get(names, i));
}

static void check_labels(const struct drawing *d)
{
	static const char *const axes[] = {"x", "y", "rows", "columns"};
	check_label(d, "/title", json_object_get(d->exhibit, "title"));
	check_label(d, "/alt", json_object_get(d->exhibit, "alt"));
	for (size_t i = 0; i < sizeof axes / sizeof axes[0]; i++) {
		const json_t *axis = json_object_get(d->exhibit, axes[i]);
		char path[32];
		(void)!snprintf(path, sizeof path, "/%s", axes[i]);
		check_label(d, path, json_object_get(axis, "label"));
		check_names(d, path, json_object_get(axis, "names"));
	}
	check_names(d, "/columns", json_object_get(d->exhibit, "columns"));
	const json_t *series = json_object_get(d->exhibit, "series");
	for (size_t i = 0; i < json_array_size(series); i++)
		check_label(d, "/series", json_object_get(json_array_get(series, i), "name"));
}

static void check_axis(const struct drawing *d, const char *path, const json_t *axis)
{
	const json_t *min = json_object_get(axis, "min"), *max = json_object_get(axis, "max");
	if (min && max && json_number_value(min) >= json_number_value(max))
		fault(d, path, "min is not below max");
	if (min && span_is(json_text_or(axis, "scale", SPAN("")), "log") &&
	    json_number_value(min) <= 0)
		fault(d, path, "a log scale cannot begin at or below 0");
}

static void check_value(const struct drawing *d, const char *path, const json_t *axis,
			const json_t *value)
{
	const json_t *min = json_object_get(axis, "min"), *max = json_object_get(axis, "max");
	double n = json_number_value(value);
	if (!json_is_number(value))
		return;
	if (span_is(json_text_or(axis, "scale", SPAN("")), "log") && n <= 0)
		fault(d, path, "%g cannot be drawn on a log scale", n);
	else if ((min && n < json_number_value(min)) || (max && n > json_number_value(max)))
		fault(d, path, "%g lies outside of its axis", n);
}

static void check_xy(const struct drawing *d)
{
	const json_t *x = json_object_get(d->exhibit, "x"), *y = json_object_get(d->exhibit, "y");
	const json_t *series = json_object_get(d->exhibit, "series");
	check_axis(d, "/x", x);
	check_axis(d, "/y", y);
	for (size_t i = 0; i < json_array_size(series); i++) {
		const json_t *points = json_object_get(json_array_get(series, i), "points");
		for (size_t j = 0; j < json_array_size(points); j++) {
			const json_t *point = json_array_get(points, j);
			char path[64];
			(void)!snprintf(path, sizeof path, "/series/%zu/points/%zu", i, j);
			check_value(d, path, x, json_array_get(point, 0));
			check_value(d, path, y, json_array_get(point, 1));
		}
	}
}

static void check_bars(const struct drawing *d)
{
	const json_t *y = json_object_get(d->exhibit, "y");
	const json_t *names = json_object_get(json_object_get(d->exhibit, "x"), "names");
	const json_t *series = json_object_get(d->exhibit, "series");
	check_axis(d, "/y", y);
	for (size_t i = 0; i < json_array_size(series); i++) {
		const json_t *values = json_object_get(json_array_get(series, i), "values");
		char path[64];
		(void)!snprintf(path, sizeof path, "/series/%zu/values", i);
		if (values && json_array_size(values) != json_array_size(names))
			fault(d, path, "%zu values for %zu names", json_array_size(values),
			      json_array_size(names));
		for (size_t j = 0; j < json_array_size(values); j++)
			check_value(d, path, y, json_array_get(values, j));
	}
}

static void check_rows(const struct drawing *d, const char *key, const json_t *rows, size_t columns)
{
	for (size_t i = 0; i < json_array_size(rows); i++) {
		size_t n = json_array_size(json_array_get(rows, i));
		char path[64];
		(void)!snprintf(path, sizeof path, "/%s/%zu", key, i);
		if (n != columns)
			fault(d, path, "%zu entries for %zu columns", n, columns);
	}
}

static void check_matrix(const struct drawing *d)
{
	const json_t *rows = json_object_get(json_object_get(d->exhibit, "rows"), "names");
	const json_t *columns = json_object_get(json_object_get(d->exhibit, "columns"), "names");
	const json_t *values = json_object_get(d->exhibit, "values");
	if (json_array_size(values) != json_array_size(rows))
		fault(d, "/values", "%zu rows of values for %zu names", json_array_size(values),
		      json_array_size(rows));
	check_rows(d, "values", values, json_array_size(columns));
}

static void check_table(const struct drawing *d)
{
	const json_t *columns = json_object_get(d->exhibit, "columns");
	check_rows(d, "rows", json_object_get(d->exhibit, "rows"), json_array_size(columns));
}

void exhibit_check(const struct yaml *front, struct faults *f)
{
	static const struct {
		const char *kind;
		void (*check)(const struct drawing *d);
	} kinds[] = {{"line", check_xy},
		     {"scatter", check_xy},
		     {"bars", check_bars},
		     {"matrix", check_matrix},
		     {"table", check_table}};
	struct drawing d = {front, json_object_get(front->value, "exhibit"), f};
	if (!json_is_object(d.exhibit))
		return;
	struct span kind = json_text_or(d.exhibit, "kind", SPAN(""));
	check_labels(&d);
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (span_is(kind, kinds[i].kind))
			kinds[i].check(&d);
}
