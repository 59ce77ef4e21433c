// Why a program failed: each kind of fault is named with its line, in the candidate's own words for things.
import assert from "node:assert/strict";
import path from "node:path";
import { before, test } from "node:test";
import { judge, json, printing, sumPackage, write } from "./lib/judging.mjs";
import { temporary } from "./lib/server.mjs";

let folder;
before(() => (folder = temporary()));

const includes = "#include <assert.h>\n#include <signal.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n";
const source = (name, text) => path.join(write(folder, { [name]: text }), name);
const exec = async (name, body, ...more) => {
	const { out } = await judge(["exec", source(name, includes + body), "--json", ...more]);
	return out ? JSON.parse(out) : {};
};

/** Line (from 1) of the mark in a program's text. */
const lineOf = (body) => (includes + body).split("\n").findIndex((line) => line.includes("/* here */")) + 1;

const faults = {
	null: ["null", 11, "struct node { int v; struct node *next; };\nstatic int last(struct node *n)\n{\n\twhile (n->v != 3) /* here */\n\t\tn = n->next;\n\treturn n->v;\n}\nint main(void)\n{\n\tstruct node a = {1, 0};\n\treturn last(&a);\n}\n"],
	divide: ["integer-divide-by-zero", 8, "int main(int argc, char **argv)\n{\n\t(void)argv;\n\tprintf(\"%d\\n\", 7 / (argc - 1)); /* here */\n}\n"],
	assertion: ["ABRT", 6, "int main(int argc, char **argv)\n{\n\t(void)argv;\n\tassert(argc == 9); /* here */\n}\n"],
	recursion: ["stack-overflow", 11, "static int deep(volatile int n) { volatile char b[999]; b[0] = 1; return deep(n + 1) + b[0]; } /* here */\nint main(void) { return deep(0); }\n"],
	twice: ["double-free", 6, "static void drop(char *p)\n{\n\tfree(p); /* here */\n}\nint main(void)\n{\n\tchar *p = malloc(40);\n\tif (!p)\n\t\treturn 0;\n\tdrop(p);\n\tdrop(p);\n\treturn 1;\n}\n"],
	freed: ["heap-use-after-free", 0, "int main(void)\n{\n\tint *p = malloc(40);\n\tif (!p)\n\t\treturn 0;\n\tfree(p);\n\treturn *(volatile int *)p + 1; /* here */\n}\n"],
	heap: ["heap-buffer-overflow", 0, "int main(int argc, char **argv)\n{\n\tint *p = malloc(sizeof *p * 4);\n\t(void)argv;\n\tif (!p)\n\t\treturn 0;\n\tp[argc + 3] = 1; /* here */\n\treturn p[argc + 3];\n}\n"],
	index: ["bounds", 0, "int main(int argc, char **argv)\n{\n\tint a[4] = {1};\n\t(void)argv;\n\ta[argc + 3] = 1; /* here */\n\treturn a[argc + 3];\n}\n"],
	overflow: ["signed-integer-overflow", 0, "int main(int argc, char **argv)\n{\n\tint most = 2147483647;\n\t(void)argv;\n\tint sum = most + argc; /* here */\n\tprintf(\"%d\\n\", sum);\n\treturn 1;\n}\n"],
};

for (const [name, [kind, signal, body]] of Object.entries(faults))
	test(`${name}: ${kind}, with its line`, async () => {
		const o = await exec(`${name}.c`, body);
		const place = { file: `${name}.c`, line: lineOf(body) };
		assert.equal(o.verdict, "RTE");
		assert.equal(o.sanitizer.clean, false);
		assert.equal(o.sanitizer.kind, kind);
		assert.ok(o.sanitizer.message.length > 0);
		assert.deepEqual({ file: o.sanitizer.file, line: o.sanitizer.line }, place);
		assert.ok(o.sanitizer.stack.length > 0);
		for (const frame of o.sanitizer.stack)
			assert.equal(frame.file, place.file);
		if (signal && o.signal === signal)
			assert.deepEqual({ signal, file: o.crash.file, line: o.crash.line }, { signal, ...place });
	});

test("clang's reports, and those of C++, name the same lines", async (t) => {
	const body = faults.heap[2];
	const c = await exec("clang.c", body, "--compiler", "clang");
	if (c.verdict === "JE" || c.verdict === undefined)
		return t.skip("there is no clang here");
	assert.deepEqual([c.sanitizer.kind, c.sanitizer.file, c.sanitizer.line], ["heap-buffer-overflow", "clang.c", lineOf(body)]);
	const plus = body.replace("int *p = malloc", "int *p = (int *)malloc");
	const cpp = await exec("plus.cpp", plus);
	assert.deepEqual([cpp.sanitizer.kind, cpp.sanitizer.file, cpp.sanitizer.line], ["heap-buffer-overflow", "plus.cpp", lineOf(plus)]);
});

test("where freed memory came from is told as well", async () => {
	const { sanitizer } = await exec("story.c", "static void drop(int *p)\n{\n\tfree(p);\n}\nint main(void)\n{\n\tint *p = malloc(40);\n\tif (!p)\n\t\treturn 0;\n\tdrop(p);\n\treturn *(volatile int *)p + 1;\n}\n");
	assert.match(sanitizer.message, /reads 4 bytes, inside a block of 40 bytes, freed in drop \(story\.c:9\), allocated in main \(story\.c:13\)/);
});

test("a clean program reports clean, whatever it ends with and whatever it prints", async () => {
	for (const [name, body] of [
		["exit.c", "int main(void) { return 3; }\n"],
		["honest.c", "int main(void) { char *p = malloc(100); if (!p) return 0; memset(p, 1, 100); return p[99]; }\n"],
		["leak.c", "int main(void) { return malloc(100) != NULL; }\n"],
		["own86.c", "int main(void) { return 86; }\n"],
		["forged.c", "int main(void) { fputs(\"==2==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x1\\n\", stderr); return 1; }\n"],
	])
		assert.deepEqual((await exec(name, body)).sanitizer, { clean: true }, name);
	const { verdict, sanitizer } = await exec("fine.c", "int main(void) { puts(\"fine\"); }\n");
	assert.deepEqual([verdict, sanitizer], ["OK", undefined]);
});

test("a forged report is cut, text, and of the program's own files alone", async () => {
	const { sanitizer } = await exec("forged.c", String.raw`int main(void)
{
	fputs("/etc/passwd.c:1:1: runtime error: x\nforged.c:999:1: runtime error: \xff\x01 ", stderr);
	for (int i = 0; i < 5000; i++)
		fputs("long ", stderr);
	fputs("\n    #0 0x1 (/program+0x1)\n", stderr);
	exit(86);
}
`);
	assert.equal(sanitizer.clean, false);
	assert.equal(sanitizer.file, undefined);
	assert.deepEqual(sanitizer.stack, []);
	assert.ok(sanitizer.message.length < 300);
});

test("what only the plain build does is told with its signal alone", async () => {
	const o = await exec("raise.c", "#ifdef __SANITIZE_ADDRESS__\nint main(void) { return 0; }\n#else\nint main(void) { raise(SIGSEGV); }\n#endif\n");
	assert.deepEqual(o.crash, { signal: 11, name: "SIGSEGV" });
	assert.deepEqual(o.sanitizer, { clean: true });
});

test("no time limit is explained, and short runs are told by their median", async () => {
	const late = await exec("late.c", "int main(void) { for (volatile long i = 0;; i++) ; }\n", "--time-limit", "0.1");
	assert.deepEqual([late.verdict, late.sanitizer, late.repeats], ["TLE", undefined, undefined]);
	const soon = await exec("soon.c", "int main(void) { puts(\"same\"); }\n");
	assert.equal(soon.repeats, 3);
	assert.ok(soon.spread_ms >= 0);
	const sleeper = await exec("sleeper.c", "static void quit(int n) { (void)n; _exit(0); }\nint main(void) { alarm(1); signal(SIGALRM, quit); pause(); }\n");
	assert.deepEqual([sleeper.verdict, sleeper.repeats], ["OK", undefined], "nobody waits for it three times");
	const other = await exec("other.c", "int main(void) { int x; printf(\"%p\\n\", (void *)&x); }\n");
	assert.equal(other.repeats, undefined, "an output that differs is another run");
});

test("a submission's samples are explained, its hidden tests are not", async () => {
	const sum = sumPackage();
	const wrong = source("wrong.c", printing("a + b + 1", "int *p = malloc(8); p[2] = 1; if (!p[1]) p[0] = p[2];"));
	const report = json(await judge(["run", sum, wrong, "--json"]));
	const [sample, ...hidden] = report.groups;
	assert.equal(sample.tests[0].sanitizer.kind, "heap-buffer-overflow");
	assert.equal(sample.tests[0].sanitizer.file, "wrong.c");
	for (const t of hidden.flatMap((g) => g.tests))
		assert.deepEqual([t.sanitizer, t.crash?.line], [undefined, undefined]);
});
