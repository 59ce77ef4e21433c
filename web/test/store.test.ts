// Several browsers and one authority: the real editor state and collab package on every side, pushes that
// are lost, doubled, late or stale. All must end with the same text.
import { ChangeSet, Text } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { DocStore } from "../src/editor/store";
import { diff } from "../src/editor/diff";
import type { Body, RoomEvent, SnapDoc } from "../src/protocol";

type Edit = Body<"edit">;

interface Update { changes: ChangeSet; clientID: string }

/** As the server does it: one missed update after the other, never over their composition. */
function rebased(us: Update[], over: Update[]): Update[] {
	let mine = us;
	for (const o of over) {
		let through = o.changes;
		if (mine[0]?.clientID === o.clientID) mine = mine.slice(1);
		else mine = mine.map((u) => {
			const changes = u.changes.map(through);
			through = through.map(u.changes, true);
			return { ...u, changes };
		});
	}
	return mine;
}

class Server {
	text = Text.empty;
	readonly updates: { c: unknown[]; cl: string }[] = [];
	readonly log: RoomEvent[] = [];
	readonly seen = new Map<string, number>();

	take(id: string, b: Edit): "ok" | "stale" {
		if (this.seen.has(id)) return "ok";
		let us = b.us.map((u) => ({ changes: ChangeSet.fromJSON(u.c), clientID: b.cl }));
		if (b.v !== this.updates.length) {
			if (b.rebase !== true) return "stale";
			us = rebased(us, this.updates.slice(b.v).map((u) => ({ changes: ChangeSet.fromJSON(u.c), clientID: u.cl })));
		}
		const s = this.log.length + 1;
		const stored = us.map((u) => ({ c: u.changes.toJSON() as unknown[], dt: 0 }));
		this.log.push({ s, p: s - 1, ts: s, u: "", part: 1, k: "edit", b: { doc: "scratch", v: this.updates.length, cl: b.cl, us: stored } });
		for (const u of us) {
			this.text = u.changes.apply(this.text);
			this.updates.push({ c: u.changes.toJSON() as unknown[], cl: u.clientID });
		}
		this.seen.set(id, s);
		return "ok";
	}

	snap(): SnapDoc {
		return { doc: "scratch", item: "", name: "scratch", lang: "markdown", v: this.updates.length, text: this.text.toString() };
	}
}

class Client {
	store: DocStore;
	out: { id: string; b: Edit }[] = [];
	last = 0;
	asides: string[] = [];
	private timers: (() => void)[] = [];
	private n = 0;
	private loads = 0;

	constructor(private readonly server: Server, private readonly name: string, kept: ReturnType<DocStore["saved"]> = []) {
		this.store = this.fresh(kept);
		this.reset();
	}

	private fresh(kept: ReturnType<DocStore["saved"]>): DocStore {
		// A page that was reloaded does and hears nothing any more.
		const load = ++this.loads;
		return new DocStore({
			push: (b) => {
				const id = `${this.name}-${this.n++}`;
				if (load === this.loads) this.out.push({ id, b });
				return id;
			},
			changed: () => undefined,
			resync: () => expect.unreachable(),
			refused: () => undefined,
			aside: (_, text) => void (load === this.loads && this.asides.push(text)),
			log: (since) => (load === this.loads ? Promise.resolve(this.server.log.filter((e) => e.s > since)) : new Promise(() => undefined)),
			later: (run) => void (load === this.loads && this.timers.push(run)),
		}, kept);
	}

	reset(): void {
		this.store.snapshot([this.server.snap()], this.server.log.length);
		this.last = this.server.log.length;
	}

	/** A reload: only what was saved survives, and the request that was under way. */
	async reload(): Promise<void> {
		const kept = JSON.parse(JSON.stringify(this.store.saved())) as ReturnType<DocStore["saved"]>;
		this.timers = [];
		this.store = this.fresh(kept);
		this.reset();
		await Promise.resolve();
		await Promise.resolve();
	}

	type(at: number, text: string, cut = 0): void {
		const state = this.state();
		const from = Math.min(at, state.doc.length);
		this.store.apply("scratch", [state.update({ changes: { from, to: Math.min(from + cut, state.doc.length), insert: text } })]);
	}

	state() {
		const e = this.store.get("scratch");
		if (e === undefined) throw new Error("no document");
		return e.state;
	}

	tick(): void {
		for (const run of this.timers.splice(0)) run();
	}

	/** Delivers what was pushed; `lose` drops the answer, so that the request stays and is sent again. */
	deliver(lose = false): void {
		for (const q of [...this.out]) {
			const verdict = this.server.take(q.id, q.b);
			if (lose) continue;
			this.out = this.out.filter((o) => o !== q);
			if (verdict === "stale") this.store.nack("scratch", q.id, "stale", this.server.updates.length, "");
		}
	}

	read(upTo = Infinity): void {
		const es = this.server.log.filter((e) => e.s > this.last && e.s <= upTo);
		this.last = es.at(-1)?.s ?? this.last;
		this.store.events(es);
	}

	text(): string {
		return this.state().doc.toString();
	}
}

function settle(server: Server, clients: readonly Client[]): void {
	for (let i = 0; i < 40; i++) for (const c of clients) (c.tick(), c.deliver(), c.read());
	for (const c of clients) expect([c.text(), c.store.held(), c.asides]).toEqual([server.text.toString(), 0, []]);
}

function random(seed: number): (n: number) => number {
	let x = seed;
	return (n) => {
		x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
		return (x >>> 8) % n;
	};
}

describe("documents of several browsers", () => {
	it.each([1, 2, 3, 4, 5, 6, 7, 8])("end the same after losses, doubles, lag and reloads (seed %i)", async (seed) => {
		const below = random(seed);
		const server = new Server();
		const clients = ["a", "b", "c"].map((n) => new Client(server, n));
		for (let i = 0; i < 400; i++) {
			const c = clients[below(3)];
			if (c === undefined) continue;
			const what = below(12);
			if (what < 4) c.type(below(40), "xyz\n😀".slice(0, 1 + below(4)));
			else if (what === 4) c.type(below(40), "", below(5));
			else if (what < 7) c.tick();
			else if (what === 7) c.deliver(true);
			else if (what < 10) c.deliver();
			else if (what === 10) c.read(c.last + below(4));
			else if (i % 5 === 0) await c.reload();
			else c.read();
		}
		settle(server, clients);
		expect(server.updates.length).toBeGreaterThan(20);
	});

	it("ask the server to rebase after two stale pushes", () => {
		const server = new Server();
		const [a, b] = [new Client(server, "a"), new Client(server, "b")];
		for (let i = 0; i < 3; i++) {
			b.type(0, "b");
			b.tick();
			b.deliver();
			a.type(0, "a");
			a.tick();
			a.deliver();
			a.read();
		}
		expect(server.log.some((e) => e.k === "edit" && e.b.cl === a.store.get("scratch")?.cl)).toBe(true);
		settle(server, [a, b]);
	});

	it("put a text aside when its push is refused for good, and go back to the saved one", () => {
		const server = new Server();
		const a = new Client(server, "a");
		a.type(0, "precious");
		a.tick();
		a.store.nack("scratch", a.out[0]?.id ?? "", "bad_change", null, "no");
		expect([a.text(), a.asides, a.store.held()]).toEqual(["", ["precious"], 0]);
	});

	it("never let in what the server refuses", () => {
		const a = new Client(new Server(), "a");
		a.type(0, "a\r\nb\0c\ud83d");
		expect(a.text()).toBe("a\nbc");
		a.type(0, "z".repeat(60_000));
		expect(a.text()).toBe("a\nbc");
	});
});

describe("the plain text field", () => {
	it.each([["", "a"], ["abc", "abXc"], ["aaa", "aa"], ["x😀y", "x😁y"], ["😀😀", "😀"], ["abc", ""], ["same", "same"]])("%j to %j is one replacement that cuts no pair", (from, to) => {
		const d = diff(from, to);
		if (d === null) return expect(from).toBe(to);
		expect(from.slice(0, d.from) + d.insert + from.slice(d.to)).toBe(to);
		expect(/\p{Surrogate}/u.test(d.insert) || /\p{Surrogate}/u.test(from.slice(d.from, d.to))).toBe(false);
	});
});
