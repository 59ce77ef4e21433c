import { describe, expect, it } from "vitest";
import type { Do, ServerMessage } from "../src/protocol";
import { held, newSession, update, type Effect, type Input, type Session } from "../src/state";
import { Log, ME } from "./log";

const chat = (id: string): Do => ({ id, k: "chat", b: { text: id } });
const welcome = (mode: "tail" | "snapshot", head = 3): ServerMessage => ({ t: "welcome", epoch: "e", head, role: "candidate", mode, heartbeat_s: 25, me: { u: ME, name: "Arun" } });

class Play {
	state: Session;
	effects: Effect[] = [];
	constructor(outbox: Do[] = []) {
		this.state = newSession("room", "cid", "ticket", outbox);
	}
	in(input: Input): this {
		const [state, effects] = update(this.state, input);
		this.state = state;
		this.effects = [...effects];
		return this;
	}
	got(m: ServerMessage): this {
		return this.in({ i: "message", m });
	}
	/** What was sent by the last input, by id or by type. */
	sent(): string[] {
		return this.effects.flatMap((e) => (e.e === "send" ? [e.m.t === "do" ? e.m.id : e.m.t] : []));
	}
	static live(outbox: Do[] = []): Play {
		const log = Log.room();
		return new Play(outbox).in({ i: "open" }).got(welcome("snapshot")).got({ t: "snap", head: 3, docs: [], es: log.es });
	}
	ev(s: number, p: number, id?: string): this {
		return this.got({ t: "ev", es: [{ s, p, ts: s, k: "chat", u: ME, part: 1, b: { text: "x" }, ...(id === undefined ? {} : { id }) }] });
	}
}

describe("resuming", () => {
	it("says hello with the ticket at first, then with epoch and last", () => {
		const first = new Play().in({ i: "open" });
		expect(first.effects).toEqual([{ e: "send", m: { t: "hello", room: "room", ticket: "ticket", cid: "cid" } }]);
		const again = Play.live().in({ i: "closed", code: 1006 }).in({ i: "open" });
		expect(again.effects).toEqual([{ e: "send", m: { t: "hello", room: "room", epoch: "e", last: 3, cid: "cid" } }]);
	});

	it("asks again when the chain of visible events is broken, and folds nothing", () => {
		const p = Play.live().ev(7, 5);
		expect(p.effects).toEqual([{ e: "reconnect" }]);
		expect(p.state.last).toBe(3);
	});

	it("takes events that jump over what others alone may see, and none twice", () => {
		const p = Play.live().ev(9, 3).ev(9, 3);
		expect(p.state.last).toBe(9);
		expect(p.state.room.lines.filter((l) => l.what === "chat")).toHaveLength(1);
	});

	it("ends for good on a final code, and says so", () => {
		const p = Play.live().in({ i: "closed", code: 4509 });
		expect(p.state).toMatchObject({ link: "final", words: expect.stringContaining("another tab") as unknown });
		expect(p.effects).toContainEqual({ e: "stop" });
		expect(p.in({ i: "closed", code: 1006 }).state.link).toBe("final");
	});
});

describe("what is held", () => {
	it("goes out in order with the same ids after a welcome, and counts until it is saved", () => {
		const p = Play.live().in({ i: "closed", code: 1006 });
		p.in({ i: "do", q: chat("1") }).in({ i: "do", q: chat("2") }).in({ i: "edits", n: 3 });
		expect([held(p.state), p.state.link]).toEqual([5, "lost"]);
		expect(p.in({ i: "open" }).got(welcome("tail")).sent()).toEqual(["1", "2"]);
		expect(p.in({ i: "closed", code: 1006 }).in({ i: "open" }).got(welcome("tail")).sent()).toEqual(["1", "2"]);
		p.got({ t: "ack", id: "1", s: 4 });
		expect(held(p.state)).toBe(4);
	});

	it("leaves when its event is folded, whichever of ack and event is first", () => {
		const one = Play.live().in({ i: "do", q: chat("1") }).got({ t: "ack", id: "1", s: 4 });
		expect(one.state.outbox).toHaveLength(1);
		expect(one.ev(4, 3, "1").state.outbox).toHaveLength(0);
		const two = Play.live().in({ i: "do", q: chat("1") }).ev(4, 3, "1");
		expect(two.state.outbox).toHaveLength(0);
		expect(two.got({ t: "ack", id: "1", s: 4 }).state.outbox).toHaveLength(0);
	});

	it("survives a reload: what the store gave back is sent after the first snapshot", () => {
		const p = new Play([chat("1")]).in({ i: "open" }).got(welcome("snapshot"));
		expect(p.sent()).toEqual([]);
		expect(p.got({ t: "snap", head: 3, docs: [], es: Log.room().es }).sent()).toEqual(["1"]);
	});

	it("is not sent when the snapshot already has it", () => {
		const log = Log.room();
		log.add("chat", { text: "1" }, ME, { id: "1" });
		const p = new Play([chat("1")]).in({ i: "open" }).got(welcome("snapshot", 4)).got({ t: "snap", head: 4, docs: [], es: log.es });
		expect([p.sent(), p.state.outbox]).toEqual([[], []]);
	});

	it("is tried again after a passing refusal, and told after a final one with its text", () => {
		const p = Play.live().in({ i: "do", q: chat("1") }).got({ t: "nack", id: "1", code: "not_saved", message: "disk" });
		expect(p.effects).toEqual([{ e: "retry", ms: 1000 }]);
		expect(p.in({ i: "retry" }).sent()).toEqual(["1"]);
		p.got({ t: "nack", id: "1", code: "too_big", message: "too long" });
		expect(p.state.refusals).toMatchObject([{ code: "too_big", q: { b: { text: "1" } } }]);
		expect(p.in({ i: "dismiss", id: "1" }).state.refusals).toEqual([]);
	});

	it("hands a refused edit to its document", () => {
		const q: Do = { id: "e", k: "edit", b: { doc: "scratch", v: 0, cl: "c", us: [{ c: [], dt: 0 }] } };
		const p = Play.live().in({ i: "do", q }).got({ t: "nack", id: "e", code: "stale", message: "", head: 4 });
		expect(p.effects).toContainEqual({ e: "edit-nack", id: "e", doc: "scratch", code: "stale", head: 4, message: "" });
	});
});

describe("the line", () => {
	it("is told in words: offline, then lost until a welcome", () => {
		const p = Play.live().in({ i: "network", on: false });
		expect(p.state.link).toBe("offline");
		expect(p.in({ i: "network", on: true }).effects).toEqual([{ e: "reconnect" }]);
		expect(p.state.link).toBe("lost");
		expect(p.in({ i: "open" }).got(welcome("tail")).state.link).toBe("live");
	});

	it("forgets who is typing when they leave", () => {
		const p = Play.live().got({ t: "eph", k: "typing", u: "bbbbbbbbbbbbbbbb", b: { on: true } });
		expect(Object.keys(p.got({ t: "eph", k: "presence", u: "", b: { online: [ME] } }).state.typing)).toEqual([]);
	});
});
