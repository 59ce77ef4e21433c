/* box_victim.c - the program that test_box.c runs in the sandbox; argv[1] says what it tries.
 * Compiled by the tests themselves, with gcc, as a candidate's program is. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "box_victim.h"

/* Kept from the optimizer. */
static void *volatile sink;

const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "detect_leaks=0";
}

static int hello(void)
{
	return printf("hello\n") == 6 ? 0 : 1;
}

static int seven(void)
{
	return 7;
}

static int segfault(void)
{
	*(volatile int *)sink = 1;
	return 0;
}

static int spin(void)
{
	volatile uint64_t i = 0;
	while (sink == NULL)
		i++;
	return 0;
}

static int spin_syscalls(void)
{
	while (sink == NULL)
		(void)syscall(SYS_getppid);
	return 0;
}

static int spin_ignoring(void)
{
	(void)signal(SIGXCPU, SIG_IGN);
	return spin();
}

static int sleep_long(void)
{
	return (int)sleep(1000);
}

static int stop_itself(void)
{
	return raise(SIGSTOP);
}

static int touch(size_t mib)
{
	for (size_t i = 0; i < mib; i++) {
		char *block = malloc(1 << 20);
		if (!block)
			abort();
		memset(block, 1, 1 << 20);
		sink = block;
	}
	return 0;
}

static int touch_512(void)
{
	return touch(512);
}

static int touch_32(void)
{
	return touch(32);
}

static int reserve(void)
{
	sink = malloc((size_t)1 << 30);
	return puts(sink ? "reserved" : "refused") < 0;
}

static int deep(int n)
{
	volatile char frame[4096];
	frame[0] = (char)n;
	return n == 0 ? frame[0] : deep(n - 1) + frame[0];
}

static int deep_4mib(void)
{
	(void)deep(1000);
	return hello();
}

static int deep_64mib(void)
{
	return deep(16000) == 12345;
}

static int flood(FILE *to)
{
	char block[65536];
	memset(block, 'x', sizeof block);
	for (int i = 0; i < 4096; i++)
		if (fwrite(block, 1, sizeof block, to) != sizeof block)
			return 1;
	return 0;
}

static int flood_stdout(void)
{
	return flood(stdout);
}

static int flood_stderr(void)
{
	return flood(stderr);
}

static int fork_once(void)
{
	return fork() < 0;
}

static int run_shell(void)
{
	return system("true");
}

static int execve_other(void)
{
	char *const argv[] = {"true", NULL};
	return execve("/bin/true", argv, NULL);
}

static int execveat_self(void)
{
	char *const argv[] = {"again", NULL};
	(void)dup2(0, 200); /* beyond RLIMIT_NOFILE */
	return (int)syscall(SYS_execveat, 200, "", argv, NULL, AT_EMPTY_PATH) == -1 ? errno : 0;
}

static int open_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static int trace(void)
{
	return (int)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static int kill_all(void)
{
	return kill(-1, SIGKILL);
}

static int kill_parent(void)
{
	return kill(getppid() ? getppid() : 1, SIGSTOP);
}

static int new_namespace(void)
{
	return unshare(CLONE_NEWUSER);
}

static int memfd(void)
{
	return memfd_create("x", 0);
}

static int outlive(void)
{
	return prctl(PR_SET_PDEATHSIG, 0) == 0 ? 1 : 0;
}

static int foreign_call(void)
{
#ifdef __x86_64__
	long result = 20; /* getpid of 32-bit x86 */
	__asm__ volatile("int $0x80" : "+a"(result));
	return (int)result == 0;
#else
	return raise(SIGSYS);
#endif
}

static int x32_call(void)
{
	return (int)syscall(0x40000000L | SYS_getpid) == 0;
}

static int unknown_call(void)
{
	return syscall(1023) == -1 && errno == ENOSYS ? 0 : 1;
}

static int clone3_call(void)
{
	return syscall(SYS_clone3, NULL, (size_t)0) == -1 && errno == ENOSYS ? 0 : 1;
}

/* 0 when nothing of the host can be read or listed. */
static int read_files(void)
{
	static const char *const paths[] = {"/etc/passwd",
					    "/etc/hostname",
					    "/proc/1/environ",
					    "/proc/self/maps",
					    "/sys/kernel",
					    "/dev/null",
					    "/tmp",
					    "/root",
					    "/home",
					    "../../etc/passwd",
					    "/usr/bin/true"};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		if (open(paths[i], O_RDONLY) >= 0)
			return (int)i + 1;
	return 0;
}

static int write_files(void)
{
	static const char *const paths[] = {"x", "/x", "/tmp/x", "/dev/shm/x", "/scratch/x"};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		if (open(paths[i], O_WRONLY | O_CREAT, 0600) >= 0)
			return (int)i + 1;
	return 0;
}

/* 0 when there is nothing but the three streams. */
static int descriptors(void)
{
	for (int fd = 3; fd < 1024; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			return 1;
	struct rlimit limit;
	return getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_max == 64 ? 0 : 2;
}

static int raise_limits(void)
{
	struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
	return setrlimit(RLIMIT_CPU, &limit) == -1 && errno == EPERM ? 0 : 1;
}

static int identity(void)
{
	return printf("%d %d\n", (int)getuid() != 0, (int)geteuid() != 0) == 4 ? 0 : 1;
}

static void *add_one(void *p)
{
	++*(int *)p;
	return p;
}

static int thread(void)
{
	pthread_t t;
	int n = 41;
	int error = pthread_create(&t, NULL, add_one, &n);
	if (error != 0)
		return error;
	(void)pthread_join(t, NULL);
	return n == 42 ? hello() : 1;
}

static void *wait_forever(void *p)
{
	(void)pause();
	return p;
}

static int thread_bomb(void)
{
	pthread_t t;
	int n = 0;
	while (n < 100 && pthread_create(&t, NULL, wait_forever, NULL) == 0)
		n++;
	return n;
}

static int cancel_thread(void)
{
	pthread_t t;
	if (pthread_create(&t, NULL, wait_forever, NULL) != 0 || pthread_cancel(t) != 0 ||
	    pthread_join(t, NULL) != 0)
		return 1;
	return hello();
}

static int compare(const void *a, const void *b)
{
	int x = *(const int *)a;
	int y = *(const int *)b;
	return (x > y) - (x < y);
}

static volatile sig_atomic_t rang;

static void on_alarm(int signal_number)
{
	rang = signal_number;
}

static int alarm_works(void)
{
	struct itimerval soon = {.it_value = {.tv_usec = 1000}};
	sigset_t none;
	sigset_t block;
	(void)sigemptyset(&none);
	(void)sigemptyset(&block);
	(void)sigaddset(&block, SIGALRM);
	(void)sigprocmask(SIG_BLOCK, &block, NULL);
	if (signal(SIGALRM, on_alarm) == SIG_ERR || setitimer(ITIMER_REAL, &soon, NULL) != 0)
		return 1;
	while (!rang)
		(void)sigsuspend(&none);
	return (int)alarm(0);
}

/* What honest programs do; the number says which one did not work. */
static int honest(void)
{
	enum { N = 300000 };
	int *numbers = malloc(N * sizeof *numbers);
	char line[64];
	struct stat st;
	struct timespec now;
	uint8_t random_bytes[16];
	if (!numbers || alarm_works() != 0)
		return 1;
	for (int i = 0; i < N; i++)
		numbers[i] = (int)((i * 7919LL) % 100003);
	qsort(numbers, N, sizeof *numbers, compare);
	for (int i = 1; i < N; i++)
		if (numbers[i - 1] > numbers[i])
			return 2;
	for (size_t size = 1; size < (size_t)64 << 20; size *= 4) {
		char *p = malloc(size);
		p = p ? realloc(p, size * 2) : NULL;
		if (!p)
			return 3;
		p[size] = 1;
		free(p);
	}
	if (syscall(SYS_getrandom, random_bytes, sizeof random_bytes, 0) != sizeof random_bytes)
		return 4;
	if (fstat(0, &st) != 0 || fstat(1, &st) != 0 || clock_gettime(CLOCK_REALTIME, &now) != 0)
		return 5;
	if (fabs(exp(log(7.5)) - 7.5) > 1e-9 ||
	    fabs(sin(1.0) * sin(1.0) + cos(1.0) * cos(1.0) - 1) > 1e-9)
		return 6;
	if (setvbuf(stdout, NULL, _IOFBF, 1 << 16) != 0 || fputs("text ", stdout) < 0 ||
	    putchar('c') != 'c' || puts("") < 0 || fprintf(stdout, "%.17g\n", 0.1) < 0 ||
	    fflush(stdout))
		return 7;
	if (fopen("missing.txt", "r") || errno == ENOSYS || !getenv("PATH") || isatty(1))
		return 8;
	if (snprintf(line, sizeof line, "%jd", (intmax_t)clock()) <= 0 || time(NULL) <= 0)
		return 9;
	(void)fclose(stdin);
	free(numbers);
	return 0;
}

static int sum(void)
{
	long long total = 0;
	long long n;
	while (scanf("%lld", &n) == 1)
		total += n;
	return printf("%lld\n", total) < 0;
}

static int overflow(void)
{
	volatile int *block = malloc(4 * sizeof *block);
	sink = (void *)(uintptr_t)block;
	return ((volatile int *)sink)[4];
}

static int close_streams(void)
{
	(void)fclose(stdout);
	(void)fclose(stderr);
	return 0;
}

static int do_abort(void)
{
	abort();
}

static const struct {
	const char *name;
	int (*run)(void);
} acts[] = {
	{"hello", hello},
	{"seven", seven},
	{"segfault", segfault},
	{"abort", do_abort},
	{"spin", spin},
	{"spin_syscalls", spin_syscalls},
	{"spin_ignoring", spin_ignoring},
	{"sleep", sleep_long},
	{"stop", stop_itself},
	{"touch_512", touch_512},
	{"touch_32", touch_32},
	{"reserve", reserve},
	{"deep_4mib", deep_4mib},
	{"deep_64mib", deep_64mib},
	{"flood_stdout", flood_stdout},
	{"flood_stderr", flood_stderr},
	{"fork", fork_once},
	{"shell", run_shell},
	{"execve", execve_other},
	{"execveat", execveat_self},
	{"socket", open_socket},
	{"ptrace", trace},
	{"kill_all", kill_all},
	{"kill_parent", kill_parent},
	{"unshare", new_namespace},
	{"memfd", memfd},
	{"outlive", outlive},
	{"int80", foreign_call},
	{"x32", x32_call},
	{"unknown_call", unknown_call},
	{"clone3", clone3_call},
	{"read_files", read_files},
	{"write_files", write_files},
	{"descriptors", descriptors},
	{"raise_limits", raise_limits},
	{"identity", identity},
	{"thread", thread},
	{"thread_bomb", thread_bomb},
	{"cancel_thread", cancel_thread},
	{"honest", honest},
	{"sum", sum},
	{"overflow", overflow},
	{"close_streams", close_streams},
	{"tool_copy", tool_copy},
	{"tool_link", tool_link},
	{"tool_fifo", tool_fifo},
	{"tool_directory", tool_directory},
	{"tool_sparse", tool_sparse},
	{"tool_fill", tool_fill},
	{"tool_huge", tool_huge},
	{"tool_chmod", tool_chmod},
	{"storm", storm},
	{"talk_ask", talk_ask},
	{"talk_answer", talk_answer},
	{"talk_leave", talk_leave},
};

int main(int argc, char **argv)
{
	for (size_t i = 0; argc > 1 && i < sizeof acts / sizeof *acts; i++)
		if (strcmp(argv[1], acts[i].name) == 0)
			return acts[i].run();
	return argc > 1 ? files_act(argv[1]) : 99;
}
