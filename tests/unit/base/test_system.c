/* Files, hashes, random names, the clocks and the log: what touches the system. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/auto.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/log.h"
#include "base/rng.h"

static int open_temporary(void **state)
{
	char *name = strdup("/tmp/viva-base-XXXXXX");
	if (rng_init() || !name || !mkdtemp(name))
		return -1;
	*state = name;
	return 0;
}

static int remove_temporary(void **state)
{
	static const char *const names[] = {"a", "link", "fifo", "x/y/z", "x/y", "x"};
	AUTO_FREE char *name = *state;
	AUTO_FD int dir = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (unlinkat(dir, names[i], 0) < 0)
			unlinkat(dir, names[i], AT_REMOVEDIR);
	return rmdir(name);
}

static int directory(void **state)
{
	int dir = open(*state, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(dir >= 0);
	return dir;
}

static void files_are_written_and_read_whole(void **state)
{
	AUTO_FD int dir = directory(state);
	AUTO_BUF b;
	buf_init(&b, 1000);
	assert_int_equal(file_read(dir, "a", 100, &b), ERR_NOENT);
	buf_clear(&b);
	assert_int_equal(file_write(dir, "a", SPAN("first, longer"), 0600), ERR_OK);
	assert_int_equal(file_write(dir, "a", SPAN("second"), 0600), ERR_OK);
	assert_int_equal(file_read(dir, "a", 6, &b), ERR_OK);
	assert_string_equal(b.p, "second");
	assert_int_equal(file_read(dir, "a", 5, &b), ERR_TOOBIG);
	assert_int_equal(buf_err(&b), ERR_TOOBIG);
}

static void only_regular_files_are_read(void **state)
{
	AUTO_FD int dir = directory(state);
	AUTO_BUF b;
	buf_init(&b, 1000);
	assert_int_equal(symlinkat("a", dir, "link"), 0);
	assert_int_equal(mkfifoat(dir, "fifo", 0600), 0);
	assert_int_equal(file_read(dir, "link", 100, &b), ERR_IO);
	buf_clear(&b);
	assert_int_equal(file_read(dir, "fifo", 100, &b), ERR_IO); /* and does not hang */
	buf_clear(&b);
	assert_int_equal(file_read(dir, ".", 100, &b), ERR_IO);
}

static void directories_are_made_with_their_parents(void **state)
{
	char path[128];
	struct stat st;
	snprintf(path, sizeof path, "%s/x/y/z", (const char *)*state);
	assert_int_equal(file_make_dirs(path, 0700), ERR_OK);
	assert_int_equal(file_make_dirs(path, 0700), ERR_OK);
	assert_int_equal(stat(path, &st), 0);
	assert_true(S_ISDIR(st.st_mode));
}

static void a_closed_reader_is_an_error_not_a_signal(void **state)
{
	(void)state;
	int fds[2];
	assert_int_equal(pipe(fds), 0);
	close(fds[0]);
	AUTO_FD int fd = fds[1];
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(file_write_all(fd, SPAN("x")), ERR_CLOSED);
	AUTO_FD int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
	assert_int_equal(file_write_all(full, SPAN("x")), ERR_FULL);
}

/* FIPS 180-4 (NIST's examples) and RFC 4231, test case 2 with its key padded by zeros as HMAC does.
 */
static void hashes_are_the_published_ones(void **state)
{
	(void)state;
	char hex[HASH_HEX + 1];
	unsigned char digest[HASH_BYTES], key[HASH_BYTES] = "Jefe";
	hash_sha256_hex(SPAN("abc"), hex);
	assert_string_equal(hex,
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	hash_sha256_hex(SPAN(""), hex);
	assert_string_equal(hex,
			    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	hash_hmac(key, SPAN("what do ya want for nothing?"), digest);
	hash_hex(digest, hex);
	assert_string_equal(hex,
			    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

/* RFC 4648, section 10, in lower case and without padding. */
static void base32_is_the_published_one(void **state)
{
	(void)state;
	char out[32];
	rng_base32("foobar", 6, out);
	assert_string_equal(out, "mzxw6ytboi");
	rng_base32("foob", 4, out);
	assert_string_equal(out, "mzxw6yq");
	rng_base32("", 0, out);
	assert_string_equal(out, "");
}

static void names_are_random_and_well_formed(void **state)
{
	(void)state;
	char id[RNG_ID_LEN + 1], other[RNG_ID_LEN + 1], token[RNG_TOKEN_LEN + 1];
	rng_id(id);
	rng_id(other);
	rng_token(token);
	assert_string_not_equal(id, other);
	assert_int_equal(strlen(id), RNG_ID_LEN);
	assert_int_equal(strlen(token), RNG_TOKEN_LEN);
	assert_int_equal(strspn(id, "abcdefghijklmnopqrstuvwxyz234567"), RNG_ID_LEN);
	assert_int_equal(strspn(token, "abcdefghijklmnopqrstuvwxyz234567"), RNG_TOKEN_LEN);
}

static void clocks_run(void **state)
{
	(void)state;
	int64_t before = clock_monotonic_us();
	assert_true(clock_monotonic_us() >= before);
	assert_true(clock_monotonic_ms() >= before / 1000);
	assert_true(clock_wall_ms() > INT64_C(1600000000000));
}

/* What one call writes to standard error. */
static void logged(const char *text, struct buf *out)
{
	int fds[2], saved = dup(STDERR_FILENO);
	char line[8192];
	assert_int_equal(pipe(fds), 0);
	dup2(fds[1], STDERR_FILENO);
	log_debug("hidden");
	log_info("event", LOG_TEXT("text", text), LOG_INT("n", -3));
	dup2(saved, STDERR_FILENO);
	close(saved);
	close(fds[1]);
	ssize_t n = read(fds[0], line, sizeof line);
	close(fds[0]);
	buf_add(out, (struct span){line, n > 0 ? (size_t)n : 0});
}

static void the_log_is_one_json_object_a_line(void **state)
{
	(void)state;
	AUTO_BUF line;
	AUTO_JSON *o = NULL;
	buf_init(&line, 8192);
	logged("a \"quoted\"\nline\x01\\", &line);
	assert_int_equal(line.p[line.len - 1], '\n');
	assert_null(memchr(line.p, '\n', line.len - 1));
	assert_int_equal(json_read(buf_span(&line), &o), ERR_OK);
	assert_true(span_is(json_text_or(o, "event", SPAN("")), "event"));
	assert_true(span_is(json_text_or(o, "text", SPAN("")), "a \"quoted\"\nline\x01\\"));
	assert_int_equal(json_int_or(o, "n", 0), -3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_written_and_read_whole),
		cmocka_unit_test(only_regular_files_are_read),
		cmocka_unit_test(directories_are_made_with_their_parents),
		cmocka_unit_test(a_closed_reader_is_an_error_not_a_signal),
		cmocka_unit_test(hashes_are_the_published_ones),
		cmocka_unit_test(base32_is_the_published_one),
		cmocka_unit_test(names_are_random_and_well_formed),
		cmocka_unit_test(clocks_run),
		cmocka_unit_test(the_log_is_one_json_object_a_line),
	};
	return cmocka_run_group_tests(tests, open_temporary, remove_temporary);
}
