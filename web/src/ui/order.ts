// The order of every list of questions: section by section as in the book, questions before code before cards, the easy
// ones first.
import type { Catalog, Item } from "../model";
import { LEVELS } from "./format";

const KINDS: readonly Item["kind"][] = ["question", "package", "card"];

export function inOrder(c: Catalog): Catalog {
	const section = new Map(c.sections.map((s) => [s.id, s.order]));
	const rank = (i: Item): number[] => [section.get(i.section) ?? Infinity, KINDS.indexOf(i.kind), LEVELS.indexOf(i.level)];
	const compare = (a: Item, b: Item): number => {
		const x = rank(a), y = rank(b), at = x.findIndex((v, k) => v !== y[k]);
		return at < 0 ? a.title.localeCompare(b.title, "en") : (x[at] ?? 0) - (y[at] ?? 0);
	};
	return { ...c, items: [...c.items].sort(compare) };
}
