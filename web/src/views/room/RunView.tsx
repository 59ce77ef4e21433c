// One run: a banner first (where it waits, how far it is, its verdict), then what may be told of it.
import { useEffect, useRef } from "preact/hooks";
import { isRunning, type Run } from "../../state";
import { Icon } from "../../ui/Icon";
import { vars } from "../../ui/vars";
import { verdictLook } from "../../ui/verdicts";
import { Report } from "../report/Report";
import { useBench } from "./bench";
import { jump } from "./jump";
import { aheadWords, mayCancel } from "./queue";
import { cancelWords, wordsOf } from "./words";

const WAITING: Readonly<Record<string, string>> = {
	queued: "Waiting for the judge",
	lost: "The judge was lost, waiting for another",
	compiling: "Compiling",
};

function Cancel({ run }: { run: Run }) {
	const b = useBench();
	const s = b.seen.value;
	const asked = run.cancelledBy !== null || s.outbox.some((h) => h.q.k === "cancel" && h.q.b.run === run.run);
	if (!mayCancel(run, s.me.u, b.role.value) || s.room.ended !== null) return null;
	return <button type="button" class="btn sm" disabled={asked} onClick={() => b.cancel(run.run)}><Icon name="x" />{asked ? "Cancelling" : "Cancel"}<span class="sr"> run {run.n}</span></button>;
}

function Progress({ run }: { run: Run }) {
	const b = useBench();
	const s = b.seen.value;
	const at = Math.min(run.done + 1, run.total);
	const title = run.state === "running" && run.total > 0 ? `Running test ${at} of ${run.total}` : (WAITING[run.state] ?? "Running");
	return (
		<div class="banner RUN">
			<Icon name={run.state === "running" || run.state === "compiling" ? "run" : "clock"} />
			<div role="status"><strong>{title}</strong><p>{aheadWords(run, s.room.runs, s.judges, s.me.u)} You can keep typing.</p></div>
			<Cancel run={run} />
			{run.total > 0 && (
				<div class="meter" role="progressbar" aria-label="Tests" aria-valuenow={run.done} aria-valuemin={0} aria-valuemax={run.total} ref={vars({ p: run.done / run.total })}><i /></div>
			)}
		</div>
	);
}

/** Taken back: nothing is lost by it, since the same can be run again. */
function Stopped({ run }: { run: Run }) {
	const b = useBench();
	const again = useRef<HTMLButtonElement>(null);
	// Whoever pressed Cancel has just lost the button that had the focus.
	useEffect(() => {
		if (run.cancelledBy?.u === b.seen.value.me.u && b.cancelled === run.run && document.activeElement === document.body) again.current?.focus();
	}, []);
	return (
		<div class="banner WAIT">
			<Icon name="x" />
			<div role="status"><strong>Cancelled</strong><p>{cancelWords(run, b.room.value)} The code is kept.</p></div>
			{b.mayWrite() && <button type="button" class="btn sm" ref={again} onClick={() => b.startRunOf(run.doc, run.what, run.stdin ?? undefined)}>Run again</button>}
		</div>
	);
}

function Verdict({ run }: { run: Run }) {
	const verdict = run.result?.verdict ?? "JE";
	const look = verdictLook(verdict);
	const { where, text } = wordsOf(run);
	const max = run.what === "submit" ? run.result?.max_score : null;
	const ran = verdict !== "CE" && verdict !== "JE";
	return (
		<div class={`banner ${look.cls}`} role="status">
			<Icon name={look.icon} />
			<div><strong>{look.words}</strong> {where !== "" && <span class="t2 quiet">{where}</span>}<p>{text}</p></div>
			{max != null && <div class="score num">{(ran ? run.result?.score : null) ?? "–"} <small>/ {max}</small></div>}
		</div>
	);
}

export function RunView({ run }: { run: Run }) {
	const b = useBench();
	const content = b.room.value.items[run.item]?.statement ?? null;
	return (
		<div class="runview" role="group" aria-label={`Run ${run.n}`}>
			{isRunning(run) ? <Progress run={run} /> : run.state === "cancelled" ? <Stopped run={run} /> : <Verdict run={run} />}
			<Report run={run} content={content} go={(file, line) => jump(b, run, file, line)} />
		</div>
	);
}
