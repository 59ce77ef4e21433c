// A recovery link brings a guest back on another device. Never by itself: somebody else's browser may
// open it, and whoever is signed in here would be replaced.
import { useState } from "preact/hooks";
import { api } from "../api";
import { go, place } from "../router";
import { keepName, me } from "../store";
import { Notice } from "../ui/bits";

export default function Recover() {
	const [error, setError] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const token = place.value.hash.trim();
	const whole = /^[a-z2-7]{32}$/.test(token);
	const recover = async (): Promise<void> => {
		setBusy(true);
		try {
			const got = await api.recover(token);
			me.value = got.guest;
			if (got.guest !== null) keepName(got.guest.name);
			go("/sessions", true);
		} catch (e) {
			setError(e instanceof Error ? e.message : String(e));
			setBusy(false);
		}
	};
	return (
		<main class="page narrow" id="main" tabIndex={-1}>
			<div class="page-head"><div><h1>{whole ? "Bring my sessions here" : "This recovery link is not complete"}</h1>
				<p>{whole ? "This link signs you in as the guest it was made for, in this browser." : "It ends in # and 32 letters and digits. Copy all of it. Nothing was changed."}</p></div></div>
			<div class="stack">
				{whole && me.value !== null && <Notice><p>This browser is <b>{me.value.name}</b> at the moment. Going on replaces that; without their own recovery link those sessions cannot be opened from here again.</p></Notice>}
				{error !== null && <Notice bad>{error}</Notice>}
				<p class="row wrap">
					{whole && <button type="button" class="btn primary" disabled={busy} onClick={() => void recover()}>Go on</button>}
					<a class="btn" href="/">Home</a>
				</p>
			</div>
		</main>
	);
}
