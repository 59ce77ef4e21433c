// One run: a banner first, then groups with a cell a test, then what may be told of a failure.
import type { Content, Result, Test } from "../../protocol";
import { isRunning, type Run } from "../../state";
import { Icon } from "../../ui/Icon";
import { count } from "../../ui/format";
import { vars } from "../../ui/vars";
import { Groups } from "../../ui/Verdict";
import { verdictLook } from "../../ui/verdicts";
import { useBench } from "./bench";
import { allTests, ms, rowsOf, wordsOf } from "./words";

const WAITING: Readonly<Record<string, string>> = {
	queued: "Waiting for the judge",
	lost: "The judge was lost, waiting for another",
	compiling: "Compiling",
	cancelled: "Cancelled",
};

function Progress({ run }: { run: Run }) {
	const b = useBench();
	const judges = b.seen.value.judges;
	const at = Math.min(run.done + 1, run.total);
	const title = run.state === "running" && run.total > 0 ? `Running test ${at} of ${run.total}` : (WAITING[run.state] ?? "Running");
	const queue = judges?.ready === 0 ? "No judge is there: your run waits and nothing is lost." : judges?.ahead != null && run.state === "queued" ? `${count(judges.ahead, "run")} ahead of yours.` : "";
	return (
		<div class="banner RUN" role="status">
			<Icon name={run.state === "running" || run.state === "compiling" ? "run" : "clock"} />
			<div><strong>{title}</strong><p>{queue} You can keep typing.</p></div>
			{run.total > 0 && (
				<div class="meter" role="progressbar" aria-label="Tests" aria-valuenow={run.done} aria-valuemin={0} aria-valuemax={run.total} ref={vars({ p: run.done / run.total })}><i /></div>
			)}
		</div>
	);
}

function Verdict({ run, content }: { run: Run; content: Content | null }) {
	const verdict = run.result?.verdict ?? "JE";
	const look = verdictLook(verdict);
	const { where, text } = wordsOf(run, content);
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

function Pre({ label, text }: { label: string; text: string }) {
	return <div><h4 role="presentation">{label}</h4><pre tabIndex={0} role="group" aria-label={label}>{text === "" ? " " : text}</pre></div>;
}

function SampleDetail({ t }: { t: Test }) {
	return (
		<div class="detail">
			<b>Sample {t.ordinal ?? 1}: {verdictLook(t.verdict).words.toLowerCase()}</b>
			<div class="samples three">
				<Pre label="Input" text={t.stdin ?? ""} />
				<Pre label="Expected" text={t.expected ?? ""} />
				<Pre label="Your output" text={t.output ?? ""} />
			</div>
		</div>
	);
}

function Compiler({ run, result }: { run: Run; result: Result }) {
	const b = useBench();
	const list = result.compile?.diagnostics ?? [];
	if (list.length === 0) return null;
	return (
		<ul class="detail compiler" aria-label="What the compiler said">
			{list.map((d, i) => (
				<li key={i}>
					{d.line === undefined
						? <b>{d.severity ?? "error"}</b>
						: <button type="button" class="moment" onClick={() => { b.view.value = "code"; b.pickedDoc.value = run.doc; b.goTo.value = { doc: run.doc, line: d.line ?? 1 }; }}>line {d.line}</button>}
					<span><b>{d.severity ?? "error"}</b> {d.message}</span>
				</li>
			))}
		</ul>
	);
}

function Output({ result }: { result: Result }) {
	if (result.stdout === undefined && result.stderr === undefined) return null;
	const facts = [
		result.signal === undefined ? `exit code ${result.exit_code ?? 0}` : `signal ${result.signal}`,
		result.cpu_ms === undefined ? "" : ms(result.cpu_ms),
		result.memory_kib === undefined ? "" : `${(result.memory_kib / 1024).toFixed(1)} MiB`,
	].filter((f) => f !== "");
	return (
		<div class="detail">
			<p class="t1 faint">{facts.join(", ")}</p>
			<div class="samples three">
				<Pre label="Output" text={result.stdout ?? ""} />
				{result.stderr !== undefined && result.stderr !== "" && <Pre label="Errors" text={result.stderr} />}
			</div>
		</div>
	);
}

export function RunView({ run }: { run: Run }) {
	const b = useBench();
	const content = b.room.value.items[run.item]?.statement ?? null;
	const rows = rowsOf(run, content);
	const bad = run.result === null ? [] : allTests(run.result).filter((t) => t.sample === true && t.verdict !== "AC" && t.stdin !== undefined);
	return (
		<div class="runview" role="group" aria-label={`Run ${run.n}`}>
			{isRunning(run) ? <Progress run={run} /> : <Verdict run={run} content={content} />}
			{rows.length > 0 && <Groups rows={rows} />}
			{bad.map((t, i) => <SampleDetail key={i} t={t} />)}
			{run.result !== null && <Output result={run.result} />}
			{run.result !== null && <Compiler run={run} result={run.result} />}
		</div>
	);
}
