/* validate.c - strict input validator of dupfiles: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_files=, max_size= (of one file), text=1 (contents
 * of printable characters, spaces and newlines). */
#include "strict.h"

enum { PATH_LEN_MAX = 60 };

static const int64_t TOTAL_MAX = 6400000;

static int in_path(int c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       c == '.' || c == '_' || c == '-' || c == '/';
}

static void read_path(char *path)
{
	size_t len = 0;
	for (int c; (c = peek()) != EOF && in_path(c); path[len++] = (char)take())
		if (len == PATH_LEN_MAX)
			reject("the path has more than %d characters", PATH_LEN_MAX);
	path[len] = '\0';
	if (len == 0)
		reject("expected a path");
}

static void read_content(int64_t size, int text)
{
	for (int64_t i = 0; i < size; i++) {
		int c = peek();
		if (c == EOF)
			reject("the file ends before its size");
		if (text && c != '\n' && (c < ' ' || c > '~'))
			reject("byte %d is not text", c);
		take();
	}
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(int argc, char **argv)
{
	int64_t max_files = 200000, max_size = TOTAL_MAX, text = 0, total = 0;
	const struct limit limits[] = {
		{"max_files=", &max_files}, {"max_size=", &max_size}, {"text=", &text}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t count = read_int("F", 1, max_files);
	expect_line_end();
	char **paths = strict_alloc((size_t)count, sizeof *paths);
	for (int64_t i = 0; i < count; i++) {
		paths[i] = strict_alloc(PATH_LEN_MAX + 1, 1);
		read_path(paths[i]);
		expect_space();
		int64_t size = read_int("the size", 0, max_size);
		expect_line_end();
		total += size;
		if (total > TOTAL_MAX)
			reject("the files have more than %lld bytes", (long long)TOTAL_MAX);
		read_content(size, text != 0);
		expect_line_end();
	}
	expect_end();
	qsort(paths, (size_t)count, sizeof *paths, by_bytes);
	for (int64_t i = 1; i < count; i++)
		if (strcmp(paths[i - 1], paths[i]) == 0)
			reject("the path '%s' is there twice", paths[i]);
	return VALID;
}
