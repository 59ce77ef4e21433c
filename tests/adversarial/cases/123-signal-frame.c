/* id: 123
 * family: kernel
 * attack: a forged signal frame, to return into the kernel's or another mode's code
 * class: run
 * expect: RTE|SV */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <ucontext.h>

static void forge(int number, siginfo_t *info, void *context)
{
	ucontext_t *u = context;
	(void)number;
	(void)info;
	u->uc_mcontext.gregs[REG_CSGSFS] = 0x10; /* the kernel's code segment */
	u->uc_mcontext.gregs[REG_RIP] = (long long)0xffffffff81000000ULL;
	u->uc_mcontext.gregs[REG_EFL] |= 0x3000; /* the right to ports */
}

int main(void)
{
	struct sigaction action = {.sa_sigaction = forge, .sa_flags = SA_SIGINFO};
	sigaction(SIGUSR1, &action, NULL);
	raise(SIGUSR1);
	puts("BREACH: came back");
	return 0;
}
