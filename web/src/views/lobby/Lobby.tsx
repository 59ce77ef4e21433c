// Find a partner: say what, wait, both accept, go in.
import { useEffect, useState } from "preact/hooks";
import type { Pair } from "../../model";
import { go } from "../../router";
import { catalog, lastName, startKey } from "../../store";
import { Avatar, Notice } from "../../ui/bits";
import { capital, clock, count } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { useLoad } from "../../ui/useLoad";
import { notifyError } from "../../ui/toast";
import { WantForm } from "./WantForm";
import { pairState, queue, queueError, toldAt, useQueue } from "./useQueue";

/** Seconds waited, counting on between the server's answers. */
function useWaited(p: Pair): number {
	const [now, set] = useState(Date.now());
	useEffect(() => {
		const t = setInterval(() => set(Date.now()), 1000);
		return () => clearInterval(t);
	}, []);
	return p.waited_s * 1000 + Math.max(0, now - toldAt.value);
}

const ROLE_WORDS: Record<string, string> = { candidate: "Candidate", interviewer: "Interviewer", either: "Either role" };

function useSectionTitle(id: string): string {
	const [c] = useLoad(catalog);
	if (id === "any") return "Any section";
	if (c.state === "loading") return "\u2026";
	return (c.state === "ready" ? c.value.sections.find((s) => s.id === id)?.title : undefined) ?? id;
}

function placeWords(p: Pair): string {
	if (p.ahead === 0) return "You are next: whoever comes and fits is yours.";
	return `${count(p.ahead, "person", "people")} before you. Whoever fits earliest is offered first.`;
}

function Waiting({ p }: { p: Pair }) {
	const waited = useWaited(p);
	const want = p.want ?? { name: lastName(), role: "either", section: "any", level: "any" };
	const section = useSectionTitle(want.section);
	const wide = want.section === "any" && want.level === "any";
	const widen = (): void => {
		const key = startKey();
		const next = want.section === "any" ? { level: "any" } : { section: "any" };
		queue.join({ ...want, name: want.name === "" ? lastName() : want.name, ...next, ...(key === "" ? {} : { start_key: key }) })
			.catch((e: unknown) => notifyError("The search was not widened; your place is kept", e));
	};
	return (
		<section class="card waiting" aria-labelledby="h-w">
			<div class="row wrap top-line">
				<div><h2 id="h-w" class="t2 quiet">Waiting</h2><p class="figure num" role="timer">{clock(waited)}</p></div>
				<p class="grow t2 quiet" role="status">{placeWords(p)}</p>
				<span class="row wrap">
					<button type="button" class="btn" disabled={wide} onClick={widen}><Icon name="wide" />{wide ? "As wide as it goes" : "Widen the search"}</button>
					<button type="button" class="btn ghost" onClick={() => void queue.leave()}>Leave</button>
				</span>
			</div>
			<dl class="wants">
				<div><dt>Role</dt><dd>{ROLE_WORDS[want.role] ?? want.role}</dd></div>
				<div><dt>Section</dt><dd>{section}</dd></div>
				<div><dt>Level</dt><dd>{want.level === "any" ? "Any level" : capital(want.level)}</dd></div>
			</dl>
			<p class="t1 faint">{wide ? "It matches on the role alone now." : `Widening accepts ${want.section === "any" ? "any level" : "any section"} next. Your role never changes by itself, and your place is kept.`}</p>
		</section>
	);
}

function Offered({ p }: { p: Pair }) {
	const partner = p.partner ?? "Somebody";
	const mine = p.state === "accepted";
	return (
		<section class="card" aria-labelledby="h-f">
			<div class="row wrap offer">
				<Avatar name={partner} peer={1} large />
				<div class="grow"><h2 id="h-f">{partner} can {p.role === "interviewer" ? "be your candidate" : "interview you"} now</h2>
					<p class="t2 quiet">You would be the {p.role ?? "partner"}.</p></div>
			</div>
			{p.why !== null && <div class="block"><h3 class="t2">Why this partner</h3><p class="t2 quiet row top"><Icon name="check" />{p.why}</p></div>}
			<div class="block row wrap">
				<span class="t2 quiet" role="status">{mine ? `You accepted. Waiting for ${partner}.` : "The room opens when both accept."}</span>
				<span class="push row">
					<button type="button" class="btn ghost" onClick={() => void queue.decline()}>Pass and leave the queue</button>
					{!mine && <button type="button" class="btn primary" onClick={() => void queue.accept()}>Accept</button>}
				</span>
			</div>
		</section>
	);
}

function Now({ p }: { p: Pair }) {
	if (p.state === "none") return <WantForm />;
	if (p.state === "offered" || p.state === "accepted") return <Offered p={p} />;
	if (p.state === "matched") return <p role="status">The room is ready. <a href={`/room/${p.room ?? ""}`}>Go in</a></p>;
	return (
		<>
			<Waiting p={p} />
			<p class="t2 quiet">Meanwhile: <a href="/practice">practise something</a> in another tab. The place is kept while this page is open, and for a minute after.</p>
		</>
	);
}

export default function Lobby() {
	useQueue();
	const p = pairState.value;
	useEffect(() => {
		if (p?.state === "matched" && p.room !== null) go(`/room/${p.room}`, true);
	}, [p?.state, p?.room]);
	return (
		<main class="page mid" id="main" tabIndex={-1}>
			<div class="page-head"><div><h1>Find a partner</h1><p>Your place is kept if the line drops or the page reloads.</p></div></div>
			<div class="stack wide-gap">
				{queueError.value !== null && <Notice bad>{queueError.value} The page keeps asking.</Notice>}
				{p === null ? <p role="status" class="quiet">Looking for your place</p> : <Now p={p} />}
			</div>
		</main>
	);
}
