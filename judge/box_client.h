/* box_client.h - the judge's only door to viva-box, the sandbox supervisor.
 *
 * box_new() starts viva-box as a child process over a SOCK_SEQPACKET pair. Call it before dropping
 * root: viva-box keeps whatever privilege it was started with, the caller then gives its own up.
 * Each request runs ONE program once; up to BOX_INFLIGHT_MAX may be outstanding, and they end in
 * any order. Single-threaded: one struct box belongs to one thread.
 *
 * Start with BOX_LIMITS_DEFAULT / memset 0 and -1 for absent descriptors (BOX_REQUEST_NONE).
 * Whatever the program does ends as a status in box_result; an `enum err` other than ERR_OK is
 * never the program's fault. When viva-box itself dies every call gives ERR_CLOSED: free it and
 * make a new one (its runs died with it). */
#ifndef JUDGE_BOX_CLIENT_H
#define JUDGE_BOX_CLIENT_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/span.h"

enum {
	BOX_TEXT_MAX = 192,	/* a reason, with its NUL */
	BOX_NAME_MAX = 128,	/* a file name in the work directory, with its NUL */
	BOX_ARGS_MAX = 256,	/* arguments, argv[0] included */
	BOX_ARGS_BYTES = 32768, /* all of them together, with their NULs */
	BOX_FILES_MAX = 64,	/* input files, and the same again of output files */
	BOX_INFLIGHT_MAX = 16,	/* requests outstanding */
};

/* From weakest to strongest, so that they compare; see docs/SECURITY.md. */
enum box_tier { BOX_TIER_AUTO, BOX_TIER_C, BOX_TIER_B, BOX_TIER_A };

struct box_options {
	enum box_tier tier;	/* AUTO: the strongest that the host gives */
	enum box_tier min_tier; /* AUTO: any; refuse to start below it */
	const char *path;	/* viva-box; NULL: $VIVA_BOX, else beside this executable */
	uint32_t uid_base;	/* first host uid (and gid) of the slots as root; 0: 210000 */
	const char *const *tool_roots; /* NULL-ended, absolute: directories BOX_TOOL may read; NULL:
					* /usr/{include,lib,lib64,libexec,bin}, /lib, /lib64 */
	struct box_info *found; /* NULL; else what the host gives, also where that is too little to
				 * start (no parts: viva-box itself could not be heard) */
};

/* One thing that the sandbox wants of the host, for `viva-judge doctor`. */
struct box_part {
	char name[32]; /* "memory cgroup", "user namespace", "landlock", ... */
	bool present;
	char text[BOX_TEXT_MAX]; /* what there is; or why it is missing and how to get it */
};

enum { BOX_PARTS_MAX = 16 };

struct box_info {
	enum box_tier tier;
	size_t part_count;
	struct box_part parts[BOX_PARTS_MAX];
};

enum box_class {
	BOX_RUN,  /* the candidate's program: no exec, no fork, libc and libm only, and no files but
		   * its inputs, which it may only read (but see `writes`) */
	BOX_TOOL, /* cc1, as, ld, generators, validators: a work directory, the tool roots */
	BOX_SANITIZE, /* as BOX_RUN for a program built with -fsanitize=address,undefined */
	BOX_CLASS_COUNT
};

struct box_limits {
	uint32_t cpu_ms; /* user + system, all threads */
	uint32_t wall_ms;
	uint32_t memory_kib; /* stack included */
	uint32_t stack_kib;
	uint32_t threads;	   /* 1: pthread_create fails */
	uint64_t stdout_max_bytes; /* more: BOX_OUTPUT_LIMIT, killed */
	uint64_t stderr_max_bytes; /* more: cut there and drained, stderr_cut set; not killed */
	uint64_t written_bytes;	   /* size of a file, and of all that is written */
};

/* 2 s CPU, 7 s wall, 256 MiB, 8 MiB stack, 1 thread, 16 MiB stdout, 64 KiB stderr, 64 MiB files */
#define BOX_LIMITS_DEFAULT                                                                         \
	((struct box_limits){2000, 7000, 256U << 10, 8U << 10, 1, 16U << 20, 64U << 10, 64U << 20})

struct box_file {
	const char
		*name; /* relative, e.g. "a.c" or "include/x.h": letters digits . _ + - only, no
			* component that starts with '.' or '-'; directories are made as needed */
	int fd;	       /* borrowed; a regular file or memfd, read from offset 0 */
};

/* All of it is borrowed for the length of the call.
 *
 * Two programs talk to each other when two pipes are made (blocking ones) and each is started with
 * one end of each. Close your own four ends once both are started: viva-box keeps no copy longer
 * than the program takes to start, so that each hears the other's end. */
struct box_request {
	enum box_class class;
	int program_fd;		 /* a memfd (box_memfd) with an ELF executable; or -1 and ... */
	const char *tool;	 /* ... BOX_TOOL only: absolute path below a tool root */
	const char *const *argv; /* NULL-ended, at least argv[0] */
	int stdin_fd;		 /* a memfd or regular file, read from offset 0; -1: empty;
				  * or the read end of a pipe, handed over as it is */
	int stdout_fd; /* -1: captured. Else the write end of a pipe, handed over as it is:
			* nothing is counted or kept, result.out is empty without an fd */
	const struct box_file *inputs; /* laid into the work directory, which is the current */
	size_t input_count;	       /* directory: pass relative names in argv */
	bool writes; /* BOX_RUN, BOX_SANITIZE: it may make, change and remove files there, and they
		      * count as its memory where that is counted. BOX_ERROR in tier C, where
		      * nothing bounds them. A tool always may */
	const char *const
		*outputs; /* BOX_TOOL: names to fetch afterwards; missing ones are no error;
			   * "folder/": the plain files in it, see box_folder_next() */
	size_t output_count;
	struct box_limits limits;
};

#define BOX_REQUEST_NONE                                                                           \
	((struct box_request){                                                                     \
		.program_fd = -1, .stdin_fd = -1, .stdout_fd = -1, .limits = BOX_LIMITS_DEFAULT})

enum box_status {
	BOX_EXITED,   /* exit_code */
	BOX_SIGNALED, /* signal */
	BOX_CPU_LIMIT,
	BOX_WALL_LIMIT,
	BOX_MEMORY_LIMIT, /* counted by the cgroup; without one: abnormal end at >= 90 % of it */
	BOX_OUTPUT_LIMIT, /* stdout */
	BOX_VIOLATION,	  /* syscall_nr, syscall_name: a forbidden system call */
	BOX_ERROR,	  /* reason: the sandbox failed, never the program's fault */
	BOX_STATUS_COUNT
};

struct box_output {
	int fd; /* sealed memfd at offset 0; -1: not there, not a regular file, or too big */
	uint64_t bytes;
	bool too_big; /* it was there but above limits.written_bytes */
};

/* Owned by the caller until box_result_release(). */
struct box_result {
	enum box_status status;
	enum box_tier tier;
	int exit_code;	       /* BOX_EXITED */
	int signal;	       /* BOX_SIGNALED */
	int syscall_nr;	       /* BOX_VIOLATION; -1: the kernel did not say */
	char syscall_name[32]; /* "ptrace"; "unknown" when it has no name */
	uint64_t cpu_us;
	uint64_t wall_us;
	uint64_t memory_kib;   /* the highest; cgroup figure, else of the resident set */
	struct box_output out; /* stdout, cut at its maximum; fd is there even when empty */
	struct box_output err; /* stderr, the same, but without an fd when empty */
	bool stdout_cut, stderr_cut;
	size_t output_count; /* as in the request, in its order */
	struct box_output outputs[BOX_FILES_MAX];
	char reason[BOX_TEXT_MAX]; /* BOX_ERROR; and why BOX_SIGNALED is BOX_VIOLATION and so on */
};

struct box;

/* Where viva-box is: `given`, or $VIVA_BOX, or beside our own executable, or beside its parent
 * directory (the tests'). */
enum err box_program(const char *given, char path[PATH_MAX]);

/* On failure *reason (may be NULL) says in words what is missing and how to get it.
 * ERR_UNSUPPORTED: the tier asked for, or the minimum, is not to be had here. */
enum err box_new(const struct box_options *options, struct box **out, char reason[BOX_TEXT_MAX]);
/* Kills what runs, waits until viva-box has cleaned up and ended. NULL is allowed. */
void box_free(struct box *box);

const struct box_info *box_info(const struct box *box);
enum box_tier box_tier(const struct box *box);
const char *box_tier_name(enum box_tier tier); /* "auto" "A" "B" "C" */
enum err box_tier_parse(const char *text, enum box_tier *out);
const char *box_status_name(enum box_status status); /* "exited", "cpu limit", ... */

/* Poll for reading; then call box_next() until it says ERR_BUSY. */
int box_fd(const struct box *box);
/* ERR_INVAL: malformed request; ERR_BUSY: BOX_INFLIGHT_MAX are outstanding. Tickets are never
 * reused within one struct box. */
enum err box_start(struct box *box, const struct box_request *request, uint64_t *ticket);
/* The next result that is there; never blocks. ERR_BUSY: none yet. */
enum err box_next(struct box *box, uint64_t *ticket, struct box_result *result);
/* Kills one request; its result still comes (BOX_ERROR "cancelled" unless it had ended). */
enum err box_cancel(struct box *box, uint64_t ticket);
/* Starts and waits. Not while other requests are outstanding (ERR_STATE). */
enum err box_run(struct box *box, const struct box_request *request, struct box_result *result);

/* Closes the descriptors. A zeroed or released result is allowed. */
void box_result_release(struct box_result *result);

/* A sealed, executable, close-on-exec memfd with these bytes: for programs, inputs and stdin. */
enum err box_memfd(const char *name, const void *bytes, size_t len, int *fd);
/* The next file of a fetched folder; *at begins with 0. Name (NUL-ended) and bytes are views of
 * `pack`, all that the output holds. ERR_NOENT: no more; ERR_INVAL: this is no folder. */
enum err box_folder_next(struct span pack, size_t *at, struct span *name, struct span *bytes);
/* The first max_bytes of an output, NUL-terminated (not counted in *len); the caller frees. */
enum err box_output_read(const struct box_output *output, size_t max_bytes, char **out,
			 size_t *len);

#endif
