// Runs in words, and their tests as rows: pure, so that review may use them too.
import type { Content, Result, Test } from "../../protocol";
import { isRunning, nameOf, type Room, type Run } from "../../state";
import type { GroupRow, GroupTest } from "../../ui/Verdict";
import { capital, count } from "../../ui/format";
import { verdictLook } from "../../ui/verdicts";
import { allTests, mib, ms } from "../report/facts";
import { signalWords } from "../report/signals";

type Groups = NonNullable<Content["groups"]>;

/** Whether a test belongs to the group: the judge tells a number from 1, or the group's name. */
function belongs(t: Test, name: string, n: number): boolean {
	return t.group === n || t.group === name || t.name?.startsWith(`${name}/`) === true;
}

function labelOf(t: Test): string {
	const facts = [verdictLook(t.verdict).words];
	if (t.cpu_ms !== undefined) facts.push(ms(t.cpu_ms));
	if (t.memory_kib !== undefined) facts.push(`${mib(t.memory_kib)} MiB`);
	if (t.signal !== undefined) facts.push(signalWords(t.signal));
	if (t.near_limit !== undefined) facts.push(`close to the ${t.near_limit} limit`);
	if (t.description !== undefined && t.description !== "") facts.push(t.description);
	return facts.join(", ");
}

function cell(t: Test, i: number): GroupTest {
	return { verdict: t.verdict, label: `test ${t.ordinal ?? i + 1} (${labelOf(t)})` };
}

/** Tests in their places, whatever order they came in; the free places are filled by what waits. */
function seated(tests: readonly Test[], places: number, first: string, why?: string): GroupTest[] {
	const seats: (Test | undefined)[] = Array.from({ length: Math.max(places, tests.length) });
	const unseated = tests.filter((t) => {
		const at = (t.ordinal ?? 0) - 1;
		const free = Number.isInteger(at) && at >= 0 && at < seats.length && seats[at] === undefined;
		if (free) seats[at] = t;
		return !free;
	});
	let waited = 0;
	return seats.map((seat, i) => {
		const t = seat ?? unseated.shift();
		return t === undefined ? { verdict: waited++ === 0 ? first : "WAIT", label: `test ${i + 1} (${why ?? "not run yet"})` } : cell(t, i);
	});
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
			tests: seated(g.tests, groups[known]?.tests ?? 0, "WAIT", SKIPPED),
		};
	});
}

const idle = (run: Run): boolean => run.state === "queued" || run.state === "lost";

function underWay(run: Run, groups: Groups): GroupRow[] {
	if (run.what !== "submit" || groups.length === 0) {
		const row = { name: run.what === "submit" ? "Tests" : "Samples", verdict: "RUN", score: null, max: null, tests: seated(run.tests, run.total, idle(run) ? "WAIT" : "RUN") };
		return run.total === 0 ? [] : [row];
	}
	const samples = run.tests.filter((t) => t.sample === true);
	const tested = groups.map((g, i) => run.tests.filter((t) => t.sample !== true && belongs(t, g.name, i + 1)));
	const at = tested.reduce((last, tests, i) => (tests.length > 0 ? i : last), 0);
	const rows = groups.map((g, i) => {
		const tests = tested[i] ?? [];
		// A failed group that a later one has followed is over: it stops at its first failure.
		const over = tests.length >= g.tests || (i < at && firstBad(tests) !== "AC");
		const verdict = over ? firstBad(tests) : i > at || idle(run) ? "WAIT" : "RUN";
		return { name: groupName(i + 1, g.title, g.name), verdict, score: null, max: g.max_score, tests: seated(tests, g.tests, over ? "WAIT" : verdict, over ? SKIPPED : undefined) };
	});
	return samples.length === 0 ? rows : [{ name: "Samples", verdict: firstBad(samples), score: null, max: null, tests: samples.map(cell) }, ...rows];
}

export function rowsOf(run: Run, content: Content | null): GroupRow[] {
	const groups = content?.groups ?? [];
	return run.result === null ? underWay(run, groups) : finished(run.result, groups);
}

/** Where it went wrong, and why as far as it may be told. */
function failing(t: Test): string {
	const place = t.sample === true ? `in sample ${t.ordinal ?? 1}` : `in group ${t.group ?? "?"}, test ${t.ordinal ?? "?"}`;
	if (t.crash !== undefined) return `${place}: ${t.crash.name}${t.crash.line === undefined ? "" : ` at line ${t.crash.line}`}`;
	if (t.signal !== undefined) return `${place}: ${signalWords(t.signal)}`;
	if (t.exit_code !== undefined && t.exit_code !== 0) return `${place}: exit code ${t.exit_code}`;
	return t.message === undefined ? place : `${place}: ${t.message}`;
}

export function firstFailed(tests: readonly Test[]): Test | undefined {
	return tests.find((t) => t.verdict !== "AC");
}

/** The letters that stand for a run in lists. */
export function markOf(run: Run): string {
	if (run.result !== null) return run.result.verdict;
	if (run.state === "cancelled") return "STOP";
	return run.state === "queued" || run.state === "lost" ? "WAIT" : isRunning(run) ? "RUN" : "JE";
}

/** Who took a run back, or why it was: the server tells it as a part of a sentence. */
export function cancelWords(run: Run, room: Room): string {
	if (run.cancelledBy !== null) return `${nameOf(room, run.cancelledBy.u)} took it back.`;
	const why = run.message ?? "";
	return why === "" ? "It was taken back before it was judged." : `${capital(why).replace(/\.$/, "")}.`;
}

export interface RunWords {
	readonly where: string;
	readonly text: string;
}

export function wordsOf(run: Run): RunWords {
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
	const bad = firstFailed(tests);
	const all = passed === tests.length ? `All ${count(tests.length, "test")}.` : `${passed} of ${count(tests.length, "test")} passed.`;
	return { where: bad === undefined ? "" : failing(bad), text: all };
}

/** One line for the conversation: "run 2, 60 of 100 points". */
export function shortOf(run: Run): string {
	const what = run.what === "submit" ? "submit" : run.what === "input" ? "own input" : "samples";
	const points = run.result?.max_score == null || run.what !== "submit" ? "" : `, ${run.result.score ?? 0} of ${run.result.max_score} points`;
	return `run ${run.n}, ${what}${points}`;
}
