/* wire.c - theory of operation
 *
 * The judge has parsed packages, sources and validators' output: it is the part most likely to be
 * turned. So a request carries nothing that viva-box would have to interpret, only counts, numbers
 * within ranges, and names from a small alphabet, all checked here before anything is done with
 * them. A packet that was cut, or that carries descriptors nobody announced, is refused whole, and
 * its descriptors are closed: a leaked descriptor would be inherited by nobody, but it would stay.
 */
#include "judge/box/wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
	MS_MAX = 24 * 3600 * 1000,
	KIB_MAX = 1 << 30, /* 1 TiB */
	THREADS_MAX = 256,
};

static const uint64_t bytes_max = 1ULL << 36;

size_t wire_request_bytes(const struct wire_request *request)
{
	return offsetof(struct wire_request, text) + request->text_bytes;
}

size_t wire_request_fds(const struct wire_request *request)
{
	return request->has_program + request->has_stdin + (size_t)request->input_count +
	       request->has_stdout;
}

size_t wire_result_bytes(const struct wire_result *result)
{
	return offsetof(struct wire_result, outputs) +
	       result->output_count * sizeof result->outputs[0];
}

bool wire_request_works(const struct wire_request *request)
{
	return request->class == WIRE_TOOL || request->input_count > 0 ||
	       request->limits.written_bytes > 0;
}

static bool name_char_ok(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr("._+-", c));
}

bool wire_name_ok(const char *name)
{
	size_t length = strnlen(name, WIRE_NAME_MAX);
	if (length == 0 || length == WIRE_NAME_MAX)
		return false;
	bool start = true; /* of a component: no "..", no ".hidden", no "-option", no "" */
	for (const char *c = name; *c; c++) {
		if (*c == '/') {
			if (start)
				return false;
			start = true;
			continue;
		}
		if (!name_char_ok(*c) || (start && (*c == '.' || *c == '-')))
			return false;
		start = false;
	}
	return !start;
}

static bool in_range(uint64_t value, uint64_t low, uint64_t high)
{
	return value >= low && value <= high;
}

static bool limits_ok(const struct wire_limits *l)
{
	return in_range(l->cpu_ms, 1, MS_MAX) && in_range(l->wall_ms, 1, MS_MAX) &&
	       in_range(l->memory_kib, 1024, KIB_MAX) && in_range(l->stack_kib, 64, KIB_MAX) &&
	       in_range(l->threads, 1, THREADS_MAX) && l->stdout_max_bytes <= bytes_max &&
	       l->stderr_max_bytes <= bytes_max && l->written_bytes <= bytes_max;
}

static bool counts_ok(const struct wire_request *r)
{
	bool tool = r->class == WIRE_TOOL;
	return r->class < WIRE_CLASS_COUNT && r->has_program <= 1 && r->has_stdin <= 1 &&
	       r->has_stdout <= 1 && in_range(r->arg_count, 1, WIRE_ARGS_MAX) &&
	       r->input_count <= WIRE_FILES_MAX && r->output_count <= WIRE_FILES_MAX &&
	       in_range(r->text_bytes, 1, WIRE_TEXT_MAX) &&
	       (tool || (r->has_program && r->output_count == 0));
}

/* The next NUL-ended string at *at, or NULL when there is none left. */
static const char *next_word(const struct wire_request *r, size_t *at)
{
	size_t left = r->text_bytes - *at;
	const char *word = r->text + *at;
	size_t length = strnlen(word, left);
	if (left == 0 || length == left)
		return NULL;
	*at += length + 1;
	return word;
}

static bool tool_ok(const struct wire_request *r, const char *tool)
{
	if (r->has_program)
		return tool[0] == '\0';
	return tool[0] == '/' && strlen(tool) < WIRE_PATH_MAX && !strstr(tool, "/../");
}

/* An output may also be a folder, "feedback/". */
static bool output_ok(const char *name)
{
	char plain[WIRE_NAME_MAX];
	size_t length = strnlen(name, WIRE_NAME_MAX);
	if (length == 0 || length == WIRE_NAME_MAX || name[length - 1] != '/')
		return wire_name_ok(name);
	memcpy(plain, name, length - 1);
	plain[length - 1] = '\0';
	return wire_name_ok(plain);
}

static bool words_ok(const struct wire_request *r)
{
	size_t at = 0;
	const char *tool = next_word(r, &at);
	if (!tool || !tool_ok(r, tool))
		return false;
	size_t args_start = at;
	for (uint32_t i = 0; i < r->arg_count; i++)
		if (!next_word(r, &at))
			return false;
	if (at - args_start > WIRE_ARGS_BYTES)
		return false;
	for (uint32_t i = 0; i < r->input_count + r->output_count; i++) {
		const char *name = next_word(r, &at);
		if (!name || !(i < r->input_count ? wire_name_ok(name) : output_ok(name)))
			return false;
	}
	return at == r->text_bytes;
}

enum err wire_request_check(const struct wire_request *request, size_t len, size_t fd_count)
{
	if (len < offsetof(struct wire_request, text) || request->kind != WIRE_REQUEST)
		return ERR_INVAL;
	if (!counts_ok(request) || len != wire_request_bytes(request))
		return ERR_INVAL;
	if (fd_count != wire_request_fds(request) || !words_ok(request))
		return ERR_INVAL;
	return limits_ok(&request->limits) ? ERR_OK : ERR_RANGE;
}

void wire_request_words(struct wire_request *request, struct wire_words *words)
{
	char *at = request->text;
	words->tool = at;
	at += strlen(at) + 1;
	for (uint32_t i = 0; i < request->arg_count; i++, at += strlen(at) + 1)
		words->argv[i] = at;
	words->argv[request->arg_count] = NULL;
	for (uint32_t i = 0; i < request->input_count; i++, at += strlen(at) + 1)
		words->inputs[i] = at;
	for (uint32_t i = 0; i < request->output_count; i++, at += strlen(at) + 1)
		words->outputs[i] = at;
}

union control {
	struct cmsghdr align;
	char bytes[CMSG_SPACE(sizeof(int) * WIRE_FDS_MAX)];
};

enum err wire_send(int socket, const void *p, size_t len, const int *fds, size_t fd_count)
{
	union control control = {0};
	union {
		const void *in;
		void *out;
	} bytes = {.in = p};
	struct iovec iov = {.iov_base = bytes.out, .iov_len = len};
	struct msghdr message = {.msg_iov = &iov, .msg_iovlen = 1};
	if (fd_count > WIRE_FDS_MAX)
		return ERR_TOOBIG;
	if (fd_count > 0) {
		message.msg_control = control.bytes;
		message.msg_controllen = CMSG_SPACE(sizeof(int) * fd_count);
		struct cmsghdr *head = CMSG_FIRSTHDR(&message);
		head->cmsg_level = SOL_SOCKET;
		head->cmsg_type = SCM_RIGHTS;
		head->cmsg_len = CMSG_LEN(sizeof(int) * fd_count);
		memcpy(CMSG_DATA(head), fds, sizeof(int) * fd_count);
	}
	ssize_t n;
	do
		n = sendmsg(socket, &message, MSG_NOSIGNAL);
	while (n < 0 && errno == EINTR);
	if (n == (ssize_t)len)
		return ERR_OK;
	if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
		return ERR_BUSY;
	return n < 0 && (errno == EPIPE || errno == ECONNRESET) ? ERR_CLOSED : ERR_IO;
}

void wire_close(int *fds, size_t fd_count)
{
	for (size_t i = 0; i < fd_count; i++) {
		if (fds[i] >= 0)
			close(fds[i]);
		fds[i] = -1;
	}
}

/* The kernel never delivers more than the control buffer holds; what it cut it has closed. */
static size_t take_fds(struct msghdr *message, int *fds)
{
	size_t count = 0;
	for (struct cmsghdr *head = CMSG_FIRSTHDR(message); head;
	     head = CMSG_NXTHDR(message, head)) {
		if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
			continue;
		size_t n = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		memcpy(fds + count, CMSG_DATA(head), n * sizeof(int));
		count += n;
	}
	return count;
}

enum err wire_recv(int socket, void *p, size_t max, size_t *len, int *fds, size_t fd_max,
		   size_t *fd_count)
{
	union control control;
	int got[WIRE_FDS_MAX];
	struct iovec iov = {.iov_base = p, .iov_len = max};
	struct msghdr message = {
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof control.bytes,
	};
	ssize_t n;
	do
		n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
		return ERR_BUSY;
	if (n <= 0)
		return n == 0 || errno == ECONNRESET ? ERR_CLOSED : ERR_IO;
	size_t count = take_fds(&message, got);
	if ((message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) || count > fd_max) {
		wire_close(got, count);
		return ERR_INVAL;
	}
	if (count > 0)
		memcpy(fds, got, count * sizeof(int));
	*len = (size_t)n;
	*fd_count = count;
	return ERR_OK;
}
