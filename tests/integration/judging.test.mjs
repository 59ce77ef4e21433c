// Jobs: durable, given out once at a time, ended once, whatever dies. First by the protocol, then with the real judge.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { after, before, test } from "node:test";
import { interview } from "./lib/client.mjs";
import { Judge } from "./lib/judge.mjs";
import { Server, build, late, root } from "./lib/server.mjs";

const item = "subarraysumk";
const doc = `${item}:solution.c`;
const judged = (seat, run) => seat.events.filter((e) => e.k === "judge" && (!run || e.b.run === run));
const over = (seat) => judged(seat).filter((e) => e.b.state === "done");
const verdict = { verdict: "AC", score: 100, max_score: 100, tier: "C", compile: { ok: true }, groups: [], total_ms: 1 };

let server;
before(async () => { server = await Server.start(); });
after(() => server.close());

async function opened() {
	const seats = await interview(server);
	await seats.a.ack("reveal", { item, what: "brief" });
	await seats.b.event((e) => e.k === "reveal");
	return seats;
}

async function submit(seat, what = "submit", more = {}) {
	const s = await seat.ack("run", { doc, what, ...more });
	return (await seat.event((e) => e.s === s)).b.run;
}

test("without a judge a run waits and everybody is told; then it is judged", async () => {
	const { a, b } = await opened();
	const run = await submit(b);
	const told = await b.message((m) => m.t === "eph" && m.k === "judges" && m.b.queued > 0);
	assert.ok(!told.b.ready);
	const judge = await Judge.open(server);
	const job = await judge.job();
	assert.deepEqual([job.job, job.attempt, job.kind, job.package], [run, 1, "submit", item]);
	assert.ok(job.sources[0].text.includes("main"));
	judge.progress(job, { state: "compiling" });
	judge.progress(job, { state: "running", done: 1, total: 2, test: { name: "sample/1", verdict: "AC" } });
	judge.done(job, verdict);
	await a.event((e) => e.k === "judge" && e.b.state === "done");
	await b.event((e) => e.k === "judge" && e.b.state === "done");
	assert.equal(over(b)[0].b.result.score, 100);
	judge.done(job, { ...verdict, verdict: "WA" });
	await b.ack("chat", { text: "a second verdict is none" });
	assert.equal(over(b).length, 1);
	await judge.close();
	a.drop();
	b.drop();
});

test("a judge that dies loses the job to the next one; the old attempt is not heard", async () => {
	const { a, b } = await opened();
	const run = await submit(b);
	const first = await Judge.open(server, { name: "first" });
	const old = await first.job();
	await first.close();
	await b.event((e) => e.k === "judge" && e.b.state === "lost");
	const second = await Judge.open(server, { name: "second" });
	const job = await second.job();
	assert.deepEqual([job.job, job.attempt], [run, old.attempt + 1]);
	second.progress(old, { state: "running", done: 1, total: 1, test: { name: "sample/1", verdict: "WA" } });
	second.done(old, { ...verdict, verdict: "WA" });
	second.done(job, verdict);
	await b.event((e) => e.k === "judge" && e.b.state === "done");
	assert.deepEqual(over(b).map((e) => e.b.result.verdict), ["AC"]);
	assert.ok(judged(b).every((e) => e.b.test?.verdict !== "WA"));
	await second.close();
	a.drop();
	b.drop();
});

test("after three attempts the verdict is JE and blames nobody", async () => {
	const { a, b } = await opened();
	await submit(b);
	for (let attempt = 1; attempt <= 3; attempt++) {
		const judge = await Judge.open(server);
		assert.equal((await judge.job()).attempt, attempt);
		await judge.close();
	}
	const e = await b.event((x) => x.k === "judge" && x.b.state === "done");
	assert.equal(e.b.result.verdict, "JE");
	assert.ok(e.b.message.length > 10);
	a.drop();
	b.drop();
});

test("kill -9 of the server while a job is out: one verdict, after the restart", async () => {
	const { a, b } = await opened();
	const run = await submit(b);
	const first = await Judge.open(server);
	const old = await first.job();
	server.process.kill("SIGKILL");
	await Promise.all([server.exited, first.closed, a.closed, b.closed]);
	await server.restart();
	await Promise.all([a.reconnect(), b.reconnect()]);
	const second = await Judge.open(server);
	const job = await second.job();
	assert.equal(job.job, run);
	assert.ok(job.attempt > old.attempt);
	second.done(job, verdict);
	await b.event((e) => e.k === "judge" && e.b.state === "done");
	await second.close();
	server.process.kill("SIGKILL");
	await Promise.all([server.exited, a.closed, b.closed]);
	await server.restart();
	await b.reconnect();
	const third = await Judge.open(server);
	const other = await opened();
	const fresh = await submit(other.b);
	const next = await third.job();
	assert.equal(next.job, fresh, "what was judged is not given out again");
	third.done(next, verdict);
	await other.b.until(() => over(other.b).length === 1, "its verdict");
	assert.equal(over(b).length, 1);
	await third.close();
	for (const s of [b, other.a, other.b])
		s.drop();
});

test("two of one person wait, the third is told to", async () => {
	const { a, b } = await opened();
	await submit(b);
	await submit(b, "input", { stdin: "1 1\n1\n" });
	const nack = await b.nack("busy", "run", { doc, what: "samples" });
	assert.ok(nack.ahead === undefined || nack.ahead >= 0);
	const judge = await Judge.open(server, { slots: 4 });
	judge.done(await judge.job(), verdict);
	const input = await judge.message((m) => m.t === "job" && m.kind === "input");
	assert.equal(input.stdin, "1 1\n1\n");
	judge.done(input, { verdict: "OK", stdout: "1\n", stderr: "", exit_code: 0, cpu_ms: 1, wall_ms: 1, memory_kib: 1 });
	await b.until(() => over(b).length === 2, "both verdicts");
	await submit(b, "samples");
	const third = await judge.message((m) => m.t === "job" && m.kind === "samples");
	judge.done(third, verdict);
	await b.until(() => over(b).length === 3, "the third");
	await judge.close();
	a.drop();
	b.drop();
});

test("frames that are none end the judge's connection and nothing else", async () => {
	const { a, b } = await opened();
	const raw = async (...chunks) => {
		const socket = connect(path.join(server.data, "judge.sock"));
		socket.on("error", () => {});
		socket.on("data", () => {});
		for (const c of chunks)
			socket.write(c);
		await Promise.race([once(socket, "close"), late("the server to hang up")]);
	};
	const frame = (text) => {
		const head = Buffer.alloc(4);
		head.writeUInt32LE(Buffer.byteLength(text));
		return Buffer.concat([head, Buffer.from(text)]);
	};
	await raw(Buffer.from([255, 255, 255, 255]));
	await raw(frame("not JSON"));
	await raw(frame('{"t":"job"}'));
	await raw(frame('{"t":"done","job":"x","attempt":1,"result":{}}'));
	await raw(frame('{"t":"hello","v":2,"name":"x","tier":"A","slots":1,"packages":{}}'));
	await raw(frame('{"t":"hello","v":1,"name":"x","tier":"Z","slots":0,"packages":[]}'));
	await b.ack("chat", { text: "unharmed" });
	a.drop();
	b.drop();
});

const ahead = (seat) => seat.messages.filter((m) => m.t === "eph" && m.k === "judges").at(-1)?.b.ahead;
const cancelled = (seat, run) => seat.event((e) => e.k === "judge" && e.b.run === run && e.b.state === "cancelled");

test("a cancelled run is called off at the judge, and the verdict that crosses it is none", async () => {
	const { a, b, o } = await interview(server, { observer: true });
	await a.ack("reveal", { item, what: "brief" });
	await b.event((e) => e.k === "reveal");
	const judge = await Judge.open(server);
	const run = await submit(b);
	const job = await judge.job();
	const waiting = await submit(b, "samples");
	await o.nack("forbidden", "cancel", { run });
	await b.ack("cancel", { run: waiting });
	assert.equal((await cancelled(o, waiting)).b.message, "cancelled by Bob");
	await a.ack("cancel", { run });
	judge.done(job, verdict);
	assert.equal((await cancelled(b, run)).b.message, "cancelled by Alice");
	await judge.message((m) => m.t === "cancel" && m.job === run);
	await b.nack("not_now", "cancel", { run });
	await b.nack("not_found", "cancel", { run: "aaaaaaaaaaaaaaaa" });
	await b.ack("chat", { text: "all has been said" });
	assert.equal(over(b).length, 0);
	const next = await submit(b);
	const given = await judge.message((m) => m.t === "job" && m.job === next);
	judge.done(given, verdict);
	await b.until(() => over(b).length === 1, "a verdict in the slot that was freed");
	await judge.close();
	for (const s of [a, b, o])
		s.drop();
});

test("rooms take turns, people are told their place, and it survives kill -9; the end cancels what waits", async () => {
	const one = await opened();
	const two = await opened();
	const order = [await submit(one.b), await submit(one.b), await submit(one.a), await submit(two.b)];
	await two.b.until(() => ahead(two.b) === 1, "the second room's turn to be second");
	await one.a.until(() => ahead(one.a) === 3, "the first room's third to be last");
	server.process.kill("SIGKILL");
	await Promise.all([server.exited, ...[one.a, one.b, two.a, two.b].map((s) => s.closed)]);
	await server.restart();
	await Promise.all([one.a, one.b, two.a, two.b].map((s) => s.reconnect()));
	await one.a.until(() => ahead(one.a) === 3, "the place to be known after a restart");
	const judge = await Judge.open(server);
	for (const run of [order[0], order[3], order[1]]) {
		const job = await judge.message((m) => m.t === "job" && m.job === run);
		assert.equal(judge.messages.filter((m) => m.t === "job").at(-1).job, run, "in turns");
		if (run === order[1])
			await one.a.until(() => ahead(one.a) === 0, "to be told of the new place");
		else
			judge.done(job, verdict);
	}
	await one.a.ack("end", {});
	assert.match((await cancelled(one.b, order[2])).b.message, /ended before it was judged/);
	await one.a.until(() => ahead(one.a) === undefined, "to wait no more");
	judge.done(judge.messages.find((m) => m.job === order[1]), verdict);
	await one.b.until(() => over(one.b).some((e) => e.b.run === order[1]), "what the judge had to be finished");
	await judge.close();
	for (const s of [one.a, one.b, two.a, two.b])
		s.drop();
});

test("what rests is compiled ahead, and its remarks speak of one version", async () => {
	const { room, a, b } = await opened();
	const judge = await Judge.open(server);
	await put(b, "int main(void) { return 0 }\n");
	const job = await judge.message((m) => m.t === "job" && m.kind === "compile");
	assert.deepEqual([job.attempt, job.package, job.sources.map((s) => s.name)], [0, item, ["solution.c"]]);
	const remark = { file: "solution.c", line: 1, column: 26, severity: "error", message: "expected ;" };
	judge.done(job, { verdict: "CE", compile: { ok: false, diagnostics: [remark, { line: "one" }] } });
	for (const seat of [a, b]) {
		const told = await seat.message((m) => m.t === "eph" && m.k === "compiled");
		assert.deepEqual(told.b, { doc, v: 1, ok: false, diagnostics: [remark] });
	}
	const run = await submit(b);
	const real = await judge.message((m) => m.t === "job" && m.job === run);
	assert.deepEqual(real.sources, job.sources, "a run finds what was built");
	judge.done(real, verdict);
	await b.until(() => over(b).length === 1, "its verdict");
	const log = await a.guest.ok("GET", `/api/rooms/${room}/log?after=0&limit=100`);
	assert.ok(log.es.every((e) => e.k !== "compiled"), "nothing of it is kept");
	await judge.close();
	a.drop();
	b.drop();
});

/** The real judge. Its test data stays in the build, since making it takes a while the first time. */
function realJudge() {
	const data = path.join(build, "judge-data");
	mkdirSync(data, { recursive: true });
	chmodSync(data, 0o777); // started as root it drops to a user of its own
	const child = spawn(path.join(build, "viva-judge"), ["serve", "--socket", path.join(server.data, "judge.sock"),
		"--packages", path.join(server.home, "packages"), "--slots", "1"], { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, VIVA_JUDGE_DATA: data } });
	child.said = "";
	child.stderr.on("data", (d) => { child.said += d; });
	child.ended = once(child, "exit");
	return child;
}

async function put(seat, text) {
	const fresh = await seat.guest.seat(seat.room);
	const d = fresh.snap.docs.find((x) => x.doc === doc);
	fresh.drop();
	await seat.ack("edit", { doc, v: d.v, cl: "put", us: [{ c: [[d.text.length, ...text.split("\n")]], dt: 1 }] });
}

test("the real judge: a wrong program, a right one, and one whose judge is killed", async () => {
	const folder = path.join(root, "problems/packages", item);
	const packages = path.join(server.home, "packages");
	mkdirSync(packages, { recursive: true });
	for (const name of [item, "genlib"]) // the generators share a library
		cpSync(path.join(root, "problems/packages", name), path.join(packages, name), { recursive: true });
	const accepted = path.join(folder, "submissions/accepted");
	const right = readFileSync(path.join(accepted, readdirSync(accepted).find((f) => f.endsWith(".c"))), "utf8");
	const { a, b } = await opened();
	let judge = realJudge();
	await b.until(() => b.messages.some((m) => m.t === "eph" && m.k === "judges" && m.b.ready), "the judge to be ready", 90_000)
		.catch((e) => { throw new Error(`${e.message}; it said: ${judge.said}`); });
	const end = async (run) => b.until(() => b.events.find((e) => e.k === "judge" && e.b.run === run && e.b.state === "done"), "a verdict", 90_000)
		.catch((e) => { throw new Error(`${e.message}; it saw ${JSON.stringify(judged(b, run).map((x) => x.b))}; the judge said: ${judge.said}`); });
	const compiled = (v) => b.message((m) => m.t === "eph" && m.k === "compiled" && m.b.v === v);
	await put(b, "int main(void) { return nothing; }\n");
	const remarks = await compiled(1);
	assert.deepEqual([remarks.b.doc, remarks.b.ok, remarks.b.diagnostics[0].line], [doc, false, 1]);
	assert.match(remarks.b.diagnostics[0].message, /nothing/);
	await put(b, '#include <stdio.h>\nint main(void) { puts("-1"); return 0; }\n');
	assert.deepEqual((await compiled(2)).b, { doc, v: 2, ok: true, diagnostics: [] });
	const wrong = await end(await submit(b));
	assert.equal(wrong.b.result.compile.cached, true, "what rested was built already");
	assert.equal(wrong.b.result.verdict, "WA", JSON.stringify(wrong.b).slice(0, 500));
	await put(b, right);
	const run = await submit(b);
	await b.event((e) => e.k === "judge" && e.b.run === run && e.b.state === "running");
	judge.kill("SIGKILL");
	await judge.ended;
	await b.event((e) => e.k === "judge" && e.b.run === run && e.b.state === "lost");
	judge = realJudge(); // its data is there
	const good = await end(run);
	assert.deepEqual([good.b.result.verdict, good.b.result.score], ["AC", 100]);
	assert.equal(judged(b, run).filter((e) => e.b.state === "done").length, 1);
	judge.kill("SIGTERM");
	await judge.ended;
	rmSync(packages, { recursive: true, force: true });
	a.drop();
	b.drop();
});
