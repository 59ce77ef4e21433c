// The state of the line in words, at every width.
import { held, type Session } from "../../state";
import { Icon } from "../../ui/Icon";
import { count } from "../../ui/format";
import { useBench } from "./bench";

function words(s: Session): { cls: string; icon: string; text: string } {
	const n = held(s);
	switch (s.link) {
		case "live": return n === 0 ? { cls: "", icon: "saved", text: "Saved" } : { cls: "", icon: "saved", text: "Saving" };
		case "offline": return { cls: "down", icon: "off", text: "Offline, all edits held here" };
		case "final": return { cls: "down", icon: "off", text: "Disconnected" };
		case "connecting": return { cls: "held", icon: "held", text: "Connecting" };
		case "lost": return { cls: "held", icon: "held", text: `Reconnecting, ${count(n, "edit")} held` };
	}
}

export function Conn() {
	const { session } = useBench();
	const { cls, icon, text } = words(session.value);
	return (
		<span class={`conn ${cls}`} role="status">
			<Icon name={icon} />
			<span>{text}</span>
		</span>
	);
}
