/* err.h - every way a function of ours can fail, with the words for it.
 * A fallible function returns one of these, delivers through its last pointer, and on anything but
 * ERR_OK leaves outputs and state as they were. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#define ERR_MAP(X)                                                                                 \
	X(OK, "ok")                                                                                \
	X(NOMEM, "out of memory")                                                                  \
	X(INVAL, "malformed input")                                                                \
	X(UNICODE, "not valid Unicode text")                                                       \
	X(TOOBIG, "too big")                                                                       \
	X(RANGE, "number out of range")                                                            \
	X(STATE, "not allowed now")                                                                \
	X(FORBIDDEN, "not allowed for you")                                                        \
	X(NOENT, "not found")                                                                      \
	X(EXISTS, "exists already")                                                                \
	X(STALE, "out of date")                                                                    \
	X(CONFLICT, "somebody else was first")                                                     \
	X(ID_REUSE, "the same id was used for something else")                                     \
	X(RATE, "too fast")                                                                        \
	X(BUSY, "too much at once")                                                                \
	X(TIMEOUT, "took too long")                                                                \
	X(FULL, "no space left")                                                                   \
	X(LOCKED, "in use by somebody else")                                                       \
	X(CORRUPT, "damaged")                                                                      \
	X(NEWER, "written by a newer version")                                                     \
	X(CLOSED, "closed by the other side")                                                      \
	X(UNSUPPORTED, "not supported here")                                                       \
	X(IO, "I/O error")

#define X(name, text) ERR_##name,
enum err { ERR_MAP(X) ERR_COUNT };
#undef X

const char *err_str(enum err e);

#endif
