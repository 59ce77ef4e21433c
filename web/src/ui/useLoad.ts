import { useCallback, useEffect, useState } from "preact/hooks";

export type Load<T> = { state: "loading" } | { state: "ready"; value: T } | { state: "failed"; error: Error };

/** Loads when the page is shown and again by reload(). What was loaded stays in view meanwhile. */
export function useLoad<T>(load: () => Promise<T>, deps: readonly unknown[] = []): [Load<T>, () => void] {
	const [got, set] = useState<Load<T>>({ state: "loading" });
	const [turn, setTurn] = useState(0);
	useEffect(() => {
		let live = true;
		load().then(
			(value) => live && set({ state: "ready", value }),
			(e: unknown) => live && set({ state: "failed", error: e instanceof Error ? e : new Error(String(e)) }),
		);
		return () => void (live = false);
	}, [turn, ...deps]);
	return [got, useCallback(() => setTurn((t) => t + 1), [])];
}
