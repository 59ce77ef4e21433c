import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** The time, once a second while somebody looks. */
export const now = signal(Date.now());
let users = 0;
let timer = 0;

export function useNow(): number {
	useEffect(() => {
		if (users++ === 0) timer = window.setInterval(() => (now.value = Date.now()), 1000);
		return () => {
			if (--users === 0) clearInterval(timer);
		};
	}, []);
	return now.value;
}
