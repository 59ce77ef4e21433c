// judge.mjs - viva-judge as the corpus uses it: one that is asked again and again, so that what one attack leaves in
// a slot meets the next run; or one by itself, for what only a command line can hold.
import { spawn } from "node:child_process";

const HANG_MS = 60_000;
const OUTPUT_MAX = 64 << 20;

function environment(marker, data) {
	const env = { PATH: process.env.PATH, VIVA_CORPUS: marker, VIVA_JUDGE_DATA: data };
	if (process.env.VIVA_BOX) env.VIVA_BOX = process.env.VIVA_BOX;
	return env;
}

/** What a judge said, as {verdict, report, text, stderr}; `otherwise` is the verdict of who said nothing. */
function answer(raw, stderr, otherwise) {
	let report = {};
	try {
		report = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
	} catch {
		report = {};
	}
	return { verdict: report.verdict ?? otherwise, report, text: raw.toString("latin1") + stderr, stderr };
}

/** Runs viva-judge once with these arguments. */
export function once(path, args, { cwd, who, marker, data }) {
	return new Promise((done) => {
		const child = spawn(path, args, { cwd, env: environment(marker, data), ...who, stdio: ["ignore", "pipe", "pipe"] });
		const chunks = [], errors = [];
		let bytes = 0, hung = false;
		const timer = setTimeout(() => ((hung = true), child.kill("SIGKILL")), HANG_MS);
		child.stdout.on("data", (d) => ((bytes += d.length) > OUTPUT_MAX ? child.kill("SIGKILL") : chunks.push(d)));
		child.stderr.on("data", (d) => errors.length < 64 && errors.push(d));
		child.on("error", (e) => errors.push(Buffer.from(String(e))));
		child.on("close", (status) => {
			clearTimeout(timer);
			const byStatus = { 0: "no report", 2: "USAGE", 3: "JE" };
			done(answer(Buffer.concat(chunks), Buffer.concat(errors).toString("latin1"), hung ? "HANG" : (byStatus[status] ?? `exit ${status}`)));
		});
	});
}

/** `viva-judge batch`: started when first asked, and again when it died. */
export class Batch {
	constructor(path, args, options) {
		Object.assign(this, { path, args, options, child: null, chunks: [], waiting: null, stderr: "" });
	}

	get pid() {
		return this.child?.pid;
	}

	start() {
		const { cwd, who, marker, data } = this.options;
		const child = spawn(this.path, this.args, { cwd, env: environment(marker, data), ...who, stdio: ["pipe", "pipe", "pipe"] });
		this.child = child;
		this.closed = new Promise((done) => child.on("close", done));
		child.stdin.on("error", () => {});
		child.stdout.on("data", (d) => this.take(d));
		child.stderr.on("data", (d) => (this.stderr = (this.stderr + d.toString("latin1")).slice(-4096)));
		child.on("error", (e) => (this.stderr += String(e)));
		child.on("close", (status) => {
			if (this.child === child) this.child = null;
			this.settle(status === 3 ? "JE" : `exit ${status}`);
		});
	}

	take(data) {
		const end = data.indexOf(10);
		this.chunks.push(end < 0 ? data : data.subarray(0, end));
		if (end >= 0) this.settle("no report");
	}

	settle(otherwise) {
		const { waiting, chunks, stderr } = this;
		if (!waiting) return;
		clearTimeout(waiting.timer);
		this.waiting = null;
		this.chunks = [];
		this.stderr = "";
		waiting.done(answer(Buffer.concat(chunks), stderr, waiting.hung ? "HANG" : otherwise));
	}

	ask(job) {
		if (!this.child) this.start();
		return new Promise((done) => {
			const timer = setTimeout(() => ((this.waiting.hung = true), this.child?.kill("SIGKILL")), HANG_MS);
			this.waiting = { done, timer, hung: false };
			this.child.stdin.write(`${JSON.stringify(job)}\n`);
		});
	}

	async end() {
		this.child?.stdin.end();
		await this.closed;
	}
}
