import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "./Icon";

export interface Tab<T extends string> {
	id: T;
	label: string;
	icon?: string;
	count?: number;
	/** The count is news: it wears the accent. */
	fresh?: boolean;
}

interface Props<T extends string> {
	label: string;
	tabs: readonly Tab<T>[];
	at: T;
	onPick: (id: T) => void;
	/** Ids become `${prefix}-tab-x` and `${prefix}-panel-x`; see panelOf(). */
	prefix: string;
	class?: string;
}

const STEP: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** A tab list with one stop in the tab order; arrows, Home and End choose. */
export function Tabs<T extends string>({ label, tabs, at, onPick, prefix, class: cls }: Props<T>) {
	const list = useRef<HTMLDivElement>(null);
	// Where tabs do not fit, the chosen one is in sight.
	useLayoutEffect(() => {
		list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
	}, [at, tabs.length]);
	const pick = (i: number): void => {
		const to = tabs[(i + tabs.length) % tabs.length];
		if (to === undefined) return;
		onPick(to.id);
		list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${prefix}-tab-${to.id}`)}`)?.focus();
	};
	const onKey = (e: KeyboardEvent): void => {
		const now = tabs.findIndex((t) => t.id === at);
		const step = STEP[e.key];
		if (step !== undefined) pick(now + step);
		else if (e.key === "Home") pick(0);
		else if (e.key === "End") pick(tabs.length - 1);
		else return;
		e.preventDefault();
	};
	return (
		<div class={cls ?? "tabs"} role="tablist" aria-label={label} ref={list} onKeyDown={onKey}>
			{tabs.map((t) => (
				<button
					key={t.id}
					type="button"
					class="tab"
					role="tab"
					id={`${prefix}-tab-${t.id}`}
					aria-controls={`${prefix}-panel-${t.id}`}
					aria-selected={t.id === at}
					tabIndex={t.id === at ? 0 : -1}
					onClick={() => onPick(t.id)}
				>
					{t.icon !== undefined && <Icon name={t.icon} />}
					{t.label}
					{t.count !== undefined && t.count > 0 && <span class={t.fresh ? "count new" : "count"}>{t.count}</span>}
				</button>
			))}
		</div>
	);
}

/** Attributes of the panel that belongs to a tab. */
export function panelOf(prefix: string, id: string): { id: string; role: "tabpanel"; "aria-labelledby": string } {
	return { id: `${prefix}-panel-${id}`, role: "tabpanel", "aria-labelledby": `${prefix}-tab-${id}` };
}
