// Guests without accounts: recovery, deletion that is real, and two strangers who find one another.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Guest, interview, joinBy } from "./lib/client.mjs";
import { Server } from "./lib/server.mjs";

let server;
before(async () => { server = await Server.start({ catalog: false }); });
after(() => server.close());

test("a recovery link brings a guest back, and a newer one replaces it", async () => {
	const guest = await Guest.named(server, "Rita");
	const token = guest.recovery.split("#")[1];
	const elsewhere = new Guest(server);
	const back = await elsewhere.ok("POST", "/api/recover", { token });
	assert.deepEqual(back.guest, { id: guest.id, name: "Rita" });
	assert.equal((await elsewhere.ok("GET", "/api/me")).guest.id, guest.id);
	assert.equal((await guest.ok("GET", "/api/me")).guest.id, guest.id, "the first browser stays signed in");
	const { recovery } = await guest.ok("POST", "/api/me/recovery", {});
	assert.notEqual(recovery.split("#")[1], token);
	const stranger = new Guest(server);
	for (const bad of [token, "a".repeat(32), "", "x", 7])
		assert.ok((await stranger.api("POST", "/api/recover", { token: bad })).status >= 400);
	assert.equal(stranger.cookie, undefined);
	assert.equal((await stranger.ok("GET", "/api/me")).guest, null);
	await stranger.ok("POST", "/api/recover", { token: recovery.split("#")[1] });
});

test("a cookie is HttpOnly, SameSite=Lax and for the whole site", async () => {
	const answer = await server.http("POST", "/api/me", { body: { name: "Cookie" } });
	const cookie = answer.headers["set-cookie"][0];
	assert.match(cookie, /^viva=[a-z2-7]{32};/);
	for (const part of [/HttpOnly/i, /SameSite=Lax/i, /Path=\//i, /Max-Age=3\d{7}/i])
		assert.match(cookie, part);
});

test("only hashes of secrets are in the files, and a deleted session leaves no byte", async () => {
	const { room, links, a, b } = await interview(server);
	const canary = `delete-me-${"q".repeat(40)}`;
	await b.ack("chat", { text: canary });
	await a.ack("note", { text: `${canary} in a note` });
	await a.ack("edit", { doc: "scratch", v: 0, cl: "x", us: [{ c: [[0, canary]], dt: 0 }] });
	const files = () => readdirSync(server.data).filter((f) => !f.endsWith(".sock"))
		.map((f) => readFileSync(path.join(server.data, f))).reduce((x, y) => Buffer.concat([x, y]));
	assert.ok(files().includes(canary));
	for (const secret of [links.candidate.split(".").at(-1), a.guest.cookie.split("=")[1], b.guest.recovery ?? a.guest.recovery.split("#")[1]])
		assert.ok(!files().includes(secret), "a secret in the clear");
	const eve = await Guest.named(server, "Eve");
	assert.ok((await eve.api("DELETE", `/api/rooms/${room}`, {})).status >= 400);
	await a.ack("chat", { text: "still there" });
	assert.deepEqual(await b.guest.ok("DELETE", `/api/rooms/${room}`, {}), { deleted: true });
	const { code } = await a.closed;
	assert.equal(code, 4504);
	assert.equal((await (await a.guest.seat(room, { welcome: false })).closed).code, 4504);
	assert.equal((await a.guest.api("GET", `/api/rooms/${room}/log?after=0&limit=9`)).status, 404);
	assert.deepEqual((await a.guest.ok("GET", "/api/sessions")).sessions.filter((s) => s.room === room), []);
	assert.ok(!files().includes(canary), "the text is gone from the database file and its log");
	assert.ok(!files().includes(room), "so is the room");
});

test("a link says who will see what before anybody joins, and does not change", async () => {
	const { room, links, a, b } = await interview(server);
	const secret = links.observer.split(".").at(-1);
	const look = await new Guest(server).ok("POST", "/api/links/look", { room, secret });
	assert.equal(look.role, "observer");
	assert.deepEqual(look.people.map((p) => p.name), ["Alice", "Bob"]);
	assert.ok(look.sees.length > 0 && look.sees.every((s) => s.who && s.what));
	assert.deepEqual((await a.guest.ok("GET", `/api/rooms/${room}/links`)).links, links);
	for (const wrong of [`${secret.slice(0, -1)}${secret.at(-1) === "a" ? "b" : "a"}`, "a".repeat(32), ""])
		assert.ok((await new Guest(server).api("POST", "/api/links/look", { room, secret: wrong })).status >= 400, wrong);
	assert.ok((await new Guest(server).api("POST", "/api/links/join", { room: "a".repeat(16), secret, name: "X" })).status >= 400);
	const { guest, ticket } = await joinBy(server, links.observer, room, "Olga");
	const o = await guest.seat(room, { ticket });
	await o.nack("forbidden", "edit", { doc: "scratch", v: 0, cl: "o", us: [{ c: [[0, "x"]], dt: 0 }] });
	for (const s of [a, b, o])
		s.drop();
});

test("two who fit find one another, accept, and sit in one room", async () => {
	const [ann, ben, eve] = await Promise.all(["Ann", "Ben", "Eve"].map((n) => Guest.named(server, n)));
	const want = (name, role, section = "any") => ({ name, role, section, level: "any" });
	assert.equal((await ann.ok("POST", "/api/pair", want("Ann", "candidate"))).state, "waiting");
	assert.equal((await eve.ok("POST", "/api/pair", want("Eve", "candidate"))).ahead, 1);
	assert.equal((await ben.ok("POST", "/api/pair", want("Ben", "interviewer"))).state, "offered");
	const offered = await ann.ok("GET", "/api/pair");
	assert.equal(offered.state, "offered");
	assert.equal(offered.role, "candidate");
	assert.ok(offered.why.length > 10);
	assert.equal((await eve.ok("GET", "/api/pair")).state, "waiting");
	assert.equal((await ann.ok("POST", "/api/pair/accept", {})).state, "accepted");
	const both = await ben.ok("POST", "/api/pair/accept", {});
	assert.equal(both.state, "matched");
	const { room } = await ann.ok("GET", "/api/pair");
	assert.equal(room, both.room);
	const [a, b] = await Promise.all([ben.seat(room), ann.seat(room)]);
	assert.deepEqual([a.welcome.role, b.welcome.role], ["interviewer", "candidate"]);
	const s = await b.ack("chat", { text: "found you" });
	await a.caughtUp(s);
	assert.equal((await (await eve.seat(room, { welcome: false })).closed).code, 4503);
	assert.equal((await eve.ok("DELETE", "/api/pair", {})).state, "none");
	a.drop();
	b.drop();
});

test("who declines leaves; the other keeps waiting", async () => {
	const [ann, ben] = await Promise.all(["Ann", "Ben"].map((n) => Guest.named(server, n)));
	await ann.ok("POST", "/api/pair", { name: "Ann", role: "candidate", section: "any", level: "hard" });
	await ben.ok("POST", "/api/pair", { name: "Ben", role: "either", section: "any", level: "hard" });
	assert.equal((await ben.ok("POST", "/api/pair/decline", {})).state, "none");
	assert.equal((await ann.ok("GET", "/api/pair")).state, "waiting");
	assert.ok((await ann.api("POST", "/api/pair/accept", {})).status >= 400);
	for (const bad of [{ role: "king" }, { role: "either", section: "", level: "any" }, { role: "either", section: "any", level: 3 }])
		assert.equal((await ben.api("POST", "/api/pair", { name: "Ben", ...bad })).status, 400);
	await ann.ok("DELETE", "/api/pair", {});
});
