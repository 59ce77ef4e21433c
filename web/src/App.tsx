import { useEffect, useState } from "preact/hooks";
import type { ComponentType } from "preact";
import { parts } from "./router";
import { routeOf } from "./routes";
import type { Route } from "./routes";

type View = ComponentType<Record<string, string>>;

/** The view of a route once its code is there; null meanwhile. */
function useView(route: Route | null): View | null {
	const [got, set] = useState<{ of: Route["load"]; view: View } | null>(null);
	useEffect(() => {
		if (route === null) return;
		let live = true;
		const loaded = route.load();
		void Promise.resolve(loaded).then((l) => {
			if (live) set({ of: route.load, view: typeof l === "function" ? l : l.default });
		});
		return () => void (live = false);
	}, [route?.load]);
	return got !== null && got.of === route?.load ? got.view : null;
}

export function App() {
	const route = routeOf(parts.value);
	const View = useView(route);
	if (route === null || View === null) return <main class="page" id="main" aria-busy="true" />;
	return <View {...route.args} />;
}
