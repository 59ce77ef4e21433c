// kill -9 in the middle of the work, twenty times: every acknowledged message is there once, with its place.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { interview, unique } from "./lib/client.mjs";
import { Server } from "./lib/server.mjs";

let server;
before(async () => { server = await Server.start({ catalog: false }); });
after(() => server.close());

const rounds = 20;
const underWay = 5; // with what is sent again after a kill, less than a person may send at once

/** While it flows it keeps as many requests under way, since each that is acknowledged is followed by another: whenever the
 * line breaks, it breaks in the middle. Remembers what was acknowledged and what was not. */
class Sender {
	constructor(seat, name) {
		Object.assign(this, { seat, name, acked: new Map(), open: new Map(), n: 0, flows: false });
	}

	#send(id, text) {
		this.open.set(id, text);
		this.seat.do("chat", { text }, id).then((a) => {
			if (a.t !== "ack")
				return; // closed: sent again later; rate: too fast, sent again too
			const first = this.acked.get(id);
			assert.ok(first === undefined || first.s === a.s, "one place for one request");
			this.acked.set(id, { s: a.s, text });
			if (this.open.delete(id) && this.flows)
				this.#more();
		}, () => {});
	}

	#more() {
		this.#send(unique(this.name), `${this.name} says ${this.n++}`);
	}

	start() {
		this.flows = true;
		for (let i = 0; i < underWay; i++)
			this.#more();
	}

	again() {
		for (const [id, text] of this.open)
			this.#send(id, text);
	}
}

async function logOf(guest, room) {
	const es = [];
	for (let more = true; more;) {
		const page = await guest.ok("GET", `/api/rooms/${room}/log?after=${es.at(-1)?.s ?? 0}&limit=2000`);
		es.push(...page.es);
		({ more } = page);
	}
	return es;
}

test("twenty times kill -9 under load", async (t) => {
	const { room, a, b } = await interview(server);
	const senders = [new Sender(a, "alice"), new Sender(b, "bob")];
	let seen = 0;
	let cut = 0;
	for (let round = 0; round < rounds; round++) {
		const target = senders.map((s) => s.acked.size + 1 + (round % 7));
		senders.forEach((s) => s.start());
		await Promise.all(senders.map((s, i) => s.seat.until(() => s.acked.size >= target[i], "a few acknowledgements")));
		server.process.kill("SIGKILL");
		await Promise.all([server.exited, a.closed, b.closed]);
		senders.forEach((s) => (s.flows = false));
		seen = Math.max(seen, a.last, b.last);
		cut += senders[0].open.size + senders[1].open.size;
		await server.restart();
		await Promise.all([a.reconnect(), b.reconnect()]);
		assert.deepEqual([a.welcome.mode, b.welcome.mode], ["tail", "tail"], "nobody had seen what was not saved");
		senders.forEach((s) => s.again());
		await Promise.all(senders.map((s) => s.seat.until(() => s.open.size === 0, "the rest to be acknowledged").catch(() => s.again())));
	}
	const log = await logOf(a.guest, room);
	assert.deepEqual(log.map((e) => e.s), Array.from({ length: log.length }, (_, i) => i + 1), "no gap");
	const chats = log.filter((e) => e.k === "chat");
	for (const s of senders) {
		assert.equal(s.open.size, 0);
		const mine = chats.filter((e) => e.b.text.startsWith(`${s.name} `));
		assert.equal(mine.length, s.acked.size, "each once");
		for (const { s: place, text } of s.acked.values())
			assert.equal(log[place - 1].b.text, text);
	}
	assert.ok(seen <= log.length);
	// What each saw on the way is what is in the log.
	for (const seat of [a, b])
		for (const e of seat.events.filter((x) => x.k === "chat"))
			assert.equal(log[e.s - 1].b.text, e.b.text);
	t.diagnostic(`${chats.length} messages over ${rounds} kills, ${cut} of them not yet acknowledged`);
	assert.equal(cut, rounds * senders.length * underWay, "the kills came in the middle");
	a.drop();
	b.drop();
});

test("edits survive kill -9 and go on where they were", async () => {
	const { room, a, b } = await interview(server);
	let v = 0;
	for (let round = 0; round < 3; round++) {
		for (let i = 0; i < 10; i++, v++)
			await a.ack("edit", { doc: "scratch", v, cl: "k", us: [{ c: v ? [v, [0, "x"]] : [[0, "x"]], dt: 1 }] });
		server.process.kill("SIGKILL");
		await Promise.all([server.exited, a.closed, b.closed]);
		await server.restart();
		await Promise.all([a.reconnect(), b.reconnect()]);
	}
	const fresh = await b.guest.seat(room);
	assert.deepEqual(fresh.snap.docs.map((d) => [d.v, d.text]), [[30, "x".repeat(30)]]);
	for (const s of [a, b, fresh])
		s.drop();
});
