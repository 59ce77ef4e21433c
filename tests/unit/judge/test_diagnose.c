/* What compilers and linkers say, taken apart. */
#include "judge/diagnose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void says(const json_t *list, const char *expected)
{
	AUTO_BUF text;
	buf_init(&text, 100000);
	assert_int_equal(json_write(list, &text), ERR_OK);
	assert_string_equal(text.p, expected);
}

static void a_diagnostic_of_gcc_keeps_its_place(void **state)
{
	(void)state;
	AUTO_JSON *list = json_array();
	assert_true(diagnose_json(
		list, SPAN("[{\"kind\": \"warning\", \"message\": \"unused\", \"option\": \"-Wx\", "
			   "\"locations\": [{\"caret\": {\"file\": \"a.c\", \"line\": 3, "
			   "\"byte-column\": 5}, \"finish\": {\"line\": 3, \"byte-column\": 8}}], "
			   "\"children\": [{\"kind\": \"note\", \"message\": \"here\"}]},"
			   "{\"kind\": \"fatal error\", \"message\": \"no\", \"locations\": "
			   "[{\"caret\": {\"file\": \"/usr/include/stdio.h\", \"line\": 9}}]}]\n"
			   "compilation terminated.\n")));
	says(list, "[{\"file\":\"a.c\",\"line\":3,\"column\":5,\"end_column\":9,\"severity\":"
		   "\"warning\",\"message\":\"unused\",\"option\":\"-Wx\"},"
		   "{\"file\":\"\",\"line\":0,\"column\":0,\"severity\":\"note\","
		   "\"message\":\"here\"},"
		   "{\"file\":\"\",\"line\":0,\"column\":0,\"severity\":\"error\","
		   "\"message\":\"no\"}]");
	assert_false(diagnose_json(list, SPAN("cc1: internal compiler error")));
	assert_false(diagnose_json(list, SPAN("[{\"kind\":")));
	assert_true(diagnose_json(list, SPAN(" \n")));
}

/* gcc repeats them inside its strings. */
static void bytes_of_a_source_break_no_diagnostic(void **state)
{
	(void)state;
	AUTO_JSON *list = json_array();
	assert_true(
		diagnose_json(list, SPAN("[{\"kind\": \"error\", \"message\": \"#error \x1b[31m "
					 "Gr\xfcn\x01\", \"locations\": [{\"caret\": "
					 "{\"file\": \"e.c\", \"line\": 1, "
					 "\"byte-column\": 2}}]}]\n"
					 "compilation terminated.\n")));
	says(list, "[{\"file\":\"e.c\",\"line\":1,\"column\":2,\"severity\":\"error\",\"message\":"
		   "\"#error  [31m Gr\xEF\xBF\xBDn \"}]");
}

/* -fdiagnostics-plain-output -fdiagnostics-column-unit=byte, for a gcc that has no JSON any more.
 */
static void gccs_plain_lines_are_read(void **state)
{
	(void)state;
	AUTO_JSON *list = json_array();
	diagnose_lines(list,
		       SPAN("w.c: In function 'f':\n"
			    "w.c:6:11: warning: format '%d' expects argument of type 'int', but "
			    "argument 2 has type 'char *' [-Wformat=]\n"
			    "w.c:7:9: error: 'gone' undeclared (first use in this function)\n"
			    "In file included from /usr/include/c++/12/vector:64,\n"
			    "                 from n.cpp:1:\n"
			    "/usr/include/c++/12/bits/stl_vector.h:1276:7: note: candidate: f\n"
			    "w.c: At top level:\n"
			    "w.c:9:10: fatal error: nofile.h: No such file or directory\n"
			    "compilation terminated.\n"));
	says(list,
	     "[{\"file\":\"w.c\",\"line\":6,\"column\":11,\"severity\":\"warning\",\"message\":"
	     "\"format '%d' expects argument of type 'int', but argument 2 has type 'char "
	     "*'\",\"option\":\"-Wformat=\"},"
	     "{\"file\":\"w.c\",\"line\":7,\"column\":9,\"severity\":\"error\",\"message\":"
	     "\"'gone' undeclared (first use in this function)\"},"
	     "{\"file\":\"\",\"line\":0,\"column\":0,\"severity\":\"note\",\"message\":"
	     "\"candidate: f\"},"
	     "{\"file\":\"w.c\",\"line\":9,\"column\":10,\"severity\":\"error\",\"message\":"
	     "\"nofile.h: No such file or directory\"}]");
}

static void clangs_lines_are_read_with_their_ranges(void **state)
{
	(void)state;
	AUTO_JSON *list = json_array();
	diagnose_lines(list, SPAN("a.c:7:17:{7:17-7:18}{7:10-7:13}: warning: format [-Wformat]\n"
				  "In file included from b.c:1:\n"
				  "/usr/include/stdio.h:3:1: note: declared here\n"
				  "a.c:8:25: error: use of 'x'\n"
				  "fatal error: too many errors emitted [-ferror-limit=]\n"
				  "a.c:2: Error: no such instruction\n"
				  "2 errors generated.\n"));
	says(list, "[{\"file\":\"a.c\",\"line\":7,\"column\":17,\"end_column\":18,\"severity\":"
		   "\"warning\",\"message\":\"format\",\"option\":\"-Wformat\"},"
		   "{\"file\":\"\",\"line\":0,\"column\":0,\"severity\":\"note\","
		   "\"message\":\"declared here\"},"
		   "{\"file\":\"a.c\",\"line\":8,\"column\":25,\"severity\":\"error\","
		   "\"message\":\"use of 'x'\"},"
		   "{\"file\":\"\",\"line\":0,\"column\":0,\"severity\":\"error\","
		   "\"message\":\"too many errors emitted\",\"option\":\"-ferror-limit=\"},"
		   "{\"file\":\"a.c\",\"line\":2,\"column\":0,\"severity\":\"error\","
		   "\"message\":\"no such instruction\"}]");
}

static void a_linkers_line_names_source_and_line(void **state)
{
	(void)state;
	AUTO_JSON *list = json_array();
	diagnose_link(list, SPAN("/scratch/a.c:12: error: undefined reference to 'f'\n\n"
				 "a.c.o:a.c:function main: error: undefined reference to 'g'\n"
				 "/usr/bin/ld.gold: error: b.c.o: multiple definition of 'main'\n"
				 "/usr/bin/ld.gold: a.c.o: previous definition here\n"
				 "/usr/lib/x/Scrt1.o:function _start: error: undefined reference "
				 "to 'main'\n"));
	says(list, "[{\"file\":\"a.c\",\"line\":12,\"column\":0,\"severity\":\"error\","
		   "\"message\":\"undefined reference to 'f'\"},"
		   "{\"file\":\"a.c\",\"line\":0,\"column\":0,\"severity\":\"error\","
		   "\"message\":\"undefined reference to 'g'\"},"
		   "{\"file\":\"b.c\",\"line\":0,\"column\":0,\"severity\":\"error\","
		   "\"message\":\"multiple definition of 'main'\"},"
		   "{\"file\":\"a.c\",\"line\":0,\"column\":0,\"severity\":\"note\","
		   "\"message\":\"previous definition here\"},"
		   "{\"file\":\"\",\"line\":0,\"column\":0,\"severity\":\"error\","
		   "\"message\":\"undefined reference to 'main'\"}]");
}

static void message_is(const char *from, const char *to)
{
	AUTO_JSON *list = json_array();
	const struct diagnostic d = {.severity = "error", .message = span_of(from)};
	diagnose_say(list, &d);
	assert_string_equal(json_string_value(json_object_get(json_array_get(list, 0), "message")),
			    to);
}

static void folders_of_the_host_are_not_told(void **state)
{
	(void)state;
	message_is("/usr/lib/gcc/x86_64-linux-gnu/12/crti.o: bad", "crti.o: bad");
	message_is("cannot open '/scratch/a.c'", "cannot open 'a.c'");
	message_is("/etc/shadow: Permission denied", "shadow: Permission denied");
	message_is("invalid operands to binary / (have 'a/b')",
		   "invalid operands to binary / (have 'a/b')");
	message_is("https://example.org/x // y", "https://example.org/x // y");
	message_is("expected '/' or \xFF", "expected '/' or \xEF\xBF\xBD");
}

static void what_is_kept_is_bounded(void **state)
{
	(void)state;
	AUTO_JSON *list = json_array();
	AUTO_BUF text;
	buf_init(&text, 1024 * 1024);
	for (int i = 0; i < 3 * DIAGNOSTICS_MAX; i++) {
		buf_addf(&text, "a.c:%d:1: error: ", i + 1);
		for (int k = 0; k < 500; k++)
			buf_add_text(&text, "\xC3\xA9x");
		buf_add_char(&text, '\n');
	}
	diagnose_lines(list, buf_span(&text));
	assert_int_equal(json_array_size(list), DIAGNOSTICS_MAX);
	const json_t *message = json_object_get(json_array_get(list, 0), "message");
	assert_true(json_string_length(message) <= DIAGNOSTIC_TEXT_MAX + 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_diagnostic_of_gcc_keeps_its_place),
		cmocka_unit_test(bytes_of_a_source_break_no_diagnostic),
		cmocka_unit_test(gccs_plain_lines_are_read),
		cmocka_unit_test(clangs_lines_are_read_with_their_ranges),
		cmocka_unit_test(a_linkers_line_names_source_and_line),
		cmocka_unit_test(folders_of_the_host_are_not_told),
		cmocka_unit_test(what_is_kept_is_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
