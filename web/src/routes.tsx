// Which view a path shows. Views load when they are needed: the editor and maths are not on Home.
import type { ComponentType } from "preact";
import { Home } from "./views/Home";

export interface Route {
	readonly title: string;
	/** The site's bar and foot, or the whole window (the room). */
	readonly bare?: boolean;
	readonly args: Record<string, string>;
	readonly load: () => Promise<{ default: ComponentType<Record<string, string>> }> | ComponentType<Record<string, string>>;
}

type Loader = Route["load"];
const lazy = <P,>(load: () => Promise<{ default: ComponentType<P> }>): Loader => load as unknown as Loader;

const room = lazy(() => import("./views/room"));

/** The route of a path in parts, or null when there is none. */
export function routeOf(parts: readonly string[]): Route | null {
	const [first, second, ...rest] = parts;
	if (first === undefined) return { title: "Home", args: {}, load: () => Home };
	if (second !== undefined && rest.length === 0 && first === "room")
		return { title: "Room", bare: true, args: { room: second }, load: room };
	return null;
}
