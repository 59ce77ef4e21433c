#!/usr/bin/env node
// checks.mjs - the tiers: in each place of this machine the judge says which it has, and keeps to it.
//
//   checks.mjs --judge PATH [--container PATH] [--guest] [--short] [--only WORD,WORD]
//
// --guest: a machine of our own, whose control groups and settings may be changed. --short: one program of each kind.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { groups } from "./groups.mjs";
import { Group, leftGroups, memoryVersion, places } from "./places.mjs";

const text = { type: "string" }, flag = { type: "boolean" };
const { values: o } = parseArgs({ options: { judge: text, container: text, guest: flag, short: flag, only: text } });
const JUDGE = resolve(o.judge);
if (o.container) o.container = resolve(o.container);
const dir = mkdtempSync(join(tmpdir(), "viva-tiers."));
chmodSync(dir, 0o777);

const take = (mib, touch) => `#include <stdlib.h>\n#include <stdio.h>\n#include <string.h>
int main(void) { size_t n = ${mib}UL << 20; volatile char *p = malloc(n); if (!p) return 7;
${touch ? "for (size_t i = 0; i < n; i += 4096) p[i] = 1;" : "p[0] = 1;"} puts("had it"); return 0; }\n`;

const HONEST = '#include <stdio.h>\nint main(void) { puts("hi"); return 0; }\n';

// Of each: what is expected where a group counts memory, and where nothing does. They run one after the other in one
// sandbox, so each meets the slots that those before it left.
const PROGRAMS = [
	{ name: "an honest program", text: HONEST, grouped: ["OK"], bare: ["OK"], short: true },
	{ name: "memory that is touched", text: take(128, true), memory_limit: 64, time_limit: 10, grouped: ["MLE"], bare: ["MLE", "RTE"], short: true },
	{ name: "memory that is not", text: take(1024, false), memory_limit: 64, time_limit: 10, grouped: ["OK"], bare: ["OK", "RTE"] },
	{ name: "memory within the limit", text: take(24, true), memory_limit: 64, time_limit: 10, grouped: ["OK"], bare: ["OK"], short: true,
		also: (r) => (r.memory_kib >= 24 << 10 && r.memory_kib < 40 << 10 ? "" : `memory_kib ${r.memory_kib}, 24 MiB were touched`) },
	{ name: "little memory after much", text: HONEST, grouped: ["OK"], bare: ["OK"], short: true,
		also: (r) => (r.memory_kib > 100 && r.memory_kib < 6 << 10 ? "" : `memory_kib ${r.memory_kib} of a program that needs nothing`) },
	{ name: "a busy loop", text: "int main(void) { for (;;) ; }\n", time_limit: 0.3, grouped: ["TLE"], bare: ["TLE"],
		also: (r) => (r.cpu_ms >= 270 && r.cpu_ms < 1000 ? "" : `cpu_ms ${r.cpu_ms}, the limit was 300`) },
	{ name: "a long sleep", text: "#include <unistd.h>\nint main(void) { sleep(100); return 0; }\n", time_limit: 0.1, grouped: ["TLE"], bare: ["TLE"] },
	{ name: "a fork bomb", text: "#include <unistd.h>\nint main(void) { for (;;) fork(); }\n", grouped: ["SV"], bare: ["SV"] },
	{ name: "an honest program, last", text: HONEST, grouped: ["OK"], bare: ["OK"], short: true },
].filter((p) => p.short || !o.short);

let passed = 0, failed = 0, slow = 0;

/** In the short form a machine that is too slow for the judge's own patience fails nothing: it is told. */
function check(name, wrong) {
	if (o.short && /did not answer in time|ETIMEDOUT/.test(wrong)) {
		slow++;
		console.log(`skipped: too slow here: ${name}`);
		return;
	}
	if (wrong) console.log(`FAILED ${name}: ${wrong}`);
	wrong ? failed++ : passed++;
}

function judge(place, args, input = "") {
	const group = place.given === undefined ? undefined : new Group(place.given);
	const [program, ...rest] = [...(group?.prefix ?? []), ...place.prefix, JUDGE, ...args];
	const env = { PATH: process.env.PATH, VIVA_JUDGE_DATA: place.data };
	const got = spawnSync(program, rest, { encoding: "utf8", input, cwd: dir, env, timeout: 300_000 });
	group?.release();
	return got;
}

function parsed(got) {
	try {
		const report = JSON.parse(got.stdout);
		if (report) return report;
		throw new Error("null");
	} catch {
		return { verdict: `no report (status ${got.status}, ${got.signal}): ${got.error ?? ""} ${got.stderr.slice(0, 200)}` };
	}
}

function doctor(place) {
	const report = parsed(judge(place, ["doctor", "--json", ...place.args]));
	const part = (name) => report.parts?.find((p) => p.name === name);
	check(`${place.name}: the tier`, report.tier === place.tier ? "" : `${report.tier ?? report.verdict}, not ${place.tier}: ${JSON.stringify(report.parts)}`);
	const group = part("memory cgroup");
	const words = place.groups ? `cgroup v${memoryVersion()}` : "";
	check(`${place.name}: its memory group`, group?.present === place.groups && (group?.text ?? "").includes(words) ? "" : JSON.stringify(group));
	const silent = (report.parts ?? [{ name: "none" }]).filter((p) => !p.present && !p.fix && place.args.length === 0);
	check(`${place.name}: what to do about each missing part`, silent.map((p) => p.name).join(", "));
}

function programs(place) {
	const line = ({ text, time_limit, memory_limit }) => `${JSON.stringify({ sources: [{ name: "case.c", text }], time_limit, memory_limit })}\n`;
	const got = judge(place, ["batch", ...place.args], PROGRAMS.map(line).join(""));
	const lines = (got.stdout ?? "").split("\n");
	PROGRAMS.forEach((p, i) => {
		const report = parsed({ ...got, stdout: lines[i] ?? "" });
		const allowed = place.groups ? p.grouped : p.bare;
		const wrong = allowed.includes(report.verdict) ? (p.also?.(report) ?? "") : `${report.verdict}, not ${allowed.join(" or ")} (${report.reason ?? report.error ?? ""})`;
		check(`${place.name}: ${p.name}`, wrong);
		check(`${place.name}: the tier of ${p.name}`, report.tier === place.tier ? "" : `the verdict says tier ${report.tier}`);
	});
}

/** --min-tier above what there is: no start, status 3, and why. */
function refusal(place) {
	const stronger = { C: ["B", "A"], B: ["A"], A: [] }[place.tier];
	if (place.args.length > 0) return;
	const file = join(dir, "case.c");
	writeFileSync(file, HONEST);
	for (const tier of stronger) {
		const got = judge(place, ["exec", "--min-tier", tier, file]);
		const said = new RegExp(`tier ${tier} is wanted.*gives ${place.tier}`).test(got.stderr);
		const told = judge(place, ["doctor", "--json", "--tier", tier]), parts = parsed(told).parts ?? [];
		const fixes = parts.filter((p) => !p.present).every((p) => p.fix) && parts.some((p) => !p.present);
		check(`${place.name}: what is missing for tier ${tier}`, told.status === 3 && fixes ? "" : `status ${told.status}: ${told.stdout}${told.stderr}`);
		check(`${place.name}: refuses below tier ${tier}`, got.status === 3 && said ? "" : `status ${got.status}: ${got.stderr}${got.stdout}`);
	}
}

/** Where a setting takes the user namespaces away, doctor names the setting. */
function settings() {
	const setting = "/proc/sys/user/max_user_namespaces", before = readFileSync(setting, "utf8");
	writeFileSync(setting, "0");
	const user = places(o).find((p) => p.name === "user");
	const report = parsed(judge({ ...user, data: join(dir, "data.user") }, ["doctor", "--json"]));
	writeFileSync(setting, before);
	const fix = report.parts?.find((p) => p.name === "namespaces")?.fix ?? "";
	check("user namespaces switched off: the tier", report.tier === "C" ? "" : (report.tier ?? report.verdict));
	check("user namespaces switched off: the setting is named", fix.includes("user.max_user_namespaces") ? "" : `fix: ${fix} ${JSON.stringify(report)}`);
}

try {
	for (const place of places(o).filter((p) => !o.only || o.only.split(",").some((word) => p.name.includes(word)))) {
		place.data = join(dir, `data.${place.name.replaceAll(/\W+/g, "-")}`);
		mkdirSync(place.data);
		chmodSync(place.data, 0o777);
		const before = passed + failed, start = Date.now();
		doctor(place);
		programs(place);
		refusal(place);
		/* On a shared host others may be leaving some. */
		if (o.guest) check(`${place.name}: no group is left`, leftGroups().join(" "));
		console.log(`tier ${place.tier}  ${place.name}: ${passed + failed - before} checks, ${((Date.now() - start) / 1000).toFixed(1)} s`);
	}
	if (o.guest && memoryVersion() === 2) {
		const data = join(dir, "data.groups");
		mkdirSync(data);
		await groups({ judge: JUDGE, data }, check);
	}
	if (o.guest) settings();
} finally {
	rmSync(dir, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed + slow === 0 ? 1 : 0;
