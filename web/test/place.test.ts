// A compiler's line and column, in bytes, as a place in a text that has moved on.
import { describe, expect, it } from "vitest";
import { makeEntry, type Entry } from "../src/editor/entry";
import { rangeIn, spotIn, unitsAt, within } from "../src/editor/place";

function entry(text: string, v = 4): Entry {
	return makeEntry({ doc: "sum:solution.c", item: "sum", name: "solution.c", lang: "c", v, text }, 1, "me", [], []);
}
function marked(e: Entry, v: number, spot: object): string | null {
	const r = place(e, v, spot);
	return r === null ? null : e.state.sliceDoc(r.from, r.to);
}
function place(e: Entry, v: number, spot: object) {
	const r = spotIn(e, v, spot);
	return r === null ? null : rangeIn(e, v, r);
}

describe("columns", () => {
	it("are bytes there and UTF-16 units here", () => expect([1, 2, 4, 7, 11, 12, 99].map((c) => unitsAt("aé€😀b", c))).toEqual([0, 1, 2, 3, 5, 6, 6]));
	it("mean a word, a sign, up to the last column, or the whole line", () => {
		const line = "\tint count = x;";
		const text = (s: object): string => line.slice(within(line, s).from, within(line, s).to);
		expect([text({ column: 6 }), text({ column: 12 }), text({ column: 2, end_column: 11 }), text({}), text({ column: 400 })]).toEqual(["count", "=", "int count", line.trim(), ""]);
	});
});

describe("a place", () => {
	it("moves with what I type before it", () => {
		const e = entry("int a;\nint b\n");
		e.state = e.state.update({ changes: { from: 0, insert: "/* mine */\n" } }).state;
		expect(marked(e, 4, { line: 2, column: 5 })).toBe("b");
	});
	it("shrinks to a point where its text was deleted", () => {
		const e = entry("int a;\nint bcd\n");
		e.state = e.state.update({ changes: { from: 10, to: 14 } }).state;
		expect(place(e, 4, { line: 2, column: 5 })).toEqual({ from: 10, to: 10 });
	});
	it("is nowhere when the version or the line is not here", () => {
		const e = entry("int a;\n");
		expect([marked(e, 3, { line: 1 }), marked(e, 4, { line: 9 }), marked(e, 4, {})]).toEqual([null, null, null]);
	});
	it("is found in the text that a run judged", () => {
		const e = entry("int a;\n");
		e.ran.set(4, e.confirmed);
		expect(marked(e, 4, { line: 1, column: 5 })).toBe("a");
	});
});
