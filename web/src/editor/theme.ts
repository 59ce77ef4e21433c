// Colours and sizes of the editor, all from css/tokens.css: the default highlight style fails contrast.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags as t } from "@lezer/highlight";

const look = EditorView.theme({
	"&": { flex: "1", minHeight: "0", height: "100%", background: "var(--code-bg)", color: "var(--text)" },
	"&.cm-focused": { outline: "none" },
	".cm-scroller": { fontFamily: "var(--font-mono)", fontSize: ".78125rem", lineHeight: "1.25rem", overflow: "auto" },
	".cm-content": { padding: "var(--s-3) 0", caretColor: "var(--text)" },
	".cm-line": { padding: "0 var(--s-5) 0 var(--s-3)" },
	".cm-gutters": { background: "var(--code-bg)", color: "var(--code-gutter)", border: "0", fontSize: ".6875rem" },
	".cm-lineNumbers .cm-gutterElement": { minWidth: "2.75rem", padding: "0 var(--s-3) 0 0" },
	".cm-activeLine, .cm-activeLineGutter": { background: "var(--code-line)" },
	".cm-activeLineGutter": { color: "var(--text)" },
	".cm-cursor": { borderLeft: "2px solid var(--text)" },
	"& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "var(--code-select)" },
	".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { background: "none", boxShadow: "inset 0 0 0 1px var(--line-strong)", borderRadius: "2px" },
	".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { background: "none", color: "var(--wa)" },
});

const colours = HighlightStyle.define([
	{ tag: [t.keyword, t.modifier, t.controlKeyword, t.definitionKeyword, t.operatorKeyword], color: "var(--syn-key)" },
	{ tag: [t.typeName, t.standard(t.typeName), t.className, t.namespace], color: "var(--syn-type)" },
	{ tag: [t.function(t.variableName), t.function(t.definition(t.variableName)), t.link, t.url], color: "var(--syn-fn)" },
	{ tag: [t.string, t.character, t.special(t.string), t.escape, t.monospace], color: "var(--syn-str)" },
	{ tag: [t.number, t.bool, t.null, t.atom], color: "var(--syn-num)" },
	{ tag: [t.comment, t.quote], color: "var(--syn-com)", fontStyle: "italic" },
	{ tag: [t.processingInstruction, t.meta, t.macroName], color: "var(--syn-pre)" },
	{ tag: [t.operator, t.punctuation, t.contentSeparator], color: "var(--syn-op)" },
	{ tag: t.heading, fontWeight: "600", color: "var(--syn-key)" },
	{ tag: t.emphasis, fontStyle: "italic" },
	{ tag: t.strong, fontWeight: "600" },
]);

export const theme: Extension = [look, syntaxHighlighting(colours)];
