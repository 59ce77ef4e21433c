export interface Sample {
	readonly name: string;
	readonly stdin: string;
	readonly expected: string;
	readonly files?: readonly { readonly name: string; readonly text: string }[] | undefined;
}

/** One sample: what goes in, what must come out, what lies in the working directory. */
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
			{(of.files ?? []).map((file) => (
				<div key={file.name} class="beside">
					<h4 role="presentation">Sample file {n}: <code>{file.name}</code></h4>
					<pre tabIndex={0} aria-label={`Sample file ${n}: ${file.name}`} role="group">{file.text}</pre>
				</div>
			))}
		</div>
	);
}
