// host.mjs - what an attack must not change: processes, directories, queues, and the canary.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const SLOT_UIDS = [210000, 216000]; // ranges that viva-box claims
const CLEAN_WITHIN_MS = 3000;
const SLOTS_MAX = 24; // a judge, its supervisor, and the slots that this keeps ready

function read(path) {
	try {
		return readFileSync(path, "latin1");
	} catch {
		return "";
	}
}

function names(path) {
	try {
		return readdirSync(path);
	} catch {
		return [];
	}
}

function processes() {
	const all = new Map();
	for (const pid of names("/proc").filter((name) => /^\d+$/.test(name))) {
		const status = read(`/proc/${pid}/status`);
		const field = (key) => new RegExp(`^${key}:\\s*(\\S+)`, "m").exec(status)?.[1];
		if (status) all.set(pid, { pid, name: field("Name"), parent: field("PPid"), uid: Number(field("Uid")), state: field("State") });
	}
	return all;
}

/** A program in a slot whose supervisor still lives belongs to a run that is not over. */
function supervised(all, process) {
	for (let p = process, depth = 0; p && depth < 64; p = all.get(p.parent), depth++)
		if (p.name === "viva-box" || p.name === "viva-judge") return true;
	return false;
}

/** Whether a process is a part of the judge: a program that calls itself so is not, where its file can be seen. */
function ours(process) {
	try {
		return /\/viva-(box|judge)$/.test(readlinkSync(`/proc/${process.pid}/exe`));
	} catch {
		return process.name === "viva-box" || process.name === "viva-judge";
	}
}

function isBelow(all, process, ancestors) {
	for (let p = process, depth = 0; p && depth < 64; p = all.get(p.parent), depth++)
		if (ancestors.includes(Number(p.pid))) return true;
	return false;
}

/** What runs with this marker in its environment, with this uid of its own, below these judges or in a slot without
 * a supervisor, and is no part of one of these judges. */
function processesLeft({ marker, uid, judges }) {
	const all = processes();
	const living = [...all.values()].filter((p) => p.state !== "Z");
	const below = living.filter((p) => isBelow(all, p, judges));
	const slots = below.filter((p) => ours(p)).length;
	const strangers = living.filter((p) =>
		below.includes(p)
			? !judges.includes(Number(p.pid)) && !ours(p)
			: (uid > 0 && p.uid === uid) ||
				read(`/proc/${p.pid}/environ`).includes(marker) ||
				(p.uid >= SLOT_UIDS[0] && p.uid < SLOT_UIDS[1] && !supervised(all, p)),
	);
	const crowd = slots > SLOTS_MAX * Math.max(1, judges.length) ? [`${slots} processes of ${judges.length} judges`] : [];
	return [...strangers.map((p) => `process ${p.pid} (${p.name}, uid ${p.uid})`), ...crowd];
}

/** Names of directories only: the control groups are full of files. */
function directories(path) {
	try {
		return readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
	} catch {
		return [];
	}
}

function groups(path, depth = 0) {
	return directories(path).flatMap((name) => {
		const here = join(path, name);
		return [...(name.startsWith("viva-box.") ? [here] : []), ...(depth < 4 ? groups(here, depth + 1) : [])];
	});
}

function isDirectory(path) {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}

/** Work directories and control groups are called after the pid of the viva-box that made them. */
function traces(before) {
	const dirs = [...names(tmpdir()).map((name) => join(tmpdir(), name)), ...groups("/sys/fs/cgroup")];
	const orphans = dirs.filter((path) => {
		const pid = /\/viva-box\.(\d+)/.exec(path)?.[1];
		return pid && !isDirectory(`/proc/${pid}`);
	});
	const fresh = [...shared()].filter((what) => !before.has(what));
	return [...orphans, ...fresh];
}

/** Where things can be left that outlive their maker. Only names that the cases use count: others work here too. */
function shared() {
	const ipc = ["shm", "sem", "msg"].flatMap((kind) =>
		read(`/proc/sysvipc/${kind}`).split("\n").filter((line) => /^\s*4711\b/.test(line)).map((line) => `${kind} ${line.trim()}`));
	const files = ["/dev/shm", "/dev/mqueue", "/tmp", "/var/tmp", "/"].flatMap((dir) =>
		names(dir).filter((name) => /^(left|fill|sparse|output|d|f\d+)$/.test(name)).map((name) => join(dir, name)));
	const mounts = read("/proc/self/mountinfo").split("\n").filter((line) => line.includes("viva-box."));
	return new Set([...ipc, ...files, ...mounts]);
}

/** A directory with a secret, with a file and room that anybody may write, and a process to kill. */
export class Canary {
	constructor() {
		this.token = randomBytes(16).toString("hex");
		this.dir = mkdtempSync(join(tmpdir(), "viva-canary."));
		writeFileSync(join(this.dir, "secret.h"), `static const char secret[] = "${this.token}";\n`);
		writeFileSync(join(this.dir, "1.ans"), `"${this.token}"\n`);
		writeFileSync(join(this.dir, "writable"), this.token);
		chmodSync(join(this.dir, "writable"), 0o666);
		chmodSync(this.dir, 0o1777);
		this.processes = [];
		this.before = this.look();
		this.shared = shared();
	}

	/** One for each uid that runs attacks: some may signal only their own. */
	watch(uid) {
		/* Waits for its input to end, and so ends with us, however we end. */
		const child = spawn("cat", { stdio: ["pipe", "ignore", "ignore"], ...(uid > 0 ? { uid, gid: uid } : {}) });
		this.processes.push(child);
		return child.pid;
	}

	look() {
		const files = names(this.dir).sort().map((name) => {
			const { mode, mtimeMs, size, nlink } = statSync(join(this.dir, name));
			return [name, mode, mtimeMs, size, nlink, read(join(this.dir, name))];
		});
		return JSON.stringify([files, hostname(), read("/proc/sys/kernel/core_pattern")]);
	}

	harm() {
		const harm = this.look() === this.before ? [] : ["the canary's files, the host's name or its core_pattern changed"];
		for (const child of this.processes) {
			const state = /^State:\s*(\S)/m.exec(read(`/proc/${child.pid}/status`))?.[1];
			if (!state || state === "T" || state === "Z") harm.push(`the canary's process is ${state ?? "gone"}`);
		}
		return harm;
	}

	/** Empty when nothing is left of the run; waits a moment for it, since the kernel tidies up behind a death. */
	async left(run) {
		const watched = new Set(this.processes.map((child) => `process ${child.pid} (cat, uid ${run.uid})`));
		for (const until = Date.now() + CLEAN_WITHIN_MS; ; await pause(10)) {
			const left = [...processesLeft(run).filter((p) => !watched.has(p)), ...traces(this.shared)];
			if (left.length === 0 || Date.now() > until) return left;
		}
	}

	release() {
		for (const child of this.processes) child.kill("SIGKILL");
		rmSync(this.dir, { recursive: true, force: true });
	}
}
