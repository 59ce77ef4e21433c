// The guest: their name, and the recovery link that stands for an account.
import { useState } from "preact/hooks";
import { api } from "../api";
import { beGuest, lastName, me, recovery } from "../store";
import { CopyField, Field, Notice } from "./bits";
import { Dialog } from "./Dialog";
import { overlay } from "./keys";
import { ThemeChoice } from "./ThemeMenu";

/** A recovery link is told once. It stays in view until it is put away by hand. */
export function RecoveryNotice() {
	if (recovery.value === null) return null;
	return (
		<div class="card pad recovery">
			<CopyField label="Your recovery link" value={recovery.value}
				note="It opens your sessions on another device or after cookies are cleared. Told once: keep it like a password." />
			<button type="button" class="btn ghost sm" onClick={() => (recovery.value = null)}>I have kept it</button>
		</div>
	);
}

function Name() {
	const [name, set] = useState(lastName());
	const [error, setError] = useState<string | null>(null);
	const [saved, setSaved] = useState(false);
	const save = (e: Event): void => {
		e.preventDefault();
		beGuest(name.trim()).then(
			() => { setError(null); setSaved(true); },
			(err: Error) => setError(err.message),
		);
	};
	return (
		<form class="inline" onSubmit={save}>
			<Field label="Your name" value={name} onInput={(v) => { set(v); setSaved(false); }} required maxLength={64} autocomplete="name" error={error}
				help={saved ? "Saved." : "What others in a room see."} />
			<button class="btn">Save</button>
		</form>
	);
}

export function Account() {
	const close = (): void => void (overlay.value = "none");
	const [error, setError] = useState<string | null>(null);
	const renew = (): void => {
		api.newRecovery().then((r) => (recovery.value = r.recovery), (e: Error) => setError(e.message));
	};
	return (
		<Dialog title="You on this server" onClose={close} foot={<button type="button" class="btn" onClick={close}>Close</button>}>
			<div class="stack">
				<Name />
				<div><span class="label">Theme</span><ThemeChoice /></div>
				{me.value !== null && recovery.value === null && (
					<div>
						<span class="label">Recovery link</span>
						<p class="t2 quiet">No password, no e-mail: the link is what brings your sessions back. A new one ends the older.</p>
						<button type="button" class="btn sm" onClick={renew}>Make a new recovery link</button>
					</div>
				)}
				<RecoveryNotice />
				{error !== null && <Notice bad>{error}</Notice>}
			</div>
		</Dialog>
	);
}
