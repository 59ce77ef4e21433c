import { describe, expect, test } from "vitest";
import { gridOf } from "./Exhibit";
import { exhibit, scaleOf } from "./exhibit-model";
import { clock, day, initials } from "./format";
import { pieces } from "./Markdown";
import { closing } from "./md-math";

describe("statement", () => {
	const a = { name: "1", stdin: "1", expected: "2" };
	const b = { name: "2", stdin: "3", expected: "4" };
	test("samples take their places, the rest follows", () => {
		expect(pieces("one\n\n{{nextsample}}\n\ntwo", [a, b])).toEqual([{ text: "one" }, { sample: a, n: 1 }, { text: "two" }, { sample: b, n: 2 }]);
	});
	test("remaining samples come at once, and once only", () => {
		expect(pieces("{{remainingsamples}}\nend {{nextsample}}", [a, b])).toEqual([{ sample: a, n: 1 }, { sample: b, n: 2 }, { text: "end" }]);
	});
});

describe("maths", () => {
	test("a dollar finds its partner, not an escaped one", () => {
		expect(closing("$a\\$b$", 0, 6)).toBe(5);
		expect(closing("$a", 0, 2)).toBe(-1);
	});
});

describe("exhibit", () => {
	const line = { kind: "line", title: "t", alt: "a", x: { label: "x" }, y: { label: "y", scale: "log" }, series: [{ name: "s", points: [[1, 10], [2, 1000]] }] };
	test("the numbers of a line are a table by x", () => {
		expect(gridOf(exhibit(line, "e"))).toMatchObject({ head: ["x", "s"], rows: [["1", "10"], ["2", "1000"]] });
	});
	test("a log axis ticks at powers of ten", () => {
		expect(scaleOf({ label: "", scale: "log", min: null, max: null }, [1, 100]).ticks).toEqual([1, 10, 100]);
	});
	test("a linear axis ticks at round numbers", () => {
		expect(scaleOf({ label: "", scale: "linear", min: 0, max: 0.7 }, []).ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
	});
	test("a wrong shape names its place", () => {
		expect(() => exhibit({ ...line, series: [{ name: "s", points: [["1", 2]] }] }, "exhibit")).toThrow("exhibit.series[0].points[0][0]");
	});
});

describe("words", () => {
	test("clock", () => expect([clock(92_000), clock(3_725_000), clock(-5)]).toEqual(["01:32", "1:02:05", "00:00"]));
	test("initials", () => expect([initials("Arun Vale"), initials("  "), initials("öl")]).toEqual(["AV", "?", "Ö"]));
	test("day", () => {
		const now = new Date(2026, 10, 20, 12).getTime();
		expect([day(now, now), day(now - 86_400_000, now)]).toEqual(["Today", "Yesterday"]);
	});
});
