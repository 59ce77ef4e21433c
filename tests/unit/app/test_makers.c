#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/makers.h"

static struct makers makers;

static int fresh(void **state)
{
	(void)state;
	makers = (struct makers){0};
	return 0;
}

/* How many the address gets at this moment. */
static int all_of(const char *address, enum maker_class class, int64_t now_ms)
{
	int n = 0;
	while (n < 1000 && makers_take(&makers, address, class, now_ms))
		n++;
	return n;
}

static void a_network_gets_so_many_and_earns_more(void **state)
{
	(void)state;
	assert_int_equal(all_of("192.0.2.1", MAKE_GUEST, 1000), 100);
	assert_int_equal(all_of("192.0.2.1", MAKE_ROOM, 1000), 50);
	assert_int_equal(all_of("192.0.2.2", MAKE_GUEST, 1000), 100);
	assert_int_equal(all_of("192.0.2.1", MAKE_GUEST, 61000), 20);
	assert_int_equal(all_of("127.0.0.1", MAKE_GUEST, 1000), 1000);
	assert_int_equal(all_of("::1", MAKE_ROOM, 1000), 1000);
}

static void a_house_is_one_network(void **state)
{
	(void)state;
	assert_int_equal(all_of("2001:db8:1:2::1", MAKE_ROOM, 1000), 50);
	assert_int_equal(all_of("2001:db8:1:2:ffff::9", MAKE_ROOM, 1000), 0);
	assert_int_equal(all_of("2001:db8:1:3::1", MAKE_ROOM, 1000), 50);
	assert_int_equal(all_of("no address", MAKE_ROOM, 1000), 50);
	assert_int_equal(all_of("", MAKE_ROOM, 1000), 0);
}

/* However many come, nobody is refused for what others made. */
static void newcomers_are_never_refused(void **state)
{
	char address[32];
	(void)state;
	for (int i = 0; i < 20000; i++) {
		snprintf(address, sizeof address, "10.%d.%d.7", i / 250 % 250, i % 250);
		assert_true(makers_take(&makers, address, MAKE_GUEST, 1000 + i));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_network_gets_so_many_and_earns_more, fresh),
		cmocka_unit_test_setup(a_house_is_one_network, fresh),
		cmocka_unit_test_setup(newcomers_are_never_refused, fresh),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
