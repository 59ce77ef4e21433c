// Start a room: a short form, then the links to give away and the way in.
import { useState } from "preact/hooks";
import { ApiError, api } from "../../api";
import type { Links } from "../../model";
import { go } from "../../router";
import { about, beGuest, keepStartKey, lastName, startKey } from "../../store";
import { keepTicket } from "../../tickets";
import { CopyField, Field, Notice } from "../../ui/bits";
import { Dialog } from "../../ui/Dialog";
import { useDraft } from "../../ui/draft";
import { PRESETS, callFault, inWords } from "./phases";

interface Made { room: string; links: Links }

function useStart(onMade: (m: Made) => void) {
	const [error, setError] = useState<{ text: string; key: boolean } | null>(null);
	const [busy, setBusy] = useState(false);
	const start = async (title: string, name: string, preset: string, call: string, key: string): Promise<void> => {
		setBusy(true);
		setError(null);
		try {
			await beGuest(name.trim());
			const phases = (PRESETS.find((p) => p.id === preset) ?? PRESETS[0])?.phases ?? [];
			const made = await api.makeRoom({
				title: title.trim(), name: name.trim(), minutes: [...phases],
				...(call.trim() === "" ? {} : { call_url: call.trim() }), ...(key === "" ? {} : { start_key: key.trim() }),
			});
			keepStartKey(key.trim());
			keepTicket(made.room, made.ticket);
			onMade({ room: made.room, links: made.links ?? (await api.links(made.room)).links });
		} catch (e) {
			setError({ text: e instanceof Error ? e.message : String(e), key: e instanceof ApiError && e.code === "start_key" });
		} finally {
			setBusy(false);
		}
	};
	return { error, busy, start };
}

/** Shown when this server wants a start key. */
export function StartKeyField({ value, onInput, error }: { value: string; onInput: (v: string) => void; error: string | null }) {
	if (about.value?.start_key !== true && error === null) return null;
	return <Field label="Start key" value={value} onInput={onInput} error={error} required help="Printed on the console where this server was started; ask whoever runs it." />;
}

function Form({ onMade, onClose }: { onMade: (m: Made) => void; onClose: () => void }) {
	const [title, setTitle, dropTitle] = useDraft("room.title", "Machine learning engineer");
	const [name, setName] = useState(lastName());
	const [preset, setPreset] = useDraft("room.preset", "mixed");
	const [call, setCall, dropCall] = useDraft("room.call");
	const [key, setKey] = useState(startKey());
	const { error, busy, start } = useStart((m) => { dropTitle(); dropCall(); onMade(m); });
	const fault = callFault(call);
	const chosen = PRESETS.find((p) => p.id === preset) ?? PRESETS[0];
	return (
		<Dialog title="Start a room" onClose={onClose} foot={
			<>
				<button type="button" class="btn" onClick={onClose}>Not now</button>
				<button type="submit" form="start-room" class="btn primary" disabled={busy || fault !== null}>{busy ? "Making the room" : "Make the room"}</button>
			</>
		}>
			<form id="start-room" class="stack fields" onSubmit={(e) => { e.preventDefault(); void start(title, name, preset, call, key); }}>
				<Field label="What is it about" value={title} onInput={setTitle} required maxLength={120} />
				<Field label="Your name" value={name} onInput={setName} required maxLength={64} autocomplete="name" />
				<label class="field">
					<span>Plan</span>
					<select class="select" value={preset} onChange={(e) => setPreset(e.currentTarget.value)}>
						{PRESETS.map((p) => <option key={p.id} value={p.id}>{p.label}</option>)}
					</select>
					<span class="help">{inWords(chosen?.phases ?? [])}. Nothing ends by itself.</span>
				</label>
				<Field label="Call elsewhere (optional)" value={call} onInput={setCall} error={fault} placeholder="https://" help="A link to your usual call. The room shows it to everybody; sound and picture never pass through this server." />
				<StartKeyField value={key} onInput={setKey} error={error?.key === true ? error.text : null} />
				{error !== null && !error.key && <Notice bad>{error.text}</Notice>}
			</form>
		</Dialog>
	);
}

function LinksDialog({ made, onClose }: { made: Made; onClose: () => void }) {
	return (
		<Dialog title="The room is there" onClose={onClose} foot={
			<>
				<button type="button" class="btn" onClick={onClose}>Later</button>
				<button type="button" class="btn primary" onClick={() => go(`/room/${made.room}`)}>Enter the room</button>
			</>
		}>
			<div class="stack fields">
				<p class="t2 quiet">Send each person the link of their role. Whoever has a link has that role; the links also open the recording.</p>
				<CopyField label="For the candidate" value={made.links.candidate} />
				<CopyField label="For an observer" value={made.links.observer} note="Sees what the candidate sees." />
				<CopyField label="For another interviewer" value={made.links.interviewer} note="Sees guides, notes and scores. It is yours too." />
			</div>
		</Dialog>
	);
}

export function StartRoom({ onClose }: { onClose: () => void }) {
	const [made, setMade] = useState<Made | null>(null);
	return made === null ? <Form onMade={setMade} onClose={onClose} /> : <LinksDialog made={made} onClose={onClose} />;
}
