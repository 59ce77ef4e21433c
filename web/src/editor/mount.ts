// The editor on the page. This file and what it imports load only when a room is open.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { cpp } from "@codemirror/lang-cpp";
import { markdown } from "@codemirror/lang-markdown";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { EditorState, type Extension, type StateEffect, type Transaction } from "@codemirror/state";
import {
	drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, type KeyBinding,
} from "@codemirror/view";
import { diagnostics, showDiagnostics, type Placed } from "./diagnostics";
import { peers, showPeers, type Peer } from "./peers";
import { nextProblem, problems, showProblems, type Problem } from "./problems";
import type { DocStore } from "./store";
import { theme } from "./theme";

export interface Bench {
	/** Ctrl+M: whether Tab leaves the editor. */
	toggleTab(): void;
	readOnly: boolean;
	/** The document's name for a screen reader. */
	label(doc: string): string;
}

// Ctrl+Enter runs and Ctrl+Shift+Enter submits: that is the page's business.
const keys: readonly KeyBinding[] = defaultKeymap.filter((k) => k.key !== "Mod-Enter" && k.key !== "Ctrl-m");

function language(lang: string): Extension {
	if (lang === "c") return [cpp(), indentUnit.of("\t"), closeBrackets(), keymap.of([...closeBracketsKeymap])];
	return [markdown(), indentUnit.of("  "), EditorView.lineWrapping];
}

/** Gives every document of the store its keys, language and colours. */
export function equip(store: DocStore, bench: Bench): void {
	store.equip((d) => [
		lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), history(), drawSelection(), indentOnInput(),
		bracketMatching(), language(d.lang), theme, peers, diagnostics, problems,
		EditorState.readOnly.of(bench.readOnly),
		EditorView.contentAttributes.of({ "aria-label": bench.label(d.doc), tabindex: "0", spellcheck: String(d.lang !== "c") }),
		keymap.of([{ key: "Ctrl-m", run: () => (bench.toggleTab(), true) }, ...keys, ...historyKeymap, indentWithTab]),
	]);
}

export interface MountHooks {
	/** The selection or the text changed here. */
	moved(anchor: number, head: number): void;
	/** Lines that came by paste or drop. */
	pasted(lines: number): void;
}

export interface Mounted {
	peers(list: readonly Peer[]): void;
	/** Blocks under the lines of a run that did not compile. */
	diagnostics(list: readonly Placed[]): void;
	/** Marks in the text. */
	problems(list: readonly Problem[]): void;
	nextProblem(): void;
	tabMoves(on: boolean): void;
	focus(): void;
	goTo(line: number): void;
	destroy(): void;
}

const scrolls = new WeakMap<DocStore, Map<string, StateEffect<unknown>>>();

function pastedLines(tr: Transaction): number {
	if (!tr.docChanged || !(tr.isUserEvent("input.paste") || tr.isUserEvent("input.drop"))) return 0;
	let lines = 0;
	let units = 0;
	tr.changes.iterChanges((_a, _b, _c, _d, text) => {
		lines += text.lines;
		units += text.length;
	});
	return lines > 1 || units >= 80 ? lines : 0;
}

function dispatcher(store: DocStore, doc: string, on: MountHooks) {
	return (trs: readonly Transaction[]): void => {
		store.apply(doc, trs);
		const last = trs[trs.length - 1];
		if (last === undefined) return;
		if (trs.some((t) => t.docChanged || t.selection !== undefined)) {
			const { anchor, head } = last.state.selection.main;
			on.moved(anchor, head);
		}
		const lines = trs.reduce((n, t) => n + pastedLines(t), 0);
		if (lines > 0) on.pasted(lines);
	};
}

export function mount(store: DocStore, doc: string, parent: HTMLElement, on: MountHooks): Mounted | null {
	const entry = store.get(doc);
	if (entry === undefined) return null;
	const seen = scrolls.get(store) ?? new Map<string, StateEffect<unknown>>();
	scrolls.set(store, seen);
	const scrollTo = seen.get(doc);
	const view = new EditorView({
		state: entry.state, parent, dispatchTransactions: dispatcher(store, doc, on),
		...(scrollTo === undefined ? {} : { scrollTo }),
	});
	const detach = store.attach(doc, {
		show(trs) {
			const now = store.get(doc)?.state;
			if (trs.length > 0) view.update(trs);
			else if (now !== undefined && now !== view.state) view.setState(now);
		},
	});
	return {
		peers: (list) => showPeers(view, list),
		diagnostics: (list) => showDiagnostics(view, list),
		problems: (list) => showProblems(view, list),
		nextProblem: () => nextProblem(view),
		tabMoves: (move) => view.setTabFocusMode(move),
		focus: () => view.focus(),
		goTo: (line) => goTo(view, line),
		destroy() {
			seen.set(doc, view.scrollSnapshot());
			detach();
			view.destroy();
		},
	};
}

function goTo(view: EditorView, n: number): void {
	const line = view.state.doc.line(Math.min(Math.max(1, n), view.state.doc.lines));
	view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
	view.focus();
}
