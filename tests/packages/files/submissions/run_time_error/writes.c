#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Whatever succeeds is printed, which would make it a wrong answer. */
static void must_fail(const char *what, int succeeded)
{
	if (succeeded) {
		printf("%s\n", what);
		exit(0);
	}
}

int main(void)
{
	char name[128];
	if (scanf("%127s", name) != 1)
		return 0;
	must_fail("write", open(name, O_WRONLY) >= 0);
	must_fail("both", open(name, O_RDWR) >= 0);
	must_fail("empty", open(name, O_RDONLY | O_TRUNC) >= 0);
	must_fail("append", fopen(name, "a") != NULL);
	must_fail("make", fopen("new.txt", "w") != NULL);
	must_fail("unnamed", open(".", O_TMPFILE | O_RDWR, 0600) >= 0);
	must_fail("remove", remove(name) == 0);
	must_fail("rename", rename(name, "other") == 0);
	must_fail("truncate", truncate(name, 0) == 0);
	must_fail("above", fopen("../new.txt", "w") != NULL);
	int fd = open(name, O_RDONLY);
	must_fail("map", fd >= 0 && mmap(NULL, 1, PROT_WRITE, MAP_SHARED, fd, 0) != MAP_FAILED);
	abort();
}
