// The room's bar: who and what, the line of phases, the state of the line, and what can be done.
import { Icon } from "../../ui/Icon";
import { notify } from "../../ui/toast";
import { ThemeButton } from "../../ui/ThemeMenu";
import { clock } from "../../ui/format";
import { go } from "../../router";
import { useBench, type Bench } from "./bench";
import { Conn } from "./Conn";
import { useNow } from "./now";
import { Phases } from "./Phases";
import { host } from "./Happened";
import { namesOf, others } from "./people";

export function Brand() {
	return (
		<a class="brand" href="/">
			<svg viewBox="0 0 18 18" aria-hidden="true"><path d="M2.5 3.5 8 14.5" /><path class="ink" d="M8 14.5 13 4.5M11.2 3.5h3.6" /></svg>
			<span class="sr">Viva, home</span>
		</a>
	);
}

const ROLE = { interviewer: "you interview", candidate: "you are the candidate", observer: "you observe", learner: "practice" } as const;

function Title() {
	const b = useBench();
	const s = b.seen.value;
	const role = b.role.value;
	const other = role === "interviewer" ? namesOf(others(s.room, s.me.u, "candidate"), "nobody yet") : namesOf(others(s.room, s.me.u, "interviewer"), "nobody yet");
	return (
		<h1 class="room-title">
			<b>{s.room.title}</b>
			<span>{role === "learner" ? "practice" : role === "observer" ? ROLE.observer : `with ${other} · ${ROLE[role]}`}{s.room.ended !== null && " · ended"}</span>
		</h1>
	);
}

export function bookmark(b: Bench): void {
	if (b.room.value.ended !== null) return;
	b.do("bookmark", {});
	const at = clock(Date.now() + b.live.skew - b.room.value.started);
	notify({ icon: "bookmark", title: `Bookmarked ${at}`, text: b.role.value === "interviewer" ? "Only interviewers see it." : "Only you see it." });
}

/** A menu by disclosure: works without script of its own and by keyboard. */
function More() {
	const b = useBench();
	const live = b.room.value.ended === null;
	const host = b.role.value === "interviewer";
	const act = (e: Event, run: () => void): void => {
		(e.currentTarget as HTMLElement).closest("details")?.removeAttribute("open");
		run();
	};
	return (
		<details class="menu">
			<summary class="btn ghost icon sm" aria-label="More"><Icon name="more" /></summary>
			<div class="menu-list">
				{host && <button type="button" onClick={(e) => act(e, () => (b.ask.value = { what: "links" }))}><Icon name="link" />Links to this room</button>}
				{host && live && <button type="button" onClick={(e) => act(e, () => (b.ask.value = { what: "call" }))}><Icon name="mic" />Call address</button>}
				{host && live && <button type="button" onClick={(e) => act(e, () => (b.ask.value = { what: "swap" }))}><Icon name="swap" />Swap roles</button>}
				{live && <button type="button" onClick={(e) => act(e, () => bookmark(b))}><Icon name="bookmark" />Bookmark this moment</button>}
				<button type="button" onClick={(e) => act(e, () => (b.ask.value = { what: "sees" }))}><Icon name="eye" />Who sees what</button>
			</div>
		</details>
	);
}

function PracticeClock() {
	const b = useBench();
	const at = useNow() + b.live.skew;
	const { started, ended } = b.room.value;
	return <span class="num row clockline" role="timer"><Icon name="clock" />{clock((ended?.ts ?? at) - started)}</span>;
}

function Finish() {
	const b = useBench();
	const role = b.role.value;
	const { ended } = b.room.value;
	if (ended !== null)
		return role === "interviewer"
			? <a class="btn sm primary" href={`/review/${b.id}/scorecard`}>Scorecard</a>
			: <a class="btn sm primary" href={`/review/${b.id}`}>Review</a>;
	if (role === "interviewer" || role === "learner")
		return <button type="button" class="btn sm danger" onClick={() => (b.ask.value = { what: "end" })}>End</button>;
	return <button type="button" class="btn sm" onClick={() => go("/")}>Leave</button>;
}

export function TopBar() {
	const b = useBench();
	const { callUrl, kind, ended } = b.room.value;
	return (
		<header class="bar">
			<Brand />
			<Title />
			{kind === "live" ? <Phases /> : <span class="push" />}
			<Conn />
			{kind === "practice" && <PracticeClock />}
			{callUrl !== "" && <a class="btn sm ghost" href={callUrl} target="_blank" rel="noreferrer noopener"><Icon name="mic" />Call<span class="sr"> at {host(callUrl)}, in a new tab</span></a>}
			<ThemeButton />
			{ended === null && <button type="button" class="btn sm narrow-hide wide-only" onClick={() => bookmark(b)}><Icon name="bookmark" />Bookmark <kbd>B</kbd></button>}
			<More />
			<Finish />
		</header>
	);
}
