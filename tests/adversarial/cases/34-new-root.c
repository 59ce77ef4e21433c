/* id: 34
 * family: files
 * attack: mounts, changes the root, opens by handle
 * class: run
 * stdin: mount | umount | chroot | pivot_root | by_handle
 * expect: SV */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	char what[16] = "";
	struct {
		struct file_handle handle;
		char room[128];
	} h = {.handle = {.handle_bytes = 8, .handle_type = 1}};
	if (scanf("%15s", what) != 1)
		return 1;
	if (strcmp(what, "mount") == 0 && mount("none", "/", "tmpfs", 0, NULL) == 0)
		puts("BREACH: mount");
	if (strcmp(what, "umount") == 0 && umount2("/", MNT_DETACH) == 0)
		puts("BREACH: umount");
	if (strcmp(what, "chroot") == 0 && chroot("/lib") == 0)
		puts("BREACH: chroot");
	if (strcmp(what, "pivot_root") == 0 && syscall(SYS_pivot_root, ".", ".") == 0)
		puts("BREACH: pivot_root");
	if (strcmp(what, "by_handle") == 0 && open_by_handle_at(0, &h.handle, O_RDONLY) >= 0)
		puts("BREACH: open_by_handle_at");
	return 0;
}
