// Where the panes stand: three columns, two below 1200 px with a switch, tabs below 800.
import type { ComponentChildren } from "preact";
import type { Signal } from "@preact/signals";
import { Icon } from "../../ui/Icon";
import { Split } from "../../ui/Split";
import { vars } from "../../ui/vars";
import { useBench, type View } from "./bench";
import { leftPx, resultPx, rightPx } from "./prefs";
import { Results } from "./Results";
import { Workspace } from "./Workspace";

const px = (n: number): string | null => (n === 0 ? null : `${n}px`);

interface HandleProps { label: string; way: "v" | "h"; size: Signal<number>; initial: number; min: number; max: number; after?: boolean }

export function Handle({ label, way, size, initial, min, max, after }: HandleProps) {
	const value = size.value === 0 ? initial : size.value;
	return <Split label={label} way={way} value={value} initial={initial} min={min} max={max} {...(after === true ? { after } : {})} onChange={(n) => (size.value = n)} />;
}

export function Middle() {
	return (
		<div class="col col-mid">
			<Workspace />
			<Handle label="Resize editor and results" way="h" size={resultPx} initial={288} min={96} max={640} after />
			<div class="resultbox" ref={vars({ basis: `${resultPx.value}px` })}><Results /></div>
		</div>
	);
}

function Sides({ left, right }: { left: string; right: string }) {
	const b = useBench();
	return (
		<div class="sidetabs">
			<div class="seg" role="group" aria-label="Side pane">
				<button type="button" aria-pressed={b.side.value === "left"} onClick={() => (b.side.value = "left")}>{left}</button>
				<button type="button" aria-pressed={b.side.value === "right"} onClick={() => (b.side.value = "right")}>{right}</button>
			</div>
		</div>
	);
}

interface DeskProps { left: ComponentChildren; right: ComponentChildren; names: readonly [string, string] }

export function Desk({ left, right, names }: DeskProps) {
	return (
		<main class="desk" id="main" ref={vars({ left: px(leftPx.value), right: px(rightPx.value) })}>
			<div class="col col-left"><Sides left={names[0]} right={names[1]} />{left}</div>
			<Handle label="Resize left pane" way="v" size={leftPx} initial={396} min={260} max={640} />
			<Middle />
			<Handle label="Resize right pane" way="v" size={rightPx} initial={360} min={260} max={560} after />
			<div class="col col-right"><Sides left={names[0]} right={names[1]} />{right}</div>
		</main>
	);
}

const VIEWS: readonly { id: View; icon: string; label: string }[] = [
	{ id: "question", icon: "doc", label: "Question" },
	{ id: "code", icon: "code", label: "Code" },
	{ id: "chat", icon: "chat", label: "Chat" },
	{ id: "result", icon: "run", label: "Result" },
];

/** Narrow windows show one pane at a time. */
export function ViewTabs({ without = [] }: { without?: readonly View[] }) {
	const b = useBench();
	const s = b.seen.value;
	const unread = s.room.lines.filter((l) => l.what === "chat" && l.u !== s.me.u && l.s > b.readUpTo.value).length;
	return (
		<nav class="viewtabs" aria-label="Panes">
			{VIEWS.filter((v) => !without.includes(v.id)).map((v) => (
				<button key={v.id} type="button" class="tab" aria-current={b.view.value === v.id ? "true" : undefined} onClick={() => (b.view.value = v.id)}>
					<Icon name={v.icon} />{v.label}
					{v.id === "chat" && unread > 0 && <span class="count new">{unread}<span class="sr"> unread</span></span>}
				</button>
			))}
		</nav>
	);
}
