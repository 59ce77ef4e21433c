// Small pieces that most pages use.
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { Icon } from "./Icon";
import { LEVELS, capital, clock, initials, isoSpan } from "./format";

/** When something happened, counted from the start. With onSeek it is a link into the recording. */
export function Moment({ ms, label, onSeek }: { ms: number; label?: string; onSeek?: () => void }) {
	if (onSeek === undefined)
		return <time class="moment" dateTime={isoSpan(ms)}>{clock(ms)}</time>;
	return (
		<button type="button" class="moment" onClick={onSeek}>
			{clock(ms)}
			{label !== undefined && <span class="why">{label}</span>}
		</button>
	);
}

export function Level({ of }: { of: string }) {
	const n = LEVELS.indexOf(of) + 1;
	return (
		<span class="tag">
			<span class={`lv l${n}`} aria-hidden="true"><i /><i /><i /></span>
			{capital(of)}
		</span>
	);
}

export function Avatar({ name, peer, large }: { name: string; peer?: number; large?: boolean }) {
	return <span class={`ava ${large ? "lg " : ""}${peer === undefined ? "" : `p${peer}`}`} aria-hidden="true">{initials(name)}</span>;
}

/** An empty list says what to do next. */
export function Empty({ icon, title, children }: { icon: string; title: string; children?: ComponentChildren }) {
	return (
		<div class="empty">
			<Icon name={icon} />
			<b>{title}</b>
			{children}
		</div>
	);
}

export function Notice({ icon = "info", bad, children }: { icon?: string; bad?: boolean; children: ComponentChildren }) {
	return (
		<div class={bad ? "notice bad" : "notice"} role={bad ? "alert" : undefined}>
			<Icon name={bad ? "warn" : icon} />
			<div class="grow">{children}</div>
		</div>
	);
}

interface FieldProps {
	label: string;
	value: string;
	onInput: (v: string) => void;
	help?: string;
	error?: string | null;
	class?: string;
	required?: boolean;
	maxLength?: number;
	autocomplete?: string;
	placeholder?: string;
	autofocus?: boolean;
}

export function Field(p: FieldProps) {
	const id = useId();
	const bad = p.error !== undefined && p.error !== null;
	return (
		<label class="field">
			<span>{p.label}</span>
			<input
				type="text"
				class={`input ${p.class ?? ""}`}
				value={p.value}
				onInput={(e) => p.onInput(e.currentTarget.value)}
				required={p.required}
				maxLength={p.maxLength}
				autocomplete={p.autocomplete ?? "off"}
				placeholder={p.placeholder}
				autofocus={p.autofocus}
				aria-invalid={bad}
				aria-describedby={bad || p.help !== undefined ? id : undefined}
			/>
			{(bad || p.help !== undefined) && <span class={bad ? "help bad" : "help"} id={id}>{bad ? p.error : p.help}</span>}
		</label>
	);
}

/** Text to give away, with a button that copies it and says so. */
export function CopyField({ label, value, note }: { label: string; value: string; note?: string }) {
	const [done, set] = useState<"no" | "yes" | "failed">("no");
	const copy = (): void => {
		const told = (ok: boolean) => (): void => set(ok ? "yes" : "failed");
		// Without https a browser has no clipboard: then the text is selected for the hand.
		if (navigator.clipboard === undefined) set("failed");
		else navigator.clipboard.writeText(value).then(told(true), told(false));
	};
	return (
		<div class="copyfield">
			<label class="field">
				<span>{label}</span>
				<input class="input mono" readOnly value={value} onFocus={(e) => e.currentTarget.select()} />
			</label>
			<button type="button" class="btn" onClick={copy} aria-label={`Copy: ${label}`}>
				<Icon name={done === "yes" ? "check" : "copy"} />
				{done === "yes" ? "Copied" : "Copy"}
			</button>
			<span class="help" role="status">{done === "failed" ? "This browser does not let a page copy: select the text and copy it." : note}</span>
		</div>
	);
}
