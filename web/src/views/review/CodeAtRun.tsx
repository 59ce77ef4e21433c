// The code as it was when a run started, wherever the clock stands.
import { useMemo, useState } from "preact/hooks";
import { docsAt } from "../../state";
import { Dialog } from "../../ui/Dialog";
import { clock } from "../../ui/format";
import type { Player } from "./player";
import { StillCode } from "./StillCode";

function Code({ p, run, onClose }: { p: Player; run: string; onClose: () => void }) {
	const r = p.last.runs.find((x) => x.run === run);
	const doc = useMemo(() => (r === undefined ? undefined : docsAt(p.log.events, r.s)[r.doc]), [run]);
	if (r === undefined) return null;
	return (
		<Dialog title={`Code at run ${r.n}, ${clock(p.ms(r))}`} wide onClose={onClose} foot={
			<>
				<button type="button" class="btn" onClick={() => { p.seekTo(r.s); onClose(); }}>Go to this moment</button>
				<button type="button" class="btn primary" onClick={onClose}>Close</button>
			</>
		}>
			{doc === undefined ? <p>This document is not in the recording that you may see.</p> : <StillCode text={doc.text.toString()} lang={doc.lang} label={doc.name} />}
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
