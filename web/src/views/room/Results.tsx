// Runs: the one that is looked at, its progress test by test, its verdict, and the history.
import { useEffect, useRef, useState } from "preact/hooks";
import { Empty, Moment } from "../../ui/bits";
import { Icon } from "../../ui/Icon";
import { panelOf, Tabs } from "../../ui/Tabs";
import { useDraft } from "../../ui/draft";
import { verdictLook } from "../../ui/verdicts";
import { bytes, clean } from "../../protocol";
import { useBench } from "./bench";
import { RunView } from "./RunView";
import { markOf } from "./words";

type Tab = "tests" | "own";
const STDIN_MAX = 32 * 1024;

function History() {
	const b = useBench();
	const { runs } = b.room.value;
	if (runs.length === 0) return null;
	return (
		<ol class="runs" aria-label="Runs">
			{runs.slice(-6).map((r) => {
				const look = verdictLook(markOf(r));
				const here = b.run.value?.run === r.run;
				return (
					<li key={r.run}>
						<button type="button" class={`v ${here ? "box " : ""}${look.cls}`} aria-pressed={here} title={`Run ${r.n}: ${look.words}`} onClick={() => (b.pickedRun.value = r.run)}>
							<Icon name={look.icon} /><span class="sr">Run {r.n}: {look.words}</span><span aria-hidden="true">{r.n}</span>
						</button>
					</li>
				);
			})}
		</ol>
	);
}

/** My own input: typed here, given to the program as it is. */
function OwnInput() {
	const b = useBench();
	const [stdin, setStdin] = useDraft(`room.${b.id}.stdin`);
	const own = b.room.value.runs.filter((r) => r.what === "input");
	const last = own[own.length - 1];
	const tooLong = bytes(clean(stdin)) > STDIN_MAX;
	const can = b.runnable.value !== null && b.mayWrite();
	return (
		<div class="owninput">
		<div class="stack">
			<label class="field"><span>Standard input</span>
				<textarea class="textarea mono" rows={4} spellcheck={false} value={stdin} onInput={(e) => setStdin(e.currentTarget.value)} />
			</label>
			{tooLong && <p class="help bad" role="alert">At most 32 KiB. What you typed is kept.</p>}
			<button type="button" class="btn sm" disabled={!can || tooLong} onClick={() => b.startRun("input", clean(stdin))}>Run on this input</button>
			{!can && <p class="help">Open a document that can be run, such as solution.c.</p>}
		</div>
			{last !== undefined && <RunView run={last} />}
		</div>
	);
}

/** A run that the server did not take. What it would have run is in the editor still. */
function Refused() {
	const b = useBench();
	return (
		<>
			{b.seen.value.refusals.map(({ q, code, message }) => {
				const again = q.k === "run" ? q.b : null;
				// A run that was over before the request came shows its verdict: no more need be said.
				if (again === null && (q.k !== "cancel" || code === "not_now")) return null;
				return (
					<p class="nojudge" role="alert" key={q.id}>
						<Icon name="warn" /><span class="grow">{again === null ? "Not cancelled" : "Not run"}: {message}</span>
						{again !== null && <button type="button" class="btn sm" onClick={() => { b.live.dismiss(q.id); b.startRunOf(again.doc, again.what, again.stdin); }}>Try again</button>}
						<button type="button" class="btn ghost sm" onClick={() => b.live.dismiss(q.id)}>Discard</button>
					</p>
				);
			})}
		</>
	);
}

export function Results() {
	const b = useBench();
	const [tab, setTab] = useState<Tab>("tests");
	const run = b.run.value;
	const judges = b.seen.value.judges;
	const body = useRef<HTMLDivElement>(null);
	// Another run is read from its beginning.
	useEffect(() => void body.current?.scrollTo(0, 0), [run?.run]);
	return (
		<section class="sheet v-result" aria-label="Results" data-pane="result">
			<div class="sheet-head">
				<Tabs label="Results" prefix="res" at={tab} onPick={setTab} tabs={[{ id: "tests", label: "Tests" }, { id: "own", label: "My input" }]} />
				<span class="push" />
				{run !== null && <span class="faint t1 nowrap roomy"><Moment ms={run.ts - b.room.value.started} /></span>}
				<History />
			</div>
			<div class="sheet-body" tabIndex={0} ref={body} {...panelOf("res", tab)}>
				{judges !== null && judges.ready === 0 && <p class="nojudge" role="status"><Icon name="je" />No judge is there now: a run waits until one comes.</p>}
				{b.wanted.value !== null && <p class="nojudge" role="status"><Icon name="held" />Your last edits are saved first, then it runs.</p>}
				<Refused />
				{tab === "own" ? <OwnInput /> : run === null ? <NothingYet /> : <RunView run={run} />}
			</div>
		</section>
	);
}

function NothingYet() {
	const b = useBench();
	if (b.runnable.value === null)
		return <Empty icon="code" title="Nothing to run yet"><p>When a coding problem is open, its runs and verdicts appear here.</p></Empty>;
	return <Empty icon="code" title="Nothing run yet"><p><kbd>Ctrl</kbd> <kbd>Enter</kbd> runs the samples, with <kbd>Shift</kbd> all tests.</p></Empty>;
}
