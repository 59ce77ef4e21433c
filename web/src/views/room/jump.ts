// From a line that the judge named to that line in the editor, wherever it has moved since.
import { lineIn } from "../../editor/entry";
import type { Run } from "../../state";
import type { Bench } from "./bench";

export function jump(b: Bench, run: Run, file: string | undefined, line: number): void {
	const docs = b.room.value.items[run.item]?.docs ?? [];
	const doc = docs.find((d) => d.name === file)?.doc ?? run.doc;
	const entry = b.live.docs.get(doc);
	const pos = entry === undefined || run.v === null || doc !== run.doc ? null : lineIn(entry, run.v, line);
	const now = entry === undefined || pos === null ? line : entry.state.doc.lineAt(pos).number;
	b.view.value = "code";
	b.pickedDoc.value = doc;
	b.goTo.value = { doc, line: now };
}
