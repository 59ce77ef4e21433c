/* slot.c - theory of operation
 *
 * Namespaces are made by the clone that makes the zygote, so it is PID 1 of them, and its death
 * is the death of everything inside: the kernel sees to it, nobody has to find the processes.
 *
 * As root the user namespace maps two host uids of the slot's own: 0 inside for the zygote, which
 * is thus nobody on the host, and 1000 inside for programs. As an ordinary user only our own uid
 * can be mapped, to 1000 for both. The zygote waits for one byte until maps and cgroup are
 * there, since until then it is nobody and counted nowhere. The cgroup namespace it makes itself,
 * for its root is where its maker is: cgroup.c.
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
#include "judge/box/scratch.h"
#include "judge/box/work.h"
#include "judge/box/zygote.h"

static const unsigned long namespaces =
	CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS;

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

static uid_t zygote_uid(const struct host *host, unsigned index)
{
	return host->root ? host->uid_base + 2 * index : geteuid();
}

static enum err map_ids(const struct slot *slot, const struct host *host)
{
	char uids[96];
	char gids[96];
	if (host->root) {
		uint32_t first = zygote_uid(host, slot->index);
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
	/* A program's is inside of the root that it is chrooted into. */
	bool inside = slot->class != WIRE_TOOL && host->root_dir[0];
	const char *above = inside ? host->root_dir : host->base_dir;
	if (host->namespaces || !slot->work)
		return ERR_OK;
	if (snprintf(slot->work_dir, sizeof slot->work_dir, "%s/%s%u", above,
		     inside ? SCRATCH_INSIDE : "", slot->index) >= (int)sizeof slot->work_dir)
		return ERR_TOOBIG;
	if (mkdir(slot->work_dir, 0700) != 0)
		return ERR_IO;
	uid_t id = zygote_uid(host, slot->index);
	return !host->root || chown(slot->work_dir, id, id) == 0 ? ERR_OK : ERR_IO;
}

static enum err start(struct slot *slot, const struct host *host, struct zygote *zygote)
{
	unsigned long flags = CLONE_PIDFD | SIGCHLD | (host->namespaces ? namespaces : 0);
	long pid = syscall(SYS_clone, flags, NULL, &slot->pidfd, NULL, NULL);
	if (pid < 0)
		return ERR_IO;
	if (pid == 0) {
		zygote->work_dir = slot->work_dir;
		zygote_main(zygote);
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

/* The socket and the two pipes that last as long as the zygote does. */
static enum err make_ends(struct slot *slot, struct zygote *zygote)
{
	int pair[2];
	int out[2];
	int err[2];
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return ERR_IO;
	slot->socket = pair[0];
	zygote->socket = pair[1];
	if (pipe2(out, O_CLOEXEC) != 0)
		return ERR_IO;
	slot->out_end = out[0];
	zygote->out = out[1];
	if (pipe2(err, O_CLOEXEC) != 0)
		return ERR_IO;
	slot->err_end = err[0];
	zygote->err = err[1];
	/* Only our ends: the program's must block as pipes do. */
	bool ok = fcntl(slot->socket, F_SETFL, O_NONBLOCK) == 0 &&
		  fcntl(slot->out_end, F_SETFL, O_NONBLOCK) == 0 &&
		  fcntl(slot->err_end, F_SETFL, O_NONBLOCK) == 0;
	return ok ? ERR_OK : ERR_IO;
}

static void close_their_ends(struct zygote *zygote)
{
	int ends[] = {zygote->socket, zygote->out, zygote->err};
	wire_close(ends, sizeof ends / sizeof *ends);
}

enum err slot_init(struct slot *slot, const struct host *host, unsigned index,
		   enum wire_class class, bool work, char text[WIRE_REASON_MAX])
{
	struct slot made = {
		.index = index,
		.class = class,
		.work = work,
		.pidfd = -1,
		.socket = -1,
		.out_end = -1,
		.err_end = -1,
		.leaf = {.dir = -1, .now = {.dir = -1}, .next = {.dir = -1}},
	};
	struct zygote zygote = {.host = host,
				.class = class,
				.work = work,
				.index = index,
				.socket = -1,
				.out = -1,
				.err = -1};
	enum err e = make_ends(&made, &zygote);
	if (e != ERR_OK)
		e = explain(text, "making pipes and a socket pair");
	else if (cgroup_leaf_init(&host->cgroup, index, zygote_uid(host, index), &made.leaf) !=
		 ERR_OK)
		e = explain(text, "making the slot's cgroup");
	else if (make_work_dir(&made, host) != ERR_OK)
		e = explain(text, "making the work directory");
	else if (start(&made, host, &zygote) != ERR_OK)
		e = explain(text, "cloning the slot");
	else
		e = let_go(&made, host, text);
	close_their_ends(&zygote);
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
	uid_t id = zygote_uid(host, slot->index);
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

enum err slot_clean(const struct slot *slot)
{
	return slot->work_dir[0] ? work_wipe(slot->work_dir, 0) : ERR_OK;
}

void slot_kill(const struct slot *slot)
{
	cgroup_leaf_kill(&slot->leaf);
	/* By pidfd: it may have been reaped already, and its pid be somebody else's. */
	if (slot->pid > 0)
		(void)syscall(SYS_pidfd_send_signal, slot->pidfd, SIGKILL, NULL, 0);
}

void slot_release(struct slot *slot, const struct host *host)
{
	slot_kill(slot);
	if (slot->pid > 0) {
		siginfo_t info;
		(void)waitid(P_PIDFD, (id_t)slot->pidfd, &info, WEXITED);
		if (host->root && !host->namespaces)
			kill_uid(slot, host);
	}
	int own[] = {slot->pidfd, slot->socket, slot->out_end, slot->err_end};
	wire_close(own, sizeof own / sizeof *own);
	for (int i = 0; i < 1000 && cgroup_leaf_release(&slot->leaf) == ERR_BUSY; i++)
		(void)sched_yield();
	if (slot->work_dir[0])
		(void)work_wipe(slot->work_dir, 1);
	*slot = (struct slot){.pidfd = -1,
			      .socket = -1,
			      .out_end = -1,
			      .err_end = -1,
			      .leaf = {.dir = -1, .now = {.dir = -1}, .next = {.dir = -1}}};
}

bool slot_tells_start(const struct host *host, enum wire_class class)
{
	return !host->namespaces || (class == WIRE_SANITIZE && host->cgroup.version == 0);
}

enum err slot_send_job(const struct slot *slot, const struct wire_request *request, const int *fds,
		       size_t fd_count)
{
	int all[WIRE_FDS_MAX];
	int group = cgroup_leaf_group(&slot->leaf);
	if (fd_count >= WIRE_FDS_MAX)
		return ERR_TOOBIG;
	memcpy(all, fds, fd_count * sizeof fds[0]);
	if (group >= 0)
		all[fd_count++] = group;
	return wire_send(slot->socket, request, wire_request_bytes(request), all, fd_count);
}

void slot_stop_job(const struct slot *slot)
{
	(void)send(slot->socket, "", 1, MSG_NOSIGNAL);
}

size_t slot_note_bytes(const struct slot_note *note)
{
	size_t head = offsetof(struct slot_note, text);
	if (note->news == SLOT_FAILED)
		return head + sizeof note->text;
	return head + note->output_count * sizeof note->outputs[0];
}

static bool note_ok(const struct slot_note *note, size_t len)
{
	return len >= offsetof(struct slot_note, text) && note->news < SLOT_NEWS_COUNT &&
	       note->output_count <= WIRE_FILES_MAX && len == slot_note_bytes(note);
}

static void settle(struct slot *slot, struct slot_note *note)
{
	if (cgroup_leaf_settle(&slot->leaf, slot->pid) == ERR_OK)
		return;
	note->news = SLOT_FAILED;
	(void)explain(note->text, "dividing the slot's cgroup");
}

enum err slot_recv(struct slot *slot, struct slot_note *note, int *fds, size_t *fd_count)
{
	size_t len;
	enum err e = wire_recv(slot->socket, note, sizeof *note, &len, fds, WIRE_FDS_MAX, fd_count);
	if (e != ERR_OK)
		return e;
	if (!note_ok(note, len)) {
		wire_close(fds, *fd_count);
		*fd_count = 0;
		return ERR_INVAL;
	}
	if (note->news == SLOT_FAILED)
		note->text[sizeof note->text - 1] = '\0';
	if (note->news == SLOT_READY)
		settle(slot, note);
	return ERR_OK;
}
