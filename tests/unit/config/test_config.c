/* Every option, right and wrong, alone and with the others; what is wrong is said in one line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "config.h"

enum { ARGUMENTS_MAX = 12 };

static struct config config;
static char why[CONFIG_WHY];

/* The words of a command line, split at spaces; "" or what is wrong. */
static const char *read_line(const char *line)
{
	static char copy[512];
	char *argv[ARGUMENTS_MAX] = {(char[]){"viva-server"}};
	int argc = 1;
	snprintf(copy, sizeof copy, "%s", line);
	for (char *p = copy; *p && argc < ARGUMENTS_MAX - 1;) {
		argv[argc++] = p;
		p += strcspn(p, " ");
		if (*p)
			*p++ = 0;
	}
	why[0] = 0;
	config = (struct config){0};
	enum err e = config_read(argc, argv, &config, why);
	assert_int_equal(e, why[0] ? ERR_INVAL : ERR_OK);
	assert_null(strchr(why, '\n'));
	return why;
}

#define GOOD(line) assert_string_equal(read_line(line), "")
#define BAD(line, part)                                                                            \
	do {                                                                                       \
		if (!strstr(read_line(line), part))                                                \
			fail_msg("%s: \"%s\" does not say \"%s\"", line, why, part);               \
	} while (0)

static int clear(void **state)
{
	static const char *const names[] = {"PORT", "VIVA_PORT", "VIVA_DATA", "VIVA_PUBLIC_URL",
					    "VIVA_START_KEY"};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unsetenv(names[i]);
	return 0;
}

static void what_stands_without_options(void **state)
{
	(void)state;
	GOOD("");
	assert_string_equal(config.bind, "127.0.0.1");
	assert_int_equal(config.port, 8080);
	assert_true(config.loopback);
	assert_string_equal(config.public_url, "");
	assert_int_equal(config.log_level, LOG_INFO);
	assert_true(config.job_socket[0] == '/');
	if (geteuid() == 0)
		assert_true(config.user.uid != 0);
}

static void a_flag_wins_over_a_variable(void **state)
{
	(void)state;
	setenv("PORT", "9000", 1);
	GOOD("");
	assert_int_equal(config.port, 9000);
	setenv("VIVA_PORT", "9001", 1);
	GOOD("");
	assert_int_equal(config.port, 9001);
	GOOD("--port 0");
	assert_int_equal(config.port, 0);
	GOOD("--port=9002");
	assert_int_equal(config.port, 9002);
	setenv("VIVA_PORT", "", 1);
	GOOD("");
	assert_int_equal(config.port, 9000);
	setenv("PORT", "eighty", 1);
	BAD("", "PORT takes a number");
}

static void each_value_is_checked(void **state)
{
	(void)state;
	BAD("--port 65536", "--port takes a number");
	BAD("--port -1", "65535");
	BAD("--port", "needs a value");
	BAD("--prot 80", "--prot is no option");
	BAD("80", "is no option");
	BAD("--bind localhost", "numeric address");
	BAD("--bank /nonexistent/bank.json", "viva-bank build");
	BAD("--packages /nonexistent/x", "viva-judge export");
	BAD("--tls-cert /nonexistent/x", "PEM");
	BAD("--tls-key /nonexistent/x", "PEM");
	BAD("--trusted-proxy proxy.local", "numeric address");
	BAD("--judge-user no-such-account-here", "account");
	BAD("--user root", "may not be root");
	BAD("--log-level loud", "debug, info, warn, error");
	BAD("--insecure-lan=yes", "1 or 0");
	BAD("--compile-ahead=yes", "1 or 0");
	BAD("--start-key short", "8 characters");
	assert_null(strstr(why, "short"));
}

static void addresses_of_the_server(void **state)
{
	(void)state;
	GOOD("--public-url HTTPS://Viva.Example.org/");
	assert_string_equal(config.public_url, "https://viva.example.org");
	assert_false(config.loopback);
	GOOD("--public-url http://localhost:8080");
	assert_true(config.loopback);
	GOOD("--public-url http://[::1]:8080 --bind ::1");
	assert_true(config.loopback);
	BAD("--public-url viva.example.org", "without a path");
	BAD("--public-url https://viva.example.org/app", "without a path");
	BAD("--public-url https://", "without a path");
	BAD("--public-url ftp://viva.example.org", "without a path");
	BAD("--public-url https://a\"b", "without a path");
}

static void beyond_this_machine(void **state)
{
	(void)state;
	BAD("--bind 0.0.0.0", "needs https");
	BAD("--bind 192.168.1.5", "needs https");
	BAD("--public-url http://localhost.evil.example", "needs https");
	BAD("--bind 0.0.0.0 --insecure-lan", "--public-url");
	GOOD("--bind 0.0.0.0 --insecure-lan --public-url http://192.168.1.5:8080");
	assert_false(config.loopback);
	GOOD("--bind 192.168.1.5 --insecure-lan");
	GOOD("--port 0");
	assert_true(config.compile_ahead);
	GOOD("--compile-ahead 0");
	assert_false(config.compile_ahead);
	GOOD("--bind 0.0.0.0 --public-url https://viva.example.org");
	BAD("--tls-cert /etc/passwd", "go together");
	BAD("--tls-cert /etc/passwd --tls-key /etc/passwd --public-url http://localhost",
	    "must be https");
}

static void the_socket_has_a_short_absolute_path(void **state)
{
	char line[256];
	(void)state;
	GOOD("--data somewhere");
	assert_true(config.job_socket[0] == '/');
	assert_non_null(strstr(config.job_socket, "/somewhere/judge.sock"));
	GOOD("--job-socket /run/viva/judge.sock");
	assert_string_equal(config.job_socket, "/run/viva/judge.sock");
	snprintf(line, sizeof line, "--data /%0110d", 0);
	BAD(line, "--job-socket");
	snprintf(line, sizeof line, "--job-socket /%0110d", 0);
	BAD(line, "107");
}

static void help_and_version_come_first(void **state)
{
	AUTO_BUF help;
	(void)state;
	GOOD("--help");
	assert_int_equal(config.action, CONFIG_HELP);
	GOOD("--version");
	assert_int_equal(config.action, CONFIG_VERSION);
	buf_init(&help, 65536);
	config_help(&help);
	assert_int_equal(buf_err(&help), ERR_OK);
	assert_non_null(strstr(help.p, "--insecure-lan"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(what_stands_without_options, clear),
		cmocka_unit_test_setup(a_flag_wins_over_a_variable, clear),
		cmocka_unit_test_setup(each_value_is_checked, clear),
		cmocka_unit_test_setup(addresses_of_the_server, clear),
		cmocka_unit_test_setup(beyond_this_machine, clear),
		cmocka_unit_test_setup(the_socket_has_a_short_absolute_path, clear),
		cmocka_unit_test_setup(help_and_version_come_first, clear),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
