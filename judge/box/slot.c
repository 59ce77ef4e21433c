/* slot.c - theory of operation
 *
 * Namespaces are made by the clone that makes the zygote, so it is PID 1 of them, and its death
 * is the death of everything inside: the kernel sees to it, nobody has to find the processes.
 *
 * As root the user namespace maps two host uids of the slot's own: 0 inside for the zygote, which
 * is thus nobody on the host, and 1000 inside for programs. As an ordinary user only our own uid
 * can be mapped, to 1000 for both. The zygote waits for one byte until maps and cgroup are
 * there, since until then it is nobody and counted nowhere.
 *
 * In tier C the zygote is a plain child: Landlock, seccomp and limits are all there is. Programs
 * cannot fork, they die with the zygote (parent-death signal), it dies with us. */
#include "judge/box/slot.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/work.h"
#include "judge/box/zygote.h"

static const unsigned long namespaces = CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET |
					CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;

static enum err explain(char text[WIRE_REASON_MAX], const char *what)
{
	(void)snprintf(text, WIRE_REASON_MAX, "%s: %s", what, strerror(errno));
	return ERR_IO;
}

static enum err put_file(pid_t pid, const char *name, const char *content)
{
	char path[64];
	size_t length = strlen(content);
	(void)snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
	AUTO_FD int fd = open(path, O_WRONLY | O_CLOEXEC);
	return fd >= 0 && write(fd, content, length) == (ssize_t)length ? ERR_OK : ERR_IO;
}

static enum err map_ids(const struct slot *slot, const struct host *host)
{
	char uids[96];
	char gids[96];
	if (host->root) {
		uint32_t first = host->uid_base + 2 * slot->index;
		(void)snprintf(uids, sizeof uids, "0 %u 1\n1000 %u 1\n", first, first + 1);
		(void)snprintf(gids, sizeof gids, "%s", uids);
	} else {
		(void)snprintf(uids, sizeof uids, "1000 %u 1\n", geteuid());
		(void)snprintf(gids, sizeof gids, "1000 %u 1\n", getegid());
		/* Without it an ordinary user may not map a gid (it would allow dropping groups).
		 */
		if (put_file(slot->pid, "setgroups", "deny") != ERR_OK)
			return ERR_IO;
	}
	enum err e = put_file(slot->pid, "uid_map", uids);
	return e == ERR_OK ? put_file(slot->pid, "gid_map", gids) : e;
}

static enum err make_work_dir(struct slot *slot, const struct host *host)
{
	if (host->namespaces || slot->class != WIRE_TOOL)
		return ERR_OK;
	if (snprintf(slot->work_dir, sizeof slot->work_dir, "%s/%u", host->base_dir, slot->index) >=
	    (int)sizeof slot->work_dir)
		return ERR_TOOBIG;
	if (mkdir(slot->work_dir, 0700) != 0)
		return ERR_IO;
	uid_t id = host->uid_base + 2 * slot->index;
	return !host->root || chown(slot->work_dir, id, id) == 0 ? ERR_OK : ERR_IO;
}

static enum err start(struct slot *slot, const struct host *host, uint64_t work_bytes, int theirs)
{
	unsigned long flags = CLONE_PIDFD | SIGCHLD | (host->namespaces ? namespaces : 0);
	long pid = syscall(SYS_clone, flags, NULL, &slot->pidfd, NULL, NULL);
	if (pid < 0)
		return ERR_IO;
	if (pid == 0) {
		struct zygote zygote = {
			.host = host,
			.class = slot->class,
			.index = slot->index,
			.work_bytes = work_bytes,
			.work_dir = slot->work_dir,
			.socket = theirs,
		};
		zygote_main(&zygote);
	}
	slot->pid = (pid_t)pid;
	return ERR_OK;
}

static enum err let_go(struct slot *slot, const struct host *host, char text[WIRE_REASON_MAX])
{
	if (host->namespaces && map_ids(slot, host) != ERR_OK)
		return explain(text, "mapping the slot's uids");
	if (cgroup_leaf_add(&slot->leaf, slot->pid) != ERR_OK)
		return explain(text, "putting the slot into its cgroup");
	return send(slot->socket, "", 1, MSG_NOSIGNAL) == 1 ? ERR_OK
							    : explain(text, "starting the slot");
}

enum err slot_init(struct slot *slot, const struct host *host, unsigned index,
		   enum wire_class class, uint64_t work_bytes, char text[WIRE_REASON_MAX])
{
	struct slot made = {
		.index = index, .class = class, .pidfd = -1, .socket = -1, .leaf = {.dir = -1}};
	int pair[2];
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return explain(text, "making a socket pair");
	made.socket = pair[0];
	AUTO_FD int theirs = pair[1];
	enum err e = ERR_OK;
	if (fcntl(pair[0], F_SETFL, O_NONBLOCK) != 0)
		e = explain(text, "making a socket pair");
	else if (cgroup_leaf_init(&host->cgroup, index, &made.leaf) != ERR_OK)
		e = explain(text, "making the slot's cgroup");
	else if (make_work_dir(&made, host) != ERR_OK)
		e = explain(text, "making the work directory");
	else if (start(&made, host, work_bytes, theirs) != ERR_OK)
		e = explain(text, "cloning the slot");
	else
		e = let_go(&made, host, text);
	if (e != ERR_OK) {
		slot_release(&made, host);
		return e;
	}
	*slot = made;
	return ERR_OK;
}

/* Tier C as root: whatever runs under the slot's uid, from a child of ours that has become it.
 * Programs cannot fork, so this should never find anybody; it is the belt to those braces. */
static void kill_uid(const struct slot *slot, const struct host *host)
{
	uid_t id = host->uid_base + 2 * slot->index;
	pid_t pid = fork();
	if (pid == 0) {
		/* Only with the identity really changed: kill(-1) as root would reach everybody. */
		if (syscall(SYS_setresgid, id, id, id) == 0 &&
		    syscall(SYS_setresuid, id, id, id) == 0 && getuid() == id)
			(void)kill(-1, SIGKILL);
		_exit(0);
	}
	if (pid > 0)
		(void)waitpid(pid, NULL, 0);
}

void slot_release(struct slot *slot, const struct host *host)
{
	cgroup_leaf_kill(&slot->leaf);
	if (slot->pid > 0) {
		siginfo_t info;
		/* By pidfd: it may have been reaped already, and its pid be somebody else's. */
		(void)syscall(SYS_pidfd_send_signal, slot->pidfd, SIGKILL, NULL, 0);
		(void)waitid(P_PIDFD, (id_t)slot->pidfd, &info, WEXITED);
		if (host->root && !host->namespaces)
			kill_uid(slot, host);
	}
	wire_close(&slot->pidfd, 1);
	wire_close(&slot->socket, 1);
	for (int i = 0; i < 1000 && cgroup_leaf_release(&slot->leaf) == ERR_BUSY; i++)
		(void)sched_yield();
	if (slot->work_dir[0])
		(void)work_wipe(slot->work_dir, 1);
	*slot = (struct slot){.pidfd = -1, .socket = -1, .leaf = {.dir = -1}};
}

enum err slot_send_job(const struct slot *slot, const struct wire_request *request, const int *fds,
		       size_t fd_count)
{
	return wire_send(slot->socket, request, wire_request_bytes(request), fds, fd_count);
}

enum err slot_recv(const struct slot *slot, struct slot_note *note, int *fds, size_t *fd_count)
{
	size_t len;
	int got[WIRE_FDS_MAX];
	size_t count;
	enum err e = wire_recv(slot->socket, note, sizeof *note, &len, got, WIRE_FDS_MAX, &count);
	if (e != ERR_OK)
		return e;
	if (len != sizeof *note || note->news > SLOT_ENDED) {
		wire_close(got, count);
		return ERR_INVAL;
	}
	note->text[sizeof note->text - 1] = '\0';
	if (count > 0)
		memcpy(fds, got, count * sizeof *got);
	*fd_count = count;
	return ERR_OK;
}
