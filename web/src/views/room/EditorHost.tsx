// Puts the editor on the page, and feeds it the others' carets and the compiler's words.
import { effect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { inward, lineIn, outward, version } from "../../editor/entry";
import type { Mounted } from "../../editor/mount";
import type { Peer } from "../../editor/peers";
import { nameOf, type Run } from "../../state";
import { useBench, type Bench } from "./bench";
import { isError, marks, type Checked } from "./checks";
import { hueOf } from "./people";
import { tabMoves } from "./prefs";

type Editor = typeof import("../../editor/mount");

function useEditor(): Editor | null {
	const [editor, set] = useState<Editor | null>(null);
	useEffect(() => void import("../../editor/mount").then(set), []);
	return editor;
}

const CURSOR_MS = 100;

/** Tells the others where I am, at most ten times a second, and always the last place. */
export function cursorTeller(b: Bench, doc: string): (anchor: number, head: number) => void {
	let timer = 0;
	let at = { anchor: 0, head: 0 };
	const tell = (): void => {
		timer = 0;
		const e = b.live.docs.get(doc);
		if (e === undefined) return;
		b.live.eph({ t: "eph", k: "cursor", b: { doc, v: version(e), anchor: outward(e, at.anchor), head: outward(e, at.head) } });
	};
	return (anchor, head) => {
		at = { anchor, head };
		if (timer === 0) timer = window.setTimeout(tell, CURSOR_MS);
	};
}

function peersIn(b: Bench, doc: string): Peer[] {
	const s = b.session.value;
	const entry = b.live.docs.get(doc);
	if (entry === undefined) return [];
	return Object.entries(s.cursors).filter(([u, c]) => c.doc === doc && u !== s.me.u).map(([u, c]) => ({
		u, name: nameOf(s.room, u).split(" ")[0] ?? "", hue: hueOf(s.room, u), anchor: inward(entry, c.v, c.anchor), head: inward(entry, c.v, c.head),
	}));
}

/** Why a run did not compile, at the lines as far as those can still be found; what was mended since is gone. */
function placed(b: Bench, doc: string, run: Run | null) {
	const entry = b.live.docs.get(doc);
	if (run === null || run.doc !== doc || run.v === null || entry === undefined) return [];
	const v = run.v;
	return (run.result?.compile?.diagnostics ?? []).flatMap((d) => {
		const pos = d.line === undefined || !isError(d) || b.checks.mended(run, d.message) ? null : lineIn(entry, v, d.line);
		return pos === null ? [] : [{ pos, severity: d.severity ?? "error", message: d.message }];
	});
}

const shown = new WeakMap<object, Checked | null>();

/** Effects that keep a mounted editor up to date; gives back how to end them. */
function feed(b: Bench, doc: string, m: Mounted): () => void {
	let cursors: unknown = null;
	let verdict: readonly unknown[] = [];
	const asked = b.nextProblem.peek();
	const ends = [
		effect(() => {
			const now = b.session.value.cursors;
			if (now === cursors) return;
			cursors = now;
			m.peers(peersIn(b, doc));
		}),
		effect(() => {
			const run = b.run.value;
			const now = [run?.result ?? run?.run, b.checks.of(doc)];
			if (now.every((x, i) => x === verdict[i])) return;
			verdict = now;
			m.diagnostics(placed(b, doc, run));
		}),
		effect(() => {
			// After a snapshot the document may be another one, without marks.
			void b.live.docsTick.value;
			const entry = b.live.docs.get(doc);
			const now = b.checks.of(doc);
			// Marks that a document has already, it has kept in their places.
			if (entry === undefined || shown.get(entry) === now) return;
			shown.set(entry, now);
			m.problems(marks(entry, now));
		}),
		effect(() => {
			if (b.nextProblem.value > asked) m.nextProblem();
		}),
		effect(() => m.tabMoves(tabMoves.value)),
		effect(() => {
			const to = b.goTo.value;
			if (to?.doc !== doc) return;
			m.goTo(to.line);
			b.goTo.value = null;
		}),
	];
	return () => ends.forEach((end) => end());
}

export function EditorHost({ doc, onMove }: { doc: string; onMove: (anchor: number, head: number) => void }) {
	const b = useBench();
	const host = useRef<HTMLDivElement>(null);
	const editor = useEditor();
	const readOnly = !b.mayWrite();
	useEffect(() => {
		editor?.equip(b.live.docs, {
			readOnly,
			toggleTab: () => (tabMoves.value = !tabMoves.value),
			label: (d) => `${readOnly ? "Read only" : "Shared editor"}, ${b.live.docs.get(d)?.name ?? d}`,
		});
	}, [editor, readOnly]);
	useEffect(() => {
		if (editor === null || host.current === null) return;
		const tell = cursorTeller(b, doc);
		const m = editor.mount(b.live.docs, doc, host.current, {
			moved: (anchor, head) => {
				onMove(anchor, head);
				if (!readOnly) tell(anchor, head);
			},
			pasted: (lines) => void b.do("mark", { what: "paste", doc, lines }),
		});
		if (m === null) return;
		const end = feed(b, doc, m);
		return () => {
			end();
			m.destroy();
		};
	}, [editor, doc]);
	return <div class="editor" ref={host} aria-busy={editor === null} />;
}
