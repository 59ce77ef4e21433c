import { useState } from "preact/hooks";
import { api } from "../api";
import type { Session } from "../model";
import { me } from "../store";
import { RecoveryNotice } from "../ui/Account";
import { Empty, Notice } from "../ui/bits";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/Icon";
import { notify } from "../ui/toast";
import { useLoad } from "../ui/useLoad";
import { SessionRow, longestOf } from "./home/Recent";

/** What deleting takes, and from whom. */
function loss(s: Session): string {
	if (s.kind === "practice") return "Your code, runs, answers and ticks of this practice are erased from the server's database. Nobody else had them.";
	const who = s.with.length === 0 ? "whoever has a link" : s.with.join(", ");
	return `Chat, code, runs, notes, scores and the scorecard are erased from the server's database: for you, for ${who}, and for everybody with a link.`;
}

export function DeleteSession({ s, onClose, onGone }: { s: Session; onClose: () => void; onGone: () => void }) {
	const [error, setError] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const erase = (): void => {
		setBusy(true);
		api.remove(s.room).then(
			() => { notify({ icon: "trash", title: "Deleted", text: `“${s.title}” is gone for everybody.` }); onGone(); },
			(e: Error) => { setError(e.message); setBusy(false); },
		);
	};
	return (
		<Dialog title={`Delete “${s.title}”?`} onClose={onClose} foot={
			<>
				<button type="button" class="btn" onClick={onClose} autofocus>Keep it</button>
				<button type="button" class="btn danger" disabled={busy} onClick={erase}><Icon name="trash" />Delete for everybody</button>
			</>
		}>
			<div class="stack">
				<p>{loss(s)}</p>
				<p class="quiet">This cannot be undone. To keep a copy, open the session and export it first.</p>
				{error !== null && <Notice bad>{error}</Notice>}
			</div>
		</Dialog>
	);
}

function mayDelete(s: Session): boolean {
	return s.role !== "observer";
}

export default function Sessions() {
	const [got, reload] = useLoad(api.sessions, [me.value?.id]);
	const [doomed, doom] = useState<Session | null>(null);
	const list = got.state === "ready" ? got.value.sessions : [];
	return (
		<main class="page mid" id="main" tabIndex={-1}>
			<div class="page-head"><div><h1>Sessions</h1><p>Every room and practice of yours, newest first. Open one to read, replay or score it.</p></div></div>
			<RecoveryNotice />
			{got.state === "failed" && <Notice bad><p>{got.error.message}</p><button type="button" class="btn sm" onClick={reload}>Try again</button></Notice>}
			{got.state === "ready" && list.length === 0 && (
				<div class="card"><Empty icon="play" title="No sessions yet"><p>A room or a practice appears here as soon as it begins. Came from another device? Open your recovery link there first.</p><a class="btn" href="/practice">Practise something</a></Empty></div>
			)}
			{list.length > 0 && (
				<section class="card" aria-label="Sessions">
					<ul class="list">
						{list.map((s) => (
							<SessionRow key={s.room} s={s} longest={longestOf(list)} extra={
								mayDelete(s)
									? <button type="button" class="btn ghost icon sm above" aria-label={`Delete ${s.title}`} onClick={() => doom(s)}><Icon name="trash" /></button>
									: <span class="btn-gap" />
							} />
						))}
					</ul>
				</section>
			)}
			{doomed !== null && <DeleteSession s={doomed} onClose={() => doom(null)} onGone={() => { doom(null); reload(); }} />}
		</main>
	);
}
