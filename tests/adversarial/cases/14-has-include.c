/* id: 14
 * family: compile
 * attack: asks what exists on the host and tells by what it returns
 * class: compile
 * stdout: safe
 * expect: A=OK B=OK C=OK|CE */
#include <stdio.h>

#if __has_include("@CANARY@/secret.h") || __has_include("/etc/shadow") || __has_include("/root/.bashrc")
#define SEEN "BREACH: files of the host can be asked for"
#else
#define SEEN "safe"
#endif

int main(void)
{
	puts(SEEN);
	return 0;
}
