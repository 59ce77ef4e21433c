// Which view a path shows. Views load when they are needed: the editor and maths are not on Home.
import type { ComponentType } from "preact";
import { Home } from "./views/Home";

type View = ComponentType<Record<string, string>>;
type Loader = () => Promise<{ default: View }> | View;

export interface Route {
	readonly title: string;
	/** The whole window, without the site's bar and foot (room and review). */
	readonly bare?: boolean;
	readonly args: Record<string, string>;
	readonly load: Loader;
}

/** A view asks for its own arguments; the table below is what promises that they are there. */
const lazy = <P,>(load: () => Promise<{ default: ComponentType<P> }>): Loader => load as unknown as Loader;

const home: Loader = () => Home;
const SINGLE: Readonly<Record<string, { title: string; load: Loader }>> = {
	join: { title: "Join", load: lazy(() => import("./views/join/Join")) },
	practice: { title: "Practice", load: lazy(() => import("./views/practice/Practice")) },
	lobby: { title: "Find a partner", load: lazy(() => import("./views/lobby/Lobby")) },
	sessions: { title: "Sessions", load: lazy(() => import("./views/Sessions")) },
	recover: { title: "Recover", load: lazy(() => import("./views/Recover")) },
	about: { title: "About", load: lazy(() => import("./views/About")) },
};
const ROOMS: Readonly<Record<string, { title: string; bare: boolean; load: Loader }>> = {
	room: { title: "Room", bare: true, load: lazy(() => import("./views/room")) },
	review: { title: "Review", bare: true, load: lazy(() => import("./views/review/Review")) },
};
const scorecard = { title: "Scorecard", load: lazy(() => import("./views/scorecard/Scorecard")) };

/** The route of a path in parts, or null when there is none. */
export function routeOf(parts: readonly string[]): Route | null {
	const [first, second, third] = parts;
	if (first === undefined) return { title: "Home", args: {}, load: home };
	if (parts.length === 1) {
		const r = Object.hasOwn(SINGLE, first) ? SINGLE[first] : undefined;
		return r === undefined ? null : { ...r, args: {} };
	}
	if (parts.length === 3 && first === "review" && second !== undefined && third === "scorecard") return { ...scorecard, args: { room: second } };
	const r = parts.length === 2 && Object.hasOwn(ROOMS, first) ? ROOMS[first] : undefined;
	return r === undefined || second === undefined ? null : { ...r, args: { room: second } };
}
