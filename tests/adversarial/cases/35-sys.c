/* id: 35
 * family: files
 * attack: switches of the kernel
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>

static void must_fail(const char *path, int flags)
{
	if (open(path, flags, 0600) >= 0)
		printf("BREACH: opened %s\n", path);
}

int main(void)
{
	must_fail("/proc/sys/kernel/core_pattern", O_WRONLY);
	must_fail("/proc/sys/vm/drop_caches", O_WRONLY);
	must_fail("/proc/sysrq-trigger", O_WRONLY);
	must_fail("/sys/kernel/uevent_helper", O_WRONLY);
	must_fail("/sys/fs/cgroup/memory/cgroup.procs", O_WRONLY);
	must_fail("/sys/fs/cgroup/cgroup.procs", O_WRONLY);
	must_fail("/dev/mem", O_RDWR);
	must_fail("/dev/kmsg", O_WRONLY);
	puts("safe");
	return 0;
}
