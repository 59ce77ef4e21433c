// What the server finds in the texts of questions, once the words have rested for a moment. The list shows at once what
// matches by title; this adds to it.
import { useEffect, useState } from "preact/hooks";
import type { Found } from "../model";

const REST_MS = 250;
const LEAST = 3;
const NOTHING: ReadonlyMap<string, string> = new Map();

/** The found items, each with the words around. Empty while there is nothing to look for, or nothing came. */
export function useFound(text: string, search: (words: string) => Promise<{ items: Found[] }>): ReadonlyMap<string, string> {
	const [found, set] = useState(NOTHING);
	const words = text.replaceAll(/[&\s]+/g, " ").trim();
	useEffect(() => {
		let live = true;
		if (words.length < LEAST) {
			set(NOTHING);
			return undefined;
		}
		const rest = setTimeout(() => {
			search(words).then((got) => live && set(new Map(got.items.map((i) => [i.id, i.snippet]))), () => live && set(NOTHING));
		}, REST_MS);
		return () => {
			live = false;
			clearTimeout(rest);
		};
	}, [words]);
	return found;
}
