// Interactive and multi-pass problems, and validators that score or misbehave: real packages, real programs.
import assert from "node:assert/strict";
import path from "node:path";
import { before, test } from "node:test";
import { judge, json, write } from "./lib/judging.mjs";
import { temporary } from "./lib/server.mjs";

const uuid = "uuid: 7f6c6ece-099b-4fa8-9596-fe0861feb17f\n";
const head = "#include <signal.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n";
const main = (body) => `${head}int main(int argc, char **argv)\n{\n\t(void)argc;\n\t(void)argv;\n${body}\n\treturn 0;\n}\n`;
let folder;
before(() => {
	folder = temporary();
});

const source = (name, body) => path.join(write(folder, { [`${name}.c`]: main(body) }), `${name}.c`);

/** A package of this type, with this validator and these tests {name: [in, ans]}. */
function pack(name, type, validator, tests, more = {}, limits = "") {
	const files = {};
	for (const [test, [input, answer]] of Object.entries(tests))
		Object.assign(files, { [`data/${test}.in`]: input, [`data/${test}.ans`]: answer });
	return write(path.join(folder, name), {
		"problem.yaml": `problem_format_version: 2025-09\ntype: ${type}\nname: ${name}\n${uuid}limits:\n  time_limit: 0.2\n  memory: 64\n  output: 1\n  validation_time: 1\n${limits}`,
		"statement/problem.en.md": "Talk.\n",
		"input_validators/any.c": main("\treturn 42;"),
		"output_validator/validate.c": main(validator),
		"submissions/accepted/any.c": main(""),
		...files,
		...more,
	});
}

async function run(dir, file, ...more) {
	const result = await judge(["run", dir, file, "--json", ...more]);
	assert.ok([0, 3].includes(result.status), result.err);
	return { status: result.status, ...json(result) };
}

/** The verdict of the submission and of each test that was run. */
const outcome = (report) => [report.verdict, ...report.groups.flatMap((g) => g.tests).map((t) => t.verdict)];

// The secret number is in the input; ten questions.
const guess = `
	FILE *in = fopen(argv[1], "r");
	long secret, said;
	if (!in || fscanf(in, "%ld", &secret) != 1)
		return 1;
	for (int i = 0; i < 10; i++) {
		if (scanf("%ld", &said) != 1)
			return 43;
		if (said == secret) {
			puts("correct");
			return 42;
		}
		puts(said < secret ? "higher" : "lower");
		fflush(stdout);
	}
	return 43;`;
const bisect = `
	char answer[20];
	for (long low = 1, high = 1000; low <= high;) {
		long middle = (low + high) / 2;
		printf("%ld\\n", middle);
		fflush(stdout);
		if (scanf("%19s", answer) != 1 || strcmp(answer, "correct") == 0)
			return 0;
		if (answer[0] == 'h')
			low = middle + 1;
		else
			high = middle - 1;
	}`;

test("interactive: guess the number", async (t) => {
	const dir = pack("guess", "interactive", guess, { "sample/1": ["500\n", "\n"], "secret/1": ["1\n", "\n"], "secret/2": ["1000\n", "\n"] });
	const cases = {
		right: [bisect, ["AC", "AC", "AC", "AC"]],
		silent: ["\tpause();", ["TLE", "TLE", "TLE"]],
		listens: ['\tchar s[9];\n\tif (scanf("%8s", s) == 1)\n\t\tputs(s);', ["TLE", "TLE", "TLE"]], // both wait: line 75 of the corpus
		spins: ["\tfor (volatile long i = 0;; i++) ;", ["TLE", "TLE", "TLE"]],
		leaves: ["", ["WA", "WA", "WA"]],
		dies: ['\tputs("1");\n\tfflush(stdout);\n\tabort();', ["RTE", "RTE", "RTE"]],
		fails: ['\tputs("1");\n\tfflush(stdout);\n\treturn 3;', ["RTE", "RTE", "RTE"]],
		chatty: ['\tfor (;;)\n\t\tputs("2000000");', ["WA", "WA", "WA"]], // rejected first; its SIGPIPE is not its own doing
		forks: ["\tif (fork() == 0)\n\t\treturn 0;", ["SV", "SV", "SV"]],
		hogs: ["\tfor (;;)\n\t\tmemset(malloc(1 << 20), 1, 1 << 20);", null],
	};
	for (const [name, [body, wanted]] of Object.entries(cases))
		await t.test(name, async () => {
			const report = await run(dir, source(name, body));
			if (!wanted) {
				assert.match(report.verdict, /MLE|RTE/);
				return;
			}
			assert.deepEqual(outcome(report).slice(0, wanted.length), wanted, JSON.stringify(report));
			assert.equal(report.status, 0);
		});
});

test("interactive: the submission's own time counts, not what it waits for", async () => {
	const slow = pack("slow", "interactive", `
	for (volatile long i = 0; i < 200000000; i++) ;
	puts("go");
	fflush(stdout);
	return getchar() == 'x' ? 42 : 43;`, { "secret/1": ["1\n", "\n"] });
	const report = await run(slow, source("patient", '\tif (getchar() == \'g\')\n\t\tputs("x");'));
	assert.equal(report.verdict, "AC");
	assert.ok(report.groups[0].tests[0].cpu_ms < 100, JSON.stringify(report.groups[0]));
});

test("interactive: endless chatter ends, and whoever breaks is named", async (t) => {
	const echo = '\tfor (int c; (c = getchar()) != EOF;)\n\t\tputchar(c);';
	const forever = "\tfor (;;) {\n\t\tputs(\"more\");\n\t\tfflush(stdout);\n\t}";
	const cases = [
		["both talk for ever", `${forever}`, "\tfor (;;)\n\t\tputs(\"more\");", /TLE|JE/],
		["it left, and the validator goes on writing more than a pipe holds", '\tfor (int i = 0; i < 1000000; i++)\n\t\tputs("more");\n\treturn 42;', "", /AC/],
		["the validator breaks", "\treturn getchar() ? 7 : 42;", '\tputs("x");', /JE/],
		["the validator crashes", "\tabort();", echo, /JE/],
		["the validator never ends", "\tfor (volatile long i = 0;; i++) ;", echo, /JE/],
		["the validator forks", "\treturn fork() == 0 ? 42 : 42;", echo, /JE/],
		["the validator accepts, then it crashes", "\treturn 42;", "\tgetchar();\n\tabort();", /RTE/],
		["the validator rejects, then it hangs", "\treturn 43;", "\tfor (volatile long i = 0;; i++) ;", /WA/],
	];
	for (const [i, [name, validator, body, verdict]] of cases.entries())
		await t.test(name, async () => {
			const dir = pack(`chatter${i}`, "interactive", validator, { "secret/1": ["1\n", "\n"] });
			const report = await run(dir, source(`chatter${i}`, body));
			assert.match(report.verdict, verdict, JSON.stringify(report));
			if (report.verdict === "JE")
				assert.match(report.reason, /output validator: /);
		});
});

// Doubles until there is 16: the validator passes the output on, and counts passes in a file of its own.
const doubling = `
	long said, pass = 0;
	char name[200];
	snprintf(name, sizeof name, "%s%s", argv[3], "passes-so-far");
	FILE *kept = fopen(name, "r");
	for (int c; kept && (c = getc(kept)) != EOF;)
		pass += c == '.';
	kept = fopen(name, "a");
	fputs(".", kept);
	fclose(kept);
	if (scanf("%ld", &said) != 1 || said != 2L << pass)
		return 43;
	if (said == 16)
		return 42;
	snprintf(name, sizeof name, "%s%s", argv[3], "nextpass.in");
	FILE *next = fopen(name, "w");
	fprintf(next, "%ld\\n", said);
	fclose(next);
	return 42;`;
const twice = '\tlong n;\n\tif (scanf("%ld", &n) == 1)\n\t\tprintf("%ld\\n", 2 * n);';

test("multi-pass: each pass is a run of its own, the feedback folder stays", async () => {
	const tests = { "sample/1": ["1\n", "\n"], "secret/1": ["1\n", "\n"] };
	const dir = pack("double", "multi-pass", doubling, tests, {}, "  validation_passes: 4\n");
	assert.deepEqual(outcome(await run(dir, source("twice", twice))), ["AC", "AC", "AC"]);
	assert.deepEqual(outcome(await run(dir, source("once", '\tputs("2");'))), ["WA", "WA", "WA"]);
	const third = '\tlong n;\n\tif (scanf("%ld", &n) != 1 || n == 4)\n\t\tabort();\n\tprintf("%ld\\n", 2 * n);';
	assert.deepEqual(outcome(await run(dir, source("third", third))), ["RTE", "RTE", "RTE"]);
	const few = pack("few", "multi-pass", doubling, tests, {}, "  validation_passes: 3\n");
	const report = await run(few, source("twice", twice));
	assert.deepEqual([report.verdict, report.status], ["JE", 3]);
	assert.match(report.reason, /more passes than validation_passes/);
});

test("multi-pass: the input of every pass is held to the input validators", async () => {
	const most = '\tlong n;\n\tif (scanf("%ld", &n) == 1 && n <= atol(argv[1]))\n\t\treturn 42;\n\tfprintf(stderr, "%ld is too much\\n", n);\n\treturn 43;';
	const tests = { "secret/1": ["1\n", "\n"] };
	const held = (n) => pack(`held${n}`, "multi-pass", doubling, tests, {
		"input_validators/any.c": main("\treturn 42;"),
		"input_validators/most.c": main(most),
		"data/secret/test_group.yaml": `input_validator_args: {most: ["${n}"]}\n`,
	}, "  validation_passes: 4\n");
	assert.equal((await run(held(8), source("twice", twice))).verdict, "AC");
	const report = await run(held(4), source("twice", twice));
	assert.deepEqual([report.verdict, report.status], ["JE", 3]);
	assert.match(report.reason, /nextpass.in is rejected by an input validator: 8 is too much/);
	assert.equal((await run(held(4), source("once", '\tputs("2");'))).verdict, "WA");
});

test("multi-pass and interactive at once", async () => {
	const both = `
	FILE *in = fopen(argv[1], "r");
	long n, said;
	if (!in || fscanf(in, "%ld", &n) != 1)
		return 1;
	printf("%ld\\n", n);
	fflush(stdout);
	if (scanf("%ld", &said) != 1 || said != n + 1)
		return 43;
	if (said == 3)
		return 42;
	char name[200];
	snprintf(name, sizeof name, "%s%s", argv[3], "nextpass.in");
	FILE *next = fopen(name, "w");
	fprintf(next, "%ld\\n", said);
	fclose(next);
	return 42;`;
	const dir = pack("both", "[interactive, multi-pass]", both, { "secret/1": ["0\n", "\n"] }, {}, "  validation_passes: 3\n");
	assert.equal((await run(dir, source("next", '\tlong n;\n\tif (scanf("%ld", &n) == 1)\n\t\tprintf("%ld\\n", n + 1);'))).verdict, "AC");
	assert.equal((await run(dir, source("same", '\tlong n;\n\tif (scanf("%ld", &n) == 1)\n\t\tprintf("%ld\\n", n);'))).verdict, "WA");
});

test("what a validator says in words: of samples alone, cut, and UTF-8 whatever it wrote", async () => {
	const body = `
	char name[200];
	const char *files[] = {"judgemessage.txt", "teammessage.txt"};
	for (int i = 0; i < 2; i++) {
		snprintf(name, sizeof name, "%s%s", argv[3], files[i]);
		FILE *f = fopen(name, "w");
		fprintf(f, "%s says\\n\\xff\\033[31m", files[i]);
		fputc(0, f);
		for (int k = 0; k < 3000; k++)
			fputs("\\xe2\\x82\\xac", f);
		fputs("the very end", f);
		fclose(f);
	}
	return getchar() == '1' ? 42 : 43;`;
	const tests = { "sample/1": ["1\n", "1\n"], "secret/1": ["1\n", "1\n"] };
	const dir = pack("words", "pass-fail", body, tests, {
		"submissions/accepted/any.c": main('\tputs("1");'),
		"submissions/wrong_answer/no.c": main('\tputs("0");'),
		"submissions/submissions.yaml": 'wrong_answer:\n  message: the very end\n',
	});
	const [sample] = (await run(dir, source("no", '\tputs("0");'))).groups[0].tests;
	for (const [key, file] of [["judge_message", "judgemessage.txt"], ["team_message", "teammessage.txt"]]) {
		assert.ok(sample[key].startsWith(`${file} says\n\uFFFD\u001b[31m\uFFFD€€`), JSON.stringify(sample[key]));
		assert.ok(Buffer.byteLength(sample[key]) <= 4096 && Buffer.byteLength(sample[key]) > 4080);
	}
	const right = (await run(dir, source("yes", '\tputs("1");'))).groups.map((g) => g.tests[0]);
	assert.deepEqual(right.map((t) => ["judge_message" in t, "team_message" in t]), [[false, true], [false, false]]);
	const verified = await judge(["verify", dir]);
	assert.equal(verified.status, 0, verified.out + verified.err);
	write(dir, { "submissions/submissions.yaml": "wrong_answer:\n  message: nowhere to be found\n" });
	const missed = await judge(["verify", dir]);
	assert.equal(missed.status, 1);
	assert.match(missed.out, /no judge message holds 'nowhere to be found'/);
});

test("a validator that misbehaves is a judge error with a reason, and never the candidate's fault", async (t) => {
	const note = (name, text) => `\n\tchar name[200];\n\tsnprintf(name, sizeof name, "%s%s", argv[3], "${name}");\n\tFILE *f = fopen(name, "w");\n\tfputs("${text}", f);\n\tfclose(f);\n`;
	const cases = [
		["exits 0", "", /ended with exited 0, not 42 or 43/],
		["crashes", "\tabort();", /ended with signaled 6/],
		["forks", "\treturn fork() == 0 ? 42 : 42;", /clone|fork|violation/],
		["is endless", "\tfor (volatile long i = 0;; i++) ;", /cpu limit|wall limit/],
		["waits", "\tpause();", /wall limit/],
		["floods", '\tfor (;;)\n\t\tputs("flood");', /output limit/],
		["hogs", "\tfor (;;)\n\t\tmemset(malloc(1 << 24), 1, 1 << 24);", /memory limit|ended with/],
		["writes no number", note("score.txt", "much") + "\treturn 42;", /no number/],
		["wants another pass", note("nextpass.in", "1") + "\treturn 42;", /no multi-pass problem/],
		["scores a group that passes or fails", note("score.txt", "1") + "\treturn 42;", /a score for a test of a pass-fail group/],
	];
	for (const [i, [name, body, reason]] of cases.entries())
		await t.test(name, async () => {
			const dir = pack(`hostile${i}`, "pass-fail", body, { "secret/1": ["1\n", "\n"] }, {}, "  validation_memory: 256\n  validation_output: 1\n");
			const report = await run(dir, source("fine", '\tputs("1");'));
			assert.deepEqual([report.verdict, report.status], ["JE", 3], JSON.stringify(report));
			assert.match(report.reason, reason);
		});
});
