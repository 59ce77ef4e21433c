// places.mjs - where a judge may find itself: as root, delegated, as an ordinary user, in a container. Each place is a
// command prefix, with the tier that it gives and whether memory is counted there by a control group.
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";

const V2 = "/sys/fs/cgroup";
const USER = 4711;
const AS_USER = ["setpriv", `--reuid=${USER}`, `--regid=${USER}`, "--clear-groups"];

/** Whether this machine's memory is counted by version 2, 1, or not at all. */
export function memoryVersion() {
	const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");
	if (read(`${V2}/cgroup.controllers`).split(/\s/).includes("memory")) return 2;
	return existsSync(`${V2}/memory/memory.limit_in_bytes`) ? 1 : 0;
}

/** A group below the root with these controllers; given away with the files that systemd gives away. */
function group(name, uid) {
	const path = `${V2}/${name}`;
	for (const controller of ["+memory", "+pids", "+cpu"]) appendFileSync(`${V2}/cgroup.subtree_control`, controller);
	mkdirSync(path, { recursive: true });
	for (const file of ["", "/cgroup.procs", "/cgroup.subtree_control", "/cgroup.threads"]) chownSync(path + file, uid, uid);
	return path;
}

/** Starts what follows in that group, beside another process that lives as long. */
function within(path, then) {
	const script = `echo $$ >${path}/cgroup.procs || exit 125; { exec 3>&1; cat <&9; } >/dev/null 9<&0 & exec "$@"`;
	return ["sh", "-c", script, "sh", ...then];
}

/** Inside a control group namespace the root is no root of the tree: processes are in the way of children. */
function ownNamespace(path) {
	const script = `mount -t cgroup2 cgroup2 ${V2} && exec "$@"`;
	return within(path, ["unshare", "--cgroup", "--mount", "sh", "-c", script, "sh"]);
}

/** The places of this machine; those that need a v2 root of our own only in the guest. */
export function places({ guest, container }) {
	const counted = memoryVersion();
	const root = process.getuid() === 0;
	const list = [];
	const add = (name, prefix, tier, groups, args = []) => list.push({ name, prefix, tier, groups, args });
	const strongest = counted ? "A" : "B";
	if (root) {
		add("root", [], strongest, counted > 0);
		add("root, tier B", [], "B", false, ["--tier", "B"]);
		add("root, tier C", [], "C", false, ["--tier", "C"]);
		if (container) add("container, root", [container], "C", false);
		if (container) add("container, user", [container, "--user", String(USER)], "C", false);
	} else if (container) add("container", [container], "C", false);
	add("user", root ? AS_USER : [], "B", false);
	add("user, tier C", root ? AS_USER : [], "C", false, ["--tier", "C"]);
	if (guest) {
		add("delegated user", within(group("delegated", USER), AS_USER), "B", true);
		add("service of root", within(group("service", 0), []), "A", true);
		add("container with its groups", ownNamespace(group("namespace", 0)), "A", true);
	}
	return list;
}

/** Groups of a viva-box that is no more. */
export function leftGroups(path = V2, depth = 0) {
	if (!existsSync(path) || depth > 5) return [];
	return readdirSync(path, { withFileTypes: true }).filter((e) => e.isDirectory()).flatMap(({ name }) => {
		const pid = /^viva-box\.(\d+)$/.exec(name)?.[1];
		return [...(pid && !existsSync(`/proc/${pid}`) ? [`${path}/${name}`] : []), ...leftGroups(`${path}/${name}`, depth + 1)];
	});
}
