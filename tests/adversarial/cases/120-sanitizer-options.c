/* id: 120
 * family: sanitizers
 * attack: options of its own for the sanitizers: a log on the host, a report that never ends, faults passed over
 * class: run
 * sanitize: yes
 * stdin: x
 * expect: CE|RTE|OK */
#include <stdio.h>
#include <stdlib.h>

const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "log_path=@CANARY@/left:halt_on_error=0:allow_user_segv_handler=1:detect_leaks=1:help=1";
}

const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void)
{
	return "log_path=@CANARY@/left:print_stacktrace=1:suppressions=@CANARY@/secret.h";
}

int main(void)
{
	volatile int i = 4;
	int *p = malloc(4 * sizeof *p);
	if (p)
		p[i] = i;
	free(p);
	return 0;
}
