// A run that waits, in words; and who may take it back. Pure.
import type { Judges, Role } from "../../protocol";
import { isRunning, type Run } from "../../state";
import { count } from "../../ui/format";

export const NO_JUDGE = "No judge is there: your run waits and nothing is lost.";

const waits = (run: Run): boolean => run.state === "queued" || run.state === "lost";

/** How many runs go first. The server tells it to whoever waits, and tells it anew when it changes. */
export function aheadWords(run: Run, runs: readonly Run[], judges: Judges | null, me: string): string {
	if (!waits(run)) return "";
	if (judges?.ready === 0) return NO_JUDGE;
	// The place is that of my first run that waits.
	if (judges?.ahead == null || run.u !== me) return "";
	if (runs.find((r) => r.u === me && waits(r)) !== run) return "Your other run goes first.";
	return judges.ahead === 0 ? "No run goes before yours." : `${count(judges.ahead, "run")} before yours.`;
}

/** One's own run, or anybody's by an interviewer; until it has ended. */
export function mayCancel(run: Run, me: string, role: Role): boolean {
	return isRunning(run) && (run.u === me ? role !== "observer" : role === "interviewer");
}
