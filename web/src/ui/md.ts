// Markdown with TeX to HTML, and the one gate through which HTML reaches the page. Loads when first needed.
import DOMPurify from "dompurify";
import type katexType from "katex";
import Markdown from "markdown-it";
import type { MarkdownIt } from "markdown-it";
import { mathRules } from "./md-math";

const CLEAN = {
	ADD_TAGS: ["semantics", "annotation"],
	ADD_ATTR: ["encoding", "target", "tabindex"],
	// KaTeX draws roots and tall brackets as svg with path; the text itself cannot bring any (html: false).
	FORBID_TAGS: ["style", "form", "input", "button", "iframe", "img", "use", "image", "foreignObject", "animate", "set"],
};

/** A link out opens beside the room; a link to another question is only text, since it may not be revealed. */
function links(md: MarkdownIt): void {
	md.renderer.rules["link_open"] = (tokens, i) => {
		const href = String(tokens[i]?.attrGet("href") ?? "");
		if (!/^https?:\/\//.test(href)) return "<span>";
		return `<a href="${md.utils.escapeHtml(href)}" target="_blank" rel="noopener noreferrer">`;
	};
	md.renderer.rules["link_close"] = (tokens, i) => {
		let depth = 0;
		for (let j = i; j >= 0; j--) {
			const t = tokens[j];
			if (t?.type === "link_close") depth++;
			else if (t?.type === "link_open" && --depth === 0) return /^https?:\/\//.test(String(t.attrGet("href") ?? "")) ? "</a>" : "</span>";
		}
		return "</a>";
	};
	// A picture would be a request to somebody else: its words stay.
	md.renderer.rules["image"] = (tokens, i) => md.utils.escapeHtml(tokens[i]?.content ?? "");
	md.renderer.rules["table_open"] = () => '<div class="scroll-x"><table class="table">';
	md.renderer.rules["table_close"] = () => "</table></div>";
}

let katex: typeof katexType | null = null;

function tex(source: string, block: boolean): string {
	if (katex === null) return source;
	return katex.renderToString(source, { displayMode: block, throwOnError: false, strict: "ignore", maxExpand: 500, maxSize: 20 });
}

const md = new Markdown({ html: false, linkify: false, typographer: false });
links(md);
mathRules(md, tex);

async function loadMaths(): Promise<void> {
	if (katex !== null) return;
	const [k] = await Promise.all([import("katex"), import("katex/dist/katex.min.css")]);
	katex = k.default;
}

/** Clean HTML of a text. `inline` gives no paragraph around it. */
export async function toHtml(text: string, inline: boolean): Promise<string> {
	if (text.includes("$")) await loadMaths();
	return DOMPurify.sanitize(inline ? md.renderInline(text) : md.render(text), CLEAN);
}
