import { describe, expect, test } from "vitest";
import { list, maybe, num, opt, shape, str } from "../decode";
import type { Catalog, Session } from "../model";
import { about, pair } from "../model";
import { callFault } from "./home/phases";
import { parseLink } from "./join/link";
import { added, holds, minutesOf, moved, OWN_TITLE, removed, startsOf, timed, type PlanBody } from "./room/plan";
import { inOrder } from "../ui/order";
import { NO_FILTER, counted, pastOf, shown, solved } from "./practice/filter";

describe("links", () => {
	const [room, secret] = ["a".repeat(16), "2".repeat(32)];
	test("whole", () => expect(parseLink(`${room}.${secret}`)).toEqual({ room, secret }));
	test.each(["", room, `${room}.`, `${room}.${secret}x`, `${room.toUpperCase()}.${secret}`, `${room}.${secret}.x`])("%s is none", (l) => expect(parseLink(l)).toBeNull());
});

describe("a call elsewhere", () => {
	test.each(["", "  ", "https://meet.example/x"])("%j is fine", (u) => expect(callFault(u)).toBeNull());
	test.each(["http://meet.example", "javascript:alert(1)", "meet.example"])("%j is not", (u) => expect(callFault(u)).not.toBeNull());
});

describe("practice", () => {
	const item = (id: string, section: string, kind: "question" | "package" | "card", level: string) => ({ kind, id, title: id, section, level, type: "explain", minutes: 5 });
	const c: Catalog = {
		sections: [{ id: "b", chapter: "", title: "Second", intro: "", order: 2 }, { id: "a", chapter: "", title: "First", intro: "", order: 1 }, { id: "z", chapter: "", title: "Empty", intro: "", order: 3 }],
		items: [item("a/x", "a", "question", "easy"), item("b/y", "b", "card", "hard"), item("sum", "a", "package", "hard")],
		kits: [],
	};
	const session = (over: Partial<Session>): Session => ({ room: "r", kind: "practice", title: "", role: "learner", with: [], state: "ended", started: 1, ended: 2, minutes: 1, scorecard: "none", verdict: null, item: "sum", ...over });
	test("sections in order, empty ones left out", () => expect(counted(c)).toEqual([{ id: "a", title: "First", n: 2 }, { id: "b", title: "Second", n: 1 }]));
	test("lists go by section, kind, level and title", () => {
		const mixed: Catalog = { ...c, items: [item("b/y", "b", "question", "easy"), item("sum", "a", "package", "easy"), item("a/z", "a", "question", "hard"), item("a/y", "a", "question", "easy"), item("a/x", "a", "question", "easy"), item("c", "none", "card", "")] };
		expect(inOrder(mixed).items.map((i) => i.id)).toEqual(["a/x", "a/y", "a/z", "sum", "b/y", "c"]);
	});
	test("filters add up", () => {
		const ids = (f: object) => shown(c, { ...NO_FILTER, ...f }, new Map()).map((i) => i.id);
		expect(ids({ section: "a", level: "hard" })).toEqual(["sum"]);
		expect(ids({ kind: "cards" })).toEqual(["b/y"]);
		expect(ids({ text: "FIRST a/x" })).toEqual(["a/x"]);
		expect(ids({ text: "first nothing" })).toEqual([]);
	});
	test("what was tried, what was solved", () => {
		const ended = session({ verdict: "WA" }), ids = (state: "fresh" | "tried" | "done", past: Session[]) => shown(c, { ...NO_FILTER, state }, pastOf(past)).map((i) => i.id);
		expect(ids("fresh", [ended])).toEqual(["a/x", "b/y"]);
		expect(ids("tried", [ended])).toEqual(["sum"]);
		expect(ids("done", [ended])).toEqual([]);
		expect(ids("done", [ended, session({ verdict: "AC" })])).toEqual(["sum"]);
		expect(ids("tried", [session({ item: "a/x", state: "live", ended: null })])).toEqual(["a/x"]);
		expect(ids("done", [session({ item: "a/x", state: "live", ended: null }), session({ item: "a/x" })])).toEqual(["a/x"]);
		expect(solved(c.items, pastOf([session({ verdict: "AC" })]))).toEqual({ done: 1, all: 1 });
	});
	test("an accepted try stays accepted, the newest try is the last", () => {
		const past = pastOf([session({ verdict: "WA", started: 3 }), session({ verdict: "AC", started: 2 }), session({ kind: "live" })]).get("sum");
		expect(past).toMatchObject({ verdict: "AC", tries: 2 });
		expect(past?.last.started).toBe(3);
	});
});

describe("a plan", () => {
	const p: PlanBody = { title: "An hour", steps: [{ text: "Hello", minutes: 2 }, { item: "sum", minutes: 30 }, { item: "a/x", minutes: 5 }] };
	const names = (q: PlanBody): string[] => q.steps.map((s) => s.item ?? s.text ?? "");
	test("takes as long as its steps, one after the other", () => expect([minutesOf(p), startsOf(p)]).toEqual([37, [0, 2, 32]]));
	test("steps move, and stop at the ends", () => {
		expect(names(moved(p, 2, -1))).toEqual(["Hello", "a/x", "sum"]);
		expect(moved(p, 0, -1)).toBe(p);
		expect(moved(p, 2, 1)).toBe(p);
	});
	test("steps come and go", () => {
		expect(names(removed(p, 1))).toEqual(["Hello", "a/x"]);
		expect(added(null, { item: "sum", minutes: 3 })).toEqual({ title: OWN_TITLE, steps: [{ item: "sum", minutes: 3 }] });
		expect([holds(p, "sum"), holds(p, "b/y"), holds(null, "sum")]).toEqual([true, false, false]);
	});
	test("minutes stay within what a step may take; what is no number changes nothing", () => {
		expect([0, 7.4, 999].map((m) => timed(p, 1, m).steps[1]?.minutes)).toEqual([1, 7, 180]);
		expect(timed(p, 1, NaN)).toBe(p);
	});
});

describe("decoders", () => {
	const d = shape<{ a: number; b: string | null; c: string[] }>({ a: num, b: maybe(str), c: opt(list(str), []) });
	test("absent is null or the default; more is ignored", () => expect(d({ a: 1, z: 2 }, "x")).toEqual({ a: 1, b: null, c: [] }));
	test("wrong names its place", () => expect(() => d({ a: 1, c: ["x", 2] }, "x")).toThrow("x.c[1]: expected text"));
	test("not a number is no number", () => expect(() => d({ a: NaN }, "x")).toThrow("x.a"));
	test("judges: a count is a yes", () => {
		expect(about({ version: "1", start_key: false, judges: { ready: 2, tier: "A", queued: 0 } }, "about").judges.ready).toBe(true);
		expect(about({ version: "1", start_key: false, judges: { ready: 0, queued: 1 } }, "about").judges).toEqual({ ready: false, tier: null, queued: 1 });
	});
	test("a partner is a name", () => expect(pair({ state: "offered", partner: { name: "Noor" } }, "pair").partner).toBe("Noor"));
});
