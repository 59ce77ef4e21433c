// Choices that a person keeps: in the browser, for all rooms.
import { effect, signal, type Signal } from "@preact/signals";

function read(key: string): unknown {
	try {
		return JSON.parse(localStorage.getItem(key) ?? "null") as unknown;
	} catch {
		return null;
	}
}

function kept<T extends string | number | boolean>(name: string, initial: T): Signal<T> {
	const key = `viva.room.${name}`;
	const was = read(key);
	const it = signal<T>(typeof was === typeof initial ? (was as T) : initial);
	effect(() => {
		try {
			localStorage.setItem(key, JSON.stringify(it.value));
		} catch {
			// It holds for this page only.
		}
	});
	return it;
}

/** Tab leaves the editor instead of indenting. Off at each visit, so that nobody is surprised. */
export const tabMoves = signal<boolean>(false);
/** The document in a plain text field. */
export const plain = kept<boolean>("plain", false);
/** Whether the compiler's words show while somebody types; those of a run always do. */
export const check = kept<boolean>("check", true);
/** Pane sizes in px; 0 is the layout's own. */
export const leftPx = kept<number>("left", 0);
export const rightPx = kept<number>("right", 0);
export const resultPx = kept<number>("result", 288);
export const listPx = kept<number>("list", 268);
export const chatPx = kept<number>("chat", 0);
