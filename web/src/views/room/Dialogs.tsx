// Everything that asks before it acts, one dialog at a time.
import { useEffect, useState } from "preact/hooks";
import { api } from "../../api";
import type { Links } from "../../model";
import { CopyField, Field } from "../../ui/bits";
import { Dialog } from "../../ui/Dialog";
import { useLoad } from "../../ui/useLoad";
import { held } from "../../state";
import { useBench } from "./bench";
import { CiteDialog } from "./CiteDialog";
import { KitDialog } from "./KitDialog";
import { namesOf, others, people } from "./people";
import { RevealDialog } from "./RevealDialog";

function Close({ label = "Close" }: { label?: string }) {
	const b = useBench();
	return <button type="button" class="btn" onClick={() => (b.ask.value = null)}>{label}</button>;
}

function useClose(): () => void {
	const b = useBench();
	return () => void (b.ask.value = null);
}

function EndDialog() {
	const b = useBench();
	const close = useClose();
	const practice = b.room.value.kind === "practice";
	const unsaved = held(b.session.value) > 0;
	const end = (): void => {
		b.do("end", {});
		close();
	};
	return (
		<Dialog title={practice ? "End this practice?" : "End the interview?"} onClose={close}
			foot={<><Close label="Not yet" /><button type="button" class="btn primary" onClick={end}>End</button></>}>
			<p>{practice ? "The text can no longer be changed. The recording stays, with everything you wrote." : "Nobody can write or run after that. The recording stays; you go on to the scorecard, and the candidate sees it when you release it."}</p>
			{unsaved && <p class="help">What is not saved yet is sent first.</p>}
		</Dialog>
	);
}

const WHO: readonly (readonly [keyof Links, string, string])[] = [
	["candidate", "Candidate", "Sees what you reveal; writes and runs code."],
	["interviewer", "Another interviewer", "Sees the guides and scores as you do."],
	["observer", "Observer", "Sees what the candidate sees, changes nothing."],
];

function LinksDialog() {
	const b = useBench();
	const [got] = useLoad(() => api.links(b.id), [b.id]);
	return (
		<Dialog title="Links to this room" onClose={useClose()} foot={<Close />}>
			{got.state === "failed" && <p class="help bad" role="alert">{got.error.message}</p>}
			{got.state === "ready" && <div class="stack">{WHO.map(([role, words, note]) => <CopyField key={role} label={words} value={got.value.links[role]} note={note} />)}</div>}
		</Dialog>
	);
}

function CallDialog() {
	const b = useBench();
	const close = useClose();
	const [url, set] = useState(b.room.value.callUrl);
	const bad = url !== "" && !/^https:\/\/\S+$/.test(url);
	const save = (): void => {
		b.do("call", { url });
		close();
	};
	return (
		<Dialog title="Call" onClose={close} foot={<><Close label="Cancel" /><button type="button" class="btn primary" disabled={bad} onClick={save}>Save</button></>}>
			<Field label="Address of a video call" value={url} onInput={set} error={bad ? "It must start with https://" : null} help="Everybody in the room gets this link. Viva itself records no sound and no picture." />
		</Dialog>
	);
}

function SwapDialog() {
	const b = useBench();
	const close = useClose();
	const s = b.seen.value;
	const other = namesOf(others(s.room, s.me.u, "candidate"), "the candidate");
	const swap = (): void => {
		b.do("swap", {});
		close();
	};
	return (
		<Dialog title="Swap roles?" onClose={close} foot={<><Close label="Not yet" /><button type="button" class="btn primary" onClick={swap}>Swap</button></>}>
			<p>From then on {other} interviews, and you answer. What you noted and ticked so far stays yours: {other} does not see it before the end.</p>
		</Dialog>
	);
}

const SEES: readonly (readonly [string, string])[] = [
	["Everybody in the room", "Chat, what is typed in the editor, runs and verdicts, revealed questions and hints, pastes, who is here."],
	["Interviewers only", "Answer guides, ticks, levels, their notes and bookmarks. You see the scorecard when it is released."],
	["You only", "Your notes and bookmarks."],
	["Nobody", "Sound and picture: they are never kept."],
];

function SeesDialog() {
	const b = useBench();
	return (
		<Dialog title="Who sees what" onClose={useClose()} foot={<Close />}>
			<dl class="sees">{SEES.map(([who, what]) => <div key={who}><dt>{who}</dt><dd>{what}</dd></div>)}</dl>
			<h3>Here now or earlier</h3>
			<ul>{people(b.room.value).map((m) => <li key={m.u}>{m.name}, {m.role}</li>)}</ul>
		</Dialog>
	);
}

/** Texts that could not be merged: to copy, then to put away. */
function AsideDialog() {
	const b = useBench();
	const [first, ...rest] = b.live.asides.value;
	const close = useClose();
	useEffect(() => {
		if (first === undefined) close();
	}, [first]);
	if (first === undefined) return null;
	const name = b.live.docs.get(first.doc)?.name ?? first.doc;
	return (
		<Dialog wide title={`Your text of ${name}`} onClose={close}
			foot={<><button type="button" class="btn danger" onClick={() => b.live.putAside(rest)}>Throw it away</button><Close label="Keep it" /></>}>
			<p>{first.why} The editor shows what is saved; this is what you had. Copy from here what you need.</p>
			<textarea class="textarea mono" rows={14} readOnly aria-label="Your text" value={first.text} onFocus={(e) => e.currentTarget.select()} />
		</Dialog>
	);
}

export function Dialogs() {
	const b = useBench();
	const ask = b.ask.value;
	switch (ask?.what) {
		case undefined: return null;
		case "reveal": return <RevealDialog key={ask.step} item={ask.item} step={ask.step} />;
		case "cite": return <CiteDialog item={ask.item} axis={ask.axis} />;
		case "end": return <EndDialog />;
		case "links": return <LinksDialog />;
		case "call": return <CallDialog />;
		case "swap": return <SwapDialog />;
		case "sees": return <SeesDialog />;
		case "aside": return <AsideDialog />;
		case "kit": return <KitDialog onClose={() => (b.ask.value = null)} />;
	}
}
