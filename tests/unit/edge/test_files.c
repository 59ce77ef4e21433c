/* The web app in memory, and a port that cannot be had. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/rng.h"
#include "edge/files.h"
#include "edge/listen.h"

static char directory[] = "/tmp/viva-files-XXXXXX";

static void put(const char *name, const char *text)
{
	char path[128];
	snprintf(path, sizeof path, "%s/%s", directory, name);
	assert_int_equal(file_write(AT_FDCWD, path, span_of(text), 0644), ERR_OK);
}

static void drop(const char *name)
{
	char path[128];
	snprintf(path, sizeof path, "%s/%s", directory, name);
	assert_int_equal(remove(path), 0);
}

static void files_are_found_and_nothing_else(void **state)
{
	struct files *f;
	char why[FILES_WHY], path[64];
	(void)state;
	snprintf(path, sizeof path, "%s/assets", directory);
	assert_int_equal(mkdir(path, 0755), 0);
	put("index.html", "<!doctype html>");
	put("index.html.br", "BR");
	put("assets/app-123.js", "1");
	put("assets/app-123.js.gz", "GZ");
	put(".secret", "s");
	assert_int_equal(files_load(directory, &f, why), ERR_OK);
	const struct file *page = files_find(f, SPAN("/index.html"));
	assert_non_null(page);
	assert_string_equal(page->type, "text/html; charset=utf-8");
	assert_false(page->hashed);
	assert_true(span_is(page->bytes[CODING_BR], "BR"));
	assert_null(page->bytes[CODING_GZIP].p);
	assert_string_not_equal(page->etag[CODING_NONE], page->etag[CODING_BR]);
	const struct file *script = files_find(f, SPAN("/assets/app-123.js"));
	assert_true(script && script->hashed && span_is(script->bytes[CODING_GZIP], "GZ"));
	assert_null(files_find(f, SPAN("/.secret")));
	assert_null(files_find(f, SPAN("/assets/app-123.js.gz")));
	assert_null(files_find(f, SPAN("/assets/../index.html")));
	assert_null(files_find(f, SPAN("/assets")));
	assert_null(files_find(f, SPAN("")));
	static const char *const places[] = {"/", "/join", "/room/abc", "/review/x", "/practice"};
	static const char *const nowhere[] = {"/joint", "/join/x", "/room.html", "/x", "", "room"};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		assert_ptr_equal(files_page(f, span_of(places[i])), page);
	for (size_t i = 0; i < sizeof nowhere / sizeof *nowhere; i++)
		assert_null(files_page(f, span_of(nowhere[i])));
	files_free(f);
	drop("index.html");
	assert_int_equal(files_load(directory, &f, why), ERR_NOENT);
	assert_non_null(strstr(why, "./run --build"));
	drop("index.html.br");
	drop("assets/app-123.js");
	drop("assets/app-123.js.gz");
	drop("assets");
	drop(".secret");
}

static void a_missing_directory_is_named(void **state)
{
	struct files *f;
	char why[FILES_WHY];
	(void)state;
	assert_int_equal(files_load("/nonexistent/dist", &f, why), ERR_NOENT);
	assert_non_null(strstr(why, "--web"));
}

static void a_port_in_use_is_said_so(void **state)
{
	int first, second, port, again;
	char why[LISTEN_WHY];
	(void)state;
	assert_int_equal(listen_tcp("127.0.0.1", 0, &first, &port, why), ERR_OK);
	assert_true(port > 0);
	assert_int_equal(listen_tcp("127.0.0.1", port, &second, &again, why), ERR_LOCKED);
	assert_non_null(strstr(why, "in use"));
	assert_non_null(strstr(why, "--port"));
	close(first);
	assert_int_equal(listen_tcp("127.0.0.1", port, &second, &again, why), ERR_OK);
	close(second);
	assert_int_equal(listen_tcp("192.0.2.1", 0, &second, &again, why), ERR_NOENT);
	assert_int_equal(listen_tcp("localhost", 0, &second, &again, why), ERR_INVAL);
}

static int make_directory(void **state)
{
	(void)state;
	return rng_init() || !mkdtemp(directory) ? -1 : 0;
}

static int remove_directory(void **state)
{
	(void)state;
	return rmdir(directory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_found_and_nothing_else),
		cmocka_unit_test(a_missing_directory_is_named),
		cmocka_unit_test(a_port_in_use_is_said_so),
	};
	return cmocka_run_group_tests(tests, make_directory, remove_directory);
}
