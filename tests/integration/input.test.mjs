// Bad input, each by its name: a clear error to whoever caused it, and nothing else changes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Guest, interview } from "./lib/client.mjs";
import { Server, root } from "./lib/server.mjs";

let server;
before(async () => { server = await Server.start({ catalog: false }); });
after(() => server.close());

const log = async (seat) => (await seat.guest.ok("GET", `/api/rooms/${seat.room}/log?after=0&limit=500`)).es;

/** What is done leaves the record as it was, and the room usable. */
async function changesNothing(seat, other, act) {
	const before = await log(seat);
	await act();
	assert.deepEqual(await log(seat), before);
	await other.ack("chat", { text: "still fine" });
}

test("every message of the shared vectors that is no good is refused by its code", async () => {
	const vectors = JSON.parse(readFileSync(`${root}/tests/vectors/messages.json`, "utf8"));
	const { a, b } = await interview(server);
	await changesNothing(a, b, async () => {
		for (const v of vectors.filter((x) => x.dir === "in" && !x.ok)) {
			const from = a.messages.length;
			a.send(v.text);
			a.send({ t: "ping" });
			await a.message((m) => m.t === "pong", from);
			const nacks = a.messages.slice(from).filter((m) => m.t === "nack");
			assert.deepEqual(nacks.map((m) => m.code), [v.error], v.name);
			assert.ok(nacks[0].message.length > 10, v.name);
		}
	});
	a.drop();
	b.drop();
});

test("impossible and stale change sets", async () => {
	const { a, b } = await interview(server);
	const edit = (v, c, more = {}) => ({ doc: "scratch", v, cl: "m", us: [{ c, dt: 0 }], ...more });
	await a.ack("edit", edit(0, [[0, "a\u{1f600}b"]]));
	await changesNothing(a, b, async () => {
		assert.equal((await b.nack("stale", "edit", edit(0, [[0, "x"]]))).head, 1);
		await b.nack("bad_change", "edit", edit(2, [[0, "x"]]));
		await b.nack("bad_change", "edit", edit(1, [9, [0, "x"]]));
		await b.nack("bad_change", "edit", edit(1, [4, [0, "CR \r"]]));
		await b.nack("bad_change", "edit", edit(1, [4, [0, "LF \n"]]));
		await b.nack("bad_change", "edit", edit(1, [2, [0, "half a pair"], 2]));
		await b.nack("bad_change", "edit", edit(1, [1, [1], 2]));
		await b.nack("bad_change", "edit", edit(1, [-1, 5]));
		await b.nack("malformed", "edit", edit(1, "text"));
		await b.nack("malformed", "edit", { doc: "scratch", v: 1, cl: "m", us: [] });
		await b.nack("malformed", "edit", { doc: "scratch", v: 1, cl: "m", us: Array(65).fill({ c: [4], dt: 0 }) }).catch((e) => assert.match(e.message, /too_big/));
		await b.nack("malformed", "edit", { doc: "scratch", v: 1, cl: "m", us: [{ c: [4], dt: -1 }] });
		await b.nack("not_found", "edit", { ...edit(0, [[0, "x"]]), doc: "nothing:a.c" });
		await b.nack("malformed", "edit", { ...edit(0, [[0, "x"]]), doc: "../../etc/passwd" });
		// The second of two does not fit: neither is applied.
		await b.nack("bad_change", "edit", { doc: "scratch", v: 1, cl: "m", us: [{ c: [4, [0, "x"]], dt: 0 }, { c: [4], dt: 0 }] });
	});
	await a.reconnect();
	Object.assign(a, { epoch: undefined, last: 0 });
	await a.reconnect();
	assert.equal(a.snap.docs[0].text, "a\u{1f600}b");
	a.drop();
	b.drop();
});

test("a document has an end", async () => {
	const { a, b } = await interview(server);
	const line = "x".repeat(60_000);
	for (let v = 0; v < 4; v++)
		await a.ack("edit", { doc: "scratch", v, cl: "m", us: [{ c: v ? [v * 60_000, [0, line]] : [[0, line]], dt: 0 }] });
	await a.nack("too_big", "edit", { doc: "scratch", v: 4, cl: "m", us: [{ c: [240_000, [0, line]], dt: 0 }] });
	await a.ack("edit", { doc: "scratch", v: 4, cl: "m", us: [{ c: [240_000, [0, "x".repeat(22_144)]], dt: 0 }] });
	await a.nack("too_big", "edit", { doc: "scratch", v: 5, cl: "m", us: [{ c: [262_144, [0, "!"]], dt: 0 }] });
	a.drop();
	b.drop();
});

test("lines and notes of no or too many bytes, and things that are not there", async () => {
	const { a, b } = await interview(server);
	await changesNothing(a, b, async () => {
		await a.nack("malformed", "chat", { text: "" });
		await a.nack("too_big", "chat", { text: "x".repeat(8193) });
		await a.nack("too_big", "chat", { text: "\u00e9".repeat(4097) });
		await a.nack("too_big", "note", { text: "x".repeat(16_385) });
		await a.nack("malformed", "chat", { text: "x", to: "everybody" });
		await b.nack("forbidden", "chat", { text: "x", to: "interviewers" });
		await a.nack("malformed", "call", { url: "javascript:alert(1)" });
		await a.nack("malformed", "call", { url: "http://plain.example" });
		await a.nack("not_found", "amend", { of: 9999, text: "x" });
		await a.nack("not_found", "phase", { n: 7 });
		await a.nack("not_found", "reveal", { item: "no/such", what: "statement" });
		await a.nack("not_found", "run", { doc: "nothing:a.c", what: "samples" });
		await b.nack("forbidden", "end", {});
		await b.nack("forbidden", "swap", {});
		await b.nack("forbidden", "judge", { run: "a".repeat(16), state: "done" });
		await b.nack("forbidden", "join", { name: "Mallory", role: "interviewer" });
		await b.nack("forbidden", "create", { kind: "live", title: "x", phases: [] });
		await a.nack("not_now", "release", {});
	});
	await a.ack("chat", { text: "x".repeat(8192) });
	a.drop();
	b.drop();
});

test("HTML in chat, names and titles stays text", async () => {
	const script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
	const guest = await Guest.named(server, script.slice(0, 25));
	const made = await guest.ok("POST", "/api/rooms", { title: script, name: "<b>Alice</b>", minutes: [{ name: "<i>", minutes: 5 }] });
	const seat = await guest.seat(made.room, { ticket: made.ticket });
	const s = await seat.ack("chat", { text: script });
	await seat.caughtUp(s);
	assert.equal(seat.events.at(-1).b.text, script);
	const answer = await guest.api("GET", `/api/rooms/${made.room}/log?after=0&limit=9`);
	assert.match(answer.headers["content-type"], /^application\/json/);
	assert.equal(answer.headers["x-content-type-options"], "nosniff");
	assert.equal(answer.json.title, script);
	seat.drop();
});

test("names of 0 and of 10,000 characters, or made of blanks and controls", async () => {
	const guest = await Guest.named(server, "Named");
	for (const name of ["", "x".repeat(10_000), "   ", "a\u0007b", "x".repeat(65), 7, null, ["x"]]) {
		const answer = await guest.api("POST", "/api/me", { name });
		assert.equal(answer.status, 400, JSON.stringify(name));
		assert.ok(answer.json.error.message.length > 10);
	}
	assert.equal((await guest.ok("GET", "/api/me")).guest.name, "Named");
	await guest.ok("POST", "/api/me", { name: "\u{1f600}".repeat(32) });
});

test("HTTP: a foreign Origin, another type, broken or too much JSON, unknown paths", async () => {
	const guest = await Guest.named(server, "Http");
	const post = (body, headers) => server.http("POST", "/api/me", { body, headers, cookie: guest.cookie });
	assert.equal((await post({ name: "x" }, { Origin: "https://evil.example" })).status, 403);
	assert.equal((await post({ name: "x" }, { Origin: null })).status, 403);
	assert.equal((await post({ name: "x" }, { "Content-Type": "text/plain" })).status, 415);
	assert.equal((await post("{", {})).status, 400);
	assert.equal((await post('{"name":"a","name":"b"}', {})).status, 400);
	assert.equal((await post('{"name":"\\ud83d"}', {})).status, 400);
	assert.equal((await post("[]", {})).status, 400);
	const large = await post(JSON.stringify({ name: "x".repeat(70_000) }), {}).catch((e) => ({ status: e.code }));
	assert.ok([413, "ECONNRESET", "EPIPE"].includes(large.status), `${large.status}`);
	assert.equal((await guest.api("GET", "/api/nothing")).status, 404);
	assert.equal((await guest.api("GET", "/api/rooms/zzzzzzzzzzzzzzzz/log?after=0&limit=5")).status, 404);
	for (const path of ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd"])
		assert.doesNotMatch((await server.http("GET", path)).text, /root:/);
	assert.equal((await guest.ok("GET", "/api/me")).guest.name, "Http");
});

test("log pages with bounds that are none", async () => {
	const { a, b } = await interview(server);
	for (const query of ["after=-1&limit=5", "after=x&limit=5", "after=0&limit=0", "after=0&limit=99999999999999999999"]) {
		const answer = await a.guest.api("GET", `/api/rooms/${a.room}/log?${query}`);
		assert.equal(answer.status, 400, `${query}: ${answer.text}`);
	}
	const eve = await Guest.named(server, "Eve");
	assert.equal((await eve.api("GET", `/api/rooms/${a.room}/log?after=0&limit=5`)).status, 404, "not even that it is there");
	assert.equal((await new Guest(server).api("GET", `/api/rooms/${a.room}/log?after=0&limit=5`)).status, 401);
	a.drop();
	b.drop();
});
