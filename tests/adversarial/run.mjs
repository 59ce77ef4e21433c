#!/usr/bin/env node
// run.mjs - every attack of cases/ in every tier that this host gives, as root and as an ordinary user.
//
//   run.mjs [--json] [--table FILE] [--only TEXT] [--tier X] [--user root|user] [--judge PATH] [--jobs N]
//
// Of each it asserts five things: the verdict (and no word of a secret), no process left, nothing left in
// directories, groups, queues and mounts, an intact canary, and that the next run is right. --json prints
// one object a line, --table writes the results as Markdown. Exit: 0 all passed, 1 some failed, 2 usage.
//
// Cases are compiled and run by viva-judge and by nothing else: outside the sandbox they do what they say.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadCases } from "./cases.mjs";
import { Canary } from "./host.mjs";
import { table } from "./table.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
// One for each worker, and for nobody else, another run of this program included: whatever runs under it is ours.
const USER_UID = 300000 + (process.pid % 10000) * 10;
const HANG_MS = 60_000;
const OUTPUT_MAX = 64 << 20;
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

/** Runs viva-judge once; resolves to {verdict, raw, report}. */
function judge(o, worker, user, args, cwd, marker) {
	return new Promise((done) => {
		const who = user === "user" && process.getuid() === 0 ? { uid: USER_UID + worker, gid: USER_UID + worker } : {};
		const env = { PATH: process.env.PATH, VIVA_CORPUS: marker, VIVA_JUDGE_DATA: join(cwd, "data") };
		if (process.env.VIVA_BOX) env.VIVA_BOX = process.env.VIVA_BOX;
		const child = spawn(o.judge, args, { cwd, env, ...who, stdio: ["ignore", "pipe", "pipe"] });
		const chunks = [], errors = [];
		let bytes = 0, hung = false;
		const timer = setTimeout(() => ((hung = true), child.kill("SIGKILL")), HANG_MS);
		child.stdout.on("data", (d) => ((bytes += d.length) > OUTPUT_MAX ? child.kill("SIGKILL") : chunks.push(d)));
		child.stderr.on("data", (d) => errors.length < 64 && errors.push(d));
		child.on("error", (e) => errors.push(Buffer.from(String(e))));
		child.on("close", (status) => {
			clearTimeout(timer);
			const raw = Buffer.concat(chunks), stderr = Buffer.concat(errors).toString("latin1");
			let report = {};
			try {
				report = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
			} catch {
				report = {};
			}
			const byStatus = { 0: "no report", 2: "USAGE", 3: "JE" };
			const verdict = hung ? "HANG" : (report.verdict ?? byStatus[status] ?? `exit ${status}`);
			done({ verdict, report, text: raw.toString("latin1") + stderr, stderr });
		});
	});
}

function squeeze(text) {
	return text.trim().split(/\s+/).join(" ");
}

/** Everything wrong with one run, in words. */
function faults(c, tier, got, token) {
	const wrong = [];
	if (!c.expect[tier].includes(got.verdict)) wrong.push(`verdict ${got.verdict}, not ${c.expect[tier].join(" or ")} ${got.stderr.slice(0, 200)}`);
	if (got.text.includes(token)) wrong.push("the secret is in the report");
	if (/BREACH/.test((got.report.stdout ?? "") + (got.report.stderr ?? ""))) wrong.push(squeeze(got.report.stdout + got.report.stderr).slice(0, 300));
	if (got.verdict === "OK" && c.stdout !== undefined && squeeze(got.report.stdout) !== c.stdout) wrong.push(`printed '${squeeze(got.report.stdout).slice(0, 100)}'`);
	if (/[\x00-\x09\x0b-\x1f\x7f]/.test(got.text)) wrong.push("raw control characters in the report");
	return wrong;
}

async function runCase(o, worker, place, canary, c, { tier, user }) {
	const dir = join(place, `${c.name}.${tier}.${user}`), wrong = [], verdicts = new Set();
	mkdirSync(dir);
	writeFileSync(join(dir, c.filename), c.source.replaceAll("@CANARY@", canary.dir));
	writeFileSync(join(dir, "next.c"), NEXT);
	writeFileSync(join(dir, "next.in"), "20 22\n");
	const uid = process.getuid() === 0 && user === "user" ? USER_UID + worker : 0;
	mkdirSync(join(dir, "data"), { mode: 0o700 });
	if (uid > 0) chownSync(join(dir, "data"), uid, uid);
	const marker = `${canary.token}.${worker}`;
	for (const input of c.inputs) {
		writeFileSync(join(dir, "case.in"), input === "" ? "" : `${input}\n`);
		const args = ["exec", "--json", "--tier", tier, "--stdin", "case.in", ...c.limits, c.filename];
		const got = await judge(o, worker, user, args, dir, marker);
		verdicts.add(got.verdict);
		const of = c.inputs.length > 1 ? `${input}: ` : "";
		wrong.push(...faults(c, tier, got, canary.token).map((f) => of + f));
		wrong.push(...(await canary.left({ marker, uid })).map((l) => `${of}left: ${l}`), ...canary.harm().map((h) => of + h));
	}
	const next = await judge(o, worker, user, ["exec", "--json", "--tier", tier, "--stdin", "next.in", "next.c"], dir, marker);
	if (next.verdict !== "OK" || next.report.stdout !== "42\n") wrong.push(`the next run: ${next.verdict} ${next.stderr.slice(0, 200)}`);
	rmSync(dir, { recursive: true });
	return { id: c.id, case: c.name, tier, user, verdict: [...verdicts].join(","), ok: wrong.length === 0, ...(wrong.length ? { wrong } : {}) };
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
		const todo = cases.flatMap((c) => combos.map((combo) => [c, combo]));
		const work = async (worker) => {
			for (let next; (next = todo.shift()); ) {
				const result = await runCase(o, worker, place, canary, ...next);
				results.push(result);
				if (o.json) console.log(JSON.stringify(result));
				else if (!result.ok) console.log(`FAILED ${result.case} tier ${result.tier} as ${result.user}: ${result.wrong.join("; ")}`);
			}
		};
		await Promise.all(Array.from({ length: jobs }, (_, worker) => work(worker)));
		if (o.table) writeFileSync(o.table, table(cases, combos, results));
	} finally {
		canary.release();
		rmSync(place, { recursive: true, force: true });
	}
	const failed = results.filter((r) => !r.ok).length;
	console.log(`${results.length - failed} passed, ${failed} failed`);
	return failed === 0 && results.length > 0 ? 0 : 1;
}

process.exitCode = await main().catch((e) => (console.error(`run.mjs: ${e.message}`), 2));
