// Who gets a connection, and how it ends for those who do not.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { Guest, Seat, WebSocket, interview, joinBy } from "./lib/client.mjs";
import { Server, late } from "./lib/server.mjs";

let server;
before(async () => { server = await Server.start({ catalog: false }); });
after(() => server.close());

/** The first line of the answer to a raw upgrade. */
function upgrade(changes = {}) {
	const headers = { Host: `127.0.0.1:${server.port}`, Connection: "Upgrade", Upgrade: "websocket",
		"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13",
		"Sec-WebSocket-Protocol": "viva.v1", Origin: server.origin, ...changes };
	const lines = Object.entries(headers).filter(([, v]) => v !== null).map(([k, v]) => `${k}: ${v}`);
	const socket = connect(server.port, "127.0.0.1");
	socket.write(`GET ${changes.path ?? "/ws"} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
	const first = new Promise((resolve) => {
		let text = "";
		socket.on("data", (d) => { text += d; if (text.includes("\r\n")) resolve(text.split("\r\n")[0]); });
		socket.on("close", () => resolve(text.split("\r\n")[0]));
		socket.on("error", () => resolve(text));
	});
	return Promise.race([first, late("an answer to the upgrade")]).finally(() => socket.destroy());
}

test("the right Origin and subprotocol open a connection", async () => {
	assert.match(await upgrade(), / 101 /);
	for (const host of ["localhost", "127.0.0.1"])
		assert.match(await upgrade({ Origin: `http://${host}:${server.port}` }), / 101 /);
});

test("a foreign Origin, none, or another port is refused", async () => {
	for (const Origin of ["https://evil.example", null, "null", `http://localhost:${server.port + 1}`,
		`https://localhost:${server.port}`, `http://localhost:${server.port}.evil.example`])
		assert.match(await upgrade({ Origin }), / 403 /, String(Origin));
	// Host is what the other side says: it decides nothing.
	assert.match(await upgrade({ Origin: "http://evil.example", Host: "evil.example" }), / 403 /);
});

test("another subprotocol, or none, is refused", async () => {
	for (const protocol of ["viva.v2", null, "chat", "viva.v11", "viva"])
		assert.doesNotMatch(await upgrade({ "Sec-WebSocket-Protocol": protocol }), / 101 /, String(protocol));
});

test("an upgrade to HTTP/2 is refused", async () => {
	const line = await upgrade({ Upgrade: "h2c", "HTTP2-Settings": "AAMAAABkAARAAAAAAAIAAAAA", Connection: "Upgrade, HTTP2-Settings" });
	assert.doesNotMatch(line, / 101 /);
	assert.equal((await server.http("GET", "/healthz")).status, 200);
});

test("who says no hello within five seconds is cut off", async () => {
	const guest = await Guest.named(server, "Silent");
	const seat = await Seat.open(guest, "x", { hello: false, welcome: false });
	const started = Date.now();
	const { code } = await Promise.race([seat.closed, late("the cut", 10_000)]);
	assert.ok(Date.now() - started > 3500 && Date.now() - started < 9000);
	assert.ok(code >= 4400 && code < 4500, `${code}`);
});

test("a hello that is none is final", async () => {
	const guest = await Guest.named(server, "Odd");
	for (const first of ["nonsense", '{"t":"hello"}', '{"t":"hello","room":"../../etc/passwd","cid":"x"}', '{"t":"ping"}']) {
		const seat = await Seat.open(guest, "x", { hello: false, welcome: false });
		seat.socket.on("open", () => seat.send(first));
		assert.equal((await seat.closed).code, 4400, first);
	}
});

test("an unknown room is 4504, a room of others 4503, no cookie 4501", async () => {
	const { room, a, b } = await interview(server);
	const eve = await Guest.named(server, "Eve");
	const code = async (guest, of, options) => (await (await Seat.open(guest, of, { ...options, welcome: false })).closed).code;
	assert.equal(await code(eve, "aaaaaaaaaaaaaaaa"), 4504);
	assert.equal(await code(eve, room), 4503);
	assert.equal(await code(new Guest(server), room), 4501);
	const forged = new Guest(server);
	forged.cookie = a.guest.cookie.replace(/=.*/, `=${"a".repeat(32)}`);
	assert.equal(await code(forged, room), 4501);
	a.drop();
	b.drop();
});

test("a ticket works once, for whom and for what it was made", async () => {
	const { room, links, a, b } = await interview(server);
	const other = await interview(server);
	const carl = await joinBy(server, links.candidate, room, "Carl");
	const eve = await Guest.named(server, "Eve");
	const code = async (guest, of, ticket) => (await (await Seat.open(guest, of, { ticket, welcome: false })).closed).code;
	assert.equal(await code(eve, room, "a".repeat(32)), 4501);
	assert.equal(await code(eve, room, carl.ticket), 4501, "somebody else's");
	assert.equal(await code(carl.guest, other.room, carl.ticket), 4501, "for another room");
	const seat = await carl.guest.seat(room, { ticket: carl.ticket });
	assert.equal(seat.welcome.role, "candidate");
	assert.equal(seat.welcome.me.u, carl.guest.id);
	assert.equal(await code(eve, room, carl.ticket), 4501, "used");
	for (const s of [seat, a, b, other.a, other.b])
		s.drop();
});

test("a newer connection of the same page replaces the older", async () => {
	const { room, a, b } = await interview(server);
	const again = await a.guest.seat(room, { cid: a.cid });
	assert.equal((await a.closed).code, 4509);
	await again.ack("chat", { text: "still here" });
	again.drop();
	b.drop();
});

test("a message beyond 64 KiB closes with 1009 and changes nothing", async () => {
	const { a, b } = await interview(server);
	const before = b.last;
	a.send(JSON.stringify({ t: "do", id: "big", k: "chat", b: { text: "x".repeat(70_000) } }));
	assert.equal((await a.closed).code, 1009);
	await a.reconnect();
	assert.equal(await a.ack("chat", { text: "small" }), before + 1);
	a.drop();
	b.drop();
});

test("binary frames are no messages", async () => {
	const { a, b } = await interview(server);
	a.socket.send(Buffer.from('{"t":"ping"}'));
	const { code } = await a.closed;
	assert.ok(code === 4400 || code === 1003, `${code}`);
	assert.equal(b.socket.readyState, WebSocket.OPEN);
	b.drop();
});

test("one network makes so many guests and rooms; another, and this machine, are not held up by it", async (t) => {
	const proxied = await Server.start({ catalog: false, flags: ["--trusted-proxy", "127.0.0.1"] });
	t.after(() => proxied.close());
	const make = (address, target, body) => proxied.http("POST", target, { body, headers: address ? { "X-Forwarded-For": address } : {} });
	const status = async (...what) => (await make(...what)).status;
	const seen = new Set();
	for (let i = 0; i < 200 && !seen.has(429); i++)
		seen.add(await status("198.51.100.7", "/api/me", { name: "Script" }));
	assert.deepEqual([...seen], [200, 429]);
	const refused = await make("198.51.100.7", "/api/rooms", { title: "x", name: "Script", minutes: [] });
	assert.deepEqual([refused.status, refused.json.error.code], [429, "rate"]);
	assert.ok(refused.json.error.message.length > 20);
	assert.equal(await status("198.51.100.8", "/api/me", { name: "Somebody" }), 200);
	assert.equal(await status(undefined, "/api/me", { name: "Operator" }), 200);
});
