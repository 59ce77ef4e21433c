// What may be told of a run below its banner: figures, groups, failures with their reasons, what it printed, what the
// compiler said. The room and the review show the same; what was left out for this reader is said to be so.
import type { Content, Diagnostic, Result, Test } from "../../protocol";
import type { Run } from "../../state";
import { Icon } from "../../ui/Icon";
import { Groups } from "../../ui/Verdict";
import { verdictLook } from "../../ui/verdicts";
import { rowsOf } from "../room/words";
import { firstDifference } from "./compare";
import { Facts } from "./Facts";
import { allTests, factsOf, timeWords } from "./facts";
import { Crashed, Place, Sanitized, type Go } from "./Faults";
import { signalWords } from "./signals";

function Pre({ label, text, at }: { label: string; text: string; at?: number | null }) {
	const lines = text === "" ? [" "] : text.split("\n");
	return (
		<div>
			<h4 role="presentation">{label}</h4>
			<pre tabIndex={0} role="group" aria-label={label}>
				{at == null ? lines.join("\n") : lines.map((l, i) => <span key={i} class={i === at ? "differs" : undefined}>{l}{i < lines.length - 1 ? "\n" : ""}</span>)}
			</pre>
		</div>
	);
}

function Faults({ of, go }: { of: Test | Result; go: Go }) {
	return (
		<>
			{of.crash !== undefined && (of.sanitizer === undefined || of.sanitizer.clean) && <Crashed of={of.crash} go={go} />}
			{of.sanitizer !== undefined && <Sanitized of={of.sanitizer} go={go} />}
		</>
	);
}

function Sample({ t, go }: { t: Test; go: Go }) {
	const at = t.verdict === "WA" ? firstDifference(t.expected ?? "", t.output ?? "") : null;
	return (
		<div class="detail">
			<b>Sample {t.ordinal ?? 1}: {verdictLook(t.verdict).words.toLowerCase()}</b>
			{at !== null && <span class="t2 quiet"> first differs in line {at + 1}</span>}
			<Faults of={t} go={go} />
			<div class="samples three">
				<Pre label="Input" text={t.stdin ?? ""} />
				<Pre label="Expected" text={t.expected ?? ""} at={at} />
				<Pre label="Your output" text={t.output ?? ""} at={at} />
				{t.team_message !== undefined && <Pre label="The checker says" text={t.team_message} />}
				{t.judge_message !== undefined && <Pre label="The checker, to interviewers" text={t.judge_message} />}
			</div>
		</div>
	);
}

function Output({ result, go }: { result: Result; go: Go }) {
	if (result.stdout === undefined && result.stderr === undefined) return null;
	const end = result.signal === undefined ? `exit code ${result.exit_code ?? 0}` : signalWords(result.signal);
	return (
		<div class="detail">
			<p class="t1 faint">{[end, timeWords(result)].filter((w) => w !== "").join(", ")}</p>
			<Faults of={result} go={go} />
			<div class="samples three">
				<Pre label="Output" text={result.stdout ?? ""} />
				{result.stderr !== undefined && result.stderr !== "" && <Pre label="Errors" text={result.stderr} />}
			</div>
		</div>
	);
}

function Compiler({ list, go }: { list: readonly Diagnostic[]; go: Go }) {
	if (list.length === 0) return null;
	return (
		<ul class="detail compiler" aria-label="What the compiler said">
			{list.map((d, i) => (
				<li key={i}>
					<Place line={d.line} go={(_, line) => go(d.file, line)} />
					<span><b>{d.severity ?? "error"}</b> {d.message}{d.option !== undefined && <code class="t1 faint"> {d.option}</code>}</span>
				</li>
			))}
		</ul>
	);
}

/** A hidden test that failed, for those who may not know it yet. */
function Hidden({ tests }: { tests: readonly Test[] }) {
	const held = tests.some((t) => t.verdict !== "AC" && t.sample !== true && t.name === undefined && t.description === undefined);
	if (!held) return null;
	return <p class="hiddennote"><Icon name="lock" />Of a hidden test the verdict is told, and roughly its time and memory. What it tests and how it ended are told when the session is over.</p>;
}

export function Report({ run, content, go }: { run: Run; content: Content | null; go: Go }) {
	const rows = rowsOf(run, content);
	const { result } = run;
	const tests = result === null ? run.tests : allTests(result);
	const bad = tests.filter((t) => t.sample === true && t.verdict !== "AC" && t.stdin !== undefined);
	return (
		<>
			{result !== null && <Facts of={factsOf(result, content)} />}
			{rows.length > 0 && run.state !== "cancelled" && <Groups rows={rows} />}
			<Hidden tests={tests} />
			{bad.map((t) => <Sample key={t.ordinal ?? t.name} t={t} go={go} />)}
			{result !== null && <Output result={result} go={go} />}
			{result !== null && <Compiler list={result.compile?.diagnostics ?? []} go={go} />}
		</>
	);
}
