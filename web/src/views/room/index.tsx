// The live room and the practice room: makes the bench, then shows the side that the role has.
import { useEffect, useMemo } from "preact/hooks";
import { useCommands, type Command } from "../../ui/keys";
import { Icon } from "../../ui/Icon";
import { Bench, BenchProvider, useBench } from "./bench";
import { Browser } from "./Browser";
import { Chat } from "./Chat";
import { Desk, Handle, ViewTabs } from "./Desk";
import { Dialogs } from "./Dialogs";
import { Ended } from "./Ended";
import { Invite } from "./Invite";
import { Guide } from "./Guide";
import { Practice } from "./Practice";
import { check, listPx, plain } from "./prefs";
import { mayCancel } from "./queue";
import { Question } from "./Question";
import { Scoring } from "./Rubric";
import { bookmark, Brand, TopBar } from "./TopBar";
import { vars } from "../../ui/vars";

function Interviewer() {
	return (
		<Desk names={["Guide", "Rubric and chat"]}
			left={<><div class="listbox" ref={vars({ basis: `${listPx.value}px` })}><Browser /></div><Handle label="Resize questions and guide" way="h" size={listPx} initial={268} min={96} max={520} /><Guide /></>}
			right={<><Scoring /><div class="gap" /><Chat /></>} />
	);
}

function Candidate() {
	return <Desk names={["Question", "Chat"]} left={<Question />} right={<Chat />} />;
}

function useRoomCommands(b: Bench): void {
	const live = b.room.value.ended === null;
	const role = b.role.value;
	const runnable = b.runnable.value !== null;
	const run = b.run.value;
	const waits = run !== null && live && mayCancel(run, b.seen.value.me.u, role) ? run.run : null;
	useCommands([
		...(runnable && live ? [
			{ id: "run", icon: "run", label: "Run on the samples", keys: "Ctrl+Enter", run: () => b.startRun("samples") },
			{ id: "submit", icon: "ac", label: "Submit: run all tests", keys: "Ctrl+Shift+Enter", run: () => b.startRun("submit") },
		] : []),
		...(waits !== null ? [{ id: "cancel", icon: "x", label: "Cancel the run", run: () => b.cancel(waits) }] : []),
		...(runnable ? [
			{ id: "problem", icon: "ce", label: "To the next problem that the compiler sees", keys: "F8", bound: true, run: () => (b.nextProblem.value += 1) },
			{ id: "check", icon: "check", label: "Check as you type, or not", run: () => (check.value = !check.value) },
		] : []),
		...(live ? [{ id: "bookmark", icon: "bookmark", label: "Bookmark this moment", keys: "B", run: () => bookmark(b) }] : []),
		{ id: "tab", icon: "keys", label: "Tab moves focus or indents", keys: "Ctrl+M", bound: true, run: () => undefined },
		{ id: "mend", icon: "edit", label: "Edit my last line (in an empty message)", keys: "↑", bound: true, run: () => undefined },
		{ id: "plain", icon: "doc", label: "Plain text field instead of the editor", run: () => (plain.value = !plain.value) },
		...(role === "interviewer" && live ? [
			{ id: "links", icon: "link", label: "Links to this room", run: () => (b.ask.value = { what: "links" }) },
			{ id: "end", icon: "end", label: "End the interview", run: () => (b.ask.value = { what: "end" }) },
		] : []),
	] satisfies Command[], [live, role, runnable, waits]);
}

function Open() {
	const b = useBench();
	useRoomCommands(b);
	const { kind } = b.room.value;
	if (kind === "practice") return <Practice />;
	return (
		<div class="room" data-view={b.view.value} data-side={b.side.value}>
			<TopBar />
			<Ended />
			<Invite />
			{b.role.value === "interviewer" ? <Interviewer /> : <Candidate />}
			<ViewTabs />
			<Dialogs />
		</div>
	);
}

function Closed({ words }: { words: string }) {
	return (
		<main class="page narrow" id="main">
			<div class="page-head"><Brand /><h1>This room is closed to this page</h1></div>
			<p>{words}</p>
			<p class="row"><button type="button" class="btn" onClick={() => location.reload()}>Reload</button><a class="btn ghost" href="/">Home</a></p>
		</main>
	);
}

function Waiting() {
	const b = useBench();
	const s = b.seen.value;
	if (s.link === "final") return <Closed words={s.words} />;
	return (
		<main class="page narrow" id="main" aria-busy="true">
			<p class="row" role="status"><Icon name="held" />{s.link === "offline" ? "Offline. The room opens when the network is back." : "Opening the room"}</p>
		</main>
	);
}

function Inside() {
	const s = useBench().seen.value;
	if (!s.seen) return <Waiting />;
	return (
		<>
			{s.link === "final" && <p class="final-line" role="alert"><Icon name="off" /><span class="grow">{s.words} What you typed here is kept in this tab.</span><button type="button" class="btn sm" onClick={() => location.reload()}>Reload</button></p>}
			<Open />
		</>
	);
}

export default function Room({ room }: { room: string }) {
	const bench = useMemo(() => new Bench(room), [room]);
	useEffect(() => bench.start(), [bench]);
	return <BenchProvider value={bench}><Inside /></BenchProvider>;
}
