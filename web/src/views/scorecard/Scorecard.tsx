// The scorecard of a session: an interviewer scores and releases it, a candidate reads it once released.
import { useEffect, useMemo, useState } from "preact/hooks";
import { fold, roleIn } from "../../state";
import type { Room } from "../../state";
import type { Role } from "../../protocol";
import { ApiError } from "../../api";
import { Empty, Notice } from "../../ui/bits";
import { Dialog } from "../../ui/Dialog";
import { useDraft } from "../../ui/draft";
import { count, day } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { useLoad } from "../../ui/useLoad";
import type { Log } from "../review/log";
import { exportJson, loadLog } from "../review/log";
import { citable, citedMap, wordsFrom } from "../review/words";
import { QuestionCard } from "./QuestionCard";
import { Axes, Overall } from "./Summary";
import type { Scoring } from "./useScoring";
import { savedWords, useScoring } from "./useScoring";

function subject(room: Room): string {
	const roles = Object.values(room.members).map((m) => ({ name: m.name, role: roleIn(m.role, room.part) }));
	const names = roles.filter((m) => m.role === "candidate" || m.role === "learner").map((m) => m.name);
	return names.length === 0 ? "Scorecard" : names.join(", ");
}

function Release({ s, who, onClose }: { s: Scoring; who: string; onClose: () => void }) {
	const bare = s.card.state === "ready" ? s.card.value.questions.flatMap((q) => q.axes).filter((a) => (a.level ?? a.proposed) !== null && a.cites.length === 0 && !a.supported).length : 0;
	return (
		<Dialog title={`Release to ${who}?`} onClose={onClose} foot={
			<>
				<button type="button" class="btn" onClick={onClose}>Not yet</button>
				<button type="button" class="btn primary" onClick={() => { s.release(); onClose(); }}>Release</button>
			</>
		}>
			<div class="stack">
				<p>{who} will see the overall band, every level with its reason and its moments, the key points with what was ticked, and your comment. Private notes stay with interviewers.</p>
				{bare > 0 && <Notice icon="warn">{count(bare, "level")} {bare === 1 ? "cites" : "cite"} no moment and will be shown as unsupported.</Notice>}
				<p class="quiet">It cannot be taken back.</p>
			</div>
		</Dialog>
	);
}

function Comment({ room, text, save }: { room: string; text: string; save: (t: string) => void }) {
	const [now, set, drop] = useDraft(`comment.${room}`, text);
	useEffect(() => {
		if (now.trim() === text) drop();
	}, [text]);
	return (
		<section class="card" aria-labelledby="h-c">
			<div class="card-head"><h2 id="h-c">Comment on the whole</h2></div>
			<form class="pad stack" onSubmit={(e) => { e.preventDefault(); save(now.trim()); }}>
				<label class="field"><span class="sr">Comment</span><textarea class="textarea" rows={4} maxLength={8000} value={now} onInput={(e) => set(e.currentTarget.value)} placeholder="What was good, and what to do next." /></label>
				<p class="row"><button class="btn" disabled={now.trim() === text}>Save the comment</button><span class="t1 faint">{now.trim() === text ? "" : "Not saved yet; kept in this browser."}</span></p>
			</form>
		</section>
	);
}

function Saved({ s }: { s: Scoring }) {
	const { words, bad } = savedWords(s.session);
	if (words === "") return null;
	return <span class={bad ? "conn held" : "conn"} role="status"><Icon name={bad ? "held" : "saved"} /><span>{words}</span></span>;
}

function Refused({ s }: { s: Scoring }) {
	return (
		<>
			{s.refusals.map((r) => (
				<Notice key={r.q.id} bad><p>Not saved: {r.message} What was saved before still stands.</p><button type="button" class="btn sm" onClick={() => s.dismiss(r.q.id)}>Understood</button></Notice>
			))}
		</>
	);
}

function Head({ log, room, s, mayRelease, onRelease }: { log: Log; room: Room; s: Scoring; mayRelease: boolean; onRelease: () => void }) {
	const start = log.events[0]?.ts ?? 0;
	const minutes = Math.round(((room.ended?.ts ?? start) - start) / 60_000);
	const released = s.card.state === "ready" && s.card.value.released;
	return (
		<div class="page-head">
			<div><p class="t2 quiet"><a href={`/review/${log.room}`}>{room.title}</a>, {day(start)}{minutes > 0 ? `, ${minutes} min` : ""}</p><h1>{subject(room)}</h1></div>
			<span class="push" />
			<span class="row wrap">
				<Saved s={s} />
				<button type="button" class="btn sm" onClick={() => exportJson(log)}><Icon name="down" />JSON</button>
				<button type="button" class="btn sm" onClick={() => print()}><Icon name="print" />Print</button>
				{released && <span class="chip on">Released</span>}
				{mayRelease && !released && <button type="button" class="btn sm primary" onClick={onRelease}>Release to {subject(room)}</button>}
			</span>
		</div>
	);
}

function Sheet({ log, room, role }: { log: Log; room: Room; role: Role }) {
	const rater = role === "interviewer" || role === "learner";
	const s = useScoring(log.room, rater);
	const [releasing, release] = useState(false);
	const card = s.card.state === "ready" ? s.card.value : null;
	const cited = useMemo(() => citedMap(citable(log.events, room, role, wordsFrom(card, room)), card, log.events), [log, card]);
	const send = rater && card?.released !== true ? s.score : null;
	return (
		<>
			<Head log={log} room={room} s={s} mayRelease={role === "interviewer" && room.ended !== null} onRelease={() => release(true)} />
			<div class="stack wide-gap">
				<Refused s={s} />
				{room.ended === null && <Notice>This session is still going on. Levels may change; the card can be released after its end.</Notice>}
				{s.card.state === "failed" && <NotYet error={s.card.error} />}
				{card !== null && <Overall card={card} />}
				{card !== null && <Axes card={card} room={log.room} cited={cited} />}
				{card !== null && card.questions.length === 0 && <div class="card"><Empty icon="chart" title="Nothing to score"><p>No question was revealed in this session.</p></Empty></div>}
				{card?.questions.map((q) => <QuestionCard key={q.item} q={q} room={log.room} runs={room.runs} cited={cited} send={send} />)}
				{card !== null && send !== null && <Comment room={log.room} text={card.comment} save={s.comment} />}
			</div>
			{releasing && <Release s={s} who={subject(room)} onClose={() => release(false)} />}
		</>
	);
}

function NotYet({ error }: { error: Error }) {
	const closed = error instanceof ApiError && error.status === 403;
	if (!closed) return <Notice bad>{error.message}</Notice>;
	return <div class="card"><Empty icon="lock" title="Not released yet"><p>The interviewer scores the session and then releases the card; it will be here and in your sessions.</p></Empty></div>;
}

export default function Scorecard({ room: id }: { room: string }) {
	const [log] = useLoad(() => loadLog(id, () => undefined), [id]);
	const room = useMemo(() => (log.state === "ready" ? fold(log.value.events) : null), [log]);
	return (
		<main class="page mid" id="main" tabIndex={-1} aria-busy={log.state === "loading" || undefined}>
			{log.state === "failed" && <><div class="page-head"><div><h1>This scorecard cannot be opened</h1><p>{log.error.message}</p></div></div><a class="btn" href="/sessions">My sessions</a></>}
			{log.state === "loading" && <p role="status">Reading the session</p>}
			{log.state === "ready" && room !== null && <Sheet log={log.value} room={room} role={log.value.meta.role} />}
		</main>
	);
}
