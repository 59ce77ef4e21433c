/* test_box_life.c - the sandbox as a neighbour: several runs at once, orders to stop, sudden
 * deaths on either side, and nothing left behind by any of it. */
#include "box_fixture.h"

#include <dirent.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "judge/box/wire.h"

static int victim = -1;

enum { PIDS_MAX = 64 };

struct pids {
	size_t count;
	pid_t each[PIDS_MAX];
};

/* The field of /proc/<pid>/stat that names the parent, or 0. */
static pid_t parent_of(pid_t pid)
{
	char path[64];
	char line[512];
	(void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *file = fopen(path, "re");
	if (!file)
		return 0;
	char *got = fgets(line, sizeof line, file);
	(void)fclose(file);
	char *end = got ? strrchr(line, ')') : NULL;
	return end && strlen(end) > 4 ? (pid_t)strtol(end + 4, NULL, 10) : 0;
}

/* By the kernel's own list: going through all of /proc takes longer than many a run. */
static void add_children(struct pids *pids, pid_t parent)
{
	char path[64];
	int pid;
	(void)snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)parent, (int)parent);
	FILE *file = fopen(path, "re");
	while (file && pids->count < PIDS_MAX && fscanf(file, "%d", &pid) == 1)
		pids->each[pids->count++] = pid;
	if (file)
		(void)fclose(file);
}

/* Everybody below `root`, without it. */
static struct pids below(pid_t root)
{
	struct pids pids = {0};
	add_children(&pids, root);
	for (size_t i = 0; i < pids.count; i++)
		add_children(&pids, pids.each[i]);
	return pids;
}

/* The supervisor: our one child. */
static pid_t supervisor(void)
{
	struct pids children = {0};
	add_children(&children, getpid());
	assert_int_equal(children.count, 1);
	return children.each[0];
}

static size_t descriptors_of(pid_t pid)
{
	char path[64];
	size_t count = 0;
	(void)snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
	DIR *dir = opendir(path);
	while (dir && readdir(dir))
		count++;
	if (dir)
		(void)closedir(dir);
	return count;
}

static size_t lines_of(const char *path)
{
	FILE *file = fopen(path, "re");
	size_t count = 0;
	int c;
	while (file && (c = fgetc(file)) != EOF)
		count += c == '\n';
	if (file)
		(void)fclose(file);
	return count;
}

/* What a supervisor with this pid has in the file system: cgroups and work directories. */
static char wanted_name[32];
static size_t found_below;

static int look(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)at;
	const char *name = strstr(path, wanted_name);
	if (type == FTW_D && name && strchr(name, '/'))
		found_below++;
	return 0;
}

static size_t directories_of(pid_t pid)
{
	(void)snprintf(wanted_name, sizeof wanted_name, "/viva-box.%d", (int)pid);
	found_below = 0;
	(void)nftw("/sys/fs/cgroup", look, 16, FTW_PHYS | FTW_MOUNT);
	(void)nftw("/sys/fs/cgroup/memory", look, 16, FTW_PHYS | FTW_MOUNT);
	return found_below;
}

static size_t traces_of(pid_t pid)
{
	char pattern[64];
	(void)snprintf(pattern, sizeof pattern, "viva-box.%d.", (int)pid);
	DIR *dir = opendir("/tmp");
	struct dirent *entry;
	size_t count = 0;
	while (dir && (entry = readdir(dir)))
		count += strncmp(entry->d_name, pattern, strlen(pattern)) == 0;
	if (dir)
		(void)closedir(dir);
	return count;
}

/* As many slots as viva-box keeps ready when nothing is asked of it. */
static size_t slots_ready(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t runs = cores < 2 ? 2 : cores > 8 ? 8 : (size_t)cores;
	return runs + 3 + 1;
}

/* A process of viva-box's own: a slot, or a child that waits for its exec. Programs have the name
 * of the file that they were executed from. */
static bool is_box(pid_t pid)
{
	char path[64];
	char name[32] = "";
	(void)snprintf(path, sizeof path, "/proc/%d/comm", (int)pid);
	FILE *file = fopen(path, "re");
	if (!file)
		return false;
	bool got = fgets(name, sizeof name, file) != NULL;
	(void)fclose(file);
	return got && strcmp(name, "viva-box\n") == 0;
}

/* Every slot that is kept ready is there, with at most one child each that waits for its exec, and
 * nobody else. */
static bool is_settled(pid_t pid)
{
	struct pids pids = below(pid);
	size_t slots = 0;
	for (size_t i = 0; i < pids.count; i++) {
		if (!is_box(pids.each[i]))
			return false;
		slots += parent_of(pids.each[i]) == pid;
	}
	return slots == slots_ready() && pids.count <= 2 * slots;
}

/* Waits until nothing is under way. */
static void settle(pid_t pid)
{
	while (!is_settled(pid)) {
		struct pollfd nothing = {.fd = -1};
		(void)poll(&nothing, 1, 1); /* leave the processor to it */
	}
}

static struct box_request request_for(const char *act, const char *argv[3])
{
	struct box_request request = BOX_REQUEST_NONE;
	argv[0] = "victim";
	argv[1] = act;
	argv[2] = NULL;
	request.program_fd = victim;
	request.argv = argv;
	request.limits.cpu_ms = 200;
	return request;
}

/* Sends what must be refused. The supervisor does one thing after the other: with its answer here,
 * whatever it had to do for earlier results is done. */
static void be_refused(struct box *box, const int *fds, size_t fd_count)
{
	struct wire_request request = {.kind = WIRE_REQUEST, .class = 77, .ticket = 9};
	struct wire_result result;
	size_t len;
	size_t count;
	int got[WIRE_FDS_MAX];
	size_t bytes = offsetof(struct wire_request, text);
	assert_int_equal(wire_send(box_fd(box), &request, bytes, fds, fd_count), ERR_OK);
	assert_int_equal(
		wire_recv(box_fd(box), &result, sizeof result, &len, got, WIRE_FDS_MAX, &count),
		ERR_OK);
	assert_int_equal(result.ticket, 9);
	assert_int_equal(result.status, WIRE_ERROR);
	assert_int_equal(count, 0);
}

static size_t idle_descriptors(struct fixture *f, pid_t pid)
{
	settle(pid);
	be_refused(f->box, NULL, 0);
	return descriptors_of(pid);
}

static void run_act(struct box *box, enum box_class class, const char *act)
{
	const char *argv[3];
	const char *output = "out";
	struct box_request request = request_for(act, argv);
	struct box_result result;
	request.class = class;
	request.outputs = &output;
	request.output_count = class == BOX_TOOL;
	assert_int_equal(box_run(box, &request, &result), ERR_OK);
	box_result_release(&result);
}

static void fifty_runs_leave_nothing(void **state)
{
	static const char *const acts[] = {"hello", "fork", "segfault", "touch_32", "ptrace"};
	static const char *const tools[] = {"tool_fill", "tool_chmod", "tool_directory", "fork",
					    "tool_huge"};
	struct fixture *f = *state;
	pid_t pid = supervisor();
	run_act(f->box, BOX_RUN, "hello");
	size_t descriptors = idle_descriptors(f, pid);
	size_t ours = descriptors_of(getpid());
	size_t mounts = lines_of("/proc/self/mountinfo");
	size_t directories = directories_of(pid);
	for (int i = 0; i < 25; i++) {
		run_act(f->box, BOX_RUN, acts[i % 5]);
		run_act(f->box, BOX_TOOL, tools[i % 5]);
	}
	assert_int_equal(idle_descriptors(f, pid), descriptors);
	assert_int_equal(descriptors_of(getpid()), ours);
	assert_int_equal(lines_of("/proc/self/mountinfo"), mounts);
	assert_int_equal(directories_of(pid), directories);
}

static void the_end_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	pid_t pid = supervisor();
	const char *argv[3];
	struct box_request request = request_for("sleep", argv);
	uint64_t ticket;
	for (int i = 0; i < 3; i++)
		assert_int_equal(box_start(f->box, &request, &ticket), ERR_OK);
	box_free(TAKE(f->box)); /* with three runs under way */
	assert_int_equal(kill(pid, 0), -1);
	assert_int_equal(directories_of(pid), 0);
	assert_int_equal(traces_of(pid), 0);
	void *again = f;
	assert_int_equal(fixture_setup(&again), 0);
	run_act(f->box, BOX_RUN, "hello");
}

static void wait_result(struct box *box, uint64_t *ticket, struct box_result *result)
{
	struct pollfd p = {.fd = box_fd(box), .events = POLLIN};
	enum err e;
	while ((e = box_next(box, ticket, result)) == ERR_BUSY)
		assert_int_equal(poll(&p, 1, 20000), 1);
	assert_int_equal(e, ERR_OK);
}

static void many_at_once_do_not_mix(void **state)
{
	struct fixture *f = *state;
	uint64_t tickets[BOX_INFLIGHT_MAX];
	uint64_t ticket;
	int seen = 0;
	for (int i = 0; i < BOX_INFLIGHT_MAX; i++) {
		char number[16];
		const char *argv[3];
		(void)snprintf(number, sizeof number, "%d", i);
		AUTO_FD int input = fixture_text(number);
		struct box_request request = request_for("sum", argv);
		request.stdin_fd = input;
		request.limits.cpu_ms = 2000;
		request.limits.wall_ms = 20000;
		assert_int_equal(box_start(f->box, &request, &tickets[i]), ERR_OK);
	}
	const char *argv[3];
	struct box_request one_more = request_for("hello", argv);
	assert_int_equal(box_start(f->box, &one_more, &ticket), ERR_BUSY);
	for (int n = 0; n < BOX_INFLIGHT_MAX; n++) {
		struct box_result result;
		AUTO_FREE char *text = NULL;
		size_t length;
		wait_result(f->box, &ticket, &result);
		if (result.status != BOX_EXITED)
			print_error("%s: %s\n", box_status_name(result.status), result.reason);
		assert_int_equal(result.status, BOX_EXITED);
		assert_int_equal(box_output_read(&result.out, 100, &text, &length), ERR_OK);
		for (int i = 0; i < BOX_INFLIGHT_MAX; i++)
			if (tickets[i] == ticket) {
				assert_int_equal(strtol(text, NULL, 10), i);
				seen |= 1 << i;
			}
		box_result_release(&result);
	}
	assert_int_equal(seen, (1 << BOX_INFLIGHT_MAX) - 1);
}

static void one_can_be_cancelled(void **state)
{
	struct fixture *f = *state;
	const char *argv[3];
	const char *argv2[3];
	struct box_request request = request_for("sleep", argv);
	struct box_request other = request_for("hello", argv2);
	struct box_result result;
	uint64_t first;
	uint64_t second;
	uint64_t ticket;
	assert_int_equal(box_start(f->box, &request, &first), ERR_OK);
	assert_int_equal(box_start(f->box, &other, &second), ERR_OK);
	wait_result(f->box, &ticket, &result);
	assert_int_equal(ticket, second);
	assert_int_equal(result.status, BOX_EXITED);
	box_result_release(&result);
	assert_int_equal(box_cancel(f->box, 12345), ERR_OK); /* nobody's */
	assert_int_equal(box_cancel(f->box, first), ERR_OK);
	wait_result(f->box, &ticket, &result);
	assert_int_equal(ticket, first);
	assert_int_equal(result.status, BOX_ERROR);
	assert_string_equal(result.reason, "cancelled");
	box_result_release(&result);
}

/* Waits, without a clock of its own, until none of them is left. */
static void wait_gone(const struct pids *pids)
{
	for (size_t i = 0; i < pids->count; i++) {
		int fd = (int)syscall(SYS_pidfd_open, pids->each[i], 0);
		struct pollfd p = {.fd = fd, .events = POLLIN};
		if (fd < 0)
			continue;
		assert_int_equal(poll(&p, 1, 20000), 1);
		close(fd);
	}
}

/* Starts a program that does not end, and gives all that is under the supervisor once it runs. */
static struct pids start_sleeper(struct fixture *f, pid_t pid)
{
	const char *argv[3];
	struct box_request request = request_for("sleep", argv);
	uint64_t ticket;
	struct pids pids;
	bool runs = false;
	assert_int_equal(box_start(f->box, &request, &ticket), ERR_OK);
	while (!runs) { /* until the program itself is there */
		pids = below(pid);
		for (size_t i = 0; i < pids.count; i++) {
			pid_t parent = parent_of(pids.each[i]);
			runs = runs || (parent != 0 && parent != pid && !is_box(pids.each[i]));
		}
	}
	return pids;
}

static void the_supervisors_death_ends_all(void **state)
{
	struct fixture *f = *state;
	pid_t pid = supervisor();
	struct pids pids = start_sleeper(f, pid);
	const char *argv[3];
	struct box_request request = request_for("hello", argv);
	struct box_result result;
	uint64_t ticket;
	assert_int_equal(kill(pid, SIGKILL), 0);
	struct pollfd p = {.fd = box_fd(f->box), .events = POLLIN};
	assert_int_equal(poll(&p, 1, 20000), 1);
	assert_int_equal(box_next(f->box, &ticket, &result), ERR_CLOSED);
	assert_int_equal(box_start(f->box, &request, &ticket), ERR_CLOSED);
	wait_gone(&pids);
	box_free(TAKE(f->box));
	/* The next one finds what the dead one could not remove. */
	void *again = f;
	assert_int_equal(fixture_setup(&again), 0);
	run_act(f->box, BOX_RUN, "hello");
	assert_int_equal(directories_of(pid), 0);
	assert_int_equal(traces_of(pid), 0);
}

static void the_judges_death_ends_all(void **state)
{
	struct fixture *f = *state;
	int pair[2];
	struct pids pids;
	pid_t grandchild;
	assert_int_equal(pipe2(pair, O_CLOEXEC), 0);
	pid_t judge = fork();
	if (judge == 0) {
		struct box_options options = {.tier = f->tier};
		struct fixture own = {.tier = f->tier};
		if (box_new(&options, &own.box, NULL) != ERR_OK)
			_exit(1);
		grandchild = supervisor();
		pids = start_sleeper(&own, grandchild);
		pids.each[pids.count++] = grandchild;
		_exit(write(pair[1], &pids, sizeof pids) == sizeof pids ? 0 : 1);
	}
	close(pair[1]);
	assert_int_equal(read(pair[0], &pids, sizeof pids), sizeof pids);
	close(pair[0]);
	assert_int_equal(waitpid(judge, NULL, 0), judge);
	assert_true(pids.count >= 3);
	wait_gone(&pids);
	grandchild = pids.each[pids.count - 1];
	assert_int_equal(directories_of(grandchild), 0);
	assert_int_equal(traces_of(grandchild), 0);
}

/* A run that does not end by itself, ended by a kill -9 of whatever slot `pick` falls on, which may
 * be its own or an idle one, or else by an order. */
static void lose_a_slot(struct fixture *f, unsigned pick)
{
	const char *argv[3];
	struct box_request request = request_for("sleep", argv);
	struct box_result result;
	uint64_t ticket;
	uint64_t ended;
	struct pids slots = {0};
	assert_int_equal(box_start(f->box, &request, &ticket), ERR_OK);
	while (slots.count == 0)
		add_children(&slots, supervisor());
	(void)kill(slots.each[pick % slots.count], SIGKILL);
	assert_int_equal(box_cancel(f->box, ticket), ERR_OK);
	wait_result(f->box, &ended, &result);
	assert_int_equal(ended, ticket);
	assert_int_equal(result.status, BOX_ERROR);
	box_result_release(&result);
}

/* The supervisor dies with a run under way; the next one clears up behind it. */
static void lose_the_supervisor(struct fixture *f)
{
	pid_t pid = supervisor();
	struct pids pids = start_sleeper(f, pid);
	void *again = f;
	assert_int_equal(kill(pid, SIGKILL), 0);
	box_free(TAKE(f->box));
	wait_gone(&pids);
	assert_int_equal(fixture_setup(&again), 0);
	assert_int_equal(directories_of(pid), 0);
	assert_int_equal(traces_of(pid), 0);
}

static void endings_of_every_kind_leave_nothing(void **state)
{
	static const char *const acts[] = {"hello",	   "seven", "segfault",	    "touch_512",
					   "flood_stdout", "fork",  "close_streams"};
	static const char *const tools[] = {"tool_fill", "tool_chmod", "tool_huge", "hello"};
	struct fixture *f = *state;
	size_t ours = descriptors_of(getpid());
	size_t mounts = lines_of("/proc/self/mountinfo");
	size_t descriptors = idle_descriptors(f, supervisor());
	size_t directories = directories_of(supervisor());
	for (unsigned i = 0; i < 200; i++) {
		if (i % 50 == 49)
			lose_the_supervisor(f);
		else if (i % 10 == 9)
			lose_a_slot(f, i / 10);
		else if (i % 3 == 2)
			run_act(f->box, BOX_TOOL, tools[i % 4]);
		else
			run_act(f->box, BOX_RUN, acts[i % 7]);
	}
	assert_int_equal(idle_descriptors(f, supervisor()), descriptors);
	assert_int_equal(directories_of(supervisor()), directories);
	assert_int_equal(descriptors_of(getpid()), ours);
	assert_int_equal(lines_of("/proc/self/mountinfo"), mounts);
}

static void malformed_requests_change_nothing(void **state)
{
	struct fixture *f = *state;
	const char *argv[3];
	const char *none[] = {NULL};
	uint64_t ticket;
	struct box_request request = request_for("hello", argv);
	request.argv = none;
	assert_int_equal(box_start(f->box, &request, &ticket), ERR_INVAL);
	request = request_for("hello", argv);
	request.limits.memory_kib = 0;
	assert_int_equal(box_start(f->box, &request, &ticket), ERR_INVAL);
	request = request_for("hello", argv);
	request.limits.threads = 100000;
	assert_int_equal(box_start(f->box, &request, &ticket), ERR_INVAL);
	request = request_for("hello", argv);
	request.program_fd = -1;
	request.tool = "/usr/bin/true"; /* a tool in the class of programs */
	assert_int_equal(box_start(f->box, &request, &ticket), ERR_INVAL);
	run_act(f->box, BOX_RUN, "hello");
}

static void unsealed_programs_are_refused(void **state)
{
	struct fixture *f = *state;
	const char *argv[3];
	struct box_result result;
	struct box_request request = request_for("hello", argv);
	AUTO_FD int open_memfd = memfd_create("open", MFD_CLOEXEC);
	request.program_fd = open_memfd;
	assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
	assert_int_equal(result.status, BOX_ERROR);
	box_result_release(&result);
	AUTO_FD int text = fixture_text("#!/bin/sh\necho no\n");
	request.program_fd = text;
	assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
	assert_int_equal(result.status, BOX_ERROR);
	assert_non_null(strstr(result.reason, "executing the program"));
	box_result_release(&result);
}

/* The supervisor spoken to without the client's own checks. */
static void a_turned_judge_gets_nothing(void **state)
{
	struct fixture *f = *state;
	pid_t pid = supervisor();
	size_t descriptors = idle_descriptors(f, pid);
	AUTO_FD int file = fixture_text("x");
	be_refused(f->box, &file, 1);
	assert_int_equal(idle_descriptors(f, pid), descriptors);
	run_act(f->box, BOX_RUN, "hello");
}

static void what_the_host_gives_is_told(void **state)
{
	struct fixture *f = *state;
	const struct box_info *info = box_info(f->box);
	char reason[BOX_TEXT_MAX] = "";
	assert_int_equal(info->tier, f->tier);
	assert_true(info->part_count >= 5);
	for (size_t i = 0; i < info->part_count; i++)
		assert_true(info->parts[i].name[0] && info->parts[i].text[0]);
	struct box_options options = {.tier = BOX_TIER_C, .min_tier = BOX_TIER_A};
	struct box *box;
	assert_int_equal(box_new(&options, &box, reason), ERR_UNSUPPORTED);
	assert_non_null(strstr(reason, "tier"));
	options = (struct box_options){.path = "/nonexistent/viva-box"};
	assert_int_equal(box_new(&options, &box, reason), ERR_CLOSED);
}

static int group(const char *world, struct fixture *fixture)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(fifty_runs_leave_nothing, fixture),
		cmocka_unit_test_prestate(the_end_leaves_nothing, fixture),
		cmocka_unit_test_prestate(many_at_once_do_not_mix, fixture),
		cmocka_unit_test_prestate(one_can_be_cancelled, fixture),
		cmocka_unit_test_prestate(the_supervisors_death_ends_all, fixture),
		cmocka_unit_test_prestate(the_judges_death_ends_all, fixture),
		cmocka_unit_test_prestate(endings_of_every_kind_leave_nothing, fixture),
		cmocka_unit_test_prestate(malformed_requests_change_nothing, fixture),
		cmocka_unit_test_prestate(unsealed_programs_are_refused, fixture),
		cmocka_unit_test_prestate(a_turned_judge_gets_nothing, fixture),
		cmocka_unit_test_prestate(what_the_host_gives_is_told, fixture),
	};
	void *state = fixture;
	if (fixture_setup(&state) != 0)
		return 1;
	int failed = cmocka_run_group_tests_name(world, tests, NULL, NULL);
	(void)fixture_teardown(&state);
	return failed;
}

int main(void)
{
	victim = fixture_victim(NULL);
	int status = fixture_worlds(group);
	close(victim);
	return status;
}
