// Choosing a kit: an interview that is laid out already. It takes the place of the plan and can be changed step by step.
import { useState } from "preact/hooks";
import type { Kit } from "../../model";
import { catalog } from "../../store";
import { Dialog } from "../../ui/Dialog";
import { Markdown } from "../../ui/Markdown";
import { useLoad } from "../../ui/useLoad";
import { useBench } from "./bench";

export function KitDialog({ onClose }: { onClose: () => void }) {
	const b = useBench();
	const [got] = useLoad(catalog);
	const [at, pick] = useState<string | null>(null);
	const kits = got.state === "ready" ? got.value.kits : [];
	const titles = new Map(got.state === "ready" ? got.value.items.map((i) => [i.id, i.title]) : []);
	const kit: Kit | undefined = kits.find((k) => k.id === at);
	const replaces = (b.room.value.plan?.steps.length ?? 0) > 0;
	const use = (): void => {
		if (kit === undefined) return;
		b.do("plan", { title: kit.title, steps: kit.steps.map((s) => ({ ...s })) });
		onClose();
	};
	return (
		<Dialog wide title="Begin with a kit" onClose={onClose}
			foot={<><button type="button" class="btn" onClick={onClose}>Not now</button><button type="button" class="btn primary" disabled={kit === undefined} onClick={use}>Use this kit</button></>}>
			<fieldset class="kits">
				<legend class="sr">Kits</legend>
				{kits.map((k) => (
					<label class="anchorcard" key={k.id}>
						<input type="radio" name="kit" checked={k.id === at} onChange={() => pick(k.id)} />
						<span><b>{k.title}</b> <span class="tag nowrap">{k.minutes} min</span><br /><span class="quiet"><Markdown inline text={k.intro} /></span></span>
					</label>
				))}
			</fieldset>
			{kit !== undefined && (
				<ol class="kitsteps" aria-label="Steps">{kit.steps.map((s) => <li key={s.item ?? s.text}><span>{s.item === undefined ? s.text : (titles.get(s.item) ?? s.item)}</span><span class="faint num nowrap">{s.minutes} min</span></li>)}</ol>
			)}
			{replaces && <p class="help">It takes the place of the plan that is there. What was revealed stays revealed.</p>}
		</Dialog>
	);
}
