/* bench_store - durable acknowledgements a second, by how many callers wait at once.
 *
 *   bench_store [--json] [DIRECTORY] [SECONDS]
 *
 * Each caller appends one chat line to its own room and appends the next when the last was
 * delivered, so `callers` is what the writer can put into one commit. The directory should be on
 * the disk that the server uses: the figure is mostly that disk's fsync. A row is callers,
 * appends/s, mean and largest group, p50 and p99 of one append. */
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/rng.h"
#include "store/store.h"

enum { CALLERS_MAX = 256, SAMPLES_MAX = 1 << 20 };

struct caller {
	struct bench *bench;
	struct store_call call;
	struct event *event;
	char room[ID_SIZE];
	int64_t head, start_us;
};

struct bench {
	struct store *store;
	int wake_fd;
	struct caller callers[CALLERS_MAX];
	size_t open; /* calls on their way */
	int64_t until_us, appended;
	int64_t *samples;
	size_t n;
};

static void fail(const char *what, const char *why)
{
	fprintf(stderr, "bench_store: %s: %s\n", what, why);
	exit(1);
}

static void wake(void *arg)
{
	uint64_t one = 1;
	(void)!write(((struct bench *)arg)->wake_fd, &one, sizeof one);
}

static void append(struct caller *c);

static void appended(struct store_call *call)
{
	struct caller *c = call->arg;
	struct bench *b = c->bench;
	int64_t now_us = clock_monotonic_us();
	if (call->err)
		fail("append", err_str(call->err));
	event_unref(c->event);
	c->head++;
	b->open--;
	b->appended++;
	if (b->n < SAMPLES_MAX)
		b->samples[b->n++] = now_us - c->start_us;
	if (now_us < b->until_us)
		append(c);
}

static void append(struct caller *c)
{
	bool first = c->head == 0;
	struct event values = {
		.s = c->head + 1,
		.ts_ms = clock_wall_ms(),
		.kind = first ? EVENT_CREATE : EVENT_CHAT,
		.part = 1,
		.digest = 1,
		.user = "benchbenchbench1",
		.body = first ? SPAN("{\"kind\":\"live\",\"title\":\"b\",\"phases\":[]}")
			      : SPAN("{\"text\":\"Could you say why the second loop ends? I am not "
				     "sure.\"}"),
	};
	if (!first) {
		snprintf(values.cid, sizeof values.cid, "bench");
		snprintf(values.id, sizeof values.id, "%" PRId64, c->head);
	}
	if (event_new(&values, &c->event))
		fail("event", "out of memory");
	c->call = (struct store_call){.op = STORE_APPEND, .done = appended, .arg = c};
	memcpy(c->call.u.append.room, c->room, sizeof c->room);
	snprintf(c->call.u.append.epoch, EPOCH_SIZE, "bench");
	c->call.u.append.expected = c->head;
	c->call.u.append.events = &c->event;
	c->call.u.append.n = 1;
	c->start_us = clock_monotonic_us();
	c->bench->open++;
	store_submit(c->bench->store, &c->call);
}

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static int64_t cpu_us(void)
{
	struct rusage u;
	getrusage(RUSAGE_SELF, &u);
	return (int64_t)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000 + u.ru_utime.tv_usec +
	       u.ru_stime.tv_usec;
}

static void drive(struct bench *b, size_t callers, int64_t for_us)
{
	b->n = 0;
	b->appended = 0;
	b->until_us = clock_monotonic_us() + for_us;
	for (size_t i = 0; i < callers; i++)
		append(&b->callers[i]);
	while (b->open > 0) {
		struct pollfd p = {b->wake_fd, POLLIN, 0};
		uint64_t count;
		if (poll(&p, 1, 10000) != 1 || read(b->wake_fd, &count, sizeof count) < 0)
			fail("store", "nothing delivered for 10 s");
		store_deliver(b->store);
	}
}

static void row(struct bench *b, size_t callers, double seconds, bool json)
{
	struct store_figures before, after;
	store_figures(b->store, &before);
	int64_t start_us = clock_monotonic_us(), cpu_start_us = cpu_us();
	drive(b, callers, (int64_t)(seconds * 1e6));
	double took_s = (double)(clock_monotonic_us() - start_us) / 1e6;
	double cpu = (double)(cpu_us() - cpu_start_us) / (double)b->appended;
	store_figures(b->store, &after);
	qsort(b->samples, b->n, sizeof *b->samples, by_value);
	double mean = (double)b->appended / (double)(after.commits - before.commits);
	double rate = (double)b->appended / took_s;
	double p50 = (double)b->samples[b->n / 2] / 1000,
	       p99 = (double)b->samples[b->n * 99 / 100] / 1000;
	if (json)
		printf("{\"name\":\"durable_acks\",\"callers\":%zu,\"per_s\":%.0f,\"group\":%.1f,"
		       "\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"cpu_us\":%.1f}\n",
		       callers, rate, mean, p50, p99, cpu);
	else
		printf("%8zu %12.0f %10.1f %9.3f %9.3f %9.1f\n", callers, rate, mean, p50, p99,
		       cpu);
	fflush(stdout);
}

static void run(struct bench *b, double seconds, bool json)
{
	static const size_t callers[] = {1, 4, 16, 64, 128, 256};
	if (!json)
		printf("%8s %12s %10s %9s %9s %9s\n", "callers", "appends/s", "group", "p50 ms",
		       "p99 ms", "CPU us");
	for (size_t i = 0; i < sizeof callers / sizeof *callers; i++)
		row(b, callers[i], seconds, json);
}

static void remove_files(const char *directory)
{
	static const char *const names[] = {"viva.db", "viva.db-wal", "viva.db-shm", "viva.lock"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[512];
		snprintf(path, sizeof path, "%s/%s", directory, names[i]);
		unlink(path);
	}
	rmdir(directory);
}

int main(int argc, char **argv)
{
	static struct bench b;
	char directory[256], why[256] = "";
	bool json = argc > 1 && strcmp(argv[1], "--json") == 0;
	const char *parent = argc > 1 + json ? argv[1 + json] : "/var/tmp";
	double seconds = argc > 2 + json ? strtod(argv[2 + json], NULL) : 2;
	snprintf(directory, sizeof directory, "%.200s/viva-bench-XXXXXX", parent);
	b.wake_fd = eventfd(0, EFD_CLOEXEC);
	b.samples = calloc(SAMPLES_MAX, sizeof *b.samples);
	if (!b.samples || b.wake_fd < 0 || rng_init() || !mkdtemp(directory))
		fail(directory, "cannot be made");
	if (store_open(directory, wake, &b, &b.store, why))
		fail(directory, why);
	for (size_t i = 0; i < CALLERS_MAX; i++) {
		b.callers[i].bench = &b;
		rng_id(b.callers[i].room);
	}
	run(&b, seconds, json);
	store_close(b.store);
	remove_files(directory);
	free(b.samples);
	return 0;
}
