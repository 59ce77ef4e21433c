// A real server with its own data directory, started on a free port and ended by its process id.
import { spawn, execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { tmpdir } from "node:os";
import path from "node:path";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const build = process.env.VIVA_BUILD ?? process.env.build ?? path.join(root, "build");
const patience = 20_000;

const temporaries = [];
process.on("exit", () => temporaries.forEach((d) => rmSync(d, { recursive: true, force: true })));

/** A directory of one's own that whoever the server becomes can reach; it goes with this process. */
export function temporary() {
	const directory = mkdtempSync(path.join(tmpdir(), "viva-test-"));
	temporaries.push(directory);
	chmodSync(directory, 0o755);
	return directory;
}

let catalog = null;
/** The real bank and one real package, exported once a test file. */
export function catalogFlags() {
	if (catalog)
		return catalog;
	const directory = temporary();
	const bank = path.join(directory, "bank.json");
	const packages = path.join(directory, "packages.json");
	execFileSync(path.join(build, "viva-bank"), ["build", path.join(root, "problems/bank"), "--out", bank]);
	execFileSync(path.join(build, "viva-judge"), ["export", path.join(root, "problems/packages/subarraysumk"), "--out", packages]);
	chmodSync(bank, 0o644);
	chmodSync(packages, 0o644);
	catalog = ["--bank", bank, "--packages", packages];
	return catalog;
}

export class Server {
	/** options: flags, env, data, catalog (false: nothing to ask), prefix: a program that starts it. */
	static async start(options = {}) {
		const server = new Server(options);
		await server.#launch(0);
		return server;
	}

	constructor(options) {
		this.options = options;
		this.ownData = !options.data;
		this.home = options.data ? path.dirname(options.data) : temporary();
		this.data = options.data ?? path.join(this.home, "data");
		this.stderr = "";
		this.stdout = "";
	}

	arguments(port) {
		const catalogue = this.options.catalog === false ? [] : catalogFlags();
		return ["--port", String(port), "--data", this.data, "--web", path.join(root, "web/dist"), ...catalogue,
			...(this.options.flags ?? [])];
	}

	async #launch(port) {
		const program = path.join(build, "viva-server");
		const command = [...(this.options.prefix ?? []), program, ...this.arguments(port)];
		this.process = spawn(command[0], command.slice(1), {
			stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...this.options.env },
		});
		this.exited = once(this.process, "exit").then(([code, signal]) => ({ code, signal }));
		this.process.stderr.on("data", (chunk) => { this.stderr += chunk; });
		const lines = createInterface({ input: this.process.stdout });
		const port_ = new Promise((resolve) => lines.on("line", (line) => {
			this.stdout += `${line}\n`;
			const found = /listening on https?:\/\/\S*:(\d+)$/.exec(line);
			if (found)
				resolve(Number(found[1]));
		}));
		const failed = this.exited.then((how) => {
			throw new Error(`the server ended with ${JSON.stringify(how)}: ${this.stderr}`);
		});
		failed.catch(() => {});
		this.port = await Promise.race([port_, failed, late("the server to listen")]);
		this.url = `http://127.0.0.1:${this.port}`;
		this.origin = `http://localhost:${this.port}`;
	}

	/** TERM, or another signal, and how it ended. */
	async stop(signal = "SIGTERM") {
		this.process.kill(signal);
		return Promise.race([this.exited, late(`the server to end after ${signal}`)]);
	}

	/** The same data and port again. */
	async restart() {
		await this.#launch(this.port);
	}

	/** Ends it and removes what it wrote. */
	async close() {
		if (this.process.exitCode === null && this.process.signalCode === null)
			await this.stop("SIGKILL");
		if (this.ownData)
			rmSync(this.home, { recursive: true, force: true });
	}

	/** One HTTP request as a browser would send it; headers: null removes one. */
	http(method, target, { body, headers = {}, cookie } = {}) {
		const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
		const all = { Origin: this.origin, ...(text === undefined ? {} : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) }),
			...(cookie ? { Cookie: cookie } : {}), ...headers };
		for (const [key, value] of Object.entries(all))
			if (value === null)
				delete all[key];
		return new Promise((resolve, reject) => {
			const sent = request(new URL(target, this.url), { method, headers: all, timeout: patience }, (answer) => {
				const chunks = [];
				answer.on("data", (chunk) => chunks.push(chunk));
				answer.on("end", () => {
					const received = Buffer.concat(chunks).toString();
					resolve({ status: answer.statusCode, headers: answer.headers, text: received, json: parsed(received) });
				});
			});
			sent.on("error", reject);
			sent.end(text);
		});
	}
}

function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Rejects when what is waited for does not come: the bound of every wait, never its length. */
export function late(what, ms = patience) {
	return new Promise((_, reject) => {
		setTimeout(() => reject(new Error(`waited ${ms} ms for ${what}`)), ms).unref();
	});
}
