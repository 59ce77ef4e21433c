/* id: 22
 * family: files
 * attack: traps in the folder where it may write: links, FIFO, folders, names that lead out
 * class: writing
 * expect: A=AC B=AC C=JE */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void tried(const char *what, int succeeded)
{
	if (succeeded)
		printf("BREACH: %s\n", what);
}

int main(void)
{
	int fd = open("plain", O_RDWR | O_CREAT, 0600);
	tried("no file of its own", fd < 0);
	tried("symlink", symlink("@CANARY@/secret", "link") == 0);
	tried("link", link("plain", "second") == 0);
	tried("mkdir", mkdir("folder", 0700) == 0);
	tried("rename out", rename("plain", "../plain") == 0 || rename("plain", "/plain") == 0);
	tried("O_CREAT above", open("../above", O_WRONLY | O_CREAT, 0600) >= 0);
	tried("O_CREAT at the canary", open("@CANARY@/writable", O_WRONLY | O_CREAT, 0600) >= 0);
	tried("chmod", chmod("plain", 06777) == 0 || fchmod(fd, 06777) == 0);
	tried("chown", chown("plain", 0, 0) == 0 && geteuid() != 0);
	puts("safe");
}
