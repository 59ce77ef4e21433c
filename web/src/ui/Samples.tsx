export interface Sample { readonly name: string; readonly stdin: string; readonly expected: string }

/** One sample: what goes in, what must come out. */
export function Samples({ n, of }: { n: number; of: Sample }) {
	return (
		<div class="samples" role="group" aria-label={`Sample ${n}`}>
			<div>
				<h4 role="presentation">Sample input {n}</h4>
				<pre tabIndex={0} aria-label={`Sample input ${n}`} role="group">{of.stdin}</pre>
			</div>
			<div>
				<h4 role="presentation">Sample output {n}</h4>
				<pre tabIndex={0} aria-label={`Sample output ${n}`} role="group">{of.expected}</pre>
			</div>
		</div>
	);
}
