// viva-judge as a person on the command line sees it, and a small package of one's own to judge with.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, temporary } from "./server.mjs";

export const program = path.join(build, "viva-judge");

/** Runs a command to its end: {status, out, err}. */
export function judge(args, { data = defaultData(), cwd } = {}) {
	return new Promise((resolve, reject) => {
		const env = { ...process.env, VIVA_JUDGE_DATA: data };
		const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
		let out = "", err = "";
		child.stdout.on("data", (chunk) => (out += chunk));
		child.stderr.on("data", (chunk) => (err += chunk));
		child.on("error", reject);
		child.on("close", (status, signal) => resolve({ status: status ?? signal, out, err }));
	});
}

let data = null;
const defaultData = () => (data ??= path.join(temporary(), "data"));

export const json = (result) => JSON.parse(result.out);

export function write(folder, files) {
	for (const [name, text] of Object.entries(files)) {
		const file = path.join(folder, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	return folder;
}

/** A C program that prints what `expression` is for the integers a and b of its input. */
export const printing = (expression, before = "") =>
	`#include <signal.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>
int main(void)\n{\n\tlong a, b;\n\tif (scanf("%ld %ld", &a, &b) != 2)\n\t\treturn 1;\n\t${before}
\tprintf("%ld\\n", (long)(${expression}));\n\treturn 0;\n}\n`;

/** Sum of two numbers: a sample, a pass-fail group of 40 points, a summing group of 60. */
export function sumPackage(more = {}) {
	const folder = path.join(temporary(), "sumtwo");
	return write(folder, {
		"problem.yaml": `problem_format_version: 2025-09
type: scoring
name: Sum of Two
uuid: 7f6c6ece-099b-4fa8-9596-fe0861feb17f
limits:
  time_limit: 1
  memory: 64
  output: 1
`,
		"statement/problem.en.md": "Print the sum.\n\n{{nextsample}}\n",
		"input_validators/check.c": `#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{
	long a, b, most = argc > 1 ? strcmp(argv[1], "small") == 0 ? 9 : 99 : 1000000;
	char end;
	if (scanf("%ld %ld%c", &a, &b, &end) != 3 || end != '\\n' || getchar() != EOF)
		return 43;
	return a > most || b > most ? 43 : 42;
}
`,
		"submissions/accepted/plus.c": printing("a + b"),
		"submissions/wrong_answer/minus.c": printing("a - b"),
		"data/sample/1.in": "1 2\n",
		"data/sample/1.ans": "3\n",
		"data/secret/g1/test_group.yaml": "max_score: 40\ninput_validator_args: [small]\n",
		"data/secret/g1/01-zero.in": "0 0\n",
		"data/secret/g1/01-zero.ans": "0\n",
		"data/secret/g1/02-more.in": "3 4\n",
		"data/secret/g1/02-more.ans": "7\n",
		"data/secret/g2/test_group.yaml": "max_score: 60\nscore_aggregation: sum\n",
		"data/secret/g2/01.in": "100 0\n",
		"data/secret/g2/01.ans": "100\n",
		"data/secret/g2/02.in": "100 200\n",
		"data/secret/g2/02.ans": "300\n",
		"data/invalid_input/three.in": "1 2 3\n",
		...more,
	});
}
