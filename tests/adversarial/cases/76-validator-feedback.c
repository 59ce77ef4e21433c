/* id: 76
 * family: output
 * attack: a validator whose feedback is links, devices, directories and a score that is none
 * class: validator
 * expect: JE|WA|AC */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	char path[512];
	const char *dir = argc > 3 ? argv[3] : ".";
	snprintf(path, sizeof path, "%s/judgemessage.txt", dir);
	(void)!symlink("@CANARY@/secret.h", path);
	snprintf(path, sizeof path, "%s/teammessage.txt", dir);
	(void)!link("/etc/passwd", path);
	snprintf(path, sizeof path, "%s/score_multiplier.txt", dir);
	(void)mkdir(path, 0);
	snprintf(path, sizeof path, "%s/score.txt", dir);
	FILE *f = fopen(path, "w");
	if (f) {
		fputs("1e999999999 nan \033[2J", f);
		fclose(f);
	}
	snprintf(path, sizeof path, "%s/nextpass.in", dir);
	(void)!symlink("/dev/zero", path);
	return 42;
}
