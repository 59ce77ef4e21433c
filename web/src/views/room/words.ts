// Runs in words, and their tests as rows: pure, so that review may use them too.
import type { Content, Result, Test } from "../../protocol";
import type { Run } from "../../state";
import type { GroupRow, GroupTest } from "../../ui/Verdict";
import { count } from "../../ui/format";
import { verdictLook } from "../../ui/verdicts";

type Groups = NonNullable<Content["groups"]>;

const mib = (kib: number): string => (kib < 10_240 ? (kib / 1024).toFixed(1) : Math.round(kib / 1024).toString());
export const ms = (n: number): string => (n >= 1000 ? `${Number((n / 1000).toFixed(2))} s` : `${n < 10 ? n.toFixed(1) : Math.round(n)} ms`);

export function allTests(result: Result): Test[] {
	return result.groups?.flatMap((g) => g.tests) ?? [];
}

/** Whether a test belongs to the group: the judge tells a number from 1, or the group's name. */
function belongs(t: Test, name: string, n: number): boolean {
	return t.group === n || t.group === name || t.name?.startsWith(`${name}/`) === true;
}

function labelOf(t: Test): string {
	const facts = [verdictLook(t.verdict).words];
	if (t.cpu_ms !== undefined) facts.push(ms(t.cpu_ms));
	if (t.memory_kib !== undefined) facts.push(`${mib(t.memory_kib)} MiB`);
	if (t.signal !== undefined) facts.push(`signal ${t.signal}`);
	if (t.description !== undefined && t.description !== "") facts.push(t.description);
	return facts.join(", ");
}

function cell(t: Test, i: number): GroupTest {
	return { verdict: t.verdict, label: `test ${t.ordinal ?? i + 1} (${labelOf(t)})` };
}

function waiting(n: number, from: number, first: string, why = "not run yet"): GroupTest[] {
	return Array.from({ length: Math.max(0, n) }, (_, i) => ({ verdict: i === 0 ? first : "WAIT", label: `test ${from + i + 1} (${why})` }));
}

const SKIPPED = "not run: the group had failed";

function firstBad(tests: readonly Test[]): string {
	return tests.find((t) => t.verdict !== "AC")?.verdict ?? "AC";
}

/** A group's own words, with its number; a title that is a number says no more than the number. */
function groupName(n: number, title: string | undefined, name: string | undefined): string {
	if (title === undefined || title === "") return pretty(name, n);
	return /^\d+$/.test(title) ? `Group ${title}` : `${n} ${title}`;
}

function pretty(name: string | undefined, n: number): string {
	const last = name?.split("/").pop() ?? "";
	if (last.startsWith("sample")) return "Samples";
	return /^(g|group)?\d*$/.test(last) ? `Group ${last.replace(/\D/g, "") || n}` : last;
}

/** Rows of a run that is over: what the judge says of each group. */
function finished(result: Result, groups: Groups): GroupRow[] {
	return (result.groups ?? []).map((g, i) => {
		const known = groups.findIndex((k) => k.name === g.name);
		return {
			name: known < 0 ? pretty(g.name, i + 1) : groupName(known + 1, groups[known]?.title, g.name),
			verdict: g.verdict ?? firstBad(g.tests),
			score: g.score ?? null,
			max: g.max_score === 0 ? null : (g.max_score ?? null),
			tests: [...g.tests.map(cell), ...waiting((groups[known]?.tests ?? 0) - g.tests.length, g.tests.length, "WAIT", SKIPPED)],
		};
	});
}

function underWay(run: Run, groups: Groups): GroupRow[] {
	if (run.what !== "submit" || groups.length === 0) {
		const cells = [...run.tests.map(cell), ...waiting(run.total - run.tests.length, run.tests.length, "RUN")];
		return run.total === 0 ? [] : [{ name: run.what === "submit" ? "Tests" : "Samples", verdict: "RUN", score: null, max: null, tests: cells }];
	}
	const samples = run.tests.filter((t) => t.sample === true);
	const tested = groups.map((g, i) => run.tests.filter((t) => t.sample !== true && belongs(t, g.name, i + 1)));
	// A group that a later one has followed is over: it stops at its first failure.
	const at = tested.reduce((last, tests, i) => (tests.length > 0 ? i : last), 0);
	const rows = groups.map((g, i) => {
		const tests = tested[i] ?? [];
		const open = i > at || (i === at && tests.length < g.tests);
		const rest = waiting(g.tests - tests.length, tests.length, i === at ? "RUN" : "WAIT", i < at ? SKIPPED : undefined);
		return { name: groupName(i + 1, g.title, g.name), verdict: open ? (i === at ? "RUN" : "WAIT") : firstBad(tests), score: null, max: g.max_score, tests: [...tests.map(cell), ...rest] };
	});
	if (samples.length === 0) return rows;
	return [{ name: "Samples", verdict: firstBad(samples), score: null, max: null, tests: samples.map(cell) }, ...rows];
}

export function rowsOf(run: Run, content: Content | null): GroupRow[] {
	const groups = content?.groups ?? [];
	return run.result === null ? underWay(run, groups) : finished(run.result, groups);
}

function peak(tests: readonly Test[], content: Content | null): string {
	const slowest = Math.max(...tests.map((t) => t.cpu_ms ?? 0));
	const memory = Math.max(...tests.map((t) => t.memory_kib ?? 0));
	const limit = content?.limits;
	const time = limit === undefined ? "" : ` of ${ms(limit.time_ms)}`;
	const room = limit === undefined ? "" : ` of ${limit.memory_mib}`;
	return `Slowest ${ms(slowest)}${time}, peak ${mib(memory)}${room} MiB.`;
}

/** Where it went wrong, and why as far as it may be told. */
function failing(t: Test): string {
	const place = t.sample === true ? `in sample ${t.ordinal ?? 1}` : `in group ${t.group ?? "?"}, test ${t.ordinal ?? "?"}`;
	if (t.signal !== undefined) return `${place}: signal ${t.signal}`;
	if (t.exit_code !== undefined && t.exit_code !== 0) return `${place}: exit code ${t.exit_code}`;
	return t.message === undefined ? place : `${place}: ${t.message}`;
}

export interface RunWords {
	readonly where: string;
	readonly text: string;
}

export function wordsOf(run: Run, content: Content | null): RunWords {
	const result = run.result;
	if (result === null) return { where: "", text: run.message ?? "" };
	if (result.verdict === "CE") {
		const first = result.compile?.diagnostics?.find((d) => d.severity !== "warning" && d.severity !== "note");
		const at = first?.line === undefined ? "" : `${first.file ?? "solution.c"} line ${first.line}: `;
		return { where: "", text: `${at}${first?.message ?? "The program does not compile"}. Nothing was run.` };
	}
	if (result.verdict === "JE") return { where: "", text: "Not your program. Your code is kept; run it again." };
	const tests = allTests(result);
	if (tests.length === 0) return { where: "", text: result.message ?? run.message ?? "" };
	const passed = tests.filter((t) => t.verdict === "AC").length;
	const bad = tests.find((t) => t.verdict !== "AC");
	const all = passed === tests.length ? `All ${count(tests.length, "test")}.` : `${passed} of ${count(tests.length, "test")} passed.`;
	return { where: bad === undefined ? "" : failing(bad), text: `${all} ${peak(tests, content)}` };
}

/** One line for the conversation: "run 2, 60 of 100 points". */
export function shortOf(run: Run): string {
	const what = run.what === "submit" ? "submit" : run.what === "input" ? "own input" : "samples";
	const points = run.result?.max_score == null || run.what !== "submit" ? "" : `, ${run.result.score ?? 0} of ${run.result.max_score} points`;
	return `run ${run.n}, ${what}${points}`;
}
