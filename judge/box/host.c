/* host.c - theory of operation
 *
 * Nothing is believed of version numbers: each part is tried. The last and decisive trial is a
 * whole slot, built as for a run: if that fails with namespaces, its reason is kept and tier C is
 * tried. Tiers: A needs namespaces, uids of our own and a memory cgroup; B namespaces; C
 * Landlock (without it a tool could read the host's files: then there is no tier at all).
 *
 * Kept in the same order as shown to the operator by `viva-judge doctor`. */
#include "judge/box/host.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/landlock.h"
#include "judge/box/scratch.h"
#include "judge/box/slot.h"
#include "judge/box/views.h"
#include "judge/box/work.h"

enum { UID_RANGES = 32, TRY_MS = 10 * 1000 };

static void part(struct wire_hello *hello, const char *name, bool present, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
static void part(struct wire_hello *hello, const char *name, bool present, const char *format, ...)
{
	if (hello->part_count == WIRE_PARTS_MAX)
		return;
	struct wire_part *p = &hello->parts[hello->part_count++];
	va_list arguments;
	(void)snprintf(p->name, sizeof p->name, "%s", name);
	p->present = present;
	va_start(arguments, format);
	(void)vsnprintf(p->text, sizeof p->text, format, arguments);
	va_end(arguments);
}

/* Two supervisors must not use the same uids: in tier C each kills whoever has a slot's uid. An
 * abstract socket address has one owner, and is free again the moment that owner dies. */
static enum err claim_uids(struct host *host)
{
	for (uint32_t i = 0; i < UID_RANGES; i++) {
		uint32_t base = host->uid_base + i * 2 * HOST_SLOTS_MAX;
		struct sockaddr_un address = {.sun_family = AF_UNIX};
		int n = snprintf(address.sun_path + 1, sizeof address.sun_path - 1, "viva-box.%u",
				 base);
		socklen_t length =
			(socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)n);
		AUTO_FD int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
		if (fd < 0 || bind(fd, (struct sockaddr *)&address, length) != 0)
			continue;
		host->uid_claim = TAKE_FD(fd);
		host->uid_base = base;
		return ERR_OK;
	}
	return ERR_LOCKED;
}

static enum err find_privilege(struct host *host, struct wire_hello *hello)
{
	host->root = geteuid() == 0;
	if (host->root && claim_uids(host) != ERR_OK) {
		(void)snprintf(
			hello->reason, sizeof hello->reason,
			"all %d ranges of slot uids from %u on are in use: end other viva-judge "
			"processes or set another first uid",
			UID_RANGES, host->uid_base);
		return ERR_LOCKED;
	}
	if (host->root)
		part(hello, "uid per slot", true, "uids %u to %u", host->uid_base,
		     host->uid_base + 2 * HOST_SLOTS_MAX - 1);
	else
		part(hello, "uid per slot", false, "only root can give each slot a uid of its own");
	return ERR_OK;
}

enum err host_filters(struct host *host, enum wire_class class, bool writes)
{
	enum err e = ERR_OK;
	for (int threads = 0; e == ERR_OK && threads < 2; threads++) {
		struct filter *filter = &host->filters[class][threads][writes];
		if (filter->length == 0)
			e = filter_build(class, threads, writes, host->notify, filter);
	}
	return e;
}

static enum err find_seccomp(struct host *host, struct wire_hello *hello)
{
	host->notify = filter_probe(true);
	if (!host->notify && !filter_probe(false)) {
		part(hello, "seccomp", false,
		     "the kernel or the container forbids seccomp filters");
		return ERR_UNSUPPORTED;
	}
	enum err e = ERR_OK;
	for (enum wire_class c = WIRE_RUN; e == ERR_OK && c < WIRE_CLASS_COUNT; c++)
		e = host_filters(host, c, c == WIRE_TOOL);
	if (e != ERR_OK) {
		(void)snprintf(hello->reason, sizeof hello->reason,
			       "libseccomp cannot build the filter");
		return ERR_UNSUPPORTED;
	}
	part(hello, "seccomp", true, "default deny, %zu instructions",
	     host->filters[WIRE_RUN][0][0].length);
	part(hello, "seccomp notification", host->notify, "%s",
	     host->notify ? "violations are named"
			  : "violations kill without a name (another listener is above us)");
	return ERR_OK;
}

static void find_landlock(struct host *host, struct wire_hello *hello)
{
	host->landlock = landlock_abi();
	if (host->landlock > 0)
		part(hello, "landlock", true, "ABI %d: %s", host->landlock,
		     landlock_words(host->landlock));
	else
		part(hello, "landlock", false,
		     "the kernel has no Landlock (5.13), or it is not in its `lsm=` list");
}

static void find_cgroup(struct host *host, struct wire_hello *hello, enum wire_tier wanted)
{
	char text[WIRE_REASON_MAX];
	/* For root this group is all that tier B lacks; an ordinary user keeps what was delegated.
	 */
	if (wanted == WIRE_C || (wanted == WIRE_B && host->root)) {
		part(hello, "memory cgroup", false, "not looked for: a weaker tier was asked for");
		return;
	}
	bool found = cgroup_init(&host->cgroup, text) == ERR_OK;
	part(hello, "memory cgroup", found, "%s", text);
}

/* A whole slot of the class, up to READY. */
static enum err try_slot(const struct host *host, enum wire_class class, char text[WIRE_REASON_MAX])
{
	struct slot slot;
	struct slot_note note;
	int fds[WIRE_FDS_MAX];
	size_t count = 0;
	if (slot_init(&slot, host, 0, class, class == WIRE_TOOL, text) != ERR_OK)
		return ERR_UNSUPPORTED;
	struct pollfd news = {.fd = slot.socket, .events = POLLIN};
	(void)poll(&news, 1, TRY_MS);
	enum err e = slot_recv(&slot, &note, fds, &count);
	wire_close(fds, count);
	slot_release(&slot, host);
	if (e == ERR_OK && note.news == SLOT_READY)
		return ERR_OK;
	(void)snprintf(text, WIRE_REASON_MAX, "%.150s", e == ERR_OK ? note.text : err_str(e));
	return ERR_UNSUPPORTED;
}

static enum err try_slots(const struct host *host, char text[WIRE_REASON_MAX])
{
	enum err e = try_slot(host, WIRE_RUN, text);
	return e == ERR_OK ? try_slot(host, WIRE_TOOL, text) : e;
}

static void find_namespaces(struct host *host, struct wire_hello *hello, enum wire_tier wanted)
{
	char text[WIRE_REASON_MAX];
	if (wanted == WIRE_C) {
		part(hello, "namespaces", false, "not looked for: tier C was asked for");
		return;
	}
	host->namespaces = true;
	if (try_slots(host, text) == ERR_OK) {
		part(hello, "namespaces", true, "user pid mount net ipc uts cgroup");
		return;
	}
	host->namespaces = false;
	part(hello, "namespaces", false, "%.150s", text);
}

static enum err settle_c(struct host *host, struct wire_hello *hello)
{
	char text[WIRE_REASON_MAX];
	if (host->landlock == 0) {
		(void)snprintf(hello->reason, sizeof hello->reason,
			       "neither namespaces nor Landlock: nothing here can keep a program "
			       "from the host's files");
		return ERR_UNSUPPORTED;
	}
	if (scratch_init(host) != ERR_OK) {
		(void)snprintf(hello->reason, sizeof hello->reason,
			       "cannot make a directory for work files below $TMPDIR: %s",
			       strerror(errno));
		return ERR_UNSUPPORTED;
	}
	if (try_slots(host, text) != ERR_OK) {
		(void)snprintf(hello->reason, sizeof hello->reason, "tier C: %.150s", text);
		return ERR_UNSUPPORTED;
	}
	host->tier = WIRE_C;
	return ERR_OK;
}

/* Why it is not more, in the names of the parts that are missing. */
static void refuse_tier(const struct host *host, enum wire_tier least, struct wire_hello *hello)
{
	static const char names[] = {'?', 'C', 'B', 'A'};
	char missing[WIRE_REASON_MAX / 2] = "";
	for (size_t i = 0; i < hello->part_count; i++) {
		size_t used = strlen(missing);
		if (!hello->parts[i].present)
			(void)snprintf(missing + used, sizeof missing - used, "%s%s",
				       used > 0 ? ", " : "", hello->parts[i].name);
	}
	(void)snprintf(hello->reason, sizeof hello->reason,
		       "tier %c is wanted, this host gives %c, for want of: %s; see `viva-judge "
		       "doctor`",
		       names[least], names[host->tier], missing);
}

static enum err settle_tier(struct host *host, const struct host_options *options,
			    struct wire_hello *hello)
{
	bool chosen = options->tier > options->min_tier;
	enum wire_tier least = chosen ? options->tier : options->min_tier;
	enum err e = ERR_OK;
	if (host->namespaces)
		host->tier = host->root && host->cgroup.version ? WIRE_A : WIRE_B;
	else
		e = settle_c(host, hello);
	if (e != ERR_OK || host->tier >= least)
		return e;
	refuse_tier(host, least, hello);
	return ERR_UNSUPPORTED;
}

enum err host_init(struct host *host, const struct host_options *options, struct wire_hello *hello)
{
	*host = (struct host){.uid_base = options->uid_base, .uid_claim = -1};
	enum err e = find_privilege(host, hello);
	find_landlock(host, hello);
	if (e == ERR_OK)
		e = find_seccomp(host, hello);
	if (e == ERR_OK)
		e = views_init(host, options, hello);
	if (e == ERR_OK) {
		find_cgroup(host, hello, options->tier);
		find_namespaces(host, hello, options->tier);
		e = settle_tier(host, options, hello);
	}
	if (e != ERR_OK) {
		host_release(host);
		return e;
	}
	hello->tier = host->tier;
	return ERR_OK;
}

void host_release(struct host *host)
{
	cgroup_release(&host->cgroup);
	scratch_release(host);
	views_release(host);
	wire_close(&host->uid_claim, 1);
}
