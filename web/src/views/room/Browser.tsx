// The interviewer's list of questions: search, section, level, type; what was revealed comes first.
import { useState } from "preact/hooks";
import type { Catalog, Item } from "../../model";
import { api } from "../../api";
import { catalog } from "../../store";
import { Empty } from "../../ui/bits";
import { capital } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { panelOf, Tabs } from "../../ui/Tabs";
import { useFound } from "../../ui/useFound";
import { useLoad } from "../../ui/useLoad";
import { useBench } from "./bench";
import { Plan } from "./Plan";
import { QuestionRow } from "./QuestionRow";

interface Filter { text: string; section: string; level: string; type: string }
const ALL: Filter = { text: "", section: "", level: "", type: "" };
const LEVELS = ["easy", "medium", "hard"];
const SHOWN = 200;

export function matching(c: Catalog, f: Filter, found: ReadonlyMap<string, string> = new Map()): Item[] {
	const words = f.text.toLowerCase().split(/\s+/).filter((w) => w !== "");
	const sections = new Map(c.sections.map((s) => [s.id, s.title.toLowerCase()]));
	return c.items.filter((i) => {
		const hay = `${i.title} ${i.id} ${sections.get(i.section) ?? ""}`.toLowerCase();
		return (f.section === "" || i.section === f.section) && (f.level === "" || i.level === f.level) &&
			(f.type === "" || i.type === f.type) && (found.has(i.id) || words.every((w) => hay.includes(w)));
	});
}

interface PickProps { label: string; value: string; options: readonly (readonly [string, string])[]; onPick: (v: string) => void }

function Pick({ label, value, options, onPick }: PickProps) {
	return (
		<select class="select sm" aria-label={label} value={value} onChange={(e) => onPick(e.currentTarget.value)}>
			<option value="">{label}</option>
			{options.map(([id, words]) => <option key={id} value={id}>{words}</option>)}
		</select>
	);
}

function Found({ c }: { c: Catalog }) {
	const b = useBench();
	const [f, set] = useState(ALL);
	const order = b.room.value.order;
	const rank = (i: Item): number => (order.includes(i.id) ? order.indexOf(i.id) : order.length);
	const inTexts = useFound(f.text, (words) => api.searchIn(b.id, words));
	const found = matching(c, f, inTexts).sort((x, y) => rank(x) - rank(y));
	const sections = c.sections.filter((s) => c.items.some((i) => i.section === s.id));
	const types = [...new Set(c.items.map((i) => i.type))].sort();
	return (
		<>
			<div class="filters">
				<label class="search">
					<span class="sr">Search questions</span><Icon name="search" />
					<input type="search" class="input sm" placeholder={`Search ${c.items.length} questions`} value={f.text} onInput={(e) => set({ ...f, text: e.currentTarget.value })} />
				</label>
				<Pick label="Section" value={f.section} options={sections.map((s) => [s.id, s.title])} onPick={(section) => set({ ...f, section })} />
				<Pick label="Level" value={f.level} options={LEVELS.map((l) => [l, capital(l)])} onPick={(level) => set({ ...f, level })} />
				<Pick label="Type" value={f.type} options={types.map((t) => [t, capital(t)])} onPick={(type) => set({ ...f, type })} />
			</div>
			{found.length === 0
				? <Empty icon="search" title="No question fits"><button type="button" class="btn sm" onClick={() => set(ALL)}>Show all {c.items.length}</button></Empty>
				: (
					<div class="sheet-body" tabIndex={0} role="region" aria-label="List of questions">
						<ul class="qlist">{found.slice(0, SHOWN).map((i) => <QuestionRow key={i.id} item={i} addable />)}</ul>
						{found.length > SHOWN && <p class="empty-line">{found.length - SHOWN} more. Search to narrow it down.</p>}
					</div>
				)}
		</>
	);
}

type Pane = "plan" | "all";

export function Browser() {
	const b = useBench();
	const [got, again] = useLoad(catalog);
	const { plan, order } = b.room.value;
	const [picked, pick] = useState<Pane | null>(null);
	const at = picked ?? (plan === null ? "all" : "plan");
	return (
		<section class="sheet private browser" aria-label="Questions, only interviewers" data-pane="questions">
			<div class="sheet-head"><h2 class="sr">Questions</h2>
				<Tabs<Pane> label="Questions" prefix="q" at={at} onPick={pick} tabs={[{ id: "all", label: "Questions" }, { id: "plan", label: "Plan", count: plan?.steps.length ?? 0 }]} />
				<span class="faint t1 roomy">{order.length} revealed</span>
				<span class="push lockline"><Icon name="lock" />only interviewers</span></div>
			{got.state === "ready" && <div class="browserpane" {...panelOf("q", at)}>{at === "plan" ? <Plan c={got.value} /> : <Found c={got.value} />}</div>}
			{got.state === "failed" && <Empty icon="warn" title="The questions did not load"><p>{got.error.message}</p><button type="button" class="btn sm" onClick={again}>Try again</button></Empty>}
		</section>
	);
}
