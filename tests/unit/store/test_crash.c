/* kill -9 in the middle of a load: every call that was delivered is there, once, in its place. */
#include <signal.h>
#include <sys/wait.h>

#include "unit/store/desk.h"

enum { ROUNDS = 8, PIPELINED = 24, DELIVERED = 150 };

struct load {
	struct desk *desk;
	struct store_call calls[PIPELINED];
	struct event *events[PIPELINED];
	int64_t head; /* computed ahead of the disk, as a room does */
	int report_fd;
};

static void submit(struct load *l, size_t i);

/* Told to the parent only once it was delivered, which is the moment of an acknowledgement. */
static void delivered(struct store_call *call)
{
	struct load *l = call->arg;
	size_t i = (size_t)(call - l->calls);
	int64_t s = l->events[i]->s;
	if (call->err || write(l->report_fd, &s, sizeof s) != sizeof s)
		_exit(1);
	event_unref(l->events[i]);
	submit(l, i);
}

static void submit(struct load *l, size_t i)
{
	char id[24];
	snprintf(id, sizeof id, "k%lld", (long long)l->head + 1);
	l->events[i] = desk_event(l->head + 1, EVENT_CHAT, ANNA, id, "{\"text\":\"hello\"}");
	l->calls[i] = (struct store_call){.op = STORE_APPEND, .done = delivered, .arg = l};
	l->calls[i].u.append.expected = l->head++;
	l->calls[i].u.append.events = &l->events[i];
	l->calls[i].u.append.n = 1;
	memcpy(l->calls[i].u.append.room, ROOM, sizeof ROOM);
	store_submit(l->desk->store, &l->calls[i]);
}

static _Noreturn void child(struct desk *d, int64_t head, int report_fd)
{
	static struct load l;
	l = (struct load){.desk = d, .head = head, .report_fd = report_fd};
	if (desk_open(d))
		_exit(2);
	for (size_t i = 0; i < PIPELINED; i++)
		submit(&l, i);
	for (;;)
		desk_turn(d);
}

/* The last s that the child acknowledged. */
static int64_t run_and_kill(struct desk *d, int64_t head)
{
	int pipe_fd[2];
	int64_t last = head, s;
	assert_int_equal(pipe2(pipe_fd, O_CLOEXEC), 0);
	pid_t pid = fork();
	if (pid == 0)
		child(d, head, pipe_fd[1]);
	close(pipe_fd[1]);
	for (int n = 0; n < DELIVERED; n++) {
		assert_int_equal(read(pipe_fd[0], &s, sizeof s), sizeof s);
		assert_int_equal(s, last + 1);
		last = s;
	}
	assert_int_equal(kill(pid, SIGKILL), 0);
	while (read(pipe_fd[0], &s, sizeof s) == sizeof s)
		last = s; /* acknowledged before it died */
	close(pipe_fd[0]);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	return last;
}

static void every_acknowledged_event_survives(void **state)
{
	struct desk d;
	(void)state;
	desk_start(&d);
	desk_guest(&d, ANNA, "Anna");
	desk_room(&d, ROOM);
	store_close(d.store);
	d.store = NULL;
	int64_t head = 1;
	for (int round = 0; round < ROUNDS; round++) {
		int64_t acknowledged = run_and_kill(&d, head);
		assert_int_equal(desk_open(&d), ERR_OK);
		struct store_call call = {.op = STORE_ROOM_LOAD, .u.room_load.room = ROOM};
		assert_int_equal(desk_ask(&d, &call), ERR_OK);
		head = (int64_t)call.u.room_load.n;
		assert_true(head >= acknowledged);
		for (int64_t i = 0; i < head; i++)
			assert_int_equal(call.u.room_load.events[i]->s, i + 1);
		store_call_release(&call);
		store_close(d.store);
		d.store = NULL;
	}
	desk_remove(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_acknowledged_event_survives)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
