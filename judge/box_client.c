/* box_client.c - how it works
 *
 * One packet out for a request, one packet back for its result; viva-box reads its socket all the
 * time, so sending may block only for as long as it is busy with a message, while receiving never
 * blocks but in box_run(). What comes back is checked as if viva-box were a stranger: sizes,
 * counts, and that there is a descriptor for each file that is said to be there. */
#include "judge/box_client.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/wire.h"

_Static_assert((int)BOX_TIER_A == WIRE_A && (int)BOX_TIER_AUTO == WIRE_AUTO, "tiers");
_Static_assert((int)BOX_CLASS_COUNT == WIRE_CLASS_COUNT && (int)BOX_TOOL == WIRE_TOOL, "classes");
_Static_assert((int)BOX_STATUS_COUNT == WIRE_STATUS_COUNT && (int)BOX_ERROR == WIRE_ERROR, "");
_Static_assert((int)BOX_TEXT_MAX == WIRE_REASON_MAX && (int)BOX_PARTS_MAX == WIRE_PARTS_MAX, "");
_Static_assert((int)BOX_FILES_MAX == WIRE_FILES_MAX && (int)BOX_NAME_MAX == WIRE_NAME_MAX, "");
_Static_assert((int)BOX_ARGS_MAX == WIRE_ARGS_MAX && (int)BOX_ARGS_BYTES == WIRE_ARGS_BYTES, "");
_Static_assert((int)BOX_INFLIGHT_MAX == WIRE_INFLIGHT_MAX, "requests outstanding");

enum { BOX_SOCKET = 3, ROOTS_MAX = 32, UID_BASE = 210000 };

struct box {
	pid_t pid;
	int socket;
	bool dead;
	size_t outstanding;
	uint64_t last_ticket;
	struct box_info info;
	struct wire_request request; /* scratch for box_start */
};

static enum err fail(char reason[BOX_TEXT_MAX], enum err e, const char *what, const char *detail)
{
	if (reason)
		(void)snprintf(reason, BOX_TEXT_MAX, "%.60s: %.120s", what, detail);
	return e;
}

enum err box_program(const char *given, char path[PATH_MAX])
{
	if (!given)
		given = getenv("VIVA_BOX");
	if (given)
		return snprintf(path, PATH_MAX, "%s", given) < PATH_MAX ? ERR_OK : ERR_TOOBIG;
	char own[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", own, sizeof own - 1);
	if (n <= 0)
		return ERR_NOENT;
	own[n] = '\0';
	for (int up = 0; up < 2; up++) {
		char *slash = strrchr(own, '/');
		if (!slash)
			return ERR_NOENT;
		*slash = '\0';
		if (snprintf(path, PATH_MAX, "%s/viva-box", own) >= PATH_MAX)
			return ERR_TOOBIG;
		if (access(path, X_OK) == 0)
			return ERR_OK;
	}
	return ERR_NOENT;
}

struct arguments {
	size_t count;
	char *each[16 + 2 * ROOTS_MAX];
	char text[8192];
	size_t used;
	bool full;
};

static void add_argument(struct arguments *a, const char *text)
{
	size_t length = strlen(text) + 1;
	if (length > sizeof a->text - a->used || a->count + 1 >= sizeof a->each / sizeof *a->each) {
		a->full = true;
		return;
	}
	memcpy(a->text + a->used, text, length);
	a->each[a->count++] = a->text + a->used;
	a->each[a->count] = NULL;
	a->used += length;
}

static void add_number(struct arguments *a, const char *option, unsigned number)
{
	char text[16];
	(void)snprintf(text, sizeof text, "%u", number);
	add_argument(a, option);
	add_argument(a, text);
}

static enum err make_arguments(const struct box_options *options, struct arguments *a)
{
	a->count = a->used = 0;
	a->full = false;
	add_argument(a, "viva-box");
	add_number(a, "--socket", BOX_SOCKET);
	add_number(a, "--uid-base", options->uid_base ? options->uid_base : UID_BASE);
	add_argument(a, "--tier");
	add_argument(a, box_tier_name(options->tier));
	add_argument(a, "--min-tier");
	add_argument(a, box_tier_name(options->min_tier));
	for (const char *const *root = options->tool_roots; root && *root; root++) {
		add_argument(a, "--tool-root");
		add_argument(a, *root);
	}
	return a->full ? ERR_TOOBIG : ERR_OK;
}

/* In the child: the socket on its number, and nothing else of ours beyond the streams. */
static void become_box(const char *path, char *const *argv, int socket)
{
	sigset_t none;
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	if (socket == BOX_SOCKET)
		(void)fcntl(socket, F_SETFD, 0);
	else
		(void)dup2(socket, BOX_SOCKET);
	if (close_range(BOX_SOCKET + 1, ~0U, 0) == 0)
		(void)execv(path, argv);
	_exit(127);
}

static enum err launch(struct box *box, const struct box_options *options, char *reason)
{
	char path[PATH_MAX];
	int pair[2];
	AUTO_FREE struct arguments *a = malloc(sizeof *a);
	if (!a)
		return ERR_NOMEM;
	if (box_program(options->path, path) != ERR_OK)
		return fail(reason, ERR_NOENT, "viva-box is not beside this program",
			    "set VIVA_BOX to its path");
	enum err e = make_arguments(options, a);
	if (e != ERR_OK)
		return fail(reason, e, "options for viva-box", err_str(e));
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return fail(reason, ERR_IO, "socket pair", strerror(errno));
	AUTO_FD int theirs = pair[1];
	box->socket = pair[0];
	box->pid = fork();
	if (box->pid < 0)
		return fail(reason, ERR_IO, "fork", strerror(errno));
	if (box->pid == 0)
		become_box(path, a->each, theirs);
	return ERR_OK;
}

static void take_info(struct box_info *info, const struct wire_hello *hello)
{
	info->tier = (enum box_tier)hello->tier;
	info->part_count = hello->part_count;
	for (size_t i = 0; i < hello->part_count; i++) {
		const struct wire_part *from = &hello->parts[i];
		struct box_part *to = &info->parts[i];
		(void)snprintf(to->name, sizeof to->name, "%.*s", (int)sizeof from->name - 1,
			       from->name);
		(void)snprintf(to->text, sizeof to->text, "%.*s", (int)sizeof from->text - 1,
			       from->text);
		to->present = from->present;
	}
}

static enum err hear_hello(struct box *box, char *reason)
{
	struct wire_hello hello;
	size_t len;
	size_t count;
	enum err e = wire_recv(box->socket, &hello, sizeof hello, &len, NULL, 0, &count);
	if (e != ERR_OK)
		return fail(reason, e, "viva-box did not start", err_str(e));
	if (len != sizeof hello || hello.kind != WIRE_HELLO || hello.version != WIRE_VERSION ||
	    hello.part_count > WIRE_PARTS_MAX || hello.tier >= WIRE_TIER_COUNT)
		return fail(reason, ERR_UNSUPPORTED, "viva-box is of another version",
			    "install both from the same build");
	take_info(&box->info, &hello);
	hello.reason[sizeof hello.reason - 1] = '\0';
	if (hello.tier == WIRE_AUTO) {
		if (reason)
			memcpy(reason, hello.reason, sizeof hello.reason);
		return ERR_UNSUPPORTED;
	}
	return ERR_OK;
}

enum err box_new(const struct box_options *options, struct box **out, char reason[BOX_TEXT_MAX])
{
	struct box *box = calloc(1, sizeof *box);
	if (!box)
		return fail(reason, ERR_NOMEM, "viva-box", err_str(ERR_NOMEM));
	box->socket = -1;
	enum err e = launch(box, options, reason);
	if (e == ERR_OK)
		e = hear_hello(box, reason);
	if (options->found)
		*options->found = box->info;
	/* Results are taken without blocking; box_run() waits with poll(). */
	if (e == ERR_OK && fcntl(box->socket, F_SETFL, 0) != 0)
		e = fail(reason, ERR_IO, "socket", strerror(errno));
	if (e != ERR_OK) {
		box_free(box);
		return e;
	}
	*out = box;
	return ERR_OK;
}

void box_free(struct box *box)
{
	if (!box)
		return;
	/* Hanging up is the order to end; it kills and wipes everything before it does. */
	if (box->socket >= 0)
		close(box->socket);
	if (box->pid > 0)
		while (waitpid(box->pid, NULL, 0) < 0 && errno == EINTR)
			;
	free(box);
}

const struct box_info *box_info(const struct box *box)
{
	return &box->info;
}

enum box_tier box_tier(const struct box *box)
{
	return box->info.tier;
}

int box_fd(const struct box *box)
{
	return box->socket;
}

static enum err add_text(struct wire_request *to, const char *text)
{
	size_t length = strlen(text) + 1;
	if (length > sizeof to->text - to->text_bytes)
		return ERR_TOOBIG;
	memcpy(to->text + to->text_bytes, text, length);
	to->text_bytes += (uint32_t)length;
	return ERR_OK;
}

static enum err add_texts(struct wire_request *to, const struct box_request *from)
{
	enum err e = add_text(to, from->program_fd < 0 && from->tool ? from->tool : "");
	for (const char *const *arg = from->argv; e == ERR_OK && arg && *arg; arg++) {
		to->arg_count++;
		e = add_text(to, *arg);
	}
	for (size_t i = 0; e == ERR_OK && i < from->input_count; i++)
		e = add_text(to, from->inputs[i].name);
	for (size_t i = 0; e == ERR_OK && i < from->output_count; i++)
		e = add_text(to, from->outputs[i]);
	return e;
}

static enum err encode(struct wire_request *to, const struct box_request *from, int *fds)
{
	const struct box_limits *l = &from->limits;
	size_t count = 0;
	if (from->input_count > WIRE_FILES_MAX || from->output_count > WIRE_FILES_MAX)
		return ERR_INVAL;
	to->kind = WIRE_REQUEST;
	to->class = from->class;
	to->limits = (struct wire_limits){l->cpu_ms,	       l->wall_ms,	l->memory_kib,
					  l->stack_kib,	       l->threads,	l->stdout_max_bytes,
					  l->stderr_max_bytes, l->written_bytes};
	if (from->class != BOX_TOOL && !from->writes)
		to->limits.written_bytes = 0;
	to->has_program = from->program_fd >= 0;
	to->has_stdin = from->stdin_fd >= 0;
	to->has_stdout = from->stdout_fd >= 0;
	to->input_count = (uint32_t)from->input_count;
	to->output_count = (uint32_t)from->output_count;
	to->arg_count = to->text_bytes = 0;
	if (to->has_program)
		fds[count++] = from->program_fd;
	if (to->has_stdin)
		fds[count++] = from->stdin_fd;
	for (size_t i = 0; i < from->input_count; i++)
		fds[count++] = from->inputs[i].fd;
	if (to->has_stdout)
		fds[count++] = from->stdout_fd;
	enum err e = add_texts(to, from);
	/* The same check as on the other side, so that the caller hears of it here. */
	return e == ERR_OK ? wire_request_check(to, wire_request_bytes(to), count) : e;
}

static enum err lost(struct box *box, enum err e)
{
	box->dead = box->dead || e == ERR_CLOSED || e == ERR_IO;
	return box->dead ? ERR_CLOSED : e;
}

enum err box_start(struct box *box, const struct box_request *request, uint64_t *ticket)
{
	int fds[WIRE_FDS_MAX];
	if (box->dead)
		return ERR_CLOSED;
	if (box->outstanding == BOX_INFLIGHT_MAX)
		return ERR_BUSY;
	enum err e = encode(&box->request, request, fds);
	if (e != ERR_OK)
		return e == ERR_RANGE ? ERR_INVAL : e;
	box->request.ticket = box->last_ticket + 1;
	e = wire_send(box->socket, &box->request, wire_request_bytes(&box->request), fds,
		      wire_request_fds(&box->request));
	if (e != ERR_OK)
		return lost(box, e);
	*ticket = ++box->last_ticket;
	box->outstanding++;
	return ERR_OK;
}

static size_t fds_wanted(const struct wire_result *r)
{
	size_t count = r->status == WIRE_ERROR ? 0 : r->stdout_kept + r->stderr_kept;
	for (size_t i = 0; r->status != WIRE_ERROR && i < r->output_count; i++)
		count += r->outputs[i].state == WIRE_FILE_THERE;
	return count;
}

static bool result_ok(const struct wire_result *r, size_t len, size_t fd_count)
{
	return len >= offsetof(struct wire_result, outputs) && r->kind == WIRE_RESULT &&
	       r->status < WIRE_STATUS_COUNT && r->output_count <= WIRE_FILES_MAX &&
	       len == wire_result_bytes(r) && r->stdout_kept <= 1 && r->stderr_kept <= 1 &&
	       fds_wanted(r) == fd_count;
}

static void take_files(const struct wire_result *from, const int *fds, struct box_result *to)
{
	size_t next = 0;
	to->out = (struct box_output){.fd = -1};
	to->err = (struct box_output){.fd = -1};
	for (size_t i = 0; i < BOX_FILES_MAX; i++)
		to->outputs[i] = (struct box_output){.fd = -1};
	if (from->status == WIRE_ERROR)
		return;
	if (from->stdout_kept)
		to->out = (struct box_output){.fd = fds[next++], .bytes = from->stdout_bytes};
	if (from->stderr_kept)
		to->err = (struct box_output){.fd = fds[next++], .bytes = from->stderr_bytes};
	to->output_count = from->output_count;
	for (size_t i = 0; i < from->output_count; i++) {
		const struct wire_output *output = &from->outputs[i];
		to->outputs[i].bytes = output->bytes;
		to->outputs[i].too_big = output->state == WIRE_FILE_TOO_BIG;
		if (output->state == WIRE_FILE_THERE)
			to->outputs[i].fd = fds[next++];
	}
}

static void take_result(const struct box *box, const struct wire_result *from, const int *fds,
			struct box_result *to)
{
	*to = (struct box_result){
		.status = (enum box_status)from->status,
		.tier = box->info.tier,
		.exit_code = from->exit_code,
		.signal = from->signal,
		.syscall_nr = from->syscall_nr,
		.cpu_us = from->cpu_us,
		.wall_us = from->wall_us,
		.memory_kib = from->memory_kib,
		.stdout_cut = from->stdout_cut,
		.stderr_cut = from->stderr_cut,
	};
	(void)snprintf(to->syscall_name, sizeof to->syscall_name, "%.*s",
		       (int)sizeof from->syscall_name - 1,
		       from->syscall_name[0] ? from->syscall_name : "unknown");
	(void)snprintf(to->reason, sizeof to->reason, "%.*s", (int)sizeof from->reason - 1,
		       from->reason);
	take_files(from, fds, to);
}

static bool readable(const struct box *box, int timeout_ms)
{
	struct pollfd p = {.fd = box->socket, .events = POLLIN};
	int n;
	do
		n = poll(&p, 1, timeout_ms);
	while (n < 0 && errno == EINTR);
	return n > 0;
}

enum err box_next(struct box *box, uint64_t *ticket, struct box_result *result)
{
	struct wire_result wire;
	int fds[WIRE_FDS_MAX];
	size_t len;
	size_t count;
	if (box->dead)
		return ERR_CLOSED;
	if (!readable(box, 0))
		return ERR_BUSY;
	enum err e = wire_recv(box->socket, &wire, sizeof wire, &len, fds, WIRE_FDS_MAX, &count);
	if (e != ERR_OK)
		return lost(box, e);
	if (!result_ok(&wire, len, count) || box->outstanding == 0) {
		wire_close(fds, count);
		box->dead = true;
		return ERR_CLOSED;
	}
	box->outstanding--;
	*ticket = wire.ticket;
	take_result(box, &wire, fds, result);
	return ERR_OK;
}

enum err box_cancel(struct box *box, uint64_t ticket)
{
	struct wire_cancel cancel;
	memset(&cancel, 0, sizeof cancel); /* its padding is sent too */
	cancel.kind = WIRE_CANCEL;
	cancel.ticket = ticket;
	if (box->dead)
		return ERR_CLOSED;
	enum err e = wire_send(box->socket, &cancel, sizeof cancel, NULL, 0);
	return e == ERR_OK ? ERR_OK : lost(box, e);
}

enum err box_run(struct box *box, const struct box_request *request, struct box_result *result)
{
	uint64_t started;
	uint64_t ended;
	if (box->outstanding > 0)
		return ERR_STATE;
	enum err e = box_start(box, request, &started);
	if (e != ERR_OK)
		return e;
	do
		(void)readable(box, -1);
	while ((e = box_next(box, &ended, result)) == ERR_BUSY);
	return e;
}
