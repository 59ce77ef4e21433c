import { describe, expect, it } from "vitest";
import { docsAt, fold, prepend, Replay, roleOf } from "../src/state";
import { Log, ME, reveal, SOLUTION, YOU } from "./log";

describe("the room as the fold of its log", () => {
	it("knows people, chat and what was mended", () => {
		const log = Log.room();
		const said = log.add("chat", { text: "helo" });
		log.add("amend", { of: said.s, text: "hello" });
		const room = fold(log.es);
		expect(room.members[YOU]?.name).toBe("Lena");
		expect(room.lines.filter((l) => l.what === "chat")).toMatchObject([{ text: "hello", amended: true, s: said.s }]);
		expect(fold(log.es, said.s).lines.at(-1)).toMatchObject({ text: "helo", amended: false });
	});

	it("reveals in two steps, keeps documents once, and hints in order", () => {
		const log = Log.room();
		log.add("reveal", reveal("brief", [SOLUTION]), YOU);
		log.add("reveal", reveal("statement"), YOU);
		log.add("hint", { item: "sum", n: 1, text: "think" }, YOU);
		log.add("ask", { item: "sum", followup: "f", text: "and now?" }, YOU);
		const item = fold(log.es).items["sum"];
		expect(item?.docs).toEqual([SOLUTION]);
		expect(item?.brief).not.toBeNull();
		expect(item?.hints).toHaveLength(1);
		expect(item?.asks[0]?.text).toBe("and now?");
		expect(fold(log.es, 4).items["sum"]?.statement).toBeNull();
	});

	it("keeps the latest tick of a point, apart from a follow-up's point of the same name", () => {
		const log = Log.room();
		log.add("tick", { item: "sum", point: "p", state: "missed" }, YOU);
		log.add("tick", { item: "sum", point: "p", followup: "f", state: "prompted" }, YOU);
		log.add("tick", { item: "sum", point: "p", state: "unprompted" }, YOU);
		expect(fold(log.es).marks["sum"]?.ticks).toMatchObject({ p: { state: "unprompted" }, "f/p": { state: "prompted" } });
	});

	it("follows a run test by test, and forgets a lost attempt", () => {
		const log = Log.room();
		const run = "rrrrrrrrrrrrrrrr";
		log.add("run", { doc: SOLUTION.doc, what: "submit", run, n: 1, item: "sum", v: 0 });
		log.add("judge", { run, state: "running", done: 1, total: 2, test: { verdict: "AC" } }, "");
		expect(fold(log.es).runs[0]).toMatchObject({ done: 1, total: 2, tests: [{ verdict: "AC" }] });
		log.add("judge", { run, state: "lost" }, "");
		expect(fold(log.es).runs[0]).toMatchObject({ done: 0, tests: [], state: "lost" });
		log.add("judge", { run, state: "done", result: { verdict: "AC", score: 100, max_score: 100 } }, "");
		expect(fold(log.es).runs[0]).toMatchObject({ state: "done", result: { score: 100 } });
	});

	it("swaps roles in even parts and back", () => {
		const log = Log.room();
		log.add("swap", {}, YOU);
		expect(roleOf(fold(log.es), ME)).toBe("interviewer");
		log.add("swap", {}, ME);
		expect(roleOf(fold(log.es), ME)).toBe("candidate");
	});

	it("puts older chat before what is there, once", () => {
		const log = Log.room();
		for (const text of ["a", "b", "c"]) log.add("chat", { text });
		const late = fold(log.es.filter((e) => e.s > 5));
		const room = prepend(late, log.es);
		expect(room.lines.map((l) => (l.what === "chat" ? l.text : ""))).toEqual(["a", "b", "c"]);
	});
});

describe("documents at any moment", () => {
	const log = Log.room();
	log.add("reveal", reveal("brief", [SOLUTION]), YOU);
	for (let i = 0; i < 1200; i++) log.add("edit", { doc: i % 3 === 0 ? "scratch" : SOLUTION.doc, v: i % 3 === 0 ? i / 3 : i - Math.floor(i / 3) - 1, cl: "c", us: [{ c: i % 3 === 0 ? (i === 0 ? [[0, "s"]] : [[0, "s"], i / 3]) : [[0, "x"], 7 + i - Math.floor(i / 3) - 1], dt: 1 }] });

	it("are the same by a walk and by seeking to and fro", () => {
		const replay = new Replay(log.es);
		for (const s of [1204, 3, 700, 699, 4, 1000, 5, 1204, 0]) {
			const now = replay.seek(s);
			const walked = docsAt(log.es, s);
			expect(Object.keys(now)).toEqual(Object.keys(walked));
			for (const [doc, d] of Object.entries(now)) expect([d.v, d.text.toString()]).toEqual([walked[doc]?.v, walked[doc]?.text.toString()]);
		}
	});

	it("refuse an edit that does not follow", () => {
		const gap = [...log.es, { ...log.add("edit", { doc: "scratch", v: 9999, cl: "c", us: [] }) }];
		expect(() => docsAt(gap, Infinity)).toThrow(RangeError);
	});
});
