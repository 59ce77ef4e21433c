import { Dialog } from "./Dialog";
import { commands, letters, overlay, setLetters } from "./keys";

const GENERAL: readonly (readonly [string, string])[] = [
	["Ctrl+K", "Search or jump to"],
	["F6", "Next pane; with Shift the one before"],
	["?", "These keys"],
	["Esc", "Close what lies on top"],
];

/** The list of keys: the page's own, then those of every page. */
export function Keys() {
	const close = (): void => void (overlay.value = "none");
	const own = commands().filter((c) => c.keys !== undefined);
	return (
		<Dialog title="Keys" onClose={close} foot={<button type="button" class="btn" onClick={close}>Close</button>}>
			<dl class="keylist">
				{own.map((c) => <div key={c.id}><dt><kbd>{c.keys}</kbd></dt><dd>{c.label}</dd></div>)}
				{GENERAL.map(([k, what]) => <div key={k}><dt><kbd>{k}</kbd></dt><dd>{what}</dd></div>)}
			</dl>
			<label class="check">
				<input type="checkbox" checked={letters.value} onChange={(e) => setLetters(e.currentTarget.checked)} />
				Single letters work as keys (outside text)
			</label>
		</Dialog>
	);
}
