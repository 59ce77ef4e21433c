// places.mjs - where a judge may find itself: as root, delegated, as an ordinary user, in a container. Each place is a
// command prefix, with the tier that it gives and whether memory is counted there by a control group.
import { spawn } from "node:child_process";
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";

const V2 = "/sys/fs/cgroup";
const USER = 4711;
const AS_USER = ["/usr/bin/setpriv", `--reuid=${USER}`, `--regid=${USER}`, "--clear-groups"];

/** Whether this machine's memory is counted by version 2, 1, or not at all. */
export function memoryVersion() {
	const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");
	if (read(`${V2}/cgroup.controllers`).split(/\s/).includes("memory")) return 2;
	return existsSync(`${V2}/memory/memory.limit_in_bytes`) ? 1 : 0;
}

/** A new group with another process in it, given away with the files that systemd gives away. */
export class Group {
	static count = 0;

	constructor(uid) {
		this.path = `${V2}/given.${Group.count++}`;
		for (const controller of ["+memory", "+pids", "+cpu"]) appendFileSync(`${V2}/cgroup.subtree_control`, controller);
		mkdirSync(this.path);
		for (const file of ["", "/cgroup.procs", "/cgroup.subtree_control", "/cgroup.threads"]) chownSync(this.path + file, uid, uid);
		/* It waits for its input to end, and so ends with us, however we end. */
		this.company = spawn("cat", { stdio: ["pipe", "ignore", "ignore"] });
		appendFileSync(`${this.path}/cgroup.procs`, String(this.company.pid));
	}

	/** What follows is started in it. */
	get prefix() {
		return ["sh", "-c", `echo $$ >${this.path}/cgroup.procs && exec "$@"`, "sh"];
	}

	release() {
		this.company.kill("SIGKILL");
	}
}

// Inside a control group namespace the top is no root of the tree: processes are in the way of children there.
const OWN_TOP = ["/usr/bin/unshare", "--cgroup", "--mount", "sh", "-c", `umount -l ${V2} && mount -t cgroup2 cgroup2 ${V2} && exec "$@"`, "sh"];

/** The places of this machine; those that need a v2 root of our own only in the guest. A place with `given` wants a
    new group of that user for each start: a group that has children takes no more processes. */
export function places({ guest, container }) {
	const counted = memoryVersion();
	const root = process.getuid() === 0;
	const list = [];
	const add = (name, prefix, tier, groups, more) => list.push({ name, prefix, tier, groups, args: [], ...more });
	const asked = (tier) => ({ args: ["--tier", tier] });
	if (root) {
		add("root", [], counted ? "A" : "B", counted > 0);
		add("root, tier B", [], "B", false, asked("B"));
		add("root, tier C", [], "C", false, asked("C"));
		if (container) add("container, root", [container], "C", false);
		if (container) add("container, user", [container, "--user", String(USER)], "C", false);
	} else if (container) add("container", [container], "C", false);
	add("user", root ? AS_USER : [], "B", false);
	add("user, tier C", root ? AS_USER : [], "C", false, asked("C"));
	if (guest) {
		add("delegated user", AS_USER, "B", true, { given: USER });
		add("service of root", [], "A", true, { given: 0 });
		add("container with its groups", OWN_TOP, "A", true, { given: 0 });
	}
	return list;
}

/** Groups of a viva-box that is no more. */
export function leftGroups(path = V2, depth = 0) {
	if (!existsSync(path) || depth > 5) return [];
	return readdirSync(path, { withFileTypes: true }).filter((e) => e.isDirectory()).flatMap(({ name }) => {
		const pid = /^viva-box\.(\d+)/.exec(name)?.[1];
		return [...(pid && !existsSync(`/proc/${pid}`) ? [`${path}/${name}`] : []), ...leftGroups(`${path}/${name}`, depth + 1)];
	});
}
