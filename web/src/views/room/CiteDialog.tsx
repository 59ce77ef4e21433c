// Choosing the moments that support a level: what was said, run, ticked or bookmarked.
import { useState } from "preact/hooks";
import { nameOf, type Room } from "../../state";
import { Moment } from "../../ui/bits";
import { capital } from "../../ui/format";
import { Dialog } from "../../ui/Dialog";
import { useBench } from "./bench";
import { sendScore } from "./Rubric";
import { shortOf } from "./words";

interface Citable { s: number; ts: number; words: string }

function citable(room: Room): Citable[] {
	const lines = room.lines.flatMap((l): Citable[] => {
		if (l.what === "chat") return [{ s: l.s, ts: l.ts, words: `${nameOf(room, l.u)}: ${l.text.slice(0, 90)}` }];
		const run = l.what === "run" ? room.runs.find((r) => r.run === l.run) : undefined;
		if (run !== undefined) return [{ s: l.s, ts: l.ts, words: `${run.result?.verdict ?? ""} ${shortOf(run)}` }];
		if (l.what === "reveal") return [{ s: l.s, ts: l.ts, words: `Revealed ${l.title}` }];
		return l.what === "hint" ? [{ s: l.s, ts: l.ts, words: `Hint ${l.n}` }] : l.what === "ask" ? [{ s: l.s, ts: l.ts, words: l.text.slice(0, 90) }] : [];
	});
	const marks = room.bookmarks.map((m) => ({ s: m.s, ts: m.ts, words: m.label === "" ? "Bookmark" : m.label }));
	const notes = room.notes.map((n) => ({ s: n.s, ts: n.ts, words: `Note: ${n.text.slice(0, 90)}` }));
	const ticks = Object.values(room.marks).flatMap((m) => Object.entries(m.ticks)).filter(([, t]) => t.state !== "none")
		.map(([point, t]) => ({ s: t.s, ts: t.ts, words: `Ticked ${point}: ${t.state}` }));
	return [...lines, ...marks, ...notes, ...ticks].sort((a, b) => b.s - a.s);
}

export function CiteDialog({ item, axis }: { item: string; axis: string }) {
	const b = useBench();
	const room = b.room.value;
	const [picked, set] = useState<readonly number[]>(room.marks[item]?.scores[axis]?.cites ?? []);
	const list = citable(room);
	const close = (): void => void (b.ask.value = null);
	const toggle = (s: number): void => set(picked.includes(s) ? picked.filter((x) => x !== s) : [...picked, s]);
	const save = (): void => {
		sendScore(b, item, axis, { cites: picked.slice(0, 64) });
		close();
	};
	return (
		<Dialog wide title={`Moments for ${capital(axis).toLowerCase()}`} onClose={close}
			foot={<><button type="button" class="btn" onClick={close}>Cancel</button><button type="button" class="btn primary" disabled={list.length === 0} onClick={save}>Cite {picked.length}</button></>}>
			{list.length === 0 && <p>Nothing has happened yet that could be cited. A bookmark (<kbd>B</kbd>) marks a moment.</p>}
			<ul class="citable">
				{list.map((m) => (
					<li key={m.s}>
						<label class="check"><input type="checkbox" checked={picked.includes(m.s)} onChange={() => toggle(m.s)} /><Moment ms={m.ts - room.started} /><span>{m.words}</span></label>
					</li>
				))}
			</ul>
		</Dialog>
	);
}
