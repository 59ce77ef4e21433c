// Choose the moments that support a level. Everything in the transcript can be cited.
import { useState } from "preact/hooks";
import { Dialog } from "../../ui/Dialog";
import { clock, count } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import type { Cited } from "../review/words";

interface Props { cited: readonly Cited[]; chosen: readonly number[]; axis: string; onPick: (s: number[]) => void; onClose: () => void }

export function CiteDialog({ cited, chosen, axis, onPick, onClose }: Props) {
	const [text, setText] = useState("");
	const [now, set] = useState<readonly number[]>(chosen);
	const words = text.toLowerCase().split(/\s+/).filter((w) => w !== "");
	const list = cited.filter((c) => now.includes(c.s) || words.every((w) => c.label.toLowerCase().includes(w)));
	const toggle = (s: number): void => set(now.includes(s) ? now.filter((x) => x !== s) : [...now, s].sort((a, b) => a - b));
	return (
		<Dialog title={`Moments for ${axis}`} onClose={onClose} foot={
			<>
				<button type="button" class="btn" onClick={onClose}>Not now</button>
				<button type="button" class="btn primary" onClick={() => onPick([...now])}>Cite {count(now.length, "moment")}</button>
			</>
		}>
			<div class="stack">
				<label class="search"><span class="sr">Search the transcript</span><Icon name="search" />
					<input class="input sm" placeholder="Search the transcript" value={text} onInput={(e) => setText(e.currentTarget.value)} />
				</label>
				<ul class="citelist">
					{list.map((c) => (
						<li key={c.s}><label class="check"><input type="checkbox" checked={now.includes(c.s)} onChange={() => toggle(c.s)} /><span class="moment">{clock(c.ms)}</span><span>{c.label}</span></label></li>
					))}
				</ul>
				{list.length === 0 && <p class="quiet t2">No moment has these words.</p>}
			</div>
		</Dialog>
	);
}
