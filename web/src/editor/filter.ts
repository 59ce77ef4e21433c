// What may enter a document from this keyboard. The server refuses NUL, halves of surrogate pairs and
// messages that are too big; so they are taken out, or refused in words, before they are typed at all.
import { EditorState, Transaction, type ChangeSpec, type Extension, type TransactionSpec } from "@codemirror/state";
import { bytes, clean, PASTE_MAX } from "../protocol";

export const DOC_MAX = 262_144;
const BAD = /\0|\p{Surrogate}/u;
const SMALL = PASTE_MAX / 8; // JSON needs at most 6 bytes a unit

function inserted(tr: Transaction): { units: number; parts: number; bad: boolean } {
	let units = 0;
	let parts = 0;
	let bad = false;
	tr.changes.iterChanges((_fromA, _toA, _fromB, _toB, text) => {
		units += text.length;
		parts += 1;
		bad ||= BAD.test(text.toString());
	});
	return { units, parts, bad };
}

/** The same change without what may not enter; the caret goes behind it. */
function cleaned(tr: Transaction): TransactionSpec {
	const changes: ChangeSpec[] = [];
	let grown = 0;
	let anchor = 0;
	tr.changes.iterChanges((from, to, _fromB, _toB, text) => {
		const insert = clean(text.toString());
		changes.push({ from, to, insert });
		anchor = from + grown + insert.length;
		grown += insert.length - (to - from);
	});
	const userEvent = tr.annotation(Transaction.userEvent);
	return { changes, selection: { anchor }, ...(userEvent === undefined ? {} : { userEvent }) };
}

function tooBig(tr: Transaction, { units, parts }: { units: number; parts: number }): string | null {
	if (tr.newDoc.length > DOC_MAX) return "The document is full (262,144 characters). The last change was not made.";
	if (units + parts * 16 < SMALL || bytes(JSON.stringify(tr.changes)) <= PASTE_MAX) return null;
	return "That is too much at once: at most 48 KiB in one change. Nothing was inserted; paste it in parts.";
}

/** `refuse` hears why a change was not made. Changes from others pass untouched. */
export function inputFilter(refuse: (why: string) => void): Extension {
	return EditorState.transactionFilter.of((tr) => {
		if (!tr.docChanged || tr.annotation(Transaction.remote) === true) return tr;
		const what = inserted(tr);
		const why = tooBig(tr, what);
		if (why !== null) {
			refuse(why);
			return [];
		}
		return what.bad ? cleaned(tr) : tr;
	});
}
