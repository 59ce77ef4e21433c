// Three real @codemirror/collab clients against the real server, with dropped lines, requests sent twice, stale
// pushes and pushes that the server rebases. In the end all of them, the server's snapshot and the replay of the
// log hold the same text.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import { after, before, test } from "node:test";
import { interview, joinBy, unique } from "./lib/client.mjs";
import { Server } from "./lib/server.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { ChangeSet, EditorState, Text } = require("@codemirror/state");
const { collab, getSyncedVersion, receiveUpdates, sendableUpdates } = require("@codemirror/collab");

let server;
before(async () => { server = await Server.start({ catalog: false }); });
after(() => server.close());

function generator(seed) {
	return () => {
		seed = (seed + 0x6d2b79f5) >>> 0;
		let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

const letters = ["a", "b", "c", "d", "\n", "\u00e9", "\u{1f600}", "\u{1d49c}"];

class Typist {
	constructor(seat, doc, random) {
		Object.assign(this, { seat, doc, random, cl: unique("cl-"), taken: 0, stale: 0, rebased: 0, retried: 0, after: 0, inFlight: null, holding: false });
		this.state = EditorState.create({ doc: "", extensions: [collab({ clientID: this.cl })] });
	}

	below(n) {
		return Math.floor(this.random() * n);
	}

	place() {
		const text = this.state.doc.toString();
		const at = this.below(text.length + 1);
		return /[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? "") ? at - 1 : at;
	}

	type() {
		const [from, to] = [this.place(), this.place()].sort((x, y) => x - y);
		const remove = this.random() < 0.3;
		const insert = Array.from({ length: this.below(4) }, () => letters[this.below(letters.length)]).join("");
		this.state = this.state.update({ changes: { from, to: remove ? Math.min(to, from + 6) === to ? to : from : from, insert } }).state;
	}

	/** What has come in, unless this one is slow to look. */
	receive() {
		const { events } = this.seat;
		if (this.holding)
			return;
		for (; this.taken < events.length; this.taken++) {
			const e = events[this.taken];
			if (e.k !== "edit" || e.b.doc !== this.doc)
				continue;
			assert.equal(e.b.v, getSyncedVersion(this.state), "every version once and in order");
			for (const u of e.b.us) // one at a time, as the server maps
				this.state = receiveUpdates(this.state, [{ changes: ChangeSet.fromJSON(u.c), clientID: e.b.cl }]).state;
		}
	}

	push() {
		const updates = sendableUpdates(this.state);
		if (this.inFlight || updates.length === 0)
			return;
		const body = { doc: this.doc, v: getSyncedVersion(this.state), cl: this.cl,
			us: updates.slice(0, 64).map((u) => ({ c: u.changes.toJSON(), dt: this.below(900) })) };
		if (this.stale >= 2)
			body.rebase = true;
		this.#send(unique("e-"), body);
	}

	#send(id, body) {
		this.inFlight = { id, body };
		const answer = this.seat.do("edit", body, id);
		if (this.random() < 0.1)
			this.seat.send({ t: "do", id, k: "edit", b: body });
		this.answered = answer.then((a) => this.#answered(a, body));
	}

	#answered(answer, body) {
		if (answer.t === "closed")
			return; // sent again after the reconnection, under the same id
		this.inFlight = null;
		this.after = answer.s ?? 0;
		if (answer.code === "rate")
			this.seat.drop();
		if (answer.t === "ack") {
			this.rebased += body.rebase ? 1 : 0;
			this.stale = 0;
			return;
		}
		assert.ok(["stale", "rate"].includes(answer.code), JSON.stringify(answer));
		this.stale += answer.code === "stale" ? 1 : 0;
	}

	async cut() {
		const unanswered = this.inFlight;
		await this.seat.reconnect();
		if (!unanswered)
			return;
		this.retried++;
		this.#send(unanswered.id, unanswered.body);
	}

	/** Until everything of one's own is confirmed. */
	async settle() {
		this.holding = false;
		for (;;) {
			this.receive();
			if (sendableUpdates(this.state).length === 0 && !this.inFlight)
				return;
			if (this.seat.socket.readyState !== this.seat.socket.OPEN)
				await this.cut();
			this.push();
			await this.answered;
			await this.seat.caughtUp(this.after);
		}
	}
}

async function replayed(guest, room, doc) {
	let text = Text.empty;
	let v = 0;
	for (let after = 0, more = true; more;) {
		const page = await guest.ok("GET", `/api/rooms/${room}/log?after=${after}&limit=100`);
		for (const e of page.es.filter((x) => x.k === "edit" && x.b.doc === doc)) {
			assert.equal(e.b.v, v);
			for (const u of e.b.us)
				text = ChangeSet.fromJSON(u.c).apply(text);
			v += e.b.us.length;
		}
		({ more } = page);
		after = page.es.at(-1)?.s ?? after;
	}
	return text.toString();
}

async function seatedThree() {
	const { room, links, a, b } = await interview(server);
	const { guest, ticket } = await joinBy(server, links.candidate, room, "Cleo");
	return { room, seats: [a, b, await guest.seat(room, { ticket })] };
}

async function play(seed, steps) {
	const random = generator(seed);
	const { room, seats } = await seatedThree();
	const typists = seats.map((s) => new Typist(s, "scratch", random));
	for (let i = 0; i < steps; i++) {
		const t = typists[Math.floor(random() * 3)];
		const what = random();
		if (what < 0.5)
			t.type();
		else if (what < 0.8)
			t.push();
		else if (what < 0.88)
			t.holding = !t.holding;
		else if (what < 0.9)
			await t.cut();
		typists.forEach((each) => each.receive());
		if (random() < 0.5)
			await setImmediate();
	}
	for (let rounds = 0; rounds < 3; rounds++)
		await Promise.all(typists.map((t) => t.cut().then(() => t.settle())));
	const versions = () => new Set(typists.map((t) => (t.receive(), getSyncedVersion(t.state))));
	await seats[0].until(() => versions().size === 1, "everybody to have everything").catch(async () => {
		await Promise.all(seats.map((s) => s.reconnect()));
		assert.equal(versions().size, 1);
	});
	const texts = typists.map((t) => t.state.doc.toString());
	const fresh = await seats[2].guest.seat(room);
	const snapshot = fresh.snap.docs.find((d) => d.doc === "scratch");
	assert.deepEqual([texts[1], texts[2], snapshot.text, await replayed(seats[0].guest, room, "scratch")], Array(4).fill(texts[0]), `seed ${seed}`);
	assert.equal(snapshot.v, getSyncedVersion(typists[0].state));
	assert.ok(texts[0].length > 20 && snapshot.v > 50);
	const sum = (key) => typists.reduce((n, t) => n + t[key], 0);
	for (const s of [...seats, fresh])
		s.drop();
	return { versions: snapshot.v, rebased: sum("rebased"), retried: sum("retried") };
}

test("three typists, lost lines, duplicates, stale pushes: one text everywhere", async (t) => {
	const total = { versions: 0, rebased: 0, retried: 0 };
	const base = Number(process.env.VIVA_SEED ?? 7);
	for (let round = 0; round < 6; round++)
		for (const [k, n] of Object.entries(await play(base + round, 400)))
			total[k] += n;
	t.diagnostic(JSON.stringify(total));
	assert.ok(total.rebased > 10 && total.retried > 10, JSON.stringify(total));
});

test("two documents do not know of one another, and the last 500 changes are enough to come back", async () => {
	const { a, b } = await interview(server);
	let v = 0;
	for (let i = 0; i < 8; i++) {
		const us = Array.from({ length: 64 }, (_, k) => ({ c: v + k ? [v + k, [0, "x"]] : [[0, "x"]], dt: 1 }));
		await a.ack("edit", { doc: "scratch", v, cl: "long", us });
		v += 64;
	}
	const old = (from) => ({ doc: "scratch", v: from, cl: "late", rebase: true, us: [{ c: from ? [from, [0, "!"]] : [[0, "!"]], dt: 0 }] });
	assert.equal((await b.nack("stale", "edit", old(5))).head, 512);
	const s = await b.ack("edit", old(12));
	await a.caughtUp(s);
	assert.deepEqual(a.events.at(-1).b, { doc: "scratch", v: 512, cl: "late", us: [{ c: [512, [0, "!"]], dt: 0 }] });
	a.drop();
	b.drop();
});
