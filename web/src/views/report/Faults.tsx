// Why a program failed: what the sanitizers say of the same run, and where it crashed.
import type { Crash, Sanitizer } from "../../protocol";
import { Icon } from "../../ui/Icon";
import { sanitizerWords } from "./sanitizers";
import { signalWords } from "./signals";

/** Shows a line of the code that was run. */
export type Go = (file: string | undefined, line: number) => void;

interface PlaceProps { file?: string | undefined; line?: number | undefined; column?: number | undefined; go: Go }

export function Place({ file, line, column, go }: PlaceProps) {
	if (line === undefined) return null;
	const where = `${file === undefined || file === "" ? "" : `${file} `}line ${line}${column === undefined ? "" : `:${column}`}`;
	return <button type="button" class="moment" onClick={() => go(file, line)}>{where}</button>;
}

function Stack({ of, go }: { of: NonNullable<Sanitizer["stack"]>; go: Go }) {
	if (of.length === 0) return null;
	return (
		<ol class="frames" aria-label="Calls, the innermost first">
			{of.map((f, i) => <li key={i}><code>{f.function}</code> <Place file={f.file} line={f.line} go={go} /></li>)}
		</ol>
	);
}

export function Sanitized({ of, go }: { of: Sanitizer; go: Go }) {
	if (of.clean) return <p class="t2 quiet cleanrun"><Icon name="check" />The same run under AddressSanitizer and UBSan met no memory error and no undefined behaviour.</p>;
	const top = of.stack?.[0];
	return (
		<div class="fault" role="group" aria-label="What the sanitizers found">
			<p><b>{sanitizerWords(of)}</b> <Place file={of.file ?? top?.file} line={of.line ?? top?.line} column={of.column} go={go} /></p>
			{of.message !== undefined && of.message !== "" && <p class="said"><code>{of.kind === undefined || of.message.includes(of.kind) ? "" : `${of.kind}: `}{of.message}</code></p>}
			<Stack of={of.stack ?? []} go={go} />
		</div>
	);
}

export function Crashed({ of, go }: { of: Crash; go: Go }) {
	const words = signalWords(of.name);
	return (
		<p class="crash"><Icon name="rte" /><span><b>Ended by {words === `signal ${of.name}` ? of.name : words}.</b> <Place file={of.file} line={of.line} go={go} /></span></p>
	);
}
