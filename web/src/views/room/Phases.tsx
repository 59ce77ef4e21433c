// The planned minutes as one line. Pace is shown and never alarmed: nothing turns red.
import type { Room } from "../../state";
import { clock } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { vars } from "../../ui/vars";
import { useBench } from "./bench";
import { useNow } from "./now";

function progress(room: Room, i: number, at: number): { p: number; left: string } {
	const phase = room.phases[i];
	const current = room.phase?.n ?? -1;
	if (phase === undefined || i > current) return { p: 0, left: "" };
	if (i < current) return { p: 1, left: "" };
	const total = phase.minutes * 60_000;
	const spent = Math.max(0, (room.ended?.ts ?? at) - (room.phase?.since ?? at));
	const left = total - spent;
	return { p: Math.min(1, total === 0 ? 1 : spent / total), left: left >= 0 ? `${clock(left)} left` : `${clock(-left)} over` };
}

export function Phases() {
	const b = useBench();
	const at = useNow();
	const room = b.room.value;
	if (room.phases.length === 0) return null;
	const may = b.role.value === "interviewer" && room.ended === null;
	const minutes = room.phases.reduce((n, p) => n + p.minutes, 0);
	return (
		<ol class="phases" aria-label={`Phases, ${minutes} minutes`}>
			{room.phases.map((phase, i) => {
				const { p, left } = progress(room, i, at + b.live.skew);
				const here = room.phase?.n === i;
				const start = may && room.phase === null && i === 0;
				const name = <>{start && <Icon name="play" />}{phase.name}{left !== "" && <span class="left" role="timer">{left}</span>}</>;
				return (
					<li key={i} ref={vars({ m: phase.minutes, p: p.toFixed(3) })} aria-current={here ? "step" : undefined}>
						{may && !here
							? <button type="button" class="phase-go" title={`Start ${phase.name}, ${phase.minutes} minutes`} aria-label={`Start ${phase.name}`} onClick={() => b.do("phase", { n: i })}>{name}</button>
							: <span>{name}</span>}
					</li>
				);
			})}
		</ol>
	);
}
