#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/* What could trap whoever wipes the folder, or lead out of it. */
int main(void)
{
	FILE *file = fopen("plain", "w");
	if (!file || fclose(file) != 0)
		return 0;
	if (mkdir("folder", 0700) == 0 || symlink("/etc/passwd", "link") == 0 ||
	    link("plain", "second") == 0 || rename("plain", "/plain") == 0 ||
	    rename("plain", "../plain") == 0 || fopen("../outside", "w") ||
	    fopen("/outside", "w") || chmod("plain", 04777) == 0 ||
	    setxattr("plain", "user.x", "x", 1, 0) == 0)
		return 0;
	/* Left open and without a name: it must not stay. */
	if (open("plain", O_RDWR) < 0 || remove("plain") != 0)
		return 0;
	abort();
}
