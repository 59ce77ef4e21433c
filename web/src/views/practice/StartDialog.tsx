// Before a practice begins: what it is, and the name where there is none yet.
import { useState } from "preact/hooks";
import { ApiError, api } from "../../api";
import type { Item } from "../../model";
import { go } from "../../router";
import { about, beGuest, keepStartKey, lastName, startKey } from "../../store";
import { keepTicket } from "../../tickets";
import { Field, Level, Notice } from "../../ui/bits";
import { Dialog } from "../../ui/Dialog";
import { judgeWords } from "../../ui/SiteBar";
import { StartKeyField } from "../home/StartRoom";
import type { Past } from "./filter";

const HOW: Record<Item["kind"], string> = {
	question: "Answer in writing or aloud, then open the answer guide and tick what you said. Hints are there one at a time; each is recorded.",
	package: "Write C, run it on the samples or on your own input, submit it to every test. Hints are there one at a time; each is recorded.",
	card: "A page to read and think about. It is never scored.",
};

function useBegin(item: Item) {
	const [error, setError] = useState<{ text: string; key: boolean } | null>(null);
	const [busy, setBusy] = useState(false);
	const begin = async (name: string, key: string): Promise<void> => {
		setBusy(true);
		try {
			await beGuest(name);
			const made = await api.practise({ item: item.id, name, ...(key === "" ? {} : { start_key: key }) });
			keepStartKey(key);
			keepTicket(made.room, made.ticket);
			go(`/room/${made.room}`);
		} catch (e) {
			setError({ text: e instanceof Error ? e.message : String(e), key: e instanceof ApiError && e.code === "start_key" });
			setBusy(false);
		}
	};
	return { error, busy, begin };
}

export function StartDialog({ item, past, section, onClose }: { item: Item; past: Past | undefined; section: string; onClose: () => void }) {
	const [name, setName] = useState(lastName());
	const [key, setKey] = useState(startKey());
	const { error, busy, begin } = useBegin(item);
	const noJudge = item.kind === "package" && about.value?.judges.ready === false;
	const open = past?.last.state === "live" ? past.last : null;
	return (
		<Dialog title={item.title} onClose={onClose} foot={
			<>
				<button type="button" class="btn" onClick={onClose}>Not now</button>
				{open !== null && <a class="btn" href={`/room/${open.room}`}>Go on where I was</a>}
				<button type="submit" form="begin" class="btn primary" disabled={busy}>{busy ? "Opening" : item.kind === "card" ? "Read" : "Begin"}</button>
			</>
		}>
			<form id="begin" class="stack fields" onSubmit={(e) => { e.preventDefault(); void begin(name.trim(), key.trim()); }}>
				<p class="tags"><span class="tag">{section}</span>{item.level !== "" && <Level of={item.level} />}<span class="tag num">about {item.minutes} min</span></p>
				<p>{HOW[item.kind]}</p>
				{noJudge && <Notice>Now: {judgeWords()}. What you submit is kept and judged then.</Notice>}
				{lastName() === "" && <Field label="Your name" value={name} onInput={setName} required maxLength={64} autocomplete="name" />}
				<StartKeyField value={key} onInput={setKey} error={error?.key === true ? error.text : null} />
				{error !== null && !error.key && <Notice bad>{error.text}</Notice>}
			</form>
		</Dialog>
	);
}
