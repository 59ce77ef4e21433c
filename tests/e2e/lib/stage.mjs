// Where a scenario plays: a real server with its own data, a judge beside it as ./run starts one, a Chromium, and
// between browser and server a line that can be cut.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { Server, build, late, root, temporary } from "../../integration/lib/server.mjs";
import { Line } from "./line.mjs";
import { Person } from "./person.mjs";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync"];

/** Asks until the answer is not false, null or undefined; rejects in words when it never comes. */
export async function until(what, ask, ms = 30_000) {
	for (const end = Date.now() + ms; Date.now() < end;) {
		const got = await ask();
		if (got !== false && got !== null && got !== undefined)
			return got;
		await new Promise((next) => setTimeout(next, 25));
	}
	throw new Error(`waited ${ms} ms for ${what}`);
}

/** A process and all that it started, the eldest first. */
function family(pid) {
	const threads = readdirSync(`/proc/${pid}/task`);
	const children = threads.flatMap((t) => readFileSync(`/proc/${pid}/task/${t}/children`, "utf8").split(" ").filter((c) => c !== ""));
	return [pid, ...children.flatMap((c) => family(Number(c)))];
}

export class Judge {
	/** The tests that it makes of the packages stay for the next scenario: they are known by their hashes. */
	static async start(server, ready = true, flags = []) {
		const judge = new Judge();
		judge.stderr = "";
		judge.process = spawn(path.join(build, "viva-judge"), ["serve", "--socket", path.join(server.data, "judge.sock"),
			"--packages", path.join(root, "problems/packages"), "--data", path.join(build, "e2e-tests"), ...flags],
			{ stdio: ["ignore", "ignore", "pipe"] });
		judge.process.stderr.on("data", (chunk) => { judge.stderr += chunk; });
		judge.exited = once(judge.process, "exit");
		process.on("exit", () => judge.process.kill("SIGTERM"));
		if (ready)
			await until("a judge", async () => {
				if (judge.process.exitCode !== null)
					throw new Error(`the judge ended with ${judge.process.exitCode}: ${judge.stderr}`);
				return (await server.http("GET", "/api/about")).json?.judges.ready > 0;
			}, 400_000); // the first makes the tests of all packages
		return judge;
	}

	/** All its processes stand still, or go on: its connection stays, and nothing comes by it. */
	halt(on = true) {
		for (const pid of family(this.process.pid))
			process.kill(pid, on ? "SIGSTOP" : "SIGCONT");
	}

	async stop(signal = "SIGTERM") {
		if (this.process.exitCode !== null || this.process.signalCode !== null)
			return;
		this.process.kill(signal);
		await Promise.race([this.exited, late("the judge to end")]);
	}
}

export class Stage {
	/** options: judge (false: none yet), line (true: browsers come through a line that can be cut), flags of the server. */
	static async open({ judge = true, line = false, flags = [] } = {}) {
		const stage = new Stage();
		stage.people = [];
		stage.home = temporary();
		stage.line = line ? await Line.open() : undefined;
		const url = line ? ["--public-url", `http://localhost:${stage.line.port}`] : [];
		// What ./run serves, from the same files.
		const content = ["--bank", path.join(build, "bank.json"), "--packages", path.join(build, "packages.json"),
			"--web", process.env.VIVA_WEB ?? path.join(root, "web/dist")];
		stage.server = await Server.start({ data: path.join(stage.home, "data"), catalog: false, flags: [...content, ...url, ...flags] });
		process.on("exit", () => stage.server.process.kill("SIGKILL"));
		stage.line?.to(stage.server.port);
		stage.origin = stage.line ? `http://localhost:${stage.line.port}` : stage.server.origin;
		stage.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
		stage.judge = judge ? await Judge.start(stage.server) : undefined;
		return stage;
	}

	/** Somebody with a browser of their own: no cookie, no history. options: those of a browser context. */
	async person(options = {}) {
		const person = await Person.arrive(this.browser, this.origin, options);
		this.people.push(person);
		return person;
	}

	/** What no page may do: console errors, policy violations, requests to others. */
	faults() {
		return this.people.flatMap((p) => p.faults);
	}

	async close() {
		await this.browser?.close();
		await this.judge?.stop();
		await this.server?.close();
		this.line?.close();
		// What a judge was making when it was told to stop may still be on its way out.
		rmSync(this.home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
	}
}

/** Steps of one scenario, in order: after one that fails the rest is left out, since it has nothing to stand on. */
export function scenario() {
	let broken = null;
	return (name, body) => test(name, async (t) => {
		if (broken !== null)
			return t.skip(`after "${broken}"`);
		try {
			await body(t);
		} catch (error) {
			broken = name;
			throw error;
		}
	});
}
