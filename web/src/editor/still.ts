// Text as it stood, coloured for reading: lines of pieces, each with the class that css/editor.css colours.
// No view and no editing, so that review can draw any moment as plain elements.
import { cppLanguage } from "@codemirror/lang-cpp";
import { highlightCode, tagHighlighter, tags as t } from "@lezer/highlight";

export interface Piece { readonly text: string; readonly cls: string }
export type StillLine = readonly Piece[];

const classes = tagHighlighter([
	{ tag: [t.keyword, t.modifier, t.controlKeyword, t.definitionKeyword, t.operatorKeyword], class: "k" },
	{ tag: [t.typeName, t.standard(t.typeName), t.className], class: "ty" },
	{ tag: [t.function(t.variableName), t.function(t.definition(t.variableName))], class: "fn" },
	{ tag: [t.string, t.character, t.special(t.string), t.escape], class: "st" },
	{ tag: [t.number, t.bool, t.null], class: "nu" },
	{ tag: [t.comment, t.lineComment, t.blockComment], class: "co" },
	{ tag: [t.processingInstruction, t.meta, t.macroName], class: "pp" },
	{ tag: [t.operator, t.punctuation], class: "op" },
]);

/** Longer texts are shown without colour: a scrubber redraws them many times a second. */
const COLOURED_MAX = 60_000;

export function still(text: string, lang: string): StillLine[] {
	if (lang !== "c" || text.length > COLOURED_MAX) return text.split("\n").map((l) => [{ text: l, cls: "" }]);
	const lines: Piece[][] = [[]];
	const put = (piece: string, cls: string): void => void lines[lines.length - 1]?.push({ text: piece, cls });
	highlightCode(text, cppLanguage.parser.parse(text), classes, put, () => lines.push([]));
	return lines;
}
