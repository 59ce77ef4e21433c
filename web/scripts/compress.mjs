// Puts a .br and a .gz beside every text file of dist/: the server sends them as they are.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = /\.(html|js|css|svg|json|txt|map|webmanifest)$/;
const WORTH_BYTES = 512;

function files(dir) {
	return readdirSync(dir).flatMap((name) => {
		const path = join(dir, name);
		return statSync(path).isDirectory() ? files(path) : [path];
	});
}

let before = 0;
let after = 0;
for (const path of files("dist").filter((p) => TEXT.test(p))) {
	const raw = readFileSync(path);
	if (raw.length < WORTH_BYTES) continue;
	const br = brotliCompressSync(raw, {
		params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
	});
	writeFileSync(`${path}.br`, br);
	writeFileSync(`${path}.gz`, gzipSync(raw, { level: 9 }));
	before += raw.length;
	after += br.length;
}
console.log(`compressed: ${before} bytes of text become ${after} (br)`);
