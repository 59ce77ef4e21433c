#!/usr/bin/env node
// set.mjs - our own problem packages as a set: each is as expected, complete, and within what one may cost.
//
//   set.mjs --judge PATH [--quick N] [PACKAGE...]      without packages: all of problems/packages
//
// The table is what a reader of the set wants to know; the last line is `N passed, N failed`. --quick N: see
// docs/AUTHORING.md, the rows are then of those submissions whose turn it was.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const text = { type: "string" };
const { values: o, positionals } = parseArgs({ options: { judge: text, quick: text }, allowPositionals: true });
const all = join(here, "../../problems/packages");
const packages = positionals.length > 0 ? positionals.map((p) => resolve(p))
	: readdirSync(all).map((name) => join(all, name)).filter((dir) => existsSync(join(dir, "problem.yaml")));

const MIB = 1 << 20, ONE_MAX = 64 * MIB, ALL_MAX = 1024 * MIB, BUFFER = 256 * MIB;
let passed = 0, failed = 0;

function check(name, wrong) {
	wrong ? failed++ : passed++;
	if (wrong) console.log(`FAILED ${name}: ${wrong}`);
}

function judge(...args) {
	return spawnSync(o.judge, args, { encoding: "utf8", maxBuffer: BUFFER, stdio: ["ignore", "pipe", "pipe"] });
}

const list = (dir) => (existsSync(dir) && statSync(dir).isDirectory() ? readdirSync(dir) : []);
const scratch = mkdtempSync(join(tmpdir(), "viva-set."));

/** What the format does not ask for, and a candidate, an interviewer or an author does. */
function complete(dir) {
	const missing = ["statement/problem.en.md", "solution/solution.en.md", ".viva.yaml", "generators/manifest.txt", "generators/README.md"]
		.filter((file) => !existsSync(join(dir, file)));
	const least = (what, n, names) => (names.length < n ? [`${names.length} ${what}, at least ${n} are wanted`] : []);
	const submissions = (folder) => list(join(dir, "submissions", folder)).filter((f) => f.endsWith(".c"));
	const never = ["wrong_answer", "run_time_error", "time_limit_exceeded"].flatMap(submissions);
	return [...missing.map((file) => `${file} is missing`),
		...least("samples", 2, list(join(dir, "data/sample")).filter((f) => f.endsWith(".in"))),
		...least("invalid inputs", 10, list(join(dir, "data/invalid_input")).filter((f) => f.endsWith(".in"))),
		...least("accepted solutions", 2, submissions("accepted")),
		...least("wrong, crashing or slow variants", 5, never),
		...stored(dir)].join("; ");
}

/** Tests are made from the manifest; one that lies here as well would hide what the generator gives. */
function stored(dir) {
	const found = list(join(dir, "data/secret")).flatMap((g) => list(join(dir, "data/secret", g)).filter((f) => /\.(in|ans)$/.test(f)).map((f) => `${g}/${f}`));
	return found.length > 0 ? [`made tests are stored: ${found.slice(0, 3).join(", ")}`] : [];
}

/** A candidate begins with it: it compiles without a word and reads what there is. */
function template(dir) {
	const file = join(dir, "attachments/templates/c", `${basename(dir)}.c`);
	const include = join(dir, "include/c"), driver = list(include).filter((f) => f.endsWith(".c")).map((f) => join(include, f));
	const wraps = /^ {2}link: *\[(.*)\]/m.exec(readFileSync(join(dir, ".viva.yaml"), "utf8"))?.[1].split(/[, '"]+/).filter(Boolean) ?? [];
	const program = join(scratch, "template");
	const built = spawnSync("cc", ["-std=c17", "-O2", "-Wall", "-Wextra", "-Werror", `-I${include}`, "-o", program, file, ...driver, ...wraps, "-lm"], { encoding: "utf8" });
	return built.status === 0 ? "" : built.stderr.slice(0, 300);
}

function legacy(dir) {
	const out = join(scratch, "legacy");
	const got = judge("export", "--legacy", dir, "--out", out);
	const made = existsSync(join(out, basename(dir), "problem.yaml"));
	rmSync(out, { recursive: true, force: true });
	/* A refusal names what the older format cannot hold. */
	const refused = got.status === 2 && /legacy/.test(got.stderr);
	return (got.status === 0 && made) || refused ? "" : `status ${got.status}: ${got.stderr.slice(0, 300)}`;
}

/** By which groups the submissions of a folder are stopped: "5 by g1 g3". */
function killed(rows, ...folders) {
	const some = rows.filter((r) => r.kind === "submission" && folders.includes(r.name.split("/")[0]));
	const groups = new Set(some.flatMap((r) => r.groups.filter((g) => g.verdict !== "AC" && g.name !== "sample").map((g) => g.name.replace("secret/", ""))));
	return some.length === 0 ? "-" : `${some.length} by ${[...groups].sort().join(" ")}`;
}

const verified = judge("verify", ...(o.quick === undefined ? [] : ["--quick", o.quick]), "--json", ...packages);
let report = { packages: [] };
try {
	report = JSON.parse(verified.stdout);
} catch {
	check("verify", `no report (status ${verified.status})`);
}
console.log(verified.stderr.split("\n").filter((line) => !/: making \d+ tests$/.test(line)).join("\n").trim());
check("verify names every package", report.packages.length === packages.length ? "" : `${report.packages.length} of ${packages.length}: ${verified.stderr.slice(0, 500)}`);

const columns = [14, 6, 9, 16, 26, 22, 20];
const line = (...cells) => console.log(cells.map((c, i) => String(c).padEnd(columns[i])).join(" ").trimEnd());
line("package", "tests", "data", "slowest / limit", "wrong", "crashing", "slow");
let sum = 0;
for (const p of report.packages) {
	const accepted = p.rows.filter((r) => r.kind === "submission" && r.name.startsWith("accepted/"));
	const slowest = Math.max(0, ...accepted.map((r) => r.slowest_ms));
	sum += p.data_bytes;
	line(p.package, p.tests, `${(p.data_bytes / MIB).toFixed(1)} MiB`, `${(slowest / 1000).toFixed(2)} / ${(p.limit_ms / 1000).toFixed(1)} s`,
		killed(p.rows, "wrong_answer"), killed(p.rows, "run_time_error"), killed(p.rows, "time_limit_exceeded", "brute_force"));
	for (const row of p.rows)
		for (const word of row.warnings ?? []) console.log(`  warning: ${row.name}: ${word}`);
	check(`${p.package}: as expected`, p.ok ? "" : p.rows.flatMap((r) => r.differences.map((d) => `${r.name}: ${d}`)).slice(0, 8).join("\n  "));
	check(`${p.package}: its data`, p.data_bytes <= ONE_MAX ? "" : `${p.data_bytes} bytes, more than ${ONE_MAX}`);
}
check("the data of all", sum <= ALL_MAX ? "" : `${sum} bytes, more than ${ALL_MAX}`);
for (const dir of packages) {
	check(`${basename(dir)}: complete`, complete(dir));
	check(`${basename(dir)}: its template`, template(dir));
	check(`${basename(dir)}: its legacy export`, legacy(dir));
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
