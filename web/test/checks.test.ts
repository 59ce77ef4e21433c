// What the compiler said of one version, marked in the text as it is when it is looked at.
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { makeEntry, receive, type Entry } from "../src/editor/entry";
import type { Bench } from "../src/views/room/bench";
import { checkedOf, Checks, marks } from "../src/views/room/checks";

const doc = "sum:solution.c";
const text = "int a;\nreturn x;\n";
const said = [{ file: "solution.c", line: 2, column: 8, severity: "error", message: "x is not declared" }];

function entry(): Entry {
	return makeEntry({ doc, item: "sum", name: "solution.c", lang: "c", v: 4, text }, 1, "me", [], []);
}
/** Somebody else puts a line before everything. */
function above(e: Entry, v: number): void {
	const length = e.confirmed.length;
	for (const tr of receive(e, { doc, v, cl: "other", us: [{ c: [[0, "/* new */", ""], length], dt: 0 }] }, v)) e.state = tr.state;
}
const marked = (e: Entry, c: ReturnType<typeof checkedOf>): string[] => marks(e, c).map((p) => e.state.sliceDoc(p.from, p.to));

describe("marks", () => {
	it("are where the text has moved to, also when nobody looked meanwhile", () => {
		const e = entry();
		const c = checkedOf(e, 4, false, said);
		expect(marked(e, c)).toEqual(["x"]);
		above(e, 4);
		above(e, 5);
		e.state = e.state.update({ changes: { from: 0, insert: "\n" } }).state;
		expect(marked(e, c)).toEqual(["x"]);
	});
	it("are none when it is not known what has changed", () => {
		const c = checkedOf(entry(), 4, false, said);
		const later = makeEntry({ doc, item: "sum", name: "solution.c", lang: "c", v: 9, text: `// a\n${text}` }, 2, "me", [], []);
		expect([marks(later, c), marks(undefined, c), marks(later, null)]).toEqual([[], [], []]);
	});
	it("of another file stand at the top and name it", () => {
		const e = entry();
		const c = checkedOf(e, 4, false, [{ file: "sum.h", line: 3, severity: "error", message: "m" }]);
		above(e, 4);
		expect(marks(e, c)).toEqual([{ from: 0, to: 0, severity: "error", message: "sum.h line 3: m", option: "" }]);
	});
});

describe("an answer", () => {
	it("waits for the text that it speaks of, and is dropped when that has gone on", () => {
		const e = entry();
		const docsTick = signal(0);
		const seen = signal({ compiled: {} });
		const checks = new Checks({ live: { docsTick, docs: { get: () => e } }, seen, room: signal({ runs: [] }) } as unknown as Bench);
		const end = checks.watch();
		const hear = (v: number): void => void (seen.value = { compiled: { [doc]: { doc, v, ok: false, diagnostics: said } } });
		hear(5);
		expect(checks.of(doc)).toBeNull();
		above(e, 4);
		docsTick.value += 1;
		expect(checks.of(doc)?.v).toBe(5);
		above(e, 5);
		above(e, 6);
		hear(6);
		expect(checks.of(doc)?.v).toBe(5);
		end();
	});
});
