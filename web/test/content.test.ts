// Every text of the bank and the packages is Markdown and TeX that the page can draw: KaTeX knows each command, no
// dollar sign is left over, and nothing in it would be HTML.
import { readFileSync } from "node:fs";
import katex from "katex";
import Markdown from "markdown-it";
import { describe, expect, test } from "vitest";
import { mathRules } from "../src/ui/md-math";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const read = (name: string): { [key: string]: Json } => JSON.parse(readFileSync(new URL(`../../build/${name}`, import.meta.url), "utf8")) as { [key: string]: Json };

/* What is not prose: names, labels that are drawn as they stand, and code. */
const BARE = new Set(["id", "section", "seed", "version", "level", "type", "minutes", "tags", "when", "exhibit", "references", "numeric_key", "axis", "hash", "name", "languages", "template", "tests", "samples", "limits"]);

/** Every string below a value, with the path that leads there. */
function* prose(value: Json, path: string): Generator<[string, string]> {
	if (typeof value === "string") yield [path, value];
	else if (Array.isArray(value)) for (const [i, v] of value.entries()) yield* prose(v, `${path}[${i}]`);
	else if (value !== null && typeof value === "object") for (const [k, v] of Object.entries(value)) if (!BARE.has(k)) yield* prose(v, `${path}.${k}`);
}

const faults: string[] = [];
const md = new Markdown({ html: false, linkify: false, typographer: false });
mathRules(md, (source, block) => {
	try {
		katex.renderToString(source, { displayMode: block, throwOnError: true, strict: "error", maxExpand: 500 });
	} catch (e) {
		faults.push(`${source}: ${e instanceof Error ? e.message : String(e)}`);
	}
	return "";
});

/** Text as it is read: what is left of it once maths, code and tags are gone. */
const words = (html: string): string => html.replace(/<(code|pre)[^>]*>[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "");

function wrong(items: Json, named: string): string[] {
	const found: string[] = [];
	for (const item of Array.isArray(items) ? items : []) {
		if (item === null || typeof item !== "object" || Array.isArray(item)) continue;
		for (const [path, text] of prose(item, String(item[named]))) {
			faults.length = 0;
			const left = words(md.render(text));
			found.push(...faults.map((f) => `${path}: ${f}`));
			if (left.includes("$")) found.push(`${path}: a dollar sign without a partner`);
			if (/&lt;\/?[a-z]+[ &>]/i.test(left)) found.push(`${path}: HTML is shown as text`);
		}
	}
	return found;
}

describe("texts that a page draws", () => {
	const bank = read("bank.json"), packages = read("packages.json");
	test("there are some", () => expect([bank["questions"], packages["packages"]].every((l) => Array.isArray(l) && l.length > 0)).toBe(true));
	test("a fault is found, and only there", () => {
		const bad = wrong([{ id: "a/b", prompt: "What is $\\nosuch{x}$?", hints: ["It costs 5$.", "A <b>bold</b> one, `<b>` and $x<y$."], tags: ["$"] }], "id");
		expect(bad.map((b) => b.split(":")[0])).toEqual(["a/b.prompt", "a/b.hints[0]", "a/b.hints[1]"]);
	});
	test("questions", () => expect(wrong(bank["questions"] ?? null, "id")).toEqual([]));
	test("cards", () => expect(wrong(bank["cards"] ?? null, "id")).toEqual([]));
	test("packages", () => expect(wrong(packages["packages"] ?? null, "id")).toEqual([]));
});
