// The house rules that a compiler does not know. Prints each breach as file:line and fails.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

const MAX_LINES = 200;

// who: the only files that may; what: the thing
const WALLS = [
	{ what: /\bfetch\s*\(|\bXMLHttpRequest\b|\bsendBeacon\b|\bEventSource\b/, who: /^src\/api\.ts$/, say: "only src/api.ts fetches" },
	{ what: /\bnew WebSocket\b/, who: /^src\/(socket\.ts|socket\/)/, say: "only the socket module opens a WebSocket" },
	{ what: /from "(@codemirror|@lezer)\//, who: /^src\/(editor\.ts|editor\/|state\/|protocol)/, say: "only the editor module knows CodeMirror" },
	{ what: /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/, who: /^src\/ui\/Markdown\.tsx$/, say: "HTML reaches the page only through DOMPurify in Markdown" },
	{ what: /\sstyle=[{"']/, who: /^$/, say: "no inline styles: make a class, or set a custom property by ref" },
	{ what: /(:|<|\bas)\s*any\b|@ts-ignore|@ts-nocheck/, who: /^$/, say: "no any: outside data is unknown until decoded" },
];

function files(dir) {
	return readdirSync(dir).flatMap((name) => {
		const path = join(dir, name);
		return statSync(path).isDirectory() ? files(path) : [path];
	});
}

let faults = 0;
function fault(where, say) {
	faults++;
	console.error(`${where}: ${say}`);
}

for (const path of files("src").filter((p) => /\.(ts|tsx)$/.test(p))) {
	const name = relative(".", path);
	const lines = readFileSync(path, "utf8").split("\n");
	if (lines.length - 1 > MAX_LINES) fault(name, `${lines.length - 1} lines, at most ${MAX_LINES}`);
	lines.forEach((line, i) => {
		for (const w of WALLS)
			if (w.what.test(line) && !w.who.test(name) && !/^\s*(\/\/|\*)/.test(line))
				fault(`${name}:${i + 1}`, w.say);
	});
}
if (faults > 0) process.exit(1);
console.log("web lint: nothing to say");
