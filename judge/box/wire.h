/* wire.h - the messages between judge and viva-box, and between viva-box and its slots.
 *
 * One SOCK_SEQPACKET packet is one message; descriptors travel with it by SCM_RIGHTS. Both ends
 * are the same machine and the same build, so structs travel as they are, behind a version. Each
 * side believes nothing of the other: wire_request_check() is run on whatever arrives. */
#ifndef BOX_WIRE_H
#define BOX_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum {
	WIRE_VERSION = 2,
	WIRE_REASON_MAX = 192,
	WIRE_NAME_MAX = 128,
	WIRE_PATH_MAX = 256,
	WIRE_ARGS_MAX = 256,
	WIRE_ARGS_BYTES = 32768,
	WIRE_FILES_MAX = 64,
	WIRE_INFLIGHT_MAX = 16,
	WIRE_PARTS_MAX = 16,
	WIRE_TEXT_MAX = WIRE_PATH_MAX + WIRE_ARGS_BYTES + 2 * WIRE_FILES_MAX * WIRE_NAME_MAX,
	WIRE_FDS_MAX = 2 + WIRE_FILES_MAX + 2, /* program, stdin, inputs, stdout; a cgroup */
};

enum wire_kind { WIRE_HELLO, WIRE_REQUEST, WIRE_CANCEL, WIRE_RESULT };

/* The same values as enum box_tier, box_class and box_status of box_client.h (asserted there). */
enum wire_tier { WIRE_AUTO, WIRE_C, WIRE_B, WIRE_A, WIRE_TIER_COUNT };
enum wire_class { WIRE_RUN, WIRE_TOOL, WIRE_SANITIZE, WIRE_CLASS_COUNT };
enum wire_status {
	WIRE_EXITED,
	WIRE_SIGNALED,
	WIRE_CPU_LIMIT,
	WIRE_WALL_LIMIT,
	WIRE_MEMORY_LIMIT,
	WIRE_OUTPUT_LIMIT,
	WIRE_VIOLATION,
	WIRE_ERROR,
	WIRE_STATUS_COUNT
};

struct wire_part {
	char name[32];
	bool present;
	char text[WIRE_REASON_MAX];
};

/* viva-box's first message: what the host gives, or why it cannot serve (tier AUTO and reason). */
struct wire_hello {
	uint32_t kind;
	uint32_t version;
	uint32_t tier;
	uint32_t part_count;
	char reason[WIRE_REASON_MAX];
	struct wire_part parts[WIRE_PARTS_MAX];
};

struct wire_limits {
	uint32_t cpu_ms, wall_ms, memory_kib, stack_kib, threads;
	uint64_t stdout_max_bytes, stderr_max_bytes;
	uint64_t written_bytes; /* a program that is no tool: 0 unless it may write at all */
};

/* text holds NUL-ended strings, in this order: tool ("" with a program), the arguments, the input
 * names, the output names. Descriptors: [program] [stdin] inputs [stdout]. */
struct wire_request {
	uint32_t kind;
	uint32_t class;
	uint64_t ticket;
	struct wire_limits limits;
	uint32_t has_program;
	uint32_t has_stdin;
	uint32_t has_stdout; /* a pipe to write into; 0: it is captured */
	uint32_t arg_count;
	uint32_t input_count;
	uint32_t output_count;
	uint32_t text_bytes;
	char text[WIRE_TEXT_MAX]; /* only text_bytes of it travel */
};

struct wire_cancel {
	uint32_t kind;
	uint64_t ticket;
};

enum wire_file { WIRE_FILE_MISSING, WIRE_FILE_TOO_BIG, WIRE_FILE_THERE };

struct wire_output {
	uint32_t state; /* enum wire_file */
	uint64_t bytes;
};

/* Descriptors: [stdout] [stderr], each where it was kept, and each output that is THERE; none at
 * all with WIRE_ERROR. */
struct wire_result {
	uint32_t kind;
	uint32_t status;
	uint64_t ticket;
	int32_t exit_code;
	int32_t signal;
	int32_t syscall_nr;
	char syscall_name[32];
	uint64_t cpu_us, wall_us, memory_kib;
	uint64_t stdout_bytes, stderr_bytes;
	uint32_t stdout_cut, stderr_cut;
	uint32_t stdout_kept, stderr_kept;
	uint32_t output_count;
	char reason[WIRE_REASON_MAX];
	struct wire_output outputs[WIRE_FILES_MAX]; /* only output_count of them travel */
};

/* A request taken apart; every pointer is into its text. argv is NULL-ended. */
struct wire_words {
	const char *tool;
	char *argv[WIRE_ARGS_MAX + 1];
	const char *inputs[WIRE_FILES_MAX];
	const char *outputs[WIRE_FILES_MAX];
};

/* Whether it wants a work directory: a tool always, a program when it has files or may write. */
bool wire_request_works(const struct wire_request *request);
/* Bytes of a request on the wire. */
size_t wire_request_bytes(const struct wire_request *request);
size_t wire_request_fds(const struct wire_request *request);
size_t wire_result_bytes(const struct wire_result *result);
/* ERR_INVAL or ERR_RANGE for whatever is not a request of `len` bytes with `fd_count` descriptors
 * that may be acted on: counts, limits, names, text. */
enum err wire_request_check(const struct wire_request *request, size_t len, size_t fd_count);
/* Only after wire_request_check(). */
void wire_request_words(struct wire_request *request, struct wire_words *words);
/* A relative name for the work directory, as box_client.h says. */
bool wire_name_ok(const char *name);

/* One packet; ERR_CLOSED when the other side is gone, ERR_BUSY when it would block. */
enum err wire_send(int socket, const void *p, size_t len, const int *fds, size_t fd_count);
/* The descriptors, all close-on-exec, are the caller's. ERR_INVAL for a packet that is larger than
 * asked for (its descriptors are closed), ERR_CLOSED, ERR_BUSY (a non-blocking socket). */
enum err wire_recv(int socket, void *p, size_t max, size_t *len, int *fds, size_t fd_max,
		   size_t *fd_count);
void wire_close(int *fds, size_t fd_count);

#endif
