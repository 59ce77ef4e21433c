// After the end: where to go on, in one line, for each role.
import { useEffect, useRef } from "preact/hooks";
import { go } from "../../router";
import { Icon } from "../../ui/Icon";
import { nameOf } from "../../state";
import { useBench } from "./bench";

export function Ended() {
	const b = useBench();
	const { ended, released } = b.room.value;
	const s = b.seen.value;
	const mine = ended?.u === s.me.u;
	const wasLive = useRef(ended === null);
	// Whoever ends goes on; a room that was over when it was opened stays where it is.
	useEffect(() => {
		if (ended !== null && mine && wasLive.current) go(b.role.value === "interviewer" ? `/review/${b.id}/scorecard` : `/review/${b.id}`);
	}, [ended !== null]);
	if (ended === null) return null;
	return (
		<p class="ended-line" role="status">
			<Icon name="end" />
			<span class="grow">{mine ? "You" : nameOf(s.room, ended.u)} ended this session. The recording is kept{released !== null ? ", and the scorecard is released" : ""}.</span>
			{(b.role.value === "interviewer" || released !== null) && <a class="btn sm" href={`/review/${b.id}/scorecard`}>Scorecard</a>}
			<a class="btn sm" href={`/review/${b.id}`}>Review</a>
		</p>
	);
}
