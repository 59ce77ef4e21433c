/* What a server finds at its start: another server, a damaged file, a newer one, a full disk. */
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <sqlite3.h>

#include "unit/store/desk.h"

static int begin(void **state)
{
	struct desk *d = test_malloc(sizeof *d);
	desk_make_directory(d);
	*state = d;
	return 0;
}

static int end(void **state)
{
	desk_remove(*state);
	test_free(*state);
	return 0;
}

static size_t slurp(const struct desk *d, char *bytes, size_t max)
{
	char path[128];
	desk_path(d, "viva.db", path);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	ssize_t n = read(fd, bytes, max);
	close(fd);
	assert_true(n >= 0);
	return (size_t)n;
}

static void a_second_server_is_refused(void **state)
{
	struct desk *d = *state, second = *d;
	char pid[32];
	assert_int_equal(desk_open(d), ERR_OK);
	desk_guest(d, ANNA, "Anna");
	assert_int_equal(desk_open(&second), ERR_LOCKED);
	snprintf(pid, sizeof pid, "process %ld", (long)getpid());
	assert_non_null(strstr(second.why, pid));
	assert_non_null(strstr(second.why, "--data"));
	desk_guest(d, BERT, "Bert");
	desk_reopen(d); /* once the first has gone, it is free */
}

static void a_directory_that_is_not_there_is_named(void **state)
{
	struct desk *d = *state, other = *d;
	memcpy(other.directory, "/nonexistent/viva", sizeof "/nonexistent/viva");
	assert_int_equal(desk_open(&other), ERR_NOENT);
	assert_non_null(strstr(other.why, "/nonexistent/viva"));
}

static void a_damaged_file_is_refused_untouched(void **state)
{
	static char before[1 << 20], after[1 << 20];
	struct desk *d = *state;
	char path[128];
	assert_int_equal(desk_open(d), ERR_OK);
	desk_guest(d, ANNA, "Anna");
	store_close(d->store);
	d->store = NULL;
	desk_path(d, "viva.db", path);
	int fd = open(path, O_RDWR | O_CLOEXEC);
	memset(before, 0xA5, 4096);
	/* The second page is the root of a table. */
	assert_int_equal(pwrite(fd, before, 4096, 4096), 4096);
	close(fd);
	size_t n = slurp(d, before, sizeof before);
	assert_int_equal(desk_open(d), ERR_CORRUPT);
	assert_non_null(strstr(d->why, "backup"));
	assert_int_equal(slurp(d, after, sizeof after), n);
	assert_memory_equal(before, after, n);
}

static void a_file_of_another_program_is_refused(void **state)
{
	struct desk *d = *state;
	char path[128];
	sqlite3 *handle;
	desk_path(d, "viva.db", path);
	assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
	assert_int_equal(sqlite3_exec(handle, "CREATE TABLE bookmarks (x)", NULL, NULL, NULL), 0);
	sqlite3_close(handle);
	assert_int_equal(desk_open(d), ERR_CORRUPT);
	assert_non_null(strstr(d->why, "none of Viva's"));
}

static void a_newer_schema_is_refused_untouched(void **state)
{
	static char before[1 << 20], after[1 << 20];
	struct desk *d = *state;
	char path[128];
	sqlite3 *handle;
	assert_int_equal(desk_open(d), ERR_OK);
	store_close(d->store);
	d->store = NULL;
	desk_path(d, "viva.db", path);
	assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
	assert_int_equal(sqlite3_exec(handle, "PRAGMA user_version = 99", NULL, NULL, NULL), 0);
	sqlite3_close(handle);
	size_t n = slurp(d, before, sizeof before);
	assert_int_equal(desk_open(d), ERR_NEWER);
	assert_non_null(strstr(d->why, "newer Viva (schema 99"));
	assert_int_equal(slurp(d, after, sizeof after), n);
	assert_memory_equal(before, after, n);
}

/* A file system of 400 KB where this process may mount one, else a limit on the size of a file,
 * which SQLite takes for an I/O error. In a child, since neither can be taken back. */
static enum err shrink_disk(struct desk *d)
{
	signal(SIGXFSZ, SIG_IGN);
	bool alone = unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
	if (alone && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	    mount("none", d->directory, "tmpfs", 0, "size=400k") == 0)
		return ERR_FULL;
	struct rlimit limit = {400000, 400000};
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	return ERR_IO;
}

/* Whatever is refused must be refused with an error, whatever was not must be there; and when there
 * is space again, life goes on. */
static int fill(struct desk *d)
{
	char id[16];
	static char body[8001];
	int64_t head = 1, refused = 0;
	memset(body, 'x', sizeof body - 1);
	body[0] = body[sizeof body - 2] = '"';
	enum err expected = shrink_disk(d);
	assert_int_equal(desk_open(d), ERR_OK);
	desk_guest(d, ANNA, "Anna");
	desk_room(d, ROOM);
	for (int i = 0; i < 200 && refused < 5; i++) {
		snprintf(id, sizeof id, "f%d", i);
		enum err e = desk_chat(d, ROOM, head, id, body);
		assert_true(e == ERR_OK || e == expected);
		head += e == ERR_OK;
		refused += e != ERR_OK;
	}
	assert_int_equal(refused, 5);
	assert_int_equal(desk_head(d, ROOM), head);
	struct store_call room = {.op = STORE_ROOM_LOAD, .u.room_load.room = ROOM};
	assert_int_equal(desk_ask(d, &room), ERR_OK);
	assert_int_equal(room.u.room_load.n, head);
	store_call_release(&room);
	if (expected == ERR_FULL) {
		assert_int_equal(mount(NULL, d->directory, NULL, MS_REMOUNT, "size=8m"), 0);
		assert_int_equal(desk_chat(d, ROOM, head, "after", body), ERR_OK);
	}
	return head > 5 ? 0 : 1;
}

static void a_full_disk_gives_an_error_and_never_a_false_ack(void **state)
{
	struct desk *d = *state;
	int status;
	pid_t child = fork();
	if (child == 0)
		_exit(fill(d));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_second_server_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_directory_that_is_not_there_is_named, begin, end),
		cmocka_unit_test_setup_teardown(a_damaged_file_is_refused_untouched, begin, end),
		cmocka_unit_test_setup_teardown(a_file_of_another_program_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_newer_schema_is_refused_untouched, begin, end),
		cmocka_unit_test_setup_teardown(a_full_disk_gives_an_error_and_never_a_false_ack,
						begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
