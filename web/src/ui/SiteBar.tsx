// The bar and foot of every page but the room's.
import { place } from "../router";
import { unreachable } from "../api";
import { about, lastName, me } from "../store";
import { Avatar } from "./bits";
import { initials } from "./format";
import { Icon } from "./Icon";
import { overlay } from "./keys";
import { ThemeButton } from "./ThemeMenu";

export function Brand({ quiet }: { quiet?: boolean }) {
	return (
		<a class="brand" href="/">
			<svg viewBox="0 0 18 18" aria-hidden="true"><path d="M2.5 3.5 8 14.5" /><path class="ink" d="M8 14.5 13 4.5M11.2 3.5h3.6" /></svg>
			<span class={quiet ? "sr" : ""}>{quiet ? "Viva, home" : "Viva"}</span>
		</a>
	);
}

const NAV: readonly (readonly [string, string, readonly string[]])[] = [
	["/", "Home", ["/"]],
	["/practice", "Practice", ["/practice"]],
	["/sessions", "Sessions", ["/sessions", "/review"]],
];

function here(starts: readonly string[]): boolean {
	const path = place.value.path;
	return starts.some((s) => (s === "/" ? path === "/" : path.startsWith(s)));
}

function Line() {
	return (
		<span class={unreachable.value ? "conn down" : "conn"} role="status">
			<Icon name={unreachable.value ? "off" : "saved"} />
			<span>{unreachable.value ? "No connection" : "Connected"}</span>
		</span>
	);
}

export function SiteBar() {
	const name = me.value?.name ?? lastName();
	return (
		<header class="bar site">
			<Brand />
			<nav class="nav" aria-label="Main">
				{NAV.map(([href, label, starts]) => <a key={href} href={href} aria-current={here(starts) ? "page" : undefined}>{label}</a>)}
			</nav>
			<span class="push" />
			<button type="button" class="btn jump" onClick={() => (overlay.value = "palette")}>
				<Icon name="search" /><span>Search or jump to </span><kbd>Ctrl K</kbd>
			</button>
			<Line />
			<ThemeButton />
			<button type="button" class="btn ghost icon sm" aria-label={name === "" ? "You on this server" : `${initials(name)}, ${name}: you on this server`} onClick={() => (overlay.value = "account")}>
				{name === "" ? <Icon name="user" /> : <Avatar name={name} peer={2} />}
			</button>
		</header>
	);
}

/** "judge ready, tier B"; said on every page, since without one a submission waits. */
export function judgeWords(): string {
	const a = about.value;
	if (a === null) return "";
	if (!a.judges.ready) return "no judge connected: code waits until one is";
	return `judge ready${a.judges.tier === null ? "" : `, tier ${a.judges.tier}`}`;
}

export function Foot() {
	return (
		<footer class="foot">
			<span>Viva on this server</span>
			<span class="tag">{judgeWords()}</span>
			<span class="push" />
			<button type="button" class="footlink" onClick={() => (overlay.value = "keys")}>Keys <kbd>?</kbd></button>
			<a href="/about">About and credits</a>
		</footer>
	);
}
