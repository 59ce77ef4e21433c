// A run that waits, in words; and who may take it back. Pure.
import type { Judges, Role } from "../../protocol";
import { isRunning, type Run } from "../../state";
import { count } from "../../ui/format";

export const NO_JUDGE = "No judge is there: your run waits and nothing is lost.";

/** How many runs go first. The server tells it to whoever waits, and tells it anew when it changes. */
export function aheadWords(run: Run, judges: Judges | null, me: string): string {
	if (run.state !== "queued" && run.state !== "lost") return "";
	if (judges?.ready === 0) return NO_JUDGE;
	if (judges?.ahead == null) return "";
	const whose = run.u === me ? "yours" : "this one";
	return judges.ahead === 0 ? `No run goes before ${whose}.` : `${count(judges.ahead, "run")} before ${whose}.`;
}

/** One's own run, or anybody's by an interviewer; until it has ended. */
export function mayCancel(run: Run, me: string, role: Role): boolean {
	return isRunning(run) && (run.u === me ? role !== "observer" : role === "interviewer");
}
