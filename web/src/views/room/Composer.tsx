// Writing a line. Enter sends, Shift+Enter breaks, Up in an empty field mends my last line. The draft
// outlives a reload.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Line } from "../../state";
import { bytes, clean } from "../../protocol";
import { useDraft } from "../../ui/draft";
import { Icon } from "../../ui/Icon";
import { useBench, type Bench } from "./bench";
import { others } from "./people";

const MOST = 8192;
const TYPING_MS = 3000;

/** Says "typing" at most every three seconds, and "no longer" after three without a key. */
function useTyping(b: Bench) {
	const timer = useRef(0);
	const said = useRef(0);
	const stop = (): void => {
		clearTimeout(timer.current);
		if (said.current === 0) return;
		said.current = 0;
		b.live.eph({ t: "eph", k: "typing", b: { on: false } });
	};
	const key = (): void => {
		clearTimeout(timer.current);
		timer.current = window.setTimeout(stop, TYPING_MS);
		if (Date.now() - said.current < TYPING_MS) return;
		said.current = Date.now();
		b.live.eph({ t: "eph", k: "typing", b: { on: true } });
	};
	useEffect(() => stop, []);
	return { key, stop };
}

function myLast(b: Bench): Extract<Line, { what: "chat" }> | undefined {
	const s = b.seen.value;
	return [...s.room.lines].reverse().find((l): l is Extract<Line, { what: "chat" }> => l.what === "chat" && l.u === s.me.u);
}

export function Composer() {
	const b = useBench();
	const [text, setText, forget] = useDraft(`room.${b.id}.chat`);
	const [mending, setMending] = useState<number | null>(null);
	const [privately, setPrivately] = useState(false);
	const typing = useTyping(b);
	const field = useRef<HTMLTextAreaElement>(null);
	const ready = clean(text).trim();
	const tooLong = bytes(ready) > MOST;
	const s = b.seen.value;
	const interviewers = b.role.value === "observer" || (b.role.value === "interviewer" && others(s.room, s.me.u, "interviewer").length > 0);
	const reset = (): void => {
		setText("");
		forget();
		setMending(null);
	};
	const send = (): void => {
		if (ready === "" || tooLong) return;
		if (mending !== null) b.do("amend", { of: mending, text: ready });
		else b.do("chat", { text: ready, ...(privately && interviewers ? { to: "interviewers" as const } : {}) });
		typing.stop();
		reset();
	};
	const onKey = (e: KeyboardEvent): void => {
		const last = e.key === "ArrowUp" && text === "" ? myLast(b) : undefined;
		if (last !== undefined) {
			setText(last.text);
			setMending(last.s);
		} else if (e.key === "Escape" && mending !== null) reset();
		else if (e.key === "Enter" && !e.shiftKey && !e.isComposing && !e.ctrlKey) send();
		else return;
		e.preventDefault();
	};
	return (
		<form class={`composer ${privately && interviewers ? "private" : ""}`} onSubmit={(e) => { e.preventDefault(); send(); }}>
			<div class="grow">
				{mending !== null && <p class="t1 faint">Editing your last line. Escape leaves it as it was.</p>}
				{tooLong && <p class="help bad" role="alert">A line has at most 8 KiB. Nothing is lost: shorten it, or send it in two.</p>}
				<label class="sr" for="composer">Message</label>
				<textarea id="composer" class="textarea" rows={1} placeholder="Message, or ` for code" value={text} ref={field} data-pane-focus
					onInput={(e) => { setText(e.currentTarget.value); typing.key(); }} onKeyDown={onKey} onBlur={typing.stop} />
				{interviewers && <label class="check t1"><input type="checkbox" checked={privately} onChange={(e) => setPrivately(e.currentTarget.checked)} />only interviewers</label>}
			</div>
			<button type="submit" class="btn icon" aria-label={mending === null ? "Send" : "Save the change"} disabled={ready === "" || tooLong}><Icon name="send" /></button>
		</form>
	);
}
