// A document as it stood: numbered lines, coloured, what has just changed marked at the edge.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { StillLine } from "../../editor/still";
import { still } from "../../editor/still";

/** Lines from..to (from 0, `to` not among them) that differ from the older text. */
export function changed(old: string, now: string): { from: number; to: number } {
	if (old === now) return { from: 0, to: 0 };
	const a = old.split("\n");
	const b = now.split("\n");
	let from = 0;
	while (from < a.length && from < b.length && a[from] === b[from]) from++;
	let end = 0;
	while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	// A deletion marks the line where it was.
	return { from, to: Math.max(from + 1, b.length - end) };
}

function Line({ of, fresh, meant }: { of: StillLine; fresh: boolean; meant: boolean }) {
	const ref = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		if (meant) ref.current?.scrollIntoView({ block: "center" });
	}, [meant]);
	return (
		<span ref={ref} class={`l${fresh ? " new" : ""}${meant ? " cur" : ""}`} aria-current={meant ? "location" : undefined}>
			{of.map((p, i) => (p.cls === "" ? p.text : <span key={i} class={p.cls}>{p.text}</span>))}
			{of.length === 0 && " "}
		</span>
	);
}

export function StillCode({ text, lang, label, before, line }: { text: string; lang: string; label: string; before?: string; line?: number }) {
	const lines = useMemo(() => still(text, lang), [text, lang]);
	const fresh = before === undefined ? { from: 0, to: 0 } : changed(before, text);
	return (
		<div class="code" role="group" aria-label={label} tabIndex={0}>
			{lines.map((l, i) => <Line key={i} of={l} fresh={i >= fresh.from && i < fresh.to} meant={i + 1 === line} />)}
		</div>
	);
}
