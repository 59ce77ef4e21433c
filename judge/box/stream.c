/* stream.c - theory of operation
 *
 * The supervisor drains, not the zygote: pages of the memfd are charged to whoever writes them, and
 * the zygote sits in the program's memory cgroup. After the cut the pipe is still drained, so that
 * a program that writes much on stderr does not hang until its wall limit; the bytes go nowhere.
 *
 * The zygote keeps a write end for the next job, so a pipe never ends: once the program is reaped
 * an empty pipe is the end, and it is drained to there before the slot is used again. */
#include "judge/box/stream.h"

#include <errno.h>
#include <unistd.h>

#include "judge/box/work.h"

enum { CHUNK = 1 << 16, ROUNDS = 8 };

void stream_init(struct stream *stream, int read_end, uint64_t max_bytes)
{
	*stream = (struct stream){.read_end = read_end, .memfd = -1, .max_bytes = max_bytes};
}

void stream_release(struct stream *stream)
{
	if (stream->memfd >= 0)
		close(stream->memfd);
	stream->memfd = stream->read_end = -1;
}

static enum err keep(struct stream *stream, const char *bytes, size_t n)
{
	uint64_t room = stream->max_bytes - stream->kept;
	if (n > room) {
		stream->cut = true;
		n = (size_t)room;
	}
	if (n > 0 && stream->memfd < 0)
		stream->memfd = work_memfd("output");
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
		ssize_t n = read(stream->read_end, chunk, sizeof chunk);
		if (n == 0 || (n < 0 && errno == EAGAIN))
			return ERR_BUSY;
		enum err e = n < 0 ? ERR_IO : keep(stream, chunk, (size_t)n);
		if (e != ERR_OK)
			return e;
		/* A pipe gives all it has, up to the size asked for. */
		if (!all && (size_t)n < sizeof chunk)
			return ERR_BUSY;
	}
	return ERR_OK;
}

enum err stream_seal(const struct stream *stream)
{
	return stream->memfd < 0 ? ERR_OK : work_seal(stream->memfd);
}
