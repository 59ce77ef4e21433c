// What the judge may say beyond verdicts: read when it is well formed, left out when not, and never the end of the page.
import { describe, expect, it } from "vitest";
import { decode, type Compiled } from "../src/protocol";
import { result } from "../src/protocol/results";
import { newSession, update } from "../src/state";

const STRANGE: unknown[] = [null, 0, -1, "", "x", true, [], {}, [null], { a: 1 }, 1e308, { clean: "yes" }, [[]], [{ stack: 1 }]];
const MEMBERS = ["compile", "timing", "limits_scaled", "spread_ms", "repeats", "near_limit", "sanitizer", "crash", "team_message", "judge_message"];
const base = { verdict: "WA", groups: [{ verdict: "WA", tests: [{ verdict: "WA", sample: true }] }], compile: { ok: true } };

describe("the explanations of a result", () => {
	it("are read whole", () => {
		const sanitizer = { clean: false, kind: "heap-buffer-overflow", message: "READ of size 4", file: "a.c", line: 3, column: 7, stack: [{ function: "main", file: "a.c", line: 3 }] };
		const test = { verdict: "RTE", sample: true, cpu_ms: 2, spread_ms: 0.5, repeats: 5, near_limit: "time", team_message: "warmer", judge_message: "off by 2", sanitizer, crash: { signal: 11, name: "SIGSEGV", file: "a.c", line: 3 } };
		const whole = { ...base, groups: [{ verdict: "RTE", tests: [test] }], timing: { test: "s/1", group: 1, ordinal: 2, cpu_ms: 12.3, spread_ms: 1.1, repeats: 5, limit_ms: 1000 }, limits_scaled: 1.4 };
		expect(result(whole, "")).toEqual(whole);
	});

	it.each(MEMBERS)("are left out when %s is anything else, and the verdict stays", (member) => {
		for (const strange of STRANGE) {
			const read = result({ ...base, [member]: strange, groups: [{ verdict: "WA", tests: [{ verdict: "WA", [member]: strange }] }] }, "");
			expect(read.verdict).toBe("WA");
			expect(read.groups?.[0]?.tests).toHaveLength(1);
		}
	});

	it("lose only what is malformed of a list", () => {
		const diagnostics = [{ message: "a", line: 0, column: -4, severity: 7 }, null, { line: 3 }, { message: "b", line: 2, option: "-Wall" }];
		expect(result({ ...base, compile: { ok: false, diagnostics } }, "").compile?.diagnostics).toEqual([{ message: "a" }, { message: "b", line: 2, option: "-Wall" }]);
		expect(result({ ...base, compile: { ok: false, diagnostics: "none" } }, "").compile?.diagnostics).toEqual([]);
		const stack = [{ function: "f", file: "a.c", line: 1 }, { function: 1 }, "main"];
		expect(result({ ...base, sanitizer: { clean: false, stack } }, "").sanitizer?.stack).toEqual([stack[0]]);
	});
});

describe("ephemerals", () => {
	const of = (m: object) => decode(JSON.stringify({ t: "eph", ...m }));
	const ok = { doc: "sum:solution.c", v: 3, ok: false, diagnostics: [{ line: 2, message: "m" }] };

	it("tell what the compiler said of a version", () => expect(of({ k: "compiled", b: ok })).toMatchObject({ k: "compiled", b: ok }));
	it("tell the queue with what a newer server adds", () => expect(of({ k: "judges", b: { ready: 1, slots: 2, queued: 3, tier: "A", ahead: 2 } })).toMatchObject({ b: { slots: 2, tier: "A", ahead: 2 } }));
	it.each([
		{ k: "compiled", b: null }, { k: "compiled", b: { ...ok, v: -1 } }, { k: "compiled", b: { ...ok, doc: 5 } }, { k: "compiled" },
		{ k: "aurora", b: {} }, { k: 7 }, {}, { k: "judges", b: { ready: "many" } }, { k: "presence", b: { online: 3 } },
	])("that cannot be read are passed over: %j", (m) => expect(of(m)).toEqual({ t: "eph", k: "unknown", u: "", b: {} }));

	it("keep the latest answer of each document in the session", () => {
		let s = newSession("r", "c", null);
		const got = (b: Compiled): void => void ([s] = update(s, { i: "message", m: { t: "eph", k: "compiled", u: "", b } }));
		got({ ...ok, v: 1 });
		got({ ...ok, doc: "b:solution.c", v: 1 });
		got(ok);
		expect(Object.values(s.compiled).map((c) => [c.doc, c.v])).toEqual([[ok.doc, 3], ["b:solution.c", 1]]);
		expect(update(s, { i: "message", m: { t: "eph", k: "unknown", u: "", b: {} } })[0]).toBe(s);
	});
});
