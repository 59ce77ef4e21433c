#include "judge/box/ldcache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/auto.h"

enum { ENTRIES_MAX = 32, TEXT_MAX = 4096 };

/* An ELF library of glibc 2, for this machine. */
#ifdef __x86_64__
enum { LIBRARY_FLAGS = 0x0303 };
#else
enum { LIBRARY_FLAGS = 0x0a03 };
#endif

struct head {
	char magic[20];
	uint32_t count, text_bytes;
	uint32_t unused[5];
};

struct entry {
	int32_t flags;
	uint32_t key, value; /* offsets from the file's start: "libc.so.6", its path */
	uint32_t os_version;
	uint64_t hwcap;
};

struct image {
	struct head head;
	struct entry entries[ENTRIES_MAX];
	char text[TEXT_MAX];
};

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The loader's own order, _dl_cache_libcmp(): numbers by value, and above everything else. */
static int compare_names(const char *a, const char *b)
{
	while (*a) {
		if (digit(*a) != digit(*b))
			return digit(*a) ? 1 : -1;
		if (digit(*a)) {
			char *end_a;
			char *end_b;
			unsigned long x = strtoul(a, &end_a, 10);
			unsigned long y = strtoul(b, &end_b, 10);
			if (x != y)
				return x < y ? -1 : 1;
			a = end_a;
			b = end_b;
		} else if (*a != *b) {
			return *a - *b;
		} else {
			a++;
			b++;
		}
	}
	return -*b;
}

/* It is searched by halves, from the last name to the first. */
static int descending(const void *a, const void *b)
{
	const struct mount_view *const *x = a;
	const struct mount_view *const *y = b;
	return compare_names(base_name((*y)->to), base_name((*x)->to));
}

static void fill(struct image *image, const struct mount_view *const *libraries, size_t count)
{
	const size_t start = sizeof image->head + count * sizeof image->entries[0];
	size_t used = 0;
	memcpy(image->head.magic, "glibc-ld.so.cache1.1", sizeof image->head.magic);
	for (size_t i = 0; i < count; i++) {
		const char *path = libraries[i]->to;
		size_t length = strlen(path) + 1;
		if (length > sizeof image->text - used)
			break;
		memcpy(image->text + used, path, length);
		image->entries[i] = (struct entry){
			.flags = LIBRARY_FLAGS,
			.key = (uint32_t)(start + used + (size_t)(base_name(path) - path)),
			.value = (uint32_t)(start + used),
		};
		used += length;
	}
	image->head.count = (uint32_t)count;
	image->head.text_bytes = (uint32_t)used;
}

enum err ldcache_write(const struct mount_view *views, size_t count)
{
	const struct mount_view *libraries[ENTRIES_MAX];
	size_t found = 0;
	AUTO_FREE struct image *image = calloc(1, sizeof *image);
	for (size_t i = 0; i < count && found < ENTRIES_MAX; i++)
		if (strncmp(base_name(views[i].to), "lib", 3) == 0 &&
		    strstr(base_name(views[i].to), ".so."))
			libraries[found++] = &views[i];
	if (!image)
		return ERR_NOMEM;
	if (found == 0)
		return ERR_OK;
	qsort(libraries, found, sizeof libraries[0], descending);
	fill(image, libraries, found);
	if (mkdir("/etc", 0755) != 0 && errno != EEXIST)
		return ERR_IO;
	AUTO_FD int fd = open("/etc/ld.so.cache",
			      O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0444);
	struct iovec parts[] = {
		{.iov_base = image, .iov_len = sizeof image->head},
		{.iov_base = image->entries, .iov_len = found * sizeof image->entries[0]},
		{.iov_base = image->text, .iov_len = image->head.text_bytes},
	};
	size_t whole = parts[0].iov_len + parts[1].iov_len + parts[2].iov_len;
	return fd >= 0 && writev(fd, parts, 3) == (ssize_t)whole ? ERR_OK : ERR_IO;
}
