import { describe, expect, test } from "vitest";
import type { RoomEvent } from "../../protocol";
import { event } from "../../protocol";
import { fold } from "../../state";
import { entriesOf, upTo } from "./entries";
import { RoomReplay } from "./replay";
import { changed } from "./StillCode";
import { BINS, msOf, pastIdle, seqAt, timelineOf } from "./timeline";
import { citable, citedMap } from "./words";

const I = "i".repeat(16);
const C = "c".repeat(16);
const WORDS = { point: (_: string, p: string) => p };

function log(...list: [number, string, string, unknown][]): RoomEvent[] {
	return list.map(([sec, k, u, b], i) => event({ s: i + 1, p: i, ts: 1000 * sec, k, u, part: 1, b }, "e"));
}

const EVENTS = log(
	[100, "create", "", { kind: "live", title: "T", phases: [{ name: "Intro", minutes: 5 }, { name: "Code", minutes: 5 }] }],
	[101, "join", I, { name: "Lena", role: "interviewer" }],
	[101, "join", C, { name: "Arun", role: "candidate" }],
	[110, "phase", I, { n: 0 }],
	[112, "chat", C, { text: "helo" }],
	[300, "amend", C, { of: 5, text: "hello" }],
	[310, "phase", I, { n: 1 }],
	[311, "tick", I, { item: "a/b", point: "p", state: "prompted" }],
	[320, "edit", C, { doc: "scratch", v: 0, cl: "x", us: [{ c: [[0, "ab"]], dt: 5 }] }],
	[330, "chat", I, { text: "secret", to: "interviewers" }],
	[400, "end", I, {}],
	[9000, "comment", I, { text: "later" }],
);
const ROOM = fold(EVENTS);
const LINE = timelineOf(EVENTS, ROOM);

describe("timeline", () => {
	test("ends where the session ended, however late it was scored", () => expect(LINE.length).toBe(300_000));
	test("phases meet, and what lies before the first has a name", () => {
		expect(LINE.phases).toEqual([{ name: "Before", from: 0, to: 10_000 }, { name: "Intro", from: 10_000, to: 210_000 }, { name: "Code", from: 210_000, to: 300_000 }]);
	});
	test("a long silence is idle, and play skips to its end", () => {
		expect(LINE.idle).toEqual([{ from: 15_000, to: 197_000 }, { from: 233_000, to: 297_000 }]);
		expect(pastIdle(LINE, 20_000)).toBe(197_000);
		expect(pastIdle(LINE, 11_000)).toBe(11_000);
	});
	test("edits fill the bin of their time", () => expect(LINE.code[Math.floor((220 / 300) * BINS)]).toBe(1));
	test("a moment is the last event that had happened; the end has everything", () => {
		expect(seqAt(EVENTS, LINE, 12_000)).toBe(5);
		expect(seqAt(EVENTS, LINE, 11_999)).toBe(4);
		expect(seqAt(EVENTS, LINE, LINE.length)).toBe(12);
	});
	test("a sequence that is not mine to see lies with what came before", () => {
		expect(msOf(EVENTS.filter((e) => e.s !== 8), LINE, 8)).toBe(210_000);
	});
});

describe("replay", () => {
	test("seeking to and fro gives what folding gives", () => {
		const r = new RoomReplay(EVENTS);
		for (const s of [12, 3, 7, 0, 10, 5, 11]) expect(r.seek(s).lines).toEqual(fold(EVENTS.filter((e) => e.k !== "edit"), s).lines);
	});
});

describe("transcript", () => {
	const all = entriesOf(EVENTS, ROOM, "interviewer", WORDS);
	test("has everything but edits", () => expect(all.map((e) => e.s)).toEqual([1, 2, 3, 4, 5, 7, 8, 10, 11, 12]));
	test("words stand as they stood then", () => {
		expect(upTo(all, EVENTS, 5).find((e) => e.s === 5)).toMatchObject({ text: "helo", amended: false });
		expect(upTo(all, EVENTS, 6).find((e) => e.s === 5)).toMatchObject({ text: "hello", amended: true });
	});
	test("private things say so", () => expect(all.filter((e) => e.privacy === "interviewers").map((e) => e.s)).toEqual([8, 10, 12]));
	test("scores and what came after the end cannot be cited", () => {
		expect(citable(EVENTS, ROOM, "interviewer", WORDS).map((c) => c.s)).not.toContain(12);
	});
	test("a cited moment that a candidate may not see still has its place", () => {
		const seen = EVENTS.filter((e) => e.s !== 8);
		const axis = { axis: "depth", proposed: null, proposed_text: "", why: "", level: 3, reason: "", cites: [8], supported: true };
		const card = { overall: null, axes: [], comment: "", released: true, questions: [{ item: "a/b", title: "", type: "", minutes: 1, axes: [axis], points: [], flags: [], hints: 0 }] };
		expect(citedMap(citable(seen, ROOM, "candidate", WORDS), card, seen).get(8)).toMatchObject({ ms: 210_000 });
	});
});

describe("changed lines", () => {
	test("only what differs", () => expect(changed("a\nb\nc", "a\nX\nY\nc")).toEqual({ from: 1, to: 3 }));
	test("a deletion marks its place", () => expect(changed("a\nb\nc", "a\nc")).toEqual({ from: 1, to: 2 }));
	test("nothing", () => expect(changed("a", "a")).toEqual({ from: 0, to: 0 }));
});
