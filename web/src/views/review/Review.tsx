// A recorded session: transcript, documents, results and scores move together on one clock.
import { useEffect, useMemo, useState } from "preact/hooks";
import { api } from "../../api";
import type { Session } from "../../model";
import { go, place } from "../../router";
import { nameOf } from "../../state";
import { Notice } from "../../ui/bits";
import { count, day } from "../../ui/format";
import { useCommands } from "../../ui/keys";
import { SiteBar } from "../../ui/SiteBar";
import { useLoad } from "../../ui/useLoad";
import { DeleteSession } from "../Sessions";
import type { Log } from "./log";
import { exportJson, loadLog } from "./log";
import { Player } from "./player";
import { ReviewBar } from "./ReviewBar";
import { ReviewDesk } from "./ReviewDesk";
import { Scrubber } from "./Scrubber";
import { citable, citedMap, wordsFrom } from "./words";

function sessionOf(p: Player): Session {
	const { meta, room } = p.log;
	const me = meta.me;
	return {
		room, kind: meta.kind, title: meta.title, role: meta.role, state: meta.state, started: p.line.start, ended: p.last.ended?.ts ?? null,
		with: Object.values(p.last.members).filter((m) => m.u !== me).map((m) => nameOf(p.last, m.u)),
		minutes: Math.round(p.line.length / 60_000), scorecard: "none", verdict: null, item: null,
	};
}

function usePlayer(log: Log): Player {
	const cite = place.value.query.get("s");
	const p = useMemo(() => new Player(log, cite === null ? null : Number(cite)), [log]);
	useEffect(() => () => p.pause(), [p]);
	return p;
}

function Recorded({ log }: { log: Log }) {
	const p = usePlayer(log);
	const [card] = useLoad(() => api.scorecard(log.room), [log]);
	const [doomed, doom] = useState(false);
	const { role } = log.meta;
	const of = card.state === "ready" ? card.value : null;
	const words = useMemo(() => wordsFrom(of, p.last), [of, p]);
	const cited = useMemo(() => citedMap(citable(log.events, p.last, role, words), of, log.events), [words]);
	const s = sessionOf(p);
	useCommands([
		{ id: "export", icon: "down", label: "Export this session as JSON", run: () => exportJson(log) },
		{ id: "card", icon: "chart", label: "Open the scorecard", run: () => go(`/review/${log.room}/scorecard`) },
	], [log]);
	return (
		<div class="room review">
			<ReviewBar title={s.title} sub={`${s.with.length === 0 ? "" : `with ${s.with.join(", ")} · `}${day(s.started)}, ${(s.minutes === 0 ? "under a minute" : count(s.minutes, "minute"))}`}
				onExport={() => exportJson(log)} onDelete={role === "observer" ? null : () => doom(true)} />
			{log.unknown > 0 && <Notice icon="warn">{count(log.unknown, "event")} of this recording {log.unknown === 1 ? "is" : "are"} of a newer kind than this page knows; the export has everything. Reload to get the newer page.</Notice>}
			{log.meta.state === "live" && <Notice>This session is still going on: you see it as far as it was when this page opened. <a href={`/room/${log.room}`}>Go into the room</a></Notice>}
			<ReviewDesk p={p} role={role} words={words} card={card} cited={cited} />
			<Scrubber p={p} priv={role === "interviewer"} />
			{doomed && <DeleteSession s={s} onClose={() => doom(false)} onGone={() => go("/sessions", true)} />}
		</div>
	);
}

function Plain({ title, text }: { title: string; text: string }) {
	return (
		<>
			<SiteBar />
			<main class="page narrow" id="main" tabIndex={-1}>
				<div class="page-head"><div><h1>{title}</h1><p>{text}</p></div></div>
				<p class="row wrap"><a class="btn primary" href="/sessions">My sessions</a><button type="button" class="btn" onClick={() => location.reload()}>Try again</button></p>
			</main>
		</>
	);
}

export default function Review({ room }: { room: string }) {
	const [progress, set] = useState<[number, number]>([0, 0]);
	const [log] = useLoad(() => loadLog(room, (n, of) => set([n, of])), [room]);
	if (log.state === "failed") return <Plain title="This session cannot be opened" text={log.error.message} />;
	if (log.state === "loading")
		return <main class="page narrow" id="main" tabIndex={-1} aria-busy="true"><p role="status">Reading the recording{progress[1] > 0 ? `, ${progress[0]} of about ${progress[1]} events` : ""}</p></main>;
	if (log.value.events.length === 0) return <Plain title="This recording is empty" text="Nothing in it is visible to you." />;
	return <Recorded log={log.value} />;
}
