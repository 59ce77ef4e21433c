// calibrate: a host that is slower than the author's, as its solutions say; and the legacy export through the command line.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { judge, json, printing, sumPackage, write } from "./lib/judging.mjs";
import { root, temporary } from "./lib/server.mjs";

const problem = "problem_format_version: 2025-09\ntype: scoring\nname: Sum of Two\nuuid: 7f6c6ece-099b-4fa8-9596-fe0861feb17f\n" +
	"limits:\n  time_limit: 0.1\n  memory: 64\n";
const slow = "#include <time.h>\n" + printing("a + b", "while (clock() < 0.07 * CLOCKS_PER_SEC) ;");

test("a factor is measured, remembered, and said in every verdict; a broken solution changes nothing", async () => {
	const data = path.join(temporary(), "data");
	const tight = sumPackage({ "problem.yaml": problem, "submissions/accepted/plus.c": slow });
	const plus = path.join(tight, "submissions/accepted/plus.c");
	const run = async () => json(await judge(["run", tight, plus, "--json"], { data }));
	const before = await run();
	assert.deepEqual([before.verdict, before.limits_scaled, before.timing.limit_ms], ["AC", undefined, 100]);

	const calibrated = await judge(["calibrate", tight, "--json"], { data });
	assert.equal(calibrated.status, 0, calibrated.err);
	const [row] = json(calibrated).packages;
	assert.ok(row.factor > 1.3 && row.factor < 2.5 && row.slowest_ms >= 70, JSON.stringify(row));
	const after = await run();
	assert.deepEqual([after.verdict, after.limits_scaled, after.timing.limit_ms], ["AC", row.factor, Math.round(100 * row.factor)]);
	const table = await judge(["verify", tight], { data });
	assert.equal(table.status, 0, table.out + table.err);
	assert.equal(json(await judge(["verify", tight, "--json"], { data })).packages[0].limits_scaled, row.factor);
	assert.match(table.out, new RegExp(`limit [\\d.]+ s \\(0\\.1 s, times ${row.factor} by calibration of this host\\)`));

	const kept = () => readdirSync(path.join(data, "limits")).map((n) => [n, readFileSync(path.join(data, "limits", n), "utf8")]);
	const were = kept();
	write(tight, { "submissions/accepted/plus.c": slow.replace("(a + b)", "(a - b)") });
	const broken = await judge(["calibrate", tight], { data });
	assert.equal(broken.status, 1);
	assert.match(broken.err, /submissions\/accepted\/plus\.c: WA, though it must be accepted/);
	write(tight, { "submissions/accepted/plus.c": "int main(void) { return x; }\n" });
	const worse = await judge(["calibrate", tight, "--json"], { data });
	assert.equal(worse.status, 1);
	assert.match(worse.err, /submissions\/accepted\/plus\.c: does not compile/);
	assert.deepEqual(kept(), were);
	write(tight, { "submissions/accepted/plus.c": slow });
	assert.equal((await run()).limits_scaled, row.factor);
});

test("a package that its host is fast enough for keeps its limit", async () => {
	const data = path.join(temporary(), "data"), folder = sumPackage();
	const result = await judge(["calibrate", folder], { data });
	assert.equal(result.status, 0, result.err);
	assert.match(result.out, /^sumtwo +limit +1\.00 s, slowest solution +0\.\d\d s, times 2: factor 1\n$/);
	const run = await judge(["run", folder, path.join(folder, "submissions/accepted/plus.c"), "--json"], { data });
	assert.ok(!("limits_scaled" in json(run)));
});

const facts = (result) => json(result).packages[0].rows.filter((r) => r.kind === "submission").map((r) => [r.name, r.verdict, r.score]);

test("written in the legacy version a package is read back and gives every submission the same", async () => {
	for (const name of ["compare", "folders", "interactive", "several"]) {
		const from = path.join(root, "tests/packages", name), out = temporary();
		const written = await judge(["export", "--legacy", from, "--out", out]);
		assert.equal(written.status, 0, written.err);
		const [was, is] = [await judge(["verify", from, "--json"]), await judge(["verify", path.join(out, name), "--json"])];
		assert.deepEqual([was.status, is.status], [0, 0], is.out + is.err);
		assert.deepEqual(facts(is), facts(was), name);
	}
});

test("one of our own keeps what this judge alone knows: a stack that a deep recursion overflows", async () => {
	const from = path.join(root, "problems/packages/treewalk"), out = temporary();
	const written = await judge(["export", "--legacy", from, "--out", out]);
	assert.equal(written.status, 0, written.err);
	assert.match(written.err, /^treewalk: for this judge alone, in \.viva\.yaml: judge\.stack_mib$/m);
	const recursive = path.join(out, "treewalk/submissions/run_time_error/recursive.c");
	const result = json(await judge(["run", path.join(out, "treewalk"), recursive, "--json"]));
	assert.deepEqual([result.verdict, result.score, result.max_score], ["RTE", 70, 100]);
});

test("what the legacy version cannot say is refused, and nothing is left behind", async () => {
	for (const [name, why] of [["groups", /what it requires cannot be said/], ["multipass", /no multi-pass problems/]]) {
		const out = temporary();
		const refused = await judge(["export", "--legacy", path.join(root, "tests/packages", name), "--out", out]);
		assert.equal(refused.status, 2, refused.err);
		assert.match(refused.err, why);
		assert.deepEqual(readdirSync(out), []);
	}
});
