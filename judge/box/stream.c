/* stream.c - theory of operation
 *
 * The supervisor drains, not the zygote: pages of the memfd are charged to whoever writes them, and
 * the zygote sits in the program's memory cgroup. After the cut the pipe is still drained, so that
 * a program that writes much on stderr does not hang until its wall limit; the bytes go nowhere. */
#include "judge/box/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "judge/box/work.h"

enum { CHUNK = 1 << 16, ROUNDS = 8 };

enum err stream_init(struct stream *stream, uint64_t max_bytes)
{
	struct stream made = {.read_end = -1,
			      .write_end = -1,
			      .memfd = work_memfd("output"),
			      .max_bytes = max_bytes};
	int ends[2];
	*stream = made;
	if (made.memfd < 0)
		return ERR_NOMEM;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return ERR_IO;
	stream->read_end = ends[0];
	stream->write_end = ends[1];
	/* Only our end: the program's must block as pipes do. */
	return fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 ? ERR_OK : ERR_IO;
}

void stream_init_foreign(struct stream *stream, int write_end)
{
	*stream = (struct stream){.read_end = -1, .write_end = write_end, .memfd = -1};
}

static void drop(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void stream_release(struct stream *stream)
{
	drop(&stream->read_end);
	drop(&stream->write_end);
	drop(&stream->memfd);
}

static enum err keep(struct stream *stream, const char *bytes, size_t n)
{
	uint64_t room = stream->max_bytes - stream->kept;
	if (n > room) {
		stream->cut = true;
		n = (size_t)room;
	}
	for (size_t done = 0; done < n;) {
		ssize_t w = write(stream->memfd, bytes + done, n - done);
		if (w <= 0)
			return ERR_FULL;
		done += (size_t)w;
	}
	stream->kept += n;
	return ERR_OK;
}

enum err stream_pump(struct stream *stream, bool all)
{
	char chunk[CHUNK];
	for (int i = 0; all || i < ROUNDS; i++) {
		if (stream->read_end < 0)
			return ERR_CLOSED;
		ssize_t n = read(stream->read_end, chunk, sizeof chunk);
		if (n < 0 && errno == EAGAIN)
			return ERR_BUSY;
		if (n == 0) {
			drop(&stream->read_end);
			return ERR_CLOSED;
		}
		enum err e = n < 0 ? ERR_IO : keep(stream, chunk, (size_t)n);
		if (e != ERR_OK)
			return e;
	}
	return ERR_OK;
}
