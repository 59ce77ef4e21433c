import { computed, type ReadonlySignal } from "@preact/signals";

/** A computed object that stays the same one until a field of it changes. */
export function steady<T extends object>(make: () => T, ignore: readonly string[] = []): ReadonlySignal<T> {
	let was: T | null = null;
	return computed(() => {
		const now = make();
		const same = was !== null && (Object.keys(now) as (keyof T & string)[]).every((k) => ignore.includes(k) || was?.[k] === now[k]);
		if (!same || was === null) was = now;
		return was;
	});
}
