// The conversation: what was said, and in grey what happened, on one gutter of moments.
import { useEffect, useRef } from "preact/hooks";
import type { Held, Line, Refusal } from "../../state";
import { nameOf } from "../../state";
import { Icon } from "../../ui/Icon";
import { Avatar, Moment } from "../../ui/bits";
import { useBench } from "./bench";
import { Composer } from "./Composer";
import { Happened } from "./Happened";
import { hueOf, people } from "./people";

/** `code` between backticks; the rest as it was written. */
export function Said({ text }: { text: string }) {
	const parts = text.split(/(`[^`\n]+`)/);
	return (
		<p class="said">
			{parts.map((p, i) => (i % 2 === 1 ? <code key={i}>{p.slice(1, -1)}</code> : p))}
		</p>
	);
}

type ChatLine = Extract<Line, { what: "chat" }>;
const TOGETHER_MS = 120_000;

function Message({ line, before }: { line: ChatLine; before: Line | undefined }) {
	const b = useBench();
	const room = b.room.value;
	const cont = before?.what === "chat" && before.u === line.u && before.onlyInterviewers === line.onlyInterviewers && line.ts - before.ts < TOGETHER_MS;
	return (
		<div class={`msg ${cont ? "cont" : ""} ${line.onlyInterviewers ? "only" : ""}`}>
			<Moment ms={line.ts - room.started} />
			<div>
				{!cont && <span class={`who p${hueOf(room, line.u)}`}>{nameOf(room, line.u)}</span>}
				{line.onlyInterviewers && <span class="lockline"><Icon name="lock" />only interviewers</span>}
				<Said text={line.text} />
				{line.amended && <span class="state">edited</span>}
			</div>
		</div>
	);
}

function Waiting({ held }: { held: Held }) {
	const b = useBench();
	if (held.q.k !== "chat") return null;
	return (
		<div class="msg held">
			<span class="moment">–</span>
			<div>
				<Said text={held.q.b.text} />
				<span class="state">{b.seen.value.link === "live" ? "sending" : "held here, sent when the line is back"}</span>
			</div>
		</div>
	);
}

function Refused({ r }: { r: Refusal }) {
	const b = useBench();
	const q = r.q;
	if (q.k !== "chat" && q.k !== "note" && q.k !== "amend") return null;
	const again = (): void => {
		b.live.dismiss(q.id);
		if (q.k === "chat") b.do("chat", q.b);
		else if (q.k === "note") b.do("note", q.b);
		else b.do("amend", q.b);
	};
	return (
		<div class="msg refused" role="alert">
			<span class="moment"><Icon name="warn" /></span>
			<div>
				<Said text={q.b.text} />
				<p class="state">Not sent: {r.message} The text is kept here.</p>
				<div class="row">
					<button type="button" class="btn sm" onClick={again}>Try again</button>
					<button type="button" class="btn ghost sm" onClick={() => b.live.dismiss(q.id)}>Discard</button>
				</div>
			</div>
		</div>
	);
}

function typingWords(names: readonly string[]): string {
	if (names.length === 0) return "";
	return names.length === 1 ? `${names[0] ?? ""} is typing` : `${names.join(" and ")} are typing`;
}

/** Stays at the newest line unless the reader has scrolled up. */
function useStick(count: number) {
	const ref = useRef<HTMLDivElement>(null);
	const atEnd = useRef(true);
	useEffect(() => {
		const el = ref.current;
		if (el !== null && atEnd.current) el.scrollTop = el.scrollHeight;
	}, [count]);
	const onScroll = (): void => {
		const el = ref.current;
		if (el !== null) atEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < 40;
	};
	return { ref, onScroll };
}

function People() {
	const b = useBench();
	const { online } = b.seen.value;
	return (
		<ul class="row people" aria-label="People">
			{people(b.room.value).map((m) => (
				<li key={m.u} class={online.includes(m.u) ? "" : "away"} title={`${m.name}, ${m.role}${online.includes(m.u) ? "" : ", away"}`}>
					<Avatar name={m.name} peer={hueOf(b.room.value, m.u)} />
					<span class="sr">{m.name}, {m.role}{online.includes(m.u) ? "" : ", away"}</span>
				</li>
			))}
		</ul>
	);
}

export function Chat() {
	const b = useBench();
	const s = b.seen.value;
	const { lines } = s.room;
	const waiting = s.outbox.filter((h) => h.q.k === "chat");
	const typing = Object.keys(s.typing).filter((u) => s.typing[u] === true && u !== s.me.u).map((u) => nameOf(s.room, u));
	const stick = useStick(lines.length + waiting.length + s.refusals.length);
	const last = lines[lines.length - 1]?.s ?? 0;
	useEffect(() => {
		if (stick.ref.current?.offsetParent != null) b.readUpTo.value = last;
	}, [last, b.view.value]);
	const full = lines.length >= 200 && !s.allHistory;
	return (
		<section class="sheet chatsheet" aria-label="Chat" data-pane="chat">
			<div class="sheet-head"><h2>Chat</h2><span class="faint t1 roomy">everyone in the room</span><span class="push" /><People /></div>
			<div class="sheet-body lines" role="log" aria-label="Chat" tabIndex={0} ref={stick.ref} onScroll={stick.onScroll}>
				{full && <button type="button" class="btn ghost sm older" onClick={() => b.live.older()}>Earlier lines</button>}
				{lines.length === 0 && <p class="empty-line">Nothing said yet. What is written here is part of the recording.</p>}
				{lines.map((l, i) => (l.what === "chat" ? <Message key={l.s} line={l} before={lines[i - 1]} /> : <Happened key={l.s} line={l} />))}
				{waiting.map((h) => <Waiting key={h.q.id} held={h} />)}
				{s.refusals.map((r) => <Refused key={r.q.id} r={r} />)}
			</div>
			<div class="typing" role="status">{typingWords(typing)}</div>
			{s.room.ended === null && <Composer />}
		</section>
	);
}
