// Three columns, or tabs where there is no room for three. Splits keep their place per browser.
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Role } from "../../protocol";
import type { Scorecard } from "../../scorecard-model";
import { Icon } from "../../ui/Icon";
import { Seg } from "../../ui/Seg";
import { Split } from "../../ui/Split";
import { Tabs, panelOf } from "../../ui/Tabs";
import { keepDraft, useDraft } from "../../ui/draft";
import type { Load } from "../../ui/useLoad";
import { vars } from "../../ui/vars";
import { Shown } from "../room/Shown";
import { CodePane } from "./CodePane";
import type { Words } from "./entries";
import type { Player } from "./player";
import { ResultPane } from "./ResultPane";
import { ScoresPane } from "./ScoresPane";
import { Transcript } from "./Transcript";
import type { Cited } from "./words";

type View = "question" | "code" | "chat" | "result";
type Left = "said" | "question";
const view = signal<View>("code");
const side = signal<"left" | "right">("left");

function useSize(key: string, initial: number): [number, (px: number) => void] {
	const [kept] = useDraft(`review.${key}`, String(initial));
	const [px, set] = useState(Number(kept) || initial);
	return [px, (n) => { set(n); keepDraft(`review.${key}`, String(n)); }];
}

function Question({ p }: { p: Player }) {
	const room = p.room.value;
	const id = room.order[room.order.length - 1];
	const item = id === undefined ? undefined : room.items[id];
	const shown = item?.statement ?? item?.brief ?? null;
	return (
		<div class="sheet-body pad" tabIndex={0} role="group" aria-label="What was revealed">
			{shown === null ? <p class="empty-line">Nothing had been revealed at this moment.</p> : <Shown of={shown} small />}
		</div>
	);
}

function LeftSheet({ p, role, words }: { p: Player; role: Role; words: Words }) {
	const [at, set] = useState<Left>("said");
	return (
		<section class="sheet" aria-label="What happened" data-pane="said">
			<div class="sheet-head"><Tabs label="What happened" prefix="left" at={at} onPick={set} tabs={[{ id: "said", label: "Transcript", icon: "chat" }, { id: "question", label: "Question", icon: "doc" }]} /></div>
			<div {...panelOf("left", at)} class="col grow">{at === "said" ? <Transcript p={p} role={role} words={words} /> : <Question p={p} />}</div>
		</section>
	);
}

function SideTabs() {
	return (
		<div class="sidetabs"><Seg label="Side pane" at={side.value} onPick={(s) => (side.value = s)} options={[{ id: "left", label: "Transcript" }, { id: "right", label: "Scores" }]} /></div>
	);
}

const VIEWS = [
	{ id: "question", label: "Transcript", icon: "chat" }, { id: "code", label: "Code", icon: "code" },
	{ id: "chat", label: "Scores", icon: "list" }, { id: "result", label: "Result", icon: "ac" },
] as const;

interface Props { p: Player; role: Role; words: Words; card: Load<Scorecard>; cited: ReadonlyMap<number, Cited> }

function Frame({ children, left, right }: { children: ComponentChildren; left: number; right: number }) {
	return <main class="desk" id="main" tabIndex={-1} ref={vars({ left: `${left}px`, right: `${right}px` })}>{children}</main>;
}

/** The stylesheet shows one view below 800 px; the attributes of .room say which. */
function useShown(): void {
	useEffect(() => {
		const room = document.querySelector<HTMLElement>(".room.review");
		if (room === null) return;
		room.dataset.view = view.value;
		room.dataset.side = side.value;
	}, [view.value, side.value]);
}

export function ReviewDesk({ p, role, words, card, cited }: Props) {
	const [left, setLeft] = useSize("left", 352);
	const [right, setRight] = useSize("right", 368);
	const [low, setLow] = useSize("low", 210);
	useShown();
	return (
		<>
			<Frame left={left} right={right}>
				<div class="col col-left" id="rv-panel-question"><SideTabs /><LeftSheet p={p} role={role} words={words} /></div>
				<Split way="v" label="Width of the transcript" value={left} min={240} max={640} initial={352} onChange={setLeft} />
				<div class="col col-mid" id="rv-panel-code" ref={vars({ low: `${low}px` })}>
					<CodePane p={p} />
					<Split way="h" label="Height of the result" value={low} min={96} max={520} initial={210} after onChange={setLow} />
					<ResultPane p={p} />
				</div>
				<Split way="v" label="Width of the scores" value={right} min={240} max={640} initial={368} after onChange={setRight} />
				<div class="col col-right" id="rv-panel-chat"><SideTabs /><ScoresPane p={p} card={card} cited={cited} mayScore={role === "interviewer" || role === "learner"} /></div>
			</Frame>
			<nav aria-label="View" class="viewnav">
				<div class="viewtabs">
					{VIEWS.map((v) => (
						<button key={v.id} type="button" class="tab" aria-pressed={view.value === v.id} onClick={() => (view.value = v.id)}>
							<Icon name={v.icon} />{v.label}
						</button>
					))}
				</div>
			</nav>
		</>
	);
}
