/* filter.c - theory of operation
 *
 * Four answers, from the outside in:
 *  - a foreign architecture (int 0x80, x32) kills the process: its numbers mean other calls;
 *  - a call that no honest program of this class makes (hostile[]) raises a notification: the
 *    supervisor notes number and name, kills, and the verdict is a violation with a name;
 *  - a call that honest programs make but may not have (refused[]) fails with EPERM, such as
 *    raising the stack limit, which many programs try and can live without;
 *  - anything else that is not allowed does not exist: ENOSYS, so that libraries fall back. clone3
 *    is among these, since its arguments lie in memory and cannot be checked.
 *
 * Numbers in arguments are compared in registers only, so there is no race to win by changing
 * memory. A program may signal only itself: the filter is built with SELF as the pid, and each
 * child writes its own pid over it before loading. So kill(-1), kill(1) and, in tier C, signals to
 * other processes of the same user are violations without asking anybody.
 *
 * execveat is allowed on descriptor 200 only. That descriptor is close-on-exec and RLIMIT_NOFILE
 * is 64, so after the first exec it is gone and cannot be made again. */
#include "judge/box/filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/syscalls.h"

/* Stands for the program's own pid: above pid_max, so that it never means a process. */
#define SELF 0x5e1f5e1fU

static const unsigned pthread_flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND |
				      CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS |
				      CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;

struct builder {
	scmp_filter_ctx ctx;
	uint32_t hostile;
	bool failed;
};

static void add_names(struct builder *b, uint32_t action, const char *const *names)
{
	for (; *names; names++) {
		int nr = seccomp_syscall_resolve_name(*names);
		/* Newer or foreign names are not there on every host; absent is ENOSYS anyway. */
		if (nr == __NR_SCMP_ERROR || nr < 0)
			continue;
		if (seccomp_rule_add(b->ctx, action, nr, 0) != 0)
			b->failed = true;
	}
}

/* The whole register is compared: rubbish in its upper half never matches what is allowed. */
static struct scmp_arg_cmp when(unsigned arg, enum scmp_compare op, uint64_t value)
{
	return (struct scmp_arg_cmp){.arg = arg, .op = op, .datum_a = value};
}

static void add_one(struct builder *b, uint32_t action, int nr, struct scmp_arg_cmp cmp)
{
	if (seccomp_rule_add_array(b->ctx, action, nr, 1, &cmp) != 0)
		b->failed = true;
}

/* Allowed with this 32-bit value in that argument, `otherwise` with any other. */
static void add_only(struct builder *b, int nr, unsigned arg, unsigned value, uint32_t otherwise)
{
	add_one(b, SCMP_ACT_ALLOW, nr, when(arg, SCMP_CMP_EQ, value));
	add_one(b, otherwise, nr, when(arg, SCMP_CMP_NE, value));
}

static void add_values(struct builder *b, int nr, unsigned arg, const unsigned *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_one(b, SCMP_ACT_ALLOW, nr, when(arg, SCMP_CMP_EQ, values[i]));
}

static void add_signals(struct builder *b)
{
	add_only(b, SCMP_SYS(kill), 0, SELF, b->hostile);
	add_only(b, SCMP_SYS(tgkill), 0, SELF, b->hostile);
	add_only(b, SCMP_SYS(rt_tgsigqueueinfo), 0, SELF, b->hostile);
	add_only(b, SCMP_SYS(rt_sigqueueinfo), 0, SELF, b->hostile);
}

static void add_process(struct builder *b, bool threads)
{
	struct scmp_arg_cmp exact = when(0, SCMP_CMP_EQ, pthread_flags);
	struct scmp_arg_cmp other = when(0, SCMP_CMP_NE, pthread_flags);
	/* Without threads pthread_create fails as it does on a full system. */
	add_one(b, threads ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EAGAIN), SCMP_SYS(clone), exact);
	add_one(b, b->hostile, SCMP_SYS(clone), other);
	add_only(b, SCMP_SYS(execveat), 0, FILTER_PROGRAM_FD, b->hostile);
	/* ASLR may be asked about, not switched off. */
	add_only(b, SCMP_SYS(personality), 0, 0xffffffffU, b->hostile);
}

/* Reading limits, not setting them. A sanitizer gives up when it may not set RLIMIT_CORE, so it may
 * set its own: they stand at their hard limits, and from there they only go down. (Rules on two
 * arguments at once, one of 64 bits, come out wrong in libseccomp 2.5.) */
static void add_limits(struct builder *b, enum wire_class class)
{
	int nr = SCMP_SYS(prlimit64);
	if (class == WIRE_SANITIZE) {
		add_only(b, nr, 0, 0, SCMP_ACT_ERRNO(EPERM));
		return;
	}
	add_one(b, SCMP_ACT_ALLOW, nr, when(2, SCMP_CMP_EQ, 0));
	add_one(b, SCMP_ACT_ERRNO(EPERM), nr, when(2, SCMP_CMP_NE, 0));
}

static void add_descriptors(struct builder *b)
{
	static const unsigned commands[] = {F_DUPFD, F_GETFD, F_SETFD,
					    F_GETFL, F_SETFL, F_DUPFD_CLOEXEC};
	static const unsigned locks[] = {F_SETLK, F_SETLKW, F_GETLK};
	static const unsigned requests[] = {0x5401 /* TCGETS */, 0x5413 /* TIOCGWINSZ */,
					    0x541b /* FIONREAD */};
	add_values(b, SCMP_SYS(fcntl), 1, commands, sizeof commands / sizeof *commands);
	for (size_t i = 0; i < sizeof locks / sizeof *locks; i++)
		add_one(b, SCMP_ACT_ERRNO(ENOLCK), SCMP_SYS(fcntl), when(1, SCMP_CMP_EQ, locks[i]));
	add_values(b, SCMP_SYS(ioctl), 1, requests, sizeof requests / sizeof *requests);
}

static void add_prctl(struct builder *b, enum wire_class class)
{
	/* Never PR_SET_PDEATHSIG: it is what ends the program if the supervisor dies. */
	static const unsigned names[] = {PR_SET_NAME, PR_GET_NAME, 0x53564d41 /* PR_SET_VMA */};
	static const unsigned sanitizer[] = {PR_GET_DUMPABLE, PR_GET_PDEATHSIG};
	add_values(b, SCMP_SYS(prctl), 0, names, sizeof names / sizeof *names);
	if (class == WIRE_SANITIZE)
		add_values(b, SCMP_SYS(prctl), 0, sanitizer, sizeof sanitizer / sizeof *sanitizer);
}

static void add_all(struct builder *b, enum wire_class class, bool threads, bool writes)
{
	add_names(b, SCMP_ACT_ALLOW, syscalls_allowed);
	add_names(b, SCMP_ACT_ERRNO(EPERM), syscalls_refused);
	add_names(b, b->hostile, syscalls_hostile);
	if (class == WIRE_TOOL)
		add_names(b, SCMP_ACT_ALLOW, syscalls_tool);
	if (class == WIRE_TOOL || writes)
		add_names(b, SCMP_ACT_ALLOW, syscalls_write);
	if (class == WIRE_SANITIZE)
		add_names(b, SCMP_ACT_ALLOW, syscalls_sanitize);
	add_signals(b);
	add_process(b, threads);
	add_limits(b, class);
	add_descriptors(b);
	add_prctl(b, class);
}

static enum err export(const struct builder *b, struct filter *out) {
	AUTO_FD int fd = memfd_create("filter", MFD_CLOEXEC);
	if (fd < 0 || seccomp_export_bpf(b->ctx, fd) != 0) return ERR_IO;
	ssize_t n = pread(fd, out->code, sizeof out->code, 0);
	if (n <= 0 || (size_t)n == sizeof out->code) return n <= 0 ? ERR_IO : ERR_TOOBIG;
	out->length = (size_t)n / sizeof out->code[0];
	return ERR_OK;
}

enum err filter_build(enum wire_class class, bool threads, bool writes, bool notify,
		      struct filter *out)
{
	struct builder b = {
		.ctx = seccomp_init(SCMP_ACT_ERRNO(ENOSYS)),
		.hostile = notify ? SCMP_ACT_NOTIFY : SCMP_ACT_KILL_PROCESS,
	};
	if (!b.ctx)
		return ERR_NOMEM;
	/* A binary search instead of a chain: the hot calls come to a handful of comparisons. */
	b.failed = seccomp_attr_set(b.ctx, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) != 0 ||
		   seccomp_attr_set(b.ctx, SCMP_FLTATR_CTL_OPTIMIZE, 2) != 0;
	add_all(&b, class, threads, writes);
	enum err e = b.failed ? ERR_UNSUPPORTED : export(&b, out);
	seccomp_release(b.ctx);
	return e;
}

int filter_load(struct filter *filter, pid_t self, bool notify, int *listener)
{
	for (size_t i = 0; i < filter->length; i++)
		if (filter->code[i].code == (BPF_JMP | BPF_JEQ | BPF_K) &&
		    filter->code[i].k == SELF)
			filter->code[i].k = (uint32_t)self;
	struct sock_fprog program = {
		.len = (unsigned short)filter->length,
		.filter = filter->code,
	};
	unsigned long flags = notify ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
	long fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
	if (fd < 0)
		return -errno;
	*listener = notify ? (int)fd : -1;
	return 0;
}

enum err filter_violation(int listener, int *nr)
{
	/* Room for a kernel whose struct has grown. */
	union {
		struct seccomp_notif notif;
		char room[512];
	} request = {0};
	if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &request) != 0)
		return errno == ENOENT ? ERR_NOENT : ERR_IO;
	*nr = request.notif.data.nr;
	return ERR_OK;
}

void filter_name(int nr, char out[32])
{
	char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, nr);
	int n = snprintf(out, 32, "%s", name ? name : "unknown");
	if (n < 0 || n >= 32)
		memcpy(out, "unknown", sizeof "unknown");
	free(name);
}

bool filter_probe(bool notify)
{
	struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	struct sock_fprog program = {.len = 1, .filter = &allow};
	unsigned long flags = notify ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
	pid_t pid = fork();
	if (pid == 0) {
		bool ok = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
			  syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program) >= 0;
		_exit(ok ? 0 : 1);
	}
	int status = 0;
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}
