/* packed.h - a folder that a tool left, as one file: each file's head, its name with its NUL, its
 * bytes. Written by viva-box, read by the judge, on one machine. */
#ifndef BOX_PACKED_H
#define BOX_PACKED_H

#include <stdint.h>

struct packed_head {
	uint64_t bytes;
	uint32_t name_bytes;
	uint32_t zero;
};

#endif
