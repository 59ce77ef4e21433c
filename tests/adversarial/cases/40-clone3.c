/* id: 40
 * family: processes
 * attack: clone3, whose arguments no filter can read
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <linux/sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	struct clone_args args = {.exit_signal = SIGCHLD};
	long pid = syscall(SYS_clone3, &args, sizeof args);
	puts(pid < 0 ? "safe" : "BREACH: a process");
	return 0;
}
