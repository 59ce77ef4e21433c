#include "judge/advice.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/auto.h"

static char first_of(const char *path)
{
	char c = 0;
	AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
	return fd >= 0 && read(fd, &c, 1) == 1 ? c : '\0';
}

/* A runtime leaves one of these marks; systemd-nspawn and podman set the variable. */
static bool in_container(void)
{
	return access("/.dockerenv", F_OK) == 0 || access("/run/.containerenv", F_OK) == 0 ||
	       getenv("container") != NULL;
}

void surroundings_look(struct surroundings *out)
{
	const char *sysctl_clone = "/proc/sys/kernel/unprivileged_userns_clone";
	const char *sysctl_apparmor = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";
	*out = (struct surroundings){
		.root = geteuid() == 0,
		.container = in_container(),
		.v2 = access("/sys/fs/cgroup/cgroup.controllers", F_OK) == 0,
		.no_namespaces = first_of("/proc/sys/user/max_user_namespaces") == '0',
		.no_unprivileged = first_of(sysctl_clone) == '0',
		.apparmor_restricts = first_of(sysctl_apparmor) == '1',
	};
}

static const char *for_uids(const struct surroundings *at)
{
	return at->container
		       ? "run the container as root (`--user 0`); viva-judge drops to its own "
			 "user by itself"
		       : "start viva-judge as root: `sudo viva-judge serve ...`, or a service "
			 "without User=; it drops to its own user by itself (--user)";
}

static const char *for_memory(const struct surroundings *at)
{
	if (at->container)
		return "docker run --privileged --cgroupns=private, or podman run "
		       "--security-opt unmask=/sys/fs/cgroup with a writable /sys/fs/cgroup";
	if (!at->v2)
		return at->root ? "mount it: `mount -t cgroup2 none /sys/fs/cgroup`, and keep "
				  "`cgroup_disable=memory` off the kernel's command line"
				: "start viva-judge as root (control groups of version 1 cannot be "
				  "delegated), or boot with `systemd.unified_cgroup_hierarchy=1`";
	if (at->root)
		return "in the unit: `Delegate=memory pids cpu`; by hand: `echo +memory "
		       ">/sys/fs/cgroup/cgroup.subtree_control`";
	return "in the unit: `Delegate=memory pids cpu`; at a terminal: `systemd-run --user "
	       "--scope "
	       "-p Delegate=yes viva-judge ...`";
}

static const char *for_namespaces(const struct surroundings *at)
{
	if (at->no_namespaces)
		return "`sysctl -w user.max_user_namespaces=15000`, and the same in "
		       "/etc/sysctl.d/viva.conf";
	if (at->container)
		return "docker run --security-opt seccomp=unconfined --security-opt "
		       "apparmor=unconfined --security-opt systempaths=unconfined; for tier A "
		       "--privileged";
	if (at->no_unprivileged && !at->root)
		return "`sysctl -w kernel.unprivileged_userns_clone=1`, and the same in "
		       "/etc/sysctl.d/viva.conf; or start as root";
	if (at->apparmor_restricts && !at->root)
		return "`sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`, and the same "
		       "in /etc/sysctl.d/viva.conf; or start as root";
	return "something above us forbids clone and unshare with namespaces: in a unit keep "
	       "RestrictNamespaces= off and SystemCallFilter= without ~@mount; in a container see "
	       "its seccomp profile";
}

static const char *for_landlock(const struct surroundings *at)
{
	return at->container
		       ? "the host's kernel decides: 5.13 or newer with `landlock` in its "
			 "`lsm=` list, and a container runtime of 2021 or newer"
		       : "a kernel of 5.13 or newer, and `landlock` in the `lsm=` list of its "
			 "command line (see /sys/kernel/security/lsm)";
}

static const char *for_seccomp(const struct surroundings *at)
{
	(void)at;
	return "a kernel with CONFIG_SECCOMP_FILTER, and a container or unit that allows the "
	       "seccomp system call";
}

static const char *for_notification(const struct surroundings *at)
{
	(void)at;
	return "nothing needs to be done; without another supervisor's listener above us (some "
	       "container runtimes) the forbidden call would be named";
}

static const char *for_compiler(const struct surroundings *at)
{
	(void)at;
	return "`apt-get install gcc binutils libc6-dev`";
}

static const struct {
	const char *part;
	const char *(*advice)(const struct surroundings *);
} table[] = {
	{"uid per slot", for_uids},	{"memory cgroup", for_memory},
	{"namespaces", for_namespaces}, {"landlock", for_landlock},
	{"seccomp", for_seccomp},	{"seccomp notification", for_notification},
	{"compiler", for_compiler},
};

const char *advice_for(const struct box_part *part, const struct surroundings *at)
{
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(part->name, table[i].part) == 0)
			return table[i].advice(at);
	return "see docs/OPERATIONS.md, Tiers";
}
