/* container.c - runs a program as a default container runtime would: the system calls refused that
 * Docker's and Podman's default profiles refuse without extra capabilities, with the same errors;
 * only their capabilities left; control groups mounted read-only.
 *
 *   container [--user UID] PROGRAM ARGUMENT...
 *
 * The profiles are lists of what is allowed; here is the other side of them, as far as this kernel
 * has it. What a test wants of it: unshare, mount, setns and clone with a namespace flag give
 * EPERM, clone3 gives ENOSYS (its flags cannot be read by a filter), so no namespace is to be had.
 */
#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *const refused[] = {
	"acct",
	"add_key",
	"bpf",
	"clock_adjtime",
	"clock_settime",
	"fsconfig",
	"fsmount",
	"fsopen",
	"fspick",
	"open_tree",
	"mount",
	"mount_setattr",
	"move_mount",
	"pivot_root",
	"umount2",
	"setns",
	"unshare",
	"keyctl",
	"request_key",
	"init_module",
	"quotactl",
	"finit_module",
	"delete_module",
	"kexec_load",
	"kexec_file_load",
	"ioperm",
	"iopl",
	"io_uring_setup",
	"io_uring_enter",
	"io_uring_register",
	"mbind",
	"get_mempolicy",
	"set_mempolicy",
	"move_pages",
	"migrate_pages",
	"settimeofday",
	"swapon",
	"swapoff",
	"open_by_handle_at",
	"perf_event_open",
	"reboot",
	"syslog",
	"process_vm_readv",
	"process_vm_writev",
	"pidfd_getfd",
	"kcmp",
	"userfaultfd",
	"lookup_dcookie",
	"uselib",
	"ustat",
	"sysfs",
	"vhangup",
	"fanotify_init",
	"nfsservctl",
	"quotactl_fd",
};

/* What Docker leaves to root in a container. */
static const int kept[] = {
	CAP_CHOWN,  CAP_DAC_OVERRIDE, CAP_FSETID,	    CAP_FOWNER,	     CAP_MKNOD,
	CAP_SETGID, CAP_SETUID,	      CAP_SETFCAP,	    CAP_SETPCAP,     CAP_NET_RAW,
	CAP_KILL,   CAP_SYS_CHROOT,   CAP_NET_BIND_SERVICE, CAP_AUDIT_WRITE,
};

static void fail(const char *what)
{
	(void)fprintf(stderr, "container: %s: %s\n", what, strerror(errno));
	exit(125);
}

static void refuse(scmp_filter_ctx filter, const char *name, uint32_t action)
{
	int call = seccomp_syscall_resolve_name(name);
	if (call != __NR_SCMP_ERROR && seccomp_rule_add(filter, action, call, 0) != 0)
		fail(name);
}

static void load_filter(int no_new_privs)
{
	const uint64_t namespaces = 0x7E020000; /* every CLONE_NEW* */
	const int last = 31;
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	if (!filter)
		fail("seccomp_init");
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
		refuse(filter, refused[i], SCMP_ACT_ERRNO(EPERM));
	refuse(filter, "clone3", SCMP_ACT_ERRNO(ENOSYS));
	for (int bit = 0; bit <= last; bit++)
		if ((namespaces >> bit & 1) &&
		    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
				     SCMP_A0(SCMP_CMP_MASKED_EQ, 1ULL << bit, 1ULL << bit)) != 0)
			fail("clone");
	if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1,
			     SCMP_A0(SCMP_CMP_EQ, AF_VSOCK, 0)) != 0 ||
	    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(personality), 1,
			     SCMP_A0(SCMP_CMP_MASKED_EQ, 0x0040000, 0x0040000)) != 0)
		fail("arguments");
	/* With CAP_SYS_ADMIN still there a runtime needs no no_new_privs; an ordinary user does. */
	(void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_NNP, (uint32_t)no_new_privs);
	if (seccomp_load(filter) != 0)
		fail("seccomp_load");
	seccomp_release(filter);
}

static void read_only_groups(void)
{
	static const char *const places[] = {"/sys/fs/cgroup", "/sys/fs/cgroup/memory"};
	if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		fail("a mount namespace");
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
		if (access(places[i], F_OK) == 0 &&
		    (mount(places[i], places[i], NULL, MS_BIND | MS_REC, NULL) != 0 ||
		     mount(NULL, places[i], NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0))
			fail(places[i]);
}

static void keep_capabilities(void)
{
	struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct data[2] = {0};
	uint64_t mask = 0;
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
		mask |= 1ULL << kept[i];
	for (int capability = 0; capability < 64; capability++)
		if (!(mask >> capability & 1))
			(void)prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
	data[0].effective = data[0].permitted = (uint32_t)mask;
	if (syscall(SYS_capset, &head, data) != 0)
		fail("capset");
}

int main(int argc, char **argv)
{
	int at = 1;
	long uid = -1;
	if (argc > 2 && strcmp(argv[1], "--user") == 0) {
		uid = strtol(argv[2], NULL, 10);
		at = 3;
	}
	if (argc <= at || (uid >= 0 && geteuid() != 0)) {
		(void)fprintf(stderr, "container [--user UID, as root] PROGRAM ARGUMENT...\n");
		return 125;
	}
	if (geteuid() == 0)
		read_only_groups();
	load_filter(geteuid() != 0);
	if (geteuid() == 0)
		keep_capabilities();
	if (uid >= 0 &&
	    (setgroups(0, NULL) != 0 || setresgid((gid_t)uid, (gid_t)uid, (gid_t)uid) != 0 ||
	     setresuid((uid_t)uid, (uid_t)uid, (uid_t)uid) != 0))
		fail("the user");
	(void)execvp(argv[at], argv + at);
	fail(argv[at]);
}
