// The two rules of maths in the bank: `$...$` in a line, `$$` alone on its lines around a block. A dollar
// sign is always maths; one without a partner is printed as it stands.
import type { MarkdownIt } from "markdown-it";

type Tex = (source: string, block: boolean) => string;
const DOLLAR = 0x24;
const BACKSLASH = 0x5c;

/** Where the `$` that closes the one at `from` stands, or -1. */
export function closing(src: string, from: number, max: number): number {
	for (let i = from + 1; i < max; i++) {
		const c = src.charCodeAt(i);
		if (c === BACKSLASH) i++;
		else if (c === DOLLAR) return i;
	}
	return -1;
}

function inlineRule(md: MarkdownIt): void {
	md.inline.ruler.after("escape", "math", (state, silent) => {
		if (state.src.charCodeAt(state.pos) !== DOLLAR) return false;
		const double = state.src.charCodeAt(state.pos + 1) === DOLLAR;
		const start = state.pos + (double ? 2 : 1);
		const end = closing(state.src, start - 1, state.posMax);
		if (end <= start) return false;
		if (!silent) {
			const token = state.push(double ? "math_block" : "math_inline", "math", 0);
			token.content = state.src.slice(start, end).trim();
		}
		state.pos = end + (double && state.src.charCodeAt(end + 1) === DOLLAR ? 2 : 1);
		return true;
	});
}

function blockRule(md: MarkdownIt): void {
	md.block.ruler.before("fence", "math", (state, startLine, endLine, silent) => {
		const line = (n: number): string => state.src.slice((state.bMarks[n] ?? 0) + (state.tShift[n] ?? 0), state.eMarks[n] ?? 0).trim();
		if (!line(startLine).startsWith("$$")) return false;
		const first = line(startLine).slice(2);
		const one = first.endsWith("$$") && first.length > 2;
		let last = startLine;
		if (!one) while (++last < endLine && !line(last).endsWith("$$"));
		if (last >= endLine && !one) return false;
		if (silent) return true;
		const lines = [first];
		for (let n = startLine + 1; n <= last; n++) lines.push(line(n));
		const token = state.push("math_block", "math", 0);
		token.block = true;
		token.content = lines.join("\n").replace(/\$\$$/, "").trim();
		state.line = last + 1;
		return true;
	}, { alt: ["paragraph", "reference", "blockquote", "list"] });
}

export function mathRules(md: MarkdownIt, tex: Tex): void {
	inlineRule(md);
	blockRule(md);
	md.renderer.rules["math_inline"] = (tokens, i) => tex(tokens[i]?.content ?? "", false);
	md.renderer.rules["math_block"] = (tokens, i) => tex(tokens[i]?.content ?? "", true);
}
