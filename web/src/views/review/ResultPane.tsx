// The newest run at this moment.
import { isRunning } from "../../state";
import type { Run } from "../../state";
import { clock } from "../../ui/format";
import { Banner, Groups } from "../../ui/Verdict";
import { verdictLook } from "../../ui/verdicts";
import { rowsOf, wordsOf } from "../room/words";
import type { Player } from "./player";

const WHAT = { samples: "samples", input: "own input", submit: "submission" } as const;

function before(runs: readonly Run[]): string {
	const old = runs.flatMap((r) => (r.result === null ? [] : [r.what === "submit" && r.result.score != null ? `${r.result.verdict} ${r.result.score}` : r.result.verdict]));
	return old.length === 0 ? "" : ` Before: ${old.reverse().slice(0, 6).join(", ")}.`;
}

function Shown({ p, run, older }: { p: Player; run: Run; older: readonly Run[] }) {
	const content = p.room.value.items[run.item]?.statement ?? p.last.items[run.item]?.statement ?? null;
	const verdict = run.result?.verdict ?? (isRunning(run) ? "RUN" : "WAIT");
	const w = wordsOf(run, content);
	const rows = rowsOf(run, content);
	const title = `${verdictLook(verdict).words}, run ${run.n}, ${WHAT[run.what]}`;
	return (
		<>
			<Banner of={verdict} title={title} score={run.result?.score ?? null} max={run.what === "submit" ? (run.result?.max_score ?? null) : null}>
				{w.where === "" ? "" : `${w.where}. `}{w.text} Started at {clock(p.ms(run))}.{before(older)}
			</Banner>
			{rows.length > 0 && <Groups rows={rows} />}
			{run.result?.stdout !== undefined && <pre class="plain" tabIndex={0} aria-label="Output" role="group">{run.result.stdout === "" ? "(no output)" : run.result.stdout}</pre>}
		</>
	);
}

export function ResultPane({ p }: { p: Player }) {
	const runs = p.room.value.runs;
	const run = runs[runs.length - 1];
	return (
		<section class="sheet v-result" aria-label="Result at this moment" data-pane="result">
			<div class="sheet-body" tabIndex={0} role="group" aria-label="Result at this moment">
				{run === undefined ? <p class="empty-line">Nothing has been run yet at this moment.</p> : <Shown p={p} run={run} older={runs.slice(0, -1)} />}
			</div>
		</section>
	);
}
