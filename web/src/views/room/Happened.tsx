// A line of what happened, in grey between what was said.
import type { ComponentChildren } from "preact";
import { nameOf, type Line, type Room } from "../../state";
import { Icon } from "../../ui/Icon";
import { Moment } from "../../ui/bits";
import { count } from "../../ui/format";
import { Verdict } from "../../ui/Verdict";
import { useBench } from "./bench";
import { markOf, shortOf } from "./words";

type What = Exclude<Line["what"], "chat">;
type Of<W extends What> = Extract<Line, { what: W }>;
interface Told { icon: string; words: ComponentChildren }

const TELL: { [W in What]: (l: Of<W>, who: string, room: Room) => Told } = {
	reveal: (l, who) => ({ icon: "eye", words: <>{who} revealed {l.step === "brief" ? "the brief of " : ""}<b>{l.title}</b></> }),
	hint: (l, who) => ({ icon: "hint", words: `${who} gave hint ${l.n}` }),
	ask: (l, who) => ({ icon: "branch", words: <>{who} asked: {l.text}</> }),
	run: (l, who, room) => {
		const run = room.runs.find((r) => r.run === l.run);
		if (run === undefined) return { icon: "run", words: `${who} ran the code` };
		return { icon: "", words: <><Verdict of={markOf(run)} /> {shortOf(run)}</> };
	},
	paste: (l, who) => ({ icon: "paste", words: `${who} pasted ${count(l.lines, "line")}` }),
	phase: (l) => ({ icon: "clock", words: <>Phase <b>{l.name}</b></> }),
	join: (l) => ({ icon: "user", words: `${l.name} joined as ${l.role}` }),
	call: (l, who) => ({ icon: "link", words: l.url === "" ? `${who} removed the call` : <>{who} set the call: <a href={l.url} target="_blank" rel="noreferrer noopener">{host(l.url)}</a></> }),
	answer: (_, who) => ({ icon: "eye", words: `${who} opened the answer` }),
	swap: (_, who) => ({ icon: "swap", words: `${who} swapped the roles` }),
	end: (_, who) => ({ icon: "end", words: `${who} ended the interview` }),
	release: (_, who) => ({ icon: "chart", words: `${who} released the scorecard` }),
};

export function host(url: string): string {
	try {
		return new URL(url).host;
	} catch {
		return url;
	}
}

export function Happened({ line }: { line: Exclude<Line, { what: "chat" }> }) {
	const b = useBench();
	const s = b.seen.value;
	const who = line.u === s.me.u ? "You" : nameOf(s.room, line.u);
	const tell = TELL[line.what] as (l: Line, who: string, room: Room) => Told;
	const { icon, words } = tell(line, who, s.room);
	return (
		<div class="ev">
			<Moment ms={line.ts - s.room.started} />
			<div>{icon !== "" && <Icon name={icon} />}<span>{words}</span></div>
		</div>
	);
}
