// serve: a worker against a server that this test plays, on a real socket with real jobs.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { after, before, test } from "node:test";
import { printing, program, sumPackage, write } from "./lib/judging.mjs";
import { late, temporary } from "./lib/server.mjs";

/** Listens like the server does; every worker that greets is a Peer. */
class Host {
	static async open(socket) {
		const host = new Host();
		host.peers = [];
		host.arrivals = new Set();
		host.server = createServer((connection) => {
			host.peers.push(new Peer(connection));
			for (const told of host.arrivals)
				told();
		});
		host.server.listen(socket);
		await once(host.server, "listening");
		chmodSync(socket, 0o777);
		return host;
	}

	/** The nth worker that connected, once it has said hello. */
	async peer(n) {
		while (this.peers.length <= n)
			await Promise.race([new Promise((told) => this.arrivals.add(told)), late("a worker to connect", 60_000)]);
		await this.peers[n].message((m) => m.t === "hello");
		return this.peers[n];
	}

	close() {
		for (const peer of this.peers)
			peer.socket.destroy();
		return new Promise((resolve) => this.server.close(resolve));
	}
}

class Peer {
	constructor(socket) {
		Object.assign(this, { socket, messages: [], waiting: new Set() });
		this.gone = once(socket, "close");
		socket.on("error", () => {});
		let rest = Buffer.alloc(0);
		socket.on("data", (chunk) => {
			rest = Buffer.concat([rest, chunk]);
			for (; rest.length >= 4 && rest.length >= 4 + rest.readUInt32LE(0); rest = rest.subarray(4 + rest.readUInt32LE(0)))
				this.messages.push(JSON.parse(rest.subarray(4, 4 + rest.readUInt32LE(0))));
			for (const check of this.waiting)
				check();
		});
	}

	get closed() {
		return Promise.race([this.gone, late("the worker to hang up", 60_000)]);
	}

	send(message) {
		const text = Buffer.from(JSON.stringify(message));
		const head = Buffer.alloc(4);
		head.writeUInt32LE(text.length);
		this.socket.write(Buffer.concat([head, text]));
	}

	message(fits) {
		let check;
		const found = new Promise((resolve) => {
			check = () => {
				const m = this.messages.find(fits);
				if (m)
					resolve(m);
			};
			this.waiting.add(check);
			check();
		});
		return Promise.race([found, late(`the worker to say ${fits}`, 60_000)]).finally(() => this.waiting.delete(check));
	}

	done(job) {
		return this.message((m) => m.t === "done" && m.job === job);
	}

	running(job) {
		return this.message((m) => m.t === "progress" && m.job === job && m.b.state === "running");
	}

	submit(job, text, more = {}) {
		this.send({ t: "job", job, attempt: 1, kind: "submit", package: "sumtwo", sources: [{ name: "solution.c", text }], ...more });
	}
}

/** A program that compiles, and keeps the compiler busy for as long as it may. */
function long(levels) {
	const steps = Array.from({ length: levels }, (_, i) => `#define S${i + 1}(x) ${`S${i}(x) `.repeat(6)}`).join("\n");
	return `#define S0(x) x = x * 3 + (x >> 1);\n${steps}\nint main(int c, char **v) { unsigned x = c; (void)v; S${levels}(x) return x & 0 ? 43 : 42; }\n`;
}

const hang = "#include <unistd.h>\nint main(void) { for (volatile long i = 0;; i++) ; }\n";
let host, worker, socket, err = "";

before(async () => {
	const folder = temporary();
	const packages = path.dirname(sumPackage({ "problem.yaml": `problem_format_version: 2025-09
type: scoring
name: Sum of Two
uuid: 7f6c6ece-099b-4fa8-9596-fe0861feb17f
limits:
  time_limit: 20
  memory: 64
` }));
	const checked = path.join(packages, "checked");
	cpSync(path.join(packages, "sumtwo"), checked, { recursive: true });
	write(checked, {
		"problem.yaml": "problem_format_version: 2025-09\nname: Checked\nuuid: 0d5b3d5e-6a2c-4f0e-a3a5-3c3f4e6b7a10\nlimits:\n  time_limit: 1\n",
		"data/secret/g1/test_group.yaml": "input_validator_args: []\n",
		"data/secret/g2/test_group.yaml": "input_validator_args: []\n",
		"output_validator/check.c": long(4),
	});
	socket = path.join(folder, "judge.sock");
	host = await Host.open(socket);
	worker = spawn(program, ["serve", "--socket", socket, "--packages", packages, "--slots", "2", "--data", path.join(folder, "data")],
		{ stdio: ["ignore", "ignore", "pipe"] });
	worker.stderr.on("data", (chunk) => (err += chunk));
});

after(async () => {
	if (worker.exitCode === null)
		worker.kill("SIGKILL");
	await host.close();
});

/** Every process below the worker, by /proc. */
function below(pid) {
	const parents = readdirSync("/proc").filter((p) => /^\d+$/.test(p)).map((p) => {
		try {
			const stat = readFileSync(`/proc/${p}/stat`, "utf8");
			return { pid: Number(p), name: stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")), parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) };
		} catch {
			return { pid: 0, name: "", parent: 0 };
		}
	});
	const found = [];
	for (let level = [pid]; level.length; level = found.length && parents.filter((p) => level.includes(p.parent)).map((p) => p.pid))
		found.push(...parents.filter((p) => level.includes(p.parent)));
	return found;
}

test("hello names tier, slots and packages with their hashes", async () => {
	const peer = await host.peer(0);
	const hello = peer.messages[0];
	assert.deepEqual(Object.keys(hello), ["t", "v", "name", "tier", "slots", "packages"]);
	assert.deepEqual([hello.v, hello.slots], [1, 2]);
	assert.match(hello.packages.sumtwo, /^[0-9a-f]{64}$/);
	peer.send({ t: "hello", v: 1 });
});

test("a submission: compiling, running, each test with what the server needs to redact, done", async () => {
	const peer = await host.peer(0);
	peer.submit("right", printing("a + b"));
	const { attempt, result } = await peer.done("right");
	assert.deepEqual([attempt, result.verdict, result.score], [1, "AC", 100]);
	const told = peer.messages.filter((m) => m.t === "progress" && m.job === "right").map((m) => m.b);
	assert.deepEqual(told.map((b) => b.state), ["compiling", ...Array(6).fill("running")]);
	assert.deepEqual(told.slice(2).map((b) => [b.done, b.total, b.test.name, b.test.group, b.test.ordinal, b.test.sample]), [
		[1, 5, "sample/1", 0, 1, true],
		[2, 5, "secret/g1/01-zero", 1, 1, false],
		[3, 5, "secret/g1/02-more", 1, 2, false],
		[4, 5, "secret/g2/01", 2, 1, false],
		[5, 5, "secret/g2/02", 2, 2, false],
	]);
	assert.equal(result.groups[2].tests[1].ordinal, 2);
});

test("samples alone, and one's own input", async () => {
	const peer = await host.peer(0);
	peer.submit("samples", printing("a - b"), { kind: "samples" });
	peer.submit("input", printing("a * b"), { kind: "input", package: null, stdin: "6 7\n" });
	const samples = (await peer.done("samples")).result;
	assert.deepEqual([samples.verdict, samples.groups.map((g) => g.name)], ["WA", ["sample"]]);
	assert.equal(samples.groups[0].tests[0].output, "-1\n");
	const input = (await peer.done("input")).result;
	assert.deepEqual([input.verdict, input.stdout, input.exit_code], ["OK", "42\n", 0]);
});

test("compiled ahead: the verdict of the compiler alone, no progress, and the run finds it built", async () => {
	const peer = await host.peer(0);
	const text = printing("a + b", "/* typed a moment ago */");
	peer.submit("ahead", text, { kind: "compile", attempt: 0 });
	const ahead = await peer.done("ahead");
	assert.deepEqual([ahead.attempt, ahead.result.verdict, ahead.result.compile.cached], [0, "OK", false]);
	assert.deepEqual(Object.keys(ahead.result), ["verdict", "compile"]);
	peer.submit("broken", "int main(void)\n{\n\treturn x;\n}\n", { kind: "compile", attempt: 0 });
	const broken = (await peer.done("broken")).result;
	assert.deepEqual([broken.verdict, broken.compile.diagnostics[0].line], ["CE", 3]);
	assert.deepEqual(peer.messages.filter((m) => m.t === "progress" && ["ahead", "broken"].includes(m.job)), []);
	peer.submit("then", text);
	const then = (await peer.done("then")).result;
	assert.deepEqual([then.verdict, then.compile.cached], ["AC", true]);
	peer.submit("again", text, { kind: "input", stdin: "1 2\n" });
	assert.equal((await peer.done("again")).result.compile.cached, true);
});

test("what is compiled ahead gives way when its slot is wanted", async () => {
	const peer = await host.peer(0);
	for (const job of ["long", "longer"])
		peer.submit(job, `${long(9)}// ${job}\n`, { kind: "compile", attempt: 0 });
	for (const job of ["long", "longer"])
		peer.send({ t: "cancel", job });
	peer.submit("urgent", printing("a + b"));
	peer.submit("pressing", printing("a + b"));
	assert.equal((await peer.done("urgent")).result.verdict, "AC");
	assert.equal((await peer.done("pressing")).result.verdict, "AC");
	assert.deepEqual(peer.messages.filter((m) => m.t === "done" && m.job.startsWith("long")), []);
});

test("asked for, taken back and asked for again while its slot still stops: nothing is too much", async () => {
	const peer = await host.peer(0);
	for (const job of ["first", "second"]) {
		peer.submit(job, hang);
		await peer.running(job);
	}
	for (const job of ["first", "second"])
		peer.send({ t: "cancel", job });
	for (let i = 0; i < 6; i++) {
		peer.submit(`brief${i}`, hang);
		peer.send({ t: "cancel", job: `brief${i}` });
	}
	peer.submit("kept", printing("a + b"));
	peer.submit("also", printing("a + b"));
	assert.equal((await peer.done("kept")).result.verdict, "AC");
	assert.equal((await peer.done("also")).result.verdict, "AC");
	assert.deepEqual(peer.messages.filter((m) => m.t === "done" && m.job.startsWith("brief")), []);
});

test("a job that makes no sense gets a judge error, not silence", async () => {
	const peer = await host.peer(0);
	peer.submit("nothing", "int main(void) { return 0; }", { package: "nowhere" });
	const nothing = (await peer.done("nothing")).result;
	assert.match(nothing.reason, /does not have the package/);
	assert.ok(!("compile" in nothing), "nothing was compiled");
	peer.submit("sourceless", "", { sources: [] });
	assert.equal((await peer.done("sourceless")).result.verdict, "JE");
});

test("beats while it works; a cancelled job is over and says nothing more", async () => {
	const peer = await host.peer(0);
	peer.submit("hanging", hang);
	await peer.running("hanging");
	await peer.message((m) => m.t === "beat");
	peer.send({ t: "cancel", job: "hanging" });
	peer.submit("a", printing("a + b"));
	peer.submit("b", printing("a + b"));
	assert.equal((await peer.done("a")).result.verdict, "AC");
	assert.equal((await peer.done("b")).result.verdict, "AC");
	assert.equal(peer.messages.filter((m) => m.t === "done" && m.job === "hanging").length, 0);
});

test("cancelled while the package's validator is compiled: no verdict of it, and the slot goes on", async () => {
	const peer = await host.peer(0);
	const jobs = ["first", "second"];
	for (const job of jobs)
		peer.submit(job, printing("a + b"), { package: "checked" });
	for (const job of jobs)
		await peer.message((m) => m.t === "progress" && m.job === job && m.b.state === "compiling");
	for (const job of jobs)
		peer.send({ t: "cancel", job });
	for (const job of ["third", "fourth"])
		peer.submit(job, printing("a - b"), { package: "checked" });
	assert.equal((await peer.done("third")).result.verdict, "AC");
	assert.equal((await peer.done("fourth")).result.verdict, "AC");
	assert.deepEqual(peer.messages.filter((m) => m.t === "done" && jobs.includes(m.job)), []);
});

test("more jobs than slots, or bytes that are no message: it hangs up, forgets, comes back", async () => {
	let peer = await host.peer(0);
	for (const job of ["one", "two", "three"])
		peer.submit(job, hang);
	await peer.closed;
	peer = await host.peer(1);
	peer.send({ t: "hello", v: 1 });
	peer.submit("next", printing("a + b"));
	assert.equal((await peer.done("next")).result.verdict, "AC");
	peer.socket.write(Buffer.from([255, 255, 255, 255]));
	await peer.closed;
	peer = await host.peer(2);
	peer.send({ t: "refused", why: "a test" });
	await peer.closed;
	peer = await host.peer(3);
	peer.send({ t: "hello", v: 1 });
	peer.submit("last", printing("a + b"));
	assert.equal((await peer.done("last")).result.verdict, "AC");
});

test("killing a sandbox or a slot: the worker is back with all slots", async () => {
	let n = host.peers.length - 1;
	for (const name of ["viva-box", "viva-judge"]) {
		const peer = await host.peer(n);
		peer.submit(`before-${name}`, hang);
		await peer.running(`before-${name}`);
		const family = below(worker.pid);
		const judges = [worker.pid, ...family.filter((p) => p.name === "viva-judge").map((p) => p.pid)];
		const victims = family.filter((p) => p.name === name && judges.includes(p.parent));
		process.kill(victims.at(-1).pid, "SIGKILL"); // the last: a slot, or the supervisor of a slot's sandbox
		await peer.closed;
		const next = await host.peer(++n);
		next.send({ t: "hello", v: 1 });
		next.submit(`after-${name}`, printing("a + b"));
		assert.equal((await next.done(`after-${name}`)).result.verdict, "AC");
	}
});

test("SIGTERM in the middle of a run: status 0, at once, and nothing is left", async () => {
	const peer = await host.peer(host.peers.length - 1);
	peer.submit("interrupted", hang);
	await peer.running("interrupted");
	const family = below(worker.pid);
	assert.ok(family.some((p) => p.name === "viva-box"));
	worker.kill("SIGTERM");
	const [status] = await Promise.race([once(worker, "exit"), late("the worker to end")]);
	assert.equal(status, 0, err);
	const alive = family.filter((p) => {
		try {
			process.kill(p.pid, 0);
			return readFileSync(`/proc/${p.pid}/stat`, "utf8").includes(`(${p.name})`);
		} catch {
			return false;
		}
	});
	assert.deepEqual(alive, []);
});
