// Short news in the corner. Errors stay until they are closed; the rest leaves after eight seconds,
// but not while it is pointed at or focused (timing adjustable).
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./Icon";

export interface Toast {
	id: number;
	icon: string;
	title: string;
	text?: string;
	stays?: boolean;
	action?: { label: string; run: () => void };
}

const STAY_MS = 8000;
let next = 1;
const toasts = signal<readonly Toast[]>([]);

export function notify(t: Omit<Toast, "id">): void {
	// The same news twice is one toast.
	const rest = toasts.value.filter((o) => o.title !== t.title || o.text !== t.text);
	toasts.value = [...rest.slice(-3), { ...t, id: next++ }];
}

/** An error as a toast that stays: what happened, what was kept, what to do. */
export function notifyError(title: string, e: unknown): void {
	notify({ icon: "warn", title, text: e instanceof Error ? e.message : String(e), stays: true });
}

function close(id: number): void {
	toasts.value = toasts.value.filter((t) => t.id !== id);
}

function One({ t }: { t: Toast }) {
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	const stop = (): void => clearTimeout(timer.current);
	const start = (): void => {
		stop();
		if (t.stays !== true) timer.current = setTimeout(() => close(t.id), STAY_MS);
	};
	useEffect(() => {
		start();
		return stop;
	}, [t.id]);
	return (
		<div class="toast" onMouseEnter={stop} onMouseLeave={start} onFocusCapture={stop} onBlurCapture={start}>
			<Icon name={t.icon} />
			<div class="grow">
				<b>{t.title}</b>
				{t.text !== undefined && <p>{t.text}</p>}
			</div>
			{t.action !== undefined && (
				<button type="button" class="btn ghost sm" onClick={() => { t.action?.run(); close(t.id); }}>{t.action.label}</button>
			)}
			<button type="button" class="btn ghost icon sm" aria-label={`Close: ${t.title}`} onClick={() => close(t.id)}><Icon name="x" /></button>
		</div>
	);
}

export function Toasts() {
	return (
		<div class="toasts" role="status" aria-live="polite">
			{toasts.value.map((t) => <One key={t.id} t={t} />)}
		</div>
	);
}
