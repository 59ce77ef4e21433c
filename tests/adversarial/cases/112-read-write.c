/* id: 112
 * family: must-work
 * attack: read, write, poll, select, mmap of the input, at the level of system calls
 * class: run
 * stdin: hello
 * stdout: hello
 * expect: OK */
#define _GNU_SOURCE
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void)
{
	char text[8] = "";
	struct stat st;
	struct pollfd ready = {.fd = 0, .events = POLLIN};
	fd_set set;
	FD_ZERO(&set);
	FD_SET(0, &set);
	if (poll(&ready, 1, 0) != 1 || select(1, &set, NULL, NULL, NULL) != 1 || fstat(0, &st) != 0)
		return 1;
	void *whole = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, 0, 0);
	if (whole == MAP_FAILED || memcmp(whole, "hello", 5) != 0)
		return 2;
	if (read(0, text, 5) != 5 || lseek(0, 0, SEEK_SET) != 0 || pread(0, text, 5, 0) != 5)
		return 3;
	struct iovec parts[2] = {{text, 5}, {"\n", 1}};
	return writev(1, parts, 2) == 6 && dup(1) > 2 && usleep(1000) == 0 ? 0 : 4;
}
