/* work.c - theory of operation
 *
 * The names come from the judge and were checked by wire.c; what stands behind them afterwards was
 * left by a tool that may have been turned. So reading back resolves beneath the directory
 * without any link, never blocks (FIFO), takes only plain files, and looks at the size on the
 * opened file: a sparse file of 8 EiB is refused by its size, a growing one is cut by the limit. */
#include "judge/box/work.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/packed.h"

enum { CHUNK = 1 << 16, DEPTH_MAX = 8, PACK_ENTRIES_MAX = 256 };

/* Older C libraries do not have it; kernels from 6.3 may want it said. */
static const unsigned memfd_exec = 0x10;

int work_memfd(const char *name)
{
	unsigned flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
	int fd = memfd_create(name, flags | memfd_exec);
	return fd >= 0 || errno != EINVAL ? fd : memfd_create(name, flags);
}

enum err work_seal(int fd)
{
	int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
	bool ok = lseek(fd, 0, SEEK_SET) == 0 && fcntl(fd, F_ADD_SEALS, seals) == 0;
	return ok ? ERR_OK : ERR_IO;
}

/* At most max_bytes; ERR_TOOBIG when there is more. pread, since the source's offset is shared
 * with whoever sent the descriptor. */
static enum err copy(int from, int to, uint64_t max_bytes, uint64_t *copied)
{
	char chunk[CHUNK];
	uint64_t at = 0;
	for (;;) {
		ssize_t n = pread(from, chunk, sizeof chunk, (off_t)at);
		if (n == 0)
			break;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return ERR_IO;
		if ((uint64_t)n > max_bytes - at)
			return ERR_TOOBIG;
		for (ssize_t done = 0, w; done < n; done += w)
			if ((w = write(to, chunk + done, (size_t)(n - done))) <= 0)
				return errno == ENOSPC || errno == EDQUOT ? ERR_FULL : ERR_IO;
		at += (uint64_t)n;
	}
	*copied = at;
	return ERR_OK;
}

static enum err make_parents(const char *name)
{
	char part[WIRE_NAME_MAX];
	memcpy(part, name, strlen(name) + 1);
	for (char *slash = strchr(part, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(part, 0777) != 0 && errno != EEXIST)
			return ERR_IO;
		*slash = '/';
	}
	return ERR_OK;
}

static enum err lay_one(const char *name, int from, mode_t mode)
{
	enum err e = make_parents(name);
	if (e != ERR_OK)
		return e;
	/* EXCL: two inputs of one name are a mistake of the judge's, not a silent replacement. */
	AUTO_FD int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
	uint64_t copied;
	if (fd < 0)
		return errno == EEXIST ? ERR_EXISTS : ERR_IO;
	return copy(from, fd, UINT64_MAX, &copied);
}

enum err work_lay(const struct wire_words *words, const int *fds, size_t input_count,
		  size_t output_count, bool writable)
{
	/* The program may have another uid, and a validator appends to what its last pass wrote. */
	mode_t mode = writable ? 0666 : 0444;
	enum err e = ERR_OK;
	for (size_t i = 0; e == ERR_OK && i < input_count; i++)
		e = lay_one(words->inputs[i], fds[i], mode);
	for (size_t i = 0; e == ERR_OK && i < output_count; i++)
		e = make_parents(words->outputs[i]);
	return e;
}

/* -1: not there, no plain file. */
static int open_beneath(const char *name, struct stat *st)
{
	struct open_how how = {
		.flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
	};
	AUTO_FD int fd = (int)syscall(SYS_openat2, AT_FDCWD, name, &how, sizeof how);
	return fd < 0 || fstat(fd, st) != 0 || !S_ISREG(st->st_mode) ? -1 : TAKE_FD(fd);
}

static bool write_whole(int fd, const void *bytes, size_t length)
{
	return write(fd, bytes, length) == (ssize_t)length;
}

/* One file of a folder, behind its head. What is no plain file, or has a name that could not be
 * laid again, is passed over. */
static enum err pack_one(const char *folder, const char *name, uint64_t max_bytes, int to,
			 uint64_t *packed)
{
	char path[WIRE_NAME_MAX];
	struct stat st;
	int n = snprintf(path, sizeof path, "%s%s", folder, name);
	if (n < 0 || (size_t)n >= sizeof path || !wire_name_ok(path))
		return ERR_OK;
	AUTO_FD int from = open_beneath(path, &st);
	if (from < 0)
		return ERR_OK;
	struct packed_head head = {.name_bytes = (uint32_t)strlen(name) + 1,
				   .bytes = (uint64_t)st.st_size};
	uint64_t whole = sizeof head + head.name_bytes + head.bytes, copied;
	if (head.bytes > max_bytes || whole > max_bytes - *packed)
		return ERR_TOOBIG;
	if (!write_whole(to, &head, sizeof head) || !write_whole(to, name, head.name_bytes))
		return ERR_FULL;
	*packed += whole;
	/* Nobody can make it longer meanwhile: what ran here is dead. */
	return copy(from, to, head.bytes, &copied);
}

static enum err pack(const char *folder, uint64_t max_bytes, int to, uint64_t *packed)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	enum err e = ERR_OK;
	struct dirent *entry;
	int count = 0;
	*packed = 0;
	if (!dir && fd >= 0)
		close(fd);
	while (dir && e == ERR_OK && (entry = readdir(dir)))
		if (++count > PACK_ENTRIES_MAX)
			e = ERR_TOOBIG;
		else
			e = pack_one(folder, entry->d_name, max_bytes, to, packed);
	if (dir)
		(void)closedir(dir);
	return e;
}

enum err work_fetch(const char *name, uint64_t max_bytes, struct wire_output *output, int *fd)
{
	struct stat st;
	bool folder = name[strlen(name) - 1] == '/';
	*output = (struct wire_output){.state = WIRE_FILE_MISSING};
	*fd = -1;
	AUTO_FD int from = folder ? -1 : open_beneath(name, &st);
	if (from < 0 && !folder)
		return ERR_OK;
	output->bytes = folder ? 0 : (uint64_t)st.st_size;
	output->state = WIRE_FILE_TOO_BIG;
	if (output->bytes > max_bytes)
		return ERR_OK;
	AUTO_FD int to = work_memfd("output");
	if (to < 0)
		return ERR_NOMEM;
	enum err e = folder ? pack(name, max_bytes, to, &output->bytes)
			    : copy(from, to, max_bytes, &output->bytes);
	if (e == ERR_TOOBIG)
		return ERR_OK;
	if (e == ERR_OK)
		e = work_seal(to);
	if (e != ERR_OK)
		return e;
	output->state = WIRE_FILE_THERE;
	*fd = TAKE_FD(to);
	return ERR_OK;
}

static enum err wipe_at(int parent, const char *name, int depth)
{
	int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(parent, name, flags);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	enum err e = dir ? ERR_OK : ERR_IO;
	struct dirent *entry;
	if (!dir && fd >= 0)
		close(fd);
	while (e == ERR_OK && (entry = readdir(dir))) {
		const char *child = entry->d_name;
		if (strcmp(child, ".") == 0 || strcmp(child, "..") == 0)
			continue;
		if (unlinkat(dirfd(dir), child, 0) == 0 || errno == ENOENT)
			continue;
		if (depth == DEPTH_MAX)
			e = ERR_FULL;
		else
			e = wipe_at(dirfd(dir), child, depth + 1);
		if (e == ERR_OK && unlinkat(dirfd(dir), child, AT_REMOVEDIR) != 0)
			e = ERR_IO;
	}
	if (dir)
		(void)closedir(dir);
	return e;
}

enum err work_wipe(const char *path, int itself)
{
	enum err e = wipe_at(AT_FDCWD, path, 0);
	if (e == ERR_OK && itself && rmdir(path) != 0)
		e = ERR_IO;
	return e;
}
