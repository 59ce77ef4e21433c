import type { Transaction } from "@codemirror/state";

/** The field follows the document; the selection stays on the text that it was on. */
export function follow(el: HTMLTextAreaElement, text: string, trs: readonly Transaction[]): void {
	if (el.value === text) return;
	const map = (pos: number): number => trs.reduce((at, tr) => (at <= tr.changes.length ? tr.changes.mapPos(at) : at), pos);
	const { selectionStart, selectionEnd, scrollTop } = el;
	el.value = text;
	el.setSelectionRange(map(selectionStart), map(selectionEnd));
	el.scrollTop = scrollTop;
}
