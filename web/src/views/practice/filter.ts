// Which questions a list shows, and what I did with each. Pure.
import type { Catalog, Item, Session } from "../../model";

export type State = "" | "fresh" | "tried" | "done";
export interface Filter { section: string; kind: "all" | "theory" | "code" | "cards"; level: string; type: string; text: string; state: State }
export const NO_FILTER: Filter = { section: "", kind: "all", level: "", type: "", text: "", state: "" };

export interface Past { last: Session; verdict: string | null; tries: number; ended: number }

/** My practices by item: the newest, and the best verdict (an accepted one wins). */
export function pastOf(sessions: readonly Session[]): ReadonlyMap<string, Past> {
	const out = new Map<string, Past>();
	for (const s of sessions) {
		if (s.item === null || s.kind !== "practice") continue;
		const old = out.get(s.item);
		const verdict = old?.verdict === "AC" || s.verdict === "AC" ? "AC" : old === undefined ? s.verdict : (old.verdict ?? s.verdict);
		out.set(s.item, { last: old?.last ?? s, verdict, tries: (old?.tries ?? 0) + 1, ended: (old?.ended ?? 0) + (s.state === "ended" ? 1 : 0) });
	}
	return out;
}

const KINDS: Record<Filter["kind"], (i: Item) => boolean> = {
	all: () => true,
	theory: (i) => i.kind === "question",
	code: (i) => i.kind === "package",
	cards: (i) => i.kind === "card",
};

/** A coding problem is done when it is solved, anything else when a try has ended. */
export function isDone(i: Item, p: Past | undefined): boolean {
	return p !== undefined && (i.kind === "package" ? p.verdict === "AC" : p.ended > 0);
}

export function stateOf(i: Item, p: Past | undefined): State {
	return p === undefined ? "fresh" : isDone(i, p) ? "done" : "tried";
}

/** Coding problems among these, and how many of them are solved. */
export function solved(items: readonly Item[], past: ReadonlyMap<string, Past>): { done: number; all: number } {
	const code = items.filter(KINDS.code);
	return { done: code.filter((i) => isDone(i, past.get(i.id))).length, all: code.length };
}

/** `found`: what a search of the texts adds to what matches by title. */
export function shown(c: Catalog, f: Filter, past: ReadonlyMap<string, Past>, found: ReadonlyMap<string, string> = new Map()): Item[] {
	const words = f.text.toLowerCase().split(/\s+/).filter((w) => w !== "");
	const title = new Map(c.sections.map((s) => [s.id, s.title]));
	return c.items.filter((i) => {
		const text = `${i.title} ${title.get(i.section) ?? i.section} ${i.type}`.toLowerCase();
		return (f.section === "" || i.section === f.section) && KINDS[f.kind](i) && (f.level === "" || i.level === f.level)
			&& (f.type === "" || i.type === f.type) && (f.state === "" || stateOf(i, past.get(i.id)) === f.state) && (found.has(i.id) || words.every((w) => text.includes(w)));
	});
}

/** Sections that have something, with how many. */
export function counted(c: Catalog): { id: string; title: string; n: number }[] {
	const n = new Map<string, number>();
	for (const i of c.items) n.set(i.section, (n.get(i.section) ?? 0) + 1);
	return [...c.sections].sort((a, b) => a.order - b.order).flatMap((s) => {
		const has = n.get(s.id);
		return has === undefined ? [] : [{ id: s.id, title: s.title, n: has }];
	});
}

export function typesOf(c: Catalog): string[] {
	return [...new Set(c.items.map((i) => i.type))].filter((t) => t !== "").sort();
}
