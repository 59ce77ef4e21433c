// Reveal: previews exactly what appears on the other side, by the same component. A coding problem opens
// in two steps, brief and statement, or in one.
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../../ui/Dialog";
import { Seg } from "../../ui/Seg";
import { useBench } from "./bench";
import { namesOf, others } from "./people";
import { Shown } from "./Shown";

type Step = "brief" | "statement";
const STEPS = [{ id: "brief", label: "Brief first" }, { id: "statement", label: "Whole statement" }] as const;

export function RevealDialog({ item, step: first }: { item: string; step: Step }) {
	const b = useBench();
	const [step, setStep] = useState<Step>(first);
	const s = b.seen.value;
	const close = (): void => void (b.ask.value = null);
	useEffect(() => b.loadSheet(item), [item]);
	const sheet = b.sheets.value[item];
	const known = sheet === undefined || sheet === "failed" ? null : sheet;
	const content = step === "brief" ? known?.brief : known?.statement;
	const both = known?.kind === "package" && s.room.items[item] === undefined;
	const to = namesOf(others(s.room, s.me.u, "candidate"), "the candidate");
	const reveal = (): void => {
		b.do("reveal", { item, what: step });
		b.do("select", { item });
		b.pickedDoc.value = null;
		close();
	};
	return (
		<Dialog wide title={`Reveal to ${to}?`} onClose={close}
			foot={<><button type="button" class="btn" onClick={close}>Not yet</button><button type="button" class="btn primary" disabled={content == null} onClick={reveal}>Reveal</button></>}>
			<div class="stack">
				{both && <Seg label="How much" options={STEPS} at={step} onPick={setStep} />}
				<p class="t2 quiet">This is exactly what appears on the other side{step === "brief" ? "; the editor opens with the template" : ""}.</p>
				{sheet === "failed" && <p class="help bad" role="alert">The preview did not load, so nothing can be revealed yet. <button type="button" class="btn sm" onClick={() => b.loadSheet(item)}>Try again</button></p>}
				{content != null && <div class="revealed"><div><Shown of={content} small /></div></div>}
			</div>
		</Dialog>
	);
}
