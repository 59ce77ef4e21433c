#!/usr/bin/env node
// run.mjs - every attack of cases/ in every tier that this host gives, as root and as an ordinary user.
//
//   run.mjs [--json] [--table FILE] [--only TEXT] [--tier X] [--user root|user] [--judge PATH] [--jobs N]
//
// Of each it asserts five things: the verdict (and no word of a secret), no process left, nothing left in
// directories, groups, queues and mounts, an intact canary, and that the next run is right. --json prints
// one object a line, --table puts the results between the marks of a Markdown page. Exit: 0 all passed, 1 some failed, 2 usage.
//
// Cases are compiled and run by viva-judge and by nothing else: outside the sandbox they do what they say.
import { spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadCases } from "./cases.mjs";
import { Canary } from "./host.mjs";
import { Batch, once } from "./judge.mjs";
import { putTable, table } from "./table.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
// One for each worker, and for nobody else, another run of this program included: whatever runs under it is ours.
const USER_UID = 300000 + (process.pid % 10000) * 10;
const PLAIN_NAME = "case.c";
const NEXT = '#include <stdio.h>\nint main(void)\n{\n\tint a, b;\n\tif (scanf("%d %d", &a, &b) != 2)\n\t\treturn 1;\n\tprintf("%d\\n", a + b);\n\treturn 0;\n}\n';

function options() {
	const text = { type: "string" };
	const { values } = parseArgs({
		options: { json: { type: "boolean" }, table: text, only: text, tier: text, user: text, judge: text, jobs: text },
	});
	values.judge = resolve(values.judge ?? process.env.VIVA_JUDGE ?? join(HERE, "../../build/viva-judge"));
	return values;
}

/** Under root also as an ordinary user; the strongest tier says which weaker ones there are. */
function combinations(o) {
	const users = process.getuid() === 0 ? ["root", "user"] : ["user"];
	return users.filter((user) => !o.user || o.user === user).flatMap((user) => {
		const who = user === "user" && process.getuid() === 0 ? { uid: USER_UID, gid: USER_UID } : {};
		const doctor = spawnSync(o.judge, ["doctor", "--json"], { ...who, encoding: "utf8", cwd: "/" });
		if (doctor.status !== 0) throw new Error(`doctor as ${user}: ${doctor.error ?? doctor.stderr}`);
		const strongest = JSON.parse(doctor.stdout).tier;
		return ["A", "B", "C"].filter((tier) => tier >= strongest && (!o.tier || o.tier === tier)).map((tier) => ({ tier, user }));
	});
}

/** What attacks the compiler attacks each of them. */
const compilers = (c) => (c.family === "compile" ? ["gcc", "clang"] : ["gcc"]);

function squeeze(text) {
	return text.trim().split(/\s+/).join(" ");
}

/** Everything wrong with one run, in words. */
function faults(c, tier, got, token) {
	const wrong = [];
	if (!c.expect[tier].includes(got.verdict)) wrong.push(`verdict ${got.verdict}, not ${c.expect[tier].join(" or ")} ${got.stderr.slice(0, 200)}`);
	if (got.text.includes(token)) wrong.push("the secret is in the report");
	if (got.text.includes("BREACH")) wrong.push(squeeze((got.report.stdout ?? "") + (got.report.stderr ?? got.text)).slice(0, 300));
	if (got.verdict === "OK" && c.stdout !== undefined && squeeze(got.report.stdout) !== c.stdout) wrong.push(`printed '${squeeze(got.report.stdout).slice(0, 100)}'`);
	if (/[\x00-\x09\x0b-\x1f\x7f]/.test(got.text)) wrong.push("raw control characters in the report");
	return wrong;
}

const PACKAGES = { interactive: "talking", validated: "validated", validator: "validated", files: "beside", writing: "beside" };

/** The package that a case of these classes needs, with the case in its place; {package, submission}. */
function layPackage(dir, c, source) {
	const at = join(dir, "package"), base = join(HERE, "packages", PACKAGES[c.class]);
	const validator = c.class === "validator";
	rmSync(at, { recursive: true, force: true });
	cpSync(base, at, { recursive: true });
	if (validator) rmSync(join(at, "output_validator"), { recursive: true });
	mkdirSync(join(at, "output_validator"), { recursive: true });
	if (c.class === "writing") appendFileSync(join(at, "problem.yaml"), "allow_file_writing: true\n");
	const place = validator ? join(at, "output_validator", PLAIN_NAME) : join(dir, PLAIN_NAME);
	writeFileSync(place, source);
	return { folder: at, submission: validator ? join(at, "submissions/accepted/right.c") : place };
}

/** One worker: a judge for each combination, which lives as long as the run, and a directory of its own. */
class Worker {
	constructor(o, number, place, canary) {
		Object.assign(this, { o, canary, dir: join(place, String(number)), judges: new Map() });
		this.uid = USER_UID + number;
		this.marker = `${canary.token}.${number}`;
		mkdirSync(this.dir);
		chmodSync(this.dir, 0o755);
	}

	/** A data folder for each combination: what one found out about a source must not answer for another. */
	options({ tier, user, compiler }) {
		const asUser = user === "user" && process.getuid() === 0;
		const data = join(this.dir, `${tier}.${user}.${compiler}`);
		if (!existsSync(data)) {
			mkdirSync(data, { mode: 0o700 });
			if (asUser) chownSync(data, this.uid, this.uid);
		}
		return { who: asUser ? { uid: this.uid, gid: this.uid } : {}, cwd: this.dir, marker: this.marker, data };
	}

	batch(combo) {
		const key = `${combo.tier} ${combo.user} ${combo.compiler}`;
		const args = ["batch", "--no-cache", "--tier", combo.tier, "--compiler", combo.compiler];
		if (!this.judges.has(key)) this.judges.set(key, new Batch(this.o.judge, args, this.options(combo)));
		return this.judges.get(key);
	}

	/** A name that only a command line can hold goes over it, as do packages; everything else meets slots that others have used. */
	ask(combo, c, source, input) {
		const common = ["--json", "--no-cache", "--tier", combo.tier, "--compiler", combo.compiler];
		if (c.class !== "run" && c.class !== "compile") {
			const { folder, submission } = layPackage(this.dir, c, source);
			return once(this.o.judge, ["run", ...common, folder, submission], this.options(combo));
		}
		if (c.filename === PLAIN_NAME) return this.batch(combo).ask({ sources: [{ name: PLAIN_NAME, text: source }], stdin: input, ...c.limits });
		writeFileSync(join(this.dir, c.filename), source);
		return once(this.o.judge, ["exec", ...common, c.filename], this.options(combo));
	}

	async left(user) {
		const judges = [...this.judges.values()].map((batch) => batch.pid).filter(Boolean);
		return this.canary.left({ marker: this.marker, uid: process.getuid() === 0 && user === "user" ? this.uid : 0, judges });
	}

	async run(c, combo) {
		const wrong = [], verdicts = new Set();
		const source = c.source.replaceAll("@CANARY@", this.canary.dir);
		for (const input of c.inputs) {
			const got = await this.ask(combo, c, source, input === "" ? "" : `${input}\n`);
			const of = c.inputs.length > 1 ? `${input}: ` : "";
			verdicts.add(got.verdict);
			wrong.push(...faults(c, combo.tier, got, this.canary.token).map((f) => of + f));
			wrong.push(...(await this.left(combo.user)).map((l) => `${of}left: ${l}`), ...this.canary.harm().map((h) => of + h));
			const next = await this.batch(combo).ask({ sources: [{ name: PLAIN_NAME, text: NEXT }], stdin: "20 22\n" });
			if (next.verdict !== "OK" || next.report.stdout !== "42\n") wrong.push(`${of}the next run: ${next.verdict} ${next.stderr.slice(0, 200)}`);
		}
		return { id: c.id, case: c.name, ...combo, verdict: [...verdicts].join(","), ok: wrong.length === 0, ...(wrong.length ? { wrong } : {}) };
	}

	/** The judges go, and with them all that was theirs. */
	async end() {
		for (const batch of this.judges.values()) await batch.end();
		this.judges.clear();
		const left = [...(await this.left("root")), ...(await this.left("user"))];
		return left.map((l) => `after the judges' end: ${l}`);
	}
}

async function main() {
	const o = options();
	const cases = loadCases(join(HERE, "cases")).filter((c) => !o.only || c.name.includes(o.only));
	const jobs = Number(o.jobs ?? 2);
	const place = mkdtempSync(join(tmpdir(), "viva-corpus."));
	chmodSync(place, 0o755);
	const canary = new Canary();
	const results = [];
	try {
		const combos = combinations(o);
		if (combos.some((c) => c.user === "root")) canary.watch(0);
		if (process.getuid() === 0) for (let w = 0; w < jobs; w++) canary.watch(USER_UID + w);
		else canary.watch(0);
		const todo = cases.flatMap((c) => combos.flatMap((combo) => compilers(c).map((compiler) => [c, { ...combo, compiler }])));
		const tell = (result) => {
			results.push(result);
			if (o.json) console.log(JSON.stringify(result));
			else if (!result.ok) console.log(`FAILED ${result.case} tier ${result.tier} as ${result.user} with ${result.compiler}: ${result.wrong.join("; ")}`);
		};
		const work = async (number) => {
			const worker = new Worker(o, number, place, canary);
			for (let next; (next = todo.shift()); ) tell(await worker.run(...next));
			const wrong = await worker.end();
			if (wrong.length) tell({ id: 0, case: "the end", tier: "-", user: "-", compiler: "-", verdict: "-", ok: false, wrong });
		};
		await Promise.all(Array.from({ length: jobs }, (_, worker) => work(worker)));
		if (o.table) putTable(o.table, table(cases, combos, results));
	} finally {
		canary.release();
		rmSync(place, { recursive: true, force: true });
	}
	const failed = results.filter((r) => !r.ok).length;
	console.log(`${results.length - failed} passed, ${failed} failed`);
	return failed === 0 && results.length > 0 ? 0 : 1;
}

process.exitCode = await main().catch((e) => (console.error(`run.mjs: ${e.message}`), 2));
