// Home: three ways to begin, then what was and what to try.
import { useState } from "preact/hooks";
import { api } from "../api";
import type { Catalog, Session } from "../model";
import { go } from "../router";
import { catalog, me } from "../store";
import { RecoveryNotice } from "../ui/Account";
import { Empty, Level, Notice } from "../ui/bits";
import { count } from "../ui/format";
import { Icon } from "../ui/Icon";
import { useCommands } from "../ui/keys";
import type { Load } from "../ui/useLoad";
import { useLoad } from "../ui/useLoad";
import { SessionRow, longestOf } from "./home/Recent";
import { StartRoom } from "./home/StartRoom";

const SHOWN = 6;

function greeting(): string {
	const h = new Date().getHours();
	const part = h < 5 ? "Good night" : h < 12 ? "Good morning" : h < 18 ? "Good afternoon" : "Good evening";
	const first = me.value?.name.trim().split(/\s+/)[0] ?? "";
	return first === "" ? "Practise interviews, together or alone" : `${part}, ${first}`;
}

function offer(c: Load<Catalog>): string {
	if (c.state !== "ready") return "Questions and C problems, judged here.";
	const code = c.value.items.filter((i) => i.kind === "package").length;
	return `${count(c.value.items.length - code, "question")} and ${count(code, "C problem")}, judged here.`;
}

function Doors({ onStart, items }: { onStart: () => void; items: Load<Catalog> }) {
	return (
		<nav class="doors" aria-label="Begin">
			<button type="button" class="door primary" onClick={onStart}><Icon name="users" /><b>Start a room</b><kbd>R</kbd><span>Bring someone. They join by a link.</span></button>
			<a class="door" href="/lobby"><Icon name="swap" /><b>Find a partner</b><kbd>F</kbd><span>Say what you want to train; the next who fits is yours.</span></a>
			<a class="door" href="/practice"><Icon name="target" /><b>Practise alone</b><kbd>P</kbd><span>{offer(items)}</span></a>
		</nav>
	);
}

function Sessions({ got, onStart }: { got: Load<{ sessions: Session[] }>; onStart: () => void }) {
	const list = got.state === "ready" ? got.value.sessions.slice(0, SHOWN) : [];
	return (
		<section class="card" aria-labelledby="h-s">
			<div class="card-head"><h2 id="h-s">Recent sessions</h2><span class="push" /><a class="btn ghost sm" href="/sessions">All sessions</a></div>
			{got.state === "failed" && <div class="pad"><Notice bad>{got.error.message}</Notice></div>}
			{got.state === "ready" && list.length === 0 && (
				<Empty icon="play" title="No sessions yet">
					<p>Rooms and practices appear here as soon as they begin, and stay as recordings until you delete them.</p>
					<button type="button" class="btn" onClick={onStart}>Start the first one</button>
				</Empty>
			)}
			<ul class="list">{list.map((s) => <SessionRow key={s.room} s={s} longest={longestOf(list)} />)}</ul>
		</section>
	);
}

/** Unsolved things to try next: one of each section, easy ones first. */
function suggestions(c: Catalog, done: ReadonlySet<string>): Catalog["items"] {
	const order = ["easy", "medium", "hard"];
	const fresh = c.items.filter((i) => i.kind !== "card" && !done.has(i.id)).sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
	const bySection = new Map(fresh.map((i) => [i.kind === "package" ? i.id : i.section, i] as const).reverse());
	return [...bySection.values()].sort((a, b) => (a.kind === "package" ? 1 : 0) - (b.kind === "package" ? 1 : 0)).slice(0, SHOWN - 1);
}

function TryNext({ items, sessions }: { items: Load<Catalog>; sessions: Load<{ sessions: Session[] }> }) {
	const done = new Set(sessions.state === "ready" ? sessions.value.sessions.flatMap((s) => (s.item === null ? [] : [s.item])) : []);
	const list = items.state === "ready" ? suggestions(items.value, done) : [];
	return (
		<section class="card" aria-labelledby="h-d">
			<div class="card-head"><h2 id="h-d">To try next</h2><span class="push" /><a class="btn ghost sm" href="/practice">All of them</a></div>
			{items.state === "failed" && <div class="pad"><Notice bad>{items.error.message}</Notice></div>}
			{items.state === "ready" && list.length === 0 && <Empty icon="doc" title="Nothing left to try"><p>You have begun every question that this server knows.</p></Empty>}
			<ul class="list">
				{list.map((i) => (
					<li key={i.id}>
						<Icon name={i.kind === "package" ? "code" : "doc"} />
						<div class="grow"><a class="main" href={`/practice?start=${encodeURIComponent(i.id)}`}>{i.title}</a><div class="sub"><Level of={i.level} /></div></div>
						<span class="faint t1 num nowrap">{i.minutes} min</span>
					</li>
				))}
			</ul>
		</section>
	);
}

export function Home() {
	const [starting, start] = useState(false);
	const [sessions] = useLoad(api.sessions, [me.value?.id]);
	const [items] = useLoad(catalog);
	const open = (): void => start(true);
	useCommands([
		{ id: "start", icon: "users", label: "Start a room", keys: "R", run: open },
		{ id: "find", icon: "swap", label: "Find a partner", keys: "F", run: () => go("/lobby") },
		{ id: "alone", icon: "target", label: "Practise alone", keys: "P", run: () => go("/practice") },
	]);
	return (
		<main class="page" id="main" tabIndex={-1}>
			<div class="page-head"><div><h1>{greeting()}</h1><p>Machine-learning interviews, recorded as they happen and judged on this server.</p></div></div>
			<RecoveryNotice />
			<Doors onStart={open} items={items} />
			<div class="cols">
				<Sessions got={sessions} onStart={open} />
				<TryNext items={items} sessions={sessions} />
			</div>
			{starting && <StartRoom onClose={() => start(false)} />}
		</main>
	);
}
