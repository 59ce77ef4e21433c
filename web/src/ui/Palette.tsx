// Ctrl+K: every command of the page, then places, sessions and questions, found by any words of their names.
import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "../api";
import { go } from "../router";
import { catalog } from "../store";
import { useModal } from "./Dialog";
import { Icon } from "./Icon";
import type { Command } from "./keys";
import { commands, overlay } from "./keys";

const SHOWN = 12;

const PLACES: readonly Command[] = [
	{ id: "home", icon: "home", label: "Home", run: () => go("/") },
	{ id: "practice", icon: "target", label: "Practice", run: () => go("/practice") },
	{ id: "lobby", icon: "swap", label: "Find a partner", run: () => go("/lobby") },
	{ id: "sessions", icon: "play", label: "Sessions", run: () => go("/sessions") },
	{ id: "about", icon: "info", label: "About and credits", run: () => go("/about") },
	{ id: "keys", icon: "keys", label: "Keys", keys: "?", run: () => (overlay.value = "keys") },
];

async function questions(): Promise<Command[]> {
	const { items } = await catalog();
	return items.map((i) => ({
		id: `i-${i.id}`, icon: i.kind === "package" ? "code" : "doc", label: `Practise: ${i.title}`,
		run: () => go(`/practice?start=${encodeURIComponent(i.id)}`),
	}));
}

async function sessions(): Promise<Command[]> {
	const got = await api.sessions();
	return got.sessions.slice(0, 30).map((s) => ({
		id: `s-${s.room}`, icon: "play", label: `Open: ${s.title}`, run: () => go(s.state === "live" ? `/room/${s.room}` : `/review/${s.room}`),
	}));
}

function matches(c: Command, words: readonly string[]): boolean {
	const label = c.label.toLowerCase();
	return words.every((w) => label.includes(w));
}

export function Palette() {
	const dialog = useRef<HTMLDialogElement>(null);
	const [text, setText] = useState("");
	const [more, setMore] = useState<readonly Command[]>([]);
	const [at, setAt] = useState(0);
	const close = (): void => void (overlay.value = "none");
	useModal(dialog);
	useEffect(() => {
		for (const list of [questions(), sessions()]) list.then((l) => setMore((m) => [...m, ...l]), () => undefined);
	}, []);
	const words = text.toLowerCase().split(/\s+/).filter((w) => w !== "");
	const found = [...commands(), ...PLACES, ...(words.length > 0 ? more : [])].filter((c) => matches(c, words)).slice(0, SHOWN);
	const now = found[Math.min(at, found.length - 1)];
	const run = (c: Command | undefined): void => {
		if (c === undefined) return;
		close();
		c.run();
	};
	const onKey = (e: KeyboardEvent): void => {
		if (e.key === "ArrowDown") setAt((Math.min(at, found.length - 1) + 1) % Math.max(1, found.length));
		else if (e.key === "ArrowUp") setAt((Math.min(at, found.length - 1) - 1 + found.length) % Math.max(1, found.length));
		else if (e.key === "Enter") run(now);
		else return;
		e.preventDefault();
	};
	return (
		<dialog class="palette" ref={dialog} aria-label="Search or jump to" onCancel={(e) => { e.preventDefault(); close(); }}
			onClick={(e) => e.target === dialog.current && close()}>
			<label class="sr" for="pal">Command</label>
			<input id="pal" class="input" role="combobox" aria-expanded="true" aria-controls="pal-l" autocomplete="off" autofocus
				aria-activedescendant={now === undefined ? undefined : `pal-${now.id}`} placeholder="Search or jump to" value={text}
				onInput={(e) => { setText(e.currentTarget.value); setAt(0); }} onKeyDown={onKey} />
			<div role="listbox" id="pal-l" aria-label="Commands">
				{found.map((c) => (
					<div key={c.id} role="option" id={`pal-${c.id}`} aria-selected={c === now} onClick={() => run(c)}>
						<Icon name={c.icon} />
						<span class="grow clip">{c.label}</span>
						{c.keys !== undefined && <kbd>{c.keys}</kbd>}
					</div>
				))}
			</div>
			<p class="palette-none" role="status">{found.length === 0 ? "Nothing by that name. Try fewer letters." : ""}</p>
			<footer>
				<span><kbd>↑</kbd> <kbd>↓</kbd> choose</span><span><kbd>↵</kbd> do it</span><span><kbd>Esc</kbd> close</span>
			</footer>
		</dialog>
	);
}
