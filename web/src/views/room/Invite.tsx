// The candidate's link, ready to copy for as long as no candidate has joined.
import { useEffect, useState } from "preact/hooks";
import { api } from "../../api";
import type { Links } from "../../model";
import { CopyField } from "../../ui/bits";
import { useBench } from "./bench";
import { others } from "./people";

export function Invite() {
	const b = useBench();
	const s = b.seen.value;
	const [links, set] = useState<Links | null>(null);
	const alone = b.role.value === "interviewer" && s.room.ended === null && others(s.room, s.me.u, "candidate").length === 0;
	useEffect(() => {
		// Without the links the menu still has them, and says what went wrong.
		if (alone) api.links(b.id).then((got) => set(got.links), () => set(null));
	}, [alone]);
	if (!alone || links === null) return null;
	return (
		<section class="invite" aria-label="Invite">
			<p><b>No candidate is here yet.</b> Send this link; they only need a name.</p>
			<CopyField label="Link for the candidate" value={links.candidate} />
			<button type="button" class="btn" onClick={() => (b.ask.value = { what: "links" })}>All links</button>
		</section>
	);
}
