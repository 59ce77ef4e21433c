// Notes and bookmarks of one's own: for interviewers shared among them, else for nobody else.
import { useDraft } from "../../ui/draft";
import { Icon } from "../../ui/Icon";
import { Moment } from "../../ui/bits";
import { bytes, clean } from "../../protocol";
import { nameOf } from "../../state";
import { useBench } from "./bench";
import { Said } from "./Chat";

const MOST = 16384;

interface Row { s: number; ts: number; u: string; text: string; mark: boolean }

export function MyNotes() {
	const b = useBench();
	const s = b.seen.value;
	const { room } = s;
	const [text, setText, forget] = useDraft(`room.${b.id}.note`);
	const shared = b.role.value === "interviewer";
	const ready = clean(text).trim();
	const tooLong = bytes(ready) > MOST;
	const may = room.ended === null || b.role.value !== "candidate";
	const rows: Row[] = [
		...room.notes.map((n) => ({ ...n, mark: false })),
		...room.bookmarks.map((m) => ({ ...m, text: m.label === "" ? "Bookmark" : m.label, mark: true })),
	].sort((x, y) => x.s - y.s);
	const waiting = s.outbox.filter((h) => h.q.k === "note");
	const save = (): void => {
		if (ready === "" || tooLong) return;
		const item = b.item.value;
		b.do("note", { text: ready, ...(item === null ? {} : { item }) });
		setText("");
		forget();
	};
	return (
		<div class="notes">
			<p class="empty-line t1">{shared ? "Seen by interviewers alone." : "Seen by you alone."} {may && room.ended === null && <>Bookmark the moment with <kbd>B</kbd>.</>}</p>
			{rows.map((r) => (
				<div class="msg cont" key={r.s}>
					<Moment ms={r.ts - room.started} />
					<div class={r.mark ? "row top" : ""}>{r.mark && <Icon name="bookmark" />}{shared && r.u !== s.me.u && <span class="who">{nameOf(room, r.u)}</span>}<Said text={r.text} /></div>
				</div>
			))}
			{waiting.map((h) => h.q.k === "note" && <div class="msg cont held" key={h.q.id}><span class="moment">–</span><Said text={h.q.b.text} /></div>)}
			{may && (
				<form class="composer flat" onSubmit={(e) => { e.preventDefault(); save(); }}>
					<label class="sr" for="note">Note</label>
					<textarea id="note" class="textarea grow" rows={2} placeholder="A note" value={text} onInput={(e) => setText(e.currentTarget.value)}
						onKeyDown={(e) => { if (e.key === "Enter" && !e.shiftKey && !e.ctrlKey && !e.isComposing) { e.preventDefault(); save(); } }} />
					<button type="submit" class="btn icon" aria-label="Keep the note" disabled={ready === "" || tooLong}><Icon name="plus" /></button>
				</form>
			)}
			{tooLong && <p class="help bad" role="alert">A note has at most 16 KiB. What you typed is kept.</p>}
		</div>
	);
}
