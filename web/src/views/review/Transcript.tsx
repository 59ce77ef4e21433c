// Everything that happened up to the moment, on one gutter of moments; private things on paper.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Role } from "../../protocol";
import { Moment } from "../../ui/bits";
import { Icon } from "../../ui/Icon";
import { Said } from "../../ui/Said";
import { Verdict } from "../../ui/Verdict";
import { hueOf } from "../room/people";
import { CodeAtRun } from "./CodeAtRun";
import type { Entry, Words } from "./entries";
import { entriesOf, upTo, whoOf } from "./entries";
import type { Player } from "./player";

const LOCK = { interviewers: "only interviewers", me: "only you" } as const;

function Lock({ of }: { of: Entry["privacy"] }) {
	return of === null ? null : <span class="lockline"><Icon name="lock" />{LOCK[of]}</span>;
}

function SaidEntry({ e, p, cont }: { e: Entry; p: Player; cont: boolean }) {
	return (
		<li class={`msg ${cont ? "cont" : ""} ${e.privacy === null ? "" : "priv"}`}>
			<Moment ms={p.ms(e)} onSeek={() => p.seekTo(e.s)} />
			<div>
				{!cont && <span class={`who p${hueOf(p.last, e.u)}`}>{whoOf(p.last, e)}{e.icon === "note" ? ", note" : ""}</span>}
				<Lock of={e.privacy} />
				<Said text={e.text} />
				{e.amended && <span class="state">edited</span>}
			</div>
		</li>
	);
}

function DoneEntry({ e, p }: { e: Entry; p: Player }) {
	const who = e.verdict === null && e.icon !== "user" && e.icon !== "play" && e.icon !== "clock" && e.icon !== "check" && e.icon !== "flag" ? whoOf(p.last, e) : "";
	return (
		<li class={`ev ${e.privacy === null ? "" : "priv"}`}>
			<Moment ms={p.ms(e)} onSeek={() => p.seekTo(e.s)} />
			<div>
				{e.verdict !== null ? <Verdict of={e.verdict} /> : <Icon name={e.icon} />}
				<span class="grow">{who} {e.text}</span>
				<Lock of={e.privacy} />
				{e.run !== null && <CodeAtRun p={p} run={e.run} />}
			</div>
		</li>
	);
}

const TOGETHER_MS = 120_000;

function follows(e: Entry, before: Entry | undefined): boolean {
	return before !== undefined && before.said && before.u === e.u && before.privacy === e.privacy && before.icon === e.icon && e.ts - before.ts < TOGETHER_MS;
}

/** Keeps the newest line in view while time moves on, unless the reader has scrolled away. */
function useTail(count: number) {
	const ref = useRef<HTMLDivElement>(null);
	const stick = useRef(true);
	useEffect(() => {
		const el = ref.current;
		if (el !== null && stick.current) el.scrollTop = el.scrollHeight;
	}, [count]);
	useEffect(() => {
		const el = ref.current;
		if (el === null) return;
		// A pane that was hidden had nowhere to scroll to.
		const watch = new ResizeObserver(() => {
			if (stick.current) el.scrollTop = el.scrollHeight;
		});
		watch.observe(el);
		return () => watch.disconnect();
	}, []);
	const onScroll = (): void => {
		const el = ref.current;
		if (el !== null) stick.current = el.scrollHeight - el.scrollTop - el.clientHeight < 48;
	};
	return { ref, onScroll };
}

export function Transcript({ p, role, words }: { p: Player; role: Role; words: Words }) {
	const [only, setOnly] = useState(false);
	const { events } = p.log;
	const all = useMemo(() => entriesOf(events, p.last, role, words), [p, role, words]);
	const s = p.s.value;
	const now = useMemo(() => upTo(all, events, s).filter((e) => !only || e.said), [all, s, only]);
	const tail = useTail(now.length);
	return (
		<>
			<div class="subhead">
				<label class="check"><input type="checkbox" checked={only} onChange={(e) => setOnly(e.currentTarget.checked)} />Only what was said</label>
			</div>
			<div class="sheet-body lines transcript" tabIndex={0} role="group" aria-label="Transcript up to this moment" ref={tail.ref} onScroll={tail.onScroll}>
				{now.length === 0 && <p class="empty-line">Nothing yet. Play, or step to the next event.</p>}
				<ol>
					{now.map((e, i) => (e.said ? <SaidEntry key={e.s} e={e} p={p} cont={follows(e, now[i - 1])} /> : <DoneEntry key={e.s} e={e} p={p} />))}
				</ol>
			</div>
		</>
	);
}
