// One axis of one question: the proposal, the chosen level, the reason where they differ, the moments.
import { useId, useState } from "preact/hooks";
import type { Requests } from "../../protocol";
import { go } from "../../router";
import type { CardAxis } from "../../scorecard-model";
import { Moment } from "../../ui/bits";
import { useDraft } from "../../ui/draft";
import { capital } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Score4, Unsupported } from "../review/ScoresPane";
import type { Cited } from "../review/words";
import { CiteDialog } from "./CiteDialog";

export type Send = (b: Requests["score"]) => void;

interface Props {
	room: string;
	item: string;
	a: CardAxis;
	cited: ReadonlyMap<number, Cited>;
	/** Null: only to be read. */
	send: Send | null;
}

function Levels({ a, at, onPick }: { a: CardAxis; at: number | null; onPick: (n: number) => void }) {
	const name = useId();
	return (
		<span class="levels" role="radiogroup" aria-label={`Level of ${capital(a.axis)}`}>
			{[1, 2, 3, 4].map((n) => (
				<label key={n} class={n === a.proposed ? "proposed" : ""}>
					<input type="radio" name={name} aria-label={n === a.proposed ? `${n}, proposed` : String(n)} checked={n === at} onChange={() => onPick(n)} />
					<span aria-hidden="true">{n}</span>
				</label>
			))}
		</span>
	);
}

function Reason({ room, item, a, level, send, onDone }: { room: string; item: string; a: CardAxis; level: number; send: Send; onDone: () => void }) {
	const [text, set, drop] = useDraft(`reason.${room}.${item}.${a.axis}`, a.reason);
	const save = (e: Event): void => {
		e.preventDefault();
		if (text.trim() === "") return;
		send({ item, axis: a.axis, level, reason: text.trim(), cites: a.cites });
		drop();
		onDone();
	};
	return (
		<form class="inline reason" onSubmit={save}>
			<label class="field"><span>Why {level} and not {a.proposed}?</span>
				<textarea class="textarea" rows={2} required value={text} onInput={(e) => set(e.currentTarget.value)} maxLength={2000} />
			</label>
			<span class="row"><button class="btn sm primary">Save</button><button type="button" class="btn ghost sm" onClick={onDone}>Keep {a.level ?? a.proposed}</button></span>
		</form>
	);
}

function Evidence({ room, item, a, cited, send }: Props) {
	const [open, set] = useState(false);
	const put = (cites: number[]): void => send?.({ item, axis: a.axis, level: a.level, cites, ...(a.reason === "" ? {} : { reason: a.reason }) });
	const level = a.level ?? a.proposed;
	return (
		<div class="evidence">
			{a.cites.map((s) => {
				const c = cited.get(s);
				return c === undefined ? null : <Moment key={s} ms={c.ms} label={c.label} onSeek={() => go(`/review/${room}?s=${s}`)} />;
			})}
			{level !== null && a.cites.length === 0 && !a.supported && <Unsupported />}
			{send !== null && <button type="button" class="moment" onClick={() => set(true)}><Icon name="plus" />cite</button>}
			{open && <CiteDialog cited={[...cited.values()]} chosen={a.cites} axis={capital(a.axis)} onClose={() => set(false)} onPick={(c) => { put(c); set(false); }} />}
		</div>
	);
}

export function AxisRow(p: Props) {
	const { a, item, send } = p;
	const [wanted, want] = useState<number | null>(null);
	const level = a.level ?? a.proposed;
	const pick = (n: number): void => {
		if (send === null) return;
		// The proposal needs no reason; another level does, and is sent together with it.
		if (a.proposed !== null && n !== a.proposed) return want(n);
		want(null);
		send({ item, axis: a.axis, level: n, cites: a.cites });
	};
	return (
		<li class="axis">
			<div class="axis-top">
				<h3>{capital(a.axis)}</h3>
				{send === null ? <Score4 level={level} /> : <Levels a={a} at={wanted ?? level} onPick={pick} />}
			</div>
			{send !== null && (
				<p class="anchor"><span class="prop" aria-hidden="true" />{a.proposed === null ? "Nothing proposed" : `Proposed ${a.proposed_text === "" ? a.proposed : a.proposed_text}`}{a.why === "" ? "" : `: ${a.why}`}</p>
			)}
			{a.reason !== "" && wanted === null && <p class="anchor"><b>{level}</b>: {a.reason}</p>}
			{wanted !== null && send !== null && <Reason key={wanted} room={p.room} item={item} a={a} level={wanted} send={send} onDone={() => want(null)} />}
			<Evidence {...p} />
		</li>
	);
}
