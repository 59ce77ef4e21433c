// Markdown on the page. Until its code is loaded the text stands there as it was written, so that nothing
// waits for it; samples of a statement take the places that the statement gives them.
import { useEffect, useRef } from "preact/hooks";
import { Samples } from "./Samples";
import type { Sample } from "./Samples";

/** A region that scrolls must be reachable by keyboard. */
function reachable(root: HTMLElement): void {
	for (const el of root.querySelectorAll<HTMLElement>("pre, .scroll-x, .katex-display"))
		if (el.scrollWidth > el.clientWidth) el.tabIndex = 0;
}

export function Markdown({ text, inline, class: cls }: { text: string; inline?: boolean; class?: string }) {
	const ref = useRef<HTMLElement | null>(null);
	const hold = (el: HTMLElement | null): void => void (ref.current = el);
	useEffect(() => {
		let live = true;
		void import("./md")
			.then((m) => m.toHtml(text, inline === true))
			.then((html) => {
				if (!live || ref.current === null) return;
				ref.current.innerHTML = html;
				ref.current.classList.remove("raw");
				reachable(ref.current);
			});
		return () => void (live = false);
	}, [text, inline]);
	// The key makes Preact start anew for another text: what lies inside is not its own.
	return inline === true
		? <span key={text} class={`md raw ${cls ?? ""}`} ref={hold}>{text}</span>
		: <div key={text} class={`md raw ${cls ?? "prose"}`} ref={hold}>{text}</div>;
}

type Piece = { text: string } | { sample: Sample; n: number } ;

/** The statement cut at {{nextsample}} and {{remainingsamples}}; samples without a place follow at the end. */
export function pieces(text: string, samples: readonly Sample[]): Piece[] {
	const out: Piece[] = [];
	let next = 0;
	const put = (upTo: number): void => {
		for (; next < upTo && next < samples.length; next++) {
			const sample = samples[next];
			if (sample !== undefined) out.push({ sample, n: next + 1 });
		}
	};
	for (const part of text.split(/(\{\{(?:nextsample|remainingsamples)\}\})/)) {
		if (part === "{{nextsample}}") put(next + 1);
		else if (part === "{{remainingsamples}}") put(samples.length);
		else if (part.trim() !== "") out.push({ text: part.trim() });
	}
	put(samples.length);
	return out;
}

export function Statement({ text, samples = [], class: cls }: { text: string; samples?: readonly Sample[]; class?: string }) {
	return (
		<div class={cls ?? "prose"}>
			{pieces(text, samples).map((p, i) =>
				"text" in p ? <Markdown key={`t${i}`} text={p.text} class="prose-part" /> : <Samples key={`s${i}`} n={p.n} of={p.sample} />,
			)}
		</div>
	);
}
