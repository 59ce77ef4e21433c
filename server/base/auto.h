/* auto.h - ownership by scope. An owner declared AUTO_x lets go by itself; TAKE hands over. */
#ifndef BASE_AUTO_H
#define BASE_AUTO_H

#include <stdlib.h>
#include <unistd.h>

static inline void auto_free_(void *pp)
{
	free(*(void **)pp);
}

static inline void auto_fd_(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

#define AUTO_FREE __attribute__((cleanup(auto_free_)))
#define AUTO_FD	  __attribute__((cleanup(auto_fd_)))

/* The value of an owning pointer, which is NULL afterwards. */
#define TAKE(p)                                                                                    \
	__extension__({                                                                            \
		__typeof__(p) taken_ = (p);                                                        \
		(p) = NULL;                                                                        \
		taken_;                                                                            \
	})

/* The same for a descriptor, which is -1 afterwards. */
#define TAKE_FD(fd)                                                                                \
	__extension__({                                                                            \
		int taken_ = (fd);                                                                 \
		(fd) = -1;                                                                         \
		taken_;                                                                            \
	})

#endif
