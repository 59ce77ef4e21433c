// My place in the queue. The server keeps it while the page asks (every two seconds); a reload finds it again.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../../api";
import type { Want } from "../../api";
import type { Pair } from "../../model";

const ASK_MS = 2000;

export const pairState = signal<Pair | null>(null);
/** When the state was told, to count the seconds between two answers. */
export const toldAt = signal(0);
export const queueError = signal<string | null>(null);

function take(p: Pair): void {
	pairState.value = p;
	toldAt.value = Date.now();
	queueError.value = null;
}

async function act(what: Promise<Pair>): Promise<boolean> {
	try {
		take(await what);
		return true;
	} catch (e) {
		queueError.value = e instanceof Error ? e.message : String(e);
		return false;
	}
}

export const queue = {
	join: (w: Want): Promise<Pair> => api.pairJoin(w).then((p) => { take(p); return p; }),
	accept: (): Promise<boolean> => act(api.pairAccept()),
	decline: (): Promise<boolean> => act(api.pairDecline()),
	leave: (): Promise<boolean> => act(api.pairLeave()),
};

/** Ask while the page is shown; one question at a time. */
export function useQueue(): void {
	useEffect(() => {
		let live = true;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const ask = async (): Promise<void> => {
			const got = api.pair();
			await got.then((p) => { if (live) take(p); }, (e: Error) => { if (live) queueError.value = e.message; });
			if (live) timer = setTimeout(() => void ask(), ASK_MS);
		};
		void ask();
		return () => {
			live = false;
			clearTimeout(timer);
		};
	}, []);
}
