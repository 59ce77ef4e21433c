// table.mjs - the results as a section of Markdown, put between two marks of a page that people write.
import { readFileSync, writeFileSync } from "node:fs";

const [BEGIN, END] = ["<!-- corpus: made by tests/adversarial/run.mjs --table -->", "<!-- end of corpus -->"];

/** Throws where the page has no place for it. */
export function putTable(path, text) {
	const page = readFileSync(path, "utf8");
	const from = page.indexOf(BEGIN), to = page.indexOf(END);
	if (from < 0 || to < from) throw new Error(`${path}: the marks of the corpus are missing`);
	writeFileSync(path, `${page.slice(0, from + BEGIN.length)}\n\n${text}${page.slice(to)}`);
}

const cell = (text) => text.replaceAll("|", "\\|");

export function table(cases, combos, results) {
	const at = new Map(results.map((r) => [`${r.case} ${r.tier} ${r.user} ${r.compiler}`, r]));
	const said = (r) => (r ? r.verdict + (r.ok ? "" : " **!**") : "-");
	const heads = ["case", "attack", "expected", ...combos.map((c) => `${c.tier}, ${c.user}`)];
	const rows = cases.map((c) => {
		const seen = combos.map((combo) => {
			const [gcc, clang] = ["gcc", "clang"].map((compiler) => said(at.get(`${c.name} ${combo.tier} ${combo.user} ${compiler}`)));
			return clang === "-" || clang === gcc ? gcc : `${gcc}, clang ${clang}`;
		});
		return [c.name, c.attack, c.expectText, ...seen].map(cell);
	});
	const families = [...new Set(cases.map((c) => c.family))];
	const lines = families.flatMap((family) => {
		const of = rows.filter((_, i) => cases[i].family === family);
		return [`### ${family[0].toUpperCase()}${family.slice(1)}`, "", `| ${heads.join(" | ")} |`, `|${" --- |".repeat(heads.length)}`, ...of.map((r) => `| ${r.join(" | ")} |`), ""];
	});
	return `${lines.join("\n")}\n`;
}
