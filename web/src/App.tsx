import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { parts } from "./router";
import { routeOf } from "./routes";
import type { Route } from "./routes";
import { about } from "./store";
import { Account } from "./ui/Account";
import { Notice } from "./ui/bits";
import { Keys } from "./ui/KeysDialog";
import { overlay } from "./ui/keys";
import { Palette } from "./ui/Palette";
import { Foot, SiteBar } from "./ui/SiteBar";
import { Toasts } from "./ui/toast";
import { NotFound } from "./views/NotFound";

type View = ComponentType<Record<string, string>>;
type Got = { of: Route["load"]; view: View } | { of: Route["load"]; error: Error };

/** The view of a route once its code is there; null meanwhile. */
function useView(route: Route | null): Got | null {
	const [got, set] = useState<Got | null>(null);
	const of = route?.load;
	useEffect(() => {
		if (of === undefined) return;
		let live = true;
		Promise.resolve(of()).then(
			(l) => live && set({ of, view: typeof l === "function" ? l : l.default }),
			(error: Error) => live && set({ of, error }),
		);
		return () => void (live = false);
	}, [of]);
	return got !== null && got.of === of ? got : null;
}

function Overlays() {
	return (
		<>
			{overlay.value === "palette" && <Palette />}
			{overlay.value === "keys" && <Keys />}
			{overlay.value === "account" && <Account />}
			<Toasts />
		</>
	);
}

function Page({ route }: { route: Route }) {
	const got = useView(route);
	if (got === null) return <main class="page" id="main" tabIndex={-1} aria-busy="true"><p class="sr" role="status">Loading</p></main>;
	if ("error" in got)
		return (
			<main class="page narrow" id="main" tabIndex={-1}>
				<h1>This page did not load</h1>
				<p>The server may have been updated or be out of reach. Nothing was lost.</p>
				<button type="button" class="btn" onClick={() => location.reload()}>Reload the page</button>
			</main>
		);
	const View = got.view;
	return <View key={JSON.stringify(route.args)} {...route.args} />;
}

export function App() {
	const route = routeOf(parts.value);
	useEffect(() => {
		document.title = `${route?.title ?? "Not here"} · Viva`;
	}, [route?.title]);
	const bare = route?.bare === true;
	const banner = about.value?.banner;
	return (
		<>
			<a class="skip" href="#main" onClick={(e) => { e.preventDefault(); document.getElementById("main")?.focus(); }}>Skip to content</a>
			{!bare && <SiteBar />}
			{!bare && banner !== null && banner !== undefined && <div class="site-banner"><Notice icon="warn">{banner}</Notice></div>}
			{route === null ? <NotFound /> : <Page route={route} />}
			{!bare && <Foot />}
			<Overlays />
		</>
	);
}
