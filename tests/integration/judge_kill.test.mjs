// A judge that is killed again and again, at random moments and in each of its parts, while many submit: every
// submission gets its verdict exactly once, and nothing stays behind.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Guest } from "./lib/client.mjs";
import { Server, build, late, root, temporary } from "./lib/server.mjs";

const kills = Number(process.env.VIVA_KILLS ?? 50);
const people = 5; // at once
const item = "subarraysumk";
const doc = `${item}:solution.c`;
// Wrong at once in every group: a second of work a submission would only make the test long.
const wrong = '#include <stdio.h>\nint main(void) { puts("-1"); return 0; }\n';

// A seed, so that a failure can be looked at again: VIVA_SEED=... ; the moments themselves stay random.
const seed = Number(process.env.VIVA_SEED ?? Date.now() % 2 ** 31);
let state = seed;
const roll = (sides) => {
	state = (Math.imul(state, 1103515245) + 12345) >>> 0;
	return (state >>> 16) % sides;
};

let said = "";
let server, keeper, packages, temporaries, over = false;
const heard = { events: 0, wake: new Set() };

before(async () => {
	server = await Server.start();
	const folder = temporary();
	packages = path.join(folder, "packages");
	temporaries = path.join(folder, "tmp");
	mkdirSync(temporaries);
	chmodSync(temporaries, 0o777);
	for (const name of [item, "genlib"])
		cpSync(path.join(root, "problems/packages", name), path.join(packages, name), { recursive: true });
});
after(async () => {
	if (keeper?.exitCode === null)
		keeper.kill("SIGKILL");
	await server.close();
});

// ---- the judge, its family, and what they leave ----

function startJudge() {
	const data = path.join(build, "judge-data");
	mkdirSync(data, { recursive: true });
	chmodSync(data, 0o777);
	keeper = spawn(path.join(build, "viva-judge"), ["serve", "--socket", path.join(server.data, "judge.sock"),
		"--packages", packages, "--slots", "2", "--data", data],
	{ stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, TMPDIR: temporaries } });
	keeper.stderr.on("data", (d) => { said += d; });
	keeper.ended = once(keeper, "exit");
}

/** Every process, as {pid, name, parent, born}. */
function processes() {
	return readdirSync("/proc").filter((p) => /^\d+$/.test(p)).flatMap((p) => {
		try {
			const stat = readFileSync(`/proc/${p}/stat`, "utf8");
			const rest = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
			return [{ pid: Number(p), name: stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")), state: rest[0], parent: Number(rest[1]), born: rest[19] }];
		} catch {
			return [];
		}
	});
}

function family() {
	const all = processes();
	const found = all.filter((p) => p.pid === keeper.pid);
	for (let i = 0; i < found.length; i++)
		found.push(...all.filter((p) => p.parent === found[i].pid));
	return found;
}

function killNow(pid) {
	try {
		return process.kill(pid, "SIGKILL");
	} catch {
		return false;
	}
}

const known = new Map(); // every process that ever belonged to the judge
function remember() {
	const now = family();
	for (const p of now)
		known.set(`${p.pid}.${p.born}`, p);
	return now;
}

function alive() {
	return processes().filter((p) => p.state !== "Z" && known.has(`${p.pid}.${p.born}`));
}

/** Directories of control groups that carry the number of one of our sandboxes. */
function groups() {
	const boxes = [...known.values()].filter((p) => p.name === "viva-box").map((p) => p.pid);
	const found = [];
	const look = (folder, depth) => {
		for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
			if (!entry.isDirectory())
				continue;
			if (/viva/.test(entry.name) && boxes.some((pid) => new RegExp(`(^|\\D)${pid}(\\D|$)`).test(entry.name)))
				found.push(path.join(folder, entry.name));
			if (depth > 0)
				look(path.join(folder, entry.name), depth - 1);
		}
	};
	look("/sys/fs/cgroup", 4);
	return found;
}

const mounts = () => readFileSync("/proc/self/mounts", "utf8").split("\n").filter((l) => l.includes(temporaries) || l.includes(server.home));
const descriptors = (pid) => readdirSync(`/proc/${pid}/fd`).length;

async function until(what, holds, ms = 30_000) {
	for (const end = Date.now() + ms; !holds();) {
		assert.ok(Date.now() < end, `${what} did not come; seed ${seed}`);
		await pause(20);
	}
}

// ---- the people ----

function listen(seat) {
	const told = () => {
		const now = seat.events.filter((e) => e.k === "judge").length;
		heard.events += now - (seat.heardOf ?? 0);
		seat.heardOf = now;
		for (const check of heard.wake)
			check();
	};
	seat.waiting.add(told);
}

/** After so many more events of judging. */
async function moreEvents(n) {
	const goal = heard.events + n;
	let check;
	const come = new Promise((resolve) => {
		check = () => heard.events >= goal && resolve();
		heard.wake.add(check);
		check();
	});
	await Promise.race([come, late(`${n} more events of judging; seed ${seed}`, 60_000)]).finally(() => heard.wake.delete(check));
}

/** Submits, waits for the verdict, six times; then somebody else comes. */
async function person(number) {
	const guest = await Guest.named(server, `Learner ${number}`);
	const { room, ticket } = await guest.ok("POST", "/api/practice", { item });
	const seat = await guest.seat(room, { ticket });
	listen(seat);
	const runs = [];
	for (let i = 0; i < 6 && !over; i++) {
		const opened = await guest.seat(room, { cid: `look${number}-${i}` });
		const { v, text } = opened.snap.docs.find((d) => d.doc === doc);
		opened.drop();
		await seat.ack("edit", { doc, v, cl: "put", us: [{ c: [[text.length, ...`${wrong}// ${number} ${i}`.split("\n")]], dt: 1 }] });
		const s = await seat.ack("run", { doc, what: "submit" });
		const { run } = (await seat.event((e) => e.s === s)).b;
		runs.push(run);
		await seat.until(() => seat.events.some((e) => e.k === "judge" && e.b.run === run && e.b.state === "done"), `a verdict on ${run}; seed ${seed}`, 60_000)
			.catch((e) => { throw new Error(`${e.message}: ${JSON.stringify(seat.events.filter((x) => x.k === "judge" && x.b.run === run).map((x) => x.b.state))}; the judge said ${said.slice(-2000)}`); });
	}
	seat.drop();
	return { guest, room, runs };
}

/** What the record says of each run: how often it was lost, and each verdict. */
async function record({ guest, room, runs }) {
	const es = [];
	for (let more = true; more;) {
		const page = await guest.ok("GET", `/api/rooms/${room}/log?after=${es.at(-1)?.s ?? 0}&limit=2000`);
		es.push(...page.es);
		more = page.more;
	}
	const judged = es.filter((e) => e.k === "judge").map((e) => e.b);
	return runs.map((run) => ({ run, lost: judged.filter((b) => b.run === run && b.state === "lost").length,
		verdicts: judged.filter((b) => b.run === run && b.state === "done").map((b) => b.result.verdict) }));
}

test(`a judge killed ${kills} times: each verdict once, nothing left`, { timeout: 300_000 }, async () => {
	startJudge();
	const visits = [];
	let number = 0;
	const crowd = Promise.all(Array.from({ length: people }, async () => {
		while (!over)
			visits.push(await person(number++));
	}));
	crowd.catch(() => {});
	await Promise.race([moreEvents(3), crowd]);
	const idle = { keeper: descriptors(keeper.pid) };
	const killed = {};
	for (let i = 0; i < kills; i++) {
		await Promise.race([moreEvents(roll(25)), crowd]);
		const now = remember();
		const judges = now.filter((p) => p.name === "viva-judge");
		const boxes = now.filter((p) => p.name === "viva-box" && judges.some((j) => j.pid === p.parent));
		const worker = judges.filter((p) => p.parent === keeper.pid);
		const kinds = { keeper: i % 10 === 9 ? judges.slice(0, 1) : [], worker, slot: judges.filter((p) => worker.some((w) => w.pid === p.parent)), box: boxes };
		const possible = Object.keys(kinds).filter((k) => kinds[k].length);
		if (!possible.length) {
			await moreEvents(1);
			i--;
			continue;
		}
		const kind = i % 10 === 9 ? "keeper" : possible[roll(possible.length)];
		const victim = kinds[kind][roll(kinds[kind].length)];
		if (!killNow(victim.pid)) {
			i--; // it went with another that was killed before
			continue;
		}
		killed[kind] = (killed[kind] ?? 0) + 1;
		if (kind === "keeper") {
			await keeper.ended;
			startJudge();
		}
	}
	over = true;
	await crowd;
	remember();
	assert.equal(descriptors(keeper.pid), idle.keeper, "the keeper's descriptors");
	keeper.kill("SIGTERM");
	await Promise.race([keeper.ended, late("the judge to end")]);
	await until("the end of every process", () => alive().length === 0).catch((e) => {
		throw new Error(`${e.message}: ${JSON.stringify(alive())}`);
	});
	const records = (await Promise.all(visits.map(record))).flat();
	console.log(JSON.stringify({ seed, kills: killed, submissions: records.length, lost: records.reduce((n, r) => n + r.lost, 0), processes: known.size,
		verdicts: records.reduce((all, r) => ({ ...all, [r.verdicts[0]]: (all[r.verdicts[0]] ?? 0) + 1 }), {}) }));
	for (const r of records) {
		assert.equal(r.verdicts.length, 1, JSON.stringify(r));
		assert.ok(r.verdicts[0] === "WA" || (r.verdicts[0] === "JE" && r.lost >= 2), JSON.stringify(r));
	}
	assert.ok(records.some((r) => r.lost > 0 && r.verdicts[0] === "WA"), "none was lost and judged again");
	assert.deepEqual(readdirSync(temporaries), [], "temporary files");
	assert.deepEqual(mounts(), []);
	await until("the end of the control groups", () => groups().length === 0, 5000).catch((e) => {
		throw new Error(`${e.message}: ${groups().join(" ")}`);
	});
});
