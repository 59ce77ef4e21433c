// What was revealed of an item, exactly as the candidate sees it. The reveal dialog previews with it.
import type { Content } from "../../protocol";
import { Exhibit } from "../../ui/Exhibit";
import { Markdown, Statement } from "../../ui/Markdown";
import { count } from "../../ui/format";

function Facts({ of }: { of: Content }) {
	const { limits, groups } = of;
	if (limits === undefined && groups === undefined) return null;
	const tests = groups?.reduce((n, g) => n + g.tests, 0) ?? 0;
	return (
		<div class="facts">
			{limits !== undefined && <span><b>{limits.time_ms / 1000} s</b> a test</span>}
			{limits !== undefined && <span><b>{limits.memory_mib} MiB</b></span>}
			{groups !== undefined && <span><b>{count(tests, "test")}</b> in {count(groups.length, "group")}</span>}
			<span>C17, <b>gcc -O2</b>, libm</span>
		</div>
	);
}

function Choices({ of }: { of: Content }) {
	if (of.choices === undefined) return null;
	return (
		<ol class="choices">
			{of.choices.map((c) => <li key={c.id}><b>{c.id}</b><Markdown inline text={c.text} /></li>)}
		</ol>
	);
}

function Numbers({ of }: { of: Content }) {
	if (of.numeric === undefined || of.numeric.length === 0) return null;
	return (
		<ul class="numbers-asked" aria-label="Asked for">
			{of.numeric.map((n) => <li key={n.id}><Markdown inline text={n.label} />{n.unit === undefined ? "" : ` (${n.unit})`}</li>)}
		</ul>
	);
}

export function Shown({ of, small }: { of: Content; small?: boolean }) {
	const cls = small === true ? "prose sm" : "prose";
	return (
		<div class="shown stack">
			<h2 class="shown-title">{of.title}</h2>
			{of.brief !== undefined && of.statement === undefined && <Markdown text={of.brief} class={cls} />}
			{of.prompt !== undefined && <Markdown text={of.prompt} class={cls} />}
			{of.body !== undefined && <Markdown text={of.body} class={cls} />}
			<Exhibit of={of.exhibit} />
			<Choices of={of} />
			<Numbers of={of} />
			{of.statement !== undefined && <Statement text={of.statement} samples={of.samples ?? []} class={cls} />}
			<Facts of={of} />
		</div>
	);
}
