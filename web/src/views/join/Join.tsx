// Join by a link: name, one button, in the room. What is recorded and who sees it stands there before.
import { useEffect, useState } from "preact/hooks";
import { ApiError, api } from "../../api";
import type { Look, Role } from "../../model";
import { go, place } from "../../router";
import { beGuest, lastName, me } from "../../store";
import { keepTicket } from "../../tickets";
import { Field } from "../../ui/bits";
import { Icon } from "../../ui/Icon";
import { useLoad } from "../../ui/useLoad";
import type { RoleLink } from "./link";
import { parseLink } from "./link";

function Wrong({ title, text }: { title: string; text: string }) {
	return (
		<main class="page narrow" id="main" tabIndex={-1}>
			<div class="page-head"><div><h1>{title}</h1><p>{text}</p></div></div>
			<p class="row wrap"><a class="btn primary" href="/">Home</a><a class="btn" href="/sessions">My sessions</a></p>
		</main>
	);
}

function failure(e: Error): { title: string; text: string } {
	const status = e instanceof ApiError ? e.status : 0;
	if (status === 403 || status === 404)
		return { title: "This link does not open a room", text: `${e.message} Nothing was changed.` };
	return { title: "The link could not be looked up", text: e.message };
}

const AS: Record<Role, string> = {
	interviewer: "You join as interviewer: you see guides, private notes and scores.",
	candidate: "You join as candidate.",
	observer: "You join as observer: you see what the candidate sees.",
	learner: "This is a practice of your own.",
};

function inviter(look: Look): string {
	const others = look.people.filter((p) => p.name !== me.value?.name).map((p) => p.name);
	if (look.state === "ended") return "A recorded session";
	return others.length === 0 ? "You are invited to" : `${others.join(", ")} ${others.length === 1 ? "invites" : "invite"} you to`;
}

function useJoin(link: RoleLink, look: Look) {
	const [error, setError] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const join = async (name: string): Promise<void> => {
		setBusy(true);
		setError(null);
		try {
			await beGuest(name);
			const joined = await api.join(link.room, link.secret, name);
			keepTicket(joined.room, joined.ticket);
			go(look.state === "ended" ? `/review/${joined.room}` : `/room/${joined.room}`, true);
		} catch (e) {
			setError(e instanceof Error ? e.message : String(e));
			setBusy(false);
		}
	};
	return { error, busy, join };
}

function WhoSees({ look }: { look: Look }) {
	const words = look.people.map((p) => `${p.name} (${p.role})`).join(", ");
	return (
		<div class="block join-sees t2 quiet">
			<div class="row top">
				<Icon name="rec" />
				<div class="grow">
					<p>Chat, code, runs and what is revealed are recorded. Sound and picture are not.</p>
					<ul class="sees">{look.sees.map((s, i) => <li key={i}><b>{s.who}</b> <span>{s.what}</span></li>)}</ul>
					{words !== "" && <p class="t1 faint">In the room so far: {words}.</p>}
				</div>
			</div>
		</div>
	);
}

function Card({ link, look }: { link: RoleLink; look: Look }) {
	const [name, setName] = useState(lastName());
	useEffect(() => setName((n) => (n === "" ? lastName() : n)), [me.value]);
	const { error, busy, join } = useJoin(link, look);
	return (
		<main class="page join" id="main" tabIndex={-1}>
			<div class="card">
				<div class="stack join-top">
					<div><p class="t2 quiet">{inviter(look)}</p><h1>{look.title}</h1></div>
					<p class="t2 quiet">{AS[look.role]}</p>
					<form class="stack fields" onSubmit={(e) => { e.preventDefault(); void join(name.trim()); }}>
						<Field label="Your name" class="lg" value={name} onInput={setName} required maxLength={64} autocomplete="name" error={error} />
						<button class="btn primary lg wide" disabled={busy}>{busy ? "Joining" : look.state === "ended" ? "Open the recording" : "Join the room"}</button>
					</form>
				</div>
				<WhoSees look={look} />
			</div>
			<p class="t2 faint centre">No account needed. This browser remembers you; your recovery link is under your name at the top right.</p>
		</main>
	);
}

export default function Join() {
	const link = parseLink(place.value.hash);
	const [look] = useLoad(() => (link === null ? Promise.reject(new Error("")) : api.look(link.room, link.secret)), [place.value.hash]);
	if (link === null)
		return <Wrong title="This link is not complete" text="A link to a room ends in # and two groups of letters. Copy all of it, or ask whoever sent it to send it again. Nothing was changed." />;
	if (look.state === "loading") return <main class="page join" id="main" tabIndex={-1} aria-busy="true"><p role="status" class="quiet">Looking up the link</p></main>;
	if (look.state === "failed") return <Wrong {...failure(look.error)} />;
	return <Card link={link} look={look.value} />;
}
