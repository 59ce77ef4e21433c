#include "harden.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/auto.h"

enum err harden_become(uid_t uid, gid_t gid)
{
	if (setgroups(0, NULL) < 0 || setresgid(gid, gid, gid) < 0 || setresuid(uid, uid, uid) < 0)
		return ERR_FORBIDDEN;
	/* A kernel or a container that only pretends would leave root behind. */
	if (setuid(0) == 0 || geteuid() == 0 || getegid() != gid)
		return ERR_FORBIDDEN;
	return ERR_OK;
}

/* ---- seccomp: a list of what is refused, since libraries may need anything else ---- */

static const int refused[] = {
	SCMP_SYS(execve),
	SCMP_SYS(execveat),
	SCMP_SYS(fork),
	SCMP_SYS(vfork),
	SCMP_SYS(ptrace),
	SCMP_SYS(process_vm_readv),
	SCMP_SYS(process_vm_writev),
	SCMP_SYS(pidfd_getfd),
	SCMP_SYS(kcmp),
	SCMP_SYS(mount),
	SCMP_SYS(umount2),
	SCMP_SYS(pivot_root),
	SCMP_SYS(chroot),
	SCMP_SYS(move_mount),
	SCMP_SYS(open_tree),
	SCMP_SYS(fsopen),
	SCMP_SYS(setns),
	SCMP_SYS(unshare),
	SCMP_SYS(bpf),
	SCMP_SYS(perf_event_open),
	SCMP_SYS(userfaultfd),
	SCMP_SYS(io_uring_setup),
	SCMP_SYS(keyctl),
	SCMP_SYS(add_key),
	SCMP_SYS(request_key),
	SCMP_SYS(init_module),
	SCMP_SYS(finit_module),
	SCMP_SYS(kexec_load),
	SCMP_SYS(reboot),
	SCMP_SYS(swapon),
	SCMP_SYS(personality),
	SCMP_SYS(open_by_handle_at),
};

static enum err refuse_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	if (!filter)
		return ERR_NOMEM;
	/* Another ABI's numbers (32-bit, x32) would go around the list. */
	int bad = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
	bad = bad ? bad : seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
	for (size_t i = 0; !bad && i < sizeof refused / sizeof *refused; i++)
		bad = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0);
	/* fork is clone without CLONE_THREAD. The arguments of clone3 lie where a filter cannot
	 * look: as if the kernel had none, so that the C library makes its threads by clone. */
	bad = bad ? bad
		  : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
				     SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
	bad = bad ? bad : seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	bad = bad ? bad : seccomp_load(filter);
	seccomp_release(filter);
	return bad ? ERR_UNSUPPORTED : ERR_OK;
}

/* ---- Landlock ---- */

enum {
	READ_AND_WRITE = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
			 LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
			 LANDLOCK_ACCESS_FS_REMOVE_FILE,
	HANDLED = READ_AND_WRITE | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
		  LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
		  LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
		  LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM,
};

static bool allow(int ruleset, const char *path, uint64_t access)
{
	AUTO_FD int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = fd};
	return fd >= 0 &&
	       syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

static enum err limit_files(const char *directory, const char *socket_directory, bool *landlock)
{
	struct landlock_ruleset_attr attr = {.handled_access_fs = HANDLED};
	AUTO_FD int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
	*landlock = ruleset >= 0;
	if (!*landlock)
		return ERR_OK;
	if (!allow(ruleset, directory, READ_AND_WRITE) ||
	    (socket_directory &&
	     !allow(ruleset, socket_directory, LANDLOCK_ACCESS_FS_REMOVE_FILE)) ||
	    syscall(SYS_landlock_restrict_self, ruleset, 0) < 0)
		return ERR_UNSUPPORTED;
	return ERR_OK;
}

enum err harden_process(const char *directory, const char *socket_directory, bool *landlock)
{
	const struct rlimit none = {0, 0};
	if (setrlimit(RLIMIT_CORE, &none) < 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return ERR_UNSUPPORTED;
	enum err e = limit_files(directory, socket_directory, landlock);
	return e ? e : refuse_calls();
}
