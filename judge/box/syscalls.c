/* syscalls.c - theory of operation: see filter.c. Only names here, so that a review of what the
 * sandbox lets through is a review of this page. */
#include "judge/box/syscalls.h"

#include <stddef.h>

/* clang-format off */
const char *const syscalls_allowed[] = {
	/* streams, and the libraries, which are all that a run can open */
	"read", "write", "readv", "writev", "pread64", "pwrite64", "preadv", "pwritev", "lseek",
	"close", "close_range", "dup", "dup2", "dup3", "open", "openat", "access", "faccessat",
	"faccessat2", "stat", "lstat", "fstat", "newfstatat", "statx", "readlink", "readlinkat",
	"poll", "ppoll", "select", "pselect6", "getcwd", "fadvise64",
	/* memory */
	"brk", "mmap", "munmap", "mremap", "mprotect", "madvise", "mincore", "msync",
	/* time */
	"clock_gettime", "clock_getres", "gettimeofday", "time", "times", "getrusage", "nanosleep",
	"clock_nanosleep", "alarm", "setitimer", "getitimer", "timer_create", "timer_settime",
	"timer_gettime", "timer_delete", "timer_getoverrun", "pause", "restart_syscall",
	/* signals to oneself */
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigsuspend",
	"rt_sigtimedwait", "sigaltstack",
	/* threads */
	"futex", "set_tid_address", "set_robust_list", "get_robust_list", "rseq", "arch_prctl",
	"sched_yield", "sched_getaffinity", "getcpu", "membarrier", "exit", "exit_group",
	/* who and where am I */
	"getpid", "gettid", "getppid", "getpgrp", "getpgid", "getsid", "getuid", "geteuid",
	"getgid", "getegid", "getgroups", "getresuid", "getresgid", "getrlimit", "getpriority",
	"sched_getscheduler", "sched_getparam", "sched_get_priority_max",
	"sched_get_priority_min", "uname", "sysinfo", "getrandom", "umask",
	NULL,
};

const char *const syscalls_tool[] = {
	"getdents64", "chmod", "fchmod", "fchmodat", "chdir", "statfs", "fstatfs",
	"copy_file_range", "sendfile", "utimensat",
	NULL,
};

const char *const syscalls_write[] = {
	"creat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "ftruncate", "truncate",
	"fallocate", "fsync", "fdatasync",
	NULL,
};

const char *const syscalls_sanitize[] = {
	"getdents64",
	NULL,
};

const char *const syscalls_refused[] = {
	"setrlimit", "setpriority", "sched_setscheduler", "sched_setparam", "sched_setattr",
	"sched_setaffinity", "ioprio_set", "mlock", "mlock2", "mlockall", "setsid", "setpgid",
	"capget",
	NULL,
};

const char *const syscalls_hostile[] = {
	/* other programs and processes */
	"fork", "vfork", "execve", "ptrace", "process_vm_readv", "process_vm_writev",
	"process_madvise", "process_mrelease", "pidfd_open", "pidfd_getfd", "pidfd_send_signal",
	"kcmp", "tkill",
	/* network and what else makes descriptors out of nothing */
	"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto",
	"recvfrom", "sendmsg", "recvmsg", "sendmmsg", "recvmmsg", "memfd_create", "memfd_secret",
	"userfaultfd", "fanotify_init", "io_uring_setup", "io_uring_enter", "io_uring_register",
	"perf_event_open", "bpf", "seccomp", "io_setup",
	/* memory that nobody's limit counts, and that outlives the program */
	"shmget", "shmat", "shmctl", "semget", "semop", "semctl", "msgget", "msgsnd", "msgrcv",
	"msgctl", "mq_open", "mq_unlink", "vmsplice",
	/* users and namespaces */
	"setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setfsuid",
	"setfsgid", "setgroups", "capset", "unshare", "setns", "chroot", "pivot_root", "mount",
	"umount2", "fsopen", "fsconfig", "fsmount", "fspick", "move_mount", "open_tree",
	"mount_setattr", "quotactl", "quotactl_fd", "open_by_handle_at", "name_to_handle_at",
	"mknod", "mknodat", "landlock_create_ruleset", "landlock_add_rule",
	"landlock_restrict_self", "keyctl", "add_key", "request_key",
	/* the machine */
	"init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot",
	"syslog", "swapon", "swapoff", "acct", "sethostname", "setdomainname", "settimeofday",
	"clock_settime", "adjtimex", "clock_adjtime", "iopl", "ioperm", "modify_ldt", "vhangup",
	"nfsservctl", "lookup_dcookie", "move_pages", "migrate_pages", "mbind", "set_mempolicy",
	NULL,
};
/* clang-format on */
