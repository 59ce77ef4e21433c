/* box_result.c - what comes out of the box and what goes in, as bytes and as words. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/packed.h"
#include "judge/box_client.h"

static const char *const tier_names[] = {"auto", "C", "B", "A"};

static const char *const status_names[BOX_STATUS_COUNT] = {
	[BOX_EXITED] = "exited",
	[BOX_SIGNALED] = "signaled",
	[BOX_CPU_LIMIT] = "cpu limit",
	[BOX_WALL_LIMIT] = "wall limit",
	[BOX_MEMORY_LIMIT] = "memory limit",
	[BOX_OUTPUT_LIMIT] = "output limit",
	[BOX_VIOLATION] = "violation",
	[BOX_ERROR] = "sandbox error",
};

const char *box_tier_name(enum box_tier tier)
{
	return tier <= BOX_TIER_A ? tier_names[tier] : "?";
}

enum err box_tier_parse(const char *text, enum box_tier *out)
{
	for (enum box_tier t = BOX_TIER_AUTO; t <= BOX_TIER_A; t++)
		if (strcmp(text, tier_names[t]) == 0) {
			*out = t;
			return ERR_OK;
		}
	return ERR_INVAL;
}

const char *box_status_name(enum box_status status)
{
	return status < BOX_STATUS_COUNT ? status_names[status] : "?";
}

static void release_output(struct box_output *output)
{
	/* 0 is what a zeroed result holds; a real one never has it, since 0 to 2 are taken. */
	if (output->fd > 0)
		close(output->fd);
	*output = (struct box_output){.fd = -1};
}

void box_result_release(struct box_result *result)
{
	release_output(&result->out);
	release_output(&result->err);
	for (size_t i = 0; i < result->output_count; i++)
		release_output(&result->outputs[i]);
	result->output_count = 0;
}

enum err box_memfd(const char *name, const void *bytes, size_t len, int *fd)
{
	const unsigned flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
	const unsigned exec =
		0x10; /* MFD_EXEC, Linux 6.3: memfds may be non-executable by default */
	int made = memfd_create(name, flags | exec);
	if (made < 0 && errno == EINVAL)
		made = memfd_create(name, flags);
	AUTO_FD int owned = made;
	if (owned < 0)
		return ERR_IO;
	for (size_t done = 0; done < len;) {
		ssize_t n = write(owned, (const char *)bytes + done, len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return errno == ENOSPC ? ERR_FULL : ERR_IO;
		done += (size_t)n;
	}
	int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
	if (lseek(owned, 0, SEEK_SET) != 0 || fcntl(owned, F_ADD_SEALS, seals) != 0)
		return ERR_IO;
	*fd = TAKE_FD(owned);
	return ERR_OK;
}

enum err box_output_read(const struct box_output *output, size_t max_bytes, char **out, size_t *len)
{
	size_t want = output->fd < 0 ? 0 : max_bytes;
	if (output->bytes < want)
		want = (size_t)output->bytes;
	AUTO_FREE char *text = malloc(want + 1);
	if (!text)
		return ERR_NOMEM;
	size_t done = 0;
	while (done < want) {
		ssize_t n = pread(output->fd, text + done, want - done, (off_t)done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return ERR_IO;
		done += (size_t)n;
	}
	text[done] = '\0';
	*len = done;
	*out = TAKE(text);
	return ERR_OK;
}

enum err box_folder_next(struct span pack, size_t *at, struct span *name, struct span *bytes)
{
	struct packed_head head;
	size_t left = pack.len - *at;
	if (left == 0)
		return ERR_NOENT;
	if (left < sizeof head)
		return ERR_INVAL;
	memcpy(&head, pack.p + *at, sizeof head);
	left -= sizeof head;
	if (head.name_bytes < 2 || head.name_bytes > left || head.bytes > left - head.name_bytes)
		return ERR_INVAL;
	const char *p = pack.p + *at + sizeof head;
	if (p[head.name_bytes - 1] != '\0')
		return ERR_INVAL;
	*name = (struct span){p, head.name_bytes - 1};
	*bytes = (struct span){p + head.name_bytes, (size_t)head.bytes};
	*at += sizeof head + head.name_bytes + (size_t)head.bytes;
	return ERR_OK;
}
