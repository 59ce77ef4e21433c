// The newest run at this moment.
import { useState } from "preact/hooks";
import { isRunning } from "../../state";
import type { Run } from "../../state";
import { clock } from "../../ui/format";
import { Banner } from "../../ui/Verdict";
import { verdictLook } from "../../ui/verdicts";
import { Report } from "../report/Report";
import { cancelWords, markOf, wordsOf } from "../room/words";
import { Code, type At } from "./CodeAtRun";
import type { Player } from "./player";

const WHAT = { samples: "samples", input: "own input", submit: "submission" } as const;

function before(runs: readonly Run[]): string {
	const old = runs.flatMap((r) => (r.result === null ? [] : [r.what === "submit" && r.result.score != null ? `${r.result.verdict} ${r.result.score}` : r.result.verdict]));
	return old.length === 0 ? "" : ` Before: ${old.reverse().slice(0, 6).join(", ")}.`;
}

function Shown({ p, run, older }: { p: Player; run: Run; older: readonly Run[] }) {
	const [at, look] = useState<At | null>(null);
	const content = p.room.value.items[run.item]?.statement ?? p.last.items[run.item]?.statement ?? null;
	const mark = markOf(run);
	const w = wordsOf(run);
	const title = `${verdictLook(mark).words}, run ${run.n}, ${WHAT[run.what]}`;
	const words = run.state === "cancelled" ? cancelWords(run, p.last) : isRunning(run) ? "" : w.text;
	return (
		<>
			<Banner of={mark} title={title} score={run.result?.score ?? null} max={run.what === "submit" ? (run.result?.max_score ?? null) : null}>
				{w.where === "" ? "" : `${w.where}. `}{words} Started at {clock(p.ms(run))}.{before(older)}
			</Banner>
			<Report run={run} content={content} go={(file, line) => look({ file, line })} />
			{at !== null && <Code p={p} run={run.run} at={at} onClose={() => look(null)} />}
		</>
	);
}

export function ResultPane({ p }: { p: Player }) {
	const runs = p.room.value.runs;
	const run = runs[runs.length - 1];
	return (
		<section class="sheet v-result" aria-label="Result at this moment" data-pane="result">
			<div class="sheet-body" tabIndex={0} role="group" aria-label="Result at this moment">
				{run === undefined ? <p class="empty-line">Nothing has been run yet at this moment.</p> : <Shown key={run.run} p={p} run={run} older={runs.slice(0, -1)} />}
			</div>
		</section>
	);
}
