// The code as it was when a run started, wherever the clock stands.
import { useMemo, useState } from "preact/hooks";
import { docsAt } from "../../state";
import { Dialog } from "../../ui/Dialog";
import { clock } from "../../ui/format";
import type { Player } from "./player";
import { StillCode } from "./StillCode";

export interface At { readonly file?: string | undefined; readonly line: number }
interface CodeProps { p: Player; run: string; at?: At; onClose: () => void }

/** `at` is a line to look at, in the file of that name if there is one. */
export function Code({ p, run, at, onClose }: CodeProps) {
	const r = p.last.runs.find((x) => x.run === run);
	const docs = useMemo(() => (r === undefined ? {} : docsAt(p.log.events, r.s)), [run]);
	const doc = r === undefined ? undefined : (Object.values(docs).find((d) => d.item === r.item && d.name === at?.file) ?? docs[r.doc]);
	if (r === undefined) return null;
	return (
		<Dialog title={`Code at run ${r.n}, ${clock(p.ms(r))}`} wide onClose={onClose} foot={
			<>
				<button type="button" class="btn" onClick={() => { p.seekTo(r.s); onClose(); }}>Go to this moment</button>
				<button type="button" class="btn primary" onClick={onClose}>Close</button>
			</>
		}>
			{doc === undefined ? <p>This document is not in the recording that you may see.</p> : <StillCode text={doc.text.toString()} lang={doc.lang} label={doc.name} {...(at === undefined ? {} : { line: at.line })} />}
			{r.stdin !== null && <><h3 class="label">Input</h3><pre class="plain" tabIndex={0}>{r.stdin}</pre></>}
		</Dialog>
	);
}

export function CodeAtRun({ p, run }: { p: Player; run: string }) {
	const [open, set] = useState(false);
	return (
		<>
			<button type="button" class="btn ghost sm" onClick={() => set(true)}>Code</button>
			{open && <Code p={p} run={run} onClose={() => set(false)} />}
		</>
	);
}
