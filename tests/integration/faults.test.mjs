// A full disk, a second server, damaged or newer files, a port in use, SIGTERM: what was kept, and what is said.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Guest, interview } from "./lib/client.mjs";
import { Server, build, root, temporary } from "./lib/server.mjs";

const start = (options = {}) => Server.start({ catalog: false, ...options });

/** A start that has to fail: its status and what it said. */
function refused(data, flags = [], env = {}) {
	const args = ["--port", "0", "--data", data, "--web", path.join(root, "web/dist"), ...flags];
	const run = spawnSync(path.join(build, "viva-server"), args, { encoding: "utf8", timeout: 15_000, env: { ...process.env, ...env } });
	assert.ok(run.status > 0, `it has to fail by itself: ${run.status} ${run.signal} ${run.stderr}`);
	const lines = run.stderr.trim().split("\n").filter((l) => !l.startsWith("{"));
	assert.equal(lines.length, 1, `one readable line: ${run.stderr}`);
	return lines[0];
}

/** A stopped server's data with one conversation in it. */
async function leftBehind(t) {
	const server = await start();
	t.after(() => server.close());
	const { room, a, b } = await interview(server);
	await b.ack("chat", { text: "kept" });
	const { code } = await server.stop();
	assert.equal(code, 0);
	await Promise.all([a.closed, b.closed]);
	return { server, room, a, b };
}

const hashOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

function overwrite(file, offset, bytes) {
	const fd = openSync(file, "r+");
	writeSync(fd, bytes, 0, bytes.length, offset);
	closeSync(fd);
}

test("SIGTERM tells everybody to come back, saves what was acknowledged and ends with 0", async (t) => {
	const server = await start();
	t.after(() => server.close());
	const { a, b } = await interview(server);
	const asked = Array.from({ length: 15 }, (_, i) => b.do("chat", { text: `last words ${i}` }, `w${i}`));
	const ended = server.stop();
	const answers = await Promise.all(asked);
	assert.deepEqual([(await a.closed).code, (await b.closed).code], [1001, 1001]);
	assert.deepEqual(await ended, { code: 0, signal: null });
	await server.restart();
	await b.reconnect();
	for (const [i, answer] of answers.entries()) {
		const s = await b.ack("chat", { text: `last words ${i}` }, `w${i}`);
		if (answer.t === "ack")
			assert.equal(s, answer.s);
	}
	await b.until(() => b.events.filter((e) => e.k === "chat").length === 15, "each once");
	b.drop();
});

test("SIGINT and SIGHUP do the same, at once, from the first moment on", async (t) => {
	for (const signal of ["SIGINT", "SIGHUP", "SIGTERM", "SIGINT", "SIGTERM"]) {
		const server = await start();
		t.after(() => server.close());
		assert.deepEqual(await server.stop(signal), { code: 0, signal: null });
	}
});

test("a second server on the same data is refused and disturbs nobody", async (t) => {
	const server = await start();
	t.after(() => server.close());
	const { a, b } = await interview(server);
	const line = refused(server.data);
	assert.match(line, /another|in use|locked|already/i);
	await a.ack("chat", { text: "undisturbed" });
	a.drop();
	b.drop();
});

test("a port in use is said with its number", async (t) => {
	const server = await start();
	t.after(() => server.close());
	const home = temporary();
	t.after(() => rmSync(home, { recursive: true, force: true }));
	assert.match(refused(path.join(home, "data"), ["--port", String(server.port)]), new RegExp(`${server.port}`));
	assert.equal((await server.http("GET", "/healthz")).status, 200);
});

test("a database of a newer version is refused and left as it is", async (t) => {
	const { server } = await leftBehind(t);
	const file = path.join(server.data, "viva.db");
	overwrite(file, 60, Buffer.from([0, 0, 3, 231])); // user_version, SQLite file format 1.3.12
	const before = hashOf(file);
	assert.match(refused(server.data), /newer/i);
	assert.equal(hashOf(file), before);
});

test("a damaged database is refused, named, and left as it is", async (t) => {
	const { server } = await leftBehind(t);
	const file = path.join(server.data, "viva.db");
	overwrite(file, 0, Buffer.from("not a database at all"));
	const before = hashOf(file);
	assert.match(refused(server.data), /viva\.db|damaged|corrupt/i);
	assert.equal(hashOf(file), before);
});

test("damage in the middle of the file is found before it is served", async (t) => {
	const { server } = await leftBehind(t);
	const file = path.join(server.data, "viva.db");
	const size = readFileSync(file).length;
	for (let page = 4096; page < size; page += 4096)
		overwrite(file, page, Buffer.alloc(200, 0xaa));
	assert.match(refused(server.data), /damaged|corrupt/i);
});

test("settings that cannot be are refused one by one", (t) => {
	const home = temporary();
	t.after(() => rmSync(home, { recursive: true, force: true }));
	const data = path.join(home, "data");
	const file = path.join(home, "file");
	writeFileSync(file, "{}");
	const bad = [
		[["--port", "70000"], /port/], [["--port", "80x"], /port/], [["--bind", "nowhere at all"], /bind/],
		[["--bind", "0.0.0.0"], /public-url|insecure-lan|tls/], [["--public-url", "ftp://x"], /public-url/],
		[["--public-url", "http://interviews.example"], /https|insecure-lan/], [["--bank", path.join(home, "missing.json")], /missing\.json/],
		[["--bank", file], /file/], [["--data", file], /file/], [["--tls-cert", file], /tls/], [["--log-level", "loud"], /log-level/],
		[["--no-such-flag"], /no-such-flag/], [["--web", path.join(home, "nothing")], /nothing|web/],
	];
	for (const [flags, expected] of bad)
		assert.match(refused(data, flags), expected, flags.join(" "));
	assert.match(refused(data, [], { VIVA_PUBLIC_URL: "nonsense" }), /VIVA_PUBLIC_URL|public-url/);
});

const mounts = spawnSync("unshare", ["-m", "true"]).status === 0;

test("a full disk: a nack, nothing half done, and it goes on when there is room again", { skip: mounts ? false : "needs a mount namespace" }, async (t) => {
	const home = temporary();
	t.after(() => rmSync(home, { recursive: true, force: true }));
	const small = path.join(home, "small");
	mkdirSync(small);
	const script = `mount -t tmpfs -o size=8m,mode=755 tmpfs "${small}" && head -c 3000000 /dev/zero >"${small}/ballast" && exec "$@"`;
	const server = await start({ data: path.join(small, "data"), prefix: ["unshare", "-m", "sh", "-c", script, "sh"] });
	t.after(() => server.close());
	const { room, a, b } = await interview(server);
	const acked = [];
	let length = 0;
	/** Replaces the whole text until the disk refuses. */
	const fill = async (size) => {
		for (let tries = 0; tries < 200; tries++) {
			const text = `${tries}`.padEnd(size, "x");
			const answer = await a.do("edit", { doc: "scratch", v: acked.length, cl: "f", us: [{ c: length ? [[length, text]] : [[0, text]], dt: 0 }] });
			if (answer.t === "ack") {
				acked.push(answer.s);
				length = size;
			} else if (answer.code === "rate") {
				await a.reconnect();
			} else {
				return answer.code;
			}
		}
		return "never full";
	};
	for (const size of [60_000, 8_000, 1_000])
		assert.equal(await fill(size), "not_saved");
	await b.nack("not_saved", "chat", { text: "x".repeat(8000) });
	assert.equal((await server.http("GET", "/healthz")).status, 200);
	const ready = await server.http("GET", "/readyz");
	assert.deepEqual([ready.status, /disk is full/.test(ready.text)], [503, true]);
	await b.caughtUp(acked.at(-1));
	assert.equal(b.last, acked.at(-1), "nobody saw what was not saved");
	execFileSync("rm", [`/proc/${server.process.pid}/root${small}/ballast`]);
	const s = await b.ack("chat", { text: "room again" });
	assert.equal(s, acked.at(-1) + 1, "no gap");
	assert.equal((await server.http("GET", "/readyz")).status, 200);
	await a.ack("edit", { doc: "scratch", v: acked.length, cl: "f", us: [{ c: [length, [0, "!"]], dt: 0 }] });
	const fresh = await b.guest.seat(room);
	assert.equal(fresh.snap.docs[0].v, acked.length + 1);
	for (const seat of [a, b, fresh])
		seat.drop();
});

test("a start key keeps strangers from making rooms, not from joining", async (t) => {
	const server = await start({ flags: ["--start-key", "open sesame now"] });
	t.after(() => server.close());
	const guest = await Guest.named(server, "Stranger");
	const make = (start_key) => guest.api("POST", "/api/rooms", { title: "T", name: "S", minutes: [{ name: "x", minutes: 5 }], start_key });
	assert.equal((await guest.ok("GET", "/api/about")).start_key, true);
	for (const key of [undefined, "", "open sesame", 7])
		assert.deepEqual([(await make(key)).status, (await make(key)).json.error.code], [403, "start_key"]);
	assert.equal((await make("open sesame now")).status, 200);
	assert.equal((await guest.api("POST", "/api/pair", { name: "S", role: "either", section: "any", level: "any" })).status, 403);
});
