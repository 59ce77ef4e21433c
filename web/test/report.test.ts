// A run in words: figures, failures, the queue, what was taken back.
import { describe, expect, it } from "vitest";
import type { Result, Test } from "../src/protocol";
import { fold, type Room, type Run } from "../src/state";
import { firstDifference } from "../src/views/report/compare";
import { factsOf, timeWords } from "../src/views/report/facts";
import { sanitizerWords } from "../src/views/report/sanitizers";
import { signalWords } from "../src/views/report/signals";
import { aheadWords, mayCancel } from "../src/views/room/queue";
import { cancelWords, markOf, rowsOf, wordsOf } from "../src/views/room/words";
import { Log, ME, YOU } from "./log";

const R = "rrrrrrrrrrrrrrrr";

function played(what: string, ...judged: object[]): { room: Room; run: Run } {
	const log = Log.room();
	log.add("run", { doc: "sum:solution.c", what, run: R, n: 1, item: "sum", v: 0 });
	for (const b of judged) log.add("run" in b ? "cancel" : "judge", { run: R, ...b }, ME);
	const room = fold(log.es);
	return { room, run: room.runs[0] as Run };
}
const done = (result: Partial<Result>): Run => played("submit", { state: "done", result: { verdict: "AC", ...result } }).run;
const facts = (result: Partial<Result>): string[] => factsOf({ verdict: "AC", ...result }, null).map((f) => f.text);

describe("figures", () => {
	it("give a median with its spread", () => {
		expect(timeWords({ cpu_ms: 12.34, spread_ms: 1.1, repeats: 5 })).toBe("12.3 ms (spread 1.1 ms over 5 runs)");
		expect([timeWords({ cpu_ms: 0.9 }), timeWords({ cpu_ms: 1500, repeats: 3 }), timeWords({})]).toEqual(["0.9 ms", "1.5 s (over 3 runs)", ""]);
	});
	it("stand beside the limit, scaled as on this host", () => {
		const timing = { cpu_ms: 12.3, spread_ms: 1.1, repeats: 5, limit_ms: 1400, group: 2, ordinal: 3 };
		expect(facts({ timing, limits_scaled: 1.4, tier: "B", compile: { ok: true, cached: true } })).toEqual(["12.3 ms (spread 1.1 ms over 5 runs) of 1.4 s", "limits ×1.4 on this host", "built already", "tier B"]);
	});
	it("warn of what is close to a limit, once", () => {
		const near: Test = { verdict: "AC", cpu_ms: 950, near_limit: "time" };
		expect(facts({ groups: [{ tests: [near, near] }] })).toContain("close to the time limit");
		expect(facts({ groups: [{ tests: [near, near] }] })).toHaveLength(2);
	});
	it("say nothing when nothing was measured", () => expect(facts({})).toEqual([]));
});

describe("failures in plain words", () => {
	const KINDS = ["heap-buffer-overflow", "stack-buffer-overflow", "stack-buffer-underflow", "dynamic-stack-buffer-overflow", "global-buffer-overflow",
		"heap-use-after-free", "stack-use-after-return", "stack-use-after-scope", "double-free", "bad-free", "alloc-dealloc-mismatch", "stack-overflow",
		"memcpy-param-overlap", "negative-size-param", "calloc-overflow", "allocation-size-too-big", "SEGV", "FPE", "signed-integer-overflow",
		"integer-divide-by-zero", "division-by-zero", "shift-exponent", "null-pointer-use", "misaligned-pointer-use", "out-of-bounds-index", "float-cast-overflow",
		"null", "alignment", "bounds", "vla-bound", "shift", "pointer-overflow", "invalid-value", "ABRT"];
	it.each(KINDS)("%s", (kind) => expect(sanitizerWords({ clean: false, kind })).toMatch(/^The program .*\.$/));
	it("by the message where the kind says nothing", () => {
		const of = (message: string): string => sanitizerWords({ clean: false, kind: "undefined-behavior", message });
		expect(of("signed integer overflow: 2147483647 + 1 cannot be represented in type 'int'")).toContain("does not fit its type");
		expect(of("index 10 out of bounds for type 'int [10]'")).toContain("indexes outside");
		expect(of("load of null pointer of type 'int'")).toContain("null pointer");
	});
	it("and by its own name when nobody knows it", () => {
		expect(sanitizerWords({ clean: false, kind: "moon_phase" })).toBe("The sanitizers call it moon-phase.");
		expect(sanitizerWords({ clean: false })).toMatch(/\.$/);
		expect([signalWords(11), signalWords("SIGSEGV"), signalWords(99)]).toEqual(["SIGSEGV: touched memory that is not its own", "SIGSEGV: touched memory that is not its own", "signal 99"]);
	});
	it("name the line of a crash", () => {
		const crash = { signal: 11, name: "SIGSEGV", line: 7 };
		expect(wordsOf(done({ verdict: "RTE", groups: [{ tests: [{ verdict: "RTE", sample: true, ordinal: 1, crash }] }] })).where).toBe("in sample 1: SIGSEGV at line 7");
	});
	it("find the line where an output first differs, whatever the space", () => {
		expect(firstDifference("1  2\n3\n", "1 2\n3")).toBeNull();
		expect([firstDifference("1\n2\n", "1\n3\n"), firstDifference("1\n2\n", "1\n"), firstDifference("", "x")]).toEqual([1, 1, 0]);
	});
});

describe("tests in any order", () => {
	const content = { kind: "package", id: "sum", title: "Sum", groups: [{ name: "g1", max_score: 40, tests: 3 }, { name: "g2", max_score: 60, tests: 2 }] };
	const told = (...tests: object[]): string[] => rowsOf(played("submit", ...tests.map((test, i) => ({ state: "running", done: i + 1, total: 5, test }))).run, content)
		.map((r) => [r.verdict, ...r.tests.map((t) => t.verdict)].join(" "));
	it("sit in their own places", () => expect(told({ group: 1, ordinal: 3, verdict: "AC" }, { group: 1, ordinal: 1, verdict: "AC" })).toEqual(["RUN AC RUN AC", "WAIT WAIT WAIT"]));
	it("leave an earlier group open until it is full or has failed", () => {
		expect(told({ group: 2, ordinal: 1, verdict: "AC" }, { group: 1, ordinal: 2, verdict: "AC" })).toEqual(["RUN RUN AC WAIT", "RUN AC RUN"]);
		expect(told({ group: 1, ordinal: 2, verdict: "WA" }, { group: 2, ordinal: 1, verdict: "AC" })).toEqual(["WA WAIT WA WAIT", "RUN AC RUN"]);
	});
	it("are shown without an ordinal, with one twice, or beyond the group", () => expect(told({ group: 1, verdict: "AC" }, { group: 1, ordinal: 1, verdict: "AC" }, { group: 1, ordinal: 9, verdict: "WA" }, { group: 1, ordinal: 1, verdict: "TLE" })[0]).toBe("WA AC AC WA TLE"));
});

describe("the queue", () => {
	const waiting = played("samples", { state: "queued" }).run;
	const judges = { ready: 1, queued: 3 };
	it("tells the place to whom it concerns", () => {
		const second = { ...waiting, run: "s".repeat(16) };
		const words = (run: Run, ahead?: number, me = ME): string => aheadWords(run, [run, second], { ...judges, ...(ahead === undefined ? {} : { ahead }) }, me);
		expect([words(waiting, 2), words(waiting, 1), words(waiting, 0)]).toEqual(["2 runs before yours.", "1 run before yours.", "No run goes before yours."]);
		expect([words(waiting), words(waiting, 2, YOU), words({ ...waiting, state: "running" }, 2)]).toEqual(["", "", ""]);
		expect(aheadWords(second, [waiting, second], { ...judges, ahead: 2 }, ME)).toBe("Your other run goes first.");
		expect(aheadWords(waiting, [waiting], { ...judges, ready: 0, ahead: 2 }, ME)).toMatch(/^No judge is there/);
	});
	it("lets the runner and an interviewer take a run back while it lasts", () => {
		expect([mayCancel(waiting, ME, "candidate"), mayCancel(waiting, YOU, "interviewer"), mayCancel(waiting, YOU, "observer"), mayCancel(waiting, YOU, "candidate")]).toEqual([true, true, false, false]);
		expect(mayCancel({ ...waiting, state: "cancelled" }, ME, "candidate")).toBe(false);
	});
	it("says who took a run back, or why", () => {
		const mine = played("samples", { run: R }, { state: "cancelled" });
		expect([markOf(mine.run), cancelWords(mine.run, mine.room)]).toEqual(["STOP", "Arun took it back."]);
		const ended = played("samples", { state: "queued" }, { state: "cancelled", message: "the session ended before it was judged" });
		expect(cancelWords(ended.run, ended.room)).toBe("The session ended before it was judged.");
		expect(rowsOf(ended.run, null)).toEqual([]);
	});
});
