// What I want of a partner. First come, first served among those who fit.
import { useState } from "preact/hooks";
import { ApiError } from "../../api";
import { beGuest, catalog, keepStartKey, lastName, startKey } from "../../store";
import { Field, Notice } from "../../ui/bits";
import { useDraft } from "../../ui/draft";
import { capital } from "../../ui/format";
import { Seg } from "../../ui/Seg";
import { useLoad } from "../../ui/useLoad";
import { StartKeyField } from "../home/StartRoom";
import { queue } from "./useQueue";

export const ROLES = [{ id: "candidate", label: "Be the candidate" }, { id: "interviewer", label: "Interview" }, { id: "either", label: "Either" }] as const;
const LEVEL = ["any", "easy", "medium", "hard"].map((id) => ({ id, label: capital(id) }));
type RoleId = (typeof ROLES)[number]["id"];

function useEnter() {
	const [error, setError] = useState<{ text: string; key: boolean } | null>(null);
	const [busy, setBusy] = useState(false);
	const enter = async (name: string, role: string, section: string, level: string, key: string): Promise<void> => {
		setBusy(true);
		setError(null);
		try {
			await beGuest(name);
			await queue.join({ name, role, section, level, ...(key === "" ? {} : { start_key: key }) });
			keepStartKey(key);
		} catch (e) {
			setError({ text: e instanceof Error ? e.message : String(e), key: e instanceof ApiError && e.code === "start_key" });
			setBusy(false);
		}
	};
	return { error, busy, enter };
}

export function WantForm() {
	const [name, setName] = useState(lastName());
	const [role, setRole] = useDraft("pair.role", "either");
	const [section, setSection] = useDraft("pair.section", "any");
	const [level, setLevel] = useDraft("pair.level", "any");
	const [key, setKey] = useState(startKey());
	const [c] = useLoad(catalog);
	const { error, busy, enter } = useEnter();
	return (
		<form class="card want" onSubmit={(e) => { e.preventDefault(); void enter(name.trim(), role, section, level, key.trim()); }}>
			<div class="stack fields">
				<Field label="Your name" value={name} onInput={setName} required maxLength={64} autocomplete="name" />
				<div><span class="label">I want to</span><Seg label="Role" options={ROLES} at={role as RoleId} onPick={setRole} /></div>
				<label class="field"><span>Section</span>
					<select class="select" value={section} onChange={(e) => setSection(e.currentTarget.value)}>
						<option value="any">Any section</option>
						{c.state === "ready" && c.value.sections.map((s) => <option key={s.id} value={s.id}>{s.title}</option>)}
					</select>
				</label>
				<div><span class="label">Level</span><Seg label="Level" options={LEVEL} at={level} onPick={setLevel} /></div>
				<StartKeyField value={key} onInput={setKey} error={error?.key === true ? error.text : null} />
				{error !== null && !error.key && <Notice bad>{error.text}</Notice>}
				<button class="btn primary" disabled={busy}>Wait for a partner</button>
			</div>
		</form>
	);
}
