// Everything that can be practised alone, by section, kind, level, type and words.
import { signal } from "@preact/signals";
import { api } from "../../api";
import type { Catalog, Item } from "../../model";
import { go, place } from "../../router";
import { catalog, me } from "../../store";
import { RecoveryNotice } from "../../ui/Account";
import { Empty, Level, Notice } from "../../ui/bits";
import { LEVELS, capital, count, day } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Seg } from "../../ui/Seg";
import { Verdict } from "../../ui/Verdict";
import { useFound } from "../../ui/useFound";
import { useLoad } from "../../ui/useLoad";
import type { Filter, Past, State } from "./filter";
import { NO_FILTER, counted, pastOf, shown, solved, typesOf } from "./filter";
import { StartDialog } from "./StartDialog";

/** Outlives the page: coming back from a practice finds the list as it was. */
const filter = signal<Filter>(NO_FILTER);
const put = (f: Partial<Filter>): void => void (filter.value = { ...filter.value, ...f });

const ICON: Record<Item["kind"], string> = { question: "doc", package: "code", card: "note" };
const KINDS: readonly { id: Filter["kind"]; label: string }[] = [
	{ id: "all", label: "All" }, { id: "theory", label: "Theory" }, { id: "code", label: "Code" }, { id: "cards", label: "Cards" },
];

const STATES: readonly (readonly [State, string])[] = [["", "Tried or not"], ["fresh", "Not tried yet"], ["tried", "Tried, not solved"], ["done", "Solved or done"]];

function SectionNav({ c }: { c: Catalog }) {
	const all = [{ id: "", title: "Everything", n: c.items.length }, ...counted(c)];
	return (
		<nav aria-label="Sections">
			<ul class="secs">
				{all.map((s) => (
					<li key={s.id}>
						<button type="button" class="sec" aria-current={filter.value.section === s.id ? "true" : undefined} onClick={() => put({ section: s.id })}>
							<span class="grow clip">{s.title}</span><span class="t1 faint num">{s.n}</span>
						</button>
					</li>
				))}
			</ul>
		</nav>
	);
}

function Pick({ label, any, of, at, onPick }: { label: string; any: string; of: readonly string[]; at: string; onPick: (v: string) => void }) {
	return (
		<select class="select sm pick" aria-label={label} value={at} onChange={(e) => onPick(e.currentTarget.value)}>
			<option value="">{any}</option>
			{of.map((o) => <option key={o} value={o}>{capital(o)}</option>)}
		</select>
	);
}

function Filters({ c }: { c: Catalog }) {
	const f = filter.value;
	return (
		<div class="row wrap practice-filters">
			<label class="search"><span class="sr">Search questions</span><Icon name="search" />
				<input class="input sm" placeholder="Search questions" value={f.text} onInput={(e) => put({ text: e.currentTarget.value })} />
			</label>
			<Seg label="Kind" options={KINDS} at={f.kind} onPick={(kind) => put({ kind })} />
			<Pick label="Level" any="Any level" of={LEVELS} at={f.level} onPick={(level) => put({ level })} />
			<Pick label="Type" any="Any type" of={typesOf(c)} at={f.type} onPick={(type) => put({ type })} />
			<select class="select sm pick" aria-label="What I did" value={f.state} onChange={(e) => put({ state: STATES.find(([id]) => id === e.currentTarget.value)?.[0] ?? "" })}>
				{STATES.map(([id, words]) => <option key={id} value={id}>{words}</option>)}
			</select>
		</div>
	);
}

function You({ past, kind }: { past: Past | undefined; kind: Item["kind"] }) {
	if (past === undefined) return <span class="faint t1">not yet</span>;
	if (past.verdict !== null) return <Verdict of={past.verdict} />;
	if (past.last.state === "live") return <span class="chip on">Open</span>;
	return <span class="t1 quiet">{kind === "card" ? "read" : count(past.tries, "try", "tries")}</span>;
}

interface RowsProps { items: readonly Item[]; c: Catalog; past: ReadonlyMap<string, Past>; found: ReadonlyMap<string, string> }

function Rows({ items, c, past, found }: RowsProps) {
	const title = new Map(c.sections.map((s) => [s.id, s.title]));
	return (
		<div class="card scroll-x">
			<table class="table">
				<thead><tr>
					<th scope="col">Question</th><th scope="col" class="narrow-hide">Section</th><th scope="col" class="narrow-hide">Level</th>
					<th scope="col" class="r narrow-hide">Time</th><th scope="col">You</th><th scope="col" class="r narrow-hide">Last</th>
				</tr></thead>
				<tbody>
					{items.map((i) => {
						const p = past.get(i.id);
						return (
							<tr key={i.id}>
								<th scope="row"><span class="row"><Icon name={ICON[i.kind]} /><a href={`/practice?start=${encodeURIComponent(i.id)}`}>{i.title}</a></span>
									{found.has(i.id) && <span class="t1 faint snippet">{found.get(i.id)}</span>}</th>
								<td class="quiet narrow-hide">{title.get(i.section) ?? i.section}</td>
								<td class="narrow-hide">{i.level !== "" && <Level of={i.level} />}</td>
								<td class="r quiet narrow-hide nowrap">{i.minutes} min</td>
								<td><You past={p} kind={i.kind} /></td>
								<td class="r quiet nowrap narrow-hide">{p === undefined ? "" : <a href={p.last.state === "live" ? `/room/${p.last.room}` : `/review/${p.last.room}`}>{day(p.last.started)}</a>}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}

function Asked({ c, past }: { c: Catalog; past: ReadonlyMap<string, Past> }) {
	const id = place.value.query.get("start");
	const item = id === null ? undefined : c.items.find((i) => i.id === id);
	if (id === null) return null;
	const close = (): void => go("/practice", true);
	if (item === undefined) return <Notice bad>This server has no question called “{id}”. Choose one below.</Notice>;
	return <StartDialog key={id} item={item} past={past.get(id)} section={c.sections.find((s) => s.id === item.section)?.title ?? item.section} onClose={close} />;
}

function List({ c, past }: { c: Catalog; past: ReadonlyMap<string, Past> }) {
	const found = useFound(filter.value.text, api.search);
	const items = shown(c, filter.value, past, found);
	const code = solved(items, past);
	if (c.items.length === 0)
		return <div class="card"><Empty icon="doc" title="This server has no questions"><p>Whoever runs it can build the bank with viva-bank and start the server again.</p></Empty></div>;
	return (
		<div class="practice">
			<SectionNav c={c} />
			<div>
				<Filters c={c} />
				{items.length > 0 ? <Rows items={items} c={c} past={past} found={found} /> : (
					<div class="card"><Empty icon="filter" title="Nothing fits all of these"><button type="button" class="btn" onClick={() => put(NO_FILTER)}>Show everything</button></Empty></div>
				)}
				<p class="t1 faint listed" role="status">{count(items.length, "question")} of {c.items.length}{code.all > 0 && `, ${code.done} of ${count(code.all, "coding problem")} solved`}</p>
			</div>
			<Asked c={c} past={past} />
		</div>
	);
}

export default function Practice() {
	const [c, reload] = useLoad(catalog);
	const [sessions] = useLoad(api.sessions, [me.value?.id]);
	const past = pastOf(sessions.state === "ready" ? sessions.value.sessions : []);
	return (
		<main class="page" id="main" tabIndex={-1}>
			<div class="page-head"><div><h1>Practice</h1><p>Alone, at your own pace. Each practice is recorded for you; nobody else sees it.</p></div></div>
			<RecoveryNotice />
			{c.state === "failed" && <Notice bad><p>{c.error.message}</p><button type="button" class="btn sm" onClick={reload}>Try again</button></Notice>}
			{c.state === "ready" && <List c={c.value} past={past} />}
		</main>
	);
}
