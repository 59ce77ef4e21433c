// Scoring goes over the socket, as everything else of a room does: held until it is saved, sent again
// after a lost line. The card itself is asked for again whenever the log moves.
import { useEffect, useMemo } from "preact/hooks";
import { api } from "../../api";
import type { Requests } from "../../protocol";
import type { Scorecard } from "../../scorecard-model";
import { Live } from "../../socket/live";
import { held } from "../../state";
import type { Refusal, Session } from "../../state";
import { notify } from "../../ui/toast";
import type { Load } from "../../ui/useLoad";
import { useLoad } from "../../ui/useLoad";

export interface Scoring {
	readonly card: Load<Scorecard>;
	readonly session: Session | null;
	readonly refusals: readonly Refusal[];
	score(b: Requests["score"]): void;
	comment(text: string): void;
	release(): void;
	dismiss(id: string): void;
}

const SCORING = new Set(["score", "comment", "release"]);

/** "Saved", "Saving 1", or why not. */
export function savedWords(s: Session | null): { words: string; bad: boolean } {
	if (s === null) return { words: "", bad: false };
	const n = held(s);
	if (s.link === "final") return { words: s.words, bad: true };
	if (s.link === "live") return { words: n === 0 ? "Saved" : `Saving ${n}`, bad: false };
	if (s.link === "connecting" && n === 0) return { words: "Connecting", bad: false };
	return { words: n === 0 ? "Reconnecting" : `Reconnecting, ${n} held here`, bad: true };
}

/** `live` false: only to be read (a candidate); no connection is opened. */
export function useScoring(room: string, live: boolean): Scoring {
	const [card, reload] = useLoad(() => api.scorecard(room), [room]);
	const line = useMemo(() => {
		if (!live) return null;
		return new Live(room, {
			log: (after) => api.log(room, after),
			scorecard: reload,
			tell: (words) => notify({ icon: "warn", title: "Not done", text: words }),
		});
	}, [room, live]);
	useEffect(() => {
		line?.start();
		return () => line?.stop();
	}, [line]);
	const session = line?.session.value ?? null;
	const head = session?.room.head ?? 0;
	useEffect(() => {
		if (head > 0) reload();
	}, [head]);
	return {
		card, session,
		refusals: (session?.refusals ?? []).filter((r) => SCORING.has(r.q.k)),
		score: (b) => void line?.do("score", b),
		comment: (text) => void line?.do("comment", { text }),
		release: () => void line?.do("release", {}),
		dismiss: (id) => line?.dismiss(id),
	};
}
