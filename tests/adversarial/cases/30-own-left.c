/* id: 30
 * family: files
 * attack: leaves files, open and mapped, for a later run in the same slot
 * class: writing
 * expect: A=AC B=AC C=JE */
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
	if (access("left", F_OK) == 0 || access("gone", F_OK) == 0)
		puts("BREACH: there is something left");
	int fd = open("left", O_RDWR | O_CREAT, 0600), gone = open("gone", O_RDWR | O_CREAT, 0600);
	if (fd < 0 || gone < 0 || write(fd, "x", 1) != 1 || write(gone, "x", 1) != 1)
		return 1;
	if (unlink("gone") != 0 || mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, gone, 0) == MAP_FAILED)
		return 2;
	puts("safe");
}
