// verify: a package as it should be, and every kind of difference that it must find; data made from a manifest.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { judge, json, printing, sumPackage, write } from "./lib/judging.mjs";
import { temporary } from "./lib/server.mjs";

const rules = "wrong_answer/minus.c:\n  score: 30\n  secret/g1/01-*: {permitted: [AC]}\n  secret/g1/02-*: {permitted: [WA]}\n";

test("all as expected: status 0, and every row says so", async () => {
	const result = await judge(["verify", sumPackage({ "submissions/submissions.yaml": rules }), "--json"]);
	assert.equal(result.status, 0, result.out + result.err);
	const { ok, packages: [p] } = json(result);
	assert.deepEqual([ok, p.package, p.tests, p.counter_examples], [true, "sumtwo", 5, 1]);
	assert.deepEqual(p.rows.map((r) => [r.kind, r.name, r.ok]), [
		["submission", "accepted/plus.c", true],
		["sanitize", "accepted/plus.c", true],
		["submission", "wrong_answer/minus.c", true],
	]);
});

test("every kind of difference is found, with its test and its rule", async () => {
	const leaky = printing("a + b", "static int t[2]; if (a == 100) t[b < 300 ? 2 + (b > 5) : 0] = 1;");
	const different = sumPackage({
		"submissions/submissions.yaml": rules.replace("score: 30", "score: 31"),
		"submissions/accepted/leaky.c": leaky,
		"data/secret/g1/01-zero.in": "0 0 \n",
		"data/secret/g2/02.ans": "301\n",
		"data/invalid_input/fine.in": "1 2\n",
	});
	const result = await judge(["verify", different, "--json"]);
	assert.equal(result.status, 1, result.err);
	const text = json(result).packages[0].rows.flatMap((r) => r.differences).join("\n");
	assert.match(text, /all: score 30, expected 31 \(.*submissions\.yaml:1\)/);
	assert.match(text, /secret\/g2\/02: WA, expected AC \(the default of accepted\/\)/);
	assert.match(text, /secret\/g2\/01: RTE with the sanitizers/);
	assert.match(text, /secret\/g1\/01-zero\.in: the input validator 'check' rejects it/);
	assert.match(text, /invalid_input\/fine: no input validator rejects it/);
	const table = await judge(["verify", different]);
	assert.equal(table.status, 1);
	assert.match(table.out, /^sumtwo: DIFFERENT/);
	assert.match(table.out, /DIFF wrong_answer\/minus\.c/);
	assert.ok(!table.out.includes("\u001b"), "no colours in a pipe");
});

test("a margin that is missed is a warning, and gates --strict alone", async () => {
	const slow = printing("a + b", "for (volatile long i = 0; i < 1000; i++) ;");
	const files = { "problem.yaml": "problem_format_version: 2025-09\ntype: scoring\nname: Sum\nuuid: 7f6c6ece-099b-4fa8-9596-fe0861feb17f\n" +
		"limits:\n  time_limit: 0.2\n  memory: 64\n  time_multipliers: {ac_to_time_limit: 100000}\n", "submissions/accepted/slow.c": slow };
	const tight = sumPackage(files);
	const result = await judge(["verify", tight, "--json"]);
	assert.equal(result.status, 0, result.out);
	assert.match(JSON.stringify(json(result)), /above the limit of 0\.20 s/);
	assert.equal((await judge(["verify", tight, "--strict", "--json"])).status, 1);
});

const generator = '#include "gen.h"\nint main(int argc, char **argv)\n{\n\tstruct args a;\n\targ_begin(&a, argc, argv);\n' +
	'\tout_int(arg_int(&a, "a", 0));\n\tout_char(\' \');\n\tout_int(arg_int(&a, "b", 0));\n\tout_char(\'\\n\');\n\targ_end(&a);\n\tout_end();\n\treturn 0;\n}\n';
const hash = (text) => createHash("sha256").update(text).digest("hex");
const line = (name, a, b, answer = a + b) => `${name} | a=${a} b=${b} | why ${name} | ${hash(`${a} ${b}\n`)} | ${hash(`${answer}\n`)}\n`;

function madePackage(lines, more = {}) {
	const folder = sumPackage({
		"generators/gen_sum.c": generator,
		"generators/manifest.txt": "# made\ngenerator: gen_sum.c\nanswers: submissions/accepted/plus.c\n\n" + lines,
		"../genlib/gen.h": `struct args { int c; char **v; };
void arg_begin(struct args *a, int c, char **v); long arg_int(struct args *a, const char *k, long d);
void arg_end(const struct args *a); void out_int(long v); void out_char(char c); void out_end(void);\n`,
		"../genlib/gen.c": `#include "gen.h"\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>
void arg_begin(struct args *a, int c, char **v) { a->c = c; a->v = v; }
long arg_int(struct args *a, const char *k, long d) { for (int i = 1; i < a->c; i++) if (!strncmp(a->v[i], k, strlen(k)) && a->v[i][strlen(k)] == '=') return atol(a->v[i] + strlen(k) + 1); return d; }
void arg_end(const struct args *a) { (void)a; }
void out_int(long v) { printf("%ld", v); }\nvoid out_char(char c) { putchar(c); }\nvoid out_end(void) { fflush(stdout); }\n`,
		...more,
	});
	return folder;
}
const three = line("g1/01-zero", 0, 0) + line("g1/02-more", 3, 4) + line("g2/01", 100, 0) + line("g2/02", 100, 200);

test("data of a manifest is made once, in the judge's own folder, and the package stays as it was", async () => {
	const data = path.join(temporary(), "data");
	const made = madePackage(three);
	const first = await judge(["run", made, path.join(made, "submissions/accepted/plus.c"), "--json"], { data });
	assert.equal(first.status, 0, first.err);
	assert.equal(json(first).score, 100);
	assert.match(first.err, /making 4 tests/);
	assert.deepEqual(readdirSync(path.join(data, "tests")).filter((n) => !n.endsWith(".lock")).length, 1);
	const second = await judge(["run", made, path.join(made, "submissions/accepted/plus.c"), "--json"], { data });
	assert.equal(second.err, "");
});

test("data that comes out different is refused as a whole, each line named", async () => {
	const data = path.join(temporary(), "data");
	const made = madePackage(three.replace("a=3 b=4", "a=3 b=5") + line("g2/03", 7, 7, 15));
	const result = await judge(["run", made, path.join(made, "submissions/accepted/plus.c")], { data });
	assert.equal(result.status, 2);
	assert.match(result.err, /manifest\.txt:6: the \.in differs from its recorded hash/);
	assert.match(result.err, /manifest\.txt:9: the \.ans differs from its recorded hash/);
	assert.deepEqual(readdirSync(path.join(data, "tests")).filter((n) => !n.endsWith(".lock")), []);
});

test("a generator that fails, or does not compile, is named with what it said", async () => {
	const data = path.join(temporary(), "data");
	const failing = madePackage(three);
	write(failing, { "generators/gen_sum.c": '#include <stdio.h>\nint main(void) { fputs("no luck", stderr); return 3; }\n' });
	const failed = await judge(["run", failing, path.join(failing, "submissions/accepted/plus.c")], { data });
	assert.equal(failed.status, 2);
	assert.match(failed.err, /manifest\.txt:5: the generator failed \(exited 3\): no luck/);
	write(failing, { "generators/gen_sum.c": "int main(void) { return x; }\n" });
	const broken = await judge(["run", failing, path.join(failing, "submissions/accepted/plus.c")], { data });
	assert.match(broken.err, /gen_sum\.c:1: does not compile: 'x' undeclared/);
});

/** The rows that were done and those whose report was kept, by name. */
function rowsOf(result) {
	const rows = json(result).packages[0].rows;
	const names = (kept) => rows.filter((r) => (r.kept === true) === kept).map((r) => `${r.kind} ${r.name}`).sort();
	return { done: names(false), kept: names(true) };
}

test("what was in order and has not changed is not done again, and nothing else is kept", async () => {
	const data = path.join(temporary(), "data");
	const folder = sumPackage({ "submissions/submissions.yaml": rules, "submissions/accepted/again.c": printing("b + a") });
	const verify = async (...more) => {
		const result = await judge(["verify", folder, "--json", ...more], { data });
		return { status: result.status, ...rowsOf(result) };
	};
	const plus = ["sanitize accepted/plus.c", "submission accepted/plus.c"], again = ["sanitize accepted/again.c", "submission accepted/again.c"];
	const minus = ["submission wrong_answer/minus.c"], all = [...again, ...plus, ...minus].sort();
	assert.deepEqual(await verify(), { status: 0, done: all, kept: [] });
	assert.deepEqual(await verify(), { status: 0, done: [], kept: all });
	assert.deepEqual(await verify("--fresh"), { status: 0, done: all, kept: [] });

	write(folder, { "submissions/accepted/again.c": printing("1 + b + a - 1") });
	assert.deepEqual(await verify(), { status: 0, done: again, kept: [...plus, ...minus].sort() });
	write(folder, { "submissions/submissions.yaml": rules.replace("score: 30", "score: 31") });
	assert.deepEqual(await verify(), { status: 1, done: minus, kept: [...again, ...plus].sort() });
	assert.deepEqual(await verify(), { status: 1, done: minus, kept: [...again, ...plus].sort() }, "a difference is found anew each time");
	write(folder, { "submissions/submissions.yaml": `\n${rules}`, "solution/solution.en.md": "Add them.\n" });
	assert.deepEqual(await verify(), { status: 0, done: [], kept: all }, "lines that moved and words for people change nothing");
	write(folder, { "data/secret/g1/01-zero.in": "0 1\n", "data/secret/g1/01-zero.ans": "1\n" });
	assert.deepEqual((await verify()).kept, [], "every submission meets the new test");
});

test("a quick look: what must be accepted, and one of the others in turn", async () => {
	const folder = sumPackage({ "submissions/accepted/again.c": printing("b + a"), "submissions/wrong_answer/zero.c": printing("0") });
	const names = async (turn) => rowsOf(await judge(["verify", folder, "--json", "--fresh", "--quick", String(turn)])).done;
	const both = ["submission accepted/again.c", "submission accepted/plus.c"];
	assert.deepEqual(await names(0), ["sanitize accepted/again.c", ...both, "submission wrong_answer/minus.c"]);
	assert.deepEqual(await names(1), ["sanitize accepted/plus.c", ...both, "submission wrong_answer/zero.c"]);
	assert.deepEqual(await names(2), await names(0));
});
