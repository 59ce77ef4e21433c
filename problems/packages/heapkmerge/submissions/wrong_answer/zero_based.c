/* zero_based.c - binary_heap.c that prints streams from 0. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 1000000, K_MAX = 200000 };

static int64_t value[N_MAX];	/* all streams, one after the other */
static uint32_t at[K_MAX + 1];	/* the next value of each stream */
static uint32_t end[K_MAX + 1]; /* and where the stream ends; numbers from 1 */

struct head {
	int64_t value;
	uint32_t stream;
};

static struct head heap[K_MAX];
static uint32_t size;

static bool before(struct head a, struct head b)
{
	return a.value != b.value ? a.value < b.value : a.stream < b.stream;
}

static void sink(uint32_t i)
{
	struct head h = heap[i];
	for (uint32_t child; (child = 2 * i + 1) < size; i = child) {
		if (child + 1 < size && before(heap[child + 1], heap[child]))
			child++;
		if (!before(heap[child], h))
			break;
		heap[i] = heap[child];
	}
	heap[i] = h;
}

static bool read_streams(uint32_t k)
{
	uint32_t n = 0;
	for (uint32_t s = 1; s <= k; s++) {
		uint32_t length;
		if (scanf("%u", &length) != 1)
			return false;
		at[s] = n;
		for (; length > 0; length--) {
			long long v;
			if (scanf("%lld", &v) != 1)
				return false;
			value[n++] = v;
		}
		end[s] = n;
	}
	return true;
}

int main(void)
{
	uint32_t k;
	long long m;
	if (scanf("%u %lld", &k, &m) != 2 || !read_streams(k))
		return 1;
	for (uint32_t s = 1; s <= k; s++)
		if (at[s] < end[s])
			heap[size++] = (struct head){value[at[s]], s};
	for (uint32_t i = size / 2; i-- > 0;)
		sink(i);
	for (; m > 0 && size > 0; m--) {
		uint32_t s = heap[0].stream;
		printf("%lld:%u\n", (long long)heap[0].value, s - 1);
		if (++at[s] < end[s])
			heap[0].value = value[at[s]];
		else
			heap[0] = heap[--size];
		sink(0);
	}
	return 0;
}
