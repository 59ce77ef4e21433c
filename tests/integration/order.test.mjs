// Sequence, acknowledgement, resumption, retries, history: what a client may rely on.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { interview } from "./lib/client.mjs";
import { Server } from "./lib/server.mjs";

let server;
before(async () => { server = await Server.start({ catalog: false }); });
after(() => server.close());

const texts = (seat) => seat.events.filter((e) => e.k === "chat").map((e) => e.b.text);

test("everybody sees the same events in the same order, and each is acknowledged with its place", async () => {
	const { a, b, o } = await interview(server, { observer: true });
	const acks = await Promise.all(Array.from({ length: 15 }, (_, i) => [a.ack("chat", { text: `a${i}` }), b.ack("chat", { text: `b${i}` })]).flat());
	const head = Math.max(...acks);
	assert.equal(new Set(acks).size, 30);
	await Promise.all([a, b, o].map((s) => s.caughtUp(head)));
	assert.deepEqual(texts(a), texts(b));
	assert.deepEqual(texts(a), texts(o));
	assert.deepEqual(texts(a).filter((t) => t[0] === "a"), Array.from({ length: 15 }, (_, i) => `a${i}`), "one sender's order is kept");
	const mine = a.events.filter((e) => e.b.text?.startsWith("a"));
	assert.ok(mine.every((e) => e.id) && b.events.filter((e) => e.b.text?.startsWith("a")).every((e) => e.id === undefined));
	for (const s of [a, b, o])
		s.drop();
});

test("a private note is no gap and no hint", async () => {
	const { a, b } = await interview(server);
	await b.ack("chat", { text: "before" });
	for (let i = 0; i < 5; i++)
		await a.ack("note", { text: `secret ${i}` });
	await b.ack("note", { text: "of the candidate" });
	const s = await b.ack("chat", { text: "after" });
	await Promise.all([a.caughtUp(s), b.caughtUp(s)]); // the seats assert p themselves
	assert.equal(b.events.filter((e) => e.k === "note").length, 1);
	assert.equal(a.events.filter((e) => e.k === "note").length, 5);
	await a.ack("note", { text: "the last word" });
	await b.reconnect();
	assert.equal(b.welcome.head, s, "the head is the recipient's own");
	assert.doesNotMatch(b.guest.received, /secret|last word/);
	a.drop();
	b.drop();
});

test("after a cut the missing events follow, and nothing comes twice", async () => {
	const { a, b } = await interview(server);
	await b.ack("chat", { text: "one" });
	await b.caughtUp(await a.ack("chat", { text: "two" }));
	b.drop();
	await b.closed;
	for (let i = 0; i < 10; i++)
		await a.ack("chat", { text: `while away ${i}` });
	const snapshots = b.messages.filter((m) => m.t === "snap").length;
	await b.reconnect();
	assert.equal(b.welcome.mode, "tail");
	const s = await a.ack("chat", { text: "back" });
	await Promise.all([a.caughtUp(s), b.caughtUp(s)]);
	assert.equal(b.messages.filter((m) => m.t === "snap").length, snapshots);
	assert.deepEqual(texts(b), texts(a));
	a.drop();
	b.drop();
});

test("another epoch or a place that never was gives a snapshot of the same state", async () => {
	const { a, b } = await interview(server);
	await a.ack("edit", { doc: "scratch", v: 0, cl: "a1", us: [{ c: [[0, "one", "two \u{1f600}"]], dt: 0 }] });
	for (const [epoch, last] of [["a".repeat(26), b.last], [b.epoch, 1_000_000], [undefined, 0]]) {
		Object.assign(b, { epoch, last });
		await b.reconnect();
		assert.equal(b.welcome.mode, "snapshot");
		assert.deepEqual(b.snap.docs.map((d) => [d.doc, d.v, d.text]), [["scratch", 1, "one\ntwo \u{1f600}"]]);
		assert.ok(b.snap.es.every((e) => e.k !== "edit"));
	}
	a.drop();
	b.drop();
});

test("a request sent again is answered as the first time, also after a reconnection and after the end", async () => {
	const { a, b } = await interview(server);
	const s = await b.ack("chat", { text: "once" }, "same");
	assert.equal(await b.ack("chat", { text: "once" }, "same"), s);
	await b.reconnect();
	assert.equal(await b.ack("chat", { text: "once" }, "same"), s);
	await b.nack("id_reuse", "chat", { text: "twice" }, "same");
	const edit = { doc: "scratch", v: 0, cl: "b1", us: [{ c: [[0, "x"]], dt: 0 }] };
	const e = await b.ack("edit", edit, "edit-1");
	assert.equal(await b.ack("edit", edit, "edit-1"), e, "before any version check");
	await b.nack("stale", "edit", edit, "edit-2");
	assert.notEqual(await a.ack("chat", { text: "once" }, "same"), s, "another's id is another id");
	await a.ack("end", {});
	assert.equal(await b.ack("chat", { text: "once" }, "same"), s);
	await b.nack("not_now", "chat", { text: "late" });
	assert.equal(texts(a).filter((t) => t === "once").length, 2);
	a.drop();
	b.drop();
});

test("the same request twice at once is done once", async () => {
	const { a, b } = await interview(server);
	const twice = await Promise.all([0, 1].map(() => {
		const before = b.messages.length;
		b.send({ t: "do", id: "pair", k: "chat", b: { text: "twin" } });
		return b.until(() => b.messages.slice(before).filter((m) => m.id === "pair" && m.t === "ack").length === 2, "two acks");
	}));
	assert.deepEqual(twice, [true, true]);
	const acks = b.messages.filter((m) => m.t === "ack" && m.id === "pair");
	assert.equal(acks[0].s, acks[1].s);
	await a.caughtUp(acks[0].s);
	assert.equal(texts(a).filter((t) => t === "twin").length, 1);
	a.drop();
	b.drop();
});

test("a retry is known after the server was started again", async () => {
	const { a, b } = await interview(server);
	const s = await b.ack("chat", { text: "kept" }, "over-restart");
	await server.stop();
	await server.restart();
	await b.reconnect();
	assert.equal(b.welcome.mode, "tail", "an epoch outlives a restart");
	assert.equal(await b.ack("chat", { text: "kept" }, "over-restart"), s);
	await b.nack("id_reuse", "chat", { text: "other" }, "over-restart");
	await a.closed;
	b.drop();
});

test("history goes back page by page to the first event", async () => {
	const { a, b } = await interview(server);
	for (let i = 0; i < 8; i++) {
		const [, s] = await Promise.all([a.ack("note", { text: `n${i}` }), b.ack("chat", { text: `c${i}` })]);
		await b.caughtUp(s);
	}
	const page = async (seat, before, n) => {
		seat.send({ t: "history", id: `h${before}`, before, n });
		return seat.message((m) => m.t === "history" && m.id === `h${before}`);
	};
	const seen = [];
	for (let before = b.last + 1; ;) {
		const h = await page(b, before, 3);
		assert.ok(h.es.length <= 3 && h.es.every((e) => e.k !== "note"));
		seen.unshift(...h.es);
		if (h.first)
			break;
		before = h.es[0].s;
	}
	assert.deepEqual(seen.map((e) => e.s), [...new Set(b.events.map((e) => e.s))].sort((x, y) => x - y));
	assert.equal(seen[0].k, "create");
	a.drop();
	b.drop();
});

test("who is too fast is told so, and only then", async () => {
	const { a, b } = await interview(server);
	const started = Date.now();
	const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => a.do("chat", { text: `fast ${i}` })));
	const acked = answers.filter((x) => x.t === "ack");
	const refused = answers.filter((x) => x.t === "nack");
	const earned = 20 + Math.ceil((Date.now() - started) / 100);
	assert.ok(acked.length >= 20 && acked.length <= earned, `${acked.length} taken, ${earned} earned`);
	assert.ok(refused.length > 0 && refused.every((x) => x.code === "rate"));
	await b.ack("chat", { text: "my own pace" });
	await a.ack("tick", { item: "x", point: "p", state: "missed" }).catch((e) => assert.match(e.message, /not_found/, "another bucket"));
	await b.until(() => texts(b).filter((t) => t.startsWith("fast")).length === acked.length, "what was taken");
	const typing = b.messages.length;
	for (let i = 0; i < 200; i++)
		a.send({ t: "eph", k: "typing", b: { on: i % 2 === 0 } });
	a.send({ t: "ping" });
	await a.message((m) => m.t === "pong");
	await b.ack("chat", { text: "unharmed" });
	assert.ok(b.messages.slice(typing).filter((m) => m.t === "eph" && m.k === "typing").length <= 60);
	a.drop();
	b.drop();
});

test("cursors and typing reach the others and leave no trace", async () => {
	const { room, a, b } = await interview(server);
	a.send({ t: "eph", k: "cursor", b: { doc: "scratch", v: 0, anchor: 0, head: 0 } });
	const cursor = await b.message((m) => m.t === "eph" && m.k === "cursor");
	assert.equal(cursor.u, a.guest.id);
	const log = await a.guest.ok("GET", `/api/rooms/${room}/log?after=0&limit=100`);
	assert.ok(log.es.every((e) => !["cursor", "typing"].includes(e.k)));
	assert.deepEqual(log.es.map((e) => e.s), a.events.map((e) => e.s));
	a.drop();
	b.drop();
});
