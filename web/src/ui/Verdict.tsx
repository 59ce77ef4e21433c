import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import { verdictLook } from "./verdicts";

/** Letters with their outline; `box` for lists. */
export function Verdict({ of, box, note }: { of: string; box?: boolean; note?: string }) {
	const look = verdictLook(of);
	return (
		<span class={`v ${box ? "box " : ""}${look.cls}`} title={look.words}>
			<Icon name={look.icon} />
			{of}
			{note !== undefined && ` ${note}`}
		</span>
	);
}

interface BannerProps {
	of: string;
	/** Instead of the verdict's own words. */
	title?: ComponentChildren;
	score?: number | null;
	max?: number | null;
	children?: ComponentChildren;
	/** Announced when it changes (the live result); not in a list of old ones. */
	live?: boolean;
}

export function Banner({ of, title, score, max, children, live }: BannerProps) {
	const look = verdictLook(of);
	return (
		<div class={`banner ${look.cls}`} role={live ? "status" : undefined}>
			<Icon name={look.icon} />
			<div>
				<strong>{title ?? look.words}</strong>
				{children !== undefined && <p>{children}</p>}
			</div>
			{max !== undefined && max !== null && (
				<div class="score num">
					{score ?? "–"} <small>/ {max}</small>
				</div>
			)}
		</div>
	);
}

export interface GroupTest { verdict: string; label: string }
export interface GroupRow { name: string; verdict: string; score: number | null; max: number | null; tests: readonly GroupTest[] }

/** A row a group, a cell a test. The cells are one picture to a screen reader, with a sum in words. */
export function Groups({ rows }: { rows: readonly GroupRow[] }) {
	return (
		<ul class="groups">
			{rows.map((g) => (
				<li class="group" key={g.name}>
					<span>{g.name}</span>
					<Verdict of={g.verdict} />
					<Cells tests={g.tests} />
					<span class="pts">
						{g.max === null ? "" : <><b>{g.score ?? "–"}</b> / {g.max}</>}
					</span>
				</li>
			))}
		</ul>
	);
}

function Cells({ tests }: { tests: readonly GroupTest[] }) {
	const passed = tests.filter((t) => t.verdict === "AC").length;
	return (
		<span class="cells" role="img" aria-label={`${passed} of ${tests.length} tests passed`}>
			{tests.map((t, i) => {
				const look = verdictLook(t.verdict);
				return (
					<span key={i} class={`cell ${look.cls}`} title={`${t.label}: ${look.words}`}>
						<Icon name={look.icon} />
					</span>
				);
			})}
		</span>
	);
}
