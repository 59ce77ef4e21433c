// groups.mjs - the control groups of version 2 themselves, in a machine of our own: what a run is held to, and what
// becomes of the groups of a viva-box that was killed.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const V2 = "/sys/fs/cgroup";
const LIMIT = `${64 << 20}`;
const SLEEPS = "#include <unistd.h>\nint main(void) { sleep(1000); return 0; }\n";
const RETURNS = "int main(void) { return 0; }\n";

/* Groups come and go while they are looked at: one that is gone, between any two calls, has nothing to tell. */
function unlessGone(look, otherwise) {
	try {
		return look();
	} catch (e) {
		if (e.code === "ENOENT" || e.code === "ENODEV") return otherwise;
		throw e;
	}
}
const read = (path) => unlessGone(() => readFileSync(path, "utf8").trim(), "");
const children = (path) => unlessGone(() => readdirSync(path, { withFileTypes: true }), []).filter((e) => e.isDirectory()).map((e) => join(path, e.name));
const boxes = () => children(V2).filter((path) => path.includes("/viva-box."));
/* With this limit: not the compiler. */
const running = (box) => children(box).flatMap(children).filter((path) => read(`${path}/memory.max`) === LIMIT && read(`${path}/cgroup.procs`) !== "");

/** Whatever it gives first that is not empty; "" when the judge ends before. */
async function until(judge, look) {
	for (;;) {
		const seen = look();
		if (seen.length > 0) return seen;
		if (judge.exitCode !== null || judge.signalCode !== null) return "";
		await new Promise((done) => setTimeout(done, 20));
	}
}

function start(place, text, args) {
	const file = join(place.data, `case${Math.random()}.c`);
	writeFileSync(file, text);
	const child = spawn(place.judge, ["exec", "--json", "--data", place.data, ...args, file], { stdio: ["ignore", "pipe", "ignore"] });
	child.output = "";
	child.stdout.on("data", (data) => { child.output += data; });
	child.ended = new Promise((done) => child.on("close", done));
	return child;
}

/** A sleeping run, in its group: what the group holds it to. Ended by killing its viva-box. */
export async function groups(place, check) {
	const judge = start(place, SLEEPS, ["--memory-limit", "64", "--time-limit", "20"]);
	const box = (await until(judge, () => boxes().filter((path) => running(path).length > 0)))[0] ?? "";
	const run = running(box)[0] ?? "";
	const wanted = { "memory.swap.max": "0", "memory.oom.group": "1", "pids.max": "2" };
	for (const [file, value] of Object.entries(wanted)) {
		const got = read(`${run}/${file}`);
		check(`a run's ${file}`, got === value || (file === "memory.swap.max" && got === "") ? "" : `${got}, not ${value}`);
	}
	check("one process in a run's group", read(`${run}/cgroup.procs`).split("\n").length === 1 ? "" : read(`${run}/cgroup.procs`));
	check("its slot's own group holds none", run !== "" && read(`${run}/../cgroup.procs`) === "" ? "" : run);

	const other = start(place, RETURNS, []);
	await other.ended;
	check("another judge leaves a living one's groups", running(box).length === 1 && JSON.parse(other.output).verdict === "OK" ? "" : other.output);

	process.kill(Number(/viva-box\.(\d+)/.exec(box)?.[1]), "SIGKILL");
	await judge.ended;
	check("a killed viva-box leaves its groups", existsSync(box) ? "" : "they were gone before anybody swept");
	/* The pid in this name lives, but it is none of viva-box's. */
	mkdirSync(`${V2}/viva-box.1/0/run.7`, { recursive: true });
	await start(place, RETURNS, []).ended;
	check("the next start removes the groups of the dead", boxes().join(" "));
}
