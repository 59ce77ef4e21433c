// What the compiler last said of each document: unasked while it rests (`compiled`), or by a run. An answer about another
// version than the one here is dropped: what the one before said stays, and moves with the text until the next comes.
import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from "@preact/signals";
import { version, type Entry } from "../../editor/entry";
import { rangeIn, reaches, spotIn, type Range } from "../../editor/place";
import type { Problem } from "../../editor/problems";
import type { Compiled, Diagnostic } from "../../protocol";
import type { Run } from "../../state";
import { count } from "../../ui/format";
import type { Bench } from "./bench";
import { check } from "./prefs";

type Noted = Omit<Problem, keyof Range> & { /** In the text of that version; null at its top. */ readonly at: Range | null };
export interface Checked {
	readonly v: number;
	readonly ok: boolean;
	readonly problems: readonly Noted[];
}
type Answers = Readonly<Record<string, Checked>>;

const NO_WARNING = /^(fatal )?error$/;

export function isError(d: Diagnostic): boolean {
	return d.severity === undefined || NO_WARNING.test(d.severity);
}

/** A diagnostic of another file, or of none, stands at the top and names its place. */
function noted(e: Entry, v: number, d: Diagnostic): Noted {
	const elsewhere = d.file !== undefined && d.file !== "" && d.file !== e.name;
	const where = elsewhere ? `${d.file ?? ""}${d.line === undefined ? "" : ` line ${d.line}`}: ` : "";
	return { at: elsewhere ? null : spotIn(e, v, d), severity: isError(d) ? "error" : "warning", message: `${where}${d.message}`, option: d.option ?? "" };
}

const TOP: Range = { from: 0, to: 0 };

/** Where they are now, whatever was written since; none when that cannot be told any more. */
export function marks(e: Entry | undefined, c: Checked | null): Problem[] {
	if (e === undefined || c === null || !reaches(e, c.v)) return [];
	return c.problems.map(({ at, ...said }) => ({ ...said, ...(at === null ? TOP : rangeIn(e, c.v, at)) }));
}

/** Null when the text that it speaks of is not here. */
export function checkedOf(e: Entry | undefined, v: number, ok: boolean, list: readonly Diagnostic[]): Checked | null {
	if (e === undefined || (v !== version(e) && !e.ran.has(v))) return null;
	return { v, ok, problems: list.filter((d) => d.severity !== "note").map((d) => noted(e, v, d)) };
}

/** "2 errors, 1 warning". */
export function countWords(c: Checked): string {
	const errors = c.problems.filter((p) => p.severity === "error").length;
	const warnings = c.problems.length - errors;
	const words = [errors === 0 ? "" : count(errors, "error"), warnings === 0 ? "" : count(warnings, "warning")].filter((w) => w !== "");
	return words.length > 0 ? words.join(", ") : c.ok ? "Compiles" : "Does not compile";
}

export class Checks {
	private readonly typed: Signal<Answers> = signal({});
	private readonly ran: Signal<Answers> = signal({});
	private readonly heard = new Map<string, Compiled>();
	private judged: Run["result"] = null;

	constructor(private readonly b: Bench) {}

	/** Of the document in the editor: the later of both answers. */
	readonly now: ReadonlySignal<Checked | null> = computed(() => this.of(this.b.doc.value));

	of(doc: string): Checked | null {
		const typed = check.value ? this.typed.value[doc] : undefined;
		const ran = this.ran.value[doc];
		return (typed !== undefined && (ran === undefined || typed.v >= ran.v) ? typed : ran) ?? null;
	}

	/** Whether an error that a run met has been mended since, as far as a later check tells. */
	mended(run: Run, message: string): boolean {
		const typed = check.value ? this.typed.value[run.doc] : undefined;
		return typed !== undefined && typed.v > (run.v ?? 0) && !typed.problems.some((p) => p.message === message);
	}

	watch(): () => void {
		const ends = [effect(() => this.compiled(this.b.seen.value.compiled)), effect(() => this.run(this.b.room.value.runs))];
		return () => ends.forEach((end) => end());
	}

	private compiled(all: Readonly<Record<string, Compiled>>): void {
		void this.b.live.docsTick.value;
		for (const c of Object.values(all)) {
			const e = this.b.live.docs.get(c.doc);
			// The text that it speaks of may still be on its way.
			if (this.heard.get(c.doc) === c || e === undefined || version(e) < c.v) continue;
			this.heard.set(c.doc, c);
			if (version(e) === c.v) put(this.typed, c.doc, checkedOf(e, c.v, c.ok, c.diagnostics));
		}
	}

	private run(runs: readonly Run[]): void {
		// A snapshot gives the runs first and the documents then.
		void this.b.live.docsTick.value;
		const run = runs.findLast((r) => r.result?.compile !== undefined);
		const compile = run?.result?.compile;
		if (run === undefined || compile === undefined || run.v === null || run.result === this.judged) return;
		const c = checkedOf(this.b.live.docs.get(run.doc), run.v, compile.ok, compile.diagnostics ?? []);
		if (c === null) return;
		this.judged = run.result;
		put(this.ran, run.doc, c);
	}
}

function put(to: Signal<Answers>, doc: string, c: Checked | null): void {
	if (c !== null)
		untracked(() => (to.value = { ...to.value, [doc]: c }));
}
