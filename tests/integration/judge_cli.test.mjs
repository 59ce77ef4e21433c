// The command line of viva-judge is a contract: keys, exit statuses, and one line for each mistake.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { judge, json, printing, sumPackage, write } from "./lib/judging.mjs";
import { root, temporary } from "./lib/server.mjs";

let folder, sum;
before(() => {
	folder = temporary();
	sum = sumPackage();
});

const source = (name, text) => path.join(write(folder, { [name]: text }), name);
const run = (file, ...more) => judge(["run", sum, file, "--json", ...more]);

test("an accepted submission: every key of the contract, in its order", async () => {
	const result = await run(path.join(sum, "submissions/accepted/plus.c"));
	assert.equal(result.status, 0, result.err);
	const report = json(result);
	assert.deepEqual(Object.keys(report), ["verdict", "score", "max_score", "tier", "compile", "groups", "total_ms", "timing"]);
	assert.deepEqual([report.verdict, report.score, report.max_score], ["AC", 100, 100]);
	assert.match(report.tier, /^[ABC]$/);
	assert.deepEqual(Object.keys(report.compile), ["ok", "cached", "ms", "diagnostics"]);
	assert.deepEqual(report.groups.map((g) => [g.name, g.verdict, g.score, g.max_score, g.tests.length]), [
		["sample", "AC", 0, 0, 1],
		["secret/g1", "AC", 40, 40, 2],
		["secret/g2", "AC", 60, 60, 2],
	]);
	assert.deepEqual(Object.keys(report.groups[1].tests[0]), ["name", "verdict", "cpu_ms", "wall_ms", "memory_kib"]);
	assert.equal(report.groups[1].tests[0].name, "secret/g1/01-zero");
	assert.ok(report.groups[1].tests[0].memory_kib > 0 && report.total_ms > 0);
	const slowest = report.groups.flatMap((g) => g.tests).reduce((a, b) => (a.cpu_ms >= b.cpu_ms ? a : b));
	assert.deepEqual(Object.keys(report.timing), ["test", "group", "ordinal", "cpu_ms", "spread_ms", "repeats", "limit_ms"]);
	assert.deepEqual([report.timing.test, report.timing.limit_ms], [slowest.name, 1000]);
	assert.ok(report.timing.repeats >= 1 && report.timing.repeats <= 5);
});

test("a wrong one: samples show their data, hidden tests never; a pass-fail group stops, a sum goes on", async () => {
	const report = json(await run(path.join(sum, "submissions/wrong_answer/minus.c")));
	assert.deepEqual([report.verdict, report.score], ["WA", 30]);
	const [sample, g1, g2] = report.groups;
	assert.deepEqual([sample.tests[0].stdin, sample.tests[0].expected, sample.tests[0].output], ["1 2\n", "3\n", "-1\n"]);
	assert.deepEqual(g1.tests.map((t) => t.verdict), ["AC", "WA"]);
	assert.deepEqual(g2.tests.map((t) => t.verdict), ["AC", "WA"]);
	for (const t of [...g1.tests, ...g2.tests])
		assert.deepEqual(Object.keys(t).filter((k) => ["stdin", "expected", "output"].includes(k)), []);
});

test("long samples are cut at 4 KiB and marked", async () => {
	const long = source("long.c", printing("0", 'for (int i = 0; i < 5000; i++) putchar(\'x\');'));
	const [sample] = json(await run(long)).groups[0].tests;
	assert.equal(sample.output.length, 4096);
	assert.equal(sample.cut, true);
});

test("of many tests with full feedback the first are shown: the report stays one message", async () => {
	const files = { "data/secret/g2/test_group.yaml": "max_score: 60\nscore_aggregation: sum\nfull_feedback: true\n" };
	for (let i = 10; i < 70; i++)
		Object.assign(files, { [`data/secret/g2/${i}.in`]: `${i} 0\n`, [`data/secret/g2/${i}.ans`]: `${i}\n` });
	const noise = source("noise.c", printing("-1", "for (int i = 0; i < 5000; i++)\n\t\tputchar(1);"));
	const result = await judge(["run", sumPackage(files), noise, "--json"]);
	const tests = json(result).groups[2].tests;
	assert.ok(result.out.length > 1e6 && result.out.length < 1.2e6, `${result.out.length} bytes`);
	assert.equal(tests.length, 62);
	assert.equal(tests[0].output, "\u0001".repeat(4096));
	assert.deepEqual(["output" in tests[61], "stdin" in tests[61], tests[61].cut, tests[61].verdict], [false, false, true, "WA"]);
});

test("each way to fail has its verdict and figure", async () => {
	const cases = [
		["exit.c", "exit(7);", "RTE", { exit_code: 7 }],
		["abort.c", "abort();", "RTE", { signal: 6 }],
		["segv.c", "*(volatile int *)8 = 1;", "RTE", { signal: 11 }],
		["spin.c", "for (volatile long i = 0;; i++) ;", "TLE", {}],
		["wait.c", "pause();", "TLE", {}],
		["memory.c", "for (;;) memset(malloc(1 << 20), 1, 1 << 20);", "MLE|RTE", {}], // RTE: without a cgroup malloc fails
		["flood.c", "for (;;) puts(\"flood\");", "OLE", {}],
		["fork.c", "if (fork() == 0) return 0;", "SV", { syscall: "clone" }],
	];
	const brief = sumPackage();
	write(brief, { "problem.yaml": readFileSync(path.join(brief, "problem.yaml"), "utf8").replace("time_limit: 1", "time_limit: 0.1") });
	rmSync(path.join(brief, "data/secret/g2"), { recursive: true });
	for (const [name, body, verdict, figures] of cases) {
		const result = await judge(["run", brief, source(name, printing("a + b", body)), "--json"]);
		assert.equal(result.status, 0, result.err);
		const [test] = json(result).groups[0].tests;
		assert.match(test.verdict, new RegExp(`^(${verdict})$`), name);
		for (const [key, value] of Object.entries(figures))
			assert.equal(test[key], value, name);
	}
});

test("what lands within a tenth of a limit is run again, the better one counts, and it is marked", async () => {
	const near = sumPackage();
	write(near, { "problem.yaml": readFileSync(path.join(near, "problem.yaml"), "utf8").replace("time_limit: 1", "time_limit: 0.2") });
	rmSync(path.join(near, "data/secret/g2"), { recursive: true });
	const burn = (ms) => `while (clock() < ${ms} * (CLOCKS_PER_SEC / 1000)) ;`;
	const hold = (mib) => `volatile char *p = malloc(${mib}L << 20); for (long i = 0; i < ${mib}L << 20; i += 4096) p[i] = 1;`;
	const of = async (name, body) => {
		const report = json(await judge(["run", near, source(name, "#include <time.h>\n" + printing("a + b", body)), "--json"]));
		return report.groups[0].tests[0];
	};
	const far = await of("far.c", "");
	assert.deepEqual([far.verdict, far.near_limit], ["AC", undefined]);
	const below = await of("below.c", burn(188));
	assert.deepEqual([below.verdict, below.near_limit], ["AC", "time"], JSON.stringify(below));
	const above = await of("above.c", burn(206));
	assert.deepEqual([above.verdict, above.near_limit], ["TLE", "time"]);
	const beyond = await of("beyond.c", "for (volatile long i = 0;; i++) ;");
	assert.deepEqual([beyond.verdict, beyond.near_limit], ["TLE", undefined]);
	assert.ok(beyond.cpu_ms >= 215 && beyond.cpu_ms < 270, `${beyond.cpu_ms} ms`);
	const full = await of("full.c", hold(61));
	assert.deepEqual([full.verdict, full.near_limit], ["AC", "memory"]);
});

test("one core or several: the same report but for the figures", async () => {
	const bare = (report) => JSON.stringify(report, (key, value) => (/_ms$|_kib$|^ms$|^timing$|^cached$|^spread|^repeats/.test(key) ? undefined : value));
	for (const file of ["accepted/plus.c", "wrong_answer/minus.c"]) {
		const serial = json(await run(path.join(sum, "submissions", file), "--slots", "1"));
		const spread = json(await run(path.join(sum, "submissions", file), "--slots", "8"));
		assert.equal(bare(serial), bare(spread));
	}
});

test("what does not compile says where", async () => {
	const cases = [
		["broken.c", "int main(void)\n{\n\treturn x;\n}\n", 3, /'x' undeclared/],
		["asm.c", "int main(void)\n{\n\tasm(\"nop\");\n}\n", 3, /inline assembly/],
		["pragma.c", "#pragma GCC optimize(\"O3\")\nint main(void) { return 0; }\n", 1, /'optimize' as a pragma/],
		["empty.c", "", 0, /the source is empty/],
		["huge.c", "/*" + "x".repeat(1 << 20) + "*/ int main(void) { return 0; }\n", 0, /more than the 256 KiB/],
		["pasted.c", "#define J(a, b) a##b\nint main(void)\n{\n\tJ(__as, m__)(\"nop\");\n}\n", 4, /inline assembly/],
		["unlinked.c", "int f(void);\nint main(void) { return f(); }\n", 2, /undefined reference to .f/],
		["no_main.c", "int f(void) { return 0; }\n", 0, /main/],
	];
	for (const [name, text, line, message] of cases) {
		const result = await run(source(name, text));
		assert.equal(result.status, 0, result.err);
		const report = json(result);
		assert.deepEqual([report.verdict, report.score, report.groups], ["CE", 0, []], name);
		const [first] = report.compile.diagnostics;
		const keys = Object.keys(first).filter((key) => key !== "end_column" && key !== "option");
		assert.deepEqual(keys, ["file", "line", "column", "severity", "message"]);
		assert.equal(first.line, line, name);
		assert.match(first.message, message, name);
	}
});

test("what a source makes the compiler say moves no terminal", async () => {
	const text = `int main(void)\n{\n\treturn "\u001b[2J \u009b2J" + nothing\u0007;\n}\n#error \u001b[31m red \u009b32m\n`;
	const file = source("escapes.c", text);
	const shown = await judge(["exec", file]);
	assert.match(shown.err, /red/);
	assert.doesNotMatch(shown.out + shown.err, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
});

test("a warning is a diagnostic too, and a name cannot become an option", async () => {
	const warned = json(await run(source("warn.c", "int main(void) { int unused; return 1; }\n")));
	assert.equal(warned.compile.diagnostics[0].severity, "warning");
	assert.equal(warned.compile.ok, true);
	const named = json(await run(source("-o.c", "int main(void) { return 0; }\n")));
	assert.equal(named.verdict, "CE");
	assert.match(named.compile.diagnostics[0].message, /a file name must be/);
});

test("--progress: a line for each test as it ends, then the report", async () => {
	const lines = (await run(path.join(sum, "submissions/accepted/plus.c"), "--progress")).out.trim().split("\n").map((l) => JSON.parse(l));
	assert.equal(lines.length, 6);
	assert.deepEqual(lines.slice(0, 5).map((l) => [l.done, l.total, l.test.verdict]), [1, 2, 3, 4, 5].map((i) => [i, 5, "AC"]));
	assert.equal(lines[5].verdict, "AC");
});

test("a mistake of the caller is status 2 and says what to mend", async () => {
	const good = path.join(sum, "submissions/accepted/plus.c");
	const cases = [
		[["run"], /wants a package/],
		[["run", "/nowhere", good], /^\/nowhere: cannot be opened: No such file/],
		[["run", sum, path.join(folder, "none.c")], /none\.c: cannot be read: not found/],
		[["run", sum, good, "--tier", "Z"], /a tier is auto, A, B or C/],
		[["run", sum, good, "--jsn"], /no option '--jsn'/],
		[["exec", good, "--time-limit", "soon"], /--time-limit must be a number/],
		[["exec", good, "--stdin", folder], /is no file that can be read/],
		[["export", sum], /wants packages and --out/],
		[["serve"], /wants --socket/],
		[["serve", "--socket", "/" + "x".repeat(120)], /more than 107 bytes/],
		[["judge"], /no command 'judge'/],
		[[], /which command/],
	];
	for (const [args, message] of cases) {
		const result = await judge(args);
		assert.equal(result.status, 2, args.join(" "));
		assert.match(result.err, message);
		assert.equal(result.err.trim().split("\n").length, 1, result.err);
		assert.equal(result.out, "");
	}
});

test("a faulty package: every fault with file, line and reason", async () => {
	const faulty = sumPackage({
		"problem.yaml": "problem_format_version: 2025-09\nname: x\nuuid: y\ntype: submit-answer\nlimits: {time_limit: no}\n",
	});
	const result = await judge(["run", faulty, path.join(sum, "submissions/accepted/plus.c")]);
	assert.equal(result.status, 2);
	assert.match(result.err, /problem\.yaml:4: .*submit-answer/);
	assert.match(result.err, /problem\.yaml:5: 'time_limit' must be a number\n/);
	assert.match(result.err, /problem\.yaml:3: 'uuid' must be a UUID/);
});

test("a source of 0 bytes and one of 1 MiB are refused with the reason, and compiled by nobody", async () => {
	for (const [name, text, why] of [["empty.c", "", /the source is empty/], ["big.c", " ".repeat(1 << 20), /1048576 bytes, more than the 256 KiB/]]) {
		const report = json(await run(source(name, text)));
		assert.equal(report.verdict, "CE", name);
		assert.equal(report.compile.ok, false);
		assert.match(report.compile.diagnostics[0].message, why);
	}
});

test("exec: a program on an input, with its limits, and with the sanitizers", async () => {
	const stdin = source("in", "20 22\n");
	const plus = json(await judge(["exec", source("plus.c", printing("a + b")), "--json", "--stdin", stdin]));
	assert.deepEqual(Object.keys(plus), ["verdict", "stdout", "stderr", "exit_code", "cpu_ms", "spread_ms", "repeats", "wall_ms", "memory_kib", "compile", "tier"]);
	assert.deepEqual([plus.verdict, plus.stdout, plus.exit_code], ["OK", "42\n", 0]);
	const slow = source("slow.c", "int main(void) { for (volatile long i = 0;; i++) ; }\n");
	const late = json(await judge(["exec", slow, "--json", "--time-limit", "0.2"]));
	assert.equal(late.verdict, "TLE");
	assert.ok(late.cpu_ms >= 190 && late.cpu_ms < 400, `${late.cpu_ms} ms`);
	const out = source("out.c", "int main(int argc, char **argv) { int a[2] = {0}; (void)argv; return a[argc + 1]; }\n");
	const dirty = json(await judge(["exec", out, "--json", "--sanitize"]));
	assert.equal(dirty.verdict, "RTE");
	assert.match(dirty.stderr, /runtime error|stack-buffer-overflow/);
	const clean = json(await judge(["exec", source("plus.c", printing("a + b")), "--json", "--sanitize", "--stdin", stdin]));
	assert.deepEqual([clean.verdict, clean.stdout, clean.stderr], ["OK", "42\n", ""]);
});

test("bytes that are no text come back as text", async () => {
	const raw = source("raw.c", '#include <stdio.h>\nint main(void) { fwrite("a\\0\\xff\\x1b[31mz", 1, 9, stdout); return 0; }\n');
	assert.equal(json(await judge(["exec", raw, "--json"])).stdout, "a\uFFFD\uFFFD\u001b[31mz");
});

test("a custom output validator decides, scores, and is blamed when it misbehaves", async () => {
	const validator = `#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(int argc, char **argv)
{
	long a, b, sum, said;
	char name[200];
	FILE *in = fopen(argv[1], "r"), *ans = fopen(argv[2], "r");
	if (argc < 4 || !in || !ans || fscanf(in, "%ld %ld", &a, &b) != 2 || fscanf(ans, "%ld", &sum) != 1)
		return 1;
	if (scanf("%ld", &said) != 1)
		return 43;
	if (said == 99)
		return 0; /* misbehaves */
	snprintf(name, sizeof name, "%s%s", argv[3], "judgemessage.txt");
	FILE *message = fopen(name, "w");
	fprintf(message, "said %ld, wanted %ld\\n", said, sum);
	fclose(message);
	if (said == sum + 1 && argc > 4 && strcmp(argv[4], "near") == 0) {
		snprintf(name, sizeof name, "%s%s", argv[3], "score_multiplier.txt");
		FILE *score = fopen(name, "w");
		fprintf(score, "0.5\\n");
		fclose(score);
		return 42;
	}
	return said == sum ? 42 : 43;
}
`;
	const custom = sumPackage({
		"output_validator/validate.c": validator,
		"data/secret/g2/test_group.yaml": "max_score: 60\nscore_aggregation: sum\noutput_validator_args: [near]\n",
	});
	const of = async (name, expression) => {
		const result = await judge(["run", custom, source(name, printing(expression)), "--json"]);
		return { status: result.status, ...json(result) };
	};
	assert.deepEqual([(await of("right.c", "a + b")).score, (await of("wrong.c", "a - b")).verdict], [100, "WA"]);
	const near = await of("near.c", "a + b + (a >= 100)");
	assert.deepEqual([near.verdict, near.score], ["AC", 70]);
	const blamed = await of("blamed.c", "99");
	assert.deepEqual([blamed.status, blamed.verdict, blamed.score], [3, "JE", 0]);
	assert.match(blamed.reason, /output validator: ended with exited 0, not 42 or 43/);
});

test("forbidden names and links of a package's .viva.yaml", async () => {
	const example = readFileSync(path.join(root, "problems/packages/subarraysumk/.viva.yaml"), "utf8");
	const strict = sumPackage({
		".viva.yaml": example.replace(/judge:\n.*\n/, "judge:\n  stack_mib: 1\n  forbid: [abs]\n  link: ['-Wl,--wrap=labs']\n"),
	});
	const of = async (name, expression) => json(await judge(["run", strict, source(name, expression), "--json"]));
	const forbidden = await of("abs.c", printing("abs((int)a) + b"));
	assert.match(forbidden.compile.diagnostics[0].message, /'abs' is forbidden in this problem/);
	const wrapped = await of("wrap.c", "long __wrap_labs(long x);\nlong __wrap_labs(long x) { return x; }\n" + printing("labs(a) + b").replace("labs", "(labs)"));
	assert.equal(wrapped.verdict, "AC");
	const deep = await of("deep.c", printing("a + b", "volatile char frame[3 << 20]; for (int i = 0; i < 3 << 20; i += 4096) frame[i] = 1;"));
	assert.match(deep.verdict, /RTE|MLE/);
});

test("export: what the server reads, with a hash that making the data does not change", async () => {
	const out = path.join(folder, "packages.json");
	const one = path.join(root, "problems/packages/subarraysumk");
	assert.equal((await judge(["export", one, "--out", out])).status, 0);
	const { v, packages: [p] } = JSON.parse(readFileSync(out, "utf8"));
	assert.deepEqual([v, p.id, p.public.max_score, p.languages], [1, "subarraysumk", 100, ["c"]]);
	assert.deepEqual(Object.keys(p), ["id", "hash", "name", "level", "minutes", "tags", "seed", "languages", "public", "interviewer"]);
	assert.equal(p.public.samples.length, 2);
	assert.ok(!JSON.stringify(p.public).includes("secret/g1/01"), "hidden tests stay with the interviewer");
	assert.deepEqual(p.interviewer.tests[2], { name: "secret/g1/01-single-hit", group: 1, ordinal: 1, description: "one element, and it is K" });
	const refused = await judge(["export", sum, "--out", path.join(folder, "none.json")]);
	assert.equal(refused.status, 2);
	assert.match(refused.err, /\.viva\.yaml: the file is missing/);
});

test("doctor says the tier and the reason for each part", async () => {
	const report = json(await judge(["doctor", "--json"]));
	assert.match(report.tier, /^[ABC]$/);
	assert.ok(report.parts.length > 3 && report.parts.every((p) => p.name && p.text && typeof p.present === "boolean"));
	assert.match((await judge(["doctor"])).out, /^tier [ABC]: /);
});

test("data that a killed judge left half made goes when it is made again", async () => {
	const data = path.join(folder, "data-again");
	const tests = path.join(data, "tests");
	const made = async () => {
		const one = path.join(root, "problems/packages/subarraysumk");
		const result = await judge(["run", one, source("zero.c", "int main(void) { return 0; }\n"), "--json"], { data });
		assert.equal(result.status, 0, result.err);
		return readdirSync(tests).sort();
	};
	const [hash, lock] = await made();
	assert.equal(lock, `${hash}.lock`);
	renameSync(path.join(tests, hash), path.join(tests, `${hash}.new`));
	write(path.join(tests, `${hash}.new`), { "g1/half.in": "1" });
	assert.deepEqual(await made(), [hash, lock]);
	assert.ok(!existsSync(path.join(tests, hash, "g1/half.in")));
});

test("a full or forbidden disk is said, and leaves no half data", async () => {
	const result = await judge(["run", sum, path.join(sum, "submissions/accepted/plus.c"), "--data", "/proc/nothing"]);
	assert.equal(result.status, 2);
	assert.match(result.err, /the data folder \/proc\/nothing cannot be used/);
	rmSync(folder, { recursive: true, force: true });
});
