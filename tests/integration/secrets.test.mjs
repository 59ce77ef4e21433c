// Every byte that a candidate and an observer receive, in a whole interview with the real bank, against every
// text that is the interviewer's alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Guest, interview } from "./lib/client.mjs";
import { Judge } from "./lib/judge.mjs";
import { Server, catalogFlags } from "./lib/server.mjs";

let server;
let bank;
let problem;
before(async () => {
	const [, bankFile, , packagesFile] = catalogFlags();
	bank = JSON.parse(readFileSync(bankFile, "utf8"));
	[problem] = JSON.parse(readFileSync(packagesFile, "utf8")).packages;
	server = await Server.start();
});
after(() => server.close());

/** The lines of all texts below a value, as they look inside JSON; short ones prove nothing. */
function fragments(value, out = new Set()) {
	if (typeof value === "string")
		for (const line of value.split("\n").filter((x) => x.trim().length >= 24))
			out.add(JSON.stringify(line.trim()).slice(1, -1));
	else if (value && typeof value === "object")
		for (const child of Object.values(value))
			fragments(child, out);
	return out;
}

function leaks(received, secrets, allowed = []) {
	const fine = [...fragments(allowed)];
	return [...fragments(secrets)].filter((s) => received.includes(s) && !fine.some((f) => f.includes(s)));
}

const kept = ["answer", "followup_answers", "clarifications", "key_points", "red_flags", "hints", "followups", "anchors"];
const secretsOf = (q) => Object.fromEntries(kept.map((k) => [k, q[k]]));
const hidden = (p) => p.interviewer.tests.filter((t) => t.group > 0);

/** What a program can make say what it has read: 760x stands for the bits. */
const telling = { cpu_ms: 98.7604, wall_ms: 99.7605, memory_kib: 7606, exit_code: 7607, signal: 7608, spread_ms: 0.7609, repeats: 7610, near_limit: "time",
	crash: { signal: 11, name: "tell: a signal", file: "solution.c", line: 7611 },
	sanitizer: { clean: false, kind: "tell: a kind", message: "x", file: "solution.c", line: 7612, column: 1, stack: [] } };

function result(tests) {
	const groups = [...new Set(tests.map((t) => t.group))].map((g) => ({
		name: `secret/g${g}`, verdict: "WA", score: 0, max_score: 10,
		tests: tests.filter((t) => t.group === g).map((t) => ({ name: t.name, verdict: "WA", cpu_ms: 1.5, wall_ms: 2, memory_kib: 900, ...telling })),
	}));
	return { reason: "tell: a reason", timing: { test: tests[0].name, cpu_ms: 98.7601, spread_ms: 0.7602, repeats: 7603, limit_ms: 1000 }, verdict: "WA", score: 0, max_score: 100, tier: "C", compile: { ok: true, cached: false, ms: 1, diagnostics: [] }, groups, total_ms: 7613 };
}

test("what leaves the server for a candidate holds nothing of the interviewer's", async () => {
	const { room, a, b, o } = await interview(server, { observer: true });
	const judge = await Judge.open(server);
	const [question, other] = bank.questions;
	await b.guest.ok("GET", "/api/catalog");
	for (const item of [question.id, problem.id]) {
		await a.ack("select", { item });
		for (const who of [b, o])
			assert.equal((await who.guest.api("GET", `/api/rooms/${room}/items/${encodeURIComponent(item)}`)).status, 403);
	}
	assert.equal(leaks(b.guest.received, [problem.public.brief, question.prompt]).length, 0, "nothing is shown before its reveal");
	await a.ack("reveal", { item: problem.id, what: "brief" });
	await b.event((e) => e.k === "reveal");
	assert.deepEqual(leaks(b.guest.received, problem.public.statement, problem.public.brief), [], "the brief is not the statement");
	await a.ack("reveal", { item: problem.id, what: "statement" });
	await a.ack("reveal", { item: question.id, what: "statement" });
	await a.ack("hint", { item: question.id, n: 1 });
	await a.ack("ask", { item: question.id, followup: question.followups[0].id });
	await a.ack("note", { text: "canary: a private note of the interviewer" });
	await a.ack("bookmark", { label: "canary: a bookmark of the interviewer" });
	await o.ack("chat", { text: "canary: between observers and interviewers", to: "interviewers" });
	await a.ack("tick", { item: question.id, point: question.key_points[0].id, state: "missed" });
	await a.ack("flag", { item: question.id, flag: question.red_flags[0].id, on: true });
	await a.ack("score", { item: question.id, axis: "communication", level: 2, reason: "canary: a reason for the level", cites: [4] });
	await a.ack("comment", { text: "canary: the comment on the whole" });

	await b.ack("run", { doc: `${problem.id}:solution.c`, what: "submit" });
	const job = await judge.job();
	const tests = hidden(problem);
	assert.ok(tests.length > 10);
	judge.progress(job, { state: "compiling" });
	tests.forEach((t, i) => judge.progress(job, { state: "running", done: i + 1, total: tests.length,
		test: { name: t.name, verdict: "WA", ...telling } }));
	judge.done(job, result(tests));
	const verdict = await b.event((e) => e.k === "judge" && e.b.state === "done");
	await a.event((e) => e.k === "judge" && e.b.state === "done");
	await o.event((e) => e.k === "judge" && e.b.state === "done");

	// By every other way that there is: a fresh snapshot, history, the log, the scorecard.
	for (const who of [b, o]) {
		Object.assign(who, { epoch: undefined, last: 0 });
		await who.reconnect();
		who.send({ t: "history", id: "all", before: who.last + 1, n: 200 });
		await who.message((m) => m.t === "history");
		await who.guest.ok("GET", `/api/rooms/${room}/log?after=0&limit=2000`);
		assert.equal((await who.guest.api("GET", `/api/rooms/${room}/scorecard`)).status, 403);
		assert.equal((await who.guest.api("GET", `/api/rooms/${room}/links`)).status, 403);
		await who.guest.ok("GET", "/api/sessions");
	}

	const shown = [question.hints[0], question.followups[0].prompt, problem.public];
	const secrets = [secretsOf(question), secretsOf(problem.interviewer), ...bank.questions.slice(1).map((q) => [secretsOf(q), q.prompt]),
		problem.interviewer.solution, problem.interviewer.expected, other.prompt];
	for (const who of [b, o]) {
		assert.deepEqual(leaks(who.guest.received, secrets, shown), []);
		for (const t of tests) {
			assert.ok(!who.guest.received.includes(t.name), t.name);
			assert.ok(!t.description || !who.guest.received.includes(JSON.stringify(t.description).slice(1, -1)), t.description);
		}
	}
	const canaries = (seat) => [...new Set(seat.guest.received.match(/canary: [a-z ]+/g))].sort();
	assert.deepEqual(canaries(b), []);
	assert.deepEqual(canaries(o), ["canary: between observers and interviewers"]);
	assert.equal(canaries(a).length, 5);
	assert.doesNotMatch(b.guest.received, /"k":"(tick|flag|score|comment|select)"/);
	// Group and ordinal, nothing else; and the interviewer has the names.
	const redacted = verdict.b.result.groups.flatMap((g) => g.tests);
	assert.equal(redacted.length, tests.length);
	for (const t of redacted)
		assert.deepEqual(t, { verdict: "WA", cpu_ms: 104, memory_kib: 7680, sample: false, group: t.group, ordinal: t.ordinal });
	assert.deepEqual(verdict.b.result.timing, { cpu_ms: 104, limit_ms: 1000, sample: false, group: redacted[0].group, ordinal: redacted[0].ordinal });
	for (const who of [b, o])
		assert.doesNotMatch(who.guest.received, /tell: |[:.]76(0\d|1[0-3])[,}]/, "nothing that a program can tell");
	assert.match(a.guest.received, /tell: a signal/);
	assert.doesNotMatch(a.guest.received, /tell: a kind/, "a hidden test is not run again with a sanitizer");
	assert.ok(tests.every((t) => a.guest.received.includes(t.name)));

	await a.ack("end", {});
	await b.event((e) => e.k === "end");
	const log = await b.guest.ok("GET", `/api/rooms/${room}/log?after=0&limit=2000`);
	assert.ok(tests.every((t) => JSON.stringify(log).includes(t.name)), "from End on the names are shown");
	assert.deepEqual(canaries(b), []);
	assert.equal((await b.guest.api("GET", `/api/rooms/${room}/scorecard`)).status, 403, "not before its release");
	await a.ack("release", {});
	await b.event((e) => e.k === "release");
	await b.guest.ok("GET", `/api/rooms/${room}/scorecard`);
	await judge.close();
	for (const s of [a, b, o])
		s.drop();
});

test("a learner gets the guide after the attempt and hidden names after End", async () => {
	const guest = await Guest.named(server, "Lea");
	const judge = await Judge.open(server);
	const { room, ticket } = await guest.ok("POST", "/api/practice", { item: problem.id });
	const seat = await guest.seat(room, { ticket });
	const item = `/api/rooms/${room}/items/${problem.id}`;
	assert.equal((await guest.api("GET", item)).status, 403);
	assert.deepEqual(leaks(guest.received, problem.interviewer, problem.public), []);
	await seat.ack("run", { doc: `${problem.id}:solution.c`, what: "submit" });
	judge.done(await judge.job(), result(hidden(problem)));
	await seat.event((e) => e.k === "judge" && e.b.state === "done");
	assert.ok(hidden(problem).every((t) => !guest.received.includes(t.name)));
	await seat.ack("answer", { item: problem.id });
	await guest.ok("GET", item);
	assert.ok(leaks(guest.received, problem.interviewer.key_points).length > 0);
	await judge.close();
	seat.drop();
});

test("a search finds by any word of a prompt, and by the words of a guide for interviewers alone", async () => {
	const { room, a, b, o } = await interview(server, { observer: true });
	const [question] = bank.questions;
	const find = async (who, q, where = "/api/search") => (await who.guest.ok("GET", `${where}?q=${encodeURIComponent(q)}`)).items.map((i) => i.id);
	const inside = `/api/rooms/${room}/search`;
	const words = question.prompt.match(/[A-Za-z]{5,}/g).slice(0, 3).join(" ");
	assert.ok((await find(b, words)).includes(question.id), words);
	assert.ok((await find(b, problem.name)).includes(problem.id));
	const open = JSON.stringify([question.prompt, question.title]).toLowerCase();
	const telling = question.key_points.flatMap((p) => p.text.toLowerCase().match(/\b[a-z]{8,}\b/g) ?? []).find((w) => !open.includes(w.slice(0, 5)));
	assert.ok((await find(a, telling, inside)).includes(question.id), telling);
	assert.ok(!(await find(b, telling)).includes(question.id), `${telling} is told to candidates`);
	for (const who of [b, o])
		assert.equal((await who.guest.api("GET", `${inside}?q=x`)).status, 403);
	assert.deepEqual(await find(b, "%%%"), []);
	assert.ok((await find(b, words.replaceAll(" ", "+"))).includes(question.id), "a plus is a space");
	assert.equal((await b.guest.api("GET", `/api/search?q=${"x".repeat(201)}`)).status, 400);
});
