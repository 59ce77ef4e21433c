/** What somebody wrote: `code` between backticks, the rest as it was typed. Never HTML. */
export function Said({ text }: { text: string }) {
	return (
		<p class="said">
			{text.split(/(`[^`\n]+`)/).map((p, i) => (i % 2 === 1 ? <code key={i}>{p.slice(1, -1)}</code> : p))}
		</p>
	);
}
