/* landlock.c - theory of operation
 *
 * Everything that this kernel's ABI knows is handled, that is forbidden, and then a few paths are
 * given back. Never given back to a program: making directories, symbolic links, FIFOs, sockets and
 * devices, renaming across directories, ioctl on devices. So the work directory of a tool can
 * hold nothing but plain files, whatever the tool becomes, and reading the outputs back or wiping
 * them needs to fear no traps (link to a host file, FIFO as output, a tree too deep to remove).
 *
 * The numbers are written out since the headers of the build host may be older than the kernel. */
#include "judge/box/landlock.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/auto.h"

enum {
	CREATE_RULESET = 444,
	ADD_RULE = 445,
	RESTRICT_SELF = 446,
	CREATE_VERSION = 1,
	RULE_PATH_BENEATH = 1,
	ABI_TOP = 6, /* newer ones add nothing that we would give back */
};

#define FS_EXECUTE     (1ULL << 0)
#define FS_WRITE_FILE  (1ULL << 1)
#define FS_READ_FILE   (1ULL << 2)
#define FS_READ_DIR    (1ULL << 3)
#define FS_REMOVE_FILE (1ULL << 5)
#define FS_MAKE_DIR    (1ULL << 7)
#define FS_MAKE_REG    (1ULL << 8)
#define FS_TRUNCATE    (1ULL << 14)

#define FS_LIBRARY (FS_EXECUTE | FS_READ_FILE)
#define FS_TREE	   (FS_LIBRARY | FS_READ_DIR)
#define FS_WORK                                                                                    \
	(FS_READ_FILE | FS_READ_DIR | FS_WRITE_FILE | FS_REMOVE_FILE | FS_MAKE_REG | FS_TRUNCATE)

struct ruleset_attr {
	uint64_t fs, net, scoped;
};

struct path_beneath_attr {
	uint64_t allowed;
	int32_t parent_fd;
} __attribute__((packed));

/* What each ABI level knows, and the size of the attribute it takes. */
static const struct {
	struct ruleset_attr attr;
	size_t size;
	const char *words;
} levels[ABI_TOP + 1] = {
	{{0, 0, 0}, 0, "nothing"},
	{{(1ULL << 13) - 1, 0, 0}, 8, "files"},
	{{(1ULL << 14) - 1, 0, 0}, 8, "files, renames across directories"},
	{{(1ULL << 15) - 1, 0, 0}, 8, "files, renames across directories, truncation"},
	{{(1ULL << 15) - 1, 3, 0}, 16, "files, renames across directories, truncation, TCP"},
	{{(1ULL << 16) - 1, 3, 0},
	 16,
	 "files, renames across directories, truncation, TCP, ioctl on devices"},
	{{(1ULL << 16) - 1, 3, 3},
	 24,
	 "files, renames across directories, truncation, TCP, ioctl on devices, signals, abstract "
	 "sockets"},
};

static const uint64_t granted[] = {
	[LANDLOCK_LIBRARY] = FS_LIBRARY,
	[LANDLOCK_TREE] = FS_TREE,
	[LANDLOCK_READ] = FS_READ_FILE | FS_READ_DIR,
	[LANDLOCK_WORK] = FS_WORK,
	[LANDLOCK_LAY] = FS_WORK | FS_MAKE_DIR,
};

int landlock_abi(void)
{
	long abi = syscall(CREATE_RULESET, NULL, (size_t)0, CREATE_VERSION);
	return abi < 0 ? 0 : (int)abi;
}

const char *landlock_words(int abi)
{
	return levels[abi < 0 ? 0 : abi > ABI_TOP ? ABI_TOP : abi].words;
}

static enum err add_rule(int ruleset, const struct landlock_rule *rule, uint64_t known)
{
	AUTO_FD int fd = open(rule->path, O_PATH | O_CLOEXEC);
	struct stat st;
	if (fd < 0)
		return ERR_OK;
	if (fstat(fd, &st) != 0)
		return ERR_IO;
	uint64_t allowed = granted[rule->use] & known;
	if (!S_ISDIR(st.st_mode))
		allowed &= FS_EXECUTE | FS_READ_FILE | FS_WRITE_FILE | FS_TRUNCATE;
	struct path_beneath_attr attr = {.allowed = allowed, .parent_fd = fd};
	return syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &attr, 0) == 0 ? ERR_OK : ERR_IO;
}

enum err landlock_confine(int abi, const struct landlock_rule *rules, size_t count)
{
	if (abi <= 0)
		return ERR_UNSUPPORTED;
	int level = abi > ABI_TOP ? ABI_TOP : abi;
	struct ruleset_attr attr = levels[level].attr;
	AUTO_FD int ruleset = (int)syscall(CREATE_RULESET, &attr, levels[level].size, 0);
	if (ruleset < 0)
		return ERR_IO;
	(void)fcntl(ruleset, F_SETFD, FD_CLOEXEC);
	for (size_t i = 0; i < count; i++) {
		enum err e = add_rule(ruleset, &rules[i], attr.fs);
		if (e != ERR_OK)
			return e;
	}
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return ERR_IO;
	return syscall(RESTRICT_SELF, ruleset, 0) == 0 ? ERR_OK : ERR_IO;
}
