#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/auto.h"
#include "base/rng.h"

static enum err err_of_errno(void)
{
	switch (errno) {
	case ENOENT:
		return ERR_NOENT;
	case ENOSPC:
	case EDQUOT:
		return ERR_FULL;
	case EPIPE:
		return ERR_CLOSED;
	case ENOMEM:
		return ERR_NOMEM;
	default:
		return ERR_IO;
	}
}

static enum err read_fd(int fd, size_t len, struct buf *out)
{
	char chunk[16384];
	while (len > 0) {
		ssize_t n = read(fd, chunk, len < sizeof chunk ? len : sizeof chunk);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return ERR_IO; /* n == 0: it shrank under us */
		buf_add(out, (struct span){chunk, (size_t)n});
		if (buf_err(out))
			return buf_err(out);
		len -= (size_t)n;
	}
	return ERR_OK;
}

enum err file_read(int dirfd, const char *name, size_t max_bytes, struct buf *out)
{
	/* O_NONBLOCK: a FIFO planted under the name must not hang us. */
	AUTO_FD int fd = openat(dirfd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat st;
	enum err e = ERR_OK;
	if (fd < 0)
		e = err_of_errno();
	else if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		e = ERR_IO;
	else if ((uintmax_t)st.st_size > max_bytes)
		e = ERR_TOOBIG;
	else
		e = read_fd(fd, (size_t)st.st_size, out);
	if (e && !out->err)
		out->err = e;
	return e;
}

enum err file_write_all(int fd, struct span data)
{
	while (data.len > 0) {
		ssize_t n = write(fd, data.p, data.len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_of_errno();
		data = (struct span){data.p + n, data.len - (size_t)n};
	}
	return ERR_OK;
}

enum err file_write(int dirfd, const char *name, struct span data, unsigned mode)
{
	char id[RNG_ID_LEN + 1], temporary[4096];
	rng_id(id);
	int n = snprintf(temporary, sizeof temporary, "%s.%s.tmp", name, id);
	if (n < 0 || (size_t)n >= sizeof temporary)
		return ERR_TOOBIG;
	AUTO_FD int fd = openat(dirfd, temporary,
				O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
	if (fd < 0)
		return err_of_errno();
	enum err e = file_write_all(fd, data);
	if (!e && fsync(fd) < 0)
		e = err_of_errno();
	if (!e && renameat(dirfd, temporary, dirfd, name) < 0)
		e = err_of_errno();
	if (e)
		unlinkat(dirfd, temporary, 0);
	return e;
}

enum err file_make_dirs(const char *path, unsigned mode)
{
	AUTO_FREE char *copy = strdup(path);
	if (!copy)
		return ERR_NOMEM;
	for (char *p = copy + 1; *copy; p++) {
		bool last = *p == 0;
		if (*p != '/' && !last)
			continue;
		*p = 0;
		if (mkdir(copy, mode) < 0 && errno != EEXIST)
			return err_of_errno();
		if (last)
			break;
		*p = '/';
	}
	return ERR_OK;
}
