// The documents at this moment. It follows what is typed into until a document is chosen by hand.
import { useState } from "preact/hooks";
import { nameOf } from "../../state";
import type { Doc, Docs } from "../../state";
import { clock } from "../../ui/format";
import { Tabs, panelOf } from "../../ui/Tabs";
import type { Player } from "./player";
import { StillCode } from "./StillCode";

function latest(docs: Docs): Doc | undefined {
	return Object.values(docs).reduce<Doc | undefined>((best, d) => (best === undefined || d.s >= best.s ? d : best), undefined);
}

/** "solution.c", with the question where two have the same name. */
function labelOf(d: Doc, all: readonly Doc[], p: Player): string {
	const twice = all.filter((o) => o.name === d.name).length > 1;
	const title = p.last.items[d.item]?.title;
	return twice && title !== undefined ? `${d.name}, ${title}` : d.name;
}

function lastEdit(p: Player, d: Doc): string {
	const e = p.log.events.find((x) => x.s === d.s);
	if (e === undefined || e.k !== "edit") return `version ${d.v}`;
	return `version ${d.v}, ${nameOf(p.last, e.u)} at ${clock(p.ms(e))}`;
}

export function CodePane({ p }: { p: Player }) {
	const [chosen, choose] = useState<string | null>(null);
	const docs = p.docs.value;
	const all = Object.values(docs);
	const doc = (chosen === null ? undefined : docs[chosen]) ?? latest(docs);
	if (doc === undefined) return null;
	const before = p.before.value[doc.doc]?.text.toString() ?? "";
	return (
		<section class="sheet v-code" aria-label="Code at this moment" data-pane="code">
			<div class="sheet-head">
				<Tabs label="Documents" prefix="rdoc" at={doc.doc} onPick={choose} tabs={all.map((d) => ({ id: d.doc, label: labelOf(d, all, p), icon: d.lang === "c" ? "code" : "doc" }))} />
				<span class="push row">
					<span class="t1 faint nowrap wide-only">{lastEdit(p, doc)}</span>
					<button type="button" class="btn sm" aria-pressed={chosen === null} onClick={() => choose(chosen === null ? doc.doc : null)}>Follow typing</button>
				</span>
			</div>
			<div {...panelOf("rdoc", doc.doc)} class="col grow">
				<StillCode text={doc.text.toString()} lang={doc.lang} label={`${doc.name} at this moment`} before={before} />
			</div>
		</section>
	);
}
