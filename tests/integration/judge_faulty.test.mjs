// verify on packages that are wrong in one way each: it says exactly that, and exits 1.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import path from "node:path";
import { test } from "node:test";
import { judge, json, printing, sumPackage, write } from "./lib/judging.mjs";
import { temporary } from "./lib/server.mjs";

const problem = (limit, more = "") => "problem_format_version: 2025-09\ntype: scoring\nname: Sum of Two\n" +
	`uuid: 7f6c6ece-099b-4fa8-9596-fe0861feb17f\nlimits:\n  time_limit: ${limit}\n  memory: 64\n${more}`;
/** Uses that much CPU time. */
const taking = (seconds) => `#include <time.h>\n` + printing("a + b", `while (clock() < ${seconds} * CLOCKS_PER_SEC) ;`);

const faulty = [
	["a wrong submission survives", { "submissions/wrong_answer/right.c": printing("b + a") },
		/^wrong_answer\/right\.c: all: no test is WA \(the default of wrong_answer\/\)$/],
	["a submission has another score", { "submissions/submissions.yaml": "wrong_answer/minus.c:\n  secret/g1: {score: 40}\n" },
		/^wrong_answer\/minus\.c: secret\/g1: score 0, expected 40 \(.*submissions\.yaml:2\)$/],
	["a counter-example is accepted", { "data/invalid_input/fine.in": "1 2\n" },
		/^counter-examples: invalid_input\/fine: no input validator rejects it$/],
	["an input is rejected", { "data/secret/g1/01-zero.in": "0  0 \n" },
		/^tests: secret\/g1\/01-zero\.in: the input validator 'check' rejects it/],
	["a shown output is rejected", { "data/sample/1.out": "4\n" },
		/^tests: sample\/1\.out: the output validator rejects it: /],
	["an invalid output is accepted", { "data/invalid_output/x.in": "1 2\n", "data/invalid_output/x.ans": "3\n", "data/invalid_output/x.out": " 3" },
		/^counter-examples: invalid_output\/x\.out: AC, expected WA/],
	["a valid output is rejected", { "data/valid_output/x.in": "1 2\n", "data/valid_output/x.ans": "3\n", "data/valid_output/x.out": "2" },
		/^counter-examples: valid_output\/x\.out: WA, expected AC: /],
	["an accepted one has undefined behaviour", { "submissions/accepted/over.c": printing("a + b", "int most = 2147483600 + (int)a; if (most == 1) puts(\"1\");") },
		/^accepted\/over\.c: secret\/g2\/.*: RTE with the sanitizers: over\.c:\d+: signed-integer-overflow: /],
	["one that must be too slow is not", { "submissions/time_limit_exceeded/fast.c": printing("a + b", "(void)0;") },
		/^time_limit_exceeded\/fast\.c: all: no test is TLE/],
];

for (const [name, files, expected] of faulty)
	test(name, async () => {
		const result = await judge(["verify", sumPackage(files), "--json"]);
		assert.equal(result.status, 1, result.out + result.err);
		const lines = json(result).packages[0].rows.flatMap((r) => r.differences.map((d) => `${r.name}: ${d}`));
		assert.ok(lines.length > 0 && lines.every((l) => expected.test(l)), lines.join("\n"));
	});

test("an answer that the package's own validator rejects", async () => {
	const never = '#include <stdio.h>\n#include <string.h>\nint main(int c, char **v)\n{\n\tchar s[20] = "";\n\tFILE *f = c > 3 ? fopen(v[2], "r") : 0;\n' +
		'\tif (!f || fscanf(f, "%19s", s) != 1)\n\t\treturn 1;\n\treturn strcmp(s, "300") ? 42 : 43;\n}\n';
	const result = await judge(["verify", sumPackage({ "output_validator/never.c": never }), "--json"]);
	assert.equal(result.status, 1, result.err);
	const data = json(result).packages[0].rows.find((r) => r.kind === "data");
	assert.match(data.differences.join("\n"), /^secret\/g2\/02\.ans: the output validator rejects it/);
});

test("a limit that is too tight on either side warns, and gates --strict", async () => {
	const tight = sumPackage({ "problem.yaml": problem(0.1), "submissions/accepted/near.c": taking(0.06), "submissions/time_limit_exceeded/hardly.c": taking(0.12) });
	const { status, out, err } = await judge(["verify", tight, "--strict"]);
	assert.equal(status, 1, out + err);
	assert.match(out, /^sumtwo: DIFFERENT, limit 0\.1 s/);
	assert.match(out, /warn accepted\/near\.c .*\n +takes 0\.0\d s, and 2 times that is above the limit of 0\.10 s\n/);
	assert.match(out, /warn time_limit_exceeded\/hardly\.c .*\n +takes less than 1\.5 times the time limit/);
	assert.match(out, /1 of 1 package DIFFERENT: 4 submissions, 5 tests, 1 counter-example, 2 warnings; /);
});

const hash = (text) => createHash("sha256").update(text).digest("hex");
const line = (name, a, b) => `${name} | ${a} ${b} | why | ${hash(`${a} ${b}\n`)} | ${hash(`${a + b}\n`)}\n`;
const manifest = "generator: make.c\nanswers: submissions/accepted/plus.c\n" +
	line("g1/01-zero", 0, 0) + line("g1/02-more", 3, 4) + line("g2/01", 100, 0) + line("g2/02", 100, 200);
const made = (generator) => sumPackage({ "generators/manifest.txt": manifest, "generators/make.c": generator,
	"../genlib/gen.h": "\n", "../genlib/gen.c": "typedef int nothing;\n" });
const steady = "#include <stdio.h>\nint main(int c, char **v)\n{\n\tif (c > 2)\n\t\tprintf(\"%s %s\\n\", v[1], v[2]);\n}\n";
const random = "#include <stdio.h>\n#include <sys/random.h>\nint main(void)\n{\n\tunsigned long x = 0;\n\tif (getrandom(&x, sizeof x, 0) > 0)\n\t\tprintf(\"%lu 7\\n\", x);\n}\n";

test("a generator that is not deterministic, before there is data and after", async () => {
	const data = path.join(temporary(), "data"), folder = made(random);
	const first = await judge(["verify", folder, "--json"], { data });
	assert.equal(first.status, 1, first.err);
	const said = /manifest\.txt:3: the generator is not deterministic: two runs make two different \.in/;
	assert.match(json(first).packages[0].rows[0].differences.join("\n"), said);
	assert.match((await judge(["verify", folder], { data })).out, /DIFF data and limits\n.*not deterministic/);
	write(folder, { "generators/make.c": steady });
	const good = await judge(["verify", folder], { data });
	assert.equal(good.status, 0, good.out + good.err);
	assert.match(good.out, /, 4 made again, compared with the recorded hashes/);
	write(folder, { "generators/make.c": random });
	const later = await judge(["verify", folder], { data });
	assert.equal(later.status, 1, "the data of the good one is there, and the generator is run all the same");
	assert.match(later.out, said);
	write(folder, { "generators/make.c": steady.replace("v[2]);", "\"8\");") });
	assert.match((await judge(["verify", folder], { data })).out, /manifest\.txt:3: the \.in differs from its recorded hash/);
});

test("what is no package beside packages is skipped; what is refused keeps nothing else from being verified", async () => {
	const good = sumPackage(), none = write(path.join(temporary(), "genlib"), { "gen.c": "" });
	const bad = sumPackage({ "problem.yaml": problem(1, "typo: 1\n") });
	const skipped = await judge(["verify", none, good]);
	assert.equal(skipped.status, 0, skipped.err);
	assert.match(skipped.err, /genlib: no problem\.yaml, skipped\n/);
	assert.match(skipped.out, /^1 package as expected: 2 submissions, 5 tests, 1 counter-example, 0 warnings; /m);
	assert.equal((await judge(["verify", none])).status, 2, "alone it is a mistake");
	const away = await judge(["verify", path.join(none, "typo"), good]);
	assert.equal(away.status, 2, "a name that is not there is a mistake too");
	const mixed = await judge(["verify", bad, good]);
	assert.equal(mixed.status, 2);
	assert.match(mixed.err, /problem\.yaml:8: /);
	assert.match(mixed.out, /^sumtwo: as expected[^]*1 package as expected, 1 refused/);
});

test("a row has what was expected, the score of each group, and its share of the limit", async () => {
	const result = await judge(["verify", sumPackage({ "submissions/submissions.yaml": "wrong_answer/minus.c: {score: 30}\n" }), "--json"]);
	const row = json(result).packages[0].rows.find((r) => r.name === "wrong_answer/minus.c");
	assert.deepEqual([row.expected, row.verdict, row.score, row.limit_ms], ["WA, 30", "WA", 30, 1000]);
	assert.deepEqual(row.groups, [{ name: "sample", verdict: "WA", score: 0 }, { name: "secret/g1", verdict: "WA", score: 0 },
		{ name: "secret/g2", verdict: "WA", score: 30 }]);
});
